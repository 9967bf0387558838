"""Rule: the footer shows identity code, filing numbers, owner and contact.

要求：全站页面底部有党政机关网站标识、网站标识码、ICP备案编号、公安机关备案标识、主办单位和联系方式。

依据：国办发〔2017〕47号；国办秘函〔2019〕19号“网站标识”，每缺一项扣0.5分。

认定：
1. 读首页页脚文字，逐项查找（参数 items）；标识码应为10位数字或 bm 加8位数字。“党政机关标识”看页面源代码中的
   挂标图标或文字。
2. 页脚已读到至少一项标识而缺另一项、首页链接（备案查询网址、联系我们）也没有的，每项记一条不合格；首页有
   而按网址排序的前 lists 个栏目页中有页面没有的（该页页脚读到半数以上各项），每项也记一条。
3. 页脚为空、由脚本或图片生成、一项都没有读到，或页脚文件从别处引入的，存疑；党政机关标识没有读到，而页面从
   别处引入脚本、框架或没有查看过源代码的，存疑。

不适用：没有独立网站、只在上级网站上有栏目的单位；没有规定应查哪几项。学校、医院等不查网站标识码和党政机关标识。

整改：在全站页脚补齐所缺标识；标识码在“全国政府网站信息报送系统”中查询。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from audit.model import Evidence, Finding, PageFacts, PageMark
from audit.widths import plain_width
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.requirements import Home, Links, Pages
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

TITLE = "页脚标识齐全"
CATALOGUE = ("ZY-03", "ZY-04", "W-D21")
REQUIRES = (Home(), Pages(), Links())
DEFAULT_ITEMS = ("网站标识码", "ICP备案", "公安备案", "主办单位", "联系方式")
_CODE = "网站标识码"
#: A picture that a script of the authority puts in: the page's source tells it.
_PARTY = "党政机关标识"
_CODE_LABEL = re.compile(r"标\s*识\s*码")
_WORDINGS: Mapping[str, str] = {
    # Ten digits that stand for a site of a district, or bm and eight for a ministry's (ZY-04).
    _CODE: r"标\s*识\s*(?:编)?\s*码\s*[:：]?\s*(?:bm\d{8}|BM\d{8}|\d{10})(?!\d)",
    # A province's letter stands before 备; 公网安备 is the police's.
    "ICP备案": r"ICP|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新]备\s*\d{6,}",
    "公安备案": r"公网安备|公安(?:机关)?备案",
    "主办单位": r"主\s*办|承\s*办|主\s*管|版权所有|Copyright|©|维护单位|运维",
    _PARTY: r"党政机关(?:网站)?标识|事业单位标识",
    "联系方式": r"电\s*话|传\s*真|邮\s*箱|邮\s*编|联系我们|联系方式|地\s*址|E-?mail|@|热线|\d{3,4}-\d{7,8}",
}

_OF_GOVERNMENT = frozenset({_CODE, _PARTY})
_NOWHERE = re.compile(r"(?!)")
#: Item → addresses and labels of links that are it, though the foot's text may lack it.
_LINKS: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "公安备案": (re.compile(r"beian\.gov\.cn|beian\.mps\.gov\.cn"), re.compile(r"公网安备|公安备案")),
    "ICP备案": (re.compile(r"beian\.miit\.gov\.cn|miitbeian\.gov\.cn"), re.compile(r"ICP备")),
    "联系方式": (_NOWHERE, re.compile(r"联系我们|联系方式|联系电话")),
}
#: What is taken from elsewhere and is called a foot: a part of the foot may come with it.
_FOOT = re.compile(r"foot|bottom|copyright|#\s*include", re.IGNORECASE)


def check(
    facts: Facts, *, as_of: date, items: tuple[str, ...] = DEFAULT_ITEMS, lists: int = 0
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    if is_hosted(facts.agency):
        yield hosted_elsewhere(facts.agency)
        return
    home = facts.home
    assert home is not None, "the runner asks for a home page that was read"
    footer = plain_width(home.footer)
    here = Evidence(home.url, home.sha256, home.fetched_at, home.footer[:200])
    if facts.agency.kind not in GOVERNMENT:
        items = tuple(name for name in items if name not in _OF_GOVERNMENT)
    read = _found(home, items)
    linked = [name for name in items if name not in read and _is_linked(facts, home, name)]
    found = [name for name in items if name in read or name in linked]
    anything = found or [name for name, wording in _WORDINGS.items() if re.search(wording, footer)]
    if not items:
        yield not_applicable("没有规定应查哪几项标识")
        return
    if not anything or found == [_PARTY] != list(items):
        yield unavailable("首页页脚没有读到任何标识，可能由脚本或图片显示，不能认定", (here,))
        return
    for name in items:
        if name not in found:
            yield _missing(home, name, here, f"应有 {len(items)} 项，找到 {len(found)} 项", footer)
    yield from _elsewhere(facts, read, lists)
    if found:
        yield passed(f"首页页脚应有 {len(items)} 项标识，找到 {len(found)} 项：{'、'.join(found)}", (here,))


def _found(page: PageFacts, items: tuple[str, ...]) -> list[str]:
    """Those of the items that the page's foot (or, for the mark, its source) shows."""
    footer = plain_width(page.footer)
    return [
        name
        for name in items
        if re.search(_WORDINGS.get(name, re.escape(name)), footer)
        or (name == _PARTY and mark_on(page, PageMark.PARTY_MARK))
    ]


def _is_linked(facts: Facts, home: PageFacts, name: str) -> bool:
    """Whether a link of the home page is the item, be it only a picture (公安备案) or a page (联系我们)."""
    wanted, words = _LINKS.get(name, (_NOWHERE, _NOWHERE))
    return any(
        wanted.search(link.url) or words.search(link.label)
        for link in facts.links
        if link.found_on.rstrip("/") == home.url.rstrip("/")
    )


def _missing(home: PageFacts, name: str, here: Evidence, counted: str, footer: str) -> Finding:
    if name == _CODE and _CODE_LABEL.search(footer):
        reason = "页脚有“网站标识码”字样而没有读到规范的编码（10位数字或 bm 加8位数字），请人工核对"
        return manual(reason, (here,), name)
    if (name == _PARTY and _may_be_hidden(home)) or _FOOT.search(mark_on(home, PageMark.INCLUDED)):
        return unavailable(f"没有读到“{name}”，可能由脚本或图片显示，不能认定", (here,), name)
    return failed(f"首页页脚没有“{name}”（{counted}）", (here,), name)


def _may_be_hidden(page: PageFacts) -> bool:
    return page.marks is None or bool(mark_on(page, PageMark.INCLUDED))


def _elsewhere(facts: Facts, found: list[str], lists: int) -> Iterator[Finding]:
    """Items that the home page has and list pages lack, one finding an item."""
    pages = sampled_pages(own_pages(facts), "list", lists)
    shown = {page.url: _found(page, tuple(found)) for page in pages}
    for name in found:
        lacking = [
            page
            for page in pages
            if name not in shown[page.url]
            and len(shown[page.url]) * 2 >= len(found)
            and not (name == _PARTY and _may_be_hidden(page))
            and not _FOOT.search(mark_on(page, PageMark.INCLUDED))
        ]
        if lacking:
            first = called(lacking[0])
            reason = f"{first}等 {len(lacking)} 个栏目页的页脚没有首页有的“{name}”（抽查 {len(pages)} 个）"
            yield failed(reason, [seen_on(page, page.footer[:200]) for page in lacking], name)
