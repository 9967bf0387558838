"""Rule: content pages state where their text comes from and when it was published.

要求：内容页清晰标注信息来源和发布时间，时间格式为 YYYY-MM-DD HH:MM。

依据：国办发〔2017〕47号《政府网站发展指引》。

认定：
1. 按网址排序取本单位网站前 articles 个内容页，看页面上标明的发布时间和来源（不看标签）。
2. 发布时间有日期而没有时分的，clock 为“是”时每页记一条不合格，为“否”时不计。
3. 没有读到发布时间或来源字样的，可能写法不同，合并为一条转人工。
4. 没有抽到内容页、没有查看过页面的，存疑。

不适用：2017年5月15日该指引印发前的评估；没有独立网站、只在上级网站上有栏目的单位。

整改：修改内容页模板，在标题下标明“来源”和“发布时间”（精确到分，24小时制）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from audit.model import Finding, PageFacts, PageMark
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.requirements import Pages
from rules.sitepages import called, hosted_elsewhere, is_hosted, mark_on, own_pages, sampled_pages, seen_on

TITLE = "内容页标明来源和时间"
CATALOGUE = ("ZY-05",)
REQUIRES = Pages()
_SINCE = date(2017, 5, 15)
_CLOCK = re.compile(r"\d{1,2}\s*[:：时]\s*\d{1,2}")


def check(facts: Facts, *, as_of: date, articles: int = 10, clock: bool = False) -> Iterable[Finding]:
    """Judge by the five parts above."""
    if as_of < _SINCE:
        yield not_applicable(f"检查日 {as_of} 早于政府网站发展指引印发（{_SINCE}）")
        return
    if is_hosted(facts.agency):
        yield hosted_elsewhere(facts.agency)
        return
    pages = [p for p in sampled_pages(own_pages(facts), "article", articles) if p.marks is not None]
    if not pages:
        yield unavailable("没有抽到本单位网站的内容页，不能认定")
        return
    found = [*_clockless(pages, clock=clock), *_silent(pages)]
    yield from found
    if not found:
        yield passed(f"抽查内容页 {len(pages)} 个，都标明来源和发布时间", map(seen_on, pages))


def _clockless(pages: list[PageFacts], *, clock: bool) -> Iterator[Finding]:
    for page in pages:
        shown = mark_on(page, PageMark.PUBLISHED)
        if clock and shown and not _CLOCK.search(shown):
            reason = f"{called(page)}的发布时间写作“{shown}”，没有时分"
            yield failed(reason, (seen_on(page, shown),), page.title)


def _silent(pages: list[PageFacts]) -> Iterator[Finding]:
    timeless = [p for p in pages if not (mark_on(p, PageMark.PUBLISHED) or mark_on(p, PageMark.DATED))]
    nameless = [page for page in pages if not mark_on(page, PageMark.SOURCE)]
    if timeless or nameless:
        counted = f"{len(timeless)} 个没有读到发布时间，{len(nameless)} 个没有读到来源"
        shown = dict.fromkeys(page.url for page in (*timeless, *nameless))
        some = [seen_on(page) for page in pages if page.url in shown]
        yield manual(f"抽查内容页 {len(pages)} 个，{counted}，写法可能不同，请人工核对", some)
