"""How claims are shown: tables for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from audit.claims import Agreement, Check, Claim, ClaimPeriod
from audit.claims.measures import LABELS
from audit.masking import masked
from zwgk.claiming import Held, hold
from zwgk.display import console
from zwgk.siteshow import write

_STYLES = {
    Agreement.DIFFERS: "red",
    Agreement.AGREES: "green",
    Agreement.UNKNOWN: None,
    Agreement.UNOBSERVABLE: "dim",
}
#: Columns of the CSV, in order.
_HEADER = (
    "file", "section", "line", "offset", "measure", "label", "number", "unit", "masked", "zero", "qualifier",
    "upper", "period", "year", "first_month", "last_month", "part_of", "share_of", "quote",
)  # fmt: skip


def show_claims(
    path: Path, agency: str, folder: Path, year: int | None, table: Path | None, *, as_json: bool
) -> int:
    """Print a file's claims and how they hold; 0 whatever they are, for a difference is only a hint."""
    held = hold(path, agency, folder, year)
    if table is not None:
        _write_csv(held, table)
    if as_json:
        write(json.dumps(as_data(held), ensure_ascii=False, indent=2))
        return 0
    screen = console()
    _print_claims(held, screen)
    _print_checks("文内核对", held.checks, screen)
    if held.agency is not None:
        _print_checks(f"与采集核对：{held.agency.name}", held.observed, screen)
    if any(check.agreement is Agreement.DIFFERS for check in (*held.checks, *held.observed)):
        screen.print("以上“不符”只是提示，不影响得分：可能是口径不同、四舍五入或多渠道发布，请对照原文核实。")
    if table is not None:
        screen.print(f"已写出 {escape(str(table))}")
    return 0


def _print_claims(held: Held, screen: Console) -> None:
    paper = held.paper
    note = f"（{paper.note}）" if paper.note else ""
    if not held.claims:
        screen.print(f"{escape(paper.name)}{escape(note)}：没有找到可以核对的数字")
        return
    blank = sum(claim.masked for claim in held.claims)
    zero = sum(claim.zero for claim in held.claims)
    screen.print(
        f"{escape(paper.name)}{escape(note)}："
        f"{len(held.claims)} 处自报数字，其中空白 {blank} 处，零申报 {zero} 处"
    )
    for section in dict.fromkeys(claim.section for claim in held.claims):
        own = [claim for claim in held.claims if claim.section == section]
        table = Table(title=escape(section) if section else None, title_justify="left")
        for heading in ("行", "指标", "事项", "数字", "时间", "原文"):
            table.add_column(heading, justify="right" if heading == "行" else "left", overflow="fold")
        for claim in own:
            table.add_row(*(escape(cell) for cell in _cells(claim)))
        screen.print(table)


def _cells(claim: Claim) -> tuple[str, ...]:
    shown = f"{claim.shown}（空白）" if claim.masked else claim.shown
    return (
        str(claim.line),
        LABELS[claim.measure],
        claim.label,
        shown,
        claim.period.text or "—",
        masked(claim.quote),
    )


def _print_checks(title: str, found: Iterable[Check], screen: Console) -> None:
    rows = sorted(found, key=lambda check: check.agreement is not Agreement.DIFFERS)
    if not rows:
        screen.print(f"{escape(title)}：没有可以核对的内容")
        return
    table = Table(title=escape(title), title_justify="left")
    for heading in ("核对", "结果", "事项", "说明"):
        table.add_column(heading, overflow="fold")
    for check in rows:
        cells = (check.kind_label, check.agreement.label, check.subject, check.arithmetic)
        table.add_row(*(escape(cell) for cell in cells), style=_STYLES[check.agreement])
    screen.print(table)


def as_data(held: Held) -> dict[str, Any]:
    """Everything that was found, as JSON data; unknown is null."""
    return {
        "file": held.paper.name,
        "kind": held.paper.kind,
        "note": held.paper.note or None,
        "claims": [claim_data(claim) for claim in held.claims],
        "checks": [_check_data(check) for check in held.checks],
        "agency": held.agency and {"id": held.agency.id, "name": held.agency.name},
        "observed": None if held.agency is None else [_check_data(check) for check in held.observed],
    }


def claim_data(claim: Claim) -> dict[str, Any]:
    """One claim as JSON data."""
    return {
        "section": claim.section or None,
        "line": claim.line,
        "offset": claim.offset,
        "measure": claim.measure,
        "measure_name": LABELS[claim.measure],
        "label": claim.label,
        "number": _number(claim.number),
        "upper": _number(claim.upper),
        "unit": claim.unit or None,
        "masked": claim.masked,
        "zero": claim.zero,
        "qualifier": claim.qualifier or None,
        "period": _period_data(claim.period),
        "part_of": claim.whole,
        "parts_are_all": claim.exhaustive,
        "share_of": claim.share_of,
        "quote": masked(claim.quote),
    }


def _period_data(period: ClaimPeriod) -> dict[str, Any]:
    return {
        "text": period.text or None,
        "year": period.year,
        "first": period.first and period.first.isoformat(),
        "last": period.last and period.last.isoformat(),
        "inherited": period.inherited,
    }


def _check_data(check: Check) -> dict[str, Any]:
    return {
        "kind": check.kind,
        "agreement": check.agreement.value,
        "claims": list(check.claims),
        "subject": check.subject,
        "arithmetic": check.arithmetic,
        "difference": _number(check.difference),
        "stated": _number(check.stated),
        "found": _number(check.found),
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else round(float(value), 4)


def _write_csv(held: Held, path: Path) -> None:
    """Every claim as a line: UTF-8 with BOM, ISO forms, empty where unknown; no cell is a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for claim in held.claims:
            months = claim.period.months or ("", "")
            row = (
                held.paper.name, claim.section, claim.line, claim.offset, claim.measure, claim.label,
                _number(claim.number), claim.unit, int(claim.masked), int(claim.zero), claim.qualifier,
                _number(claim.upper), claim.period.text, claim.period.year, *months,
                claim.whole, claim.share_of, masked(claim.quote),
            )  # fmt: skip
            writer.writerow([_harmless(cell) for cell in row])


def _harmless(cell: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")):
        return f"'{cell}"
    return "" if cell is None else cell
