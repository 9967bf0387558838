"""The list of what offices are asked to state: complete, sound, and its mistakes told."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.catalogue import load_catalogue
from audit.errors import InputError
from audit.evidence_items import ValueKind, load_items, nearest_item, read_items


def test_every_requirement_that_nobody_can_see_is_asked_for() -> None:
    unseen = {row.id for row in load_catalogue().values() if "M" in row.mode}

    assert unseen - set(load_items()) == set()


def test_an_item_binds_whom_the_catalogue_binds() -> None:
    assert all(item.applies == load_catalogue()[item.id].applies for item in load_items().values())


def test_questions_tell_items_apart() -> None:
    questions = [item.question for item in load_items().values()]

    assert len(questions) == len(set(questions))


def test_further_units_have_their_own_kind() -> None:
    item = load_items()["SD-020"]

    assert [item.kind_of(unit) for unit in ("次", "人(监督员)", "满意率")] == [
        ValueKind.COUNT,
        ValueKind.COUNT,
        ValueKind.PERCENT,
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("SD-09", "SD-009"), ("sd-009", "SD-009"), ("政务公开培训的期数", "SD-009"), ("完全不相干", None)],
)
def test_a_slip_finds_the_nearest_item(text: str, meant: str | None) -> None:
    assert nearest_item(text) == meant


def test_all_mistakes_of_a_list_are_told(tmp_path: Path) -> None:
    path = tmp_path / "items.yml"
    path.write_text(
        """items:
  - {id: SD-999, kind: text, period: year, question: 没有这一条}
  - {id: SD-040, kind: text, period: year, question: 程序看得见}
  - {id: SD-010, kind: count, period: year, question: 没有单位}
  - {id: SD-016, kind: yes_no, period: year, minimum: 1, question: 是否还要数}
  - {id: SD-017, kind: maybe, period: week, question: 种类不对}
  - {id: SD-010, kind: count, unit: 次, counts: 次, period: year, question: 两次}
""",
        encoding="utf-8",
    )

    with pytest.raises(InputError) as caught:
        read_items(path)

    told = "\n".join(str(mistake) for mistake in caught.value.mistakes)
    for words in (
        "SD-999",
        "由程序判定",
        "没有写单位",
        "不能有 minimum",
        "maybe",
        "week",
        "写了两次",
        "重复",
    ):
        assert words in told
