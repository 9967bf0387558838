"""Rule: the files attached to records can be fetched.

要求：公开信息所附的文件能够下载打开。

依据：国办秘函〔2019〕19号“可用性”（含附件）；《政府信息公开条例》第二十四条（下载功能）。

认定：
1. 对所查栏目评估期内信息的附件逐个尝试；服务器答复文件不存在的，每个记一条不合格。
2. 超时、被拦截、证书错误等存疑；文件过大、格式特殊但能取到的算能打开；没有尝试的不计并说明。

不适用：所查栏目都未开设；期内信息没有附件。

整改：重新上传附件或改正链接。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding
from rules.facts import Facts
from rules.requirements import Columns

TITLE = "附件能打开"
CATALOGUE = ("PF-11", "W-D22")
REQUIRES = Columns(parameter="columns", attachments=True, gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (
        ColumnId.POLICY,
        ColumnId.NOTICES,
        ColumnId.BUDGET,
        ColumnId.ANNUAL_REPORT,
    ),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    raise NotImplementedError
