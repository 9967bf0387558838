"""One article: title, dates, numbers, source, text and attachments, each only where the page states it.

What several places state is decided by where they stand: the visible header before tables, tables before
the rest, metas last (dialects.md, PubDate is not always the publication date; PF-01, PF-02).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from crawler.extract.attachments import find_attachments
from crawler.extract.body import Zone, body_lines, find_zone, is_prose, own_tables
from crawler.extract.dates import find_date, leading_date
from crawler.extract.labels import MARKS, Field
from crawler.extract.layout import Layout, Line, layout_of
from crawler.extract.metadata import Statement, statements_of
from crawler.extract.numbers import alone, in_title, index_number, is_empty, labelled_number
from crawler.extract.signature import signed_on
from crawler.extract.title import Title, find_title
from crawler.page import Article, Page

_SOURCE_END = re.compile(
    r"[【\[〖]|\s[(（]|\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]|\s*(?:字体|字号|浏览|阅读|点击|访问|打印"
    r"|分享|作者|编辑|责任编辑|发布时间|发布日期|时间|日期|收藏|关闭|保存|人气|审核)(?:[:：\s]|次|量|$)"
    r"|[|｜]|\s大\s*中\s*小"
)
_NO_NAME = re.compile(r"[{}<>$=]|^[\W_]+$|^(?:null|undefined|无|暂无|未知|不详)$|^\d+$")
_NOT_SHOWN = re.compile(
    r"今天|现在|今日|星期|农历|当前时间|生成时间|版权|截止|有效期|截至|copyright", re.IGNORECASE
)
_ODD_LABEL = re.compile(r"[\u4e00-\u9fff]{2,10}\s*[:：]\s*[\[【(（]?\s*$")
_APPOINTMENT = re.compile(r"\s*(?:[(（]\s*(?:星期|周)|上午|下午|晚|凌晨|中午|至|到|起|前|止|[-—~～－]\s*\d)")
_SHOWN = frozenset({Field.PUBLISHED, Field.WEAK_PUBLISHED, Field.UPDATED, Field.SENT})
_INTERPRETS = re.compile(r"解读|图解|问答|一图|答记者问")
#: What separates a date from what stands beside it.
_AROUND = " \t|｜\xa0\u3000"
_FIRST_LINES = 8
_LONGEST_MARK = 120
#: What a table in the text may say of another document.
_OTHERS_TOO = frozenset({Field.DOC_NUMBER, Field.ISSUED, Field.SENT, Field.ISSUER, Field.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Account:
    """An article with what it was read from: how sure the title is, where the body lies, what was stated."""

    article: Article
    title: Title | None
    zone: Zone
    statements: Sequence[Statement]
    body: Sequence[Line]
    header_date: bool


def read_article(page: Page) -> Article:
    """What the page states about its article; unknown is None.  Never raises."""
    return account_of(page).article


def account_of(page: Page) -> Account:
    """The article with its grounds, read once per page."""
    found = page.memo.get("account")
    if not isinstance(found, Account):
        found = _read(page)
        page.memo["account"] = found
    return found


def is_tabled(account: Account) -> bool:
    """Whether a metadata table gives the page's own number, as no list does: its rows are of others."""
    numbers = {Field.INDEX_NUMBER, Field.DOC_NUMBER}
    return any(s.table and s.cell >= 0 and s.value and s.field in numbers for s in account.statements)


def _read(page: Page) -> Account:
    layout = layout_of(page)
    if not layout.lines:
        return Account(Article(), None, Zone(-1, 0, 0), (), (), header_date=False)
    every = statements_of(layout)
    # Marks say of a document whether it is in force; they never decided where its head or its text lies.
    statements = [s for s in every if s.field not in MARKS]
    title = find_title(page, layout, statements)
    zone = find_zone(layout, title.line if title else -1, statements)
    body = body_lines(layout, zone)
    own = _own(layout, zone, statements)
    shown, in_header = _published(layout, zone, own)
    published = shown[0] if shown else _by_meta(page) or _sent(own)
    article = Article(
        title=title.text if title else None,
        published=published,
        issued=_issued(zone, own) or signed_on(layout, body, published),
        doc_number=_doc_number(layout, zone, own, body, title),
        index_number=_index_number(zone, own),
        source=_source(page, zone, own),
        text="\n".join(line.text for line in body),
        attachments=find_attachments(page, layout, _with_table(zone, own)),
        published_text=shown[1] if shown else page.meta.get("PubDate") if published else None,
        stated=_stated(zone, [s for s in every if s.field in MARKS], tables=bool(own_tables(layout, own))),
    )
    return Account(article, title, zone, own, body, header_date=in_header)


