from __future__ import annotations

import random
from decimal import Decimal

import pytest

from audit.model import Table
from rules.report_labels import REQUEST_ROWS, label, request_row
from rules.report_tables import ReportTables, find_tables
from tests.rules.reports_for_tests import (
    GOOD,
    GOOD_OLD,
    HEAD,
    LABELS,
    OLD_ROWS,
    ZERO,
    Grid,
    a_table,
    disclosed_grid,
    dispute_grid,
    old_disclosed_grid,
    request_grid,
    tables,
)


def the_set(*grids: Grid, **more: object) -> ReportTables:
    [found] = find_tables(tuple(a_table(grid, **more) for grid in grids))
    return found


def row_of(found: ReportTables, row: str) -> list[Decimal | None]:
    cells = [found.requests.get((row, column)) for column in range(1, 8)]
    return [None if cell is None else cell.value for cell in cells]


def assert_good(found: ReportTables) -> None:
    for row in (*GOOD, "r05"):
        assert row_of(found, row) == list(GOOD.get(row, ZERO)), row
    assert found.missing_requests == ()


def test_the_three_tables_are_found_whole() -> None:
    [found] = find_tables(tables())

    assert_good(found)
    assert found.has_disclosed
    assert found.has_disputes
    assert not found.is_old_form
    assert (found.missing_disclosed, found.missing_disputes) == ((), ())
    assert found.disclosed["documents", "in_force"].value == 20
    assert found.disclosed["fees", "charged"].value == Decimal("1.5")
    assert found.disputes["review", "upheld"].value == 1


def test_the_form_of_2019_is_told_from_the_new_one() -> None:
    found = the_set(old_disclosed_grid(), request_grid(GOOD_OLD, OLD_ROWS), dispute_grid())

    assert found.is_old_form
    assert found.missing_requests == ()
    assert found.missing_disclosed == ()
    assert row_of(found, "r21_23") == list(GOOD_OLD["r21_23"])
    assert found.disclosed["licences", "change"].value == -2
    assert found.disclosed["procurement", "paid"].value == 251000


@pytest.mark.parametrize("row", list(REQUEST_ROWS))
def test_each_row_is_known_by_its_label(row: str) -> None:
    assert request_row(LABELS[row][2]) == row


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("（一） 本年新收政府信息公开申请数量", "r01"),
        ("二、上年度结转政府信息公开申请数量", "r02"),
        ('3．危及"三安全一稳定"', "r07"),
        ("３.危及“三安全一稳定”", "r07"),
        ("三安全一稳定", "r07"),
        ("1、申请人无正当理由逾期不补正,行政机关不再处理其政府信息公开申请", "r21"),
        ("2.申请人逾期未按收费通知要求缴纳费用，行政机关不再处理", "r22"),
        ("３、其　他", "r23"),
        ("(七)总 计", "r24"),
        ("四、结转下一年度继续办理", "r25"),
        ("2.其他法律、行政法规禁止公开", "r06"),
        ("法人或其他组织", None),
        ("（三）不予公开", None),
        ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", None),
        ("小计", None),
        ("", None),
    ],
)
def test_labels_are_known_in_other_spellings(text: str, row: str | None) -> None:
    assert request_row(text) == row


def test_a_cell_of_half_a_page_is_no_label() -> None:
    assert label("政府信息公开" * 100_000) == ""


def test_a_table_split_over_pages_is_joined() -> None:
    grid = request_grid()
    found = the_set(disclosed_grid(), grid[:12], grid[12:20], grid[20:], dispute_grid(), page=None)

    assert_good(found)


def test_a_head_repeated_on_each_page_is_no_row() -> None:
    grid = request_grid()

    assert_good(the_set(grid[:14], HEAD + grid[14:]))
    assert_good(the_set(grid[:14] + HEAD + grid[14:]))


def test_a_table_cut_off_leaves_its_rows_unknown_not_zero() -> None:
    found = the_set(request_grid()[:20])

    assert "r25" in found.missing_requests
    assert row_of(found, "r24") == [None] * 7


def test_a_continuation_of_another_width_is_read_with_a_doubt() -> None:
    grid = request_grid()
    narrow = [row[2:] for row in grid[16:]]
    found = the_set(grid[:16], narrow)

    assert row_of(found, "r24") == list(GOOD["r24"])
    assert found.requests["r24", 1].doubt


def test_a_table_on_its_side_is_turned() -> None:
    assert_good(the_set([list(row) for row in zip(*request_grid(), strict=True)]))


def test_columns_that_a_merged_head_spans_twice_are_read_once() -> None:
    wide = [[*row[:4], row[3], *row[4:9], row[9], row[9]] for row in request_grid()]

    assert_good(the_set(wide))


def test_an_extra_column_between_is_passed_over() -> None:
    extra = [[*row[:9], "小计" if number < 3 else "99", row[9]] for number, row in enumerate(request_grid())]

    assert_good(the_set(extra))


def test_a_numbering_column_before_the_labels_is_passed_over() -> None:
    assert_good(the_set([[str(number), *row] for number, row in enumerate(request_grid())]))


