"""Lists in tables: what each column says, by the names in the table's head (名称 索引号 发布日期)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crawler.extract.recordtitles import anchor_texts, clean, is_generic
from crawler.extract.rows import Row
from crawler.extract.shown import read_shown
from crawler.extract.survey import Element, Survey

_SPACE = re.compile(r"[\s:：\u3000]+")
_HEADS = (
    ("index_number", re.compile(r"索引号|索引码|信息索引|索取号|索引")),
    ("doc_number", re.compile(r"文号|发文字号|文件编号|文件字号")),
    ("title", re.compile(r"标题|名称|题名|信件主题|主题|信息名称|文件名|公告名称|项目名称")),
    ("issued", re.compile(r"成文|生成日期|印发日期|发文日期|签发")),
    (
        "day",
        re.compile(
            r"发布(?:日期|时间)|公开(?:日期|时间)|公布|^(?:日期|时间)$|来信时间|写信时间|提交时间|更新(?:日期|时间)"
        ),
    ),
    ("source", re.compile(r"发布机构|发文机构|发文机关|制发机关|公开责任|发布单位|来源|责任部门|发文单位")),
)
_LONGEST_HEAD = 12


@dataclass(frozen=True, slots=True)
class Cells:
    """What a table's head tells about one row; unknown is None or an empty string."""

    title: str = ""
    day: date | None = None
    index_number: str | None = None
    doc_number: str | None = None
    source: str | None = None


_NOTHING = Cells()


def columns_of(seen: Survey, rows: Sequence[Row]) -> list[Cells]:
    """One ``Cells`` per row, in order; empty ones where the rows are no table with a head."""
    heads: dict[int, dict[str, int]] = {}
    found: list[Cells] = []
    for row in rows:
        if seen.tags[row.element] != "tr":
            found.append(_NOTHING)
            continue
        table = seen.parents[row.element]
        while table > 0 and seen.tags[table] not in {"table", "body"}:
            table = seen.parents[table]
        if table not in heads:
            heads[table] = _head_of(seen.elements[table])
        head = heads[table]
        found.append(_cells(seen.elements[row.element], head) if head else _NOTHING)
    return found


def _head_of(table: Element) -> dict[str, int]:
    """Column numbers by meaning, from the first row whose cells are all short names."""
    for number, line in enumerate(table.iter("tr")):
        if number > 3:
            break
        names = [_SPACE.sub("", "".join(cell.itertext())) for cell in line if cell.tag in {"th", "td"}]
        if (
            len(names) < 2
            or any(len(name) > _LONGEST_HEAD for name in names)
            or line.find(".//a[@href]") is not None
        ):
            continue
        head: dict[str, int] = {}
        for column, name in enumerate(names):
            for meaning, pattern in _HEADS:
                if pattern.search(name):
                    head.setdefault(meaning, column)
                    break
        if len(head) >= 2:
            return head
    return {}


def _cells(line: Element, head: dict[str, int]) -> Cells:
    cells = [cell for cell in line if cell.tag in {"th", "td"}]
    if any(cell.get("colspan") for cell in cells) or len(cells) <= max(head.values()):
        return _NOTHING

    def text(meaning: str) -> str:
        column = head.get(meaning)
        return "" if column is None else clean("".join(cells[column].itertext()))

    shown = read_shown(text("day") or text("issued"))
    title = ""
    if "title" in head:
        cell = cells[head["title"]]
        if cell.find(".//a[@href]") is None:
            title = clean("".join(anchor_texts(cell)))
    return Cells(
        title="" if is_generic(title) else title,
        day=shown.full if shown else None,
        index_number=text("index_number") or None,
        doc_number=text("doc_number") or None,
        source=text("source") or None,
    )
