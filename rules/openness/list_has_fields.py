"""Rule: a published list states every field that it has to state, in the heads of its tables.

要求：清单（如行政审批中介服务事项清单）应列明规定的各栏，例如名称、设置依据、服务时限、收费标准。

依据：由指标写明；中介服务清单见国办发〔2015〕31号。

认定：
1. 在 columns 栏目中按 titles 找清单，读取其正文、附件和表格。
2. fields 各项（“名称=词/词”，任一词出现即有）在表格中或正文中都写明的，合格。
3. 清单都已读全、读到表格而缺某项的：missing_fails 为“是”的每项记一条不合格，否则转人工。
4. 没有读全、没有读到表格或栏目没有读全的，存疑。

不适用：名册写明没有该项职能；栏目未开设；栏目已读全而没有这类清单（由“规定文件已公开”认定）。

整改：按规定的各栏补全清单。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Record
from rules.facts import Facts
from rules.findings import failed, manual, passed, shown_by, unavailable
from rules.reading import unread_reason, unread_shown
from rules.requirements import Columns
from rules.searching import nothing_to_judge
from rules.wordings import elements, wording

TITLE = "清单各栏齐全"
CATALOGUE = ("SD-126", "SD-121", "SD-125")
REQUIRES = Columns(parameter="columns", texts=True, tables=True, gate=False, history_days=400)
#: The head of a table lies in its first rows.
_HEAD = 4


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    titles: tuple[str, ...],
    fields: tuple[str, ...],
    without: tuple[str, ...] = (),
    missing_fails: bool = False,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    sought = wording(titles, without)
    lists = [record for record in facts.records_of(*columns) if sought.stands_in(_named(record))]
    name = f"标题含“{'”或“'.join(titles)}”的清单"
    if not lists:
        yield nothing_to_judge(facts, columns, name)
        return
    wanted = elements(fields)
    told = "\n".join(map(_told, lists))
    missing = [field.name for field in wanted if not field.stands_in(told)]
    lacking = "、".join(missing)
    unread = unread_reason(lists)
    if not missing:
        yield passed(f"{name} {len(lists)} 份，{len(wanted)} 栏都写明", shown_by(lists), name)
    elif unread or not any(record.tables for record in lists):
        why = unread or "没有读到表格"
        reason = f"{name}读到的内容没有{lacking}，而{why}，不能认定缺少"
        yield unavailable(reason, unread_shown(lists) or shown_by(lists), name)
    else:
        for field in missing:
            reason = f"{name} {len(lists)} 份，表格和正文都没有“{field}”栏（应有 {len(wanted)} 栏）"
            if missing_fails:
                yield failed(reason, shown_by(lists), field)
            else:
                yield manual(f"{reason}，请人工核对", shown_by(lists), field)


def _named(record: Record) -> str:
    return " ".join((record.title, *(file.name for file in record.attachments)))


def _told(record: Record) -> str:
    heads = ("\n".join(" ".join(row) for row in table.rows[:_HEAD]) for table in record.tables)
    return "\n".join((record.text or "", *heads))
