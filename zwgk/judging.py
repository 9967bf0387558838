"""``zwgk score``: stored facts → findings → scores → the store, agency by agency, offline."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from audit.errors import WorkspaceError
from audit.lexicon import Lexicon, load_lexicon
from audit.model import Agency, Finding, IndicatorSystem, Outcome, Plan, Record, Statement
from audit.store import Store
from audit.store.judgement_rows import JudgementRows, judgement_rows
from audit.workdays import WorkCalendar, load_calendar
from rules.facts import Facts
from rules.runner import judge, load_rules
from scoring.audit_scores import Unranked, settle, unranked
from scoring.score import score_agency
from scoring.system import warnings
from zwgk.likenesses import COLUMN, Specimen, indicator_of, joined, like_reports, specimen
from zwgk.workspace import Workspace

#: So many objects more than before, and the judging processes look for those that hang in a ring.
_YOUNG = 50_000
#: The judgements of so many agencies are written at a time.
_AT_ONCE = 16
#: From this many agencies on, starting further processes is worth its second.
PARALLEL_FROM = 40


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a judging process needs to know of the audit."""

    database: str
    system: IndicatorSystem
    plan: Plan
    as_of: date
    holidays: Path | None = None
    lexicon: Path | None = None


def load_facts(
    store: Store, agency: Agency, plan: Plan, calendar: WorkCalendar, lexicon: Lexicon | None = None
) -> Facts:
    """Everything that is stored of one agency, as the rules see it."""
    texts = [need.column for need in plan.needs if need.texts]
    tables = [need.column for need in plan.needs if need.tables]
    by_column: dict[str, list[Record]] = {}
    for record in store.records(agency.id, texts=texts, tables=tables):
        by_column.setdefault(record.column, []).append(record)
    by_item: dict[str, list[Statement]] = {}
    for statement in store.statements(agency.id):
        by_item.setdefault(statement.item, []).append(statement)
    return Facts(
        agency=agency,
        period=plan.period,
        calendar=calendar,
        columns={column.id: column for column in store.columns(agency.id)},
        records={column: tuple(found) for column, found in by_column.items()},
        pages=store.pages(agency.id),
        links=store.links(agency.id),
        probes=store.probes(agency.id),
        searches=store.searches(agency.id),
        statements={item: tuple(lines) for item, lines in by_item.items()},
        lexicon=lexicon,
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """One agency judged: what the database keeps, what the ranking needs, whether no finding is ``error``."""

    name: str
    rows: JudgementRows
    unranked: Unranked
    sound: bool


class Judge:
    """One process's means of judging: a store, the rules, a calendar, opened once."""

    def __init__(self, assignment: Assignment) -> None:
        self._assignment = assignment
        self._store = Store.open(assignment.database)
        self._rules = load_rules()
        self._specs = {name: rule.spec for name, rule in self._rules.items()}
        self._calendar = load_calendar(assignment.holidays)
        self._lexicon = load_lexicon(assignment.lexicon)

    def __call__(self, agency: Agency, beside: tuple[Finding, ...] = ()) -> Judged:
        """The findings on one agency and what they cost; ``beside`` are those of the audit as a whole."""
        given = self._assignment
        facts = load_facts(self._store, agency, given.plan, self._calendar, self._lexicon)
        own = judge(facts, given.system, self._rules, given.as_of)
        result = score_agency(agency, joined(own, beside, given.system), given.system)
        return Judged(
            agency.name,
            judgement_rows(result.findings, result.indicator_scores),
            unranked(result, given.system, self._specs),
            not any(finding.outcome is Outcome.ERROR for finding in result.findings),
        )

    def specimen(self, agency: Agency) -> Specimen | None:
        """The agency's annual report as it is held against the others'."""
        records = self._store.records(agency.id, [COLUMN], texts=[COLUMN])
        return specimen(agency, tuple(records), self._assignment.system, self._assignment.as_of)

    def close(self) -> None:
        """Give back the database."""
        self._store.close()


_judge: Judge | None = None


def _start(assignment: Assignment) -> None:
    gc.freeze()  # modules are never garbage
    gc.set_threshold(_YOUNG)  # an agency is tens of thousands of objects, hardly any of them in a ring
    global _judge  # noqa: PLW0603  # a pool's processes have no other place for what they keep open
    _judge = Judge(assignment)


def _judge_in_pool(agency: Agency, beside: tuple[Finding, ...]) -> Judged:
    assert _judge is not None
    return _judge(agency, beside)


def _specimen_in_pool(agency: Agency) -> Specimen | None:
    assert _judge is not None
    return _judge.specimen(agency)


def judge_all(assignment: Assignment, agencies: Sequence[Agency]) -> Iterator[Judged]:
    """Judge and score every agency in the roster's order, on all cores where there are many."""
    processes = min(os.cpu_count() or 1, len(agencies))
    compares = len(agencies) > 1 and indicator_of(assignment.system) is not None
    if len(agencies) < PARALLEL_FROM or processes < 2:
        here = Judge(assignment)
        try:
            beside = _alike(map(here.specimen, agencies), assignment) if compares else {}
            for agency in agencies:
                yield here(agency, beside.get(agency.id, ()))
        finally:
            here.close()
        return
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_start, initargs=(assignment,)
    )
    with pool:
        found = pool.map(_specimen_in_pool, agencies, chunksize=8) if compares else ()
        beside = _alike(found, assignment)
        more = [beside.get(agency.id, ()) for agency in agencies]
        yield from pool.map(_judge_in_pool, agencies, more, chunksize=8)


def _alike(found: Iterable[Specimen | None], assignment: Assignment) -> Mapping[str, tuple[Finding, ...]]:
    return like_reports([one for one in found if one is not None], assignment.system)


def score_workspace(workspace: Workspace, advance: Callable[[str], None] = lambda _: None) -> bool:
    """Judge and score the whole audit and keep the result; True where no finding is ``error``.

    Raises WorkspaceError where nothing was crawled yet.
    """
    store = workspace.store()
    try:
        if not store.crawl_states():
            raise WorkspaceError.one(store.name, "还没有采集数据", "请先运行 zwgk crawl")
        config = workspace.config
        assignment = Assignment(
            store.name,
            workspace.system,
            workspace.plan(),
            config.as_of,
            workspace.holidays,
            workspace.lexicon,
        )
        store.clear_judgement()
        kept: list[Unranked] = []
        waiting: list[JudgementRows] = []
        sound = True
        for result in judge_all(assignment, workspace.agencies):
            sound = sound and result.sound
            kept.append(result.unranked)
            waiting.append(result.rows)
            if len(waiting) == _AT_ONCE:
                store.add_judgements(waiting)
                waiting.clear()
            advance(result.name)
        store.add_judgements(waiting)
        scores, repairs = settle(kept, workspace.system)
        store.add_scores(scores)
        store.add_repairs(repairs)
        _describe(store, workspace)
        return sound
    finally:
        store.close()


def _describe(store: Store, workspace: Workspace) -> None:
    """Note what the scores were made of: without it two rankings cannot be compared."""
    config = workspace.config
    store.set_system(workspace.system)
    store.set_note(
        "audit",
        {
            "title": config.title,
            "as_of": config.as_of.isoformat(),
            "period": [config.period.start.isoformat(), config.period.end.isoformat()],
            "program": f"zwgk {version('zwgk')}",
            "warnings": list(warnings(workspace.system)),
        },
    )
