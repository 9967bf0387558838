"""The catalogue of requirements (条目目录): what is demanded of whom, within which limit, how it is checked.

Indicators name its rows (``SD-040``, ``TL-26``, ``I1``); ``zwgk rules coverage`` shows that none is
forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from audit.errors import InputError
from audit.model import AgencyKind
from audit.yamlfile import Node, load_yaml

_FILE = Path(__file__).with_name("catalogue.yml")
#: How a row is named: ``SD-040``, ``TL-20-02``, ``T1-5``, and the identities ``E1``, ``I8``, ``J3``.
CATALOGUE_ID = re.compile(r"[A-Z]+\d?(?:-[A-Z0-9]+)+|[EIJ]\d")
_MODE = re.compile(r"[ASM](?:[+/][ASM])?")
_SECTION_KEYS = frozenset({"id", "title", "basis", "procedure", "entries"})
_ENTRY_KEYS = frozenset({"id", "mode", "applies", "penalty", "threshold", "text", "basis"})
_ALL, _SUPERVISOR = "all", "supervisor"
_MODES = {"A": "程序判定", "S": "程序提出、由人确认", "M": "填报佐证"}


class Penalty(StrEnum):
    """What breaking a requirement leads to in the documents that demand it."""

    VETO = "veto"
    DEDUCT = "deduct"
    BONUS = "bonus"
    LIST = "list"

    @property
    def label(self) -> str:
        """The Chinese word that users read."""
        return {"veto": "单项否决", "deduct": "扣分", "bonus": "加分", "list": "只列示"}[self]


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One row of the catalogue.

    ``mode`` is as in the catalogue: ``A`` by program, ``S`` proposed and confirmed, ``M`` imported; joined
    by ``+`` (both) or ``/`` (either).  ``applies`` are the kinds of body; ``supervisor`` says that the
    supervising office itself is bound.  ``procedure`` marks rows about the audit's own procedure (review,
    appeal), which no indicator scores.
    """

    id: str
    section: str
    text: str
    mode: str
    applies: frozenset[AgencyKind]
    penalties: tuple[Penalty, ...]
    threshold: str
    basis: str
    supervisor: bool = False
    procedure: bool = False

    @property
    def mode_label(self) -> str:
        """The mode in Chinese: ``程序判定＋填报佐证``."""
        return (
            re.sub("[ASM]", lambda found: _MODES[found[0]], self.mode).replace("+", "＋").replace("/", "或")
        )


@cache
def load_catalogue() -> Mapping[str, CatalogueEntry]:
    """Every row that comes with the program, by id, in the order of the catalogue."""
    return read_catalogue(_FILE)


def read_catalogue(path: Path) -> Mapping[str, CatalogueEntry]:
    """The rows in ``path``; InputError with every mistake: id used twice, unknown kind, mode, penalty."""
    root = load_yaml(path)
    root.unknown_keys({"sections"})
    rows: dict[str, CatalogueEntry] = {}
    for section in root.sequence("sections", required=True):
        section.unknown_keys(_SECTION_KEYS)
        name = f"{section.string('id', required=True)} {section.string('title', required=True)}"
        basis = section.string("basis", required=True)
        procedure = section.boolean("procedure")
        for node in section.sequence("entries", required=True):
            row = _entry(node, name, basis, procedure=procedure)
            if row.id in rows:
                node.mistake(f"条目编号 {row.id} 重复", "请删去其中一行，或改正编号", "id")
            rows[row.id] = row
    root.finish()
    return rows


def _entry(node: Node, section: str, basis: str, *, procedure: bool) -> CatalogueEntry:
    node.unknown_keys(_ENTRY_KEYS)
    identity = node.string("id", required=True)
    if not CATALOGUE_ID.fullmatch(identity):
        node.mistake(f"“{identity}”不是条目编号", "请写成 SD-040、TL-26、I1 的形式", "id")
    mode = node.string("mode", required=True)
    if not _MODE.fullmatch(mode):
        node.mistake(f"“{mode}”不是查法", "请写 A、S、M，或以 + / 连接的两个", "mode")
    words = node.words("applies", required=True)
    kinds = {kind.value: kind for kind in AgencyKind}
    choice = f"可选：{_ALL}、{_SUPERVISOR}、{'、'.join(kinds)}"
    for word in words:
        if word not in {*kinds, _ALL, _SUPERVISOR}:
            node.mistake(f"不认识的单位类型“{word}”", choice, "applies")
    penalties = node.words("penalty", required=True)
    for word in penalties:
        if word not in set(Penalty):
            node.mistake(f"不认识的处理“{word}”", f"可选：{'、'.join(Penalty)}", "penalty")
    return CatalogueEntry(
        id=identity,
        section=section,
        text=node.string("text", required=True),
        mode=mode,
        applies=frozenset(kinds[word] for word in (kinds if _ALL in words else words) if word in kinds),
        penalties=tuple(Penalty(word) for word in penalties if word in set(Penalty)),
        threshold=node.string("threshold", required=True),
        basis=node.string("basis", basis),
        supervisor=_SUPERVISOR in words,
        procedure=procedure,
    )


def catalogue_entry(identity: str) -> CatalogueEntry:
    """The row of that id, whatever the case of its letters; InputError that names the nearest one."""
    rows = load_catalogue()
    wanted = identity.strip().upper()
    if wanted in rows:
        return rows[wanted]
    raise InputError.one(
        identity, "没有这个条目编号", f"编号是这样的：{'、'.join(_near(wanted, tuple(rows)))}"
    )


def _near(wanted: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The rows of the same family, else three as examples."""
    family = [row for row in ids if row.startswith(re.sub(r"\d+$", "", wanted))] if wanted else []
    return tuple(family[:6]) or ("SD-040", "TL-26", "W-V4")
