"""Titles of documents: what is left of a title when the wrapping is taken off, and how alike two are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from audit.model import Record
from audit.widths import plain_width
from rules.dates import first_seen

_NOISE = re.compile(r"[\W_]+")
_QUOTED = re.compile(r"《([^《》]{3,})》?")
_HEAD = re.compile(
    r"^.{0,40}?关于(?:再次|面向社会|向社会|公开|对)*(?:印发|发布|公布|下发|转发|征求|征集|修订|修改)?"
)
_TAIL = re.compile(
    r"(?:公开)?(?:征求|征集)(?:社会|公众)*意见(?:建议)?(?:的?(?:公告|通知|公示|启事|函))?$|"
    r"的?(?:通知|公告|通告|批复|函|公示|政策解读|解读|图解|说明|意见采纳情况|反馈)$"
)
_BRACKETS = re.compile(r"[（(〔\[【][^（()）〔〕\[\]【】]*[）)〕\]】]")
_PICTURE = re.compile(r"^(?:【[^】]*】|一图读懂|一图看懂|图解|政策解读|文件解读|解读|视频解读)[:：|丨｜\s]*")


#: So many titles are remembered, those of some agencies: memory must not grow with an audit.
_KEPT = 8192


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """``text`` without spaces, punctuation and differences of width or case."""
    return _NOISE.sub("", plain_width(text)).casefold()


@lru_cache(maxsize=_KEPT)
def core(title: str) -> str:
    """The document's own name: 关于印发《…办法（试行）》的通知 → …办法."""
    named = max(_QUOTED.findall(title), key=len, default="") or _PICTURE.sub("", title)
    inner = _BRACKETS.sub("", named.replace("〈", "").replace("〉", ""))
    inner = _TAIL.sub("", _HEAD.sub("", inner))
    return plain(inner) or plain(title)


def cited(title: str) -> str:
    """The title in its marks, inner marks made single as print does: 《关于印发〈…办法〉的通知》."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


@lru_cache(maxsize=_KEPT // 4)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def likeness(first: str, second: str) -> float:
    """How alike two plain texts are, 0 to 1: the share of common pairs of characters (Dice)."""
    left, right = _pairs(first), _pairs(second)
    if not left or not right:
        return 1.0 if first == second else 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def first_copies(records: Iterable[Record]) -> list[Record]:
    """Each document once, by title, number and date: of several copies the one that was seen first.

    The same document stands in several columns and on several sites (catalogue FP-10); a later copy
    is no later publication.
    """
    first: dict[tuple[str, str, date | None], Record] = {}
    for record in records:
        key = (plain(record.title), plain(record.doc_number or ""), record.issued)
        known = first.get(key)
        if known is None or (first_seen(record) or date.max) < (first_seen(known) or date.max):
            first[key] = record
    return list(first.values())


def as_first_seen(records: Iterable[Record], elsewhere: Iterable[Record]) -> list[Record]:
    """``records``, each as early as one of the same title was visible ``elsewhere``.

    Only after the document was made: a draft or a notice of an earlier year may bear the same title.
    """
    seen: dict[str, list[date]] = {}
    for record in elsewhere:
        if day := first_seen(record):
            seen.setdefault(plain(record.title), []).append(day)
    return [_seen_by(record, seen.get(plain(record.title), ())) for record in records]


def _seen_by(record: Record, days: Iterable[date]) -> Record:
    known = first_seen(record)
    earlier = [day for day in days if record.issued and known and record.issued <= day < known]
    return replace(record, first_seen=min(earlier)) if earlier else record
