"""Looking for something in several columns: whether looking in vain proves that it is nowhere.

Absence is held against nobody unless every column in which the thing may stand was read to its end
(architecture, point 3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit.model import ColumnId, Coverage, Evidence, Finding, Outcome
from rules.facts import Facts
from rules.findings import not_applicable, proof, unavailable
from rules.gate import gap


@dataclass(frozen=True, slots=True)
class Search:
    """What is known of the columns in which something was looked for.

    ``unread`` is the first column that was not read to its end; ``nowhere`` the verdict where no column
    is there to look into (not applicable, or asked of a person); ``asked`` says that a column is missing
    of which nobody knows whether the body must have it; ``searched`` are the pages that were read, and
    ``told`` names the columns with their numbers of items.
    """

    unread: Finding | None
    nowhere: Finding | None
    asked: bool
    searched: tuple[Evidence, ...]
    told: str


def search(facts: Facts, columns: Iterable[ColumnId]) -> Search:
    """How far ``columns`` were searched."""
    ids = tuple(dict.fromkeys(columns))
    gaps = [gap(facts, column) for column in ids]
    hindrances = [hindrance for hindrance in gaps if hindrance is not None]
    unread = next((found for found in hindrances if found.outcome is Outcome.UNAVAILABLE), None)
    asked = next((found for found in hindrances if found.outcome is Outcome.MANUAL), None)
    nowhere = None
    if len(hindrances) == len(gaps):
        nowhere = asked or next(iter(hindrances), not_applicable("没有可查的栏目"))
    read = [c for c in ids if (known := facts.column(c)) and known.coverage is Coverage.COMPLETE]
    searched = tuple(evidence for column in read for evidence in proof(facts.columns[column]))
    told = "、".join(_told(facts, column) for column in read)
    return Search(unread, nowhere, asked is not None, searched, told)


def _told(facts: Facts, column: ColumnId) -> str:
    since = facts.columns[column].since
    back = "" if since is None else f"（{since} 以来的）"
    return f"“{column.label}”{len(facts.records_of(column))} 条{back}"


def nothing_to_judge(facts: Facts, columns: Iterable[ColumnId], name: str) -> Finding:
    """The verdict of a rule about items called ``name`` where ``columns`` show none: no breach of its own."""
    ground = search(facts, columns)
    if ground.unread is not None:
        reason = f"没有找到{name}，而{ground.unread.reason}"
        return unavailable(reason, ground.unread.evidence, name)
    if ground.nowhere is not None:
        return ground.nowhere
    return not_applicable(f"{ground.told}都已读全，没有{name}，不在这里认定", ground.searched)
