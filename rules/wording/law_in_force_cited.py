"""Rule: guide and regulations follow the law that is in force.

要求：《政府信息公开条例》修订后，公开指南和有关制度应及时修订，不再引用旧条例。

依据：《政府信息公开条例》（国务院令第711号，2019年5月15日施行）；catalogue SD-007。

认定：
1. 修订施行满 months 个月后，现行公开指南的正文仍引用国务院令第492号，或仍要求申请须出于“自身生产、生活、科研
   等特殊需要”，而全文没有提到国务院令第711号的，判不合格。
2. 指南同时提到第711号的，制度栏目的文件引用旧条例的，转人工：可能是历史文件、沿革说明或尚未清理。
3. “不再要求……特殊需要”一类说明不算；指南有多份时以日期最新的为现行，分不出的转
   人工。
4. 指南没有读到正文，或附件、图片没有读取而正文没有发现的，存疑。

不适用：修订施行未满 months 个月；两个栏目都未开设或没有内容。

整改：按现行条例修订指南和制度，更新条款号和申请条件，旧文件标明失效。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from audit.model import Attachment, ColumnId, Finding, Record
from audit.widths import plain_width
from rules.dates import last_shown
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, shown_by, unavailable, was_read
from rules.gate import readable
from rules.reading import text_of, unread_reason
from rules.requirements import Columns
from rules.scanning import around
from rules.titles import cited

TITLE = "指南和制度引用现行条例"
CATALOGUE = ("SD-007", "TL-12")
REQUIRES = Columns("guide", "regulations", texts=True, gate=False)
_IN_FORCE = date(2019, 5, 15)
_OLD = re.compile(
    r"国务院(?:第?\d*号?)?(?:令)?[^。；\n\d]{0,6}第?492号|(?:令|令第)492号|第?492号(?:国务院)?令|第492号公布|(?:自身)?的?(?:生产|科研)、?(?:生产|生活|科研)(?:、|和|以及)?(?:科研|生活)?等?(?:的)?特殊需要|"
    r"[“\"']三需要[”\"']"
)
_NEW = re.compile(r"第?711号|2019年修订|修订后的《?(?:中华人民共和国)?政府信息公开条例|新条例|新修订的")
_NOT_ANY_MORE = re.compile(r"(?:不再|取消|删除|删去|不得要求|无需|不需|废止|同时废止|修改为)[^。；\n]*$")
_AFTER = re.compile(r"^[^。；\n]{0,20}(?:废止|失效|取消|删除|不再)")
_FORM = re.compile("表|流程图|样本|示例")


def check(facts: Facts, *, as_of: date, months: int = 6) -> Iterable[Finding]:
    """Judge by the five parts above."""
    years, month = divmod(_IN_FORCE.month - 1 + months, 12)
    due = _IN_FORCE.replace(_IN_FORCE.year + years, month + 1)
    if as_of < due:
        yield not_applicable(f"检查日 {as_of} 早于修订期限 {due}")
        return
    ids, gaps = readable(facts, (ColumnId.GUIDE, ColumnId.REGULATIONS))
    yield from gaps
    if not ids:
        return
    guide = _current(facts.records_of(ColumnId.GUIDE)) if ColumnId.GUIDE in ids else None
    others = facts.records_of(ColumnId.REGULATIONS) if ColumnId.REGULATIONS in ids else ()
    if guide is None and not others:
        yield not_applicable("指南和制度栏目没有内容")
        return
    if guide is not None:
        yield _guide(guide, certain=_is_certain(facts.records_of(ColumnId.GUIDE), guide))
    yield from _regulations([record for record in others if guide is None or record.url != guide.url])


def _current(records: tuple[Record, ...]) -> Record | None:
    """The guide in force: the page itself, else the newest that is called so."""
    named = [record for record in records if record.is_page or "指南" in record.title]
    pages = [record for record in named if record.is_page]
    dated = sorted(named, key=lambda record: last_shown(record) or date.min)
    return pages[0] if len(pages) == 1 else (dated[-1] if dated else None)


def _is_certain(records: tuple[Record, ...], guide: Record) -> bool:
    """Whether no other guide may be the one in force: others are older, by their dates."""
    others = [r for r in records if r.url != guide.url and (r.is_page or "指南" in r.title)]
    own = last_shown(guide)
    return all(own is not None and (day := last_shown(other)) is not None and day < own for other in others)


def _guide(guide: Record, *, certain: bool) -> Finding:
    text = _plain(text_of(guide, _is_guide))
    old = _old(text)
    if old is not None:
        evidence = (guide.evidence(around(text, *old)),)
        words = text[old[0] : old[1]]
        if _NEW.search(text):
            reason = f"公开指南提到现行条例，但仍有“{words}”，请人工核对是否沿革说明"
            return manual(reason, evidence, guide.title)
        if not certain:
            reason = f"{cited(guide.title)}引用旧条例“{words}”，但指南有多份而没有日期，请人工核对是否现行"
            return manual(reason, evidence, guide.title)
        reason = f"现行公开指南仍引用旧条例“{words}”，全文没有提到国务院令第711号"
        return failed(reason, evidence, guide.title)
    unread = unread_reason((guide,), _is_guide)
    if unread or not text.strip():
        return unavailable(f"读到的指南内容没有引用旧条例，但{unread or '没有读到正文'}", shown_by((guide,)))
    return passed("公开指南没有引用旧条例的条文", shown_by((guide,)), guide.title)


def _regulations(records: list[Record]) -> Iterator[Finding]:
    read = [record for record in records if was_read(record)]
    hits = 0
    for record in read:
        text = _plain(record.text or "")
        old = _old(text)
        if old is None or _NEW.search(text):
            continue
        hits += 1
        reason = f"制度栏目的{cited(record.title)}引用旧条例“{text[old[0] : old[1]]}”，请人工核对是否仍在执行"
        yield manual(reason, (record.evidence(around(text, *old)),), record.title)
    if read and not hits:
        yield passed(f"制度栏目读到的 {len(read)} 条信息没有引用旧条例", shown_by(read))
    elif records and not read:
        yield unavailable(f"制度栏目 {len(records)} 条信息没有读到正文，不能认定", shown_by(records))


def _old(text: str) -> tuple[int, int] | None:
    """Where the text applies the old law; None where it only says that this is over."""
    for match in _OLD.finditer(text):
        if _NOT_ANY_MORE.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        if not _AFTER.search(text[match.end() : match.end() + 40]):
            return match.start(), match.end()
    return None


def _plain(text: str) -> str:
    """One width of digits and signs, lines kept."""
    return re.sub(r"[ \t\u3000]+", "", plain_width(text))


def _is_guide(file: Attachment) -> bool:
    return not _FORM.search(file.name)