def _own(layout: Layout, zone: Zone, statements: Sequence[Statement]) -> Sequence[Statement]:
    """The statements without those that a table in the text makes of other documents."""
    if own_tables(layout, statements):
        return statements
    return [s for s in statements if not (s.table and zone.has(s.line) and s.field in _OTHERS_TOO)]


def _with_table(zone: Zone, statements: Sequence[Statement]) -> Zone:
    """The zone from the metadata table on, where that stands above the title: it may offer the file."""
    numbers = {Field.INDEX_NUMBER, Field.DOC_NUMBER}
    tabled = [s.line for s in statements if s.table and s.cell >= 0 and s.field in numbers]
    if not tabled or not 0 <= min(tabled) < zone.title:
        return zone
    return replace(zone, title=min(tabled))


def _published(
    layout: Layout, zone: Zone, statements: Sequence[Statement]
) -> tuple[tuple[date, str] | None, bool]:
    """The publication date as shown with its text, and whether the header shows it."""
    stated = [(s, found[0]) for s in statements if s.field in _SHOWN and (found := _shown(s))]
    other = any(s.field in {Field.PUBLISHED, Field.WEAK_PUBLISHED} for s, _ in stated)
    ranked: list[tuple[int, int, date, Statement]] = []
    for order, (s, day) in enumerate(stated):
        rank = _rank(s, zone, layout, has_other=other)
        if rank is not None:
            ranked.append((rank, order, day, s))
    best = min(ranked, key=lambda entry: entry[:2], default=None)
    cells = {s.cell for s in statements if s.table}
    bare = _unlabelled(layout, zone, cells) if best is None or best[0] > 0 else None
    # 时间 below a bare date in the header is a meeting's time, not the page's.
    weak = best is not None and best[3].field is Field.WEAK_PUBLISHED
    if best and best[0] <= 2 and not (bare and weak and bare[2] < best[3].line):
        return (best[2], best[3].value.strip(_AROUND)), best[0] <= 1
    if bare:
        return bare[:2], True
    return ((best[2], best[3].value.strip(_AROUND)), False) if best else (None, False)


def _shown(s: Statement) -> tuple[date, int, int] | None:
    """The date of a statement; None for a weak label whose value is an appointment or a span of days."""
    found = leading_date(s.value)
    if found and s.field is Field.WEAK_PUBLISHED and _APPOINTMENT.match(s.value[found[2] :]):
        return None
    return found


def _rank(s: Statement, zone: Zone, layout: Layout, *, has_other: bool) -> int | None:
    """How near the header a stated date is: 0 best, None for one that must not count."""
    strong = s.field is Field.PUBLISHED
    if s.field is Field.UPDATED:
        return 4 if s.alone and not s.hidden and not zone.has(s.line) else None
    header = (zone.title < 0 or s.line >= zone.title - 6) and s.line < zone.start + (zone.start == zone.title)
    if s.field is Field.SENT:
        return None if has_other or s.table or not header else 2
    if s.hidden:
        return 5 if strong else None
    if zone.title < 0 and s.alone and not s.table:
        return 1 if strong else 3
    if header and s.alone:
        return 0 if strong else 1
    if header:
        return 1 if strong else 2
    if s.table:
        return (2 if strong else 4) if not zone.has(s.line) else 4
    if zone.has(s.line):
        near_end = s.line >= zone.end - 3
        return 3 if strong and s.alone and near_end and len(layout.lines[s.line].text) <= 60 else None
    return (3 if strong else 4) if s.line >= zone.end and s.alone else None


def _unlabelled(layout: Layout, zone: Zone, cells: AbstractSet[int]) -> tuple[date, str, int] | None:
    """A date in the header without a label, or behind the title in its own element, with its line.

    Lines in ``cells`` are values that a table labels otherwise.
    """
    first = max(zone.title, 0) if zone.title >= 0 else max(zone.start - 4, 0)
    for line in layout.lines[first : zone.start]:
        if line.hidden or line.is_links or len(line.text) > 200 or line.number in cells:
            continue
        if _NOT_SHOWN.search(line.text):
            continue
        for start in (0, *line.joints, *_after_spaces(line.text)):
            part = line.text[start : start + 60]
            found = leading_date(part)
            if not found or (line.number == zone.title and start == 0):
                continue
            if not _ODD_LABEL.search(line.text[:start]):
                return found[0], part[found[1] : found[2]].strip(), line.number
    return None


def _after_spaces(text: str) -> Iterable[int]:
    return (found.end() for found in re.finditer(r"[\s|【\[(（]+(?=(?:19|20)\d\d)", text))


