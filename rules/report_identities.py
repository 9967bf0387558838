"""The sums that must come out in an annual report's tables, place by place, with the arithmetic in words.

Catalogue §3.2–3.4: T1-1, T1-2, I1–I4, J1, J2 within one report; I5 and GF-05 (T1-3) between two years.
A blank counts as zero.  Where a cell is unknown the sum cannot be judged; where it does not come out but a
cell was read with a doubt, the check says so, and nobody may be accused on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rules.report_cells import Cell, figure
from rules.report_checks import Check, Verdict, judged, sign, unread
from rules.report_labels import (
    APPLICANTS,
    DISCLOSED_ROWS,
    DISPUTES,
    MEASURES,
    REQUEST_ROWS,
    RESULTS,
)
from rules.report_tables import ONLY_TOTAL, ReportTables

#: The identities within one report, and what each demands.
IDENTITIES: Mapping[str, str] = {
    "T1-1": "主动公开表的件数都是非负整数",
    "T1-2": "收费金额不是负数，单位为万元",
    "I1": "新收 + 上年结转 = 办理结果总计 + 结转下年度",
    "I2": "办理结果总计 = 各项办理结果之和",
    "I3": "每行总计 = 各类申请人之和",
    "I4": "申请表的件数都是非负整数",
    "J1": "复议、诉讼各组总计 = 维持 + 纠正 + 其他 + 尚未审结",
    "J2": "复议、诉讼表的件数都是非负整数",
}
_LEAVES = tuple(row for row in REQUEST_ROWS if "r03" <= row <= "r20")
_SPLIT, _SINGLE = ("r21", "r22", "r23"), "r21_23"
#: A fee in 万元 above this is likely to be one in 元 (catalogue T1-2).
_MOST_FEES = Decimal(1_000_000)
_BY_COLUMN = frozenset({"I1", "I2", "I3"})
#: From so many wrong rows on it is asked whether the reading is at fault.
_MANY = 4
_MONEY = frozenset({"charged", "paid"})


def check_identity(tables: ReportTables, identity: str) -> tuple[Check, ...]:
    """Every place of ``identity`` in ``tables``; one UNKNOWN where its table was not found.

    Raises ValueError where there is no identity of that name.
    """
    check = _CHECKS.get(identity)
    if check is None:
        raise ValueError(f"没有名为 {identity} 的勾稽关系，可用的是 {'、'.join(IDENTITIES)}")
    checks = tuple(check(tables))
    if not checks:
        return (Check(identity, "", Verdict.UNKNOWN, f"没有读到“{_table_of(identity)}”的表格"),)
    failing = any(check.verdict is Verdict.FAILS for check in checks)
    if identity in _BY_COLUMN and failing and _looks_shifted(tables):
        why = "多数行的总计都不等于各列之和，像是列没有对准"
        return tuple(
            replace(check, doubt=why) if check.verdict is Verdict.FAILS and not check.doubt else check
            for check in checks
        )
    return checks


def _looks_shifted(tables: ReportTables) -> bool:
    """Whether so many rows of table two miss their total that the columns cannot have been read right."""
    rows = [check for check in _rows(tables) if check.verdict is not Verdict.UNKNOWN]
    # A row of nothing but its total is not filled in; that says nothing of the columns.
    wrong = [check for check in rows if check.verdict is Verdict.FAILS and check.doubt != ONLY_TOTAL]
    filled = {row for (row, _), cell in tables.requests.items() if cell.value}
    return len(wrong) >= _MANY and len(wrong) * 2 > len(filled)


def _table_of(identity: str) -> str:
    if identity.startswith("T"):
        return "主动公开政府信息情况"
    return "收到和处理申请情况" if identity.startswith("I") else "行政复议、行政诉讼情况"


def _balances(tables: ReportTables) -> Iterator[Check]:
    """I1, column by column."""
    if not tables.has_requests:
        return
    for column, name in APPLICANTS.items():
        place = f"第 {column} 列（{name}）"
        cells = [tables.requests.get((row, column)) for row in ("r01", "r02", "r24", "r25")]
        new, brought, done, left = values = [None if cell is None else cell.value for cell in cells]
        if new is None or brought is None or done is None or left is None:
            missing = unread(("新收", "上年结转", "办理结果总计", "结转下年度"), values)
            yield Check("I1", f"c{column}", Verdict.UNKNOWN, f"{place}：{missing}")
            continue
        first, second = new + brought, done + left
        told = (
            f"{place}：新收 {figure(new)} + 结转 {figure(brought)} = {figure(first)} {sign(first, second)} "
            f"办理结果 {figure(done)} + 结转下年 {figure(left)} = {figure(second)}"
        )
        yield judged("I1", f"c{column}", first == second, told, cells, paged=tables.paged)


def _totals(tables: ReportTables) -> Iterator[Check]:
    """I2, column by column; the old form has one row for 其他处理."""
    if not tables.has_requests:
        return
    rows = tables.request_rows
    tail = (_SINGLE,) if _SINGLE in rows and not rows & set(_SPLIT) else _SPLIT
    leaves = (*_LEAVES, *tail)
    for column, name in APPLICANTS.items():
        place = f"第 {column} 列（{name}）"
        cells = {row: tables.requests.get((row, column)) for row in (*leaves, "r24")}
        known = {row: cell.value for row, cell in cells.items() if cell is not None}
        unread = [REQUEST_ROWS[row] for row in cells if known.get(row) is None]
        if unread:
            told = f"{place}：没有读到“{'”“'.join(unread[:3])}”" + (
                f"等 {len(unread)} 格" if len(unread) > 3 else ""
            )
            yield Check("I2", f"c{column}", Verdict.UNKNOWN, told)
            continue
        total = known["r24"] or Decimal(0)
        addends = [(row, known[row] or Decimal(0)) for row in leaves]
        summed = sum((value for _, value in addends), Decimal(0))
        shown = " + ".join(f"{REQUEST_ROWS[row]} {figure(value)}" for row, value in addends if value) or "0"
        told = (
            f"{place}：各项办理结果之和 {shown} = {figure(summed)} {sign(summed, total)} "
            f"（七）总计 {figure(total)}"
        )
        yield judged("I2", f"c{column}", summed == total, told, cells.values(), paged=tables.paged)


def _rows(tables: ReportTables) -> Iterator[Check]:
    """I3, row by row."""
    if not tables.has_requests:
        return
    rows = tables.request_rows
    for row, label in REQUEST_ROWS.items():
        if row not in rows:
            continue
        cells = [tables.requests.get((row, column)) for column in APPLICANTS]
        yield _summed("I3", row, f"“{label}”行", cells, tuple(APPLICANTS.values()), tables)
    absent = tables.missing_requests
    if absent:
        told = f"没有读到“{'”“'.join(REQUEST_ROWS[row] for row in absent[:3])}”等 {len(absent)} 行"
        yield Check("I3", "", Verdict.UNKNOWN, told)


def _groups(tables: ReportTables) -> Iterator[Check]:
    """J1, group by group."""
    if not tables.has_disputes:
        return
    for group, label in DISPUTES.items():
        cells = [tables.disputes.get((group, outcome)) for outcome in RESULTS]
        yield _summed("J1", group, label, cells, tuple(RESULTS.values()), tables)


def _summed(
    identity: str,
    key: str,
    place: str,
    cells: Sequence[Cell | None],
    names: Sequence[str],
    tables: ReportTables,
) -> Check:
    """Whether the last of ``cells`` is the sum of those before it."""
    values = [None if cell is None else cell.value for cell in cells]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return Check(identity, key, Verdict.UNKNOWN, f"{place}：{unread(names, values)}")
    *parts, total = known
    summed = sum(parts, Decimal(0))
    shown = " + ".join(f"{name} {figure(value)}" for name, value in zip(names, parts, strict=False))
    told = f"{place}：{shown} = {figure(summed)} {sign(summed, total)} 总计 {figure(total)}"
    return judged(identity, key, summed == total, told, cells, paged=tables.paged)


def _request_counts(tables: ReportTables) -> Iterator[Check]:
    """I4, cell by cell."""
    if not tables.has_requests:
        return
    for (row, column), cell in tables.requests.items():
        place = f"“{REQUEST_ROWS[row]}”行{APPLICANTS[column]}列"
        yield _counted("I4", f"{row}c{column}", place, cell)


def _dispute_counts(tables: ReportTables) -> Iterator[Check]:
    """J2, cell by cell."""
    if not tables.has_disputes:
        return
    for (group, outcome), cell in tables.disputes.items():
        yield _counted("J2", f"{group}:{outcome}", f"{DISPUTES[group]}的{RESULTS[outcome]}", cell)


def _disclosed_counts(tables: ReportTables) -> Iterator[Check]:
    """T1-1, cell by cell; 本年增/减 may be negative, money is no count."""
    if not tables.has_disclosed:
        return
    for (row, column), cell in tables.disclosed.items():
        if column != "change" and column not in _MONEY:
            place = f"{DISCLOSED_ROWS[row]}的{MEASURES[column]}"
            yield _counted("T1-1", f"{row}:{column}", place, cell)


def _amounts(tables: ReportTables) -> Iterator[Check]:
    """T1-2: the fee is an amount in 万元."""
    for (row, column), cell in tables.disclosed.items():
        if (row, column) != ("fees", "charged"):
            continue
        place = "行政事业性收费的本年收费金额"
        if cell.value is None:
            yield Check("T1-2", "fees", Verdict.UNKNOWN, f"{place}：{cell.doubt}")
        elif cell.value < 0:
            yield Check("T1-2", "fees", Verdict.FAILS, f"{place}为 {cell.text}，是负数", cell.doubt)
        elif cell.unit == "元" or cell.value > _MOST_FEES:
            told = f"{place}写作 {cell.text}，而表头的单位是万元，疑为以元计"
            yield Check("T1-2", "fees", Verdict.FAILS, told, "单位需要核对")
        else:
            yield Check("T1-2", "fees", Verdict.HOLDS, f"{place} {figure(cell.value)} 万元")


def _counted(identity: str, key: str, place: str, cell: Cell) -> Check:
    if cell.value is None:
        return Check(identity, key, Verdict.UNKNOWN, f"{place}：{cell.doubt}")
    if cell.is_count:
        return Check(identity, key, Verdict.HOLDS, f"{place} {figure(cell.value)}")
    return Check(identity, key, Verdict.FAILS, f"{place}为 {cell.text}，不是非负整数", cell.doubt)


_CHECKS: Mapping[str, Callable[[ReportTables], Iterator[Check]]] = {
    "T1-1": _disclosed_counts,
    "T1-2": _amounts,
    "I1": _balances,
    "I2": _totals,
    "I3": _rows,
    "I4": _request_counts,
    "J1": _groups,
    "J2": _dispute_counts,
}
