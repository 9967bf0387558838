from __future__ import annotations

from datetime import date

import pytest

from tests.rules.facts_for_tests import Case, a_record, absent, complete, partly, some_facts

RULE = "column_updated"
NEWS = {"column": "news", "days": 14}
FRESH = a_record("今日要闻", "2026-11-12", column="news")
OLD = a_record("旧闻", "2026-09-01", column="news")
UNDATED = a_record("不知何时", None, column="news")
OLD_AUDIT = a_record("审计公告", "2026-04-01", column="execution")
EXECUTION = {"column": "execution", "days": 92, "labels": ["执行", "落实"]}
CASES = (
    Case(
        "an old list of audits does not show that progress is told nowhere",
        some_facts(complete("execution", OLD_AUDIT, label="财政审计")),
        "manual",
        ("财政审计", "其中一部分"),
        EXECUTION,
        look_alike=True,
    ),
    Case(
        "an old list that is called what was asked for",
        some_facts(complete("execution", OLD_AUDIT, label="执行公开")),
        "fail",
        ("超过 92 天",),
        EXECUTION,
    ),
    Case(
        "an index of links has no cycle that is known",
        some_facts(complete("powers")),
        "not_applicable",
        (),
        {**NEWS, "column": "powers"},
        look_alike=True,
    ),
    Case("eight days old", some_facts(complete("news", FRESH, OLD)), "pass", ("距检查日 8 天",), NEWS),
    Case(
        "fourteen days are within fourteen days",
        some_facts(complete("news", a_record("要闻", "2026-11-06", column="news"))),
        "pass",
        (),
        NEWS,
    ),
    Case(
        "old, and the page says that there was nothing this year",
        some_facts(complete("news", OLD, explanation="本年度无此类情况")),
        "manual",
        ("本年度无此类情况",),
        NEWS,
        look_alike=True,
    ),
    Case(
        "fifteen days are not",
        some_facts(complete("news", a_record("要闻", "2026-11-05", column="news"))),
        "fail",
        ("2026-11-05", "距检查日 15 天", "超过 14 天"),
        NEWS,
    ),
    Case("new items prove it, read in part or not", some_facts(partly("news", FRESH)), "pass", (), NEWS),
    Case(
        "old items of a part prove nothing",
        some_facts(partly("news", OLD)),
        "unavailable",
        (),
        NEWS,
        look_alike=True,
    ),
    Case(
        "an undated item may be new",
        some_facts(complete("news", OLD, UNDATED)),
        "unavailable",
        ("1 条",),
        NEWS,
    ),
    Case(
        "an office may hold undated items against a site",
        some_facts(complete("news", OLD, UNDATED)),
        "fail",
        (),
        {**NEWS, "undated_is_stale": "是"},
    ),
    Case(
        "but not those that were not read",
        some_facts(complete("news", OLD, a_record("?", None, column="news", outcome=None))),
        "unavailable",
        (),
        {**NEWS, "undated_is_stale": "true"},
    ),
    Case(
        "the list's own date counts",
        some_facts(complete("news", a_record("要闻", None, column="news", listed="2026-11-15"))),
        "pass",
        (),
        NEWS,
    ),
    Case(
        "a static page has no cycle",
        some_facts(complete("functions", a_record("职能", None, column="functions", is_page=True))),
        "not_applicable",
        ("静态",),
        {"column": "functions", "days": 14},
        look_alike=True,
    ),
    Case("empty: judged elsewhere", some_facts(complete("news")), "not_applicable", (), NEWS),
    Case("absent: judged elsewhere", some_facts(absent("news")), "not_applicable", (), NEWS),
    Case(
        "dates to come say nothing of the audit's day",
        some_facts(complete("news", OLD, a_record("会议", "2026-12-30", column="news"))),
        "unavailable",
        ("晚于检查日",),
        NEWS,
    ),
    Case(
        "the newest item pinned below an older one still counts",
        some_facts(complete("news", a_record("置顶", "2020-01-01", column="news", pinned=True), FRESH)),
        "pass",
        (),
        NEWS,
        date(2026, 11, 20),
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)
