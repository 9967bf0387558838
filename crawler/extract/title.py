"""The title of an article: what stands as a heading over its date, confirmed by the page's own metadata.

``<title>`` alone proves little: it is often the site's or the column's name (dialects.md §1 traps), so
visible headings are weighed first and ``<title>`` is used only for what remains of it without those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.extract.body import own_tables
from crawler.extract.dates import find_date
from crawler.extract.labels import LABEL, Field
from crawler.extract.layout import Layout, Line, squash
from crawler.extract.metadata import Statement
from crawler.extract.titletexts import (
    clean_title,
    is_bare_date,
    is_named_otherwise,
    is_named_title,
    key,
    may_be_title,
    without_date,
)
from crawler.page import Page

_SEPARATOR = re.compile(
    r"\s*(?<!\d)-+(?!\d)\s*|\s*(?<=\D)-+\s*|\s*-+(?=\D)\s*|\s*[_|–—―»>]+\s*|\s{2,}"
    r"|\s+(?=\S*(?:政府|网|局|委员会)$)"
)
_SITE = re.compile(
    r"(?:政府|门户网站?|网站|网|办公室|管?委员?会|局|厅|欢迎您[!！]?|首页|信息公开平台|政府信息公开)$"
)
_WEBSITE = re.compile(r"(?:门户网站|政府网站?|官方网站|官网|人民政府|信息公开(?:平台|网|专栏))$")
_ALIAS = re.compile(r"[(（][^()（）]*(?:政府|委员会|管委会|局|厅)[)）]$")
_DOMAIN = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?$", re.ASCII)
_CRUMBS = re.compile(r"位置|首页\s*[>»/-]")
_DOCUMENT = re.compile(
    r"(?:关于|印发|公布).{2,}(?:通知|公告|公示|意见|通报|决定|批复|函|报告|方案|办法|规定|通告|请示|命令"
    r"|细则|规划|纲要)(?:[(（][^()（）]*[)）])?$"
)
_LEVEL = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LEVEL_POINTS = {1: 3.0, 2: 2.5, 3: 2.0, 4: 1.0, 5: 0.5, 6: 0.3}
_SURE = 5.0
_PLAUSIBLE = 4.0
_LOOKAHEAD = 7
#: What a line gets that looks like nothing and stands over the line of the date.
_BARE = 2.4


@dataclass(frozen=True, slots=True)
class Title:
    """An article's title with the line that shows it (-1: none does) and how sure it is."""

    text: str
    line: int
    score: float


def find_title(page: Page, layout: Layout, statements: Sequence[Statement]) -> Title | None:
    """The best supported title, or None where nothing is."""
    weigher = _Weigher(page, layout, statements)
    best: Title | None = None
    for candidate in weigher.candidates():
        if best is None or candidate.score > best.score:
            best = candidate
    named = weigher.named
    if best and best.score >= _SURE:
        return best
    if named and not weigher.is_general(named):
        return Title(named, best.line if best and key(best.text) == key(named) else -1, _SURE)
    if best and best.score >= _PLAUSIBLE:
        return best
    rest = weigher.from_title_element()
    unnamed = not rest or weigher.is_place(rest)  # <title> names nothing but the column or the site
    if unnamed and best and best.score >= _BARE and weigher.is_over_header(best.line):
        return best
    return Title(rest, -1, 2.0) if rest else None


