"""Rule: a department's budget and accounts explain what the tables show.

要求：部门预决算除表格外还应有文字说明：部门职责、机构设置、收支增减变化、机关运行经费、政府采购、国有资产占用、
绩效、名词解释。

依据：财预〔2016〕143号《地方预决算公开操作规程》；《预算法》第十四条。

认定：
1. 在应有年度部门预决算的正文和附件文字中按 parts 逐项查找（每项“名称=词/词”，任一词出现即有）。
2. 正文和全部附件都已读全、找到不少于一半的，缺少的每项记一条不合格；找到的不足一半的，可能另有文件，转人工。
3. 没有读全而又缺项的，存疑。

不适用：预决算栏目未开设；没有找到应有年度的部门预决算。

整改：补充所缺的文字说明后重新公开。
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import Finding, Record
from rules.budget_tables import judge_owed
from rules.budgets import Fiscal, names
from rules.facts import Facts
from rules.findings import failed, manual, passed, shown_by, unavailable
from rules.reading import text_of, unread_reason, unread_shown, whole
from rules.requirements import Columns, DateOfYear

TITLE = "预决算文字说明齐全"
CATALOGUE = ("YS-10",)
REQUIRES = Columns("budget", texts=True, history_days=900)
_PARTS = (
    "部门职责=主要职责/主要职能/部门职责/部门职能/单位职责/单位职能/职能",
    "机构设置=机构设置/内设机构/机构情况/机构组成/单位构成/预算单位",
    "收支增减变化=增加/减少/增长/下降/持平/增减",
    "机关运行经费=机关运行经费/运行经费/公用经费",
    "政府采购=政府采购",
    "国有资产占用=国有资产/车辆/公务用车保有",
    "绩效=绩效",
    "名词解释=名词解释/专业名词/名词说明/专业性名词",
)


def check(
    facts: Facts,
    *,
    as_of: date,
    parts: tuple[str, ...] = _PARTS,
    budget_due: DateOfYear = "06-30",
    accounts_due: DateOfYear = "11-15",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    wanted = {name: words.split("/") for name, _, words in (part.partition("=") for part in parts)}
    yield from judge_owed(
        facts, as_of, (budget_due, accounts_due), lambda items, fiscal: _judge(items, fiscal, wanted)
    )


def _judge(items: tuple[Record, ...], fiscal: Fiscal, wanted: Mapping[str, list[str]]) -> Iterable[Finding]:
    text = "".join(f"{names(record)}{text_of(record)}" for record in items)
    text = "".join(text.split())
    missing = [name for name, words in wanted.items() if not any(word in text for word in words)]
    if not missing:
        yield passed(f"{fiscal.label}有 {len(wanted)} 项文字说明", shown_by(items), fiscal.label)
        return
    lacking = "、".join(missing)
    unread = [record for record in items if not whole(record)]
    if unread:
        reason = f"{fiscal.label}读到的文字没有{lacking}，而{unread_reason(unread)}，不能认定"
        yield unavailable(reason, unread_shown(unread), fiscal.label)
    elif 2 * len(missing) > len(wanted):
        reason = f"{fiscal.label}的文字只有 {len(wanted) - len(missing)} 项说明，可能另有文件，请人工核对"
        yield manual(reason, shown_by(items), fiscal.label)
    else:
        for name in missing:
            reason = f"{fiscal.label}的正文和附件都已读全（{len(text)} 字），没有{name}的说明"
            yield failed(reason, shown_by(items), f"{fiscal.label}{name}")
