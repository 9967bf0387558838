"""Rule: the portal's platform gathers the departments' platforms, and each entry opens.

要求：政府门户网站设政府信息公开统一平台，汇聚所属部门、下级政府的专栏入口，入口都能打开。

依据：《政府信息公开条例》第二十四条；国办公开办函〔2019〕61号《关于规范政府信息公开平台有关事项的通知》。

认定：
1. 在已检查的专栏页和首页链接中，取文字像部门、乡镇名称（……局、委、办、镇、乡、街道等，不超过 longest 字）的入
   口，
   同名的算一个（有一个能打开的按能打开算）；少于 minimum 个的存疑（可能用下拉框或脚本列出）。
2. 每次访问都由服务器答复页面不存在、且看过 looks 次以上的，每个记一条不合格，按 share 条计。
   八成以上失效的可能正在改版或临时关停，合并转人工。
3. 其余打不开的存疑；都能打开的合格。

不适用：不是政府门户的单位。

整改：补齐部门、乡镇专栏入口，改正失效的入口地址。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import AgencyKind, Evidence, FetchOutcome, Finding, LinkCheck
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.requirements import Home, Links, Pages

TITLE = "门户汇聚部门公开入口"
CATALOGUE = ("PT-04", "TL-24")
REQUIRES = (Home(), Links(), Pages())
_NAME = re.compile(
    r"^(?:[^\W\d_a-zA-Z]{1,14})(?:局|委|委员会|办|办公室|厅|镇|乡|街道|街道办事处|人民政府|管委会|中心|县|区)$"
)
_OTHER = re.compile(r"返回|首页|更多|网上|服务|办事|联系|举报|投诉|电话|公安备案|国务院|省|国家|中国|总局")
_OPENS = frozenset({FetchOutcome.OK, FetchOutcome.NOT_MODIFIED, FetchOutcome.TOO_LARGE})


def check(
    facts: Facts,
    *,
    as_of: date,
    minimum: int = 5,
    looks: int = 2,
    longest: int = 16,
    share: Decimal = Decimal(1),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    if facts.agency.kind is not AgencyKind.PORTAL:
        yield not_applicable("只查政府门户")
        return
    entries = _entries(facts, longest)
    shown = [_shown(link) for link in entries]
    if len(entries) < minimum:
        reason = f"专栏页和首页只读到 {len(entries)} 个部门、乡镇入口，可能用下拉框或脚本列出，不能认定"
        yield unavailable(reason, shown)
        return
    dead = [e for e in entries if len(e.outcomes) >= looks and all(o.is_dead for o in e.outcomes)]
    good = [entry for entry in entries if _OPENS & set(entry.outcomes)]
    unclear = len(entries) - len(dead) - len(good)
    if len(dead) * 5 > len(entries) * 4:
        told = f"部门、乡镇入口 {len(entries)} 个中有 {len(dead)} 个失效，可能正在改版或临时关停"
        yield manual(f"{told}，请人工核对", map(_shown, dead))
        dead = []
    for link in dead:
        said = f"{len(link.outcomes)} 次访问都是{link.outcomes[-1].label}"
        reason = f"“{link.label}”的入口（{link.url}）失效：{said}"
        yield failed(reason, (_shown(link), Evidence(link.found_on, quote=link.label)), link.label, share)
    if unclear:
        yield unavailable(f"{len(entries)} 个部门、乡镇入口中 {unclear} 个没有查清，不扣分", shown)
    if good:
        yield passed(f"部门、乡镇入口 {len(entries)} 个，{len(good)} 个能打开", map(_shown, good))


def _entries(facts: Facts, longest: int) -> list[LinkCheck]:
    """The links that are called like a body, each name once."""
    pages = {page.url for page in facts.pages if page.role in {"home", "platform"}}
    found: dict[str, LinkCheck] = {}
    # An entry that opens is the entry, whatever else bears its name.
    shut_last = sorted(
        facts.links, key=lambda link: (not _OPENS & set(link.outcomes), link.found_on, link.url)
    )
    for link in shut_last:
        name = "".join(link.label.split())
        if link.found_on in pages and len(name) <= longest and _NAME.match(name) and not _OTHER.search(name):
            found.setdefault(name, link)
    return list(found.values())


def _shown(link: LinkCheck) -> Evidence:
    return Evidence(link.url, link.sha256, link.fetched_at, link.label)
