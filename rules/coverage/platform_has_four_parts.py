"""Rule: the disclosure platform has its guide, system, statutory content and annual reports.

要求：政府信息公开专栏至少包括政府信息公开指南、政府信息公开制度、法定主动公开内容、政府信息公开年报四部
分。

依据：国办公开办函〔2019〕61号《关于规范政府信息公开平台有关事项的通知》；《政府信息公开条例》第十二条、
第四十九条。

认定：
1. 逐个查找四部分（可用参数 parts 另定），找到的算有，不论放在本站还是上级门户。
2. 某一部分应在的页面都已读完而没有，记一条不合格。
3. 某一部分没有查全的，记为存疑，不影响其他部分的认定。

不适用：没有一部分需要本单位公开的（参数为空）。

整改：在“政府信息公开”专栏补齐所缺部分并链接到实际内容。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Column, ColumnId, Coverage, Evidence, Finding
from rules.facts import Facts
from rules.findings import failed, not_applicable, passed, searched_in_vain
from rules.gate import gap
from rules.requirements import Columns

TITLE = "政府信息公开专栏四部分齐全"
CATALOGUE = ("PT-02", "SD-040")
REQUIRES = Columns(parameter="parts", gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    parts: tuple[ColumnId, ...] = (
        ColumnId.GUIDE,
        ColumnId.REGULATIONS,
        ColumnId.STATUTORY,
        ColumnId.ANNUAL_REPORT,
    ),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    found: list[Column] = []
    for part in parts:
        hindrance = gap(facts, part, absent=None, partial=True)
        if hindrance is not None:
            yield hindrance
            continue
        column = facts.columns[part]
        if column.coverage is Coverage.ABSENT:
            yield failed(
                f"政府信息公开专栏缺“{part.label}”：{searched_in_vain(column)}",
                column.searched,
                part.label,
            )
        else:
            found.append(column)
    if found:
        labels = "、".join(ColumnId(column.id).label for column in found)
        yield passed(f"应有 {len(parts)} 部分，已找到 {len(found)} 部分：{labels}", map(_where, found))
    if not parts:
        yield not_applicable("没有规定应有哪几部分")


def _where(column: Column) -> Evidence:
    return Evidence(column.url, quote=column.label)
