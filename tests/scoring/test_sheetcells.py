"""Parameters in a cell: read by people, and read back as they were."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model import AgencyKind
from audit.yamlfile import parse_yaml
from scoring.sheetcells import (
    kinds_text,
    parameters_text,
    read_list,
    read_scalar,
    split_kind,
    split_parameter,
    value_text,
)
from scoring.systemtext import scalar

TEXT = st.text(min_size=1).filter(lambda text: text == text.strip())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (14, "14"),
        (Decimal("1E+2"), "100"),
        (True, "是"),
        (("guide", "news"), "guide、news"),
        (("甲、乙", "丙"), '"甲、乙"、丙'),
        ((), "[]"),
        ("甲、乙", "甲、乙"),
        ("一\n二", '"一\\n二"'),
    ],
)
def test_a_value_is_written_as_people_write_it(value: object, text: str) -> None:
    assert value_text(value) == text


@settings(deadline=None)  # a busy machine is no defect
@given(st.lists(TEXT, max_size=4).map(tuple))
def test_a_list_comes_back_whatever_its_texts(items: tuple[str, ...]) -> None:
    assert read_list(value_text(items)) == items


@settings(deadline=None)  # a busy machine is no defect
@given(TEXT)
def test_a_text_comes_back_whatever_is_in_it(text: str) -> None:
    assert read_scalar(value_text(text)) == text
    assert "\n" not in value_text(text)


@pytest.mark.parametrize("text", ["guide，news", "guide, news", "guide；news", " guide、news、"])
def test_offices_separate_lists_as_they_like(text: str) -> None:
    assert read_list(text) == ("guide", "news")


def test_parameters_stand_one_a_line() -> None:
    assert parameters_text({"column": "news", "days": 14}) == "column=news\ndays=14"
    assert split_parameter(" days ＝ 14 ") == ("days", "14")
    assert split_parameter("14") is None


def test_the_parameters_of_a_kind_name_it() -> None:
    text = kinds_text({AgencyKind.SCHOOL: {"column": "school"}, AgencyKind.VILLAGE: {}})
    assert text == "学校：column=school\n村(社区)："
    assert [split_kind(line) for line in text.splitlines()] == [("学校", "column=school"), ("村(社区)", "")]


@pytest.mark.parametrize(
    "text", ["null", "~", "", "a: b", "# 注", "- 项", "[甲]", '"引"', "一\n二", "\x7f", "：", "1"]
)
def test_a_scalar_is_quoted_where_yaml_would_misread_it(text: str) -> None:
    node = parse_yaml(f"key: {scalar(text)}\nlist: [{scalar(text)}, b]", "a.yml")
    assert node.plain() == {"key": text, "list": [text, "b"]}
