"""The view orders everything once, hides nobody, and asks for an agency's results when they are needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from audit.model import (
    Agency,
    AgencyKind,
    Capture,
    Column,
    Coverage,
    Evidence,
    FetchOutcome,
    Finding,
    IndicatorKind,
    Outcome,
    Period,
)
from audit.store import Store
from reports.detail import lines_of, troubles_of
from reports.view import Heading, ReportView, Standing, load_view

AT = datetime(2026, 11, 20, tzinfo=UTC)


def test_groups_follow_the_roster_and_members_their_rank_the_unranked_last(view: ReportView) -> None:
    assert [group.name for group in view.groups] == ["县政府门户", "县直部门", "乡镇街道", "学校"]
    ranks = [member.score.rank for member in view.groups[1].members]
    assert ranks == [1, 1, 3, 4, 5, None]


def test_of_equal_ranks_the_more_timely_comes_first(view: ReportView) -> None:
    first, second, *_ = view.groups[1].members
    assert first.score.score == second.score.score
    assert first.score.timeliness > second.score.timeliness


def test_an_agency_without_a_score_is_listed_as_not_rated(
    shelf: Any, view_of: Callable[[Any], ReportView]
) -> None:
    shelf.agencies.append(Agency("late", "新设局", AgencyKind.DEPARTMENT, "县直部门", ("http://n.cn/",)))
    member = view_of(shelf).groups[1].members[-1]
    assert (member.agency.id, member.score.grade, member.score.score) == ("late", "未评定", None)


def test_a_score_that_rests_on_too_little_is_not_published(
    shelf: Any, view_of: Callable[[Any], ReportView]
) -> None:
    shelf.scores[6] = replace(shelf.scores[6], score=Decimal(100))
    member = view_of(shelf).groups[1].members[-1]
    assert member.score.score == 100
    assert member.published is None
    assert any("1 家单位" in warning for warning in view_of(shelf).warnings)


def test_standings_tell_best_lowest_and_unranked_apart(view: ReportView) -> None:
    standings = {member.agency.id: view.standing(member) for member in view.members}
    assert standings["green-00"] is Standing.BEST
    assert standings["dept-02"] is Standing.MIDDLE
    assert standings["town-09"] is Standing.WORST
    assert standings["dept-06"] is Standing.UNRANKED


def test_vetoes_are_told_by_name(view: ReportView) -> None:
    member = next(member for member in view.members if member.score.vetoes)
    assert view.veto_names(member) == ("发布日期真实",)


def test_lines_follow_the_system_and_start_with_what_failed(view: ReportView) -> None:
    lines = view.lines("dept-03")
    assert [line.score.indicator for line in lines] == [f"KT-{n:02d}" for n in range(1, 11)]
    late = next(line for line in lines if line.score.indicator == "KT-05")
    assert late.findings[0].outcome is Outcome.FAIL
    assert late.findings[-1].outcome is Outcome.UNAVAILABLE


def test_an_indicator_without_findings_says_so(shelf: Any, view: ReportView) -> None:
    shelf.by_agency["dept-01"]["findings"].clear()
    lines = view.lines("dept-01")
    assert {len(line.findings) for line in lines} == {1}
    assert lines[0].findings[0].reason == "没有留下认定记录"


def test_a_verdict_without_a_score_is_shown_rather_than_dropped(view: ReportView) -> None:
    finding = Finding(Outcome.MANUAL, "待查", indicator="OLD-1", agency="x")
    (line,) = lines_of("x", view.system, [], [finding])
    assert line.score.indicator == "OLD-1"
    assert line.score.outcome is Outcome.MANUAL
    assert line.score.lost == 0


def test_a_bonus_that_was_not_earned_is_no_loss(shelf: Any, view: ReportView) -> None:
    rows = shelf.by_agency["dept-02"]["indicator_scores"]
    failed = [row for row in rows if row.outcome is Outcome.FAIL]
    before = len(view.detail("dept-02").lost)
    rows[rows.index(failed[0])] = replace(failed[0], kind=IndicatorKind.BONUS)
    assert len(view.detail("dept-02").lost) == before - 1


def test_vetoes_are_listed_before_dearer_losses(view: ReportView) -> None:
    lost = view.detail("town-09").lost
    assert lost[0].score.kind is IndicatorKind.VETO
    assert [line.score.lost for line in lost[1:]] == sorted(
        (line.score.lost for line in lost[1:]), reverse=True
    )


def test_one_reason_that_keeps_many_indicators_open_is_told_once(view: ReportView) -> None:
    doubts = view.detail("dept-06").doubts
    assert len(doubts) == 1
    assert len(doubts[0].indicators) == 8


def test_a_later_success_makes_a_trouble_go_away() -> None:
    failed = Capture("http://a.cn/1", AT, FetchOutcome.TIMEOUT)
    mended = Capture("http://a.cn/1", AT + timedelta(minutes=1), FetchOutcome.OK)
    assert troubles_of([mended, failed]) == ()
    (trouble,) = troubles_of([failed])
    assert (trouble.outcome, trouble.count, trouble.is_unchecked) == (FetchOutcome.TIMEOUT, 1, True)


def test_a_page_that_is_gone_did_not_keep_us_from_checking() -> None:
    (trouble,) = troubles_of([Capture("http://a.cn/1", AT, FetchOutcome.NOT_FOUND)])
    assert not trouble.is_unchecked


def test_the_view_reads_what_the_store_keeps(shelf: Any, view: ReportView, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "audit.db", create=True)
    store.save_agencies(shelf.agencies)
    store.add_scores(shelf.scores)
    for agency in shelf.agencies:
        store.begin_crawl(agency.id, "plan")
        kept = shelf.by_agency[agency.id]
        store.add_findings(kept["findings"])
        store.add_indicator_scores(kept["indicator_scores"])
        store.add_repairs(kept.get("repairs", ()))
    with store.writer("dept-01") as writer:
        writer.column(Column("policy", Coverage.COMPLETE, searched=(Evidence("http://a.cn/"),)))
    heading = Heading("题", date(2026, 11, 22), Period(date(2026, 1, 1), date(2026, 11, 22)))
    stored = load_view(store, view.system, heading)
    assert [member.agency.id for member in stored.members] == [m.agency.id for m in view.members]
    assert stored.lines("dept-02") == view.lines("dept-02")
    assert stored.detail("dept-02").repairs == view.detail("dept-02").repairs
    assert [column.id for column in stored.columns("dept-01")] == ["policy"]
    assert any("12 家单位的采集尚未完成" in warning for warning in stored.warnings)
    store.close()
