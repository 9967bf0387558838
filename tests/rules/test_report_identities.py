from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from crawler.extract.grids import grids
from crawler.page import read_page
from rules.report_checks import Check, Verdict
from rules.report_identities import IDENTITIES, check_identity
from rules.report_labels import DISPUTES, NEW_FORM, OLD_FORM, RESULTS
from rules.report_tables import ReportTables, find_tables
from rules.report_years import carried_over, in_force
from tests.rules.reports_for_tests import (
    DISPUTE_HEAD,
    GOOD,
    GOOD_OLD,
    NEW_ROWS,
    OLD_ROWS,
    a_table,
    disclosed_grid,
    dispute_grid,
    old_disclosed_grid,
    request_cell,
    request_grid,
    tables,
)


def the_set(*grids_of: Any, **more: Any) -> ReportTables:
    return find_tables(tuple(a_table(grid, **more) for grid in grids_of))[0]


def failing(found: ReportTables, identity: str) -> dict[str, Check]:
    return {check.key: check for check in check_identity(found, identity) if check.verdict is Verdict.FAILS}


@pytest.mark.parametrize("identity", IDENTITIES)
def test_every_sum_of_a_right_report_comes_out(identity: str) -> None:
    checks = check_identity(find_tables(tables())[0], identity)

    assert {check.verdict for check in checks} == {Verdict.HOLDS}


@pytest.mark.parametrize("identity", IDENTITIES)
def test_every_sum_of_a_right_report_in_the_old_form_comes_out(identity: str) -> None:
    found = the_set(old_disclosed_grid(), request_grid(GOOD_OLD, OLD_ROWS), dispute_grid())
    if identity == "T1-2":  # the old form asks for no amount
        return
    assert {check.verdict for check in check_identity(found, identity)} == {Verdict.HOLDS}


def test_the_balance_is_told_in_words_that_can_be_done_again() -> None:
    found = the_set(request_cell("r01", 3, 12))
    [check] = [check for check in check_identity(found, "I1") if check.key == "c3"]

    assert check.verdict is Verdict.FAILS
    assert check.arithmetic == "第 3 列（科研机构）：新收 12 + 结转 0 = 12 ≠ 办理结果 1 + 结转下年 0 = 1"


@pytest.mark.parametrize(
    ("row", "column", "identity", "keys"),
    [
        ("r01", 1, "I1", {"c1"}),
        ("r25", 7, "I1", {"c7"}),
        ("r13", 1, "I2", {"c1"}),
        ("r24", 2, "I2", {"c2"}),
        ("r13", 1, "I3", {"r13"}),
        ("r02", 7, "I3", {"r02"}),
    ],
)
def test_one_wrong_figure_is_found_where_it_stands(
    row: str, column: int, identity: str, keys: set[str]
) -> None:
    assert set(failing(the_set(request_cell(row, column, 77)), identity)) == keys


def test_a_blank_counts_as_nothing_in_a_sum() -> None:
    blank = [["" if cell == "0" else cell for cell in row] for row in request_grid()]

    for identity in ("I1", "I2", "I3", "I4"):
        assert {check.verdict for check in check_identity(the_set(blank), identity)} == {Verdict.HOLDS}


def test_a_blank_that_makes_a_sum_wrong_makes_it_wrong() -> None:
    [check] = failing(the_set(request_cell("r13", 1, "")), "I3").values()

    assert "自然人 0" in check.arithmetic
    assert not check.doubt


def test_a_blank_total_is_wrong_but_doubted() -> None:
    [check] = failing(the_set(request_cell("r13", 7, "")), "I3").values()

    assert check.doubt == "总计一格空白"


def test_a_blank_in_a_file_with_pages_is_doubted() -> None:
    [check] = failing(the_set(request_cell("r13", 1, ""), page=2), "I3").values()

    assert "没有识别出" in check.doubt


@pytest.mark.parametrize("text", ["见附件", "xx", "①"])
def test_what_is_no_number_cannot_be_added_up(text: str) -> None:
    found = the_set(request_cell("r13", 1, text))
    unknown = {
        identity: {check.key for check in check_identity(found, identity) if check.verdict is Verdict.UNKNOWN}
        for identity in ("I2", "I3", "I4")
    }

    assert unknown == {"I2": {"c1"}, "I3": {"r13"}, "I4": {"r13c1"}}
    assert not failing(found, "I2")


@pytest.mark.parametrize(
    ("text", "holds"), [("4件", True), ("４", True), ("4.0", True), ("-4", False), ("4.5", False)]
)
def test_a_count_is_whole_and_not_negative(text: str, holds: bool) -> None:
    assert (not failing(the_set(request_cell("r13", 1, text)), "I4")) is holds


def test_negative_changes_and_money_are_no_wrong_counts() -> None:
    assert not failing(the_set(old_disclosed_grid()), "T1-1")
    assert set(failing(the_set(disclosed_grid(documents=(3, -1, 20))), "T1-1")) == {"documents:repealed"}


