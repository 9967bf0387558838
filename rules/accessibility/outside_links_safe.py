"""Rule: links to other sites still lead to who they were meant for (a clue for a person).

要求：不得链接到被他人占用、出售或含有博彩、色情等内容的网站；已关停网站的链接应当删除。

依据：国办秘函〔2019〕19号单项否决“发布或链接反动、暴力、色情等内容”；国办发〔2017〕47号（关停网站不得再被链
接）。

认定：
1. 采集时对外部链接的每个网站看一次最终打开的页面；标题有博彩、色情、域名出售等词，或正文有多个这类词的，每处
   转
   人工，由人核对后才能认定（执法、普法网站也会写到这些词）。
2. 链接所在网站列入 closed（已关停网站的域名）而页面上仍有链接的，每处转人工。
3. 外部链接看过而没有以上情况的合格；没有一个外部网站打开过的，存疑。

不适用：所查页面没有外部链接。

整改：立即删除该链接，全站排查同一域名；如页面被篡改，按安全事件处置。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from audit.model import Evidence, FetchOutcome, Finding, LinkCheck, Outcome
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, unavailable
from rules.requirements import Home, Links
from rules.sitepages import name_of

TITLE = "外部链接安全"
CATALOGUE = ("PF-16", "SD-062", "W-V1")
REQUIRES = (Home(), Links())
#: Words on a page prove nothing by themselves: a person looks first.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})


def check(facts: Facts, *, as_of: date, closed: tuple[str, ...] = ()) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    links = [link for link in facts.links if link.external]
    if not links:
        if facts.links:
            yield not_applicable(f"所查 {len(facts.links)} 个链接都在本单位网站内")
        else:
            yield unavailable("没有检查链接，不能认定")
        return
    found = [*_suspicious(links), *_closed(links, closed)]
    yield from found
    seen = [link for link in links if FetchOutcome.OK in link.outcomes]
    if not seen and not found:
        yield unavailable(
            f"{len(links)} 个外部链接都没有打开过，可能是检查机不能访问外网", map(_shown, links)
        )
    elif not found:
        yield passed(f"外部链接 {len(links)} 个，打开 {len(seen)} 个，没有发现可疑内容", map(_shown, seen))


def _suspicious(links: list[LinkCheck]) -> Iterator[Finding]:
    for link in links:
        if link.words:
            landed = f"，打开后到了 {link.landed}" if link.landed else ""
            reason = f"外部链接“{link.label or link.url}”（{link.url}{landed}）打开的页面有“{link.words}”"
            yield manual(f"{reason}，请人工核对", (_shown(link), _place(link)), link.label)


def _closed(links: list[LinkCheck], closed: tuple[str, ...]) -> Iterator[Finding]:
    names = {name_of(domain).removeprefix("www.") for domain in closed}
    for link in links:
        if not link.words and name_of(link.url).removeprefix("www.") in names:
            reason = f"页面仍链接到已关停的网站 {name_of(link.url)}（“{link.label or link.url}”），请人工核对"
            yield manual(reason, (_place(link), _shown(link)), link.label)


def _shown(link: LinkCheck) -> Evidence:
    return Evidence(link.landed or link.url, link.sha256, link.fetched_at, link.words or link.label)


def _place(link: LinkCheck) -> Evidence:
    return Evidence(link.found_on, quote=link.label)
