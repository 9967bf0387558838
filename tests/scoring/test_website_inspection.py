"""国办秘函〔2019〕19号 as a system: its sums, its gate, services that do not apply, a self-check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from audit.evidence_items import ValueKind, load_items
from audit.model import (
    AgencyKind,
    Column,
    Coverage,
    Decision,
    FetchOutcome,
    Finding,
    Indicator,
    IndicatorKind,
    IndicatorSystem,
    Outcome,
    Period,
    Statement,
)
from rules.facts import Facts
from rules.runner import judge, load_rules
from scoring.score import UNRATED, AgencyScores, score_agency
from scoring.system import load_system
from tests.rules.facts_for_tests import (
    a_home,
    a_link,
    a_record,
    a_statement,
    absent,
    an_agency,
    complete,
    some_facts,
)

RULES = load_rules()
AS_OF = date(2019, 6, 30)
QUARTER = Period(date(2019, 4, 1), AS_OF)
PORTAL = an_agency(AgencyKind.PORTAL, "清源县人民政府")
PARTS = {"发布解读": 31, "办事服务": 25, "互动交流": 23, "功能设计": 21}
TAGS = {"SiteName": "清源县人民政府", "SiteDomain": "www.qingyuan.gov.cn", "SiteIDCode": "3501230001"}
#: What a letter with its answer looks like.
LETTER = "写信时间 {day} 信件内容 问题\n回复部门 县教育局\n回复时间 {day}\n回复内容：您好！请到服务大厅办理。"


@pytest.fixture(name="system", scope="module")
def _system() -> IndicatorSystem:
    return load_system("website-inspection-2019", {name: rule.spec for name, rule in RULES.items()})


def row_of(system: IndicatorSystem, entry: str) -> Indicator:
    return next(row for row in system.indicators if row.catalogue[0] == entry)


def imported(system: IndicatorSystem) -> tuple[Statement, ...]:
    """Every line that people fill in, with nothing to complain of and no bonus."""
    lines = []
    for row in system.indicators:
        item = row.parameters.get("item")
        if item is None or row.kind is IndicatorKind.BONUS:
            continue
        kind = load_items()[str(item)].kind
        value = {ValueKind.YES_NO: "是", ValueKind.DATE: "2019-06-28"}.get(kind, "0")
        lines.append(a_statement(str(item), value, "2019Q2", decision="认可", reviewer="李四"))
    return tuple(lines)


def columns(policy: str, statistics: str, letters: str, plans: str) -> tuple[object, ...]:
    """The columns of a portal with the newest day of each that matters."""
    return (
        complete("functions", a_record("职能", None, column="functions", is_page=True, text="职" * 90)),
        complete("leaders", a_record("领导", None, column="leaders", is_page=True, text="简历" * 90)),
        complete("news", a_record("要闻", "2019-06-28", column="news")),
        complete("policy", a_record("关于印发方案的通知", policy)),
        complete("interpretation", a_record("一图读懂方案", "2019-05-01", column="interpretation")),
        complete("notices", a_record("公告", "2019-05-01", column="notices")),
        complete("plans", a_record("规划", plans, column="plans")),
        *(absent(column) for column in ("statistics", "results", "disclosure")),
        complete("services", a_record("县政务服务中心办件统计", statistics, column="services")),
        complete(
            "inquiries",
            a_record("咨询", letters, column="inquiries", text=LETTER.format(day=letters)),
        ),
    )


def portal(
    system: IndicatorSystem,
    policy: str = "2019-05-05",
    statistics: str = "2019-06-10",
    letters: str = "2019-06-10",
    plans: str = "2019-01-05",
) -> Facts:
    return some_facts(
        *columns(policy, statistics, letters, plans),
        agency=PORTAL,
        period=QUARTER,
        pages=(a_home("2019-06-28", meta=TAGS),),
        links=(a_link("县情概况", FetchOutcome.OK),),
        statements=imported(system),
    )


def scored(facts: Facts, system: IndicatorSystem) -> AgencyScores:
    return score_agency(facts.agency, judge(facts, system, RULES, AS_OF), system)


def findings(system: IndicatorSystem, **weights: Decimal) -> list[Finding]:
    """A verdict for each row: a fail of that weight where one is named, else a pass."""
    return [
        Finding(
            Outcome.FAIL if row.id in weights else Outcome.PASS,
            "理由",
            weight=weights.get(row.id, Decimal(1)),
            agency=PORTAL.id,
            indicator=row.id,
            rule=row.rule,
        )
        for row in system.indicators
        if row.kind is not IndicatorKind.BONUS or row.id in weights
    ]


def test_the_four_parts_have_the_points_of_the_table(system: IndicatorSystem) -> None:
    sums = dict.fromkeys(PARTS, Decimal(0))
    for row in system.indicators:
        if row.kind is IndicatorKind.SCORE:
            part = next(part for part in PARTS if f"“{part}”" in row.basis)
            sums[part] += row.points
    assert sums == PARTS


def test_the_bonus_is_thirty_points_behind_its_gate(system: IndicatorSystem) -> None:
    bonus: dict[str, Decimal] = {}
    for row in system.indicators:
        if row.kind is IndicatorKind.BONUS:
            bonus[row.catalogue[0]] = bonus.get(row.catalogue[0], Decimal(0)) + row.points
    wanted = {1: 4, 2: 3, 3: 2, 4: 2, 5: 2, 6: 5, 7: 3, 8: 4, 9: 2, 10: 3}
    assert bonus == {f"W-P{number}": points for number, points in wanted.items()}
    assert (system.bonus_gate, system.bonus_cap) == (80, 30)


def test_every_row_of_the_three_parts_stands_in_the_table(system: IndicatorSystem) -> None:
    cited = {entry for row in system.indicators for entry in row.catalogue}
    wanted = {f"W-V{n}" for n in range(1, 7)} | {f"N-V{n}" for n in range(1, 4)}
    wanted |= {f"W-D{n:02}" for n in range(1, 30)} | {f"W-P{n}" for n in range(1, 11)} | {"DL-25", "DL-26"}
    assert wanted - cited == set()


def test_points_are_for_portals_and_vetoes_for_every_government_site(system: IndicatorSystem) -> None:
    for row in system.indicators:
        if row.kind is IndicatorKind.VETO:
            assert {AgencyKind.PORTAL, AgencyKind.DEPARTMENT, AgencyKind.TOWNSHIP} <= row.applies_to
        else:
            assert row.applies_to == {AgencyKind.PORTAL}


def test_the_rows_on_services_know_that_they_are_and_are_twenty_five_points(system: IndicatorSystem) -> None:
    on_services = [row for row in system.indicators if row.function == "services"]
    scored_rows = [row for row in on_services if row.kind is IndicatorKind.SCORE]
    assert sum(row.points for row in scored_rows) == 25
    assert "W-V6" in {row.catalogue[0] for row in on_services}


@pytest.mark.parametrize(
    ("entry", "each", "points"),
    [
        ("W-D01", 1, 2),
        ("W-D07", 1, 3),
        ("W-D08", "0.5", 3),
        ("W-D09", 1, 4),
        ("W-D13", "0.5", 8),
        ("W-D14", 1, 5),
        ("W-D18", 1, 6),
        ("W-D19", 4, 7),
        ("W-D21", "0.5", 3),
        ("W-D22", "0.2", 1),
        ("W-D27", "0.1", 1),
        ("W-D28", 1, 2),
    ],
)
def test_a_row_loses_so_much_for_each_place_and_never_more_than_it_has(
    system: IndicatorSystem, entry: str, each: str, points: int
) -> None:
    row = row_of(system, entry)
    assert (row.per_finding, row.points) == (Decimal(each), points)
    assert score_agency(PORTAL, findings(system, **{row.id: Decimal(1)}), system).score.score == (
        100 - Decimal(each)
    )
    worst = score_agency(PORTAL, findings(system, **{row.id: Decimal(999)}), system)
    assert worst.score.score == 100 - points


def test_without_services_the_rest_counts_four_thirds(system: IndicatorSystem) -> None:
    """不查办事服务，所得分 × 4/3: 75 − 9 = 66, and 66 × 4/3 = 88."""
    given = [
        replace(found, outcome=Outcome.NOT_APPLICABLE)
        if system.indicator(found.indicator).function == "services"
        else found
        for found in findings(system, D05=Decimal(1), D09=Decimal(4))
    ]
    score = score_agency(PORTAL, given, system).score
    assert (score.raw_score, score.not_applicable_points) == (66, 25)
    assert score.score == 88
    assert "66.00 ÷ (100.00 − 25.00) × 100" in score.formula


def test_a_person_decides_that_a_portal_has_no_services(system: IndicatorSystem) -> None:
    made = portal(system)
    word = Decision("张三", date(2019, 4, 1), "国务院部门，没有对外服务职能", exempt=True)
    none = Column("services", Coverage.ABSENT, decision=word)
    facts = replace(
        made, columns={**made.columns, "services": none}, records={**made.records, "services": ()}
    )
    result = scored(facts, system)
    assert result.score.not_applicable_points >= 25
    rows = {row.id for row in system.indicators if row.function == "services"}
    verdicts = {found.outcome for found in result.findings if found.indicator in rows}
    assert verdicts == {Outcome.NOT_APPLICABLE}


def test_a_published_self_check_of_2019_comes_out_the_same(system: IndicatorSystem) -> None:
    """Policies half a year old −5, service statistics three months −2, letters two months −3, one −1: 89."""
    facts = portal(system, "2018-12-01", "2019-03-01", "2019-04-15", "2018-05-01")
    result = scored(facts, system)
    lost = {row.indicator: row.lost for row in result.indicator_scores if row.lost}
    assert lost == {"D05": 5, "D12": 2, "D18": 3, "D09": 1}
    # Nobody was asked for a bonus then: what this one earned by its form is left out.
    assert result.score.score is not None
    assert (result.score.score - result.score.bonus, result.score.grade) == (89, "合格")
    assert result.score.vetoes == ()


def test_the_same_portal_kept_up_to_date_loses_nothing(system: IndicatorSystem) -> None:
    result = scored(portal(system), system)
    assert {row.indicator: row.lost for row in result.indicator_scores if row.lost} == {}
    assert result.score.score == 100 + result.score.bonus
    assert result.score.grade == "合格"


def test_at_eighty_the_gate_stays_shut_and_above_it_opens(system: IndicatorSystem) -> None:
    bonus = {row.id: Decimal(1) for row in system.indicators if row.kind is IndicatorKind.BONUS}
    at_gate = {"D04": 1, "D05": 1, "D06": 1, "D11": 1}  # 4 × 5 points
    for failing, wanted in ((at_gate, 80), ({"D04": 1, "D05": 1, "D06": 1, "D09": 4}, 81 + 30)):
        given = findings(system, **{key: Decimal(value) for key, value in failing.items()}, **bonus)
        given = [
            replace(found, outcome=Outcome.PASS) if found.indicator in bonus else found for found in given
        ]
        assert score_agency(PORTAL, given, system).score.score == wanted


def test_a_veto_ends_it_all(system: IndicatorSystem) -> None:
    score = score_agency(PORTAL, findings(system, V2=Decimal(1)), system).score
    assert (score.score, score.grade, score.vetoes) == (0, "不合格", ("V2",))


def test_a_department_is_held_to_the_vetoes_alone(system: IndicatorSystem) -> None:
    department = an_agency()
    given = [
        found
        if system.indicator(found.indicator).kind is IndicatorKind.VETO
        else replace(found, outcome=Outcome.NOT_APPLICABLE)
        for found in findings(system, V4=Decimal(1))
    ]
    score = score_agency(department, given, system).score
    assert (score.score, score.grade) == (0, "不合格")
    clean = [replace(found, outcome=Outcome.PASS) if found.indicator == "V4" else found for found in given]
    passed = score_agency(department, clean, system).score
    assert (passed.score, passed.grade) == (None, "合格"), "no points, and nothing against it"
    unsure = [
        replace(found, outcome=Outcome.UNAVAILABLE) if found.indicator == "V2" else found for found in clean
    ]
    assert score_agency(department, unsure, system).score.grade == UNRATED
