"""Rule: pages carry the standard meta tags.

要求：首页有站点标签，栏目页另有栏目标签，内容页另有内容标签，内容不为空。

依据：国办发〔2017〕47号附件《网页设计规范》；国办秘函〔2019〕19号“页面标签”。

认定：
1. 按网址排序取首页、lists 个栏目页、articles 个内容页（只取本单位网站的页面）。
2. 站点标签 SiteName、SiteDomain、SiteIDCode；栏目标签 ColumnName、ColumnType；内容标签 ArticleTitle、
   PubDate、ContentSource。缺少或为空、为 null 的，每页记一条不合格。
3. 没有读到的页面，没有标题也没有任何标签的（框架内的页面、脚本的数据）不计；一页都没有读到的，存疑。

不适用：2017年5月15日该规范印发前的评估；页面都在上级门户上、不由本单位维护的。

整改：在网站模板的 <head> 中补上所缺标签，并由系统填入真实内容。
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import Evidence, Finding, PageFacts, PageMark
from rules.facts import Facts
from rules.findings import failed, not_applicable, passed, unavailable
from rules.requirements import Home, Pages
from rules.sitepages import hosted_elsewhere, is_hosted, mark_on, own_pages, sampled_pages, tag

TITLE = "页面标签齐全"
CATALOGUE = ("W-D27", "MT-01")
REQUIRES = (Home(), Pages())
#: 国办发〔2017〕47号 is of this day.
_SINCE = date(2017, 5, 15)
_SITE = ("SiteName", "SiteDomain", "SiteIDCode")
_COLUMN = ("ColumnName", "ColumnType")
_OWN: Mapping[str, tuple[str, ...]] = {
    "list": _COLUMN,
    "article": ("ColumnName", "ArticleTitle", "PubDate", "ContentSource"),
}
_ROLES: Mapping[str, str] = {"home": "首页", "list": "栏目页", "article": "内容页"}


def check(facts: Facts, *, as_of: date, lists: int = 5, articles: int = 5) -> Iterable[Finding]:
    """Judge by the five parts above."""
    if as_of < _SINCE:
        yield not_applicable(f"检查日 {as_of} 早于网页设计规范印发（{_SINCE}）")
        return
    if is_hosted(facts.agency):
        yield hosted_elsewhere(facts.agency)
        return
    own = [page for page in own_pages(facts) if not _is_fragment(page)]
    if not own:
        yield unavailable("没有读到本单位网站的页面，不能认定")
        return
    home = [page for page in own if page.role == "home"][:1]
    chosen = [*home, *sampled_pages(own, "list", lists), *sampled_pages(own, "article", articles)]
    bad = [(page, missing) for page in chosen if (missing := _missing(page))]
    for page, missing in bad:
        here = (Evidence(page.url, page.sha256, page.fetched_at, page.title),)
        reason = f"{_ROLES[page.role]}“{page.title or page.url}”缺标签：{'、'.join(missing)}"
        yield failed(reason, here, page.title)
    if len(bad) < len(chosen):
        good = [page for page in chosen if not _missing(page)]
        evidence = tuple(Evidence(page.url, page.sha256, page.fetched_at) for page in good)
        yield passed(f"抽查 {len(chosen)} 个页面，{len(good)} 个标签齐全", evidence)


def _is_fragment(page: PageFacts) -> bool:
    """Whether it is no page of its own: a frame's document or a script's data, without a title or any tag."""
    looked = page.role != "home" and page.marks is not None
    return looked and not page.meta and not mark_on(page, PageMark.TITLE)


def _missing(page: PageFacts) -> list[str]:
    return [name for name in (*_SITE, *_OWN.get(page.role, ())) if not tag(page, name)]
