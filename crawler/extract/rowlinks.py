"""Rows whose parts are links of their own to one address: the title here, the date or 查看 there."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.extract.recordtitles import anchor_texts, clean, is_generic
from crawler.extract.survey import Survey

#: Links of one row at most, and how far around one the others may stand.
_MOST_LINKS = 12
_UP_FROM_DATE, _UP_FROM_BUTTON = 4, 3


def around_date(seen: Survey, anchor: int) -> int:
    """The row of a date that is a link: the anchor, or what holds it with links to the same address."""
    if any(text.strip() for text in anchor_texts(seen.elements[anchor])):
        return anchor
    return _wider(seen, anchor, [anchor], _UP_FROM_DATE)


def around_buttons(seen: Survey, index: int) -> int:
    """The row of a date whose only links say 查看: it, or what holds it with links to the same address."""
    links = seen.links_in(index)
    if not links or len(links) > _MOST_LINKS:
        return index
    if all(is_generic(clean("".join(anchor_texts(seen.elements[link])))) for link in links):
        return _wider(seen, index, links, _UP_FROM_BUTTON)
    return index


def _wider(seen: Survey, index: int, links: Sequence[int], levels: int) -> int:
    """The smallest element around one with further links, where all have one address; else the element."""
    target = (seen.attributes[links[0]].get("href") or "").strip()
    if not target or target.startswith("#") or target.lower().startswith("javascript"):
        return index
    around = seen.parents[index]
    for _ in range(levels):
        if around < 0 or seen.tags[around] in {"body", "html"}:
            return index
        inside = seen.links_in(around)
        if len(inside) > len(links):
            if len(inside) > _MOST_LINKS:
                return index
            same = all((seen.attributes[link].get("href") or "").strip() == target for link in inside)
            return around if same else index
        around = seen.parents[around]
    return index
