"""Ranks: within the group, on unrounded scores, ties by rule; and their performance points."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from audit.model import Performance, Score
from scoring.performance import Standing, convert, share_warning
from scoring.ranking import rank
from scoring.score import UNRATED, score_agency

if TYPE_CHECKING:
    from conftest import Build


@pytest.fixture(name="score")
def _score(build: Build) -> Score:
    system = build.system(build.indicator("A", "10"))
    return score_agency(build.agency(), build.passes("A"), system).score


def scored(score: Score, agency: str, value: str, group: str = "部门", **others: object) -> Score:
    return replace(score, agency=agency, group=group, score=Decimal(value), **others)  # type: ignore[arg-type]


def test_groups_are_ranked_apart_in_the_rosters_order(build: Build, score: Score) -> None:
    system = build.system(build.indicator("A"))
    given = [
        scored(score, "b1", "70"),
        scored(score, "t1", "60", "乡镇"),
        scored(score, "b2", "90"),
        scored(score, "t2", "95", "乡镇"),
    ]
    listed = [(s.group, s.agency, s.rank) for s in rank(given, system)]
    assert listed == [("部门", "b2", 1), ("部门", "b1", 2), ("乡镇", "t2", 1), ("乡镇", "t1", 2)]


def test_equal_scores_share_a_rank_and_the_next_is_left_out(build: Build, score: Score) -> None:
    system = build.system(build.indicator("A"))
    given = [scored(score, name, value) for name, value in (("a", "80"), ("b", "70"), ("c", "80"))]
    assert [(s.agency, s.rank) for s in rank(given, system)] == [("a", 1), ("c", 1), ("b", 3)]


def test_scores_that_only_look_equal_do_not_share_a_rank(build: Build, score: Score) -> None:
    system = build.system(build.indicator("A"))
    given = [scored(score, "a", "80.001"), scored(score, "b", "80.002")]
    assert [(s.agency, s.rank) for s in rank(given, system)] == [("b", 1), ("a", 2)]


def test_equals_are_listed_by_vetoes_then_timeliness_then_id(build: Build, score: Score) -> None:
    system = build.system(build.indicator("A"))
    given = [
        scored(score, "e", "0", vetoes=("V1", "V2"), timeliness=Decimal(99)),
        scored(score, "d", "0", vetoes=("V1",), timeliness=None),
        scored(score, "c", "0", vetoes=("V1",), timeliness=Decimal(10)),
        scored(score, "b", "0", vetoes=("V1",), timeliness=Decimal(20)),
        scored(score, "a", "0", vetoes=("V1",), timeliness=Decimal(10)),
    ]
    assert [(s.agency, s.rank) for s in rank(given, system)] == [(x, 1) for x in "bacde"]


def test_the_unrated_have_no_rank_and_no_performance_points(build: Build, score: Score) -> None:
    system = build.system(build.indicator("A"))
    given = [scored(score, "a", "99", grade=UNRATED), scored(score, "b", "50", grade="不合格")]
    listed = rank(given, system)
    assert [(s.agency, s.rank, s.performance_points) for s in listed] == [("b", 1, 2), ("a", None, None)]


def test_an_empty_audit_has_an_empty_ranking(build: Build) -> None:
    assert rank([], build.system(build.indicator("A"))) == ()


def test_a_ranking_does_not_depend_on_the_order_it_was_given(build: Build, score: Score) -> None:
    system = build.system(build.indicator("A"))
    given = [scored(score, name, value) for name, value in (("a", "80"), ("b", "70"), ("c", "80"))]
    assert rank(given, system) == rank(given[::-1], system)


def test_performance_points_come_with_their_arithmetic(build: Build, score: Score) -> None:
    system = build.system(build.indicator("A"))
    listed = rank([scored(score, "a", "82.5", grade="良好")], system)
    assert listed[0].performance_points == Decimal("3.3")
    assert listed[0].formula.endswith("；绩效分 min(82.50, 100) × 4.00 ÷ 100 = 3.30")


def standing(score: str, rank_: int = 1, size: int = 10, grade: str = "优秀") -> Standing:
    return Standing(Fraction(score), grade, rank_, size)


TIERS = {"优秀": Decimal(1), "良好": Decimal("0.9"), "合格": Decimal("0.8"), "不合格": Decimal(0)}


@pytest.mark.parametrize(("score", "points"), [("0", "0"), ("82.5", "3.3"), ("100", "4"), ("104", "4")])
def test_linear_conversion_is_a_share_of_the_weight(score: str, points: str) -> None:
    assert convert(standing(score), Performance("linear")).points == Decimal(points)


def test_conversion_scales_with_the_weight() -> None:
    performance = Performance("linear", weight=Decimal(40), total=Decimal(1000))
    assert convert(standing("82.5"), performance).points == 33


@pytest.mark.parametrize(
    ("grade", "points"), [("优秀", "4"), ("良好", "3.6"), ("合格", "3.2"), ("不合格", "0")]
)
def test_tier_conversion_goes_by_grade(grade: str, points: str) -> None:
    conversion = convert(standing("75", grade=grade), Performance("tier", tiers=TIERS))
    assert conversion.points == Decimal(points)
    assert grade in conversion.formula


@pytest.mark.parametrize(
    ("place", "size", "points"),
    [
        (1, 10, "4"),
        (2, 10, "4"),
        (3, 10, "3.9"),
        (10, 10, "3.6"),
        (1, 1, "4"),
        (1, 3, "4"),
        (3, 3, "3.8"),
        (3, 12, "4"),
        (4, 12, "3.9"),
    ],
)
def test_rank_conversion_steps_down_every_fifth_of_the_group(place: int, size: int, points: str) -> None:
    assert convert(standing("50", place, size), Performance("rank")).points == Decimal(points)


@pytest.mark.parametrize(
    ("score", "points"), [("100", "4"), ("103", "4"), ("82.5", "2.25"), ("60", "0"), ("59.99", "0")]
)
def test_deduction_takes_a_step_for_every_point_lost(score: str, points: str) -> None:
    assert convert(standing(score), Performance("deduct")).points == Decimal(points)


@pytest.mark.parametrize("method", ["linear", "tier", "rank", "deduct"])
def test_performance_points_stay_between_nought_and_the_weight(method: str) -> None:
    performance = Performance(method, tiers=TIERS, step=Decimal(3))
    for score in ("0", "55.5", "100", "105"):
        for place in (1, 7, 50):
            points = convert(standing(score, place, 50), performance).points
            assert 0 <= points <= 4


@pytest.mark.parametrize(
    ("weight", "total", "warns"),
    [
        ("4", "100", False),
        ("3.99", "100", True),
        ("3.9", "100", True),
        ("40", "1000", False),
        ("39", "1000", True),
    ],
)
def test_a_weight_below_four_percent_is_warned_of(weight: str, total: str, warns: bool) -> None:
    warning = share_warning(Performance(weight=Decimal(weight), total=Decimal(total)))
    assert (warning is not None) == warns
    assert warning is None or "SD-013" in warning
