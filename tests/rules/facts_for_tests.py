"""Small builders of facts, and the table row by which every rule's cases are written."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from audit.lexicon import load_lexicon
from audit.model import (
    Agency,
    AgencyKind,
    Attachment,
    Column,
    ColumnId,
    Coverage,
    Dimension,
    DocumentReading,
    Evidence,
    FetchOutcome,
    Finding,
    Grade,
    Indicator,
    IndicatorSystem,
    LinkCheck,
    Outcome,
    PageFacts,
    Period,
    Probe,
    Record,
    Statement,
)
from audit.workdays import WorkCalendar, load_calendar
from rules.facts import Facts
from rules.runner import judge, load_rules

AS_OF = date(2026, 11, 20)
PERIOD = Period(date(2026, 1, 1), AS_OF)
FETCHED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SITE = "https://jyj.qingyuan.gov.cn"
OK, NOT_FOUND, TIMEOUT = FetchOutcome.OK, FetchOutcome.NOT_FOUND, FetchOutcome.TIMEOUT


@cache
def calendar() -> WorkCalendar:
    """The real calendar, counted once."""
    return load_calendar()


def an_agency(
    kind: AgencyKind = AgencyKind.DEPARTMENT, name: str = "清源县教育局", functions: str | None = None
) -> Agency:
    """An agency; ``functions`` as a roster gives them, None where the cell is blank."""
    known = None if functions is None else frozenset(functions.split())
    return Agency("a1", name, kind, "部门", (f"{SITE}/",), functions=known)


def day(text: str | None) -> date | None:
    """``2026-03-02`` as a date."""
    return None if text is None else date.fromisoformat(text)


def a_record(
    title: str,
    shown: str | None = "2026-03-02",
    *,
    column: str = "policy",
    text: str = "",
    issued: str | None = None,
    listed: str | None = None,
    outcome: FetchOutcome | None = OK,
    files: tuple[Attachment, ...] = (),
    url: str | None = None,
    **more: Any,
) -> Record:
    """A record whose article was read and says that it was published on ``shown``."""
    address = url or f"{SITE}/{column}/{zlib.crc32(f'{title}{shown}{issued}'.encode())}.html"
    return Record(
        column=column,
        title=title,
        url=address,
        listed=day(listed),
        published=day(shown),
        issued=day(issued),
        attachments=files,
        outcome=outcome,
        sha256="ab" * 32 if outcome is OK else None,
        fetched_at=FETCHED,
        list_url=f"{SITE}/{column}/",
        text_length=len(text),
        text=text,
        **more,
    )


def a_file(
    name: str, outcome: FetchOutcome | None = OK, reading: DocumentReading | None = None, note: str = ""
) -> Attachment:
    """An attachment that was tried with that outcome, and read with that result."""
    return Attachment(f"{SITE}/files/{name}", name, outcome, note, reading)


def a_column(
    column: str, coverage: Coverage = Coverage.COMPLETE, *records: Record, searched: int = 2, **more: Any
) -> tuple[Column, tuple[Record, ...]]:
    """A column with its records; ``searched`` pages were read for it."""
    pages = tuple(Evidence(f"{SITE}/{column}/{number}.html", "cd" * 32) for number in range(searched))
    found = coverage is not Coverage.ABSENT
    return (
        Column(
            column,
            coverage,
            label=more.pop("label", ColumnId(column).label) if found else "",
            urls=(f"{SITE}/{column}/",) if found else (),
            records=more.pop("count", len(records)),
            searched=pages,
            **more,
        ),
        records,
    )


def complete(column: str, *records: Record, **more: Any) -> tuple[Column, tuple[Record, ...]]:
    """A column that was read to its end."""
    return a_column(column, Coverage.COMPLETE, *records, **more)


def partly(column: str, *records: Record, **more: Any) -> tuple[Column, tuple[Record, ...]]:
    """A column whose list was not read to its end."""
    return a_column(column, Coverage.PARTIAL, *records, limit="第 3 页超时", **more)


def blocked(column: str) -> tuple[Column, tuple[Record, ...]]:
    """A column that a firewall keeps shut."""
    return a_column(column, Coverage.BLOCKED, searched=0, limit="被防护系统拦截")


def absent(column: str, searched: int = 4) -> tuple[Column, tuple[Record, ...]]:
    """A column that was searched for in ``searched`` pages and not found."""
    return a_column(column, Coverage.ABSENT, searched=searched)


def some_facts(
    *columns: tuple[Column, tuple[Record, ...]],
    agency: Agency | None = None,
    pages: tuple[PageFacts, ...] = (),
    links: tuple[LinkCheck, ...] = (),
    period: Period = PERIOD,
    probes: tuple[Probe, ...] = (),
    statements: tuple[Statement, ...] = (),
) -> Facts:
    """Facts of an agency with those columns."""
    return Facts(
        agency or an_agency(),
        period,
        calendar(),
        {column.id: column for column, _ in columns},
        {column.id: records for column, records in columns},
        pages,
        links,
        probes,
        {item: tuple(s for s in statements if s.item == item) for item in {s.item for s in statements}},
        load_lexicon(),
    )


def a_statement(item: str, value: str, period: str = "2026", **more: Any) -> Statement:
    """A line of the evidence sheet."""
    return Statement("a1", item, period, value, author="张三", proof="佐证/1.pdf", **more)


def a_home(newest: str | None = None, footer: str = "", meta: dict[str, str] | None = None) -> PageFacts:
    """The home page as it was read."""
    return PageFacts(
        f"{SITE}/", "home", "ef" * 32, FETCHED, "清源县教育局", meta or {}, footer, day(newest), links=3
    )


def a_page(role: str, name: str, meta: dict[str, str], site: str = SITE) -> PageFacts:
    """A list or article page with its meta tags."""
    return PageFacts(f"{site}/{role}/{name}.html", role, "ef" * 32, FETCHED, name, meta)


def a_link(label: str, *outcomes: FetchOutcome, external: bool = False, on: str = f"{SITE}/") -> LinkCheck:
    """A link of the home page and what became of each look at it."""
    host = "https://elsewhere.example" if external else SITE
    return LinkCheck(f"{host}/{label}", label, on, outcomes, external=external)


def a_system(*indicators: Indicator) -> IndicatorSystem:
    """An indicator system of those indicators."""
    grades = (Grade("合格", Decimal(60)), Grade("不合格", Decimal(0)))
    return IndicatorSystem("t", "测试", 2026, "依据", Decimal(100), grades, indicators)


def an_indicator(
    rule: str, kinds: frozenset[AgencyKind] = frozenset(AgencyKind), **parameters: object
) -> Indicator:
    """An indicator that asks for ``rule``."""
    return Indicator(
        "I1",
        "指标",
        Dimension.NORMS,
        rule,
        Decimal(2),
        ("TL-26",),
        "依据",
        parameters=parameters,
        applies_to=kinds,
    )


@dataclass(frozen=True)
class Case:
    """One row: facts, the outcomes that must come of them, and words that a reason must contain."""

    name: str
    facts: Facts
    expected: str
    says: tuple[str, ...] = ()
    parameters: dict[str, object] = field(default_factory=dict)
    as_of: date = AS_OF
    kinds: frozenset[AgencyKind] = frozenset(AgencyKind)
    #: Looks like an offence and is none: must never fail.
    look_alike: bool = False

    def findings(self, rule: str) -> tuple[Finding, ...]:
        """What the runner makes of it."""
        indicator = an_indicator(rule, self.kinds, **self.parameters)
        return judge(self.facts, a_system(indicator), load_rules(), self.as_of)

    def check(self, rule: str) -> None:
        """Assert outcomes, reasons, and that every accusation shows where."""
        found = self.findings(rule)
        told = "\n".join(f"{finding.outcome}: {finding.reason}" for finding in found)
        assert sorted(finding.outcome for finding in found) == sorted(self.expected.split()), told
        for words in self.says:
            assert words in told, f"{words!r} is not said in:\n{told}"
        for finding in found:
            assert finding.outcome is not Outcome.FAIL or finding.evidence, told

    def __str__(self) -> str:
        return self.name
