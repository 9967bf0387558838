"""Rule: nothing published is a mere place-holder.

要求：公开的信息应有实际内容，不得是“测试”“标题”“正在建设”一类占位内容。

依据：国办秘函〔2019〕19号；国办发〔2017〕47号（避免空白栏目）。

认定：
1. 标题整个就是测试、test、1111、正在建设、内容更新中一类字样，或者“标题”“文章标题”一类（可能是列表的表头），
   正文已读而不足 least_text 字的，每条记一条不合格。
2. 这样的标题下读出 least_text 字以上或有附件的，可能是认错了标题，转人工；正文没有读到的存疑。
3. 正文整个就是“正在建设”“内容更新中”一类字样、没有附件的，每条记一条不合格。
4. 正文很短的可能是图片稿，只有“正文”“内容”等字的可能由脚本填充，不认定，只说明条数；有附件或图片的，内容在其
   中，不算占位。

不适用：所查栏目都未开设或没有信息；标题中只是含有“测试”二字的信息。

整改：删除占位信息，补发真实内容。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Record
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, shown_by, was_read, weighed
from rules.gate import SAMPLE_ITEMS, readable, sampled
from rules.requirements import Columns
from rules.titles import cited, plain

TITLE = "没有占位内容"
CATALOGUE = ("PF-08", "SD-031")
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
#: The whole title, so that 软件测试中心招聘公告 stays what it is.
_TITLE = re.compile(
    r"(?:测试|test|ceshi)(?:标题|文章|信息|数据|页面|稿件|新闻|内容)?\d{0,4}|"
    r"1{3,}|123(?:45?6?)?|a{3,}|asdf\w{0,4}|(?:栏目|页面|内容)?(?:正在|尚在)?(?:建设|更新)中|正在(?:建设|更新)|"
    r"(?:内容)?(?:待|未)更新|敬请期待"
)
#: What heads a list, too: the title of nothing, unless the article was read and says nothing.
_HEAD = re.compile(r"标题\d{0,3}|无标题|文章标题|新闻标题")
_BODY = re.compile(
    r"(?:本?(?:栏目|页面|网页|网站|内容))?(?:(?:正在|尚在)(?:建设|更新|维护|完善|整理)中?|(?:建设|更新|维护|完善|整理)中)(?:请稍[后候](?:再来|访问)?|敬请(?:期待|关注))?|"
    r"(?:测试|test)(?:内容|正文|数据)?\d{0,4}|1{3,}|a{3,}|敬请期待"
)
_SHORT = 20


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    least_text: int = 200,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    if not ids:
        return
    records = facts.records_of(*ids)
    if not records:
        yield not_applicable("所查栏目没有信息")
        return
    failures = [verdict for record in records if (verdict := _judge(record, least_text))]
    odd = [record for record in records if _is_odd(record, least_text)]
    if odd:
        told = f"{len(odd)} 条信息的标题像占位内容（如“{odd[0].title}”），而正文有内容，可能认错了标题"
        yield manual(f"{told}，请人工核对", shown_by(odd))
    short = sum(
        was_read(record) and (record.text_length or 0) < _SHORT and not record.attachments
        for record in records
    )
    unread = [record for record in records if not was_read(record) and not record.is_page]
    note = f"；{short} 条正文很短，可能是图片稿，未认定" if short else ""
    judged = len(records) - len(failures) - len(odd) - len(unread)
    if odd and not judged and not failures and not unread:
        return
    good = f"{len(records) - len(odd)} 条信息中没有发现占位内容{note}"
    told = "；".join(filter(None, (good, sampled(facts, ids))))
    yield from weighed(failures, judged, unread, told, records, sample=SAMPLE_ITEMS)


def _judge(record: Record, least_text: int) -> Finding | None:
    """The accusation that an item is nothing but a place-holder; None where it may be more."""
    if _is_mere(record.title) and was_read(record) and not _has_content(record, least_text):
        return failed(f"标题“{record.title}”是占位内容", shown_by((record,)), record.title)
    if record.text and not record.attachments and _BODY.fullmatch(plain(record.text)):
        evidence = (record.evidence(record.text.strip()),)
        return failed(f"{cited(record.title)}正文只有“{record.text.strip()}”", evidence, record.title)
    return None


def _is_mere(title: str) -> bool:
    """Whether a title is a place-holder's and nothing else."""
    text = plain(title)
    return bool(_TITLE.fullmatch(text) or _HEAD.fullmatch(text))


def _has_content(record: Record, least_text: int) -> bool:
    return bool(record.attachments) or len((record.text or "").strip()) >= least_text


def _is_odd(record: Record, least_text: int) -> bool:
    """Whether a title like a place-holder's stands over a real article: perhaps another line is the title."""
    return _is_mere(record.title) and _has_content(record, least_text)
