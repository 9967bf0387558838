"""How many pages a list has, where only the address behind 尾页 tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.extract.survey import Element, Survey

_LAST = re.compile(r"[\[【(（]?(?:尾|末|最后一)[页頁][\])】）]?[>»›→＞]*")
_NUMBER = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
_FAR, _UP = 60, 3
#: What the second page is called at most; the first has no number then.
_SECOND = 2


def count_by_last(seen: Survey, following: str, url: str) -> int | None:
    """The number of pages by 尾页's address, which must be that of the next page but for its number.

    ``following`` is the next page's address as in the page, ``url`` the page's own.  Whether the files are
    counted from 0 or 1 is told by the pager's numbers, else by the first page's next one; None where
    neither tells it, or where the numbers fall (some systems number their pages backwards).
    """
    for index in seen.pagers:
        anchor = seen.anchor_of[index]
        if anchor < 0 or not _LAST.fullmatch(_text(seen.elements[anchor])):
            continue
        last = seen.attributes[anchor].get("href") or ""
        at = _place(following, last)
        if at < 0:
            return None
        next_number, last_number = _numbers(following)[at], _numbers(last)[at]
        first = _first_file(seen, anchor, following, at)
        second = next_number <= _SECOND and len(_numbers(url)) < len(_numbers(following))
        if first is None and second:
            first = next_number - 1
        if first not in {0, 1} or last_number < next_number:
            return None
        return last_number + 1 - first
    return None


def _first_file(seen: Survey, anchor: int, following: str, at: int) -> int | None:
    """With which number the pager's files begin, by its linked numbers; None without any, else -1."""
    top = anchor
    for _ in range(_UP):
        parent = seen.parents[top]
        if parent < 0 or seen.ends[parent] - parent > _FAR or seen.tags[parent] in {"body", "html"}:
            break
        top = parent
    found: set[int] = set()
    for link in seen.links_in(top):
        shown, href = _text(seen.elements[link]), seen.attributes[link].get("href") or ""
        if shown.isdecimal() and _shape(href) == _shape(following):
            found.add(_numbers(href)[at] - int(shown[:5]) + 1)
    if not found:
        return None
    return found.pop() if len(found) == 1 else -1


def _place(one: str, other: str) -> int:
    """Which number of two addresses tells them apart; -1 where they differ otherwise."""
    if _shape(one) != _shape(other):
        return -1
    mine, yours = _numbers(one), _numbers(other)
    different = [at for at, (left, right) in enumerate(zip(mine, yours, strict=True)) if left != right]
    if len(different) == 1:
        return different[0]
    return 0 if not different and len(mine) == 1 else -1


def _shape(href: str) -> str:
    """The last part of an address with every number left open: what pages of one list share."""
    return _NUMBER.sub("#", href.rpartition("/")[2])


def _numbers(href: str) -> Sequence[int]:
    return [int(text[:9]) for text in _NUMBER.findall(href.rpartition("/")[2])]


def _text(element: Element) -> str:
    return _SPACE.sub("", "".join(element.itertext())[:60])
