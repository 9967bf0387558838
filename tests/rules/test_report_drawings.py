"""The three tables as agencies draw them: remarks in labels, other wordings, cut tables, blanks."""

from __future__ import annotations

import pytest

from rules.report_checks import Verdict
from rules.report_identities import check_identity
from rules.report_labels import applicant, disclosed_row, dispute, measure, request_row, result
from rules.report_tables import ReportTables, find_tables
from tests.rules.reports_for_tests import (
    GOOD,
    HEAD,
    NEW_ROWS,
    ZERO,
    Grid,
    a_table,
    disclosed_grid,
    dispute_grid,
    old_disclosed_grid,
    request_cell,
    request_grid,
    tables,
)
from tests.rules.test_report_tables import assert_good, row_of, the_set

IDENTITIES = ("I1", "I2", "I3", "I4", "J1", "J2", "T1-1")


def sure_failures(found: ReportTables) -> list[str]:
    """The places of sums that are called broken without a doubt."""
    checks = [check for identity in IDENTITIES for check in check_identity(found, identity)]
    return [
        f"{check.identity} {check.key}"
        for check in checks
        if check.verdict is Verdict.FAILS and not check.doubt
    ]


def doubts(found: ReportTables, identity: str) -> set[str]:
    return {check.doubt for check in check_identity(found, identity) if check.verdict is Verdict.FAILS}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("3.其它", "r23"),
        ("四、转下年度继续办理", "r25"),
        ("四、结转至下年度办理", "r25"),
        ("1.属于国家秘密的", "r05"),
        ("2.其他法律、法规禁止公开", "r06"),
        ("3.危及国家安全、公共安全、经济安全、社会稳定", "r07"),
        ("5.三类内部事务", "r09"),
        ("6.四类过程信息", "r10"),
        ("8.属于行政查询", "r12"),
        ("1.本机关不掌握", "r13"),
        ("2.需要另行制作", "r14"),
        ("（一）予以公开（件）", "r03"),
        ("（七）总计（单位：件）", "r24"),
    ],
)
def test_rows_are_known_in_the_wordings_of_agencies(text: str, row: str) -> None:
    assert request_row(text) == row


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("公民（自然人）", 1),
        ("自然人（件）", 1),
        ("工商企业", 2),
        ("法人或其他组织（商业企业）", 2),
        ("教育科研机构", 3),
        ("科研院所", 3),
        ("社会公益性组织", 4),
        ("律师事务所等法律服务机构", 5),
        ("其它组织", 6),
        ("法人或其他组织-其他", 6),
        ("合 计", 7),
        ("法人或其他组织", None),
        ("法人或其他组织合计", None),
        ("小计", None),
    ],
)
def test_applicants_are_known_in_the_wordings_of_agencies(text: str, column: int | None) -> None:
    assert applicant(text) == column


def test_a_remark_behind_a_label_does_not_hide_it() -> None:
    remark = (
        "（" + "行政机关制定发布的决定、公告、意见，以及标题采用“规定”“办法”的公文，" * 4 + "属于规范性文件）"
    )

    assert disclosed_row("规章（设区的市填写）") == "regulations"
    assert disclosed_row("规范性文件" + remark) == "documents"
    assert measure("上一年项目数量（指上一年事项数）") == "before"
    assert result("结果维持（件）") == "upheld"
    assert disclosed_row("其他主动公开文件（含规章、行政许可）") is None


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("因政府信息公开被申请行政复议", "review"),
        ("行政复议案件", "review"),
        ("未经行政复议直接起诉", "direct"),
        ("经行政复议后起诉", "after"),
        ("四、政府信息公开行政复议、行政诉讼情况", None),
    ],
)
def test_groups_of_disputes_are_known_in_the_wordings_of_agencies(text: str, group: str | None) -> None:
    assert dispute(text) == group


def test_a_row_of_another_kind_in_table_one_is_passed_over() -> None:
    grid = old_disclosed_grid(documents=(2, 2, 30))
    grid.insert(4, ["其他主动公开文件（除规范性文件以外的）", "186", "86", "255"])
    found = the_set(grid)

    assert found.disclosed["documents", "open"].value == 30
    assert found.missing_disclosed == ()


