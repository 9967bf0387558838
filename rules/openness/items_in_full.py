"""Rule: items that have to be published in full have a text or a file, not just a title.

要求：建议提案复文、行政处罚决定书、环评文件等应当全文公开。

依据：由指标写明；建议提案见国办发〔2014〕46号，环评和处罚见《环境保护法》第五十四条、第五十六条。

认定：
1. 取 columns 栏目中评估期内发布、标题含 titles 任一写法（不含 without 中的词）的信息。
2. 正文不少于 min_length 字、或者附有文件或正文图片的，为全文公开。
3. 正文已读到、有字而不足 min_length 字、没有附件、也没有写“见附件”“点击查看”之类的，记一条不合格。
4. 除标题外一个字也没有读到的（可能由脚本显示），存疑；写有“见附件”而没有附件的、写明不予公开的，转人工。

不适用：名册写明没有该项职能；栏目未开设；期内没有这类信息。

整改：补发全文；涉及国家秘密、商业秘密、个人隐私的，作处理后公开并说明。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from audit.model import ColumnId, Finding, Record
from rules.dates import within
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, shown_by, unavailable, was_read, weighed
from rules.gate import SAMPLE_ITEMS, readable, sampled
from rules.requirements import Columns
from rules.titles import cited, plain
from rules.wordings import wording

TITLE = "应全文公开的信息有全文"
CATALOGUE = ("SD-135", "SD-168")
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
_WITHHELD = re.compile("不予公开|不公开|不宜公开|依申请公开|涉密|保密|国家秘密|商业秘密|个人隐私|[B-D]类")
#: Fewer characters beside the title are no text.
_WORD = 2
_LEADS_ON = re.compile(
    "附件|附后|附[:：]|点击|下载|详见|见下|链接|扫码|扫描|全文|http|www|PDF|浏览器", re.IGNORECASE
)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    titles: tuple[str, ...],
    without: tuple[str, ...] = (),
    min_length: int = 60,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    if not ids:
        return
    sought = wording(titles, without)
    shown = within(facts.records_of(*ids), facts.period)
    records = [record for record in shown if sought.stands_in(record.title)]
    if not records:
        yield not_applicable(f"评估期内没有标题含“{'”或“'.join(titles)}”的信息")
        return
    short = [record for record in records if was_read(record) and not _has_content(record, min_length)]
    unread = [record for record in records if not was_read(record) and not record.attachments]
    yield from _judge(records, short, unread, min_length, sampled(facts, ids))


def _has_content(record: Record, min_length: int) -> bool:
    length = max(record.text_length or 0, len((record.text or "").strip()))
    return bool(record.attachments) or bool(record.tables) or length >= min_length


def _is_silent(record: Record) -> bool:
    """Whether no word was read beside the title: a viewer or a script may show the rest."""
    return len(plain(record.text or "").replace(plain(record.title), "")) < _WORD


def _judge(
    records: Sequence[Record], short: Sequence[Record], unread: Sequence[Record], least: int, note: str
) -> Iterable[Finding]:
    silent = [record for record in short if _is_silent(record)]
    worded = [record for record in short if record not in silent]
    withheld = [record for record in worded if _WITHHELD.search(record.text or "")]
    promised = [r for r in worded if r not in withheld and _LEADS_ON.search(r.text or "")]
    bare = [record for record in worded if record not in withheld and record not in promised]
    if withheld:
        reason = f"{len(withheld)} 条写明不公开（或处理后公开），请人工核对理由"
        yield manual(reason, shown_by(withheld))
    if promised:
        reason = f"{len(promised)} 条正文很短而写有附件、链接，没有找到文件，请人工核对"
        yield manual(reason, shown_by(promised))
    if silent:
        yield unavailable(f"{len(silent)} 条没有读到正文文字（可能由脚本显示），不能认定", shown_by(silent))
    failures = [_failure(record, least) for record in bare]
    judged = len(records) - len(short) - len(unread)
    if failures or judged or unread:
        good = f"{len(records)} 条应全文公开的信息中，{judged} 条有全文"
        told = "；".join(filter(None, (good, note)))
        yield from weighed(failures, judged, unread, told, records, sample=SAMPLE_ITEMS)


def _failure(record: Record, least: int) -> Finding:
    text = " ".join((record.text or "").split())
    reason = f"{cited(record.title)}正文只有 {len(text)} 字（少于 {least} 字），没有附件，没有公开全文"
    return failed(reason, (record.evidence(text),), record.title)
