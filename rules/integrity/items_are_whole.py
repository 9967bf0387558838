"""Rule: what is announced is there: a body under each title, the files that a text names.

要求：公开的信息完整，不得只有标题没有正文、只有附件清单没有附件（“半公开”）。

依据：《政府信息公开条例》第二十三条；国办发〔2017〕47号；catalogue SD-031、PF-08。

认定：
1. 正文已读而为空，没有附件也没有图片的，合并转人工：可能是视频、外链或脚本填充的内容。
2. 正文写明“附件：1.……”而页面没有任何附件链接，其后也没有附件正文的，每条转人工一次。
3. 附件打不开的由“附件能打开”认定，不重复；占位文字由“没有占位内容”认定。
4. 空白正文的占比超过 share 且不少于 least 条，或有缺附件的才提示，否则合格并说明条数。

不适用：所查栏目都未开设或没有信息。

整改：补齐正文和附件；正文在图片、视频中的补发文字。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Finding, Outcome, Record
from rules.facts import Facts
from rules.findings import manual, shown_by
from rules.requirements import Columns
from rules.scanning import around, concluded, scan
from rules.titles import cited

TITLE = "公开的信息完整"
CATALOGUE = ("SD-031", "PF-08")
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
_ANNOUNCED = re.compile(
    r"(?:^|\n)[ \t\u3000]*附件[一二三1-3]?[ \t]*[:：][ \t\u3000\n]*(?:1[.．、][ \t]*)?(?P<name>[^\n]{4,60})"
)
#: Behind the announcement the file itself begins: 附件1, 附表, or long text.
_FOLLOWS = re.compile(
    r"\n[ \t\u3000]*附[ \t\u3000]*[件表][一二三四五\d]?[ \t\u3000]*(?:[:：]?[^\n]{0,40})(?:\n|$)"
)
_LONG_TAIL = 400


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES),
    share: Decimal = Decimal("0.05"),
    least: int = 3,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    found = scan(facts, columns)
    # Where the body is filled in by a script, nothing is known of it (text_length None).
    empty = [r for r in found.read if not (r.text or "").strip() and not r.attachments and r.text_length == 0]
    hits = []
    if len(empty) >= least and Decimal(len(empty)) / len(found.read) > share:
        reason = f"{len(empty)} 条信息只有标题，没有读到正文、附件和图片，请人工核对是否“半公开”"
        hits.append(manual(reason, shown_by(empty), "只有标题"))
    hits += [finding for record in found.read if (finding := _missing(record)) is not None]
    note = f"（{len(empty)} 条没有正文，未超过 {share:.0%} 或不足 {least} 条）" if empty else ""
    yield from concluded(found, hits, f"没有发现缺正文、缺附件的{note}")


def _missing(record: Record) -> Finding | None:
    """Files that the text names and the page does not offer."""
    text = record.text or ""
    if record.attachments:
        return None
    match = _ANNOUNCED.search(text)
    if match is None or re.search(r"无|略|另发|另附|见下|如下", match["name"][:6]):
        return None
    rest = text[match.end() :]
    if _FOLLOWS.search(rest) or len(rest) > _LONG_TAIL or record.tables:
        return None
    reason = f"{cited(record.title)}写明附件“{match['name'].strip()}”，页面没有附件链接，请人工核对"
    return manual(reason, (record.evidence(around(text, match.start(), match.end())),), record.title)
