"""Rule: the home page leads to something that every portal has to offer.

要求：首页有通向概况信息等规定内容的入口。

依据：国办秘函〔2019〕19号“概况信息”。

认定：
1. 在首页各链接的文字（labels，“甲+乙”表示两个词都有，without 中的词出现则不算）、链接地址（addresses 任
   一段）和页脚文字中查找，找到即合格。
2. 首页已读、链接已查而没有找到的，可能由脚本或图片显示，转人工；missing_fails 为“是”、首页链接又都有文字的
   （没有图片链接）记不合格，按 absent_weight 处计。
3. 首页链接没有检查的存疑。
4. 内容是否准确由人抽查：item 条目填报并经复核认可的，填报几处按几处计；没有填报的不计。

不适用：没有独立首页的单位。

整改：在首页显著位置加上入口。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import Evidence, Finding, LinkCheck, Outcome, PageFacts
from rules.facts import Facts
from rules.findings import failed, manual, passed, unavailable
from rules.inspected import inspected, places_found
from rules.requirements import Home, Links, Statements
from rules.wordings import Wording, wording

TITLE = "首页有规定的入口"
CATALOGUE = ("W-D01",)
REQUIRES = (Home(), Links(), Statements(parameter="item"))
OUTCOMES = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.MANUAL, Outcome.UNAVAILABLE})


def check(
    facts: Facts,
    *,
    as_of: date,
    labels: tuple[str, ...],
    addresses: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    what: str = "",
    missing_fails: bool = False,
    absent_weight: Decimal = Decimal(1),
    item: str = "",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    home = facts.home
    assert home is not None, "the runner asks for a home page that was read"
    name = what or "、".join(labels)
    sought = wording(labels, without)
    link = _found(facts.links, sought, addresses)
    here = Evidence(home.url, home.sha256, home.fetched_at, home.footer[:200])
    if link is not None:
        shown = (here, Evidence(link.url, link.sha256, link.fetched_at, link.label))
        yield passed(f"首页有“{name}”入口：{link.label or link.url}", shown, name)
    elif sought.stands_in(home.footer):
        yield passed(f"首页页脚写有“{name}”", (here,), name)
    else:
        yield from _missing(facts, home, name, item, absent_weight if missing_fails else None)
        return
    yield from places_found(facts, item)


def _found(links: Iterable[LinkCheck], sought: Wording, addresses: tuple[str, ...]) -> LinkCheck | None:
    return next(
        (
            link
            for link in links
            if sought.stands_in(link.label) or any(part in link.url for part in addresses)
        ),
        None,
    )


def _missing(
    facts: Facts, home: PageFacts, name: str, item: str, weight: Decimal | None
) -> Iterable[Finding]:
    """What is said where no entry was found; a person who looked decides."""
    by_hand = inspected(facts, item)
    own = [link for link in facts.links if link.found_on.rstrip("/") == home.url.rstrip("/")]
    pictures = sum(not link.label.strip() for link in own)
    here = (Evidence(home.url, home.sha256, home.fetched_at),)
    if by_hand:
        yield from by_hand
    elif not own:
        yield unavailable(f"首页链接没有逐个检查，不能认定有无“{name}”入口", here, name)
    elif weight is not None and not pictures:
        reason = f"首页 {len(own)} 个链接和页脚中没有“{name}”入口"
        yield failed(reason, here, name, weight)
    else:
        among = f"（其中 {pictures} 个是没有文字的图片）" if pictures else ""
        told = f"首页 {len(own)} 个链接{among}和页脚中没有找到“{name}”入口"
        reason = f"{told}，可能由脚本或图片显示，请人工核对"
        yield manual(reason, here, name)
