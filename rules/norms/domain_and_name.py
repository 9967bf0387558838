"""Rule: the site has a proper domain and is called by its owner's name.

要求：政府网站使用 .gov.cn（或 .政务）域名，以本地区、本部门名称命名，名称显示在全站页面头部。

依据：国办发〔2017〕47号；国办秘函〔2019〕19号“域名名称”：域名不规范、未以本地区本部门名称命名、名称未在页面头
部显著
展示，各扣1分。

认定：
1. 网站首页域名以 suffixes 之一结尾的合格；不是的记一条不合格。网址是数字地址或本机的，存疑；
   名称像事业单位、团体的（……中心、院、所、馆等），可能不承担行政职能，转人工。
2. 首页标题或 SiteName 标签含本单位名称（或其地区名、部门名）的合格；看不出的转人工。
3. 按网址排序的前 lists 个栏目页标题、SiteName 标签都看不出网站名称的，转人工看页面头部。

不适用：不承担行政职能的学校、医院、企事业单位、党组织和村(社区)；没有独立网站、只在上级网站上有栏目的单位。

整改：申请并启用规范域名，旧域名设置跳转；在页面头部和 <title> 写明网站名称。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from audit.model import Finding, PageFacts, PageMark
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.names import cores
from rules.requirements import Home, Pages
from rules.sitepages import (
    GOVERNMENT,
    hosted_elsewhere,
    is_bare,
    is_hosted,
    mark_on,
    name_of,
    own_pages,
    sampled_pages,
    seen_on,
    tag,
)
from rules.titles import plain

TITLE = "域名规范、网站名称正确"
CATALOGUE = ("W-D20", "ZY-01")
REQUIRES = (Home(), Pages())

#: Institutions without administrative functions may not even use the domain (ZY-01); courts have their own.
_INSTITUTION = re.compile(
    r"(?:中心|[院所馆站台社校园]|学会|协会|联合会|委员会办事处|公司|集团|银行|工会|共青团|妇联|残联)$"
)


def check(
    facts: Facts,
    *,
    as_of: date,
    suffixes: tuple[str, ...] = (".gov.cn", ".政务", ".xn--zfr164b", ".政务.cn"),
    lists: int = 5,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    if facts.agency.kind not in GOVERNMENT:
        yield not_applicable(f"{facts.agency.kind.label}不要求使用政府网站域名")
        return
    if is_hosted(facts.agency):
        yield hosted_elsewhere(facts.agency)
        return
    home = facts.home
    assert home is not None, "the runner asks for a home page that was read"
    yield _domain(home, suffixes, facts.agency.name)
    pages = [home, *sampled_pages(own_pages(facts), "list", lists)]
    yield from _names(pages, facts.agency.name)


def _domain(home: PageFacts, suffixes: tuple[str, ...], agency: str) -> Finding:
    name = name_of(home.url)
    wanted = "、".join(suffixes[:2])
    if is_bare(name):
        return unavailable(f"首页网址 {home.url} 不含域名，不能认定", (seen_on(home),), "域名")
    if f".{name}".endswith(tuple(suffixes)):
        return passed(f"域名 {name} 规范", (seen_on(home, name),), "域名")
    if _INSTITUTION.search(agency):
        reason = f"域名 {name} 不是以 {wanted} 结尾；{agency}可能不承担行政职能，请人工核对是否应当使用"
        return manual(reason, (seen_on(home, name),), "域名")
    return failed(f"域名 {name} 不是以 {wanted} 结尾的政府网站域名", (seen_on(home, name),), "域名")


def _names(pages: list[PageFacts], agency: str) -> Iterator[Finding]:
    nameless = [page for page in pages if not _is_named(page, agency)]
    if not nameless:
        yield passed(f"抽查 {len(pages)} 个页面，标题或标签都有网站名称", map(seen_on, pages), "名称")
        return
    if pages[0] in nameless:
        words = f"首页标题“{_title(pages[0])}”、SiteName“{tag(pages[0], 'SiteName')}”看不出是{agency}的网站"
    else:
        words = f"{len(nameless)} 个栏目页的标题、标签没有网站名称"
    yield manual(f"{words}，请人工看页面头部", map(seen_on, nameless), "名称")


def _is_named(page: PageFacts, agency: str) -> bool:
    shown = plain(f"{_title(page)} {tag(page, 'SiteName')}")
    return any(core in shown for core in cores(agency))


def _title(page: PageFacts) -> str:
    return mark_on(page, PageMark.TITLE) or page.title
