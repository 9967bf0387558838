"""Rule: documents that the agency's own papers cite can be found on its site.

要求：引用、转发的文件应当已经公开，不得引用未公开的内部文件。

依据：《政府信息公开条例》第二十条；catalogue PF-14。

认定：
1. 从评估期内政策文件、通知公告的正文取本单位文号系列（与本单位已公开文件文号的机关代字相同）的引用，
   如“清政办〔2025〕3号”。
2. 在所查各栏目的文号、标题和正文中都找不到该文件本身的，汇总转人工一次，列出文号：可能在别处公开、
   早于本站建站、
   已废止，或属不公开文件。
3. 只查最近 years 年的文号；栏目没有读全、正文没有读到的，不查，存疑。只是提示，从不直接判不合格。

不适用：栏目未开设；没有可比较的文号。

整改：应当公开的补发；不公开的内部文件不在公开文件中引用。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Coverage, Evidence, Finding, Outcome, Record
from audit.widths import plain_width
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable, was_read
from rules.gate import readable
from rules.requirements import Columns
from rules.scanning import around

TITLE = "引用的本单位文件已公开"
CATALOGUE = ("PF-14",)
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
_NUMBER = re.compile(
    r"(?P<series>[\u4e00-\u9fff]{2,8})[〔\[（(【](?P<year>(?:19|20)\d{2})[〕\]）)】]第?(?P<n>\d{1,4})号"
)
#: Words that stand before a number and are no part of its series.
_LEAD = re.compile(r"^.*(?:根据|按照|依据|印发的|下发的|文件|通知|关于|以及|及|和|与|由|的|见|号|原|《)")
_LEAST_OWN = 3
#: Where a document bears its own number: near its beginning, with nothing else on the line.
_HEAD, _LONGEST_NUMBER = 600, 22


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES),
    years: int = 3,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    ids, gaps = readable(facts, columns)
    yield from gaps
    if not ids:
        return
    records = facts.records_of(*ids)
    if any(facts.columns[column].coverage is not Coverage.COMPLETE for column in ids):
        yield unavailable("栏目没有读全，不能查找所引用的文件", shown_by(records))
        return
    unread = [record for record in records if not was_read(record)]
    if unread:
        yield unavailable(f"{len(unread)} 条信息没有读到，不能查找所引用的文件", shown_by(unread))
        return
    held = {number for record in records for number in _held(record)}
    own = Counter(series for series, _, _ in held)
    series = {name for name, count in own.items() if count >= _LEAST_OWN}
    cited: dict[tuple[str, int, int], Evidence] = {}
    for record in records:
        if (day := first_seen(record)) is None or day not in facts.period:
            continue
        for number, start, end in _numbers(record.text or ""):
            if number[0] in series and as_of.year - years < number[1] <= as_of.year:
                cited.setdefault(number, record.evidence(around(record.text or "", start, end)))
    if not cited:
        yield not_applicable("评估期内的文件没有引用本单位的其他文号")
        return
    missing = [number for number in sorted(cited) if number not in held]
    told = f"引用本单位文号 {len(cited)} 个，{len(cited) - len(missing)} 个已在所查栏目公开"
    if missing:
        named = "、".join(f"{name}〔{year}〕{n}号" for name, year, n in missing[:5])
        reason = f"{told}，没有找到 {named}{'等' if len(missing) > 5 else ''}，请人工核对是否应当公开"
        yield manual(reason, [cited[number] for number in missing[:5]], "引用文件")
    else:
        yield passed(told, list(cited.values()))


def _held(record: Record) -> set[tuple[str, int, int]]:
    """The numbers of the document that the item is: its own, in its title, alone on a line of its text."""
    lines = (line.strip() for line in (record.text or "")[:_HEAD].split("\n"))
    alone = (line for line in lines if len(line) <= _LONGEST_NUMBER)
    text = "\n".join((record.doc_number or "", record.title, *alone))
    return {number for number, *_ in _numbers(text)}


def _numbers(text: str) -> Iterable[tuple[tuple[str, int, int], int, int]]:
    plain = plain_width(text)
    if len(plain) != len(text):
        plain = text
    for match in _NUMBER.finditer(plain):
        name = _LEAD.sub("", match["series"])
        if len(name) >= 2:
            yield (name, int(match["year"]), int(match["n"])), match.start(), match.end()
