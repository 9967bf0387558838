"""Rule: documents are published as text that can be searched and copied.

要求：公开的文件以可检索、可复制的文本发布，全文电子化率达到100%。

依据：《政府信息公开条例》第二十四条（信息检索、查阅、下载）；《政府网站发展指引》；catalogue SD-052。

认定：
1. 评估期内已读的文件，正文（含读出的附件文字）少于 least_text 字，而内容在图片或扫描件中的，算未电子化。
2. 电子化率低于 share 的，每低10个百分点记一个不合格单位，不足10个百分点按一个计；不足 sample 件的转人工。
3. 附件没有读取、设有密码或读不出的，正文在视频或脚本里的，图片旁另有文字、可能已是全文的，不计并说明件数；半
   数以上如此的，存疑。

不适用：栏目未开设；评估期内没有文件。

整改：扫描件、图片稿同时发布文字版。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, Decimal

from audit.model import ColumnId, DocumentReading, Finding, Record
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, shown_by, unavailable, was_read
from rules.gate import readable
from rules.requirements import Columns

TITLE = "文件全文可检索"
CATALOGUE = ("SD-052",)
REQUIRES = Columns(parameter="columns", texts=True, attachments=True, gate=False)
_TENTH = Decimal("0.1")
#: From so many characters on, words beside a picture may be the whole notice.
_OWN_WORDS = 40


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY,),
    least_text: int = 200,
    share: Decimal = Decimal(1),
    sample: int = 10,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns)
    yield from gaps
    if not ids:
        return
    records = [
        record
        for record in facts.records_of(*ids)
        if not record.is_page and ((day := first_seen(record)) is None or day in facts.period)
    ]
    if not records:
        yield not_applicable("评估期内没有文件")
        return
    kinds = [(record, _is_text(record, least_text)) for record in records]
    pictures = [record for record, text in kinds if text is False]
    known = [record for record, text in kinds if text is not None]
    unclear = [record for record, text in kinds if text is None]
    if len(known) * 2 < len(records) or not known:
        reason = f"{len(records)} 件文件中 {len(unclear)} 件没有读全，不能计算电子化率"
        yield unavailable(reason, shown_by(unclear))
        return
    rate = 1 - Decimal(len(pictures)) / len(known)
    note = f"（另有 {len(unclear)} 件没有读全，不计）" if unclear else ""
    whole = len(known) - len(pictures)
    told = f"评估期内读全的 {len(known)} 件文件中，{whole} 件有可检索的正文，占 {rate:.0%}{note}"
    if rate >= share:
        yield passed(told, shown_by(known))
    elif len(known) < sample:
        yield manual(f"{told}；件数不足 {sample}，请人工核对图片和扫描件", shown_by(pictures))
    else:
        steps = ((share - rate) / _TENTH).to_integral_value(ROUND_CEILING)
        reason = f"{told}，比 {share:.0%} 低 {(share - rate):.0%}，按每10个百分点一个单位计 {steps} 个"
        yield failed(reason, shown_by(pictures), "全文电子化率", weight=steps)


def _is_text(record: Record, least: int) -> bool | None:
    """Whether the item can be searched; None where nobody knows."""
    if not was_read(record) or record.text_length is None:
        return None
    if len((record.text or "").strip()) >= least or not record.attachments:
        return True  # a short notice without files is all there is
    shut = {None, DocumentReading.ENCRYPTED, DocumentReading.UNREADABLE}
    files = [file for file in record.attachments if not file.is_picture]
    if any(file.reading in shut for file in files):
        return None
    if any(file.reading is DocumentReading.SCANNED for file in files):
        return False
    if len(files) == len(record.attachments):
        return True
    # Sentences of its own beside a picture (a seal, a photograph) may be the whole notice.
    return None if len((record.text or "").strip()) >= _OWN_WORDS else False
