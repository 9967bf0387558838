"""Rule: the platform is called 政府信息公开 and hangs in the site's navigation.

要求：政府信息公开平台是本机关网站中的专栏，名称统一为“政府信息公开”，不另设专门网站。

依据：国办公开办函〔2019〕61号《关于规范政府信息公开平台有关事项的通知》。

认定：
1. 专栏在网站导航中的名称等于 name（不计空格、标点）的合格。
2. 名称不同的（如“信息公开”“政务公开”），as_of 不早于 since 的记一条不合格，以入口名称和所在页面为证；路径各级
   或子栏目中有等于 name 的，不算不同。
   首页另有叫 name 的链接、专栏页标题含 name 的，转人工。
3. 专栏不在本单位网站上（不同主机）的，可能由上级统建，转人工。
4. 没有找到专栏的，由“专栏四部分齐全”“开设规定的栏目”认定；没有查全的存疑。

不适用：学校、医院、企事业单位、党组织和村(社区)；未设专栏（已在栏目覆盖中扣分）；since 以前的评估；由人指定
网址的栏目。

整改：把专栏入口名称改为“政府信息公开”，在首页一级导航列出。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Column, ColumnId, Evidence, Finding, PageMark
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed
from rules.requirements import Columns, Links, Pages
from rules.sitepages import GOVERNMENT, host, mark_on, seen_on, tag
from rules.titles import plain

TITLE = "专栏名称统一为“政府信息公开”"
CATALOGUE = ("PT-01", "SD-040")
REQUIRES = (Columns(ColumnId.DISCLOSURE, partial=True), Pages(), Links())
#: 国办公开办函〔2019〕61号 is of late 2019; sites were to follow within the year after.
_SINCE = "2020-12-31"


def check(facts: Facts, *, as_of: date, name: str = "政府信息公开", since: str = _SINCE) -> Iterable[Finding]:
    """Judge by the five parts above; ValueError where ``since`` is no day."""
    column = facts.column(ColumnId.DISCLOSURE)
    assert column is not None, "the runner lets only columns through that were looked for"
    if as_of < date.fromisoformat(since):
        yield not_applicable(f"检查日 {as_of} 早于专栏名称统一的期限（{since}）")
        return
    if facts.agency.kind not in GOVERNMENT:
        yield not_applicable(f"{facts.agency.kind.label}没有政府信息公开平台，不适用")
        return
    if column.decision is not None:
        yield not_applicable(f"专栏网址由人指定，名称不作认定。{column.decision}")
        return
    labels = _labels(column)
    where = (Evidence(column.url, quote=column.label), *column.searched[:1])
    named = _named_elsewhere(facts, name)
    if plain(name) in {plain(label) for label in labels}:
        yield passed(f"专栏名称为“{name}”", where, column.label)
    elif named is not None:
        reason = f"专栏入口读作“{column.label}”，而网站另有“{name}”的入口或专栏页（{named.url}），请人工核对"
        yield manual(reason, (*where, named), column.label)
    elif column.url and host(column.url) not in {host(site) for site in facts.agency.sites}:
        reason = f"专栏入口叫“{column.label}”，不在本单位网站上（{column.url}），可能由上级统建，请人工核对"
        yield manual(reason, where, column.label)
    elif not column.label:
        yield manual(f"没有读到专栏入口的名称（{column.url}），请人工核对", where)
    else:
        yield failed(f"专栏入口叫“{column.label}”，应统一为“{name}”", where, column.label)


def _named_elsewhere(facts: Facts, name: str) -> Evidence | None:
    """A link of the home page, or the title of the platform's page, that bears the name."""
    homes = {page.url.rstrip("/") for page in facts.pages if page.role == "home"}
    for link in facts.links:
        if plain(link.label) == plain(name) and link.found_on.rstrip("/") in homes:
            return Evidence(link.url, link.sha256, link.fetched_at, link.label)
    for page in facts.pages:
        titles = (page.title, mark_on(page, PageMark.TITLE), tag(page, "ColumnName"))
        if page.role == "platform" and any(plain(name) in plain(title) for title in titles):
            return seen_on(page)
    return None


def _labels(column: Column) -> tuple[str, ...]:
    return (column.label, *column.path, *column.parts)
