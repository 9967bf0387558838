"""Write an indicator system as the workbook that offices edit: indicators, settings, help on the rules.

No formulas; lists to choose from; the same system gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from audit.model import (
    FUNCTION_COLUMNS,
    AgencyKind,
    Dimension,
    Indicator,
    IndicatorKind,
    IndicatorSystem,
    RuleSpec,
)
from scoring.performance import METHODS
from scoring.sheetcells import kinds_text, parameters_text, value_text
from scoring.systemlayout import GRADE_HEADERS, HEADERS, HELP, SETTING_ROWS, SETTINGS, TABLE

_WIDTHS: Mapping[str, int] = {
    "id": 10,
    "name": 30,
    "dimension": 12,
    "kind": 10,
    "rule": 28,
    "parameters": 34,
    "parameters_by_kind": 30,
    "points": 8,
    "per_finding": 10,
    "cap": 10,
    "applies_to": 22,
    "function": 14,
    "catalogue": 18,
    "basis": 44,
}
_SPARE_ROWS = 500  # rows below the last indicator that still offer the lists
_FONT = "等线"


def system_workbook(system: IndicatorSystem, specs: Mapping[str, RuleSpec]) -> bytes:
    """The workbook's bytes; ``load_system`` reads it back as the same system but for the digest."""
    raw = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(raw, options)
    # The year stands for the time of writing: the same system gives the same bytes.
    created = datetime(system.year, 1, 1)  # noqa: DTZ001  # Excel's times have no zone
    book.set_properties({"title": system.title, "author": "zwgk", "created": created})
    looks = _Looks(book)
    _table(book.add_worksheet(TABLE), system, specs, looks)
    _settings(book.add_worksheet(SETTINGS), system, looks)
    _help(book.add_worksheet(HELP), specs, looks)
    book.close()
    return raw.getvalue()


class _Looks:
    """The few formats of the workbook."""

    def __init__(self, book: Any) -> None:
        cell = {"font_name": _FONT, "font_size": 10, "valign": "top", "border": 1, "border_color": "#c8ced3"}
        self.text = book.add_format({**cell, "text_wrap": True, "num_format": "@"})
        self.number = book.add_format({**cell, "num_format": "General"})
        self.head = book.add_format({**cell, "bold": True, "bg_color": "#e8eef5", "text_wrap": True})
        self.note = book.add_format({**cell, "font_color": "#59636c", "text_wrap": True})


def _table(sheet: Any, system: IndicatorSystem, specs: Mapping[str, RuleSpec], looks: _Looks) -> None:
    columns = {key: number for number, key in enumerate(HEADERS)}
    for key, column in columns.items():
        sheet.set_column(column, column, _WIDTHS[key])
        sheet.write_string(0, column, HEADERS[key], looks.head)
    for row, indicator in enumerate(system.indicators, start=1):
        for key, value in _cells(indicator).items():
            _write(sheet, row, columns[key], value, looks)
    last = len(system.indicators) + _SPARE_ROWS
    choices = {
        "dimension": [dimension.label for dimension in Dimension],
        "kind": [kind.label for kind in IndicatorKind],
        "function": [column.label for column in sorted(FUNCTION_COLUMNS)],
    }
    for key, source in choices.items():
        _offer(sheet, columns[key], last, source)
    # The rules are too many for a list of Excel's own 255 characters: it points to the sheet of help.
    _offer(sheet, columns["rule"], last, f"='{HELP}'!$A$2:$A${len(specs) + 1}")
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(system.indicators), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _offer(sheet: Any, column: int, last: int, source: list[str] | str) -> None:
    rule = {"validate": "list", "source": source, "error_type": "warning", "error_title": "请从列表中选择"}
    sheet.data_validation(1, column, last, column, rule)


def _cells(indicator: Indicator) -> dict[str, str | Decimal]:
    kinds = [kind.label for kind in AgencyKind if kind in indicator.applies_to]
    function = next((c.label for c in FUNCTION_COLUMNS if c.value == indicator.function), "")
    return {
        "id": indicator.id,
        "name": indicator.name,
        "dimension": indicator.dimension.label,
        "kind": indicator.kind.label,
        "rule": indicator.rule,
        "parameters": parameters_text(indicator.parameters),
        "parameters_by_kind": kinds_text(indicator.parameters_by_kind),
        "points": indicator.points or "",
        "per_finding": indicator.per_finding if indicator.per_finding is not None else "",
        "cap": indicator.cap if indicator.cap is not None else "",
        "applies_to": "全部" if len(kinds) == len(AgencyKind) else "、".join(kinds),
        "function": function,
        "catalogue": " ".join(indicator.catalogue),
        "basis": indicator.basis,
    }


def _write(sheet: Any, row: int, column: int, value: str | Decimal, looks: _Looks) -> None:
    """A number as a number where Excel keeps all its digits, everything else as the text it is."""
    if isinstance(value, Decimal) and Decimal(f"{float(value):.15g}") == value:
        sheet.write_number(row, column, float(value), looks.number)
    else:
        text = f"{value:f}" if isinstance(value, Decimal) else value
        sheet.write_string(row, column, text, looks.text)


def _settings(sheet: Any, system: IndicatorSystem, looks: _Looks) -> None:
    for column, (title, width) in enumerate((("项目", 16), ("值", 50), ("说明", 60))):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, looks.head)
    values: dict[tuple[str, str], str | Decimal] = {
        ("", "id"): system.id,
        ("", "title"): system.title,
        ("", "year"): Decimal(system.year),
        ("", "basis"): system.basis,
        ("", "total"): system.total,
        ("", "min_checked"): system.min_checked,
        ("bonus", "cap"): system.bonus_cap,
        ("bonus", "gate"): system.bonus_gate,
        ("performance", "method"): system.performance.method,
        ("performance", "weight"): system.performance.weight,
        ("performance", "total"): system.performance.total,
        ("performance", "step"): system.performance.step,
    }
    places = {place: row for row, place in enumerate(SETTING_ROWS, start=1)}
    for place, row in places.items():
        word, meaning = SETTING_ROWS[place]
        sheet.write_string(row, 0, word, looks.head)
        _write(sheet, row, 1, values[place], looks)
        sheet.write_string(row, 2, meaning, looks.note)
    methods = {"validate": "list", "source": sorted(METHODS)}
    sheet.data_validation(places["performance", "method"], 1, places["performance", "method"], 1, methods)
    head = len(SETTING_ROWS) + 2
    for column, title in enumerate(GRADE_HEADERS.values()):
        sheet.write_string(head, column, title, looks.head)
    for row, grade in enumerate(system.grades, start=head + 1):
        sheet.write_string(row, 0, grade.name, looks.text)
        _write(sheet, row, 1, grade.minimum, looks)
        _write(sheet, row, 2, system.performance.tiers.get(grade.name, ""), looks)
    sheet.freeze_panes(1, 1)


def _help(sheet: Any, specs: Mapping[str, RuleSpec], looks: _Looks) -> None:
    heads = (("规则", 34), ("标题", 34), ("参数", 44), ("认定", 70), ("条目编号", 24))
    for column, (title, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, looks.head)
    for row, spec in enumerate(sorted(specs.values(), key=lambda spec: spec.id), start=1):
        lines = [
            f"{p.name}（{p.type}，{'必填' if p.required else '默认 ' + (value_text(p.default) or '空')}）"
            for p in spec.parameters
        ]
        cells = (spec.id, spec.title, "\n".join(lines), spec.decision, " ".join(spec.catalogue))
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, looks.text)
    sheet.freeze_panes(1, 1)
