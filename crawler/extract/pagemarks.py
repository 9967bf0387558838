"""What a page shows beside its text: marks of an official site, entries for readers, its article's own words.

The inspection asks for them page by page (国办秘函〔2019〕19号, catalogue ZY-03, W-D21, W-D23, MT-05, MT-06).
Many are put in by a script of the authority that hands them out: its address in the source is the sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.model import PageMark
from crawler.extract.kind import title_element
from crawler.extract.labels import Field
from crawler.extract.layout import layout_of, squash
from crawler.extract.metadata import statements_of
from crawler.page import Page

#: Sign → how it stands in the source.  The first match is kept as what shows it.
_SIGNS: Mapping[PageMark, re.Pattern[str]] = {
    PageMark.PARTY_MARK: re.compile(
        r"[\w./:%-]*conac\.cn[\w./?=&%-]*|_ideConac|id=[\"']?_?ideconac|党政机关(?:网站)?标识|事业单位标识",
        re.IGNORECASE,
    ),
    PageMark.ERROR_REPORT: re.compile(
        r"_jiucuo_|[\w./:-]*(?:kaipuyun|zfwzgl\.www\.gov)\.cn[\w./?=&%-]*|jiucuo|zhaocuo|"
        r"我?为?政府网站找错|政府网站纠错|网站纠错|找错平台",
        re.IGNORECASE,
    ),
    PageMark.ACCESSIBILITY: re.compile(
        r"无障碍|长者(?:版|模式|浏览|专区|助手)|适老化|关怀(?:版|模式)|老年(?:版|模式)"
    ),
    PageMark.MAP: re.compile(
        r"api\.map\.baidu\.com|webapi\.amap\.com|map\.qq\.com/api|api\.tianditu\.gov\.cn|maps?\.google(?:apis)?\.",
        re.IGNORECASE,
    ),
    PageMark.MAP_NUMBER: re.compile(r"审图号\s*[:：]?\s*[^\s<]{3,24}|\w?GS\s*[(（]\d{4}[)）]\s*\d+号"),
}
_SEARCH = re.compile(
    r"<input[^>]{0,300}(?:keyboard|keywords?|searchword|searchtext|search|query|\bq\b|\bkw\b|全文|搜索|检索|关键)"
    r"|站内(?:搜索|检索)|全站(?:搜索|检索)|智能(?:搜索|检索)",
    re.IGNORECASE,
)
#: What a page takes from elsewhere and that may hold its foot: frames, scripts that write or load.
_INCLUDED = re.compile(
    r"<i?frame[^>]{0,300}src\s*=\s*[\"']?[^\"'>\s]*(?:foot|bottom|copyright|footer|db|bq)[^\"'>\s]*"
    r"|<script[^>]{0,300}src\s*=\s*[\"']?[^\"'>\s]*(?:foot|bottom|copyright|common|public|header|include|comm)"
    r"[^\"'>\s]*\.js"
    r"|\.load\(\s*[\"'][^\"']+[\"']|\$\.(?:get|ajax)\([^)]{0,80}(?:foot|bottom)|<object[^>]{0,200}foot"
    r"|<!--\s*#\s*include",
    re.IGNORECASE,
)
_DATED = {Field.PUBLISHED: PageMark.PUBLISHED, Field.WEAK_PUBLISHED: PageMark.DATED}
_LONGEST = 200
_MOST_SOURCE = 1_000_000
_CLOCK = re.compile(
    r"\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}(?:\s*日)?(?:\s*\d{1,2}\s*[:：时]\s*\d{1,2})?"
)


def marks_of(page: Page, misdeclared: str = "") -> dict[PageMark, str]:
    """The signs that the page's source has; ``misdeclared`` is the character set that it wrongly claims."""
    source = page.text[:_MOST_SOURCE]
    found = {mark: match[0] for mark, sign in _SIGNS.items() if (match := sign.search(source))}
    for mark, sign in ((PageMark.SEARCH, _SEARCH), (PageMark.INCLUDED, _INCLUDED)):
        if match := sign.search(source):
            found[mark] = match[0]
    if misdeclared:
        found[PageMark.ENCODING] = f"声明 {misdeclared}，实际 {page.encoding or '不明'}"
    title = title_element(page)
    if title:
        found[PageMark.TITLE] = title
    return {mark: squash(words)[:_LONGEST] for mark, words in found.items()}


def article_marks(page: Page, misdeclared: str = "") -> dict[PageMark, str]:
    """The same, and what the article shows of its title, time and source outside of its meta tags."""
    found = marks_of(page, misdeclared)
    if page.tree is None:
        return found
    heading = next((text for h in page.tree.iter("h1") if (text := squash("".join(h.itertext())))), "")
    if heading:
        found[PageMark.HEADING] = heading[:_LONGEST]
    for stated in statements_of(layout_of(page)):
        value = squash(stated.value)
        if stated.hidden or not value:
            continue
        mark = _DATED.get(stated.field)
        if mark is not None and (moment := _CLOCK.search(value)):
            if not _has_clock(found.get(mark, "")):
                found[mark] = moment[0]
        elif stated.field is Field.SOURCE and PageMark.SOURCE not in found:
            found[PageMark.SOURCE] = value[:80]
    return found


def _has_clock(text: str) -> bool:
    return re.search(r"\d{1,2}[:：时]\d{1,2}", text) is not None
