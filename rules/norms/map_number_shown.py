"""Rule: pages that show a map name its review number (a hint for a person).

要求：使用地图的页面用标准地图或取得审图号，并标明审图号。

依据：《地图管理条例》第四十条；国办发〔2017〕47号（使用地图的要求）。

认定：
1. 页面引用了网上地图服务而源代码中没有“审图号”的，转人工核对（地图服务自带审图号的不算问题）。
2. 引用地图并标明审图号的合格；没有页面引用地图的，不适用。
3. 图片形式的地图机器看不出，不在此列。

不适用：读到的页面都没有引用地图服务。

整改：改用自然资源部门发布的标准地图，或在地图下标明审图号。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Outcome, PageMark
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, unavailable
from rules.requirements import Pages
from rules.sitepages import called, mark_on, own_pages, seen_on

TITLE = "地图标明审图号"
CATALOGUE = ("ZY-12",)
REQUIRES = Pages()
#: Map services print their own number in the picture: only a person sees it.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})


def check(facts: Facts, *, as_of: date) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    pages = [page for page in own_pages(facts) if page.marks is not None]
    if not pages:
        yield unavailable("没有读到本单位网站的页面，不能认定")
        return
    maps = [page for page in pages if mark_on(page, PageMark.MAP)]
    if not maps:
        yield not_applicable(f"读到的 {len(pages)} 个页面都没有引用地图服务")
        return
    silent = [page for page in maps if not mark_on(page, PageMark.MAP_NUMBER)]
    if silent:
        told = f"{called(silent[0])}等 {len(silent)} 个页面引用了地图而没有读到审图号"
        shown = (seen_on(page, mark_on(page, PageMark.MAP)) for page in silent)
        yield manual(f"{told}，请人工核对地图上是否自带审图号", shown)
    else:
        yield passed(f"{len(maps)} 个页面引用地图，都标明审图号", map(seen_on, maps))
