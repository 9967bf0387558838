"""What every report format sees: the audit's results, ordered once, read agency by agency.

The view itself is small (roster, scores, places).  An agency's findings, columns and records are
read when a format comes to it, so that a report over a thousand agencies needs the memory of one.
Every order is fixed here, so that the same audit gives the same bytes in every format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from audit.masking import masked, masked_column, masked_finding, masked_record
from audit.model import (
    Agency,
    Capture,
    Column,
    Dimension,
    Finding,
    Indicator,
    IndicatorScore,
    IndicatorSystem,
    Issue,
    Period,
    Record,
    Repair,
    Score,
    Suggestion,
)
from audit.store import CrawlState, Store
from reports.detail import AgencyDetail, IndicatorLine, lines_of, troubles_of


class Standing(StrEnum):
    """Where an agency's grade stands among the system's grades; reports colour by it."""

    BEST = "best"
    MIDDLE = "mid"
    WORST = "worst"
    UNRANKED = "none"


class Source(Protocol):
    """Where an agency's results are read from; the workspace's store is one."""

    def indicator_scores(self, agency: str) -> Sequence[IndicatorScore]:
        """Points gained and lost, by indicator."""
        ...

    def findings(self, agency: str) -> Sequence[Finding]:
        """Verdicts, in the order in which they were judged."""
        ...

    def repairs(self, agency: str) -> Sequence[Repair]:
        """What each repair would gain, best first."""
        ...

    def columns(self, agency: str) -> Sequence[Column]:
        """What was found of each column."""
        ...

    def records(self, agency: str) -> Sequence[Record]:
        """Published items, without their body texts."""
        ...

    def captures(self, agency: str) -> Sequence[Capture]:
        """Answers of servers."""
        ...

    def issues(self, agency: str) -> Sequence[Issue]:
        """What was not understood."""
        ...


@dataclass(frozen=True, slots=True)
class Heading:
    """What a report says of itself: title, day, period, program; ``warnings`` are those of the scoring."""

    title: str
    as_of: date
    period: Period
    program: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One agency in its place: roster row and score.

    ``anchor`` is a name for links within a document (never made of foreign text), ``unfinished``
    says that its crawl was not brought to an end.
    """

    agency: Agency
    score: Score
    anchor: str
    unfinished: bool = False

    @property
    def published(self) -> Decimal | None:
        """The score that may be shown: None for the unranked.

        What could not be checked costs nothing, so a site that was hardly read would seem perfect.
        """
        return None if self.score.rank is None else self.score.score

    @property
    def dimensions(self) -> tuple[tuple[str, Decimal | None], ...]:
        """The three dimension scores with their names; unknown for the unranked, as the score is."""
        score = self.score
        named = (
            (Dimension.COVERAGE, score.column_coverage),
            (Dimension.COMPLETENESS, score.completeness),
            (Dimension.TIMELINESS, score.timeliness),
        )
        return tuple((name.label, None if score.rank is None else value) for name, value in named)


@dataclass(frozen=True, slots=True)
class Group:
    """The agencies that are ranked against one another, best first, the unranked last."""

    name: str
    members: tuple[Member, ...]

    @property
    def ranked(self) -> tuple[Member, ...]:
        """The members that have a score and a rank."""
        return tuple(member for member in self.members if member.score.rank is not None)


#: From an agency's verdicts to the clauses of the accountability rules that they may fulfil.
Suggest = Callable[[Sequence[Finding]], Sequence[Suggestion]]


def _nothing_to_suggest(_findings: Sequence[Finding]) -> Sequence[Suggestion]:
    return ()