def test_a_head_over_two_lines_is_put_together() -> None:
    grid = request_grid()
    head = [
        grid[0],
        grid[1],
        [*grid[2][:4], "商业", "科研", "社会公益组织", "法律服务机构", "其他", "总计"],
        ["", "", "", "", "企业", "机构", "", "", "", ""],
    ]

    assert_good(the_set(head + grid[3:]))


def test_labels_that_stand_only_in_the_first_of_merged_cells_are_enough() -> None:
    sparse, last = [], ["", "", ""]
    for row in request_grid():
        names = [name if name != before else "" for name, before in zip(row[:3], last, strict=True)]
        names[1:] = ["" if name == row[place] else name for place, name in enumerate(names[1:])]
        sparse.append([*(names if any(names) else row[:3]), *row[3:]])
        last = row[:3]

    assert_good(the_set(HEAD + sparse[3:]))


def test_a_row_with_a_cell_too_many_is_doubted() -> None:
    grid = [[*row, ""] for row in request_grid()]
    grid[5] = [*grid[5][:3], "5", "0", "1", "0", "0", "0", "0", "6"]
    found = the_set(grid)

    assert found.requests["r03", 1].doubt
    assert not found.requests["r04", 1].doubt


def test_a_row_with_a_cell_too_few_is_doubted() -> None:
    grid = request_grid()
    grid[5] = [*grid[5][:3], "5", "1", "0", "0", "0", "6", ""]
    found = the_set(grid)

    assert all(found.requests["r03", column].doubt for column in range(1, 8))


def test_a_row_that_stands_twice_with_other_figures_is_unknown() -> None:
    grid = request_grid()
    again = [*grid[5][:3], "9", *grid[5][4:]]
    found = the_set([*grid, again])

    assert found.requests["r03", 1].value is None
    assert found.requests["r03", 2].value == 1


def test_the_same_tables_in_page_and_file_are_one_set_the_page_first() -> None:
    [found] = find_tables((*tables(), *tables(url="https://a.gov.cn/report.pdf", page=1)))

    assert found.url.endswith("2025.html")


def test_other_figures_in_the_file_are_a_set_of_their_own() -> None:
    other = request_grid({**GOOD, "r01": (9, 0, 0, 0, 0, 0, 9)})
    found = find_tables((*tables(), *tables(other, url="https://a.gov.cn/report.pdf", page=1)))

    assert [one.paged for one in found] == [False, True]


def test_a_second_set_in_one_report_is_kept_apart() -> None:
    office = request_grid(
        {"r01": (2, 0, 0, 0, 0, 0, 2), "r03": (2, *ZERO[1:6], 2), "r24": (2, *ZERO[1:6], 2)}
    )
    first, second = find_tables((*tables(), *tables(office)))

    assert_good(first)
    assert second.requests["r01", 7].value == 2
    assert second.has_disputes


def test_groups_below_each_other_are_read_too() -> None:
    grid = [
        ["", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
        ["行政复议", "3", "1", "0", "2", "6"],
        ["未经复议直接起诉", "1", "0", "0", "0", "1"],
        ["复议后起诉", "0", "0", "1", "0", "1"],
    ]
    found = the_set(grid)

    assert found.missing_disputes == ()
    assert found.disputes["review", "pending"].value == 2
    assert found.disputes["after", "other"].value == 1


def test_reviews_on_their_side_are_read_too() -> None:
    found = the_set([list(row) for row in zip(*dispute_grid((1, 2, 3, 4, 10, *range(10))), strict=True)])

    assert found.missing_disputes == ()
    assert found.disputes["review", "total"].value == 10
    assert found.disputes["after", "upheld"].value == 5


def test_a_head_with_blank_places_does_not_hide_the_figures() -> None:
    grid = dispute_grid((3, 1, 0, 0, 4, *(0,) * 10))
    grid[2] = [""] * 5 + grid[2][5:]

    assert the_set(grid).disputes["review", "total"].value == 4


def test_other_tables_are_left_alone() -> None:
    budget = a_table([["项目", "预算数", "决算数"], ["其他", "5", "6"], ["总计", "5", "6"]])
    questions = a_table([["姓名", "电话"], ["行政许可科", "1234567"]])

    assert find_tables((budget, questions)) == ()


def test_a_huge_table_is_read_in_bounded_time() -> None:
    huge = a_table([[f"{row}-{column}" for column in range(100)] for row in range(1000)])
    found = find_tables((huge, *tables()))

    assert_good(found[0])


def test_hostile_cells_end_well() -> None:
    chance = random.Random(7)
    texts = [
        "",
        "总计",
        "其他",
        "自然人",
        "商业企业",
        "科研机构",
        "1" * 5000,
        "\x00",
        "结果维持",
        "行政复议",
        "-",
        "٣",
    ]
    for _ in range(50):
        grid = tuple(tuple(chance.choice(texts) for _ in range(chance.randint(1, 12))) for _ in range(9))
        find_tables((Table(grid),))
    assert find_tables((Table(()), Table(((),)))) == ()
