"""What each repair gains: points, score and rank after it, with vetoes and the bonus gate in mind."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from audit.model import Finding, IndicatorSystem, Outcome, Repair
from scoring.audit_scores import AuditScores, score_audit

if TYPE_CHECKING:
    from conftest import Build


def audit(
    build: Build, system: IndicatorSystem, findings: dict[str, list[Finding]], remedy: str = "补发"
) -> AuditScores:
    agencies = [build.agency(name) for name in findings]
    specs = {row.rule: build.spec(row.rule, remedy=remedy) for row in system.indicators}
    return score_audit(agencies, findings, system, specs)


def of(result: AuditScores, agency: str) -> list[Repair]:
    return [repair for repair in result.repairs if repair.agency == agency]


def test_repairs_are_listed_by_what_they_gain(build: Build) -> None:
    system = build.system(
        build.indicator("A", "10", per="1"), build.indicator("B", "20"), build.indicator("C", "70")
    )
    findings = [build.finding("A"), build.finding("A"), build.finding("B"), *build.passes("C")]
    repairs = of(audit(build, system, {"a1": findings}), "a1")
    assert [(r.indicator, r.gain, r.score_after) for r in repairs] == [("B", 20, 98), ("A", 2, 80)]
    assert repairs[0].action == "补发"


def test_a_gain_is_counted_after_redistribution(build: Build) -> None:
    system = build.system(build.indicator("A", "5"), build.indicator("B", "70"), build.indicator("C", "25"))
    findings = [build.finding("A"), *build.passes("B"), build.finding("C", Outcome.NOT_APPLICABLE)]
    [repair] = of(audit(build, system, {"a1": findings}), "a1")
    assert repair.gain == Decimal("6.666666666666666666666666667")
    assert repair.score_after == 100


def test_the_rank_after_a_repair_is_among_the_others_as_they_stand(build: Build) -> None:
    system = build.system(build.indicator("A", "10"), build.indicator("B", "30"), build.indicator("C", "60"))
    findings = {
        "a1": [build.finding("A"), build.finding("B"), *build.passes("C")],  # 60
        "a2": [build.finding("A"), *build.passes("B", "C")],  # 90
        "a3": [*build.passes("A"), build.finding("B"), *build.passes("C")],  # 70
        "a4": build.passes("A", "B", "C"),  # 100
    }
    result = audit(build, system, findings)
    assert [(r.indicator, r.score_after, r.rank_after) for r in of(result, "a1")] == [
        ("B", 90, 2),
        ("A", 70, 3),
    ]
    assert of(result, "a4") == []
    assert [(r.indicator, r.rank_after) for r in of(result, "a2")] == [("A", 1)]


def test_repairs_look_only_at_their_own_group(build: Build) -> None:
    system = build.system(build.indicator("A", "10"), build.indicator("B", "90"))
    agencies = [build.agency("a1", "甲"), build.agency("b1", "乙")]
    findings = {"a1": [build.finding("A"), *build.passes("B")], "b1": build.passes("A", "B")}
    result = score_audit(agencies, findings, system, {})
    assert [repair.rank_after for repair in result.repairs] == [1]


def test_mending_the_only_veto_gives_the_whole_score_back(build: Build) -> None:
    system = build.system(build.veto("V"), build.indicator("A", "20"), build.indicator("B", "80"))
    findings = [build.finding("V"), build.finding("A"), *build.passes("B")]
    veto, row = of(audit(build, system, {"a1": findings}), "a1")
    assert (veto.indicator, veto.gain, veto.score_after, veto.rank_after) == ("V", 80, 80, 1)
    assert (row.indicator, row.gain, row.score_after) == ("A", 0, 0)
    assert row.action == "补发（须先整改单项否决 V，之后可得 20.00 分）"


def test_with_two_vetoes_mending_one_gains_nothing_and_says_so(build: Build) -> None:
    system = build.system(
        build.veto("V"), build.veto("W"), build.indicator("A", "20"), build.indicator("B", "80")
    )
    findings = [build.finding("V"), build.finding("W"), build.finding("A"), *build.passes("B")]
    first, second, row = of(audit(build, system, {"a1": findings}), "a1")
    assert [(r.indicator, r.gain, r.score_after) for r in (first, second, row)] == [
        ("V", 0, 0),
        ("W", 0, 0),
        ("A", 0, 0),
    ]
    assert first.action == "补发（须与单项否决 W 一并整改，全部整改后总分为 80.00）"
    assert row.action == "补发（须先整改单项否决 V、W，之后可得 20.00 分）"


def test_a_repair_that_opens_the_bonus_gate_brings_the_bonus_with_it(build: Build) -> None:
    system = build.system(
        build.indicator("A", "1"),
        build.indicator("B", "19"),
        build.indicator("C", "80"),
        build.bonus("J", "3"),
    )
    findings = [build.finding("A"), build.finding("B"), *build.passes("C", "J")]  # 80: not above
    result = audit(build, system, {"a1": findings})
    assert result.scores[0].score == 80
    assert [(r.indicator, r.gain, r.score_after) for r in of(result, "a1")] == [("B", 22, 102), ("A", 4, 84)]
    assert of(result, "a1")[1].action == "补发（整改后得分高于 80.00，加分一并计入）"


@pytest.mark.parametrize(("points", "gain"), [("90", "2"), ("80", "0")])
def test_earning_a_bonus_gains_only_above_the_gate(build: Build, points: str, gain: str) -> None:
    system = build.system(
        build.indicator("A", points), build.indicator("B", str(100 - int(points))), build.bonus("J", "2")
    )
    findings = [*build.passes("A"), build.finding("B"), build.finding("J")]
    repair = next(r for r in of(audit(build, system, {"a1": findings}), "a1") if r.indicator == "J")
    assert repair.gain == Decimal(gain)
    assert repair.score_after == int(points) + Decimal(gain)
    assert ("才计入" in repair.action) == (gain == "0")


def test_a_bonus_beyond_the_cap_gains_nothing(build: Build) -> None:
    system = build.system(build.indicator("A", "10"), build.bonus("J", "2"), build.bonus("K", "2"), cap="3")
    findings = [*build.passes("A", "J"), build.finding("K")]
    [repair] = of(audit(build, system, {"a1": findings}), "a1")
    assert (repair.gain, repair.score_after) == (1, 103)


def test_an_unrated_agency_sees_its_gains_but_no_rank(build: Build) -> None:
    system = build.system(build.indicator("A", "40"), build.indicator("B", "60"))
    findings = [build.finding("A"), build.finding("B", Outcome.UNAVAILABLE)]
    [repair] = of(audit(build, system, {"a1": findings}), "a1")
    assert (repair.gain, repair.score_after, repair.rank_after) == (40, 100, None)


def test_a_veto_over_an_unread_site_promises_no_score(build: Build) -> None:
    system = build.system(build.veto("V"), build.indicator("A", "10"))
    findings = [build.finding("V"), build.finding("A", Outcome.UNAVAILABLE)]
    [repair] = of(audit(build, system, {"a1": findings}), "a1")
    assert (repair.gain, repair.score_after, repair.rank_after) == (0, None, None)


def test_what_could_not_be_checked_needs_no_repair(build: Build) -> None:
    system = build.system(build.indicator("A", "10"), build.indicator("B", "90"))
    findings = [build.finding("A", Outcome.MANUAL), *build.passes("B")]
    assert audit(build, system, {"a1": findings}).repairs == ()


def test_a_remedy_of_several_lines_becomes_one(build: Build) -> None:
    system = build.system(build.indicator("A", "10"))
    result = audit(build, system, {"a1": [build.finding("A")]}, remedy="先补发，\n再核对。")
    assert result.repairs[0].action == "先补发，再核对。"


def test_a_rule_without_a_remedy_still_says_what_to_do(build: Build) -> None:
    system = build.system(build.indicator("A", "10"))
    result = score_audit([build.agency()], {"a1": [build.finding("A")]}, system, {})
    assert result.repairs[0].action == "按“指标A”的要求整改"


def test_an_agency_without_findings_is_listed_unrated(build: Build) -> None:
    system = build.system(build.indicator("A", "10"))
    result = score_audit([build.agency("a1"), build.agency("a2")], {"a1": build.passes("A")}, system, {})
    assert [(s.agency, s.rank, s.errors) for s in result.scores] == [("a1", 1, 0), ("a2", None, 1)]
