"""Rule: the items of a column show the same particulars: title, date, source, index number.

要求：公开信息的标题、发布日期、信息来源（发布机构）、索引号等要素齐全，格式统一。

依据：《政府网站发展指引》（国办发〔2017〕47号）；《政府信息公开目录》编制规范；catalogue SD-058。

认定：
1. 逐栏目看已读的信息有无日期、来源、索引号三项；同栏目 share 以上的信息都有、而某条没有的，算格式不一致。
2. 不一致的每项要素转人工一次，列出条数和例子：可能是网页没有写，也可能是没有识别。
3. 整个栏目都没有的要素不认定；已读不足 least 条的栏目不比较。只是提示，从不直接判不合格。

不适用：所查栏目都未开设，或已读信息不足 least 条。

整改：按统一模板发布，补齐来源、日期和索引号。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Finding, Outcome, Record
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable, was_read
from rules.gate import SAMPLE_ITEMS, readable
from rules.requirements import Columns
from rules.titles import cited

TITLE = "信息要素齐全、格式统一"
CATALOGUE = ("SD-058",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
_ELEMENTS: Mapping[str, Callable[[Record], object]] = {
    "发布日期": last_shown,
    "信息来源": lambda record: record.source,
    "索引号": lambda record: record.index_number,
}


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES),
    share: Decimal = Decimal("0.8"),
    least: int = 10,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    if not ids:
        return
    compared, few = 0, 0
    asked = False
    for column in ids:
        items = [record for record in facts.records_of(column) if not record.is_page]
        read = [record for record in items if was_read(record)]
        if len(read) < least:
            few += len(items) - len(read)
            continue
        compared += len(read)
        for name, element in _ELEMENTS.items():
            missing = [record for record in read if not element(record)]
            if missing and Decimal(len(read) - len(missing)) / len(read) >= share:
                asked = True
                yield _asked(column, name, missing, len(read))
    if not compared and few:
        yield unavailable(f"有 {few} 条信息没有读到正文，不能比较格式")
    elif not compared:
        yield not_applicable(f"各栏目已读信息都不足 {least} 条，不比较格式")
    elif not asked:
        yield passed(f"{compared} 条信息的要素前后一致", shown_by(facts.records_of(*ids)))


def _asked(column: str, name: str, missing: list[Record], total: int) -> Finding:
    label = ColumnId(column).label
    reason = (
        f"“{label}”栏目已读 {total} 条中 {total - len(missing)} 条有{name}，{len(missing)} 条没有识别到，"
        f"如{cited(missing[0].title)}，请人工核对"
    )
    return manual(reason, shown_by(missing), f"{label}{name}")