def test_a_measure_cut_over_two_lines_is_put_together() -> None:
    grid = old_disclosed_grid()
    grid[1:2] = [
        ["信息内容", "本年新", "本年新", "对外公开总数量"],
        ["信息内容", "制作数量", "公开数量", "对外公开总数量"],
    ]

    assert the_set(grid).missing_disclosed == ()


def test_the_total_of_the_legal_persons_is_not_the_total_of_the_row() -> None:
    grid = [
        [*row[:9], "合计" if number == 2 else row[8] if number < 2 else "4", row[9]]
        for number, row in enumerate(request_grid())
    ]

    assert_good(the_set(grid))


@pytest.mark.parametrize("name", ["小计", "合计", "总计"])
def test_the_sum_of_one_part_is_not_the_sum_of_all_results(name: str) -> None:
    grid = request_grid()
    grid.insert(3 + NEW_ROWS.index("r13"), ["三、本年度办理结果", "（三）不予公开", name, *["0"] * 7])
    grid.insert(
        4 + NEW_ROWS.index("r16"), ["三、本年度办理结果", "（四）无法提供", name, *map(str, GOOD["r13"])]
    )

    assert_good(the_set(grid))


def test_a_sum_below_the_last_row_is_passed_over() -> None:
    found = the_set([*request_grid(), [*["合计"] * 3, "14", "3", "1", "0", "0", "0", "18"]])

    assert_good(found)


def unlike_the_form() -> Grid:
    """A sixth row of （五）不予处理 with two requests, which the report's own sum counts."""
    more = {**GOOD, "r01": (14, 3, 1, 0, 0, 0, 18), "r24": (15, 3, 1, 0, 0, 0, 19)}
    grid = request_grid(more)
    extra = ["三、本年度办理结果", "（五）不予处理", "6.申请公开党务信息", "2", *["0"] * 5, "2"]
    grid.insert(3 + NEW_ROWS.index("r21"), extra)
    return grid


def test_a_row_that_the_form_does_not_have_puts_the_sum_of_results_in_doubt() -> None:
    found = the_set(unlike_the_form())

    assert doubts(found, "I2") == {"表中有不认识的行“申请公开党务信息”"}
    assert sure_failures(found) == []


@pytest.mark.parametrize("text", ["其中：涉企申请", "占比"])
def test_a_row_that_only_singles_out_others_puts_nothing_in_doubt(text: str) -> None:
    grid = request_cell("r13", 1, 5)
    values = ["10%"] * 7 if text == "占比" else ["1", *["0"] * 5, "1"]
    grid.insert(8, ["三、本年度办理结果", text, text, *values])

    assert "I2 c1" in sure_failures(the_set(grid))


def labels_left_behind(part: Grid) -> Grid:
    """A part of table two as it is cut out: merged labels stand only in the part before."""
    width = len(part[0]) - 2
    return [[row[2], *row[3:], *[""] * (width - len(row) + 2)] for row in part]


def test_the_rest_of_a_cut_table_is_read_behind_its_labels() -> None:
    grid = request_grid()
    group = [["（四）无法提供", *row[2:]] for row in grid[15:18]]
    rest = [*labels_left_behind(grid[9:15]), *group, *labels_left_behind(grid[18:])]
    width = max(map(len, rest))
    found = the_set(grid[:9], [[*row, *[""] * (width - len(row))] for row in rest])

    assert_good(found)
    assert found.requests["r24", 1].doubt


def test_a_head_repeated_over_rows_without_their_merged_labels_does_not_move_them() -> None:
    grid = request_grid()
    rest = [[row[2], *row[3:], "", ""] for row in grid[9:]]

    assert_good(the_set(grid[:9], [*HEAD, *rest]))


def test_a_broken_sum_in_a_cut_table_is_seen_and_doubted() -> None:
    grid = request_cell("r25", 7, 2)
    found = the_set(grid[:9], [[row[2], *row[3:]] for row in grid[9:]])

    assert [check.key for check in check_identity(found, "I1") if check.verdict is Verdict.FAILS] == ["c7"]
    assert sure_failures(found) == []


def test_a_span_drawn_too_short_or_too_long_moves_no_figures() -> None:
    grid = request_grid()
    short = [*grid[:-3], *([row[2], row[1], *row[3:], ""] for row in grid[-3:-1]), grid[-1]]
    long = [[*row, ""] for row in grid[:-1]] + [["三、本年度办理结果", *grid[-1]]]

    assert_good(the_set(short))
    assert_good(the_set(long))


