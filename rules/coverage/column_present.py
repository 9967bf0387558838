"""Rule: the prescribed column exists on the agency's site or its page on the portal.

要求：网站（或上级门户为本单位开设的页面）应开设规定的栏目，公众能从首页或政府信息公开专栏找到它。

依据：《政府信息公开条例》第十九至二十二条、第二十四条；国办公开办函〔2019〕61号；国办秘函〔2019〕19号“
未开设”各项。

认定：
1. 在首页导航、政府信息公开专栏、菜单和网站地图中找到该栏目，即为合格；栏目在上级门户上、或由几个子栏目
   组成，同样算数。
2. 应当有该栏目的页面都已读完而仍未找到，为不合格，以查找过的页面为证。
3. 查找过程中有页面打不开、被拦截或没有读全的，存疑，不扣分。
4. sites.yml 中有人工决定的，以人工决定为准：写明栏目网址的，以该网址为栏目；写明不存在的，为不合格，理由中写
   明何人何时因何认定。

不适用：名册写明单位职能而该栏目不属于其职能的；职能未申报又没有该栏目的，转人工。sites.yml 中
写明本单位不需要该栏目（not_required）的，不适用。

整改：开设该栏目，并从首页或政府信息公开专栏链接到它；栏目设在别处的，在本单位页面上加链接。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Coverage, Finding
from rules.facts import Facts
from rules.findings import failed, passed, proof, searched_in_vain
from rules.requirements import Columns

TITLE = "开设规定的栏目"
CATALOGUE = ("SD-040", "SD-041", "SD-100", "SD-114", "SD-150", "PT-02", "W-D02", "YS-05")
REQUIRES = Columns(parameter="column", absent=None, partial=True)


def check(facts: Facts, *, as_of: date, column: ColumnId) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    found = facts.column(column)
    assert found is not None, "the runner lets only columns through that were looked for"
    if found.coverage is Coverage.ABSENT:
        proven = searched_in_vain(found, "（首页导航、公开专栏等）")
        yield failed(f"没有开设“{column.label}”栏目：{proven}", found.searched, column.label)
        return
    path = " > ".join(found.path) or found.label or found.url
    yield passed(f"已开设“{column.label}”栏目：{path}", proof(found), column.label)
