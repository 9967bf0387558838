"""What is wrong with a table is told all at once, each with line, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build

Mistakes = Callable[[str], list[str]]


def line_of(text: str, fragment: str) -> str:
    """The place of the first line that contains ``fragment``."""
    lines = text.splitlines()
    return f"第 {next(n for n, line in enumerate(lines, 1) if fragment in line)} 行"


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ("5", "计分指标的分值之和是 11.00，比 total 的 10.00 多 1.00"),
        ("3.5", "计分指标的分值之和是 9.50，比 total 的 10.00 少 0.50"),
    ],
)
def test_points_that_do_not_add_up_are_told_with_sum_and_difference(
    build: Build, mistakes: Mistakes, points: str, told: str
) -> None:
    text = build.change("points: 4", f"points: {points}")
    [mistake] = mistakes(text)
    assert f"table.yml {line_of(text, 'total: 10')}：{told}" in mistake
    assert "时效性 6.00" in mistake


@pytest.mark.parametrize(
    ("old", "new", "at", "what", "mend"),
    [
        (
            "rule: column_present",
            "rule: colum_present",
            "rule: colum",
            "没有名为",
            "您是不是想写“column_present”？",
        ),
        (
            "rule: column_present",
            "rule: xyz",
            "rule: xyz",
            "没有名为“xyz”的规则",
            "可用的规则：column_present、",
        ),
        ("{column: news, days: 14}", "{column: news, day: 14}", "day: 14", "没有参数“day”", "“days”"),
        ("{column: news, days: 14}", "{column: news, days: 两周}", "两周", "不是可用的数字", "阿拉伯数字"),
        ("{column: news, days: 14}", "{column: news, days: 1.5}", "1.5", "不是整数", "整数"),
        ("{column: news, days: 14}", "{column: news, days: }", "days: }", "没有写值", "删去这一行"),
        ("{column: news, days: 14}", "{column: news}", "{column: news}", "必需的参数“days”", "补上 days"),
        ("{column: news, days: 14}", "{column: newss, days: 14}", "newss", "不是栏目", "“news”"),
        ("学校: {column: school}", "学较: {column: school}", "学较", "单位类型“学较”", "可选：政府门户、"),
        (
            "学校: {column: school}",
            "医疗机构: {column: school}",
            "医疗机构",
            "不适用于医疗机构",
            "applies_to",
        ),
        ("学校: {column: school}", "学校: {colum: school}", "colum:", "没有参数“colum”", "“column”"),
        ("学校: {column: school}", "学校: school", "学校: school", "键: 值", "缩进"),
        ("  - id: B", "  - id: A  # 二", "# 二", "指标编号 A 重复，第 16 行", "不同的编号"),
        ("catalogue: W-D04", "catalogue: 第十条", "第十条", "不是条目编号", "SD-040"),
        ("    catalogue: [W-V3]\n", "", "- id: V", "缺少“catalogue”", "补上"),
        ("    basis: 条例第二十四条\n", "", "- id: A", "缺少“basis”", "补上"),
        ("    name: 更新\n", "", "- id: B", "缺少“name”", "补上"),
        ("dimension: timeliness", "dimension: 时效", "时效", "不在可选范围内", "“时效性”"),
        (
            "    points: 6\n",
            "    points: 6\n    function: 生态环保\n",
            "function",
            "不在可选范围内",
            "“生态环境”",
        ),
        ("kind: 单项否决", "kind: 否决", "kind: 否决", "不在可选范围内", "“单项否决”"),
        ("    kind: 单项否决\n", "    kind: veto\n    points: 2\n", "points: 2", "单项否决不占分值", "删去"),
        ("    kind: 单项否决\n", "    kind: veto\n    cap: 3\n", "cap: 3", "只有计分指标才有 cap", "删去"),
        ("per_finding: 0.25", "per_finding: 5.5", "per_finding: 5.5", "大于扣分上限 5", "改小"),
        ("cap: 5", "cap: 7", "cap: 7", "扣分上限 7 大于分值 6", "不大于 points"),
        ("points: 6", "points: -6", "points: -6", "不可用", "大于 0"),
        ("points: 6", "points: 1E400", "1E400", "不可用", "不大于 10000"),
        ("total: 10\n", "total: 1E400\n", "1E400", "不可用", "不大于 10000"),
        ("year: 2026", "year: 1E999999", "1E999999", "不是考核年度", "四位年份"),
        ("points: 6", "points: 六", "points: 六", "不是数字", "阿拉伯数字"),
        ("points: 6", "points: 6.00001", "6.00001", "不可用", "4 位小数"),
        ("    points: 6\n", "", "- id: B", "指标 B：缺少“points”", "补上"),
        (
            "applies_to: [政府部门, school]",
            "applies_to: [部门]",
            "[部门]",
            "不认识的单位类型“部门”",
            "“政府部门”",
        ),
        ("minimum: 0}", "minimum: 60}", "grades:", "低于 60 分的没有等级", "minimum 应为 0"),
        ("minimum: 90}", "minimum: 0}", "不合格", "区间重叠", "不同的起始分"),
        ("{name: 优秀, minimum: 90}", "{name: 不合格, minimum: 90}", "minimum: 0}", "写了两次", "改名"),
        ("{name: 优秀, minimum: 90}", "{name: 优秀}", "{name: 优秀}", "缺少“minimum”", "补上"),
        ("minimum: 90}", "minimum: 190}", "190", "超出范围", "0 到 100"),
        ("method: linear", "method: liner", "liner", "不在可选范围内", "“linear”"),
        ("method: linear", "method: tier", "method: tier", "缺少“tiers”", "100%"),
        ("weight: 4", "weight: 400", "weight: 400", "绩效权重分 400 不可用", "不大于 100"),
        ("total: 100", "total: 0", "total: 0", "绩效总分 0 不可用", "大于 0"),
        ("min_checked: 60%", "min_checked: 60", "min_checked", "不是比例", "60%"),
        ("min_checked: 60%", "min_checked: sNaN%", "min_checked", "不是比例", "60%"),
        ("min_checked: 60%", "min_checked: 100.1%", "min_checked", "不是比例", "60%"),
        ("gate: 80}", "gate: 800}", "gate", "超出范围", "0 到 100"),
        ("year: 2026", "year: 26", "year", "不是考核年度", "四位年份"),
        ("id: small-2026", "id: 小体系", "id: 小", "不可用", "小写字母"),
        ("title: 小体系", "titel: 小体系", "titel", "不认识的键“titel”", "“title”"),
        ("    points: 4", "    point: 4", "point: 4", "不认识的键“point”", "“points”"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_remedy(
    build: Build, mistakes: Mistakes, old: str, new: str, at: str, what: str, mend: str
) -> None:
    text = build.change(old, new)
    told = mistakes(text)
    wanted = f"table.yml {line_of(text, at)}："
    assert any(m.startswith(wanted) and what in m and mend in m for m in told), told


def test_per_finding_may_not_pass_the_points_where_there_is_no_cap(build: Build, mistakes: Mistakes) -> None:
    text = build.change("    per_finding: 0.25\n    cap: 5\n", "    per_finding: 6.5\n")
    assert any("每处扣 6.5 分，大于分值 6" in mistake for mistake in mistakes(text))


def test_all_mistakes_are_told_at_once_in_order_of_lines(build: Build, mistakes: Mistakes) -> None:
    text = build.table.replace("rule: column_present", "rule: nope").replace("days: 14", "days: x")
    text = text.replace("points: 4", "points: 5").replace("year: 2026", "year: 1")
    told = mistakes(text)
    assert len(told) == 4
    assert ["考核年度" in told[0], "之和" in told[1], "nope" in told[2], "“x”" in told[3]] == [True] * 4


def test_a_wrong_value_is_not_also_told_as_missing(build: Build, mistakes: Mistakes) -> None:
    assert len(mistakes(build.change("days: 14", "days: x"))) == 1


def test_unreadable_points_are_not_added_up(build: Build, mistakes: Mistakes) -> None:
    assert len(mistakes(build.change("points: 6", "points: 六"))) == 1


def test_a_parameter_required_of_one_kind_only_names_that_kind(build: Build, mistakes: Mistakes) -> None:
    text = build.change("parameters: {column: news, days: 14}", "parameters: {days: 14}")
    assert any("（政府部门）：缺少规则 column_updated 必需的参数“column”" in m for m in mistakes(text))


@pytest.mark.parametrize(
    ("parameter", "what"),
    [
        ("int: -1", "不是可用的数字"),
        ("int: 1E999999", "不是可用的数字"),
        ("decimal: NaN", "不是可用的数字"),
        ("decimal: 半", "不是可用的数字"),
        ("bool: 也许", "既不是“是”也不是“否”"),
        ("date_of_year: 02-30", "不是某月某日"),
        ("date_of_year: 一月", "不是某月某日"),
        ("list_column: [news, 无此栏]", "“无此栏”不是栏目"),
        ("list_str: [甲, {}]", "没有写值"),
    ],
)
def test_a_parameter_of_the_wrong_type_is_told(
    build: Build, mistakes: Mistakes, parameter: str, what: str
) -> None:
    text = build.change("rule: home_updated", "rule: every_type") + f"    parameters: {{{parameter}}}\n"
    [mistake] = mistakes(text)
    assert what in mistake


def test_a_table_without_indicators_is_refused(build: Build, mistakes: Mistakes) -> None:
    text = build.table[: build.table.index("indicators:")] + "indicators: []\n"
    assert any("没有任何计分指标" in mistake for mistake in mistakes(text))


def test_an_indicator_that_is_no_mapping_is_told(build: Build, mistakes: Mistakes) -> None:
    assert any("第 4 个指标不是" in mistake for mistake in mistakes(build.table + "  - 栏目\n"))


def test_tiers_must_cover_the_grades_and_nothing_else(build: Build, mistakes: Mistakes) -> None:
    told = mistakes(build.change("method: linear", "method: tier\n  tiers: {优秀: 100%, 良好: 90%}"))
    assert any("不认识的键“良好”" in mistake for mistake in told)
    assert any("缺少等级“不合格”" in mistake for mistake in told)
