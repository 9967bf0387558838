"""An indicator system as a workbook: there and back without loss, and what offices do to it in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.errors import InputError
from audit.model import (
    FUNCTION_COLUMNS,
    AgencyKind,
    ColumnId,
    Dimension,
    Grade,
    Indicator,
    IndicatorKind,
    IndicatorSystem,
    Parameter,
    Performance,
    RuleSpec,
)
from rules.runner import load_rules
from scoring.system import builtin_systems, load_system, sheet_notes
from scoring.systemlayout import HEADERS
from scoring.systemtext import system_yaml
from zwgk.systemworkbook import system_workbook

TYPES = ("int", "decimal", "str", "bool", "column", "date_of_year", "list[str]", "list[column]")
PARAMETERS = tuple(Parameter(kind.strip("]").replace("[", "_"), kind) for kind in TYPES)
SPECS = {
    "plain": RuleSpec("plain", "norms", "没有参数的规则"),
    "typed": RuleSpec(
        "typed",
        "norms",
        "各种参数",
        tuple(Parameter(kind.strip("]").replace("[", "_"), kind) for kind in TYPES),
    ),
}
COLUMN = {key: number for number, key in enumerate(HEADERS, start=1)}
SMALL = IndicatorSystem(
    "small-2026",
    "小体系",
    2026,
    "条例",
    Decimal(10),
    (Grade("优秀", Decimal(90)), Grade("不合格", Decimal(0))),
    (
        Indicator("A", "有栏目", Dimension.COVERAGE, "plain", Decimal(4), ("SD-040",), "条例第二十四条"),
        Indicator(
            "B",
            "更新",
            Dimension.TIMELINESS,
            "typed",
            Decimal(6),
            ("W-D04", "I1"),
            "19号",
            parameters={"int": 14, "list_str": ("甲、乙", "丙")},
            per_finding=Decimal("0.25"),
        ),
    ),
)
Change = Callable[[Any], None]


def without_digest(system: IndicatorSystem) -> IndicatorSystem:
    return replace(system, digest="")


def load(folder: Path, data: bytes) -> IndicatorSystem:
    path = folder / "table.xlsx"
    path.write_bytes(data)
    return load_system(path, SPECS)


def changed(change: Change, system: IndicatorSystem = SMALL) -> bytes:
    """The workbook of ``system`` after an office had it open."""
    book = openpyxl.load_workbook(BytesIO(system_workbook(system, SPECS)))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def put(row: int, key: str, value: object) -> Change:
    def change(book: Any) -> None:
        book["指标"].cell(row, COLUMN[key]).value = value

    return change


def told(folder: Path, change: Change) -> list[str]:
    with pytest.raises(InputError) as error:
        load(folder, changed(change))
    return [str(mistake) for mistake in error.value.mistakes]


@pytest.mark.parametrize("name", builtin_systems())
def test_a_shipped_system_survives_excel_and_yaml(name: str, tmp_path: Path) -> None:
    specs = {rule.spec.id: rule.spec for rule in load_rules().values()}
    system = load_system(name, specs)
    book, text = tmp_path / "a.xlsx", tmp_path / "a.yml"
    book.write_bytes(system_workbook(system, specs))
    from_book = load_system(book, specs)
    text.write_text(system_yaml(from_book), encoding="utf-8")
    from_text = load_system(text, specs)
    assert without_digest(from_book) == without_digest(system)
    assert without_digest(from_text) == without_digest(system)
    assert system_workbook(from_text, specs) == book.read_bytes()


TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u200b\ufeff"),
    min_size=1,
    max_size=12,
).map(lambda text: text.strip() or "文")
DECIMALS = st.integers(1, 99_999).map(lambda number: Decimal(number) / 1000)
VALUES: dict[str, st.SearchStrategy[object]] = {
    "int": st.integers(0, 9_999),
    "decimal": DECIMALS,
    "str": TEXTS,
    "bool": st.booleans(),
    "column": st.sampled_from(sorted(column.value for column in ColumnId)),
    "date_of_year": st.dates().map(lambda day: f"{day:%m-%d}"),
    "list_str": st.lists(TEXTS, max_size=3).map(tuple),
    "list_column": st.lists(st.sampled_from(["guide", "news", "policy"]), max_size=3).map(tuple),
}


@st.composite
def parameters(draw: st.DrawFn) -> dict[str, object]:
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True, max_size=4))
    return {name: draw(VALUES[name]) for name in names}


@st.composite
def indicators(draw: st.DrawFn, number: int) -> Indicator:
    kind = draw(st.sampled_from(list(IndicatorKind)))
    points = Decimal(0) if kind in {IndicatorKind.VETO, IndicatorKind.LIST} else draw(DECIMALS)
    scored = kind is IndicatorKind.SCORE
    kinds = draw(st.frozensets(st.sampled_from(list(AgencyKind)), min_size=1))
    rule = draw(st.sampled_from(sorted(SPECS)))
    typed = rule == "typed"
    functions = sorted(column.value for column in FUNCTION_COLUMNS)
    return Indicator(
        f"R{number}",
        draw(TEXTS),
        draw(st.sampled_from(list(Dimension))),
        rule,
        points,
        tuple(draw(st.lists(st.sampled_from(["SD-040", "TL-20-02", "I1", "W-V4"]), min_size=1, max_size=3))),
        draw(TEXTS),
        kind,
        draw(parameters()) if typed else {},
        draw(st.none() | st.just(points)) if scored else None,
        draw(st.none() | st.just(points)) if scored else None,
        kinds,
        draw(st.dictionaries(st.sampled_from(sorted(kinds)), parameters(), max_size=2)) if typed else {},
        draw(st.none() | st.sampled_from(functions)),
    )


@st.composite
def systems(draw: st.DrawFn) -> IndicatorSystem:
    rows = [draw(indicators(number)) for number in range(draw(st.integers(1, 4)))]
    first = Indicator("S", "计分", Dimension.NORMS, "plain", draw(DECIMALS), ("SD-040",), "条例")
    names = draw(st.lists(TEXTS, unique=True, min_size=2, max_size=3))
    limits = [Decimal(90), Decimal("60.5"), Decimal(0)][-len(names) :]
    shares = st.integers(0, 100).map(lambda share: Decimal(share) / 100)
    tiers = {name: draw(shares) for name in names} if draw(st.booleans()) else {}
    every = (first, *rows)
    total = sum((row.points for row in every if row.kind is IndicatorKind.SCORE), Decimal(0))
    return IndicatorSystem(
        "drawn-2026",
        draw(TEXTS),
        draw(st.integers(2008, 2100)),
        draw(TEXTS),
        total,
        tuple(Grade(name, limit) for name, limit in zip(names, limits, strict=True)),
        every,
        Performance("tier" if tiers else "linear", Decimal("4.5"), Decimal(100), tiers, draw(shares)),
        draw(shares),
        draw(shares),
        draw(shares),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(system=systems())
def test_whatever_a_table_holds_comes_back_as_it_was(system: IndicatorSystem, tmp_path: Path) -> None:
    data = system_workbook(system, SPECS)
    assert without_digest(load(tmp_path, data)) == system
    text = tmp_path / "table.yml"
    text.write_text(system_yaml(system), encoding="utf-8")
    assert without_digest(load_system(text, SPECS)) == system
    assert system_workbook(load_system(text, SPECS), SPECS) == data


def test_a_rare_character_beside_one_that_is_not_printed_comes_back_as_text_too(tmp_path: Path) -> None:
    rows = (
        replace(SMALL.indicators[0], name="\U00011c58村\u00a0\U00020021 “甲”\\ud807"),
        SMALL.indicators[1],
    )
    system = replace(SMALL, indicators=rows)
    text = tmp_path / "table.yml"
    text.write_text(system_yaml(system), encoding="utf-8")
    assert load_system(text, SPECS).indicators[0].name == rows[0].name


def test_the_workbook_has_no_formulas_and_offers_lists() -> None:
    book = openpyxl.load_workbook(BytesIO(system_workbook(SMALL, SPECS)))
    assert book.sheetnames == ["指标", "设置", "规则说明"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    offered = {str(rule.sqref).rstrip("0123456789") for rule in book["指标"].data_validations.dataValidation}
    assert len(offered) == 4
    assert book["指标"].freeze_panes == "C2"


def test_a_text_that_begins_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    rows = (replace(SMALL.indicators[0], name="=1+1", basis="@依据"), SMALL.indicators[1])
    system = replace(SMALL, indicators=rows)
    assert load(tmp_path, system_workbook(system, SPECS)).indicators[0].name == "=1+1"


def test_the_digest_of_a_workbook_is_of_its_bytes(tmp_path: Path) -> None:
    one = load(tmp_path, system_workbook(SMALL, SPECS))
    other = load(tmp_path, changed(put(2, "name", "改名")))
    assert one.digest != other.digest
    assert len(one.digest) == 64


@pytest.mark.parametrize(
    ("change", "place", "what", "mend"),
    [
        (put(2, "rule", "plan"), "指标!E2", "没有名为“plan”的规则", "您是不是想写“plain”？"),
        (put(2, "dimension", "栏目复盖"), "指标!C2", "“维度”的值“栏目复盖”不在可选范围内", "“栏目覆盖”"),
        (put(2, "points", None), "指标!H2", "缺少“分值”", "请在“分值”一格填写"),
        (
            put(2, "points", 5),
            "设置!B6",
            "计分指标的分值之和是 11.00，比 总分 的 10.00 多 1.00",
            "请调整 分值",
        ),
        (put(2, "points", "四分"), "指标!H2", "“分值”的值“四分”不是数字", "阿拉伯数字"),
        (put(2, "name", None), "指标!B2", "缺少“名称”", "请在“名称”一格填写"),
        (put(3, "id", "A"), "指标!A3", "指标编号 A 重复", "不同的编号"),
        (put(3, "per_finding", 7), "指标!I3", "每处扣 7 分，大于分值 6", "请把 每处扣分 改小"),
        (put(3, "catalogue", "第十条"), "指标!M3", "“第十条”不是条目编号", "SD-040"),
        (put(3, "applies_to", "学较"), "指标!K3", "不认识的单位类型“学较”", "可选：政府门户、"),
        (put(3, "function", "环保"), "指标!L3", "“职能”的值“环保”不在可选范围内", "可选："),
        (put(3, "parameters", "int 14"), "指标!F3", "看不懂的参数“int 14”", "名称=值"),
        (put(3, "parameters", "itn=14"), "指标!F3", "没有参数“itn”", "“int”"),
        (put(3, "parameters", "int=1\nint=2"), "指标!F3", "参数“int”写了两次", "删去"),
        (put(3, "parameters", 'list_str="甲'), "指标!F3", "引号没有配对", "双引号"),
        (put(3, "parameters_by_kind", "学校 int=1"), "指标!G3", "看不懂的参数", "学校：column=school"),
        (put(3, "parameters_by_kind", "学较：int=1"), "指标!G3", "单位类型“学较”", "可选"),
        (put(2, "points", "=2+2"), "指标!H2", "这一格是公式 =2+2", "选择性粘贴"),
        (put(2, "name", "=A1"), "指标!B2", "这一格是公式", "数值"),
        (put(2, "catalogue", "=A1"), "指标!M2", "这一格是公式", "数值"),
        (put(2, "cap", "#REF!"), "指标!J2", "这一格是错误值 #REF!", "应有的内容"),
        (put(1, "cap", "扣分上线"), "指标!J1", "不认识的表头“扣分上线”", "“扣分上限”"),
        (put(1, "cap", "分值"), "指标!J1", "“分值”一列重复，指标!H1 已有", "删去"),
        (put(1, "points", "备注"), "指标!1", "表头缺少 “分值”", "补上"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(
    tmp_path: Path, change: Change, place: str, what: str, mend: str
) -> None:
    [line] = [line for line in told(tmp_path, change) if f"{place}：" in line and what in line]
    assert mend in line.split(what)[1]
    assert line.startswith("table.xlsx ")


def test_all_mistakes_of_all_sheets_are_told_at_once(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(2, "rule", "nothing-like-it")(book)
        put(3, "points", "=3+3")(book)
        book["设置"]["B4"] = "去年"
        book["设置"]["A5"] = "根据"

    lines = "\n".join(told(tmp_path, change))
    for place in ("指标!E2", "指标!H3", "设置!B4", "设置!A5"):
        assert f"table.xlsx {place}：" in lines
    assert "points" not in lines


def settings_cell(place: str, value: object) -> Change:
    def change(book: Any) -> None:
        book["设置"][place] = value

    return change


@pytest.mark.parametrize(
    ("change", "place", "what"),
    [
        (settings_cell("B2", "小体系"), "设置!B2", "“编号”的值“小体系”不可用"),
        (settings_cell("B7", "150%"), "设置!B7", "“最低核查比例”的值“150%”不是比例"),
        (settings_cell("B9", "130"), "设置!B9", "“加分门槛”的值 130 超出范围"),
        (settings_cell("B10", "liner"), "设置!B10", "“折算方法”的值“liner”不在可选范围内"),
        (settings_cell("B10", "tier"), "设置!B10", "按等级折算（tier）缺少“折算比例”"),
        (settings_cell("B11", "=2*2"), "设置!B11", "这一格是公式"),
        (settings_cell("A3", "编号"), "设置!A3", "“编号”写了两次，设置!A2 已有"),
        (settings_cell("B17", 5), "设置!A15", "低于 5 分的没有等级"),
        (settings_cell("C16", "1"), "设置!C15", "“折算比例”里缺少等级“不合格”"),
        (settings_cell("A17", "优秀"), "设置!A17", "等级“优秀”写了两次"),
    ],
)
def test_what_is_wrong_in_the_settings_is_told_with_its_cell(
    tmp_path: Path, change: Change, place: str, what: str
) -> None:
    lines = told(tmp_path, change)
    assert any(f"table.xlsx {place}：{what}" in line for line in lines), lines


def test_what_offices_do_to_a_table_changes_nothing(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["指标"]
        sheet.cell(2, COLUMN["name"]).value = " 有栏目　\n"
        sheet.cell(2, COLUMN["points"]).value = "４．０"
        sheet.cell(3, COLUMN["points"]).value = "6"
        sheet.cell(3, COLUMN["per_finding"]).value = "０.25"
        sheet.cell(3, COLUMN["catalogue"]).value = "W-D04、I1"
        sheet.cell(2, COLUMN["applies_to"]).value = None
        sheet.cell(2, COLUMN["kind"]).value = None
        sheet.cell(2, COLUMN["rule"]).value = "没有参数的规则"
        sheet.cell(1, COLUMN["points"]).value = "分 值（分）"
        sheet.cell(1, COLUMN["id"]).value = "指标编号"
        sheet.insert_rows(3, 2)
        sheet.insert_rows(1)
        sheet["A1"] = "二〇二六年度指标表"
        sheet.merge_cells("A1:N1")
        sheet.cell(1, 20).value = None
        book["设置"]["B7"] = "６０％"
        book["设置"].insert_rows(3)

    assert without_digest(load(tmp_path, changed(change))) == without_digest(SMALL)


def test_a_dimension_merged_over_several_rows_holds_for_each(tmp_path: Path) -> None:
    rows = tuple(replace(row, dimension=Dimension.NORMS, basis="条例") for row in SMALL.indicators)

    def change(book: Any) -> None:
        for key in ("dimension", "basis"):
            place = book["指标"].cell(2, COLUMN[key]).coordinate
            end = book["指标"].cell(3, COLUMN[key]).coordinate
            book["指标"].merge_cells(f"{place}:{end}")

    read = load(tmp_path, changed(change, replace(SMALL, indicators=rows)))
    assert [(row.dimension, row.basis) for row in read.indicators] == [(Dimension.NORMS, "条例")] * 2


def test_points_merged_over_several_rows_are_not_guessed(tmp_path: Path) -> None:
    lines = told(tmp_path, lambda book: book["指标"].merge_cells("H2:H3"))
    assert any("指标!H3：“分值”与上面的 指标!H2 合并了" in line for line in lines)


def test_a_row_that_sums_up_is_no_indicator(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["指标"]["A4"] = "合计"
        book["指标"]["H4"] = 10

    assert len(load(tmp_path, changed(change)).indicators) == 2


def test_what_was_not_read_is_said(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["指标"]["P1"] = "责任科室"
        book["指标"]["P2"] = "办公室"
        book["规则说明"].sheet_state = "hidden"
        book["指标"].row_dimensions[3].hidden = True

    path = tmp_path / "table.xlsx"
    path.write_bytes(changed(change))
    assert without_digest(load_system(path, SPECS)) == without_digest(SMALL)
    notes = "\n".join(sheet_notes(path, SPECS))
    assert "指标!P1：“责任科室”一列与指标体系无关，没有读取" in notes
    assert "工作表“规则说明”是隐藏的，没有读取" in notes
    assert "工作表“指标”有隐藏的行（第 3 行），照样读取" in notes


def test_a_workbook_without_our_sheets_is_told_what_it_lacks(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["指标"].title = "表1"

    [line] = told(tmp_path, change)
    assert "缺少工作表“指标”" in line
    assert "现有 “表1”" in line


def test_a_hundred_thousand_rows_end_in_a_sentence(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("指标")
        sheet.write_row(0, 0, list(HEADERS.values()))
        for row in range(1, 100_001):
            sheet.write_row(row, 0, [f"I{row}", "名称", "规范性", "计分", "plain", "", "", 1])
        book.add_worksheet("设置")
    with pytest.raises(InputError, match=r"table\.xlsx.*(行|表格太大)"):
        load_system(path, SPECS)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0 old"], ids=["broken", "old or with a password"]
)
def test_a_workbook_that_cannot_be_opened_is_told_as_such(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match=r"table\.xlsx：.*另存为 \.xlsx"):
        load(tmp_path, data)
