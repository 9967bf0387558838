"""Where a dialect meets a layout that it does not know: what the log says of the page, and why.

A page bears the marks of a content system's list, yet neither the system's own reading nor the generic
one found a row or the request that would fill it; or the pager claims pages that nobody knows how to ask
for.  Silence about either would pass for an empty or a finished list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from crawler.extract.pagination import Pager
from crawler.page import Page, PageRequest, RecordLink

#: What the lists of a system look like in the source, and what its makers call them (dialects.md).
_LISTS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "hanweb": (
        re.compile(r"dataproxy\.jsp|jpaas-publish-server|loadPageData|/module/xxgk/"),
        "JPAGE/JPAAS 列表",
    ),
    "trs": (re.compile(r"listModel\s*\(|/fjdzapp/|was5/web"), "海云或 WAS 检索列表"),
    "govsearch": (re.compile(r"documentContainer|simp_gov_list|gov_list_ad"), "公开目录检索列表"),
    "ucap": (re.compile(r"/common/search/|searchList/|getFileListByCodeId"), "检索接口列表"),
    "lonsun": (re.compile(r"labelName=\w*[lL]ist|publicInfoList"), "异步列表标签"),
    "gkmlpt": (re.compile(r"/gkmlpt/"), "信息公开目录平台"),
    "epoint": (re.compile(r"\.action\?cmd=|getFullTextData|inteligentsearch"), "检索接口列表"),
    "webplus": (re.compile(r"generalQuery"), "查询接口列表"),
    "aspnet": (re.compile(r"__doPostBack"), "回发式列表"),
}


def why_handed_over(
    page: Page,
    dialect: str,
    records: Sequence[RecordLink],
    following: PageRequest | None,
    pager: Pager,
) -> str:
    """Why a list page of ``dialect`` was left to the generic reading and not understood; empty otherwise."""
    if dialect == "generic" or following is not None:
        return ""
    if records:
        current, pages = pager.current, pager.page_count
        if current is None or pages is None or current >= pages:
            return ""
        return f"{dialect} 系统的翻页方式没有认出（共 {pages} 页，停在第 {current} 页）"
    marks, name = _LISTS.get(dialect, (None, ""))
    if marks is None or not marks.search(page.text[:400_000]):
        return ""
    return f"{dialect} 系统的{name}布局没有认出，改用通用方法后也没有读到列表"
