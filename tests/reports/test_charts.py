"""Charts draw any name without a warning, repeat to the byte, and change from bars to distributions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import matplotlib as mpl
import pytest
from lxml import etree

from reports.charts import MOST_BARS, Loss, dimension_chart, drawable, font_path, loss_chart, score_chart
from reports.view import Member, ReportView


def members_of(view: ReportView, count: int) -> list[Member]:
    first = view.groups[1].members[0]
    return [
        replace(
            first,
            agency=replace(first.agency, name=f"第{number}局"),
            score=replace(first.score, rank=number + 1, score=Decimal(100 - number % 70)),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 2, MOST_BARS, MOST_BARS + 1, 500])
def test_groups_of_any_size_are_drawn_the_same_way_each_time(view: ReportView, count: int) -> None:
    members = members_of(view, count)
    grades = view.system.grades
    assert score_chart(members, grades) == score_chart(members, grades)
    assert dimension_chart(members) == dimension_chart(members)
    etree.fromstring(score_chart(members, grades))
    assert len(score_chart(members, grades)) < 400_000


def test_names_with_emoji_mathematics_or_markup_are_drawn_without_a_warning(
    view: ReportView, hostile: tuple[str, ...]
) -> None:
    first = view.groups[1].members[0]
    members = [replace(first, agency=replace(first.agency, name=text)) for text in hostile]
    picture = score_chart(members, view.system.grades) + dimension_chart(members)
    picture += loss_chart([Loss(text, text, Decimal(1), 1) for text in hostile])
    assert b"<script" not in picture


def test_what_the_font_lacks_becomes_a_box() -> None:
    assert drawable("县局😀") == "县局□"
    assert font_path().is_file()


def test_the_unranked_are_not_drawn(view: ReportView) -> None:
    ranked = list(view.groups[1].ranked)
    assert score_chart(view.groups[1].members, view.system.grades) == score_chart(ranked, view.system.grades)


def test_no_date_is_written_and_nothing_global_is_left_changed(view: ReportView) -> None:
    before: dict[str, Any] = dict(mpl.rcParams)
    picture = dimension_chart(view.groups[1].members)
    assert b"dc:date" not in picture
    assert dict(mpl.rcParams) == before
