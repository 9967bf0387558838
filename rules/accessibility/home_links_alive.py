"""Rule: the links of the home page lead somewhere.

要求：首页及其他页面上的链接（含图片、附件、外部链接）都能打开。

依据：国办秘函〔2019〕19号“可用性”：首页每处扣0.2分，其他页面每处扣0.1分。

认定：
1. 每个链接至少看 looks 次，首末两次相隔不少于 minutes 分钟；每次都由服务器答复页面不存在（404、410或提示不存
   在
   的页面）的，记一条不合格，外部链接按 external_weight 条计。others 为“是”的，还看抽查的其他页面（专栏、栏目
   页、
   内容页），每页合并为一条，每处按半条计。
   地址是模板占位符（如 {{url}}、undefined），由脚本填写的不认定。
2. 超时、域名无法解析、连接中断、被拦截等，可能是网络或访问限制所致，存疑，不扣分。
3. 有一次打开过的算有效。外部链接一个也没有打开过的，可能是检查机不能访问外网，失效的外部链接也存疑。
4. 首页本单位链接不少于10个而八成以上失效的，可能正在改版或临时关停，合并转人工。

不适用：首页没有链接。

整改：恢复页面或改正、删除失效链接。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from audit.model import Evidence, FetchOutcome, Finding, LinkCheck
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.requirements import Home, Links

TITLE = "首页链接有效"
CATALOGUE = ("W-D22", "PF-12")
REQUIRES = (Home(), Links())
#: From so many links on, nearly all of them dead are one question and not so many accusations (FP-08).
_MANY = 10
#: So many of a page's dead links are named in the reason.
_NAMED = 5
#: An address that a script fills in before any reader can click it.
_FILLED_IN = re.compile(
    r"\{\{|\}\}|\$\{|%7[bB]%7[bB]|\$%7[bB]|<%|%3[cC]%|\[object|(?:^|[/=])(?:undefined|null|NaN)(?:[/?#]|$)"
)
#: What proves that something is there, whether or not all of it was taken.
_OPENS = {FetchOutcome.OK, FetchOutcome.NOT_MODIFIED, FetchOutcome.TOO_LARGE}


def check(
    facts: Facts,
    *,
    as_of: date,
    looks: int = 2,
    minutes: int = 0,
    others: bool = False,
    external_weight: Decimal = Decimal(1),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    home = facts.home
    assert home is not None, "the runner asks for a home page that was read"
    here = Evidence(home.url, home.sha256, home.fetched_at)
    if not facts.links:
        if home.links:
            yield unavailable(f"首页有 {home.links} 个链接，没有逐个检查", (here,))
        else:
            yield not_applicable("首页没有读到链接", (here,))
        return
    looked = sorted(facts.links, key=lambda link: (link.url, link.found_on))
    links = [link for link in looked if others or _is_on(link, home.url)]
    dead: list[LinkCheck] = []
    alive: list[LinkCheck] = []
    unclear: list[LinkCheck] = []
    outside = any(link.external and _opened(link) for link in links)
    for link in links:
        known = (outside or not link.external) and not _FILLED_IN.search(link.url)
        if known and _is_dead(link, looks, minutes):
            dead.append(link)
        else:
            (alive if _opened(link) else unclear).append(link)
    own = [link for link in links if not link.external and _is_on(link, home.url)]
    gone = [link for link in dead if link in own]
    if len(own) >= _MANY and len(gone) * 5 > len(own) * 4:
        told = f"首页本单位链接 {len(own)} 个中有 {len(gone)} 个失效，可能正在改版或临时关停，请人工核对"
        yield manual(told, (here, *(Evidence(link.url, quote=link.label) for link in gone)))
        dead = [link for link in dead if link not in gone]
    yield from _accusations(dead, home.url, external_weight)
    if unclear:
        yield _doubt(unclear)
    if alive:
        yield passed(f"检查链接 {len(links)} 个，{len(alive)} 个能打开", (here,))


def _is_dead(link: LinkCheck, looks: int, minutes: int) -> bool:
    """Whether the server itself said every time, often and long enough, that there is no such page."""
    if len(link.outcomes) < max(looks, 1) or not all(outcome.is_dead for outcome in link.outcomes):
        return False
    return minutes <= 0 or (
        len(link.times) > 1 and link.times[-1] - link.times[0] >= timedelta(minutes=minutes)
    )


def _is_on(link: LinkCheck, home: str) -> bool:
    return link.found_on.rstrip("/") == home.rstrip("/")


def _opened(link: LinkCheck) -> bool:
    return any(outcome in _OPENS for outcome in link.outcomes)


def _accusations(dead: list[LinkCheck], home: str, external_weight: Decimal) -> Iterator[Finding]:
    """One for each dead link of the home page, one for all of another page."""
    elsewhere: dict[str, list[LinkCheck]] = {}
    for link in dead:
        if _is_on(link, home):
            yield _accuse(link, external_weight)
        else:
            elsewhere.setdefault(link.found_on, []).append(link)
    for page, links in sorted(elsewhere.items()):
        weight = sum((_weight(link, external_weight) for link in links), Decimal(0)) / 2
        names = "、".join(f"“{link.label or link.url}”" for link in links[:_NAMED])
        times = min(len(link.outcomes) for link in links)
        reason = f"页面 {page} 有 {len(links)} 个链接失效：{names}，各 {times} 次以上访问都不存在"
        shown = [Evidence(link.url, link.sha256, link.fetched_at, link.label) for link in links]
        yield failed(reason, (Evidence(page), *shown), page, weight)


def _weight(link: LinkCheck, external_weight: Decimal) -> Decimal:
    return external_weight if link.external else Decimal(1)


def _accuse(link: LinkCheck, external_weight: Decimal) -> Finding:
    kind = "外部链接" if link.external else "链接"
    said = link.outcomes[-1].label
    reason = f"首页{kind}“{link.label or link.url}”失效：{len(link.outcomes)} 次访问都是{said}"
    evidence = (
        Evidence(link.url, link.sha256, link.fetched_at, link.label),
        Evidence(link.found_on, quote=link.label),
    )
    return failed(reason, evidence, link.label, _weight(link, external_weight))


def _doubt(unclear: list[LinkCheck]) -> Finding:
    kinds = Counter(link.outcomes[-1].label if link.outcomes else "没有访问" for link in unclear)
    told = "、".join(f"{kind} {count} 个" for kind, count in sorted(kinds.items()))
    outside = sum(link.external for link in unclear)
    many = f"{len(unclear)} 个链接（外部链接 {outside} 个）没有查清"
    reason = f"{many}：{told}，可能是网络或访问限制所致，不扣分"
    return unavailable(reason, (Evidence(link.url, quote=link.label) for link in unclear))
