"""Rule: a column that exists has content, or says why it has none.

要求：已开设的栏目应有内容，不得空白。

依据：国办秘函〔2019〕19号“空白栏目”；国办发〔2017〕47号“避免空白栏目”。

认定：
1. 栏目里读到至少一条信息，或栏目本身就是有正文（或附件）的页面，为合格。
2. 栏目已读全、没有任何信息，也没有说明的，为不合格。
3. 写明“本年度无此类情况”一类说明的，不适用；但指南、年报等人人必有的栏目写此说明的，转人工。
4. 栏目没有读全又没有读到信息的，存疑；法定主动公开内容、机构职能、办事服务等常以分类目录或链接示人的栏目没有
   读到条目的，转人工。

不适用：没有开设的栏目（由栏目覆盖类指标扣分，不重复扣）；有“无此类情况”说明的栏目。

整改：补发应公开的信息；确无此类情况的，在栏目里写明“本年度无此类情况”及日期。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Column, ColumnId, Coverage, Finding, Record
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable
from rules.freshness import MAY_BE_INDEX
from rules.requirements import Columns

TITLE = "栏目有内容"
CATALOGUE = ("PF-07", "W-D09", "SD-040")
REQUIRES = Columns(parameter="column", partial=True)
#: Columns that no body can have nothing to say in.
_EVERYBODY = frozenset(
    {ColumnId.GUIDE, ColumnId.REGULATIONS, ColumnId.STATUTORY, ColumnId.ANNUAL_REPORT, ColumnId.FUNCTIONS}
)
_UNFINISHED = re.compile("建设中|更新中|维护|整理中|敬请期待|加载")


def check(facts: Facts, *, as_of: date, column: ColumnId) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    found = facts.columns[column]
    records = facts.records_of(column)
    count = max(found.records, len(records))
    name = f"“{column.label}”栏目"
    if count and not _is_blank_page(records) and all(record.is_page for record in records) and records:
        page = "本身是一个页面，直接载有内容或引向下级栏目"
        yield passed(f"{name}{page}", shown_by(records), column.label)
    elif count and not _is_blank_page(records):
        yield passed(f"{name}有 {count} 条信息", shown_by(records) or proof(found), column.label)
    elif count:
        yield unavailable(f"{name}是一个页面，没有读到文字，可能是图片或由脚本显示", shown_by(records))
    elif found.coverage is not Coverage.COMPLETE:
        yield unavailable(f"{name}没有读全（{found.limit or '原因不详'}），不能认定为空", proof(found))
    elif found.explanation:
        yield _explained(column, found)
    elif column in MAY_BE_INDEX:
        reason = f"{name}没有读到条目；栏目页可能是分类目录或办事入口，请人工打开核对"
        yield manual(reason, proof(found), column.label)
    else:
        pages = len(found.searched)
        reason = f"{name}为空：读完 {pages} 个页面，没有一条信息，也没有“无此类情况”的说明"
        yield failed(reason, proof(found), column.label)


def _is_blank_page(records: tuple[Record, ...]) -> bool:
    """Whether the column is one page without a word or a file: it may be a picture, nobody knows."""
    return bool(records) and all(
        record.is_page and record.text_length == 0 and not record.attachments for record in records
    )


def _explained(column: ColumnId, found: Column) -> Finding:
    said = f"“{column.label}”栏目没有信息，写明“{found.explanation}”"
    if column in _EVERYBODY:
        return manual(f"{said}；此栏目人人应有内容，请人工核对", proof(found), column.label)
    if _UNFINISHED.search(found.explanation):
        return manual(f"{said}；这不是“无此类情况”的说明，请人工核对", proof(found), column.label)
    return not_applicable(said, proof(found))
