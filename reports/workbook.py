"""Writing an Excel workbook in which nothing from outside can become a formula or a wrong link.

Every text goes through :meth:`Sheet.row` and is written as a string, whatever it begins with.
Rows are streamed to disk, so a sheet of a hundred thousand rows costs no memory.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from math import ceil
from typing import Any, Final
from unicodedata import east_asian_width

import xlsxwriter

from reports.figures import rounded
from reports.text import clean, fitting, is_web_address

LAST_ROW: Final = 1_048_576 - 10
MOST_LINKS: Final = 65_000  # Excel refuses more than 65,530 links in a sheet
LONGEST_LINK: Final = 2_000  # Excel's limit is 2,079, counted after escaping
_HEADER_ROW: Final = 2
_LINE_HEIGHT: Final = 13.5  # points, for the 10-point font of the cells
_TALLEST: Final = 160.0  # points: a row must never fill a screen
_SEEN: Final = 2_000  # more characters than the tallest row shows
_FONT: Final = "等线"


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere; ``text`` is what is shown (empty: the address itself)."""

    address: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Jump:
    """A cell that leads to a row (from 0) of another sheet of the same workbook."""

    sheet: str
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Share:
    """A number of 0 to 1 that is shown as a percentage."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Shade:
    """A text with a tone: ``red``, ``amber``, ``green``, ``blue`` or ``grey``."""

    text: str
    tone: str


Cell = str | int | Decimal | date | Link | Jump | Share | Shade | None


@dataclass(frozen=True, slots=True)
class Heads:
    """One column of a sheet: header, width in characters, whether long text wraps."""

    title: str
    width: float
    wrap: bool = False


_TONES: Final = {
    "red": ("#9c1c13", "#fbe3e0"),
    "amber": ("#7a5200", "#fdf1d8"),
    "green": ("#1f5f33", "#e3f1e6"),
    "blue": ("#24507c", "#e8eef5"),
    "grey": ("#59636c", "#eef0f2"),
}


def _lines(cell: Cell, head: Heads) -> int:
    """Return how many lines a cell's text takes when it wraps in its column."""
    if not isinstance(cell, str | Link | Jump | Shade):
        return 1
    text = cell if isinstance(cell, str) else cell.text
    if isinstance(cell, Link):
        text = text or cell.address
    if 2 * len(text) + 1.5 < head.width and "\n" not in text:
        return 1  # most cells, without a look at each sign
    # Half a character of slack: programs break lines at words and measure fonts differently.
    return sum(max(1, ceil((_breadth(part) + 0.5) / (head.width - 0.7))) for part in text[:_SEEN].split("\n"))


@functools.lru_cache(maxsize=4096)  # names and addresses come again row after row
def _breadth(text: str) -> float:
    return sum(1.8 if east_asian_width(character) in "WFA" else 0.98 for character in text)


class Book:
    """A workbook in the making; :meth:`close` gives its bytes."""

    def __init__(self, title: str, as_of: date) -> None:
        self._raw = io.BytesIO()
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        }
        self._book = xlsxwriter.Workbook(self._raw, options)
        # The day of the audit stands for the time of writing: the same audit gives the same bytes.
        moment = datetime.combine(as_of, time())
        self._book.set_properties({"title": clean(title), "created": moment, "author": "zwgk"})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def sheet(
        self, name: str, subtitle: str, heads: Sequence[Heads], *, frozen: int = 0, printed: int = 0
    ) -> Sheet:
        """Add a sheet with a title, a line below it and a header.

        ``frozen`` columns stay in sight; only the first ``printed`` ones are printed (0: all).
        """
        return Sheet(self, self._book.add_worksheet(name), name, subtitle, heads, frozen, printed)

    def look(self, **properties: Any) -> Any:
        """Return the format with these properties, made once."""
        key = tuple(properties.items())
        known = self._formats.get(key)
        if known is None:
            whole = {"font_name": _FONT, "font_size": 10, "valign": "top", **properties}
            known = self._formats[key] = self._book.add_format(whole)
        return known

    def close(self) -> bytes:
        """Finish the workbook and return it."""
        self._book.close()
        return self._raw.getvalue()


