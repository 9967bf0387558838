"""Rule: a column's page states every element that it has to state.

要求：机构职能、领导信息、执法公示、清单等栏目应写明规定的要素。

依据：由指标写明；机构职能见《政府信息公开条例》第二十条第（二）项。

认定：
1. 读取栏目页和栏目内（标题含 titles 任一词，未写则全部）信息的正文及已读附件，连同子栏目的名称合并后逐项查找
   要素 elements（每项“名称=词/词”，任一词出现即有；“甲+乙”表示两个词都要有）。
2. 正文和附件都已读全、总长不少于 min_length 字而缺某要素的：missing_fails 为“是”的每项记一条不合格，否则合
   并转人工。
3. 没有读全、正文过短（可能是图片或链接）的，存疑。

不适用：名册写明没有该项职能；栏目未开设或没有内容（由相应指标认定）。

整改：补充所缺要素并及时更新。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import ColumnId, Finding, Record
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable
from rules.reading import text_of, unread_reason, unread_shown
from rules.requirements import Columns
from rules.wordings import elements as read_elements
from rules.wordings import wording

TITLE = "栏目写明规定要素"
CATALOGUE = ("SD-178", "SD-179", "SD-118", "SD-002", "TL-20-02")
REQUIRES = Columns(parameter="column", texts=True)


def check(
    facts: Facts,
    *,
    as_of: date,
    column: ColumnId,
    elements: tuple[str, ...],
    titles: tuple[str, ...] = (),
    min_length: int = 60,
    missing_fails: bool = True,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    name = ColumnId(column).label
    sought = wording(titles) if titles else None
    records = [r for r in facts.records_of(column) if sought is None or sought.stands_in(r.title)]
    if not records:
        reason = f"“{name}”栏目没有可查的内容，由“栏目有内容”认定，不重复扣"
        yield not_applicable(reason, proof(facts.columns[column]))
        return
    parts = facts.columns[column].parts
    yield from _judge(records, parts, name, elements, min_length, missing_fails=missing_fails)


def _judge(
    records: list[Record],
    parts: tuple[str, ...],
    name: str,
    written: tuple[str, ...],
    min_length: int,
    *,
    missing_fails: bool,
) -> Iterable[Finding]:
    wanted = read_elements(written)
    text = "\n".join(f"{record.title}\n{text_of(record)}" for record in records)
    text += "\n" + "\n".join(parts)  # a sub-column of that name has it on a page of its own
    missing = [element.name for element in wanted if not element.stands_in(text)]
    lacking = "、".join(missing)
    unread = unread_reason(records)
    length = sum(len(text_of(record)) for record in records)
    if not missing:
        yield passed(f"“{name}”写明全部 {len(wanted)} 项要素", shown_by(records))
    elif unread:
        reason = f"“{name}”读到的内容没有{lacking}，而{unread}，不能认定缺少"
        yield unavailable(reason, unread_shown(records) or shown_by(records))
    elif length < min_length:
        where = f"“{name}”正文只有 {length} 字（少于 {min_length} 字），内容可能在图片或链接中"
        yield unavailable(f"{where}，不能认定缺少{lacking}", shown_by(records))
    else:
        found = len(wanted) - len(missing)
        where, count = (
            f"“{name}”{len(records)} 条信息共 {length} 字",
            f"应有 {len(wanted)} 项，找到 {found} 项",
        )
        if not missing_fails:
            reason = f"{where}，没有写明“{'”“'.join(missing)}”（{count}），请人工核对"
            yield manual(reason, shown_by(records), name)
            return
        for element in missing:
            yield failed(f"{where}，没有写明“{element}”（{count}）", shown_by(records), element)
