"""Rule: pages carry the standard meta tags.

要求：首页有站点标签，栏目页另有栏目标签，内容页另有内容标签，内容不为空。

依据：国办发〔2017〕47号附件《网页设计规范》；国办秘函〔2019〕19号“页面标签”。

认定：
1. 按网址排序取首页、lists 个栏目页、articles 个内容页（只取本单位网站的页面）。
2. 站点标签 SiteName、SiteDomain、SiteIDCode；栏目标签 ColumnName、ColumnType；内容标签 ArticleTitle、PubDate、
   ContentSource。缺少或为空、为 null 的，每页记一条不合格。
3. 没有读到的页面不计；一页都没有读到的，存疑。

不适用：2017年5月15日该规范印发前的评估；页面都在上级门户上、不由本单位维护的。

整改：在网站模板的 <head> 中补上所缺标签，并由系统填入真实内容。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Home, Pages

TITLE = "页面标签齐全"
CATALOGUE = ("W-D27", "MT-01")
REQUIRES = (Home(), Pages())


def check(facts: Facts, *, as_of: date, lists: int = 5, articles: int = 5) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError
