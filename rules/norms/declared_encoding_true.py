"""Rule: pages are in the character set that they declare (listed only).

要求：网页声明的字符集与实际使用的一致，各种浏览器都能正常显示。

依据：国办发〔2017〕47号附件《网页设计规范》；国办秘函〔2019〕19号“兼容性”。

认定：
1. 抽查首页和按网址排序的前 lists 个栏目页，声明的字符集与内容实际的编码不符的，合并为一条转人工（浏览器多能
   自行纠正，是否乱码由人看）。
2. 都相符的合格；没有查看过页面的，存疑。

不适用：没有独立网站首页的单位（首页没有读到时存疑）。

整改：让页面 meta charset、HTTP 头与文件实际编码一致（建议 UTF-8）。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Outcome, PageMark
from rules.facts import Facts
from rules.findings import manual, passed, unavailable
from rules.requirements import Home, Pages
from rules.sitepages import called, mark_on, own_pages, sampled_pages, seen_on

TITLE = "声明的字符集正确"
CATALOGUE = ("W-D28",)
REQUIRES = (Home(), Pages())
#: A wrong declaration alone costs nobody anything: whether a reader sees rubbish, a person says.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.UNAVAILABLE})


def check(facts: Facts, *, as_of: date, lists: int = 20) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    own = own_pages(facts)
    chosen = [*sampled_pages(own, "home", 1), *sampled_pages(own, "list", lists)]
    pages = [page for page in chosen if page.marks is not None]
    if not pages:
        yield unavailable("没有查看过页面的字符集，不能认定")
        return
    wrong = [page for page in pages if mark_on(page, PageMark.ENCODING)]
    if wrong:
        words = mark_on(wrong[0], PageMark.ENCODING)
        told = f"{called(wrong[0])}等 {len(wrong)} 个页面的字符集声明不实：{words}"
        yield manual(
            f"{told}，请人工查看是否乱码", (seen_on(p, mark_on(p, PageMark.ENCODING)) for p in wrong)
        )
    else:
        yield passed(f"抽查 {len(pages)} 个页面，字符集声明都正确", map(seen_on, pages))
