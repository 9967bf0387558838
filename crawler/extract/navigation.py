"""Links that could lead to a column: menus in any markup, scripts, selects, image maps, breadcrumbs, frames.

dialects.md §1, §2, §5 and gov.cn's portal: menus without lists, with onclick only, written by scripts,
first and second level in separate siblings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from crawler.extract.links import resolve, scripted_href
from crawler.extract.listing import find_records
from crawler.extract.menulabels import label_of
from crawler.extract.menupaths import MenuPaths
from crawler.extract.scripted import scripted_links
from crawler.extract.survey import MOST_LINKS, Element, Survey, survey_of
from crawler.extract.treedata import tree_links
from crawler.page import NavLink, Page

_MENU = re.compile(
    r"nav|menu|daohang|(?<![a-z])dh(?![a-z])|lanmu|channel|column|(?<![a-z])lm(?![a-z])|(?<![a-z])side|left|tree|(?<![a-z])tab"
)
_CRUMB = re.compile(
    r"bread|crumb|curmb|dqwz|weizhi|location|(?<![a-z])position|(?<![a-z])path(?![a-z])|currchnl|dangqian|(?<![a-z])wz(?![a-z])"
)
_PAGED = re.compile(r"[\[【<«‹]*\s*(?:[上下前后]一?[页頁]|[尾末][页頁]|\d+)\s*[\]】>»›]*$")
_MAP = re.compile(r"sitemap|site-map|wzdt|网站地图|站点地图")
_PLACE = re.compile(r"\s*(?:您|你)?(?:现在|当前|目前)?(?:的|所在|所处)*位置\s*[:：]")
_LONGEST = 40
_LONGEST_CRUMB = 200
_URLISH = re.compile(r"^(?:https?:)?//|^\.{0,2}/|\.(?:s?html?|jspx?|jhtml|php|aspx?|do)(?:[?#]|$)|/")
_DATA = ("data-url", "data-href", "data-link", "_href", "linkurl")
_CLICKED = frozenset({"onclick", *_DATA})
_NO_PLACE = frozenset({"", "script", "style", "br", "img"})


def find_navigation(page: Page) -> list[NavLink]:
    """Every link but those of records, in page order, with the labels of the menus around it.

    ``url`` is empty where a link leads nowhere (``javascript:;``).  Never raises.
    """
    if page.tree is None:
        return tree_links(page)
    if "record_anchors" not in page.memo:
        find_records(page)
    seen = survey_of(page)
    found: dict[tuple[str, str], NavLink] = {}
    places = _places(page, seen)
    records = page.memo.get("record_anchors", frozenset())
    paths = MenuPaths(seen, records)
    scripts = dict(seen.scripts)
    base, attributes, clicks = page.base, seen.attributes, iter(range(MOST_LINKS))
    for index, tag in enumerate(seen.tags):
        if tag == "a":
            if index not in records:
                _take_anchor(seen, index, base, places[index], paths, found)
        elif tag in _OTHERS:
            _take(_OTHERS[tag](seen.elements[index], base), found)
        elif tag == "script":
            _take(_scripted(scripts.get(index, ""), page), found)
        elif (
            attributes[index]
            and index not in records
            and not _CLICKED.isdisjoint(attributes[index])
            and next(clicks, None) is not None
        ):
            _take(_clickable(seen, index, base, places[index], paths), found)
    _take(tree_links(page), found)
    return list(found.values())


def _take(links: Iterable[NavLink], found: dict[tuple[str, str], NavLink]) -> None:
    for link in links:
        if 0 < len(link.label) <= _LONGEST:
            found.setdefault((link.label, link.href), link)


def _take_anchor(  # what one link needs to be known in its place
    seen: Survey,
    index: int,
    base: str,
    place: str,
    paths: MenuPaths,
    found: dict[tuple[str, str], NavLink],
) -> None:
    """Take up an anchor, as it is where nothing is said twice; most links of a page are anchors."""
    given = seen.attributes[index]
    href = given.get("href")
    code = given.get("onclick")
    if href is None and not code:
        href = next((given[name] for name in _DATA if given.get(name)), None)
        if href is None:
            return
    label = paths.anchor_label(index)
    if not 0 < len(label) <= _LONGEST:
        return
    href = (href or "").strip()
    url = resolve(base, href)
    if not url or (code and href in {"", "#"}):
        target = scripted_href(code or href)
        if target:
            url = resolve(base, target)
            href = href if href and not href.startswith("#") else target
    if (label, href) not in found:
        found[label, href] = NavLink(label, href, url, paths.of(index, label), place)


def _scripted(code: str, page: Page) -> Iterator[NavLink]:
    """What a script's menus lead to; what it shares of this very page, and its pager, is no menu."""
    for label, href in scripted_links(code):
        url = resolve(page.base, href)
        if (url and url == page.url) or _PAGED.match(label.strip()):
            continue
        yield NavLink(label_of(label), href, url, place="script")


