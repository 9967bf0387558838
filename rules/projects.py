"""Notices of one trading or procurement project: brought together by its number, else by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from audit.model import Record
from audit.widths import plain_width
from rules.titles import plain

#: Numbers of projects are made of these and end in a digit or 号; the next word of the sentence is not.
_LETTERS = "A-Z0-9政采招公财竞磋谈询字第号年标"
_NUMBER = re.compile(
    rf"编号(?:为|是)?[:\s]*(?P<number>[{_LETTERS}][{_LETTERS}()〔〕\[\]\-—_./]{{2,38}}[\d号])", re.IGNORECASE
)
#: How far into a notice its number is looked for: further in stand those of licences and accounts.
_REACH = 1500
_BRACKETS = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
_STAGE = re.compile(
    r"(?:项目)?(?:的)?(?:公开招标|邀请招标|竞争性磋商|竞争性谈判|询价|单一来源(?:采购)?|招标|采购|出让|挂牌|拍卖|资格预审)?"
    r"(?:中标候选人|预中标|中标|成交|评标|开标|交易|采购)?(?:结果|合同|文件|答疑|澄清|更正|变更|终止|废标|流标|意向)*"
    r"(?:公告|公示|通知书?|邀请书?|记录|说明|信息)?$"
)
_SHORTEST = 5


def keys_of(record: Record) -> frozenset[str]:
    """By what a notice's project is known: its number where one is written, and its bare name."""
    text = plain_width(f"{record.title}\n{(record.text or '')[:_REACH]}")
    found = {plain(match["number"]) for match in _NUMBER.finditer(text) if re.search(r"\d", match["number"])}
    name = plain(_STAGE.sub("", _BRACKETS.sub("", plain_width(record.title)).strip()))
    return frozenset(key for key in (*list(found)[:1], name) if len(key) >= _SHORTEST)


def of_one_project(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The notices by each key of theirs."""
    found: dict[str, list[Record]] = {}
    for record in records:
        for key in keys_of(record):
            found.setdefault(key, []).append(record)
    return found
