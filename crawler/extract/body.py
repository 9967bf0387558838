"""Where an article's header, body and foot are, and the body's text.

The body begins after the title's header lines and ends at its container's end or at the first line that
belongs to the page and not to the article (上一篇, 相关新闻, 主办单位 …).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate

from crawler.extract.bodynames import is_container
from crawler.extract.dates import find_date
from crawler.extract.labels import LABEL, Field, field_of
from crawler.extract.layout import Layout, Line
from crawler.extract.metadata import Statement

_CONTAINERS = frozenset({"div", "td", "article", "section", "span", "form", "ucapcontent", "li", "dd"})
_STOP = re.compile(
    r"^[\[【(（<《\s]*(?:上一[篇条页则]|下一[篇条页则]|前一[篇条]|后一[篇条]|相关(?:新闻|文章|信息|链接"
    r"|稿件|文档|阅读|推荐|政策|解读|资讯|内容|报道)|延伸阅读"
    r"|扫一扫|打印(?:本页|此页|文章)?[\]】|]|打印本页|关闭(?:窗口|本页|页面)|分享(?:到|至|[:：])"
    r"|我要(?:纠错|推荐|评论)|网站纠错|责任编辑\s*[:：]"
    r"|版权所有|copyright|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|技术支持\s*[:：]|网站(?:标识码|地图"
    r"|声明|备案)|政府网站标识码|[\u4e00-\u9fff]{1,2}ICP备|[\u4e00-\u9fff]?公网安备"
    r"|友情链接|国务院部门网站|您可能感兴趣|猜你喜欢|联系我们|返回顶部|关于(?:我们|本[站网])\s*[|｜丨]"
    r"|produced by|收藏本页|附件下载"
    r"|文件下载|相关附件|点击下载附件|下载附件|热门推荐|最新(?:信息|文章|新闻)|推荐(?:信息|文章|新闻"
    r"|阅读))",
    re.IGNORECASE,
)
_FOOT = re.compile(r"ICP备|公网安备|网站标识码|版权所有|copyright|主办单位\s*[:：]", re.IGNORECASE)
_TOOLS = re.compile(
    r"^(?:[\[【(（]?\s*(?:字体|字号|大小?|中|小|打印|收藏|保存|分享|关闭|浏览|阅读|点击|访问|作者|编辑"
    r"|责任编辑|朗读|播放|听全文|背景色|视力保护色|A[+-]?)[^。]{0,60})$"
)
#: What stands on a line with an article's date and nowhere in its text.
_HEADED = re.compile(
    r"(?:来源|作者|浏览|点击|阅读|访问|人气)(?:次数|量|数)?\s*[:：]|字体|字号|【\s*打印|责任编辑|发布(?:人|者|机构)"
)
_LONGEST_HEADER = 120
_HEADER_LINES = 60
_PROSE = 45
#: What only a document's own data are called; 时间 and 地点 are said of meetings, too.
_FIRM = frozenset({Field.INDEX_NUMBER, Field.DOC_NUMBER, Field.ISSUER, Field.ISSUED, Field.PUBLISHED})
_BRACKETED = re.compile(r"[【\[][\u4e00-\u9fff\s]{2,12}[】\]]")
_NEAR = 5
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Zone:
    """An article's lines: ``title`` (-1: unknown), body ``[start, end)``, the body's container (-1: none)."""

    title: int
    start: int
    end: int
    container: int = -1

    def has(self, line: int) -> bool:
        """Whether a line belongs to the body."""
        return self.start <= line < self.end


def find_zone(layout: Layout, title: int, statements: Sequence[Statement]) -> Zone:
    """The zone of the article whose title stands on line ``title`` (-1 where it is unknown)."""
    lines = layout.lines
    first = max(title, 0)
    stated = {s.line for s in statements if s.table or (not s.hidden and s.alone)}
    firm = {s.line for s in statements if s.field in _FIRM and s.line in stated}
    start = _start(lines, first + (title >= 0), stated, firm)
    box = _container(layout, title, start)
    if box >= 0:
        inner = layout.within(box)
        low, high = inner[0].number, inner[-1].number + 1
        # A container may begin with the article's own metadata, or end before what the reader still sees.
        begin = max(low, start) if low <= start < high else low
        return Zone(title, begin, max(high, begin), box)
    return Zone(title, start, _end(lines, start))


def _start(lines: Sequence[Line], first: int, stated: AbstractSet[int], firm: AbstractSet[int]) -> int:
    """The first line after the header."""
    number = first
    last = min(len(lines), first + _HEADER_LINES)
    while number < last:
        line = lines[number]
        if (
            not _is_header(line, stated)
            and not _is_among_labels(lines, number, firm)
            and not (number == first and _is_subtitle(lines, number))
        ):
            return number
        number += 1
    return min(first, len(lines))


def _is_among_labels(lines: Sequence[Line], number: int, firm: AbstractSet[int]) -> bool:
    """Whether a labelled line stands, with none but such between, above one that states a document's data."""
    for line in lines[number : number + _NEAR]:
        if line.number in firm:
            return True
        if len(line.text) > _SHORT or not (LABEL.match(line.text) or _BRACKETED.match(line.text)):
            return False
    return False