def _option(element: Element, base: str) -> Iterator[NavLink]:
    value = (element.get("value") or "").strip()
    label = label_of("".join(element.itertext()))
    if value and _URLISH.search(value) and not label.isdecimal() and " " not in value:
        yield NavLink(label, value, resolve(base, value), place="select")


def _area(element: Element, base: str) -> Iterator[NavLink]:
    href = (element.get("href") or "").strip()
    label = label_of(element.get("alt") or element.get("title") or "")
    yield NavLink(label, href, resolve(base, href), place="area")


def _frame(element: Element, base: str) -> Iterator[NavLink]:
    href = (element.get("src") or "").strip()
    label = element.get("title") or element.get("name") or element.get("id") or "框架"
    if href and not href.startswith("about:"):
        yield NavLink(label_of(label), href, resolve(base, href), place="frame")


_OTHERS: Mapping[str, Callable[[Element, str], Iterator[NavLink]]] = {
    "option": _option,
    "area": _area,
    "iframe": _frame,
    "frame": _frame,
}


def _clickable(seen: Survey, index: int, base: str, place: str, paths: MenuPaths) -> Iterator[NavLink]:
    """An element without href that a click takes somewhere (dialects.md §5, GoToSubCat)."""
    given = seen.attributes[index]
    code = given.get("onclick")
    href = scripted_href(code) if code else next((given[name] for name in _DATA if given.get(name)), "")
    if not href or not (code or _URLISH.search(href)) or seen.ends[index] - index > 40:
        return
    label = label_of("".join(seen.elements[index].itertext())) or label_of(
        given.get("title") or given.get("alt") or ""
    )
    url = resolve(base, href)
    if label and url:
        yield NavLink(label, href, url, paths.of(index, label), place if place != "body" else "menu")


def _places(page: Page, seen: Survey) -> list[str]:
    """For each element the part of the page's frame that it lies in."""
    title = next((element.text or "" for element in page.headers["title"]), "")
    whole = "sitemap" if _MAP.search(title) or _MAP.search(page.url) else "body"
    places: list[str] = []
    names, texts, silent = seen.names, seen.texts, seen.silent
    for index, (tag, parent, name) in enumerate(zip(seen.tags, seen.parents, names, strict=True)):
        place = places[parent] if parent >= 0 else whole
        if tag not in _NO_PLACE and (place == "body" or place == "menu"):  # noqa: PLR1714  # no set is made
            if tag == "nav":
                place = "menu"
            elif name != " ":
                named = _named(name)
                if named and (named != "breadcrumb" or _is_crumb(seen, index)):
                    place = named
            text = seen.elements[index].text if silent[index] else texts[index]
            if text and "位置" in text and ("当前" in text or _PLACE.match(text)) and _is_crumb(seen, index):
                place = "breadcrumb"
        places.append(place)
    return places


def _is_crumb(seen: Survey, index: int) -> bool:
    """Whether an element is short and free of sentences, as a way through the site is and no text."""
    start, end = index + 1, seen.ends[index] + 1
    pieces = [seen.texts[index], *seen.texts[start:end], *seen.tails[start:end]]
    text = " ".join(" ".join(piece for piece in pieces if piece).split())
    return len(text) <= _LONGEST_CRUMB and "。" not in text


@lru_cache(maxsize=4096)
def _named(names: str) -> str:
    """The part of the page's frame that a class or id names; empty for none.  A site has few of them."""
    if _CRUMB.search(names):
        return "breadcrumb"
    if _MAP.search(names):
        return "sitemap"
    return "menu" if _MENU.search(names) else ""