@pytest.mark.parametrize(
    ("fees", "verdict"), [("1.50", "holds"), ("-1", "fails"), ("251000元", "fails"), ("3000001", "fails")]
)
def test_fees_are_amounts_in_ten_thousands(fees: str, verdict: str) -> None:
    [check] = check_identity(the_set(disclosed_grid(fees=fees)), "T1-2")

    assert check.verdict == verdict


def test_groups_of_reviews_and_lawsuits_add_up_each_for_itself() -> None:
    values = (3, 1, 0, 2, 7, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0)
    [check] = failing(the_set(dispute_grid(values)), "J1").values()

    assert check.key == "review"
    assert "结果维持 3 + 结果纠正 1 + 其他结果 0 + 尚未审结 2 = 6 ≠ 总计 7" in check.arithmetic


def test_a_table_cut_off_cannot_be_judged() -> None:
    found = the_set(request_grid()[:20])

    assert {check.verdict for check in check_identity(found, "I2")} == {Verdict.UNKNOWN}
    assert {check.verdict for check in check_identity(found, "I1")} == {Verdict.UNKNOWN}
    assert Verdict.UNKNOWN in {check.verdict for check in check_identity(found, "I3")}


def test_a_table_that_was_not_found_cannot_be_judged() -> None:
    [check] = check_identity(the_set(disclosed_grid()), "J1")

    assert check.verdict is Verdict.UNKNOWN


def test_columns_that_do_not_fit_at_all_are_doubted_not_accused() -> None:
    moved = [
        row if number < 3 else [*row[:3], row[9], *row[3:9]] for number, row in enumerate(request_grid())
    ]

    assert all(check.doubt for check in failing(the_set(moved), "I3").values())
    assert all(check.doubt for check in failing(the_set(moved), "I2").values())


def test_there_is_no_identity_of_another_name() -> None:
    with pytest.raises(ValueError, match="I9"):
        check_identity(the_set(request_grid()), "I9")


def test_what_was_left_is_what_is_brought_over() -> None:
    before = the_set(request_grid({**GOOD, "r25": (2, 0, 0, 0, 0, 0, 2)}))
    after = the_set(request_grid({**GOOD, "r25": (3, 0, 0, 0, 0, 0, 3)}))
    this = the_set(request_grid())

    assert {check.verdict for check in carried_over(this, before)} == {Verdict.HOLDS}
    assert {check.key for check in carried_over(this, after) if check.verdict is Verdict.FAILS} == {
        "c1",
        "c7",
    }


def test_documents_in_force_follow_from_the_year_before() -> None:
    this = the_set(disclosed_grid(documents=(3, 1, 20)))
    right, wrong = (
        the_set(disclosed_grid(documents=(0, 0, 18))),
        the_set(disclosed_grid(documents=(0, 0, 19))),
    )

    assert in_force(this, right).verdict is Verdict.HOLDS
    check = in_force(this, wrong)
    assert check.verdict is Verdict.FAILS
    assert "19 + 制发 3 − 废止 1 = 21 ≠ 本年现行有效 20" in check.arithmetic
    assert in_force(this, the_set(old_disclosed_grid())).verdict is Verdict.UNKNOWN


def redrawn(grid: list[list[str]], head: int, chance: random.Random) -> list[list[list[str]]]:
    """The same table as others draw it: other noughts and digits, more columns, more pages, cut off."""
    drawn = [list(row) for row in grid]
    for row in drawn[head:]:
        for place in range(3, len(row)):
            noughts = ["0", "", "/", "—", "０", "\xa0", "0件"]
            row[place] = (
                chance.choice(noughts) if row[place] == "0" else row[place] + chance.choice(["", "件", " "])
            )
    if chance.random() < 0.3:
        place = chance.randint(0, len(drawn[0]))
        drawn = [[*row[:place], "", *row[place:]] for row in drawn]
    if chance.random() < 0.3:
        place = chance.randint(3, len(drawn[0]) - 1)
        drawn = [[*row[:place], row[place], *row[place:]] for row in drawn]
    cut = chance.randint(head + 1, len(drawn) - 1)
    ways = [[drawn], [drawn[:cut], drawn[cut:]], [drawn[:cut], drawn[:head] + drawn[cut:]], [drawn[:cut]]]
    return chance.choice(ways)


@pytest.mark.parametrize("seed", range(60))
def test_however_a_right_table_is_drawn_nobody_is_accused(seed: int) -> None:
    chance = random.Random(seed)
    old = chance.random() < 0.3
    grid = request_grid(GOOD_OLD if old else GOOD, OLD_ROWS if old else NEW_ROWS)
    parts = redrawn(grid, 3, chance)

    for found in find_tables(tuple(a_table(part, page=chance.choice([None, 2])) for part in parts)):
        for identity in ("I1", "I2", "I3", "I4"):
            assert not [check for check in failing(found, identity).values() if not check.doubt]


