from __future__ import annotations

from decimal import Decimal

import pytest

from rules.report_likeness import alike
from rules.report_parts import parts_of, plain_text
from tests.rules.reports_for_tests import FEES, PROBLEMS, a_text

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
CONTENTS = "目录\n" + "\n".join(f"{heading} {page}" for page, heading in enumerate(HEADINGS, 1))


def test_the_six_parts_are_cut_at_their_headings() -> None:
    parts = parts_of(plain_text(a_text()))

    assert sorted(parts) == [1, 2, 3, 4, 5, 6]
    assert parts[1].startswith("2025年,本局")
    assert parts[5] == plain_text(PROBLEMS)
    assert parts[6] == plain_text(FEES)


def test_headings_in_running_text_are_found_where_no_line_begins_with_one() -> None:
    parts = parts_of(plain_text(a_text()).replace("\n", ""))

    assert sorted(parts) == [1, 2, 3, 4, 5, 6]
    assert parts[6] == plain_text(FEES)


def test_a_table_of_contents_is_not_the_report() -> None:
    parts = parts_of(plain_text(f"{CONTENTS}\n{a_text()}"))

    assert parts[5] == plain_text(PROBLEMS)


def test_the_same_report_once_more_in_a_file_does_not_swell_the_last_part() -> None:
    parts = parts_of(plain_text(f"{a_text()}\n{a_text()}"))

    assert parts[6].startswith(plain_text(FEES))
    assert len(parts[6]) < 250


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("一、概述", 1),
        ("二 、主动公开政府政府情况", 2),
        ("三、依申请公开办理情况", 3),
        ("四、政府信息公开行政法复议、行政诉讼情况", 4),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4),
        ("五、政府信息公开工作存在的主要问题及改进情况", 5),
        ("六、其它需要报告的事项", 6),
    ],
)
def test_other_wordings_of_headings_are_known(heading: str, number: int) -> None:
    text = (
        f"第零段\n{heading}\n正文若干\n七、附则" if number == 6 else f"{heading}\n正文若干\n六、其他事项\n无"
    )
    parts = parts_of(plain_text(f"一、总体情况\n概况\n{text}" if number > 1 else text))

    assert parts[number].startswith("正文若干")


def test_rows_of_the_table_of_requests_are_no_headings() -> None:
    rows = "一、本年新收政府信息公开申请数量\n3\n二、上年结转政府信息公开申请数量\n四、结转下年度继续办理\n0"

    assert parts_of(plain_text(rows)) == {}


def test_what_is_no_report_has_no_parts() -> None:
    assert parts_of("") == {}
    assert set(parts_of("一、总体情况" * 2000)) <= {1, 2, 3, 4, 5, 6}


def test_texts_are_alike_by_what_they_say_not_by_years_and_prescribed_words() -> None:
    assert alike("2025年" + PROBLEMS, "2024年" + PROBLEMS) == 1
    assert alike(PROBLEMS, "完全不同的话，谈的是道路养护和绕行通告，没有一处相同。") < Decimal("0.1")
    assert alike("", "") == 0
