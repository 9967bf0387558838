"""Rule: an interpretation says which document it explains, so that readers can go from one to the other.

要求：解读与文件相互关联：解读页写明并链接所解读的文件，文件页链接解读。

依据：国办秘函〔2019〕19号“解读关联”；《关于全面推进政务公开工作的意见》第（十一）条。

认定：
1. 取评估期内发布的解读，按发布日期由新到旧取 sample 篇（0 为全部），标题或正文写有《文件名》或发文字号的，为
   有关联。
2. 正文读到而没有写明文件的转人工：页面旁边的“相关文件”链接、文件页到解读的链接，程序没有记录。
3. 正文没有读到或是图片的，存疑。
4. item 条目填报人工抽查的处数并经复核认可的，以填报为准，每处记一条不合格。

不适用：政策解读栏目未开设；评估期内没有发布解读（none_passes 为“是”的算合格）。

整改：在解读页写明文件名称和文号并链接原文，在文件页链接解读。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Outcome, Record
from rules.dates import within
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable
from rules.inspected import inspected
from rules.policies import newest_first
from rules.reading import whole
from rules.requirements import Columns, Statements

TITLE = "解读写明所解读的文件"
CATALOGUE = ("SD-202", "W-D08")
#: Links beside an article are not among the facts: a missing name proves no missing link.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = (Columns("interpretation", texts=True), Statements(parameter="item"))
_NAMED = re.compile(r"《[^《》]{4,}》|[〔\[［(（【]\s*(?:19|20)\d{2}\s*[〕\]］)）】]\s*(?:第\s*)?\d+\s*号")
_SHORT = 80


def check(
    facts: Facts, *, as_of: date, sample: int = 3, item: str = "", none_passes: bool = False
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    by_hand = inspected(facts, item)
    if by_hand:
        yield from by_hand
        return
    notes = sorted(within(facts.records_of("interpretation"), facts.period), key=newest_first)
    chosen = notes[:sample] if sample else notes
    if not chosen:
        reason = "评估期内没有发布解读"
        yield passed(f"{reason}，不扣分") if none_passes else not_applicable(reason)
        return
    silent = [record for record in chosen if not _names_one(record)]
    unread = [record for record in silent if not whole(record) or len(record.text or "") < _SHORT]
    dumb = [record for record in silent if record not in unread]
    if dumb:
        titles = "、".join(f"“{record.title}”" for record in dumb)
        reason = f"查 {len(chosen)} 篇解读，{len(dumb)} 篇没有写明所解读的文件：{titles}"
        yield manual(f"{reason}；请人工核对页面上有没有到文件的链接", shown_by(dumb))
    if unread:
        reason = f"查 {len(chosen)} 篇解读，{len(unread)} 篇没有读到正文或是图片，不能认定有没有写明文件"
        yield unavailable(reason, shown_by(unread))
    good = len(chosen) - len(silent)
    if good:
        yield passed(f"查 {len(chosen)} 篇解读，{good} 篇写明所解读的文件", shown_by(chosen))


def _names_one(record: Record) -> bool:
    return _NAMED.search(f"{record.title}\n{record.text or ''}") is not None
