"""Rule: the foot of the pages has the entry 我为政府网站找错.

要求：首页和其他页面底部都有“我为政府网站找错”的入口。

依据：国办秘函〔2019〕19号“我为政府网站找错”：首页未规范添加扣1分，其他页面每处扣0.2分；国办发〔2017〕47号。

认定：
1. 在首页和按网址排序的前 lists 个栏目页的网页源代码中查找该入口（文字、统一平台的脚本或网址），找到为合格。
2. 没有找到，而源代码里有页脚、也没有引用可能含页脚的脚本、框架的，记一条不合格；栏目页合并为一条，每页
   按 share 条计。
3. 源代码里没有页脚，或页脚可能由脚本、框架从别处引入的，存疑；没有查看过源代码的，存疑。

不适用：2016年1月1日以前的评估；没有独立网站、只在上级网站上有栏目的单位；学校、医院、企事业单位、党组织和村(社
区)。

整改：按“全国政府网站信息报送系统”给出的代码，在全站页脚添加找错入口。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import Finding, PageMark
from rules.facts import Facts
from rules.findings import failed, not_applicable, passed, unavailable
from rules.requirements import Home, Pages
from rules.sitepages import (
    GOVERNMENT,
    called,
    hosted_elsewhere,
    is_hosted,
    mark_on,
    own_pages,
    sampled_pages,
    seen_on,
)

TITLE = "有“我为政府网站找错”入口"
CATALOGUE = ("W-D23", "ZY-03")
REQUIRES = (Home(), Pages())
_SINCE = date(2016, 1, 1)


def check(facts: Facts, *, as_of: date, lists: int = 5, share: Decimal = Decimal("0.2")) -> Iterable[Finding]:
    """Judge by the five parts above."""
    if as_of < _SINCE:
        yield not_applicable(f"检查日 {as_of} 早于推行“我为政府网站找错”（{_SINCE}）")
        return
    if facts.agency.kind not in GOVERNMENT:
        yield not_applicable(f"{facts.agency.kind.label}的网站不是政府网站，不适用")
        return
    if is_hosted(facts.agency):
        yield hosted_elsewhere(facts.agency)
        return
    own = own_pages(facts)
    pages = [*sampled_pages(own, "home", 1), *sampled_pages(own, "list", lists)]
    has = [page for page in pages if mark_on(page, PageMark.ERROR_REPORT)]
    lacks = [page for page in pages if page not in has]
    # Without a foot in the source the foot comes from elsewhere, whatever brings it.
    unsure = [p for p in lacks if p.marks is None or mark_on(p, PageMark.INCLUDED) or not p.footer.strip()]
    bare = [page for page in lacks if page not in unsure]
    for page in bare:
        if page.role == "home":
            reason = "首页的源代码中没有“我为政府网站找错”入口，也没有从别处引入的页脚"
            yield failed(reason, (seen_on(page),), page.title)
    listed = [page for page in bare if page.role != "home"]
    if listed:
        told = f"{called(listed[0])}等 {len(listed)} 个栏目页（抽查 {len(pages)} 个页面）"
        reason = f"{told}的源代码中没有“我为政府网站找错”入口，也没有从别处引入的页脚"
        yield failed(reason, map(seen_on, listed), "栏目页", share * len(listed))
    if unsure or not pages:
        reason = f"{len(unsure)} 个页面没有读到找错入口，其页脚可能由脚本或框架引入，不能认定"
        yield unavailable(reason if pages else "没有读到本单位网站的页面", map(seen_on, unsure))
    if has:
        quotes = (seen_on(page, mark_on(page, PageMark.ERROR_REPORT)) for page in has)
        yield passed(f"抽查 {len(pages)} 个页面，{len(has)} 个有找错入口", quotes)