def _by_meta(page: Page) -> date | None:
    found = find_date(page.meta.get("PubDate", ""))
    return found[0] if found else None


def _sent(statements: Sequence[Statement]) -> date | None:
    """发文日期 of a table that gives 成文日期 beside it: the day on which the document went out."""
    written = any(s.field is Field.ISSUED and s.table and leading_date(s.value) for s in statements)
    sent = (leading_date(s.value) for s in statements if written and s.field is Field.SENT and s.table)
    return next((found[0] for found in sent if found), None)


def _issued(zone: Zone, statements: Sequence[Statement]) -> date | None:
    """成文日期 as labelled; 发文日期 counts only beside another publication date or in a table."""
    for s in _of(statements, zone, Field.ISSUED):
        found = leading_date(s.value)
        if found:
            return found[0]
    dated = any(s.field is Field.PUBLISHED and leading_date(s.value) for s in statements)
    for s in _of(statements, zone, Field.SENT):
        found = leading_date(s.value)
        if found and (dated or s.table):
            return found[0]
    return None


def _of(statements: Sequence[Statement], zone: Zone, kind: Field) -> list[Statement]:
    """Visible statements of a field outside the body's text, hidden ones after them."""
    fit = [s for s in statements if s.field is kind and s.alone and _outside(s, zone)]
    return sorted(fit, key=lambda s: (s.hidden, zone.has(s.line)))


def _outside(s: Statement, zone: Zone) -> bool:
    """Whether a statement is the page's and not the body's: in a table, or beyond the text's first lines."""
    return s.table or not zone.has(s.line) or s.line <= zone.start + 1


def _index_number(zone: Zone, statements: Sequence[Statement]) -> str | None:
    values = (index_number(s.value) for s in _of(statements, zone, Field.INDEX_NUMBER))
    return next((value for value in values if value), None)


def _doc_number(
    layout: Layout, zone: Zone, statements: Sequence[Statement], body: Sequence[Line], title: Title | None
) -> str | None:
    """The document's own number: labelled, alone in the first lines, or at the end of the title.

    Numbers in running text are cited and never count.
    """
    for s in _of(statements, zone, Field.DOC_NUMBER):
        value = labelled_number(s.value)
        if value:
            return value
    if title and _INTERPRETS.search(title.text):
        return None
    top = layout.lines[max(zone.title, 0) : zone.start]
    before = ""
    for line in (*(line for line in top if not line.hidden and not line.is_links), *body[:_FIRST_LINES]):
        value = alone(line.text)
        # In brackets under a title in 《》 it is that document's number, not this one's.
        if value and not (line.text[0] in "(（" and "《" in before):
            return value
        if is_prose(line) and line.number >= zone.start:
            break
        before = line.text
    return in_title(title.text) if title else None


def _stated(zone: Zone, statements: Sequence[Statement], *, tables: bool) -> tuple[tuple[str, str], ...]:
    """The marks of the page's own document, each label once; a table in the text speaks of others.

    ``tables`` says that the page's tables are its own.
    """
    found: dict[str, str] = {}
    for kind, label in MARKS.items():
        values = [
            s.value for s in _of(statements, zone, kind) if tables or not (s.table and zone.has(s.line))
        ]
        if values:
            found[label] = next(filter(None, (value.strip(" 　:：") for value in values)), "")[:_LONGEST_MARK]
    return tuple(found.items())


def _source(page: Page, zone: Zone, statements: Sequence[Statement]) -> str | None:
    """来源 as shown; where no such label is shown, the meta's; else the publishing organ of the metadata."""
    labelled = [s for s in statements if s.field is Field.SOURCE and _outside(s, zone) and not s.hidden]
    for s in sorted(labelled, key=lambda s: (not s.alone, s.line < zone.title)):
        name = _name(s.value)
        if name:
            return name
    if not labelled:
        meta = _name(page.meta.get("ContentSource", ""))
        if meta:
            return meta
    for s in _of(statements, zone, Field.ISSUER):
        name = _name(s.value)
        if name:
            return name
    return None


def _name(value: str) -> str | None:
    """A name without what follows it on its line; None where the value is no name."""
    end = _SOURCE_END.search(value)
    name = (value[: end.start()] if end else value).strip(" \t:：,，;；|【】[]()（）·-")
    if value.count("（") > value.count("）") and name.count("（") > name.count("）"):
        name = name.rstrip("（")
    elif name.count("（") > name.count("）"):
        name += "）"
    if not 2 <= len(name) <= 60 or is_empty(name) or _NO_NAME.search(name):
        return None
    return name