# ── the real reports beside the checkout ─────────────────────────────────────────────────────────

REPORTS = ("014", "016", "018", "020")
OF_TABLE_ONE = {
    "规章": "regulations",
    "规范性文件": "documents",
    "行政规范性文件": "documents",
    "行政许可": "licences",
    "其他对外管理服务事项": "services",
    "行政处罚": "penalties",
    "行政强制": "coercion",
    "行政事业性收费": "fees",
    "行政事业性收费(万元)": "fees",
    "政府集中采购": "procurement",
}


def facts_of(shared: Path, name: str) -> Mapping[str, Any]:
    folder = shared / "pages" / "pingtan" / "annual"
    if not folder.is_dir():
        pytest.skip("the annual reports of Pingtan are not beside this checkout")
    facts: Mapping[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return facts


def laid_out(facts: Mapping[str, Any]) -> ReportTables:
    return the_set(*grids_of(facts))


def grids_of(facts: Mapping[str, Any]) -> tuple[Any, ...]:
    """The exact cells of a real report in the official layout."""
    rows = {row: entry["values"] for row, entry in facts["table2"]["rows"].items()}
    old = "r21_23" in rows
    first: list[list[str]] = []
    heads = {
        "made": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数",
        "decided": "本年处理决定数量", "charged": "本年收费金额（单位：万元）", "new": "本年新制作数量",
        "opened": "本年新公开数量", "open": "对外公开总数量", "before": "上一年项目数量",
        "change": "本年增/减", "bought": "采购项目数量", "paid": "采购总金额",
    }  # fmt: skip
    for label, value in facts["table1"].items():
        columns = (OLD_FORM if old else NEW_FORM)[OF_TABLE_ONE[label]]
        values = [str(one) for one in (value if isinstance(value, list) else [value])]
        head = ["信息内容", *(heads[column] for column in columns)]
        line = [label.removesuffix("(万元)"), *values]
        first += [head + head[-1:] * (4 - len(head)), line + line[-1:] * (4 - len(line))]
    third = [cell for group in DISPUTES.values() for cell in map(str, facts["table3"][group])]
    return first, request_grid(rows, OLD_ROWS if old else NEW_ROWS), [*DISPUTE_HEAD, third]


@pytest.mark.parametrize("name", REPORTS)
def test_every_verdict_on_the_real_reports_comes_out(name: str, shared: Path) -> None:
    facts = facts_of(shared, name)
    found = laid_out(facts)

    for identity, verdict in facts["identities"].items():
        checks = check_identity(found, identity)
        assert Verdict.UNKNOWN not in {check.verdict for check in checks}, identity
        assert (not failing(found, identity)) is verdict["holds"], identity
        assert sorted(failing(found, identity)) == sorted(verdict["fails"]), identity


@pytest.mark.parametrize("name", REPORTS)
def test_every_cell_of_the_real_reports_is_read(name: str, shared: Path) -> None:
    facts = facts_of(shared, name)
    found = laid_out(facts)

    for row, entry in facts["table2"]["rows"].items():
        assert [found.requests[row, column].value for column in range(1, 8)] == entry["values"], row
    for group, label in DISPUTES.items():
        assert [found.disputes[group, outcome].value for outcome in RESULTS] == facts["table3"][label]
    assert found.missing_disclosed == ()


@pytest.mark.parametrize("name", REPORTS)
def test_the_real_reports_verdicts_between_years_come_out(name: str, shared: Path) -> None:
    facts = facts_of(shared, name)
    found = laid_out(facts)
    carried, force = facts["I5_carried_over"], facts["GF-05_in_force"]

    if carried is not None:
        before = the_set(request_grid({**GOOD, "r25": carried["previous_r25"]}))
        verdicts = {check.verdict for check in carried_over(found, before)}
        assert verdicts == {Verdict.HOLDS if carried["holds"] else Verdict.FAILS}
    if force is not None:
        before = the_set(disclosed_grid(documents=(0, 0, force["previous_in_force"])))
        check = in_force(found, before)
        assert check.verdict is (Verdict.HOLDS if force["holds"] else Verdict.FAILS)
        assert str(force["expected"]) in check.arithmetic
        assert str(force["stated"]) in check.arithmetic


def test_a_real_page_is_read_cell_by_cell(shared: Path) -> None:
    facts = facts_of(shared, "020")
    file = shared / "pages" / "pingtan" / "020_annual_report.html"
    page = read_page("https://a.gov.cn/2025.html", file.read_bytes(), "text/html")
    [found] = find_tables(grids(page.tree, page.url))

    for row, entry in facts["table2"]["rows"].items():
        assert [found.requests[row, column].value for column in range(1, 8)] == entry["values"], row
    for identity in IDENTITIES:
        assert {check.verdict for check in check_identity(found, identity)} == {Verdict.HOLDS}, identity
