"""The part of a page that rows stand in, by what is around them and by the heading in front of them."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.extract.survey import Survey

_NAV = re.compile(
    r"nav(?!_?(?:li|con|list))|menu|daohang|(?<![a-z])dh(?![a-z])|header|banner|logo|foot|copyright|friend|yqlj|bread|crumb|dqwz|"
    r"(?<![a-z])(?:page(?!\d)|pager|paging|pagination|location|position|search|share|tool|toolbar|top)(?![a-z])|sitemap"
)
_SIDE = re.compile(
    r"side(?!show)|aside|(?<![a-z])(?:hot|rank|relate\w*|xgwz|xgyd|xgxw|tuijian|recommend\w*|tj)(?![a-z])|relatedlist|hotnews"
)
_MAIN = re.compile(r"content|list|main|con(?![a-z])|body")
_SIDE_HEADING = re.compile(
    r"相关|热点|热门|排行|推荐|点击榜|猜你|延伸阅读|友情链接|最新(?:信息|文章|发布|动态|更新)$|站内热词|上一篇|下一篇"
)
#: A heading stands so far up from its rows at most, has so few parts and so few characters.
_UP, _MOST_PARTS, _LONGEST_HEADING = 4, 12, 20
_MORE = re.compile(r"[\s\[【(（]*(?:更多|more)[\])】）+>»…\s]*$", re.IGNORECASE)
#: What stands in front of rows without being their heading: other rows, breaks and what nobody sees.
_NO_HEADINGS = frozenset({"script", "style", "br", "img", "a", "li", "tr", "dd"})


def zone_of(seen: Survey, first: int) -> str:
    """The part of the page that rows from ``first`` on stand in: ``nav``, ``side`` or empty for the body."""
    index = seen.parents[first]
    zone = ""
    for _ in range(12):
        if index < 0 or seen.tags[index] in {"body", "html"}:
            break
        tag = seen.tags[index]
        if 2 * (seen.ends[index] - index) > len(seen.elements):
            break  # what holds most of the page is the page itself, whatever it is called
        if tag in {"nav", "footer", "header"}:
            return "nav"
        if tag == "aside":
            zone = zone or "side"
        names = seen.names[index]
        if len(names) > 1 and tag != "form":
            named = _zone_named(names)
            if named == "nav":
                return "nav"
            zone = zone or named
        index = seen.parents[index]
    return zone or ("side" if _is_headed_beside(seen, first) else "")


def _is_headed_beside(seen: Survey, first: int) -> bool:
    """Whether a heading says that rows stand beside the page's own content, unless the page is called so."""
    heading = heading_of(seen, first)
    if not _SIDE_HEADING.search(heading):
        return False
    title = "".join("".join(seen.elements[index].itertext()) for index in seen.tagged("title")[:1])
    return heading not in title


@lru_cache(maxsize=4096)
def _zone_named(names: str) -> str:
    """The zone that a class or id names; empty for none.  A site has few of them."""
    if _SIDE.search(names):
        return "side"
    return "nav" if _NAV.search(names) and not _MAIN.search(names) else ""


def heading_of(seen: Survey, first: int) -> str:
    """The short text right in front of rows: their heading without 更多, as far as one can tell.

    It may stand beside the rows in one box, or beside what holds them.
    """
    index = first
    for _ in range(_UP):
        if index <= 0:
            break
        sibling = seen.elements[index].getprevious()
        while sibling is not None and not isinstance(sibling.tag, str):
            sibling = sibling.getprevious()
        if sibling is not None and sibling.tag not in _NO_HEADINGS:
            text = " ".join("".join(sibling.itertext()).split()) if len(sibling) < _MOST_PARTS else ""
            text = _MORE.sub("", text)
            if 0 < len(text) <= _LONGEST_HEADING:
                return text
            if text:
                return ""
        index = seen.parents[index]
    return ""
