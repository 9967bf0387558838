"""The template of the evidence sheet: a row for each body and item that an indicator system asks for."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from audit.catalogue import load_catalogue
from audit.errors import WorkspaceError, refusal
from audit.evidence_items import EvidenceItem, ValueKind, load_items
from audit.evidencewords import EVIDENCE, LEDGER
from audit.ledger import ITEM, Answer, Way
from audit.model import Agency, AgencyKind, IndicatorSystem, Period
from audit.periods import PeriodKind, ended_periods
from audit.roster import EXAMPLE
from rules.parameters import coerce
from rules.requirements import Statements
from rules.runner import Rule

#: The blank sheet that ``zwgk init`` writes.
EVIDENCE_FILE = "evidence.xlsx"
_COLUMNS = (
    *("agency", "name", "item", "question", "period", "value", "unit", "author", "day", "proof"),
    *("note", "reviewer", "decision"),
)
_WIDTHS = (12, 24, 12, 52, 12, 14, 14, 12, 14, 36, 30, 12, 14)
_LEDGER_COLUMNS = tuple(name for name in LEDGER if name != "name")
#: Beyond so many rows a choice for each yes-or-no cell makes a workbook slow to open.
_MOST_CHOICES = 5_000
_NOTES = (
    ("单位编码、单位", "名册里的编码、全称，写一个即可；两个都写的要一致"),
    ("条目编号、事项", "见“条目说明”；有编号的以编号为准"),
    ("周期", "年度写 2026，季度写 2026Q1，月份写 2026-03，逐次的写当天 2026-03-05"),
    (
        "数值",
        "按条目说明填是或否、整数、百分数（写 98%）、日期或文字；没有这种情况填“无此情况”，备注写理由",
    ),
    ("单位(量)", "同一条目有几个数的，每个数一行，用单位（量）区分"),
    ("填报人、填报日期", "必填"),
    ("佐证(文件或网址)", "一个文件或一个网址。文件放在本表所在的文件夹，写文件名；几个文件打成一个压缩包"),
    ("复核人、复核意见", "由主管部门填：认可或不认可；不认可的在备注写明理由。没有复核的不计入得分"),
    ("改正后重新导入", "同一单位、同一条目的旧行整体被新行替换"),
    ("公式", "不能有公式和 #REF! 一类错误；从别的表复制来的请“选择性粘贴—数值”"),
    ("依申请台账", "每件申请一行，写累计台账；不要写申请人姓名、证件、电话、申请内容，写了也不保存"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One item that a system asks for, and of which kinds of body."""

    item: EvidenceItem
    kinds: frozenset[AgencyKind]


def asked_items(system: IndicatorSystem, rules: Mapping[str, Rule]) -> tuple[Asked, ...]:
    """The items that the rules of ``system`` look for, in the order of the list of items."""
    kinds: dict[str, set[AgencyKind]] = {}
    for indicator in system.indicators:
        rule = rules[indicator.rule]
        for kind in indicator.applies_to:
            arguments = coerce(indicator.parameters_for(kind), rule.spec)
            for requirement in rule.requires:
                if isinstance(requirement, Statements):
                    for name in requirement.named(arguments):
                        kinds.setdefault(name, set()).add(kind)
    return tuple(
        Asked(item, frozenset(kinds[item.id]) & item.applies)
        for item in load_items().values()
        if item.id in kinds
    )


def write_evidence_template(
    path: Path, asked: Sequence[Asked], agencies: Sequence[Agency], period: Period
) -> Path:
    """Write the template; without agencies one row per item.  WorkspaceError where the file exists."""
    data = _workbook(asked, agencies, period)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise WorkspaceError.one(path.name, "文件已经存在，没有覆盖", "请换一个文件名，或先移走它") from None
    except OSError as error:
        what = f"无法写入（{refusal(error)}）"
        raise WorkspaceError.one(path.name, what, "请检查文件夹是否存在、是否只读、磁盘是否已满") from None
    return path


