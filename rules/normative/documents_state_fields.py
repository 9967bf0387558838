"""Rule: each document of a library, each decision or entry of a catalogue states its prescribed fields.

要求：规范性文件应写明标题、文号、发文机关、成文日期、公布日期、施行日期、有效期、效力状态，并可下载；公开目
录应写明索引、名称、内容概述、生成日期；处罚决定应写明文号、相对人、事由、依据、结果、机关、日期。

依据：《政府信息公开条例》第十二条第三款、第二十条第（一）项；国办公开办函〔2019〕61号；国办发〔2018〕37号；
行政执法公示制度（国办发〔2018〕118号）。

认定：
1. 取 columns 栏目中标题合于 titles（不含 without）的信息，由新到旧取 sample 件（0 为全部），逐件查 fields 各
   项（“名称=词/词”，任一词在正文、表格出现即有）。
2. “文号、索引号、发文机关、成文日期、公布日期、效力状态、施行日期、有效期、失效日期、内容概述、下载”按页
   面元数据认定，正文写明的也算。
3. 页面已读全而缺项的：missing_fails 为“是”的每件记一条不合格，否则合并转人工（页面可能用别的写法显示）。
4. 没有读到、附件没有读全而缺项的，存疑。

不适用：名册写明没有该项职能；栏目未开设；没有这类信息；转发的上级文件。

整改：在文件页的信息表中补齐各项，没有有效期的写“长期有效”或“未设定”。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit.model import ColumnId, Finding, Record
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, shown_by, was_read, weighed
from rules.gate import SAMPLE_ITEMS, readable
from rules.issuers import from_above
from rules.reading import whole
from rules.requirements import Columns
from rules.titles import cited, first_copies
from rules.validity import expiry_of, force_of
from rules.wordings import Element, elements, wording

TITLE = "文件（条目）写明规定各项"
CATALOGUE = ("GF-01", "SD-158", "TL-12", "TL-22", "SD-171", "PT-05")
REQUIRES = Columns(parameter="columns", texts=True, tables=True, gate=False)
DEFAULT_FIELDS = ("文号", "发文机关", "成文日期", "公布日期", "施行日期=施行/实施/执行", "效力状态", "下载")
DEFAULT_TITLES = ("办法", "规定", "细则", "实施意见", "暂行", "试行", "规则")


def _mark(label: str) -> Callable[[Record], bool]:
    return lambda record: bool(dict(record.stated).get(label))


#: What is known of a record without looking for words.
_STORED: Mapping[str, Callable[[Record], bool]] = {
    "文号": lambda record: bool(record.doc_number),
    "索引号": lambda record: bool(record.index_number),
    "发文机关": lambda record: bool(record.source),
    "成文日期": lambda record: record.issued is not None,
    "公布日期": lambda record: record.shown is not None,
    "效力状态": lambda record: force_of(record) is not None,
    "施行日期": _mark("施行日期"),
    "有效期": lambda record: _mark("有效期")(record) or expiry_of(record) is not None,
    "失效日期": _mark("失效日期"),
    "内容概述": _mark("内容概述"),
    "下载": lambda record: any(not file.is_picture for file in record.attachments),
}


@dataclass(frozen=True, slots=True)
class _Lacking:
    """A record and the names of the fields that it does not state."""

    record: Record
    fields: tuple[str, ...]


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY,),
    titles: tuple[str, ...] = DEFAULT_TITLES,
    without: tuple[str, ...] = ("解读", "征求", "问答", "公示", "清理", "废止"),
    fields: tuple[str, ...] = DEFAULT_FIELDS,
    sample: int = 0,
    missing_fails: bool = False,
    what: str = "规范性文件",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=sample or SAMPLE_ITEMS)
    yield from gaps
    if not ids:
        return
    sought = wording(titles, without)
    records = [
        record
        for record in first_copies(facts.records_of(*ids))
        if sought.stands_in(record.title)
        and not record.is_page
        and not from_above(record, facts.agency.name)
        and (first_seen(record) or facts.period.end) in facts.period
    ]
    records.sort(key=lambda record: first_seen(record) or date.max, reverse=True)
    chosen = records[:sample] if sample else records
    if not chosen:
        yield not_applicable(f"评估期内没有本单位的{what}")
        return
    yield from _judge(chosen, elements(fields), what, fails=missing_fails)


def _judge(
    records: Sequence[Record], wanted: Sequence[Element], what: str, *, fails: bool
) -> Iterable[Finding]:
    lacking = [one for record in records if (one := _lacking(record, wanted)).fields]
    unread = [one.record for one in lacking if not was_read(one.record) or _hidden(one)]
    known = [one for one in lacking if one.record not in unread]
    count = len(wanted)
    good = len(records) - len(lacking)
    failures = [_failure(one, count) for one in known] if fails else []
    if known and not fails:
        yield manual(_told(known, len(records), what), shown_by(one.record for one in known))
    if failures or good or unread:
        told = f"{len(records)} 件{what}中，{good} 件写明全部 {count} 项"
        yield from weighed(failures, good + len(failures), unread, told, records)


def _lacking(record: Record, wanted: Sequence[Element]) -> _Lacking:
    text = "\n".join([record.text or "", *(" ".join(row) for table in record.tables for row in table.rows)])
    return _Lacking(record, tuple(field.name for field in wanted if not _states(record, field, text)))


def _states(record: Record, field: Element, text: str) -> bool:
    stored = _STORED.get(field.name)
    if stored is None:
        return field.stands_in(text)
    # The name alone (施行日期) stands in hardly any text: other words than the name count as well.
    return stored(record) or field.stands_in(text)


def _hidden(one: _Lacking) -> bool:
    """Whether what is missing may stand in a file or picture that was not read."""
    return not whole(one.record) and any(name not in {"公布日期", "下载"} for name in one.fields)


def _failure(one: _Lacking, count: int) -> Finding:
    names = "、".join(one.fields)
    reason = f"{cited(one.record.title)}没有写明{names}（应有 {count} 项，写明 {count - len(one.fields)} 项）"
    return failed(reason, shown_by((one.record,)), one.record.title)


def _told(lacking: Sequence[_Lacking], judged: int, what: str) -> str:
    names = dict.fromkeys(name for one in lacking for name in one.fields)
    counted = "、".join(f"{name}（{sum(name in one.fields for one in lacking)} 件）" for name in names)
    return f"{judged} 件{what}中，有 {len(lacking)} 件没有读到：{counted}，请人工核对页面"