def an_office() -> Grid:
    return request_grid(dict.fromkeys(("r01", "r03", "r24"), (2, *ZERO[1:6], 2)))


def test_two_bodies_kind_after_kind_are_two_sets() -> None:
    other = disclosed_grid(documents=(0, 0, 2))
    grids = (
        disclosed_grid(),
        other,
        request_grid(),
        an_office(),
        dispute_grid(),
        dispute_grid(ZERO + ZERO + (0,)),
    )
    first, second = find_tables(tuple(map(a_table, grids)))

    assert_good(first)
    assert first.disclosed["documents", "in_force"].value == 20
    assert second.disclosed["documents", "in_force"].value == 2
    assert row_of(second, "r24") == [2, 0, 0, 0, 0, 0, 2]
    assert second.disputes["review", "total"].value == 0
    assert sure_failures(first) == sure_failures(second) == []


def test_the_same_table_shown_twice_is_no_second_set() -> None:
    assert len(find_tables((*tables(), a_table(request_grid())))) == 1


def test_a_stray_table_on_licences_does_not_take_the_place_of_table_one() -> None:
    stray = [["信息内容", "本年处理决定数量"], ["行政许可", "40"], ["行政处罚", "12"]]
    [found] = find_tables((a_table(stray), *tables()))[:1]

    assert found.missing_disclosed == ()


def test_a_blank_sum_of_results_is_unfilled_and_not_wrong() -> None:
    found = the_set(disclosed_grid(), request_grid({**GOOD, "r24": ("",) * 7}), dispute_grid())

    assert doubts(found, "I1") == doubts(found, "I2") == {"总计一格空白"}
    assert sure_failures(found) == []


def test_a_blank_total_of_reviews_is_unfilled_and_not_wrong() -> None:
    found = the_set(dispute_grid((3, 1, 0, 0, "", 2, 0, 0, 1, 3, *ZERO[:5])))

    assert doubts(found, "J1") == {"总计一格空白"}


@pytest.mark.parametrize("dropped", range(7))
def test_a_row_in_which_the_page_left_out_a_cell_is_not_wrong(dropped: int) -> None:
    grid = request_grid()
    number = 3 + NEW_ROWS.index("r04")
    row = grid[number]
    grid[number] = [*row[:3], *(text for place, text in enumerate(row[3:]) if place != dropped), ""]

    assert sure_failures(the_set(disclosed_grid(), grid, dispute_grid())) == []


@pytest.mark.parametrize("dropped", [0, 3, 4, 5, 9])
def test_a_row_of_disputes_in_which_the_page_left_out_a_cell_is_not_wrong(dropped: int) -> None:
    values = (5, 0, 1, 2, 8, 3, 1, 0, 0, 4, 2, 0, 0, 1, 3)
    found = the_set(dispute_grid((*(values[:dropped] + values[dropped + 1 :]), "")))

    assert doubts(found, "J1") == {"最后一格空白，前面可能漏了一格"}


def test_a_blank_total_of_one_kind_of_applicant_alone_hides_no_broken_sum() -> None:
    values = {**GOOD, "r03": (5, 1, "", "", "", "", ""), "r24": (14, 3, 1, 0, 0, 0, 17)}
    found = the_set(disclosed_grid(), request_grid(values), dispute_grid())

    assert "I2 c1" in sure_failures(found)


def test_a_row_with_nothing_but_its_total_is_unfilled_and_not_wrong() -> None:
    totals = {row: (*("",) * 6, values[6]) for row, values in GOOD.items()}
    found = the_set(disclosed_grid(), request_grid(totals), dispute_grid())

    assert doubts(found, "I3") == {"只填了总计，各类申请人都空白"}
    assert sure_failures(found) == []


def test_totals_alone_are_still_held_against_each_other() -> None:
    totals = {row: (*("",) * 6, values[6]) for row, values in GOOD.items()}
    found = the_set(disclosed_grid(), request_grid({**totals, "r25": (*("",) * 6, 2)}), dispute_grid())

    assert sure_failures(found) == ["I1 c7"]