def _workbook(asked: Sequence[Asked], agencies: Sequence[Agency], period: Period) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(
        data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    plain = [entry for entry in asked if entry.item.kind is not ValueKind.LEDGER]
    _evidence_sheet(book, head, text, plain, agencies, period)
    if any(entry.item.id == ITEM for entry in asked):
        _ledger_sheet(book, head, text)
    _items_sheet(book, head, wrap, asked)
    notes = book.add_worksheet("填写说明")
    notes.write_row(0, 0, ("列", "怎样填写"), head)
    for number, note in enumerate(_NOTES, start=1):
        notes.write_row(number, 0, note, wrap)
    notes.set_column(0, 0, 24)
    notes.set_column(1, 1, 100)
    book.close()
    return data.getvalue()


def _evidence_sheet(
    book: Any, head: Any, text: Any, asked: Sequence[Asked], agencies: Sequence[Agency], period: Period
) -> None:
    sheet = book.add_worksheet("佐证材料")
    sheet.write_row(0, 0, [EVIDENCE[name][0] for name in _COLUMNS], head)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width, text if column in {0, 4} else None)
    rows = 0
    choices = 0
    for agency, item, unit, when in _rows(asked, agencies, period):
        rows += 1
        named = ("", "") if agency is None else (agency.id, agency.name)
        sheet.write_row(rows, 0, (*named, item.id, item.question, when, "", unit))
        if item.kind_of(unit) is ValueKind.YES_NO and choices < _MOST_CHOICES:
            choices += 1
            sheet.data_validation(rows, 5, rows, 5, {"validate": "list", "source": ["是", "否", "无此情况"]})
    last = max(rows + 500, 1000)
    decision = {"validate": "list", "source": ["认可", "不认可"], "error_message": "请选认可或不认可"}
    sheet.data_validation(1, len(_COLUMNS) - 1, last, len(_COLUMNS) - 1, decision)
    sheet.autofilter(0, 0, max(rows, 1), len(_COLUMNS) - 1)
    sheet.freeze_panes(1, 4)


def _rows(
    asked: Sequence[Asked], agencies: Sequence[Agency], period: Period
) -> Iterator[tuple[Agency | None, EvidenceItem, str, str]]:
    for agency in agencies or (None,):
        for entry in asked:
            if agency is not None and agency.kind not in entry.kinds:
                continue
            for unit in entry.item.units:
                for when in _periods(entry.item.period, period):
                    yield agency, entry.item, unit, when


def _periods(kind: PeriodKind, period: Period) -> Iterable[str]:
    """The periods that a form asks for, whole years though the audit may end within one."""
    if kind is PeriodKind.EVENT:
        return ("",)
    years = range(period.start.year, period.end.year + 1)
    if kind is PeriodKind.YEAR:
        return [str(year) for year in years]
    whole = Period(period.start.replace(month=1, day=1), period.end.replace(month=12, day=31))
    return ended_periods(kind, whole, whole.end)


def _ledger_sheet(book: Any, head: Any, text: Any) -> None:
    sheet = book.add_worksheet("依申请台账")
    sheet.write_row(0, 0, [LEDGER[name][0] for name in _LEDGER_COLUMNS], head)
    example = {
        "agency": f"{EXAMPLE}001",
        "number": "2026-003",
        "way": Way.ONLINE.value,
        "submitted": "2026-03-01",
        "confirmed": "2026-03-02",
        "answered": "2026-03-24",
        "answer": Answer.DISCLOSED.value,
    }
    sheet.write_row(1, 0, [example.get(name, "") for name in _LEDGER_COLUMNS])
    sheet.set_column(0, len(_LEDGER_COLUMNS) - 1, 14)
    sheet.set_column(0, 1, 14, text)
    for name, words in (("way", list(Way)), ("answer", list(Answer))):
        column = _LEDGER_COLUMNS.index(name)
        source = [str(word) for word in words]
        sheet.data_validation(1, column, 5000, column, {"validate": "list", "source": source})
    sheet.freeze_panes(1, 2)


def _items_sheet(book: Any, head: Any, wrap: Any, asked: Sequence[Asked]) -> None:
    sheet = book.add_worksheet("条目说明")
    titles = ("条目编号", "问什么", "填什么", "单位(量)", "多久一次", "达到什么要求", "适用单位", "依据")
    sheet.write_row(0, 0, titles, head)
    catalogue = load_catalogue()
    for number, entry in enumerate(asked, start=1):
        item = entry.item
        kinds = (
            "全部" if len(entry.kinds) == len(AgencyKind) else "、".join(k.label for k in sorted(entry.kinds))
        )
        row = (
            *(item.id, item.question, item.kind.label, "、".join(item.units), item.period.label),
            *(item.criterion or "只作记录", kinds, catalogue[item.id].basis),
        )
        sheet.write_row(number, 0, row, wrap)
    for column, width in enumerate((12, 56, 12, 24, 10, 24, 36, 24)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
