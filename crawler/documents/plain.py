"""Text, CSV, HTML and RTF files: decoded as web pages are, tables as full grids."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from crawler.documents.budget import Budget
from crawler.documents.grid import Cell, spread
from crawler.documents.model import Document, DocumentKind, DocumentOutcome, PageText, Table
from crawler.documents.package import local
from crawler.documents.tidy import cell, lines_of, tidy
from crawler.encoding import decode

_SILENT = frozenset({"script", "style", "head", "noscript", "template", "select"})
_INLINE = frozenset(
    {"a", "b", "em", "font", "i", "label", "o", "s", "small", "span", "strong", "sub", "sup", "u"}
)
_RTF = re.compile(
    r"\\u(-?\d{1,6}) ?(?:\\'[0-9a-f]{2}|\?)*"  # a character by number, and its stand-ins
    r"|((?:\\'[0-9a-f]{2})+)"  # bytes of the code page
    r"|\\([a-z]{1,32})(-?\d{1,10})? ?|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.IGNORECASE | re.DOTALL,
)
_RTF_SILENT = frozenset(
    {
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "themedata",
        "datastore",
        "generator",
        "listtable",
    }
)
_RTF_BREAKS = {"par": "\n", "line": "\n", "row": "\n", "cell": "\t", "tab": "\t", "page": "\n"}


def read_txt(body: bytes, budget: Budget) -> Document:
    """Read a text file in whatever character set it is really in."""
    return _document(DocumentKind.TXT, _decoded(body, budget), (), budget)


def read_csv(body: bytes, budget: Budget) -> Document:
    """Read a CSV (comma, semicolon or tab); it is one table."""
    text = _decoded(body, budget)
    first = text[:10_000].partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter):
            rows.append([cell(value) for value in row])
            budget.cells += max(1, len(row))
            if budget.is_over:
                break
    except csv.Error:
        budget.stop("部分行无法解析")
    grid = spread(((Cell(value) for value in row) for row in rows), budget.limits.cells)
    tables = (Table(1, grid),) if grid else ()
    return _document(DocumentKind.CSV, lines_of(grid), tables, budget)


def read_html(body: bytes, budget: Budget) -> Document:
    """Read an HTML file: all that it shows, which is less than the crawler makes of a site's pages."""
    text = _decoded(body, budget)
    try:
        root = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _document(DocumentKind.HTML, "", (), budget)
    tables = []
    for element in root.iter("table"):
        grid = spread(_rows(element), max(1, budget.limits.cells - budget.cells))
        budget.cells += sum(map(len, grid))
        if any(any(row) for row in grid):
            tables.append(Table(1, grid))
        if budget.is_over:
            break
    return _document(DocumentKind.HTML, _shown(root, budget), tuple(tables), budget)


def read_rtf(body: bytes, budget: Budget) -> Document:
    """Read a rich text file's words; cells are apart by tabs, rows by lines."""
    source = body[: 4 * budget.limits.characters].decode("latin-1")
    words: list[str] = []
    silent: list[bool] = [False]
    for found in _RTF.finditer(source):
        number, quoted, word, _, symbol, brace, plain = found.groups()
        if brace == "{":
            silent.append(silent[-1])
        elif brace == "}" and len(silent) > 1:
            silent.pop()
        elif word in _RTF_SILENT or symbol == "*":
            silent[-1] = True
        elif not silent[-1]:
            words.append(_rtf_word(number, quoted, word, symbol, plain))
        if len(silent) > 10_000:
            budget.stop("嵌套过深，只读取了前一部分")
            break
    text = "".join(words).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _document(DocumentKind.RTF, text, (), budget)


def _rtf_word(
    number: str | None, quoted: str | None, word: str | None, symbol: str | None, plain: str | None
) -> str:
    if number:
        return chr(int(number) % 65_536)
    if quoted:
        return bytes.fromhex(quoted.replace("\\'", "")).decode("gb18030", errors="replace")
    if word:
        return _RTF_BREAKS.get(word, "")
    if symbol:
        return {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}.get(symbol, "")
    return plain or ""


def _decoded(body: bytes, budget: Budget) -> str:
    text = decode(body).text.removeprefix("\ufeff")
    if len(text) > budget.limits.characters:
        budget.stop(f"文字超过{budget.limits.characters}字，只读取了前一部分")
    return text[: budget.limits.characters]


def _document(kind: DocumentKind, text: str, tables: tuple[Table, ...], budget: Budget) -> Document:
    text = tidy(text)
    outcome = DocumentOutcome.OK if text.strip() else DocumentOutcome.EMPTY
    count = 1 if text else 0
    return Document(
        kind,
        outcome,
        text=text,
        pages=(PageText(1, text),) if text else (),
        tables=tables,
        note=outcome.label if outcome is not DocumentOutcome.OK else "",
        pages_read=count,
        pages_total=count,
        truncated=bool(budget.reason),
    )


def _rows(table: Any) -> Iterator[list[Cell]]:
    for row in table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"):
        yield [
            Cell(cell(item.text_content()), columns=_span(item, "colspan"), rows=_span(item, "rowspan"))
            for item in row.iterchildren("td", "th")
        ]


def _span(item: Any, name: str) -> int:
    value = str(item.get(name, "")).strip()
    return int(value) if value.isdecimal() and 1 <= len(value) <= 4 and int(value) else 1


def _shown(root: Any, budget: Budget) -> str:
    """The text with a line per block and a tab between cells; without recursion."""
    parts: list[str] = []
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack and (len(parts) % 4096 or not budget.is_over):
        element, leaving = stack.pop()
        name = local(element)
        if leaving:
            parts.append(
                ("" if name in _INLINE else "\t" if name in {"td", "th"} else "\n") + (element.tail or "")
            )
        elif not name or name in _SILENT:
            parts.append(element.tail or "")
        else:
            if name not in _INLINE and name not in {"td", "th"}:
                parts.append("\n")
            parts.append(element.text or "")
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
    lines = (re.sub(r"[ \r\f\v\u00a0]+", " ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