class Sheet:
    """One sheet: rows are appended from the top, each cell in the shape that its type asks for."""

    def __init__(  # what a sheet is made of
        self,
        book: Book,
        sheet: Any,
        name: str,
        subtitle: str,
        heads: Sequence[Heads],
        frozen: int,
        printed: int,
    ) -> None:
        self._book = book
        self.raw = sheet
        self.name = name
        self._heads = tuple(heads)
        self._wrapping = tuple((at, head) for at, head in enumerate(heads) if head.wrap)
        self._looks: dict[tuple[str, bool], Any] = {}
        self._links = 0
        self._full = False
        self.next_row = _HEADER_ROW + 1
        sheet.hide_gridlines(2)
        for at, head in enumerate(self._heads):
            sheet.set_column(at, at, head.width)
        sheet.set_row(0, 26)
        sheet.write_string(0, 0, name, book.look(bold=True, font_size=16, valign="vcenter"))
        sheet.write_string(1, 0, clean(subtitle), book.look(font_color="#59636c", font_size=9))
        header = book.look(
            bold=True, font_color="#ffffff", bg_color="#2f5d8a", border=1, border_color="#c9d2da",
            align="center", valign="vcenter", text_wrap=True,
        )  # fmt: skip
        sheet.set_row(_HEADER_ROW, 30)
        for at, head in enumerate(self._heads):
            sheet.write_string(_HEADER_ROW, at, head.title, header)
        sheet.freeze_panes(_HEADER_ROW + 1, frozen)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADER_ROW)
        self._printed = printed or len(self._heads)
        sheet.set_footer("&L&8&A&C&8第 &P 页，共 &N 页")

    def row(self, *cells: Cell) -> int:
        """Append a row and return its number (from 0); past the last row of Excel nothing is added."""
        if self._full:
            return self.next_row
        if self.next_row >= LAST_ROW:
            self._full = True
            self.raw.write_string(
                self.next_row, 0, "其余各行见同一文件夹的 CSV 表", self._book.look(bold=True)
            )
            return self.next_row
        at = self.next_row
        lines = max((_lines(cells[column], head) for column, head in self._wrapping), default=1)
        if lines > 1:
            # Not every program makes rows as high as their wrapped text by itself.
            self.raw.set_row(at, min(_TALLEST, lines * _LINE_HEIGHT + 2))
        for column, cell in enumerate(cells):
            self._write(at, column, cell)
        self.next_row += 1
        return at

    def finish(self, empty: str) -> None:
        """Put the filter on, or say ``empty`` where there is no row."""
        if self.next_row == _HEADER_ROW + 1:
            self.raw.write_string(self.next_row, 0, empty, self._book.look(font_color="#59636c"))
            return
        self.raw.print_area(0, 0, self.next_row - 1, self._printed - 1)
        self.raw.autofilter(_HEADER_ROW, 0, self.next_row - 1, len(self._heads) - 1)

    def warn_below(self, column: int, limit: Decimal) -> None:
        """Show numbers of a column in red where they are below ``limit``."""
        if self.next_row > _HEADER_ROW + 1:
            rule = {
                "type": "cell",
                "criteria": "<",
                "value": float(limit),
                "format": self._book._book.add_format({"font_color": "#b3261e", "bold": True}),  # noqa: SLF001  # one room
            }
            # An empty cell is no 0: it must stay uncoloured.
            blank = {"type": "blanks", "format": None, "stop_if_true": True}
            self.raw.conditional_format(_HEADER_ROW + 1, column, self.next_row - 1, column, blank)
            self.raw.conditional_format(_HEADER_ROW + 1, column, self.next_row - 1, column, rule)

    def _write(self, row: int, column: int, cell: Cell) -> None:
        wrap = self._heads[column].wrap
        look = self._known("", wrap)
        match cell:
            case None | "":
                self.raw.write_blank(row, column, None, look)
            case str():
                self.raw.write_string(row, column, fitting(cell), look)
            case Link(address, text):
                usable = is_web_address(address) and len(address) <= LONGEST_LINK
                self._write_link(row, column, address if usable else "", text or address)
            case Jump(sheet, target, text):
                self._write_link(row, column, f"internal:'{sheet}'!A{target + 1}", text)
            case Share(value):
                self.raw.write_number(row, column, float(value), self._known("share", wrap=False))
            case Shade(text, tone):
                self.raw.write_string(row, column, fitting(text), self._known(tone, wrap))
            case Decimal():
                self.raw.write_number(row, column, float(rounded(cell)), self._known("decimal", wrap=False))
            case int():
                self.raw.write_number(row, column, cell, self._known("count", wrap=False))
            case date():
                self.raw.write_datetime(row, column, cell, self._known("day", wrap=False))

    def _write_link(self, row: int, column: int, target: str, text: str) -> None:
        wrap = self._heads[column].wrap
        shown = fitting(text)
        if target and self._links < MOST_LINKS:
            look = self._known("link", wrap)
            if self.raw.write_url(row, column, target, look, shown) == 0:
                self._links += 1
                return
        self.raw.write_string(row, column, shown, self._look(text_wrap=wrap))

    def _known(self, kind: str, wrap: bool) -> Any:  # noqa: FBT001  # asked for each cell
        """The look of a kind of cell (``""``: text; or a tone), put together once for all its cells."""
        look = self._looks.get((kind, wrap))
        if look is None:
            look = self._looks[kind, wrap] = self._made(kind, wrap=wrap)
        return look

    def _made(self, kind: str, *, wrap: bool) -> Any:
        match kind:
            case "":
                return self._look(text_wrap=True) if wrap else self._look()
            case "share":
                return self._look(num_format="0.0%")
            case "decimal":
                return self._look(num_format="0.00")
            case "count":
                return self._look(num_format="0", align="center")
            case "day":
                return self._look(num_format="yyyy-mm-dd", align="center")
            case "link":
                return self._look(font_color="#1f5fa8", underline=1, text_wrap=wrap)
            case tone:
                ink, ground = _TONES[tone]
                return self._look(font_color=ink, bg_color=ground, text_wrap=wrap, align="center")

    def _look(self, **properties: Any) -> Any:
        return self._book.look(border=1, border_color="#dfe4e8", **properties)
