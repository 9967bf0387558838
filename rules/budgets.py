"""Finding a year's budget or final accounts among the items of the budget column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from audit.model import Record
from rules.bare_titles import is_only_a_body, is_only_a_year
from rules.dates import first_seen, last_due_year, western_years, years_in

BUDGET, ACCOUNTS = "预算", "决算"
_KINDS = re.compile(r"预算执行|预算|决算|预决算")
_NAMED = re.compile(
    r"((?:19|20)\d{2})\s*年?度?[^\d]{0,30}?(预算执行|预决算|预算|决算)|(预决算|预算|决算)[^\d]{0,20}((?:19|20)\d{2})"
)
#: What a budget or final accounts may be called without either word.
_CALLED = re.compile("收支|财务|三公|经费|财政|信息公开表|公开报表|公开说明")


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A budget or final accounts that ought to be there: which, of which year."""

    kind: str
    year: int

    @property
    def label(self) -> str:
        """As a report names it: 2024年度决算."""
        return f"{self.year}年度{self.kind}"


def owed(as_of: date, budget_due: str, accounts_due: str) -> tuple[Fiscal, Fiscal]:
    """This year's budget and last year's accounts, or the ones before where those are not due yet."""
    return (
        Fiscal(BUDGET, last_due_year(as_of, budget_due)),
        Fiscal(ACCOUNTS, last_due_year(as_of, accounts_due) - 1),
    )


def names(record: Record) -> str:
    """All words by which an item says what it is: its title and its files' names, years in figures."""
    return western_years(" ".join((record.title, *(file.name for file in record.attachments))))


def is_of(record: Record, fiscal: Fiscal) -> bool:
    """Whether title or files say that this is ``fiscal``; 预算执行 is the report on a year gone by."""
    text = names(record)
    for match in _NAMED.finditer(text):
        year, kind = int(match[1] or match[4]), match[2] or match[3]
        if year == fiscal.year and kind in {fiscal.kind, "预决算"}:
            return True
    # 《…部门预算（2024年）》, 2024年…“三公”经费及部门预算: one year, the right word somewhere.
    years = set(years_in(text))
    return years == {fiscal.year} and fiscal.kind in text.replace("预算执行", "").replace(
        "预决算", "预算决算"
    )


def hints_at(record: Record, fiscal: Fiscal) -> bool:
    """Whether it could be ``fiscal`` wherever it stands: the right kind, no year, published in time."""
    text = names(record)
    silent = not years_in(text) and (bool(_KINDS.search(text)) or "财政" in text or record.is_page)
    return silent and _in_time(record, fiscal)


def may_be(record: Record, fiscal: Fiscal) -> bool:
    """Whether an item of the budget column could be ``fiscal`` without saying so: year or kind is not told.

    Of a list by bodies the item bears a body's name, of one by years the year, and nothing else.
    """
    text = names(record)
    years = years_in(text)
    if not years:
        named = _CALLED.search(text) is not None or is_only_a_body(record.title)
        return hints_at(record, fiscal) or (named and _in_time(record, fiscal))
    if fiscal.year not in years or _KINDS.search(text):
        return False
    called = _CALLED.search(text) is not None or is_only_a_year(record.title)
    return called and _in_time(record, fiscal)


def _in_time(record: Record, fiscal: Fiscal) -> bool:
    seen = first_seen(record)
    return seen is None or seen.year >= fiscal.year


def found(records: tuple[Record, ...], fiscal: Fiscal) -> tuple[Record, ...]:
    """The items that are ``fiscal``."""
    return tuple(record for record in records if is_of(record, fiscal))
