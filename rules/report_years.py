"""What two years' annual reports must agree on: what is carried over, what stays in force (I5, GF-05)."""

from __future__ import annotations

from rules.report_cells import figure
from rules.report_checks import Check, Verdict, judged, sign, unread
from rules.report_labels import APPLICANTS
from rules.report_tables import ReportTables


def carried_over(this: ReportTables, before: ReportTables) -> tuple[Check, ...]:
    """I5, column by column: what was brought over is what the year before left (catalogue I5)."""
    found = []
    for column, name in APPLICANTS.items():
        brought, left = this.requests.get(("r02", column)), before.requests.get(("r25", column))
        place = f"第 {column} 列（{name}）"
        if brought is None or left is None or brought.value is None or left.value is None:
            told = f"{place}：没有读到本年“上年结转”或上年“结转下年度”"
            found.append(Check("I5", f"c{column}", Verdict.UNKNOWN, told))
            continue
        told = (
            f"{place}：上年结转下年度 {figure(left.value)} {sign(left.value, brought.value)} "
            f"本年的上年结转 {figure(brought.value)}"
        )
        comes_out = brought.value == left.value
        found.append(judged("I5", f"c{column}", comes_out, told, (brought, left), paged=this.paged))
    return tuple(found)


def in_force(this: ReportTables, before: ReportTables) -> Check:
    """GF-05 and T1-3: documents in force = those of the year before + made - repealed."""
    cells = (
        before.disclosed.get(("documents", "in_force")),
        this.disclosed.get(("documents", "made")),
        this.disclosed.get(("documents", "repealed")),
        this.disclosed.get(("documents", "in_force")),
    )
    values = [None if cell is None else cell.value for cell in cells]
    had, made, repealed, has = values
    if had is None or made is None or repealed is None or has is None:
        told = unread(("上年现行有效", "本年制发", "本年废止", "本年现行有效"), values)
        return Check("GF-05", "documents", Verdict.UNKNOWN, f"行政规范性文件：{told}")
    expected = had + made - repealed
    told = (
        f"行政规范性文件：上年现行有效 {figure(had)} + 制发 {figure(made)} − 废止 {figure(repealed)} = "
        f"{figure(expected)} {sign(expected, has)} 本年现行有效 {figure(has)}"
    )
    return judged("GF-05", "documents", expected == has, told, cells, paged=this.paged)
