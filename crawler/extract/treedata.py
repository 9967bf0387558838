"""Trees of columns that come as data: in answers to a script's call, in gkmlpt pages (dialects.md §5)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from crawler.extract.links import resolve
from crawler.extract.menulabels import label_of
from crawler.page import NavLink, Page

_NAMES: Final = (
    "name",
    "title",
    "text",
    "label",
    "showname",
    "columnname",
    "channelname",
    "catalogname",
    "menuname",
    "cname",
)
_ADDRESSES: Final = (
    "url",
    "href",
    "link",
    "linkurl",
    "jump_url",
    "jumpurl",
    "path",
    "pcurl",
    "menuurl",
    "curl",
)
_CHILDREN: Final = ("children", "childs", "child", "childlist", "nodes", "sub", "subs")
_HAS_CHILDREN: Final = ("isparent", "haschildren", "haschild", "state")
_PARENTS: Final = ("pid", "parentid", "parent_id", "parent")
_MOST: Final = 2000
_DEEPEST: Final = 12
_LONGEST: Final = 40
_INLINE = re.compile(r"\bTREE[\"']?\s*[:=]\s*(?=\[)")
_GKMLPT = "/gkmlpt/"


def tree_links(page: Page) -> list[NavLink]:
    """The columns that a page's data names with their addresses, the labels above each as its path.

    Data is a tree where a node has children or names its parent: rows of a list are none.  Never raises.
    """
    data = page.data
    if data is None and _GKMLPT in page.url:
        data = _inline(page.text)
    if data is None:
        return []
    nodes = list(_nodes(data, (), 0, [_MOST]))
    if not any(given for *_, given in nodes):
        return []
    links = (_link(page, label, node, path) for label, node, path, _ in nodes)
    return [link for link in links if link is not None]


def has_unread_nodes(page: Page) -> bool:
    """Whether a tree leaves columns unread: nodes without an address, or whose children come on a click."""
    if page.data is None:
        return False
    nodes = list(_nodes(page.data, (), 0, [_MOST]))
    return len(nodes) >= _MOST or any(
        _comes_later(node) or (not _children(node) and _link(page, label, node, path) is None)
        for label, node, path, _ in nodes
    )


def _comes_later(node: Mapping[str, Any]) -> bool:
    """Whether a node says that it has children and carries none."""
    says = any(str(node.get(name)).lower() in {"true", "1", "closed"} for name in _HAS_CHILDREN)
    return says and not _children(node)


def _children(node: Mapping[str, Any]) -> bool:
    return any(node.get(name) for name in _CHILDREN)


def _inline(text: str) -> Any:
    found = _INLINE.search(text)
    if found is None:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, found.end())[0]
    except (ValueError, RecursionError):
        return None


def _nodes(
    value: Any, path: tuple[str, ...], depth: int, left: list[int]
) -> Iterator[tuple[str, Mapping[str, Any], tuple[str, ...], bool]]:
    """Label, fields, labels above and whether it is in a tree, for each named node; ``left`` counts down."""
    if depth > _DEEPEST or left[0] <= 0:
        return
    if isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, path, depth + 1, left)
    if not isinstance(value, dict):
        return
    left[0] -= 1
    fields = {str(name).lower(): inner for name, inner in value.items()}
    given = next((fields[name] for name in _NAMES if isinstance(fields.get(name), str)), "")
    label = label_of(given)
    below = [fields[name] for name in _CHILDREN if isinstance(fields.get(name), list)]
    if 0 < len(label) <= _LONGEST:
        in_tree = any(below) or any(fields.get(name) not in {None, ""} for name in _PARENTS if name in fields)
        yield label, fields, path, in_tree
        for inner in below:
            yield from _nodes(inner, (*path, label), depth + 1, left)
        return
    for inner in value.values():
        if isinstance(inner, (list, dict)):
            yield from _nodes(inner, path, depth + 1, left)


def _link(page: Page, label: str, node: Mapping[str, Any], path: tuple[str, ...]) -> NavLink | None:
    href = next(
        (node[name].strip() for name in _ADDRESSES if isinstance(node.get(name), str) and node[name]), ""
    )
    if not href and _GKMLPT in page.url and str(node.get("id", "")).isdecimal():
        folder = urlsplit(page.url).path.partition(_GKMLPT)[0]
        href = f"{folder}{_GKMLPT}index#{node['id']}"
    if not href or not ("/" in href or "." in href):
        return None
    return NavLink(label, href, resolve(page.base, href), path)