def _is_header(line: Line, stated: AbstractSet[int]) -> bool:
    if line.number in stated or line.hidden or line.is_links or not line.text.strip(" -|>»·*"):
        return True
    text = line.text
    if _TOOLS.match(text) or field_of(text) is not None:
        return True
    found = find_date(text) if len(text) <= _LONGEST_HEADER else None
    return found is not None and found[1] <= 12 and (len(text) <= 40 or _HEADED.search(text) is not None)


def _is_subtitle(lines: Sequence[Line], number: int) -> bool:
    """Whether a line right under the title is its second part: a short one above that of date and source."""
    line = lines[number]
    if len(line.text) > _SHORT or "。" in line.text or number + 1 >= len(lines):
        return False
    following = lines[number + 1].text
    dated = find_date(following) if len(following) <= _LONGEST_HEADER else None
    return dated is not None and dated[1] <= 12 and _HEADED.search(following) is not None


def _end(lines: Sequence[Line], start: int) -> int:
    for number in range(start, len(lines)):
        line = lines[number]
        if len(line.text) <= 200 and (_STOP.match(line.text) or _FOOT.search(line.text[:120])):
            return number
    return len(lines)


def _container(layout: Layout, title: int, start: int) -> int:
    """The element that by its name holds the body and by its place belongs to the title; -1 for none."""
    survey = layout.survey
    best, most = -1, 0
    if not layout.lines:
        return -1
    after = layout.lines[title].first if title >= 0 else -1
    # Sums up to each line, so that containers nested a thousand deep cost no more than flat ones.
    own = (0 if line.hidden or line.is_links else line.free for line in layout.lines)
    sums = [0, *accumulate(own)]
    names_of = survey.names
    for index, tag in enumerate(survey.tags[max(after, 0) :], start=max(after, 0)):
        if tag not in _CONTAINERS:
            continue
        names = names_of[index]
        if len(names) < 3 or not is_container(names) or (after >= 0 and survey.inside(after, index)):
            continue
        low = max(layout.line_of(index), start)
        prose = sums[max(layout.line_of(survey.ends[index] + 1), low)] - sums[low]
        if prose > max(most * 1.15, 20) and not _is_foot(layout, index):
            best, most = index, prose
    return best


def _is_foot(layout: Layout, index: int) -> bool:
    inner = layout.within(index)
    return not inner or any(_FOOT.search(line.text[:120]) for line in inner[:3] + inner[-3:])


def body_lines(layout: Layout, zone: Zone) -> list[Line]:
    """The body's visible lines, links lists left out."""
    found: list[Line] = []
    for line in layout.lines[zone.start : zone.end]:
        if line.hidden or (line.is_links and len(line.text) < 12) or (zone.container < 0 and line.is_links):
            continue
        found.append(line)
    while found and (_STOP.match(found[-1].text) or is_tool(found[-1])):
        found.pop()
    return found


def own_tables(layout: Layout, statements: Sequence[Statement]) -> list[Statement]:
    """What tables say of the page itself; tables in running text tell of other documents.

    A table of the page's own data stands before the text, or gives an index number, which no other does.
    """
    tabled = [s for s in statements if s.table]
    if not tabled or any(s.field is Field.INDEX_NUMBER and s.value for s in tabled):
        return tabled
    prose = next((line.number for line in layout.lines if not line.hidden and is_prose(line)), None)
    return tabled if prose is None or any(s.line < prose for s in tabled) else []


def is_tool(line: Line) -> bool:
    """Whether a line is a tool of the page (字体, 打印, 分享, 浏览次数)."""
    return _TOOLS.match(line.text) is not None


def is_prose(line: Line) -> bool:
    """Whether a line is running text."""
    return not line.is_links and (line.free >= _PROSE or (line.free >= 15 and "。" in line.text))
