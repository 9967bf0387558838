"""Claims against one another and against tables: agrees, differs, cannot be judged, with the arithmetic."""

from __future__ import annotations

import pytest

from audit.claims import Agreement, Check, checks, claims_in


def held(text: str, *tables: tuple[tuple[str, ...], ...]) -> list[Check]:
    return list(checks(claims_in(text), tables))


def one(text: str, kind: str) -> Check:
    (check,) = [check for check in held(text) if check.kind == kind]
    return check


def test_parts_that_make_up_the_whole_agree() -> None:
    check = one("主动公开信息82条，其中工作信息32条，其他信息50条。", "parts")
    assert check.agreement is Agreement.AGREES
    assert check.arithmetic == "分项 32 + 50 = 82，合计 82"


def test_parts_that_are_all_the_parts_differ_by_what_is_missing() -> None:
    check = one("主动公开信息82条，其中工作信息30条，其他信息50条。", "parts")
    assert check.agreement is Agreement.DIFFERS
    assert check.difference == 2


def test_parts_of_which_nobody_says_that_they_are_all_cannot_be_judged() -> None:
    check = one("主动公开信息124条，其中政策法规类信息32条，业务工作类信息4条。", "parts")
    assert check.agreement is Agreement.UNKNOWN
    assert "88条未列明" in check.arithmetic


def test_parts_that_are_more_than_the_whole_differ_whatever_they_are() -> None:
    check = one("从事信息公开工作10人，其中专职8人，兼职5人。", "parts")
    assert check.agreement is Agreement.DIFFERS
    assert "多出 3" in check.arithmetic


def test_what_follows_the_last_part_is_no_part() -> None:
    check = one("举行新闻发布会4次，其中专题发布会1次，例行发布会3次，局长参加4次。", "parts")
    assert check.agreement is Agreement.AGREES


@pytest.mark.parametrize(
    "text",
    [
        "保留事项xx项，其中许可事项5项，其他事项3项。",
        "发布信息100余条，其中工作信息60条，其他信息30条。",
    ],
)
def test_blanks_and_abouts_are_never_reckoned_with(text: str) -> None:
    assert one(text, "parts").agreement is Agreement.UNKNOWN


@pytest.mark.parametrize(
    ("share", "agreement"),
    [
        ("82%", Agreement.AGREES),
        ("82.4%", Agreement.AGREES),
        ("83%", Agreement.DIFFERS),
        ("82.9%", Agreement.DIFFERS),
    ],
)
def test_a_percentage_is_reckoned_and_honest_rounding_allowed(share: str, agreement: Agreement) -> None:
    check = one(f"收到建议共148件，其中已落实122件，占{share}。", "share")
    assert check.agreement is agreement
    assert "122 ÷ 148 = 82.43%" in check.arithmetic


def test_a_percentage_without_a_whole_cannot_be_judged() -> None:
    assert one("已落实建议122件，占83%。", "share").agreement is Agreement.UNKNOWN


def test_more_answers_than_requests_are_told_with_what_may_explain_them() -> None:
    check = one("收到政府信息公开申请3件，答复信息公开申请5件。", "bound")
    assert check.agreement is Agreement.DIFFERS
    assert check.difference == 2
    assert "上年结转" in check.arithmetic


def test_the_same_measure_stated_twice_is_compared() -> None:
    twice = "没有收到政府信息公开申请。共收到政府信息公开申请3件。"
    assert one(twice, "repeated").agreement is Agreement.DIFFERS
    same = "收到政府信息公开申请3件。第二，收到政府信息公开申请3件。"
    assert one(same, "repeated").agreement is Agreement.AGREES


def test_figures_of_different_years_or_summaries_are_not_one_figure() -> None:
    assert held("2020年收到政府信息公开申请3件。2021年收到政府信息公开申请5件。") == []
    assert held("总结第1篇\n收到政府信息公开申请3件。\n总结第2篇\n收到政府信息公开申请5件。") == []


REQUESTS = (
    ("申请情况", "申请情况", "自然人", "总计"),
    ("一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数量", "1", "1,005"),
    ("三、本年度办理结果", "（七）总计", "1", "９９８"),
    ("四、结转下年度继续办理", "四、结转下年度继续办理", "", ""),
)


def test_the_text_of_a_report_is_held_against_its_table() -> None:
    text = "收到政府信息公开申请1005件，其中网上申请3件。答复申请公开1000件。结转0件。"
    found = {check.subject: check for check in held(text, REQUESTS) if check.kind == "table"}
    assert found["一、本年新收政府信息公开申请数量"].agreement is Agreement.AGREES
    answered = found["三（七）总计"]
    assert answered.agreement is Agreement.DIFFERS
    assert answered.difference == 2
    assert found["四、结转下年度继续办理"].agreement is Agreement.AGREES


def test_a_cell_that_is_no_number_judges_nothing() -> None:
    table = (("项目", "甲", "总计"), ("一、本年新收政府信息公开申请数量", "1", "见附件"))
    (check,) = held("收到政府信息公开申请5件。", table)
    assert check.agreement is Agreement.UNKNOWN


def test_reviews_and_lawsuits_are_those_of_the_third_table() -> None:
    header = (
        ("行政复议",) * 5 + ("行政诉讼",) * 10,
        ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 3,
    )
    table = (*header, ("1", "", "", "", "1", "0", "0", "0", "0", "0", "2", "0", "0", "0", "2"))
    found = {check.subject: check.agreement for check in held("行政复议1起，行政诉讼3起。", table)}
    assert found == {
        "行政复议 总计": Agreement.AGREES,
        "行政诉讼 总计（两列之和）": Agreement.DIFFERS,
    }