class _Weigher:
    """Weighs every line of the page as a title against what the page says elsewhere."""

    def __init__(self, page: Page, layout: Layout, statements: Sequence[Statement]) -> None:
        self.layout = layout
        self.page = page
        self.meta = page.meta
        self.named = clean_title(self.meta.get("ArticleTitle", ""))
        self.whole = clean_title(_title_element(page))
        self.whole_key = key(self.whole)
        self.parts = [part for part in _SEPARATOR.split(self.whole) if part]
        self.first_key = key(self.parts[0]) if self.parts else ""
        self.part_keys = {key(part) for part in self.parts}
        self.header = {s.line for s in statements if not s.hidden and s.field in _HEADER_FIELDS}
        self.header |= {line.number for line in layout.lines[:600] if is_bare_date(line)}
        self.above = {line - n: n for n in range(_LOOKAHEAD - 1, 0, -1) for line in self.header}
        self.stated_lines = {s.line for s in statements if s.table and not s.hidden}
        self.stated = {
            key(s.value) for s in own_tables(layout, statements) if s.field is Field.TITLE and s.value
        }
        self.others = {key(s.value) for s in statements if s.table and s.field in _NAMES}
        self.site = key(self.meta.get("SiteName", ""))
        self.column = key(self.meta.get("ColumnName", ""))
        self._names: dict[int, tuple[bool, bool]] = {}
        self.last = max((s.line for s in statements), default=0) + 30

    def is_general(self, text: str) -> bool:
        """Whether a text names the site or the column and not an article."""
        name = key(text)
        return not name or name in {self.site, self.column}

    def candidates(self) -> Iterator[Title]:
        """Lines that could be the title, a heading of several lines put together."""
        until = 0
        for line in self.layout.lines[: max(self.last, 400) + 1]:
            if line.hidden or line.number < until or line.linked * 2 > len(line.text):
                continue
            text, until = self._whole(line)
            if not 2 <= len(text) <= 200:
                continue
            text = clean_title(without_date(line, text))
            score = self._score(line, text) if text else 0.0
            if score > 0:
                yield Title(text, line.number, score)

    def _whole(self, line: Line) -> tuple[str, int]:
        """A heading's text where line breaks are only layout, and the number of the line after it."""
        survey = self.layout.survey
        top = line.block
        if line.level:
            while top > 0 and _LEVEL.get(survey.tags[top]) != line.level:
                top = survey.parents[top]
        elif not is_named_title(survey.names[line.first]):
            return line.text, line.number + 1
        text, number = line.text, line.number + 1
        for after in self.layout.lines[number : number + 3]:
            inside = survey.inside(after.first, top) if line.level else after.block == top
            if (
                not inside
                or after.level != line.level
                or LABEL.match(after.text)
                or find_date(after.text[:14])
            ):
                break
            text, number = text + after.text, after.number + 1
        # 引题 and 副题 stand in the same heading: what <title> says decides how much of it is the title.
        if number > line.number + 1 and key(text) not in self.whole_key and key(line.text) in self.whole_key:
            return line.text, line.number + 1
        return text, number

    def _score(self, line: Line, text: str) -> float:
        name = key(text)
        if len(name) < 2 or name in self.others:
            return 0.0
        score = self._look(line) + self._agreement(name, text)
        score += self._neighbours(line)
        if ("关于" in text or "印发" in text or "公布" in text) and _DOCUMENT.search(text):
            score += 1.5
        if score <= 0:
            return 0.0
        # A heading that <title> begins with is the title, even where elsewhere it would be a part's name.
        confirmed = 0 < line.level <= 3 and self.first_key == name
        if not may_be_title(text, confirmed=confirmed):
            return 0.0
        if self.is_general(text) and name != key(self.named):
            score -= 4.0
        elif name in self.part_keys and _WEBSITE.search(text) and name != key(self.named):
            score -= 6.0  # the site's name, in the head of the page or under the document
        if "。" in text[:-1] or len(text) > 120:
            score -= 3.0
        if text.endswith(("：", ":", "，", "；")):
            score -= 3.0
        return score

    def is_over_header(self, number: int) -> bool:
        """Whether the line of the date or the source follows at once."""
        return number + 1 in self.header or number + 2 in self.header

    def is_place(self, text: str) -> bool:
        """Whether a text is the end of the page's breadcrumb: a column's name."""
        name = key(text)
        crumbs = (key(line.text) for line in self.layout.lines[:400] if _CRUMBS.search(line.text[:20]))
        return any(crumb.removesuffix("正文").endswith(name) for crumb in crumbs)

    def _neighbours(self, line: Line) -> float:
        """Points for standing over the header line, else right under the metadata or over the text."""
        number = line.number
        distance = self.above.get(number, 0)
        if distance:
            return 3.0 - 0.3 * distance
        if number in self.header:
            return 1.0
        if any(number - n in self.stated_lines for n in range(1, 4)):
            return 1.5
        after = self.layout.lines[number + 1 : number + 2]
        return 1.0 if after and after[0].free > 40 and not after[0].is_links else 0.0

    def _agreement(self, name: str, text: str) -> float:
        """Points for what metas and ``<title>`` say."""
        score = 0.0
        named = key(self.named)
        if named and not self.is_general(self.named):
            if name == named:
                score += 6.0
            elif len(name) >= 6 and (name in named or named in name):
                score += 3.0
        if name in self.stated:
            score += 4.0
        if len(name) >= 2 and self.whole_key.startswith(name):
            score += 3.0
        elif (len(name) >= 4 and name in self.whole_key) or (
            len(name) >= 8 and len(self.first_key) >= 8 and name.startswith(self.first_key.rstrip(".…"))
        ):
            score += 2.5
        if score and _SITE.search(text) and key(text) == key(self.parts[-1]) and len(self.parts) > 1:
            score -= 2.0
        return score

    def _look(self, line: Line) -> float:
        """Points for looking like a heading: tag, class, id."""
        survey = self.layout.survey
        score = _LEVEL_POINTS.get(line.level, 0.0)
        top, hint = line.first, 0.0
        for _ in range(3):
            if top < 0:
                break
            named, otherwise = self._named(top)
            hint = (max(hint, 2.5) if named else hint) - 1.5 * otherwise
            top = survey.parents[top]
        return max(score + min(hint, 2.5), 0.0 if not line.level else score - 2.0)

    def _named(self, element: int) -> tuple[bool, bool]:
        """Whether an element's class or id is a title's, and whether it is something else's."""
        found = self._names.get(element)
        if found is None:
            names = self.layout.survey.names[element]
            found = (is_named_title(names), is_named_otherwise(names)) if len(names) > 1 else (False, False)
            self._names[element] = found
        return found

    def from_title_element(self) -> str | None:
        """What ``<title>`` says besides the site's and the column's names; None where nothing remains."""
        parts = [part for part in self.parts if key(part) != self.site and not self.is_site_like(part)]
        if not parts:
            return None
        text = parts[0]
        return text if 2 <= len(text) <= 150 and not text.isdigit() and may_be_title(text) else None

    def is_site_like(self, part: str) -> bool:
        """Whether a part of ``<title>`` is a site's name."""
        return bool(_DOMAIN.match(part) or _SITE.search(_ALIAS.sub("", part))) and len(part) <= 25


_HEADER_FIELDS = frozenset(
    {Field.PUBLISHED, Field.WEAK_PUBLISHED, Field.SOURCE, Field.SENT, Field.ISSUER, Field.INDEX_NUMBER}
)
#: What a metadata table gives under these is nobody's title.
_NAMES = frozenset({Field.SOURCE, Field.ISSUER, Field.DOC_NUMBER, Field.INDEX_NUMBER})


def _title_element(page: Page) -> str:
    for element in page.headers["title"]:
        return squash("".join(element.itertext()))[:600]
    return ""
