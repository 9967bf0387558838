"""Annual reports of different agencies that are alike: found over the whole audit, for both of them."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest

from audit.model import Agency, AgencyKind, Finding, IndicatorSystem, Outcome, Record
from tests.rules.consistency.test_annual_report_like_others import ROADS, TROUBLES
from tests.rules.facts_for_tests import AS_OF, FETCHED, a_system, an_indicator, complete
from tests.rules.reports_for_tests import a_report, a_text
from zwgk.judging import PARALLEL_FROM, score_workspace
from zwgk.likenesses import RULE, Specimen, joined, like_reports, specimen
from zwgk.workspace import open_workspace

SYSTEM = a_system(an_indicator(RULE))
FOREST = "".join(
    f"第{number}片林区公示采伐限额、护林员名册与{place}防火值守，逐户送达补偿清单。"
    for number, place in enumerate("东山西岭南坡北沟松岗柏林竹溪桐湾杉坪榆谷槐岸柳堤枫桥梅坞桃园", 1)
)


def agency(number: int, kind: AgencyKind = AgencyKind.DEPARTMENT) -> Agency:
    return Agency(f"a{number}", f"清源县第{number}局", kind, "部门", (f"https://{number}.example/",))


def report(number: int, text: str, year: int = 2025) -> Record:
    found = a_report(year, name=f"清源县第{number}局", text=text)
    return replace(found, url=f"https://{number}.example/{year}.html", sha256=f"{number:064x}")


def seen(number: int, text: str, *, system: IndicatorSystem = SYSTEM, year: int = 2025) -> Specimen:
    found = specimen(agency(number), (report(number, text, year),), system, AS_OF)
    assert found is not None
    return found


def test_two_agencies_with_the_same_report_both_hear_of_it_with_both_addresses() -> None:
    found = like_reports(
        [
            seen(1, a_text()),
            seen(2, a_text().replace("教育局", "交通局")),
            seen(3, a_text(aspects=ROADS, problems=TROUBLES)),
        ],
        SYSTEM,
    )

    assert set(found) == {"a1", "a2"}
    [finding] = found["a1"]
    assert finding.outcome is Outcome.MANUAL
    assert (finding.indicator, finding.rule) == ("I1", RULE)
    assert "清源县第2局" in finding.reason
    assert [evidence.url for evidence in finding.evidence] == [
        "https://1.example/2025.html",
        "https://2.example/2025.html",
    ]
    assert all(evidence.sha256 for evidence in finding.evidence)


def test_reports_in_ones_own_words_and_the_same_page_of_a_joint_platform_are_no_likeness() -> None:
    one = seen(1, a_text())
    same_page = replace(seen(2, a_text()), record=one.record)

    assert like_reports([one, seen(3, a_text(aspects=ROADS, problems=TROUBLES))], SYSTEM) == {}
    assert like_reports([one, same_page], SYSTEM) == {}


def test_reports_on_different_years_are_not_compared() -> None:
    last = a_system(an_indicator(RULE, year="2024"))

    assert like_reports([seen(1, a_text()), seen(2, a_text(), system=last, year=2024)], SYSTEM) == {}


def test_a_report_that_was_not_read_or_that_nobody_owes_is_no_specimen() -> None:
    townships = a_system(an_indicator(RULE, frozenset({AgencyKind.TOWNSHIP})))

    assert specimen(agency(1), (report(1, "见附件"),), SYSTEM, AS_OF) is None
    assert specimen(agency(1), (), SYSTEM, AS_OF) is None
    assert specimen(agency(1), (report(1, a_text()),), townships, AS_OF) is None


def test_the_share_that_an_office_allows_decides() -> None:
    strict = a_system(an_indicator(RULE, most_alike="0.30"))
    pair = [seen(1, a_text()), seen(2, a_text(aspects=ROADS))]

    assert like_reports(pair, SYSTEM) == {}
    assert set(like_reports(pair, strict)) == {"a1", "a2"}


def test_a_county_of_one_form_letter_is_told_of_a_few_each_and_soon() -> None:
    found = like_reports([seen(number, a_text(aspects=FOREST)) for number in range(1, 200)], SYSTEM)

    assert set(found) == {f"a{number}" for number in range(1, 200)}
    assert max(len(findings) for findings in found.values()) == 5


def test_what_the_whole_audit_shows_stands_behind_the_indicators_own_findings_once() -> None:
    own = (
        Finding(Outcome.PASS, "甲", subject="x", indicator="I1"),
        Finding(Outcome.PASS, "乙", subject="y", indicator="I2"),
    )
    first = a_system(an_indicator(RULE)).indicators[0]
    system = a_system(first, replace(first, id="I2"))
    more = (
        Finding(Outcome.MANUAL, "丙", subject="z", indicator="I1"),
        Finding(Outcome.MANUAL, "丁", subject="x", indicator="I1"),
    )

    assert [finding.reason for finding in joined(own, more, system)] == ["甲", "丙", "乙"]
    assert joined(own, (), system) is own


CONFIG = """title: 测评
as_of: 2026-11-20
period:
  from: 2026-01-01
  to: 2026-11-20
agencies: agencies.csv
system: annual-report
settings:
  contact: test@example.com
"""


@pytest.mark.parametrize("count", [2, PARALLEL_FROM])
def test_scoring_an_audit_tells_the_likeness_whether_in_one_process_or_in_many(
    count: int, tmp_path: Path
) -> None:
    rows = [f"a{n},清源县第{n}局,政府部门,部门,https://{n}.example/,," for n in range(count)]
    table = "\r\n".join(["编码,名称,类型,分组,网站,公开平台,职能", *rows, ""])
    (tmp_path / "agencies.csv").write_text(table, encoding="utf-8-sig")
    (tmp_path / "audit.yaml").write_text(CONFIG, encoding="utf-8")
    workspace = open_workspace(tmp_path)
    with contextlib.closing(workspace.store(create=True)) as store:
        store.save_agencies(workspace.agencies)
        for number, body in enumerate(workspace.agencies):
            store.begin_crawl(body.id, "test")
            with store.writer(body.id) as writer:
                text = a_text() if number < 2 else a_text(aspects=f"{number}" + ROADS[number * 3 :])
                record = report(number, text)
                writer.column(complete("annual_report", record)[0])
                writer.record(record)
                writer.progress(state="done", phase="done", finished=FETCHED)
    assert score_workspace(workspace)
    with contextlib.closing(workspace.store()) as store:
        for body, other in (("a0", "清源县第1局"), ("a1", "清源县第0局")):
            told = [f for f in store.findings(body) if f.rule == RULE and f.outcome is Outcome.MANUAL]
            assert any(other in finding.reason for finding in told)
            [row] = [row for row in store.indicator_scores(body) if row.indicator == told[0].indicator]
            assert row.outcome is Outcome.MANUAL
