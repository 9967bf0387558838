"""One agency's points: deductions, caps, outcomes, redistribution, grades, gates, vetoes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from audit.model import AgencyKind, Dimension, Finding, Outcome, Score
from scoring.score import UNRATED, score_agency

if TYPE_CHECKING:
    from conftest import Build


def total(build: Build, lost: str, *, bonus: str | None = None, gate: str = "80") -> Score:
    """An agency that loses ``lost`` of 100 points and earns ``bonus``."""
    rows = [build.indicator("A", "100", per="0.01")]
    findings = [build.finding("A", weight=str(Decimal(lost) * 100))] if Decimal(lost) else build.passes("A")
    if bonus is not None:
        rows.append(build.bonus("J", bonus))
        findings += build.passes("J")
    return score_agency(build.agency(), findings, build.system(*rows, gate=gate)).score


@pytest.mark.parametrize(
    ("fails", "lost", "formula"),
    [
        (1, "0.5", "2.00 − min(2.00, 1×0.50) = 1.50"),
        (3, "1.5", "2.00 − min(2.00, 3×0.50) = 0.50"),
        (4, "2", "2.00 − min(2.00, 4×0.50) = 0.00"),
        (5, "2", "2.00 − min(2.00, 5×0.50) = 0.00"),
    ],
)
def test_each_finding_costs_its_points_until_they_are_gone(
    build: Build, fails: int, lost: str, formula: str
) -> None:
    system = build.system(build.indicator("A", "2", per="0.5"))
    result = score_agency(build.agency(), [build.finding("A")] * fails, system)
    row = result.indicator_scores[0]
    assert (row.lost, row.gained, row.formula) == (Decimal(lost), 2 - Decimal(lost), formula)
    assert sum(finding.lost for finding in result.findings) == Decimal(lost)


def test_a_cap_stops_the_loss_before_the_points_are_gone(build: Build) -> None:
    system = build.system(build.indicator("A", "5", per="1", cap="2.5"))
    result = score_agency(build.agency(), [build.finding("A")] * 4, system)
    assert [finding.lost for finding in result.findings] == [1, 1, Decimal("0.5"), 0]
    assert result.indicator_scores[0].formula == "5.00 − min(2.50, 4×1.00) = 2.50"


def test_without_a_price_per_finding_the_first_takes_all(build: Build) -> None:
    system = build.system(build.indicator("A", "3"), build.indicator("B", "3", cap="1"))
    findings = [build.finding("A"), build.finding("A"), build.finding("B"), build.finding("B")]
    result = score_agency(build.agency(), findings, system)
    assert [finding.lost for finding in result.findings] == [3, 0, 1, 0]
    assert [row.formula for row in result.indicator_scores] == ["3.00 − 3.00 = 0.00", "3.00 − 1.00 = 2.00"]


def test_a_finding_may_weigh_more_or_less_than_one(build: Build) -> None:
    system = build.system(build.indicator("A", "2", per="0.2"))
    findings = [build.finding("A", weight="2.5"), build.finding("A", weight="0.5")]
    result = score_agency(build.agency(), findings, system)
    assert [finding.lost for finding in result.findings] == [Decimal("0.5"), Decimal("0.1")]
    assert result.indicator_scores[0].formula == "2.00 − min(2.00, 3×0.20) = 1.40"


def test_what_an_earlier_judgement_charged_is_not_kept(build: Build) -> None:
    stale = [Finding(Outcome.PASS, "旧", indicator="A", lost=Decimal(2))]
    result = score_agency(build.agency(), stale, build.system(build.indicator("A", "2")))
    assert result.findings[0].lost == 0


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([Outcome.PASS, Outcome.ERROR, Outcome.FAIL], Outcome.FAIL),
        ([Outcome.UNAVAILABLE, Outcome.MANUAL, Outcome.ERROR], Outcome.ERROR),
        ([Outcome.PASS, Outcome.UNAVAILABLE, Outcome.MANUAL], Outcome.MANUAL),
        ([Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE], Outcome.UNAVAILABLE),
        ([Outcome.NOT_APPLICABLE, Outcome.PASS], Outcome.PASS),
        ([Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE], Outcome.NOT_APPLICABLE),
    ],
)
def test_the_gravest_outcome_is_the_indicators(
    build: Build, outcomes: list[Outcome], expected: Outcome
) -> None:
    system = build.system(build.indicator("A"))
    result = score_agency(build.agency(), [build.finding("A", outcome) for outcome in outcomes], system)
    assert result.indicator_scores[0].outcome is expected


@pytest.mark.parametrize("outcome", [Outcome.UNAVAILABLE, Outcome.MANUAL, Outcome.ERROR])
def test_what_could_not_be_checked_costs_nothing_and_counts_as_unchecked(
    build: Build, outcome: Outcome
) -> None:
    system = build.system(build.indicator("A", "7"), build.indicator("B", "3"))
    findings = [*build.passes("A"), build.finding("B", outcome)]
    result = score_agency(build.agency(), findings, system)
    score = result.score
    assert (score.score, score.checked, score.raw_score) == (100, Decimal("0.7"), 10)
    assert (score.unavailable, score.manual, score.errors) == (
        int(outcome is Outcome.UNAVAILABLE),
        int(outcome is Outcome.MANUAL),
        int(outcome is Outcome.ERROR),
    )
    assert result.indicator_scores[1].formula == f"3.00 − 0 = 3.00（{outcome.label}，不扣分）"


def test_an_indicator_that_nobody_judged_is_an_error_not_a_pass(build: Build) -> None:
    system = build.system(build.indicator("A", "5"), build.indicator("B", "5"))
    score = score_agency(build.agency(), build.passes("A"), system).score
    assert (score.errors, score.checked) == (1, Decimal("0.5"))


def test_an_indicator_for_other_kinds_needs_no_finding(build: Build) -> None:
    system = build.system(
        build.indicator("A", "5"), build.indicator("B", "5", applies_to=[AgencyKind.SCHOOL])
    )
    score = score_agency(build.agency(), build.passes("A"), system).score
    assert (score.errors, score.checked, score.score, score.not_applicable_points) == (0, 1, 100, 5)


def test_a_finding_of_another_table_is_refused(build: Build) -> None:
    with pytest.raises(ValueError, match="judge again"):
        score_agency(build.agency(), build.passes("Z"), build.system(build.indicator("A")))


def test_points_that_do_not_apply_are_spread_over_the_rest(build: Build) -> None:
    system = build.system(build.indicator("A", "60"), build.indicator("B", "15"), build.indicator("C", "25"))
    findings = [*build.passes("A"), build.finding("B"), build.finding("C", Outcome.NOT_APPLICABLE)]
    result = score_agency(build.agency(), findings, system)
    # 国办秘函〔2019〕19号: 75 points × 4/3
    assert (result.score.raw_score, result.score.score) == (60, 80)
    assert result.score.formula == "60.00 ÷ (100.00 − 25.00) × 100 = 80.00"
    assert result.indicator_scores[2].formula == "不适用，25.00 分不计入总分"
    assert (result.indicator_scores[2].gained, result.indicator_scores[2].lost) == (0, 0)


def test_a_score_that_does_not_end_is_shown_as_about(build: Build) -> None:
    system = build.system(build.indicator("A", "1"), build.indicator("B", "2"), build.indicator("C", "1"))
    findings = [build.finding("A"), *build.passes("B"), build.finding("C", Outcome.NOT_APPLICABLE)]
    score = score_agency(build.agency(), findings, system).score
    assert score.formula == "2.00 ÷ (4.00 − 1.00) × 100 ≈ 66.6667"
    assert score.score == Decimal("66.66666666666666666666666667")


@pytest.mark.parametrize(
    ("lost", "grade"),
    [
        ("0", "优秀"),
        ("10", "优秀"),
        ("10.01", "良好"),
        ("30", "良好"),
        ("30.01", "合格"),
        ("40", "合格"),
        ("40.01", "不合格"),
        ("100", "不合格"),
    ],
)
def test_grades_are_half_open(build: Build, lost: str, grade: str) -> None:
    assert total(build, lost).grade == grade


def test_a_grade_is_given_on_the_unrounded_score(build: Build) -> None:
    system = build.system(build.indicator("A", "899.96"), build.indicator("B", "100.04"))
    score = score_agency(build.agency(), [*build.passes("A"), build.finding("B")], system).score
    assert (score.score, score.grade) == (Decimal("89.996"), "良好")
    assert score.formula.endswith("≈ 89.9960")


@pytest.mark.parametrize(
    ("lost", "expected", "bonus"),
    [("20", "80", "0"), ("19.99", "82.01", "2"), ("20.01", "79.99", "0")],
)
def test_the_bonus_counts_only_strictly_above_its_gate(
    build: Build, lost: str, expected: str, bonus: str
) -> None:
    score = total(build, lost, bonus="2")
    assert (score.score, score.bonus) == (Decimal(expected), Decimal(bonus))


def test_the_formula_says_why_a_bonus_does_not_count(build: Build) -> None:
    assert total(build, "20", bonus="2").formula == (
        "80.00 ÷ 100.00 × 100 = 80.00；未高于 80.00，加分 2.00 不计入"
    )
    assert total(build, "10", bonus="2").formula == (
        "90.00 ÷ 100.00 × 100 = 90.00；90.00 + min(5.00, 2.00) = 92.00"
    )


def test_bonuses_share_their_cap_in_the_tables_order(build: Build) -> None:
    system = build.system(
        build.indicator("A", "10"),
        build.bonus("J", "2"),
        build.bonus("K", "2"),
        build.bonus("L", "1"),
        cap="3",
    )
    result = score_agency(build.agency(), build.passes("A", "J", "K", "L"), system)
    assert [row.gained for row in result.indicator_scores] == [10, 2, 1, 0]
    assert (result.score.score, result.score.bonus, result.score.raw_score) == (103, 3, 10)
    assert result.indicator_scores[2].formula == "加分合计以 3.00 分为限，加 1.00 分"


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.PASS])
def test_a_bonus_needs_a_pass(build: Build, outcome: Outcome) -> None:
    system = build.system(build.indicator("A", "10"), build.bonus("J", "2"))
    result = score_agency(build.agency(), [*build.passes("A"), build.finding("J", outcome)], system)
    assert (result.score.score, result.score.bonus) == (100, 0)
    assert result.indicator_scores[1].formula == f"{outcome.label}，不加分"


def test_a_veto_sets_the_score_to_nought_whatever_was_gained(build: Build) -> None:
    system = build.system(build.veto("V"), build.indicator("A", "10"), build.bonus("J", "2"))
    result = score_agency(build.agency(), [build.finding("V"), *build.passes("A", "J")], system)
    score = result.score
    assert (score.score, score.grade, score.vetoes, score.bonus) == (0, "不合格", ("V",), 0)
    assert score.raw_score == 10
    assert score.formula == "触发单项否决（V），总分记 0；不计否决时 10.00 ÷ 10.00 × 100 = 100.00"
    assert result.indicator_scores[2].formula == "触发单项否决，不加分"
    assert sum(finding.lost for finding in result.findings) == 0


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.FAIL])
def test_a_veto_needs_a_fail(build: Build, outcome: Outcome) -> None:
    system = build.system(build.veto("V"), build.indicator("A", "10"))
    score = score_agency(build.agency(), [build.finding("V", outcome), *build.passes("A")], system).score
    assert (score.score, score.vetoes) == (100, ())


@pytest.mark.parametrize(("checked", "grade"), [("60", "优秀"), ("59.99", UNRATED)])
def test_an_agency_is_rated_only_when_enough_was_checked(build: Build, checked: str, grade: str) -> None:
    system = build.system(build.indicator("A", checked), build.indicator("B", str(100 - Decimal(checked))))
    findings = [*build.passes("A"), build.finding("B", Outcome.UNAVAILABLE)]
    score = score_agency(build.agency(), findings, system).score
    assert (score.grade, score.score) == (grade, 100)
    assert ("不评定等级和名次" in score.formula) == (grade == UNRATED)


def test_an_agency_of_which_nothing_could_be_checked_has_no_score(build: Build) -> None:
    system = build.system(build.indicator("A", "10"), min_checked="0")
    score = score_agency(build.agency(), [build.finding("A", Outcome.UNAVAILABLE)], system).score
    assert (score.score, score.grade, score.checked, score.raw_score) == (None, UNRATED, 0, 10)
    assert score.column_coverage is None


def test_an_agency_to_which_nothing_applies_has_no_score(build: Build) -> None:
    system = build.system(build.indicator("A", "10"))
    score = score_agency(build.agency(), [build.finding("A", Outcome.NOT_APPLICABLE)], system).score
    assert (score.score, score.grade, score.checked, score.not_applicable_points) == (None, UNRATED, 0, 10)


def test_a_proven_veto_decides_even_where_little_could_be_checked(build: Build) -> None:
    system = build.system(build.veto("V"), build.indicator("A", "10"))
    findings = [build.finding("V"), build.finding("A", Outcome.UNAVAILABLE)]
    score = score_agency(build.agency(), findings, system).score
    assert (score.score, score.grade) == (0, "不合格")


def test_three_dimensions_have_scores_of_their_own(build: Build) -> None:
    system = build.system(
        build.indicator("A", "4", dimension=Dimension.COVERAGE),
        build.indicator("B", "4", dimension=Dimension.COVERAGE),
        build.indicator("C", "5", dimension=Dimension.COMPLETENESS),
        build.indicator("D", "1", dimension=Dimension.COMPLETENESS, per="0.5"),
        build.indicator("E", "9", dimension=Dimension.TIMELINESS),
        build.indicator("F", "9", dimension=Dimension.NORMS),
    )
    findings = [
        build.finding("A"),
        *build.passes("B"),
        build.finding("C", Outcome.NOT_APPLICABLE),
        build.finding("D"),
        build.finding("E", Outcome.UNAVAILABLE),
        build.finding("F"),
    ]
    score = score_agency(build.agency(), findings, system).score
    assert (score.column_coverage, score.completeness, score.timeliness) == (50, 50, None)


def test_bonus_and_veto_stay_out_of_the_dimensions(build: Build) -> None:
    system = build.system(build.veto("V"), build.indicator("A", "4", per="1"), build.bonus("J", "2"))
    findings = [build.finding("V"), build.finding("A"), *build.passes("J")]
    assert score_agency(build.agency(), findings, system).score.column_coverage == 75
