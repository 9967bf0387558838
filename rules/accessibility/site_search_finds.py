"""Rule: the site's own search finds what the site has published.

要求：网站提供站内搜索，用已发布信息的标题搜索，结果第一页能找到该信息。

依据：国办秘函〔2019〕19号“站内搜索”：未提供或不可用扣4分，抽4条标题，第一页找不到每条扣1分；《政府信息公开条
例》第二十四条（检索功能）。

认定：
1. 采集时用站内搜索表单试搜 titles 条已发布满7日的标题；结果第一页的链接中有该标题为找到。
2. 同一网站试搜有找到的，结果页写明没有找到的标题每条记一条不合格。
3. 一条都没有找到、返回服务器错误或页面不存在的，可能提交方式与浏览器不同，转人工。
4. 没有读到表单、表单由脚本提交、要求验证码、结果由脚本显示、被拦截的，存疑。

不适用：没有可以试搜的标题；没有独立网站、只在上级网站上有栏目的单位。

整改：修复站内搜索，重建索引，使新发布信息及时可查。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from audit.model import Evidence, FetchOutcome, Finding, SearchCheck
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.requirements import Searches
from rules.sitepages import hosted_elsewhere, is_hosted
from rules.titles import cited

TITLE = "站内搜索能找到已发布信息"
CATALOGUE = ("W-D25", "TL-24", "PT-05")
REQUIRES = Searches()
_BROKEN = frozenset(
    {FetchOutcome.SERVER_ERROR, FetchOutcome.NOT_FOUND, FetchOutcome.GONE, FetchOutcome.SOFT_404}
)


def check(facts: Facts, *, as_of: date, titles: int = 4) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    if is_hosted(facts.agency):
        yield hosted_elsewhere(facts.agency)
        return
    tried = [search for search in facts.searches if search.title][:titles]
    if not tried:
        yield _untried(facts.searches)
        return
    found = [search for search in tried if search.found]
    missed = [search for search in tried if search.found is False]
    broken = [search for search in tried if search.found is None and search.outcome in _BROKEN]
    unclear = [search for search in tried if search.found is None and search not in broken]
    if found:
        yield passed(f"试搜 {len(tried)} 条标题，第一页找到 {len(found)} 条", map(_shown, found))
    if missed or broken:
        yield from _without(missed, broken, tried, works=bool(found))
    if unclear:
        words = unclear[0].note or unclear[0].outcome.label
        yield unavailable(f"{len(unclear)} 条标题的搜索结果没有查清：{words}", map(_shown, unclear))


def _untried(searches: tuple[SearchCheck, ...]) -> Finding:
    if not searches:
        return unavailable("采集时没有试用站内搜索，不能认定")
    only = searches[0]
    if only.outcome is FetchOutcome.LIMIT:
        return not_applicable(only.note or "没有可以试搜的标题")
    return unavailable(only.note or "没有读到搜索表单，不能认定", (_shown(only),))


def _without(
    missed: list[SearchCheck], broken: list[SearchCheck], tried: list[SearchCheck], *, works: bool
) -> Iterator[Finding]:
    if not works:
        words = f"{len(missed)} 条写明没有找到，{len(broken)} 条返回错误"
        reason = f"试搜 {len(tried)} 条标题，一条都没有找到（{words}），请人工在网站上试搜核对"
        yield manual(reason, map(_shown, (*missed, *broken)))
        return
    for search in missed:
        reason = f"站内搜索{cited(search.title)}，结果页第一页没有该信息：{search.note or '没有找到'}"
        yield failed(reason, (_shown(search),), search.title)
    if broken:
        words = f"{len(broken)} 条标题的搜索返回错误（{broken[0].outcome.label}）"
        yield manual(f"{words}，请人工试搜核对", map(_shown, broken))


def _shown(search: SearchCheck) -> Evidence:
    return Evidence(search.url, search.sha256, search.fetched_at, search.title)
