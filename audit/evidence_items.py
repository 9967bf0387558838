"""What offices are asked to state and prove (佐证条目): for each such row of the catalogue one question.

A crawler sees none of it: trainings, meetings, boards in a hall, registers of applications.  The item's
id is the catalogue's, so that indicators, sheet and rules speak of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from audit.catalogue import CatalogueEntry, load_catalogue
from audit.model import AgencyKind
from audit.periods import PeriodKind
from audit.yamlfile import Node, closest, load_yaml

_FILE = Path(__file__).with_name("evidence_items.yml")
_KEYS = frozenset(
    {"id", "question", "kind", "unit", "counts", "percents", "period", "minimum", "maximum", "days"}
)
_NUMBERS = frozenset({"count", "percent"})


class ValueKind(StrEnum):
    """What is written into the cell of an item's value."""

    YES_NO = "yes_no"
    COUNT = "count"
    PERCENT = "percent"
    DATE = "date"
    TEXT = "text"
    LEDGER = "ledger"

    @property
    def label(self) -> str:
        """How the sheet's explanations call it."""
        return {
            "yes_no": "是或否",
            "count": "整数",
            "percent": "百分数",
            "date": "日期",
            "text": "文字",
            "ledger": "见依申请台账",
        }[self]


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One thing to be stated.

    ``unit`` is that of the value that is judged; ``counts`` and ``percents`` are further values that may be
    stated on lines of their own, told apart by their unit.  ``minimum``, ``maximum`` (numbers) and ``days``
    (how old a date may be) are what rules judge by where an indicator sets nothing else.
    """

    id: str
    question: str
    kind: ValueKind
    period: PeriodKind
    applies: frozenset[AgencyKind]
    unit: str = ""
    counts: tuple[str, ...] = ()
    percents: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    days: int | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that a line of this item may have; the judged one first."""
        return (self.unit, *self.counts, *self.percents)

    def kind_of(self, unit: str) -> ValueKind:
        """What the value of a line with that unit is."""
        if unit in self.percents:
            return ValueKind.PERCENT
        return ValueKind.COUNT if unit in self.counts else self.kind

    @property
    def criterion(self) -> str:
        """What is demanded, in words; empty where the value is only recorded."""
        parts = [
            "" if self.minimum is None else f"不少于 {self.minimum}{self.unit}",
            "" if self.maximum is None else f"不多于 {self.maximum}{self.unit}",
            "" if self.days is None else f"距查看之日不超过 {self.days} 天",
            "应为“是”" if self.kind is ValueKind.YES_NO else "",
        ]
        return "，".join(part for part in parts if part)


@cache
def load_items() -> Mapping[str, EvidenceItem]:
    """The items that come with the program, by id, in the order of the list."""
    return read_items(_FILE)


def read_items(path: Path) -> Mapping[str, EvidenceItem]:
    """The items in ``path``; InputError with every mistake: unknown row, id used twice, bad criterion."""
    root = load_yaml(path)
    root.unknown_keys({"items"})
    catalogue = load_catalogue()
    items: dict[str, EvidenceItem] = {}
    for node in root.sequence("items", required=True):
        item = _item(node, catalogue)
        if item is None:
            continue
        if item.id in items:
            node.mistake(f"条目 {item.id} 写了两次", "请删去其中一个", "id")
        items[item.id] = item
    root.finish()
    return items


def nearest_item(text: str) -> str | None:
    """The item that was probably meant by an id or a question; None where none is near."""
    items = load_items()
    if found := re.fullmatch(r"([A-Z])?([A-Z])[ -]?0*(\d+)", text.upper()):
        for width in (3, 2):
            padded = f"{found[1] or ''}{found[2]}-{found[3].zfill(width)}"
            if padded in items:
                return padded
    by_question = {item.question: item.id for item in items.values()}
    near = closest(text.upper(), items, cutoff=0.7)
    return near or by_question.get(closest(text, by_question, cutoff=0.5) or "")


def _item(node: Node, catalogue: Mapping[str, CatalogueEntry]) -> EvidenceItem | None:
    node.unknown_keys(_KEYS)
    identity = node.string("id", required=True)
    row = catalogue.get(identity)
    if row is None:
        node.mistake(f"条目目录里没有 {identity}", "请改正编号", "id")
        return None
    if set(row.mode) <= {"A"}:
        node.mistake(f"{identity} 由程序判定，不用填报", "请删去这个条目", "id")
    kind = node.choice("kind", {str(kind): kind for kind in ValueKind}, ValueKind.TEXT, required=True)
    period = node.choice("period", {str(p): p for p in PeriodKind}, PeriodKind.YEAR, required=True)
    for key in ("minimum", "maximum"):
        if node.get(key) is not None and kind not in _NUMBERS:
            node.mistake(f"{identity} 的值不是数，不能有 {key}", "请删去这一项", key)
    if node.get("days") is not None and kind is not ValueKind.DATE:
        node.mistake(f"{identity} 的值不是日期，不能有 days", "请删去这一项", "days")
    if kind is ValueKind.COUNT and not node.string("unit"):
        node.mistake(f"{identity} 没有写单位（量）", "请补上 unit", "kind")
    units = (node.string("unit"), *node.words("counts"), *node.words("percents"))
    if len(set(units)) < len(units):
        node.mistake(f"{identity} 的单位（量）重复", "请删去重复的", "unit")
    return EvidenceItem(
        id=identity,
        question=node.string("question", required=True),
        kind=kind,
        period=period,
        applies=row.applies,
        unit=units[0],
        counts=node.words("counts"),
        percents=node.words("percents"),
        minimum=node.decimal("minimum", None),
        maximum=node.decimal("maximum", None),
        days=node.integer("days", None),
    )
