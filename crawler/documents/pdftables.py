"""Tables of a PDF by their ruled lines (pdfplumber), merged cells resolved by where they lie."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from typing import Any

from crawler.documents.budget import Budget
from crawler.documents.model import Table
from crawler.documents.tidy import cell

Box = tuple[float, float, float, float]
_HAIR = 0.5


def find_tables(body: bytes, pages: int, budget: Budget) -> tuple[Table, ...]:
    """The tables of the first ``pages`` pages, until the budget ends; unreadable ones are left out.

    Costs about 0.1 s per page (libraries.md §7), which is why it has to be asked for.
    """
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    found: list[Table] = []
    try:
        with pdfplumber.open(io.BytesIO(body), pages=list(range(1, pages + 1))) as document:
            for page in document.pages:
                for table in page.find_tables():
                    rows = _grid(table)
                    budget.cells += sum(map(len, rows))
                    if rows:
                        found.append(Table(page.page_number, rows))
                page.close()
                if budget.is_over:
                    break
    except Exception:  # noqa: BLE001  # pdfminer raises anything at all on damaged input; the text stands
        budget.stop("部分表格无法解析")
    return tuple(found)


def _grid(table: Any) -> tuple[tuple[str, ...], ...]:
    texts: dict[Box, str] = {}
    for row, values in zip(table.rows, table.extract(), strict=False):
        for box, value in zip(row.cells, values, strict=False):
            if box is not None:
                texts[box] = cell(value or "")
    lefts = sorted({box[0] for box in texts})
    if len(texts) < 2:
        return ()  # A frame around text is no table.
    grid = tuple(
        tuple(_at(texts, box, left, row.bbox[1]) for box, left in zip(row.cells, lefts, strict=False))
        for row in table.rows
    )
    return grid if any(any(row) for row in grid) else ()


def _at(texts: Mapping[Box, str], box: Box | None, left: float, top: float) -> str:
    """The value of the cell that covers this place: its own, or the merged one that it lies in."""
    if box is not None:
        return texts.get(box, "")
    x, y = left + _HAIR, top + _HAIR
    for (x0, y0, x1, y1), text in texts.items():
        if x0 <= x < x1 and y0 <= y < y1:
            return text
    return ""
