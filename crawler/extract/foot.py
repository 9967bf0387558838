"""The page's foot (主办单位, 标识码, 备案号) and the sentence with which an empty column explains itself."""

from __future__ import annotations

import re

from crawler.extract.layout import Layout

_MARK = re.compile(
    r"主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|主管(?:单位)?\s*[:：]|网站(?:主办|管理|标识码)"
    r"|政府网站标识码|标识码\s*[:：]?\s*\w{10}|ICP备|公网安备|网安备"
    r"|版权所有|copyright|©|技术支持|网站地图|联系我们",
    re.IGNORECASE,
)
#: What every mark has one of: a search for one of a few characters is many times faster.
_MAY_MARK = re.compile("[主承网标备版技联©cC]")
_EXPLAINED = re.compile(
    r"(?:本|该|此)?(?:栏目|单位|部门|年度|年|月|月份|季度|地区|县|市|区|镇|乡|街道|局)?[^。；:：]{0,24}"
    r"(?:暂无|暂时没有|暂没有|尚无|尚未(?:产生|发生|制定|形成)|无此类|无此项|无相关|没有相关|未发生"
    r"|不涉及|未产生|没有发布|无(?:内容|信息|数据)|未涉及)[^。；]{0,40}[。！!]?"
)
_NO_EXPLANATION = re.compile(r"搜索|评论|附件|图片|登录|留言|浏览器|播放|下一[篇条]|上一[篇条]|来源|相关链接")
_NOTHING = re.compile("[无没未尚不]")
#: How a foot says where its owner is found: such lines may stand above its first mark.
_CONTACT = re.compile(
    r"(?:地\s*址|电\s*话|传\s*真|邮\s*[编箱]|热\s*线|办公时间|联系方式)\s*[:：]|\d{3,4}-\d{7,8}|标识码"
)
_CONTACT_LINES = 4
_LONGEST = 2_000
_LAST_LINES = 120


def footer_of(layout: Layout, behind: int = 0) -> str:
    """The text of the page's foot from its first mark on, at most 2000 characters; empty without one.

    ``behind`` is the line where the page's article ends: no foot begins before it.
    """
    lines = layout.lines
    first = max(len(lines) - _LAST_LINES, 0)
    marked = [
        line.number for line in lines[first:] if _MAY_MARK.search(line.text) and _MARK.search(line.text[:300])
    ]
    if not marked:
        return ""
    if first < behind <= marked[-1]:
        first = behind
        marked = [number for number in marked if number >= behind]
    # 联系我们 and 网站地图 also stand in the page's head: only marks near the last one belong to the foot.
    start = marked[-1]
    for number in reversed(marked):
        if start - number > 25:
            break
        start = number
    for _ in range(_CONTACT_LINES):
        if start > first and len(lines[start - 1].text) <= 200 and _CONTACT.search(lines[start - 1].text):
            start -= 1
    return "\n".join(line.text for line in lines[start:])[:_LONGEST]


def explanation_of(layout: Layout) -> str:
    """The sentence of the kind 本栏目暂无内容 or 本年度无此类情况 that the page shows; empty without one."""
    for line in layout.lines:
        if (
            line.hidden
            or not 4 <= len(line.text) <= 200
            or not _NOTHING.search(line.text)
            or line.is_links
            or _NO_EXPLANATION.search(line.text)
        ):
            continue
        found = _EXPLAINED.search(line.text)
        if found and "{" not in line.text and (len(line.text) <= 80 or found.start() < 40):
            return line.text[:200].strip()
    return ""
