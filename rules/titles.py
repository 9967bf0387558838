"""Titles of documents: what is left of a title when the wrapping is taken off, and how alike two are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from audit.model import Record
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
#: Issuers above every audited body: 国发 国办发 国函 国令 中发 中办发 and the ministries' series.
_NATIONAL_NUMBER = re.compile(r"^(?:国发|国办|国函|国令|国务院|中发|中办|财[^\W\d]{1,3}〔|中华人民共和国)")
_NATIONAL_TITLE = re.compile(r"^(?:国务院|中共中央|中华人民共和国|中办|国办|全国人民代表大会)")
_NATIONAL_SOURCE = re.compile(
    r"国务院|中国政府网|新华社|新华网|人民日报|中央|^国家.{2,12}(?:局|委|委员会|总局)$"
)
_PROVINCIAL_NUMBER = re.compile(
    r"^([京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新])(?:政|府|办|人)"
)
#: Whose own the provincial series are.
_PROVINCE = re.compile(r"^(?:[^省]{2,3}省|[^区]+自治区|(?:北京|天津|上海|重庆)市)(?:人民)?政府")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """``text`` without spaces, punctuation and differences of width or case."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=65536)
def core(title: str) -> str:
    """The document's own name: 关于印发《…办法（试行）》的通知 → …办法."""
    named = max(_QUOTED.findall(title), key=len, default="") or _PICTURE.sub("", title)
    inner = _BRACKETS.sub("", named.replace("〈", "").replace("〉", ""))
    inner = _TAIL.sub("", _HEAD.sub("", inner))
    return plain(inner) or plain(title)


def cited(title: str) -> str:
    """The title in its marks, inner marks made single as print does: 《关于印发〈…办法〉的通知》."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


@lru_cache(maxsize=65536)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def likeness(first: str, second: str) -> float:
    """How alike two plain texts are, 0 to 1: the share of common pairs of characters (Dice)."""
    left, right = _pairs(first), _pairs(second)
    if not left or not right:
        return 1.0 if first == second else 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def from_above(record: Record, agency_name: str) -> bool:
    """Whether the document was made by the State Council, a ministry or the province, not by this body.

    Who makes a document has to publish it (条例第十条), so a reprint is nobody's late publication.
    """
    number = (record.doc_number or "").strip()
    if _NATIONAL_NUMBER.match(number) or _NATIONAL_TITLE.match(record.title.strip('《“" ')):
        return True
    if record.source and _NATIONAL_SOURCE.search(record.source) and record.source not in agency_name:
        return True
    if re.match(r"^(?:转发|转载|\[转\]|【转)", record.title):
        return True
    province = _PROVINCIAL_NUMBER.match(number)
    return bool(province and province[1] not in agency_name and not _PROVINCE.match(agency_name))


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