@dataclass(frozen=True, slots=True)
class ReportView:
    """One audit's results, as every format sees them."""

    heading: Heading
    system: IndicatorSystem
    groups: tuple[Group, ...]
    source: Source
    _indicators: Mapping[str, Indicator] = field(default_factory=dict)
    suggest: Suggest = _nothing_to_suggest

    @property
    def members(self) -> Iterator[Member]:
        """Every agency, group by group in listing order."""
        return (member for group in self.groups for member in group.members)

    @property
    def roster(self) -> tuple[Member, ...]:
        """Every agency in the roster's order, which stays the same from audit to audit."""
        return tuple(sorted(self.members, key=lambda member: member.anchor))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader must know first, in Chinese."""
        return self.heading.warnings + tuple(_warnings(tuple(self.members)))

    def indicator(self, indicator_id: str) -> Indicator | None:
        """The indicator of that id; None where the system does not have it."""
        return self._indicators.get(indicator_id)

    def standing(self, member: Member) -> Standing:
        """Where the member's grade stands: the system's best, its lowest, or between."""
        if member.score.rank is None:
            return Standing.UNRANKED
        names = [grade.name for grade in sorted(self.system.grades, key=lambda grade: grade.minimum)]
        if member.score.vetoes or (names and member.score.grade == names[0]):
            return Standing.WORST
        return Standing.BEST if names and member.score.grade == names[-1] else Standing.MIDDLE

    def veto_names(self, member: Member) -> tuple[str, ...]:
        """The names of the vetoes that the agency ran into."""
        known = self._indicators
        return tuple(known[key].name if key in known else key for key in member.score.vetoes)

    def lines(self, agency: str) -> tuple[IndicatorLine, ...]:
        """The agency's indicators in the system's order, each with its score and its findings."""
        source = self.source
        findings = [masked_finding(finding) for finding in source.findings(agency)]
        return lines_of(agency, self.system, source.indicator_scores(agency), findings)

    def columns(self, agency: str) -> tuple[Column, ...]:
        """What was found of each column, by column id."""
        found = sorted(self.source.columns(agency), key=lambda column: str(column.id))
        return tuple(map(masked_column, found))

    def records(self, agency: str) -> Iterator[Record]:
        """The agency's published items, column by column, newest first, numbers of persons masked."""
        return map(masked_record, sorted(self.source.records(agency), key=_record_order))

    def detail(self, agency: str) -> AgencyDetail:
        """Everything that a page about the agency needs, but its records."""
        lines = self.lines(agency)
        return AgencyDetail(
            lines=lines,
            columns=self.columns(agency),
            repairs=tuple(self.source.repairs(agency)),
            troubles=troubles_of(self.source.captures(agency)),
            issues=tuple(replace(issue, what=masked(issue.what)) for issue in self.source.issues(agency)),
            suggestions=tuple(self.suggest([finding for line in lines for finding in line.findings])),
        )


def load_view(
    store: Store, system: IndicatorSystem, heading: Heading, suggest: Suggest = _nothing_to_suggest
) -> ReportView:
    """Return the view of a scored audit.

    ``system`` is the indicator system that the stored scores were made with, ``suggest`` finds the clauses
    of the accountability rules that an agency's verdicts may fulfil.
    """
    view = build_view(store.agencies(), store.scores(), system, heading, store, store.crawl_states())
    return replace(view, suggest=suggest)


def build_view(  # each argument is one part of the audit
    agencies: Sequence[Agency],
    scores: Iterable[Score],
    system: IndicatorSystem,
    heading: Heading,
    source: Source,
    crawls: Iterable[CrawlState] = (),
) -> ReportView:
    """Put agencies and scores into groups and places.

    Groups come in the order of the roster; within a group the ranked come first, by rank, then
    fewer vetoes, higher timeliness, id (catalogue §5.2).  An agency without a score is listed as
    未评定: nobody disappears from a report.
    """
    known = {score.agency: score for score in scores}
    open_ended = {crawl.agency for crawl in crawls if crawl.finished is None}
    groups: dict[str, list[Member]] = {}
    for number, agency in enumerate(agencies, start=1):
        score = known.get(agency.id) or _unscored(agency)
        member = Member(agency, score, f"a{number:06d}", agency.id in open_ended)
        groups.setdefault(agency.group, []).append(member)
    return ReportView(
        heading,
        system,
        tuple(Group(name, tuple(sorted(members, key=_place))) for name, members in groups.items()),
        source,
        {indicator.id: indicator for indicator in system.indicators},
    )


def _unscored(agency: Agency) -> Score:
    """The score of an agency that was not scored: nothing known, nothing lost."""
    nought = Decimal(0)
    return Score(
        agency=agency.id,
        group=agency.group,
        name=agency.name,
        rank=None,
        score=None,
        grade="未评定",
        performance_points=None,
        raw_score=nought,
        column_coverage=None,
        completeness=None,
        timeliness=None,
        checked=nought,
        not_applicable_points=nought,
        unavailable=0,
        manual=0,
        errors=0,
        vetoes=(),
        bonus=nought,
        formula="",
    )


def _place(member: Member) -> tuple[bool, int, int, Decimal, str]:
    score = member.score
    timeliness = score.timeliness or Decimal(0)
    return (score.rank is None, score.rank or 0, len(score.vetoes), -timeliness, member.agency.id)


def _record_order(record: Record) -> tuple[str, int, str, str]:
    shown = record.shown
    return (str(record.column), -(shown.toordinal() if shown else 0), record.url, record.title)


def _warnings(members: Sequence[Member]) -> Iterator[str]:
    unranked = sum(1 for member in members if member.score.rank is None)
    if unranked:
        yield f"{unranked} 家单位因能够检查的内容太少，本次不评定、不排名；这不表示其没有公开。"
    unfinished = sum(1 for member in members if member.unfinished)
    if unfinished:
        yield f"{unfinished} 家单位的采集尚未完成，其结果只反映已经采集的部分。"
    errors = sum(member.score.errors for member in members)
    if errors:
        yield f"有 {errors} 项指标因程序错误没有得出结论，未扣分；请把日志交给开发者。"
