"""Rule: people are told by telephone and by e-mail where to complain.

要求：网上公布监督、投诉、举报的电话和电子邮箱。

依据：《政府信息公开条例》第四十七条（监督救济渠道）；《关于全面推进政务公开工作的意见》。

认定：
1. 在首页页脚、专栏页脚和 columns 栏目（指南、咨询投诉等）的正文中查找“监督、投诉、举报、信访、纪检”等词及其后
   near 字以内的电话；在同样的地方查找电子邮箱。
2. 电话和邮箱都有的合格；有监督渠道的电话或网上举报、信箱入口而没有邮箱的，合格并注明。
3. 各处都读全而没有监督电话、也没有邮箱和网上入口的，记一条不合格；有邮箱、网上入口、咨询投诉栏目或名称含
   “监督”“举报”等的链接而没有监督电话字样的转人工。
4. 首页或任一栏目没有读全的，存疑。

不适用：所列栏目都未开设。

整改：在公开指南和页脚公布监督举报电话、邮箱。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Evidence, Finding
from audit.widths import plain_width
from rules.facts import Facts
from rules.findings import failed, manual, passed, unavailable
from rules.reading import text_of, unread_reason
from rules.requirements import Columns, Home, Links, Pages
from rules.searching import search
from rules.sitepages import own_pages, seen_on

TITLE = "公布监督举报渠道"
CATALOGUE = ("SD-060",)
REQUIRES = (Home(), Pages(), Links(), Columns(parameter="columns", gate=False, texts=True))
_WATCH = re.compile(r"监督|投诉|举报|信访|纪检|廉政|效能")
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}[-—－ )）]?)?\d{7,8}(?!\d)|(?<!\d)1[23]\d{3}(?!\d)|400[-\d]{7,9}")
_MAIL = re.compile(r"[\w.+-]+\s*(?:@|\(at\)|#)\s*[\w-]+\.[\w.]+|电子邮箱|举报邮箱|局长信箱|县长信箱|监督信箱")
_ONLINE = re.compile(
    r"网上(?:投诉|举报|信访|监督)|在线(?:投诉|举报)|(?:投诉|举报|监督)(?:平台|信箱|专区)|12388"
)
_SHORTEST = 60


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.GUIDE, ColumnId.INQUIRIES),
    near: int = 60,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    texts = list(_texts(facts, columns))
    phone = next((shown for text, shown in texts if _phone(text, near)), None)
    mail = next((shown for text, shown in texts if _MAIL.search(text)), None)
    online = next((shown for text, shown in texts if _ONLINE.search(text)), None) or _desk(facts, columns)
    online = online or _linked(facts)
    if phone is not None and (mail or online):
        yield passed("公布了监督举报电话和邮箱（或网上渠道）", _seen(phone, mail, online))
        return
    ground = search(facts, columns)
    if phone is not None:
        yield passed("公布了监督举报电话，没有读到邮箱", (phone,))
    elif ground.nowhere is not None:
        yield ground.nowhere
    elif hole := _hole(facts, columns, ground.unread):
        yield unavailable(f"没有读到监督举报电话，而{hole}，不能认定", _seen(mail, online))
    elif mail or online:
        yield manual("有邮箱或网上渠道，没有读到监督举报电话，请人工核对", _seen(mail, online))
    else:
        home = () if facts.home is None else (seen_on(facts.home, facts.home.footer[:200]),)
        yield failed(
            f"首页页脚和{ground.told}都已读全，没有监督举报电话，也没有邮箱和网上渠道",
            (*home, *ground.searched),
        )


def _desk(facts: Facts, columns: tuple[ColumnId, ...]) -> Evidence | None:
    """The column in which people ask and complain online, where there is one."""
    column = facts.column(ColumnId.INQUIRIES) if ColumnId.INQUIRIES in columns else None
    return None if column is None or not column.url else Evidence(column.url, quote=column.label)


def _linked(facts: Facts) -> Evidence | None:
    """A link that is called after watching and complaining: what it leads to was not read."""
    named = (link for link in facts.links if _WATCH.search(link.label))
    return next((Evidence(link.url, link.sha256, link.fetched_at, link.label) for link in named), None)


def _texts(facts: Facts, columns: tuple[ColumnId, ...]) -> Iterable[tuple[str, Evidence]]:
    for page in own_pages(facts, "home", "platform"):
        yield plain_width(page.footer), seen_on(page, page.footer[:200])
    for record in facts.records_of(*columns):
        text = plain_width(f"{record.title}\n{text_of(record)}")
        yield text, record.evidence()


def _phone(text: str, near: int) -> bool:
    return any(_PHONE.search(text, found.end(), found.end() + near) for found in _WATCH.finditer(text))


def _hole(facts: Facts, columns: tuple[ColumnId, ...], unread: Finding | None) -> str:
    """Why what was not read may name a channel; empty where all was read."""
    if unread is not None:
        return unread.reason
    home = facts.home
    if home is None or len(home.footer) < _SHORTEST:
        return "首页页脚没有读到或很短，可能由脚本、图片显示"
    return unread_reason(facts.records_of(*columns))


def _seen(*places: Evidence | None) -> tuple[Evidence, ...]:
    return tuple(place for place in places if place is not None)
