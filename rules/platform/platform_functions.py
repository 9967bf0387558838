"""Rule: the platform lets people search, read and download, and its documents say what they are.

要求：统一平台具备检索、查阅、下载功能；公开的文件标明发布时间、文号、效力状态，可以下载。

依据：《政府信息公开条例》第二十四条；国办公开办函〔2019〕61号《关于规范政府信息公开平台有关事项的通知》。

认定：
1. 取 columns 栏目中正文已读到的文件（栏目都须读全），不少于 minimum 件；逐项看要素 elements：发布时间、文号、
   效力状态、下载、检索。
2. 一项要素，所有文件都没有读到的，转人工：各系统写法不一，没有读到不等于没有。文件带附件、或正文全文在页面
   上可以复制的，算能下载。
3. 检索看首页、专栏、栏目页有无搜索框，没有读到的转人工。
4. 栏目没有读全、文件不足 minimum 件的存疑。

不适用：所列栏目都未开设（已在栏目覆盖中扣分）。

整改：在专栏加检索框，文件页标明发布时间、文号和效力状态，提供 Word 或 PDF 下载。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from audit.model import ColumnId, Evidence, Finding, Outcome, PageMark, Record
from rules.facts import Facts
from rules.findings import manual, passed, shown_by, unavailable, was_read
from rules.requirements import Columns, Pages
from rules.searching import search
from rules.sitepages import mark_on, own_pages, seen_on

TITLE = "专栏能检索、查阅、下载"
CATALOGUE = ("PT-05", "TL-24", "SD-043")
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = (Columns(parameter="columns", gate=False, texts=True), Pages())
_SEARCH, _TIME, _NUMBER, _FORCE, _DOWNLOAD = "检索", "发布时间", "文号", "效力状态", "下载"
_FORCE_LABELS = frozenset({"有效性", "失效日期", "有效期"})
_WHOLE = 50


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY,),
    elements: tuple[str, ...] = (_SEARCH, _TIME, _NUMBER, _FORCE, _DOWNLOAD),
    minimum: int = 5,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ground = search(facts, columns)
    if ground.nowhere is not None:
        yield ground.nowhere
        return
    records = [r for r in facts.records_of(*columns) if was_read(r) and not r.is_page]
    if ground.unread is not None or len(records) < minimum:
        why = f"；{ground.unread.reason}" if ground.unread is not None else f"，少于 {minimum} 件"
        yield unavailable(f"读到的文件只有 {len(records)} 件{why}", shown_by(records))
        return
    missing = [name for name in elements if not any(_has(record, name) for record in records)]
    seen = _search_boxes(facts)
    if seen and _SEARCH in missing:
        missing.remove(_SEARCH)
    yield from _lacks(missing, records, facts)
    there = [name for name in elements if name not in missing]
    if there:
        yield passed(f"{len(records)} 件文件，具备{'、'.join(there)}", (*shown_by(records[:3]), *seen[:1]))


def _has(record: Record, name: str) -> bool:
    match name:
        case "发布时间":
            return record.shown is not None
        case "文号":
            return bool(record.doc_number)
        case "效力状态":
            return any(label in _FORCE_LABELS for label, _ in record.stated)
        case "下载":
            return (
                bool(record.attachments) or (record.text_length or 0) >= _WHOLE or record.text_length is None
            )
        case _:
            return False


def _search_boxes(facts: Facts) -> list[Evidence]:
    pages = own_pages(facts)
    return [seen_on(page, words) for page in pages if (words := mark_on(page, PageMark.SEARCH))]


def _lacks(missing: list[str], records: list[Record], facts: Facts) -> Iterator[Finding]:
    for name in missing:
        if name == _SEARCH:
            pages = [seen_on(page) for page in own_pages(facts)]
            yield manual("没有读到搜索框（可能由脚本显示），请人工确认专栏能否检索", pages, name)
        else:
            reason = f"{len(records)} 件文件都没有读到“{name}”，页面写法可能不同，请人工核对"
            yield manual(reason, shown_by(records), name)
