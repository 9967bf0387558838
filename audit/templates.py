"""Write what an operator starts from: a commented audit.yaml and a roster to fill in; overwrites nothing."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from audit.config import CONFIG_FILE
from audit.errors import WorkspaceError, refusal
from audit.model import FUNCTION_COLUMNS, AgencyKind, Period
from audit.roster import EXAMPLE
from audit.rosterwords import HEADERS

_ROW = (
    f"{EXAMPLE}001",
    "示例县教育局（本行是示例，不会被检查）",
    AgencyKind.DEPARTMENT.label,
    "县直部门",
    "http://jyj.example.gov.cn/",
    "http://www.example.gov.cn/zwgk/jyj/",
    "education services",
)
_NOTES = (
    ("编码", "必填", "每个单位一个，不能重复；用字母、数字或汉字，例如 001"),
    ("名称", "必填", "单位全称"),
    ("类型", "必填", "从下拉列表中选：" + "、".join(kind.label for kind in AgencyKind)),
    ("分组", "必填", "在同一分组内排名，例如 县直部门、乡镇街道"),
    ("网站", "必填", "首页的完整网址，以 http:// 或 https:// 开头；几个网址用空格分开"),
    ("公开平台", "可不填", "政府信息公开平台不在本单位网站上时，填写它的网址"),
    ("职能", "可不填", "单位负责的领域，用空格分开，填英文编号或中文名；没有填“无”；不填表示未申报"),
)
_WIDTHS = (12, 36, 20, 16, 40, 40, 36)


def write_audit_yaml(folder: Path, title: str, as_of: date, period: Period, system: str) -> Path:
    """Write a commented audit.yaml into ``folder``; ``WorkspaceError`` where there is one already."""
    path = folder / CONFIG_FILE
    text = _TEMPLATE.format(
        title=" ".join(title.split()).replace("\\", "\\\\").replace('"', '\\"'),
        as_of=as_of,
        start=period.start,
        end=period.end,
        system=system,
    )
    _write_new(path, text.encode())
    return path


def write_roster_template(folder: Path) -> tuple[Path, Path]:
    """Write agencies.csv and agencies.xlsx with headers, an example row and (xlsx) explanations.

    ``WorkspaceError`` where either file is there already; then neither is written.
    """
    paths = (folder / "agencies.csv", folder / "agencies.xlsx")
    for path in paths:
        if path.exists():
            raise WorkspaceError.one(path.name, "文件已经存在，没有覆盖", "请换一个文件夹，或先移走它")
    headers = [words[0] for words in HEADERS.values()]
    table = io.StringIO()
    csv.writer(table).writerows([headers, _ROW])
    _write_new(paths[0], ("\ufeff" + table.getvalue()).encode())
    _write_new(paths[1], _roster_workbook(headers))
    return paths


def _roster_workbook(headers: list[str]) -> bytes:
    # Half a second to import, and only ``zwgk init`` writes a template.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名册"
    sheet.append(headers)
    sheet.append(_ROW)
    for column, width in enumerate(_WIDTHS, start=1):
        cell = sheet.cell(1, column)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
        sheet.cell(2, column).font = Font(italic=True, color="808080")
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = width
        if headers[column - 1] == HEADERS["id"][0]:
            for row in range(2, 502):
                sheet.cell(row, column).number_format = "@"  # keeps 001 from becoming 1
        if headers[column - 1] == HEADERS["kind"][0]:
            kinds = ",".join(kind.label for kind in AgencyKind)
            choice = DataValidation(
                type="list", formula1=f'"{kinds}"', allow_blank=True, showErrorMessage=True
            )
            choice.errorTitle, choice.error = "类型不对", "请从下拉列表中选择"
            choice.add(f"{letter}2:{letter}5000")
            sheet.add_data_validation(choice)
    sheet.freeze_panes = "A2"
    notes = book.create_sheet("填写说明")
    notes.append(("列", "是否必填", "怎样填写"))
    for note in _NOTES:
        notes.append(note)
    notes.append(())
    notes.append(("职能的编号", "", "中文名"))
    for function in sorted(FUNCTION_COLUMNS):
        notes.append((str(function), "", function.label))
    for letter, width in (("A", 16), ("B", 12), ("C", 90)):
        notes.column_dimensions[letter].width = width
        notes[f"{letter}1"].font = Font(bold=True)
    for cells in notes.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _write_new(path: Path, data: bytes) -> None:
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise WorkspaceError.one(path.name, "文件已经存在，没有覆盖", "请换一个文件夹，或先移走它") from None
    except OSError as error:
        what = f"无法写入（{refusal(error)}）"
        raise WorkspaceError.one(path.name, what, "请检查文件夹是否存在、是否只读、磁盘是否已满") from None


_TEMPLATE = """\
# 评估说明。井号 # 之后是注释；每个键后写英文冒号和一个空格。

# 名称，印在排名和报告上。
title: "{title}"

# 基准日：一切“是否超期”都以这一天为准，重算时结果不变。
as_of: {as_of}

# 评估期：评估这段时间（含首尾两天）应公开的信息。
period:
  from: {start}
  to: {end}

# 名册：.csv 或 .xlsx，放在本文件夹。
agencies: agencies.csv

# 分组（可选）：写出后，名册里的分组只能用这些名字。
# groups:
#   - 县直部门
#   - 乡镇街道

# 指标体系：内置的名字，或本文件夹里的文件。
system: {system}

# 数据库（可选）：默认用本文件夹的 audit.db；多台机器共用时写 PostgreSQL 地址。
# database: postgresql://用户:密码@主机/库名

# 上次评估的工作目录（可选）：沿用其中各条信息的首见日期，用来发现事后补发而倒填日期的信息。
# previous: ../上次评估

# 采集设置（可选，以下是默认值；去掉行首 # 后修改）。
settings:
  # 联系方式，写进访问标识，便于被评估单位联系（建议填写电话或邮箱）。
  contact: ""
  # delay: 0.5              # 同一网站两次访问的间隔（秒）
  # concurrency: 2          # 同一网站同时访问的个数
  # agencies_at_once: 4     # 同时检查的单位个数
  # max_pages: 3000         # 每个单位最多读取的页数
  # max_depth: 6            # 从首页起最多点击的层数
  # max_bytes: 2 GB         # 每个单位最多下载的数据量
  # max_minutes: 120        # 每个单位最长的检查时间（分钟）
  # page_size: 10 MB        # 单个网页的大小上限
  # attachment_size: 50 MB  # 单个附件的大小上限
  # documents: 是          # 是否读取附件（PDF、Word、Excel、WPS、OFD、ZIP）里的文字和表格
  # document_minutes: 20   # 每个单位最多用多少分钟读取附件
  # timeout: 30             # 等待网站回应的时间（秒）
  # allow_hosts:            # 名册之外允许访问的内部主机（一般不需要）
  #   - 10.0.0.8
"""
