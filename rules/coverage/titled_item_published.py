"""Rule: an item of a certain title is published, in one of the columns where it belongs.

要求：法规、文件要求公开的某类文件（如年度要点、审计结果、清单、方案）应当在规定栏目公开。

依据：由指标写明；通则见《政府信息公开条例》第二十条、第二十六条。

认定：
1. 在参数 columns 列出的栏目中按 titles 找标题（“甲+乙”表示两个词都有，多个写法任一即可，{年}代表应查年度；
   without 中的词出现则不算）；year_back 不为负数时标题所写年度须为应查年度（检查年份减 year_back；写了 due
   “月-日”而检查日还没有过这一天的，再减一年），标题没写年度的看发布日期。
2. 找到不少于 minimum 条的，合格。
3. 栏目都已读全而没有找到的：missing_fails 为“是”的记一条不合格，已查页面为证；否则转人工（标题写法可能不
   同）。
4. 有栏目没有读全、没有查找或被拦截的，存疑。

不适用：名册写明没有该项职能；所列栏目都未开设（已在栏目覆盖中扣分）。

整改：在相应栏目公开所缺文件，标题写明年度和事项。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Record
from rules.dates import first_seen, last_due_year
from rules.facts import Facts
from rules.findings import failed, manual, passed, shown_by, unavailable
from rules.requirements import Columns, DateOfYear
from rules.searching import search
from rules.wordings import Wording, names_year, wording

TITLE = "规定文件已公开"
CATALOGUE = ("SD-008", "SD-014", "SD-018", "SD-019", "SD-033", "SD-110")
REQUIRES = Columns(parameter="columns", gate=False, history_days=400)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    titles: tuple[str, ...],
    without: tuple[str, ...] = (),
    year_back: int = -1,
    due: DateOfYear = "",
    minimum: int = 1,
    missing_fails: bool = False,
    what: str = "",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    current = last_due_year(as_of, due) if due else as_of.year
    year = current - year_back if year_back >= 0 else None
    sought = wording(titles, without, year)
    name = what or f"标题含“{'”或“'.join(titles)}”的信息"
    name = f"{year}年度{name}" if year is not None else name
    found = [record for record in facts.records_of(*columns) if _matches(record, sought, year)]
    if len(found) >= max(1, minimum):
        yield passed(f"找到{name} {len(found)} 条：{found[0].title}", shown_by(found), name)
        return
    yield _missing(facts, columns, found, name, max(1, minimum), missing_fails=missing_fails)


def _matches(record: Record, sought: Wording, year: int | None) -> bool:
    named = " ".join((record.title, *(file.name for file in record.attachments)))
    if not sought.stands_in(named):
        return False
    if year is None:
        return True
    stated = names_year(named, year)
    if stated is not None:
        return stated
    day = first_seen(record)
    return day is not None and day.year == year


def _missing(
    facts: Facts,
    columns: tuple[ColumnId, ...],
    found: list[Record],
    name: str,
    minimum: int,
    *,
    missing_fails: bool,
) -> Finding:
    ground = search(facts, columns)
    short = f"只找到 {len(found)} 条，应有 {minimum} 条" if found else "没有找到"
    if ground.unread is not None:
        reason = f"{name}{short}，而{ground.unread.reason}"
        return unavailable(reason, ground.unread.evidence, name)
    if ground.nowhere is not None:
        return ground.nowhere
    reason = f"{ground.told}都已读全，{name}{short}"
    if missing_fails and not ground.asked:
        return failed(reason, ground.searched, name)
    return manual(f"{reason}，标题写法可能不同，请人工核对", ground.searched, name)
