"""Rule: the links of the home page lead somewhere.

要求：首页上的链接（含图片、附件、外部链接）都能打开。

依据：国办秘函〔2019〕19号“可用性”：首页每处扣0.2分，其他页面每处扣0.1分。

认定：
1. 每个链接至少看两次；每次都由服务器答复页面不存在（404、410或提示不存在的页面）的，记一条不合格，其他
   页面上的按半条计。
2. 超时、域名无法解析、连接中断、被拦截等，可能是网络或访问限制所致，存疑，不扣分。
3. 有一次打开过的算有效。

不适用：首页没有链接。

整改：恢复页面或改正、删除失效链接。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.facts import Facts
from rules.requirements import Home, Links

TITLE = "首页链接有效"
CATALOGUE = ("W-D22", "PF-12")
REQUIRES = (Home(), Links())


def check(facts: Facts, *, as_of: date, looks: int = 2) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError
