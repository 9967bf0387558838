"""Ways to columns that no words of a page tell: links that are pictures only, menus left to a script.

A column may stand behind any of them, so none may be called absent before these were followed or told as a
gap of the search (contract: absence).
"""

from __future__ import annotations

import re

from crawler.extract.endpoints import request_of, tree_endpoints
from crawler.extract.links import resolve, scripted_href
from crawler.extract.menulabels import label_of
from crawler.extract.scripted import scripted_links
from crawler.extract.survey import Survey, survey_of
from crawler.extract.treedata import has_unread_nodes
from crawler.page import NavLink, Page

#: More pictures than this are a gallery.
_MOST = 300
#: What places for pagers are called, among the words of an id or class.
_PAGERS = re.compile(
    r"(?<![a-z])(?:pages?|pager|paging|pagination|page(?:nav|bar|list|box|div|turn|container|content)|laypage|"
    r"kkpager|jpage|fenye|fanye)(?![a-z])"
)
_BOXES = frozenset({"ul", "ol", "dl", "div", "nav", "aside", "td", "form"})
#: What menus and trees are called, by their id or class in lower case.
_MENU = re.compile(
    r"(?<!s)tree(?!t)|menu|(?<![a-z])nav(?![ai-z])|(?:left|side|sub)nav|catalog|mulu|directory|sidebar|lanmu"
)
_PAGER_BOXES = _BOXES | {"span", "p", "center"}
_TREE = re.compile(r"(?<!s)tree(?!t)|catalog|mulu|directory")
#: Empty boxes beside a menu that hold no entries: buttons, lines, backgrounds.
_DECORATION = re.compile(
    r"toggle|btn|button|icon|(?<![a-z])ico|line|(?<![a-z])bg|close|mask|arrow|shadow|clear|split|bread|crumb|"
    r"phone|mobile|(?<![a-z])wap|search|weather|share|logo|open|(?<![a-z])(?:top|foot|head)"
)
_HINTS = ("title", "alt", "aria-label", "value")
_FEW = 15
_UP = 3


def wordless_links(page: Page) -> list[NavLink]:
    """Links of a page that nothing names (no text, title or alternative text): pictures, areas, backgrounds.

    Their label is empty and their place ``picture``; calls of scripts for a tree's data are among them, in
    the place ``data``.  In page order, each address once.  Never raises.
    """
    if page.tree is None:
        return []
    seen = survey_of(page)
    found: dict[str, NavLink] = {}
    for index, tag in enumerate(seen.tags):
        given = seen.attributes[index]
        if not given or not (tag in {"a", "area"} or "onclick" in given) or len(found) >= _MOST:
            continue
        if _is_named(seen, index):
            continue
        href = (given.get("href") or "").strip() if tag in {"a", "area"} else ""
        if not href or href.startswith(("#", "javascript:")):
            href = scripted_href(given.get("onclick") or href)
        url = resolve(page.base, href) if href else ""
        if url.startswith(("http://", "https://")):
            found.setdefault(url, NavLink("", href, url, place="picture"))
    links = list(found.values())
    if hollow_menu(page):
        for endpoint in tree_endpoints(page):
            request = request_of(endpoint)
            if request.method == "GET":
                links.append(NavLink("", request.url, request.url, place="data"))
    return links


def _is_named(seen: Survey, index: int) -> bool:
    """Whether anything of an element names it: its text, or a hint of it or of a picture in it."""
    for at in range(index, min(seen.ends[index] + 1, index + _FEW)):
        given = seen.attributes[at]
        if given and (
            given.get("title") or given.get("alt") or given.get("aria-label") or given.get("value")
        ):
            return True
        if label_of(seen.texts[at] or "") or (at > index and label_of(seen.tails[at] or "")):
            return True
    return seen.ends[index] - index >= _FEW


def hollow_menu(page: Page) -> str:
    """The id or class of a menu or tree on the page that is empty and that a script may fill; else empty.

    A tree's data that does not tell all of its columns is such a tree as well.
    """
    if page.tree is None:
        return "tree" if has_unread_nodes(page) else ""
    seen = survey_of(page)
    if "script" not in seen.tags:
        return ""
    for index, name in enumerate(seen.names):
        if len(name) > 1 and seen.tags[index] in _BOXES and _is_hollow(seen, index, name):
            return name.strip()[:60]
    return ""


def hollow_pager(page: Page) -> bool:
    """Whether a place for a pager stands empty and a script may fill it: there may be more pages."""
    if page.tree is None:
        return False
    seen = survey_of(page)
    if "script" not in seen.tags:
        return False
    return any(
        len(name) > 1
        and _PAGERS.search(name)
        and seen.tags[index] in _PAGER_BOXES
        and not _DECORATION.search(name)
        and _is_empty(seen, index)
        for index, name in enumerate(seen.names)
    )


def is_tree(name: str) -> bool:
    """Whether a hollow menu is called a tree of columns: templates leave menus empty, hardly ever trees."""
    return _TREE.search(name) is not None


def _is_empty(seen: Survey, index: int) -> bool:
    """Whether nothing stands in an element that a reader could see or press."""
    end = seen.ends[index]
    if end - index > _FEW or seen.count_links(index) or seen.silent[index]:
        return False
    if any(tag in {"img", "i", "input", "select", "button", "iframe"} for tag in seen.tags[index : end + 1]):
        return False
    shown = (*seen.texts[index : end + 1], *seen.tails[index + 1 : end + 1])
    return not any(label_of(text or "") for text in shown)


def _is_hollow(seen: Survey, index: int, name: str) -> bool:
    if not _MENU.search(name) or _DECORATION.search(name) or not _is_empty(seen, index):
        return False
    end = seen.ends[index]
    if any(index < at <= end and next(scripted_links(code), None) for at, code in seen.scripts):
        return False  # what its own script writes was read
    # An empty box inside a menu that has its entries: a place for what drops down.
    above = seen.parents[index]
    for _ in range(_UP):
        if above < 0 or seen.tags[above] in {"body", "html"}:
            return True
        if seen.count_links(above) and (seen.tags[above] == "li" or _MENU.search(seen.names[above])):
            return False
        above = seen.parents[above]
    return True
