"""The text of an annual report against its own tables (catalogue AR/I6): 新收, 答复总计, 结转, 复议, 诉讼."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit.claims.model import Agreement, Check, Claim

#: A table as a full grid of cell texts, merged cells repeated.
Grid = Sequence[Sequence[str]]

_FULL = {0xFF01 + i: 0x21 + i for i in range(94)}
_NUMBER = re.compile(r"^-?\d{1,3}(?:,\d{3})+$|^-?\d{1,9}$")
_STRIP = re.compile(r"[\s　、.,:()\"“”]")
_DISPUTE_CELLS = 15
#: Measure → the row of the second table whose last cell (总计) has its figure.
_ROWS: tuple[tuple[str, str, str], ...] = (
    ("requests_received", r"本年新收政府信息公开申请", "一、本年新收政府信息公开申请数量"),
    ("requests_answered", r"[(]?[七六][)]?总计$|^三.*总计$", "三（七）总计"),
    ("requests_carried", r"结转下年度继续办理", "四、结转下年度继续办理"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that a claim is held against: its value (None: no number) and what the table calls it."""

    value: Decimal | None
    name: str
    shown: str


def against_tables(claims: Sequence[Claim], tables: Iterable[Grid]) -> Iterator[Check]:
    """Every claim about requests, reviews and lawsuits against the cell that repeats it."""
    grids = [grid for grid in tables if grid]
    cells = {measure: cell for grid in grids for measure, cell in _cells(grid).items()}
    for measure, cell in cells.items():
        stated = [c for c in claims if c.measure == measure and c.unit != "%" and c.whole is None]
        exact = [claim for claim in stated if claim.is_exact and claim.number is not None]
        # A text may name several figures (by letter 2, online 3): one that agrees is the one meant, and where
        # none does, the largest is the nearest to a total.
        meant = next((claim for claim in exact if claim.number == cell.value), None)
        if meant is None and exact:
            meant = max(exact, key=lambda claim: (claim.number or 0, -claim.offset))
        if meant is not None or stated:
            yield _compared(meant or stated[0], cell)


def _compared(claim: Claim, cell: Cell) -> Check:
    where = f"表格“{cell.name}”为 {cell.shown or '空白'}"
    said = f"正文“{claim.quote[:40]}”"
    if cell.value is None or not claim.is_exact or claim.number is None:
        words = f"{said}与{where}无法比较"
        return Check("table", Agreement.UNKNOWN, (claim.offset,), cell.name, words)
    off = claim.number - cell.value
    words = f"正文 {claim.number:f}，{where}"
    if off:
        words += f"，相差 {abs(off):f}"
    agreement = Agreement.DIFFERS if off else Agreement.AGREES
    return Check("table", agreement, (claim.offset,), cell.name, words, off, claim.number, cell.value)


def _cells(grid: Grid) -> dict[str, Cell]:
    """The cells of one table that texts repeat."""
    found = _disputes(grid)
    for row in grid:
        texts = [_plain(cell) for cell in row]
        labels = "|".join(dict.fromkeys(text for text in texts if text and not _NUMBER.match(text)))
        bare = _STRIP.sub("", labels.replace("|", ""))
        if len(row) < 3 or not bare:  # a label, figures and their total
            continue
        for measure, pattern, name in _ROWS:
            if re.search(pattern, bare) and measure not in found:
                found[measure] = Cell(_value(texts[-1]), name, texts[-1])
    return found


def _disputes(grid: Grid) -> dict[str, Cell]:
    """The third table: reviews are the first 总计, lawsuits the second and third together."""
    header = [_plain(cell) for row in grid[:3] for cell in row]
    if not any("行政复议" in text for text in header) or not any("行政诉讼" in text for text in header):
        return {}
    numbers = [row for row in grid if len(row) == _DISPUTE_CELLS and _is_figures(row)]
    if len(numbers) != 1:
        return {}
    texts = [_plain(cell) for cell in numbers[0]]
    reviews, direct, later = (_value(texts[i]) for i in (4, 9, 14))
    found = {"reviews": Cell(reviews, "行政复议 总计", texts[4])}
    if direct is not None and later is not None:
        found["lawsuits"] = Cell(direct + later, "行政诉讼 总计（两列之和）", f"{direct} + {later}")
    return found


def _is_figures(row: Sequence[str]) -> bool:
    texts = [_plain(cell) for cell in row]
    return any(texts) and all(_value(text) is not None for text in texts)


def _plain(cell: str) -> str:
    return cell.translate(_FULL).replace("\xa0", " ").strip()


def _value(text: str) -> Decimal | None:
    """A cell's number; a blank is zero (AR: blank = zero), text is none."""
    text = re.sub(r"[件条人次]$", "", text.replace(" ", ""))
    if not text:
        return Decimal(0)
    return Decimal(text.replace(",", "")) if _NUMBER.match(text) else None
