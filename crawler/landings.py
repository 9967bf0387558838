"""Where an external link ends: another owner's page, or one about gambling and the like (catalogue PF-16).

A domain that a body gave up is soon taken by others.  What is found here is a clue for a person, never a
verdict: portals move, and a police site names the words too.
"""

from __future__ import annotations

import re

from crawler.extract.kind import title_element
from crawler.fetching import Fetched
from crawler.outcomes import visible
from crawler.page import read_page
from crawler.urls import host_of

#: Words that such pages put into their titles; several of one kind in the text count as well.
_WORDS = re.compile(
    r"博彩|赌场|赌博平台|真人(?:荷官|娱乐|视讯)|百家乐|六合彩|时时彩|北京赛车|幸运飞艇|老虎机|捕鱼(?:游戏|达人)"
    r"|娱乐城|开元棋牌|棋牌(?:游戏|平台|娱乐)|澳门(?:新葡京|威尼斯人|金沙)|体育(?:投注|博彩)|彩票(?:投注|平台)"
    r"|球(?:彩|博)|成人(?:视频|电影|网站)|色情|一夜情|裸聊|约炮|av(?:在线|电影)|黄色(?:网站|视频)",
    re.IGNORECASE,
)
#: Pages that speak of such things to fight them.
_AGAINST = re.compile(r"打击|严禁|举报|整治|禁赌|扫黄打非|公安|法院|检察|判决|反诈|警惕|案件|通报")
_FOR_SALE = re.compile(
    r"域名(?:出售|转让|已过期|到期)|domain\s+(?:is\s+)?for\s+sale|buy\s+this\s+domain", re.IGNORECASE
)
_SEVERAL = 3
_NEAR = 20


def landing(asked: str, fetched: Fetched) -> tuple[str, str]:
    """The address where an external link ended, if that is on another host, and suspicious words there."""
    landed = fetched.url if host_of(fetched.url)[0] != host_of(asked)[0] else ""
    if not fetched.ok or not fetched.body:
        return landed[:500], ""
    page = read_page(fetched.url, fetched.body, fetched.content_type)
    return landed[:500], suspicious(title_element(page), visible(page.text[:200_000]))


def suspicious(title: str, text: str) -> str:
    """The words for which a person should look at a page; empty where there are none."""
    sold = _FOR_SALE.search(title) or _FOR_SALE.search(text[:2_000])
    if sold:
        return sold[0]
    in_title = _WORDS.search(title)
    if in_title and not _AGAINST.search(title):
        return in_title[0]
    if _AGAINST.search(title):
        return ""
    found = {match[0] for match in _WORDS.finditer(text) if not _AGAINST.search(_around(text, match))}
    return "、".join(sorted(found)[:5]) if len(found) >= _SEVERAL else ""


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
