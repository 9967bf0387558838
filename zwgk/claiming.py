"""``zwgk claims``: what a summary or annual report claims, whether its figures agree, what the crawl saw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from audit.claims import Check, Claim, Coverages, checks, claims_in, observations
from audit.claims.reading import MOST
from audit.config import load_config
from audit.errors import InputError
from audit.model import Agency
from audit.store import Store
from audit.textfile import read_bytes
from crawler.documents import DocumentKind, DocumentOutcome, DocumentReader, Limits
from crawler.documents.kinds import recognise
from crawler.encoding import decode
from crawler.page import PageKind, read_page
from crawler.reading import read
from zwgk.siteprofile import named

#: Endings of text files; odd characters in one make it no other kind of file.
_PLAIN = frozenset({".txt", ".text", ".md"})
_LONGEST_ROW = 400
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
Grid = tuple[tuple[str, ...], ...]
_MENDS = {
    DocumentOutcome.SCANNED: "请先用文字识别软件转成文字，或改用文字版",
    DocumentOutcome.ENCRYPTED: "请另存一份不设密码的文件",
    DocumentOutcome.TOO_LARGE: "请拆成几个文件分别检查",
    DocumentOutcome.TIMEOUT: "请另存为 docx 或 txt 后重试",
    DocumentOutcome.UNSUPPORTED: "可用的格式：txt、html、docx、doc、wps、pdf、ofd、rtf、xlsx",
    DocumentOutcome.EMPTY: "请核对文件",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that was read: words, tables, and what limits them (Chinese, empty where nothing does)."""

    name: str
    kind: str
    text: str
    tables: tuple[Grid, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A paper's claims, held against one another and, where an agency was named, against its crawl."""

    paper: Paper
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    agency: Agency | None = None
    observed: tuple[Check, ...] = ()


def hold(path: Path, agency: str, folder: Path, year: int | None) -> Held:
    """Read the file at ``path`` and weigh its claims; InputError where it cannot be read.

    With ``agency`` (id or name) the claims are held against the crawl in the workspace ``folder``; ``year``
    stands in for the year of claims whose text leaves it blank.
    """
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        mend = "请写四位年份，如 --year 2025"
        raise InputError.one("--year", f"“{year}”不是合理的年份", mend)
    paper = read_paper(path)
    claims = claims_in(paper.text)
    if len(claims) >= MOST:
        cut = f"数字过多，只列出前 {MOST} 处"
        paper = replace(paper, note="；".join(filter(None, (paper.note, cut))))
    found = checks(claims, paper.tables)
    if not agency:
        return Held(paper, claims, found)
    config = load_config(folder)
    store = Store.open(config.database)
    try:
        body = named(store, agency)
        columns = {str(column.id): column for column in store.columns(body.id)}
        records = {column: store.records(body.id, [column]) for column in columns}
    finally:
        store.close()
    crawl = Coverages(columns, records, config.period, config.as_of)
    return Held(paper, claims, found, body, tuple(observations(claims, crawl, year)))


def read_paper(path: Path) -> Paper:
    """The words and tables of a file of any kind that audits read; InputError where it has none to read."""
    body = read_bytes(path)
    kind = recognise(body, path.name).kind
    if kind is DocumentKind.TXT or (kind is DocumentKind.OTHER and path.suffix.lower() in _PLAIN):
        return _plain(path, body)
    with DocumentReader() as reader:
        document = reader.read(body, path.name, tables=True)
    if document.outcome is not DocumentOutcome.OK or not document.text.strip():
        outcome = DocumentOutcome.EMPTY if document.outcome is DocumentOutcome.OK else document.outcome
        if document.kind is DocumentKind.ZIP:
            raise InputError.one(path.name, "是压缩包", "请解压后对里面的文件分别检查")
        what = document.note or outcome.label
        raise InputError.one(path.name, what, _MENDS.get(outcome, "请检查文件是否完整，或另存为 docx 后重试"))
    text = document.text
    if document.kind is DocumentKind.HTML:
        text = _article(path, body) or text
    tables = tuple(table.rows for table in document.tables)
    return Paper(path.name, document.kind.value, _without_cells(text, tables), tables, document.note)


def _without_cells(text: str, tables: tuple[Grid, ...]) -> str:
    """The text with blanks where a table's rows or cells stand: a table must not be held against itself."""
    rows = [row for table in tables for row in table if len(row) > 1]
    known = {_bare(cell) for row in rows for cell in row}
    known |= {_bare("".join(cells)) for row in rows for cells in (row, dict.fromkeys(row), _unmerged(row))}
    known = {words for words in known if words and len(words) <= _LONGEST_ROW}
    lines = text.split("\n")
    return "\n".join(" " * len(line) if _bare(line) in known else line for line in lines)


def _unmerged(row: tuple[str, ...]) -> list[str]:
    """A row's cells with those that a merged cell repeats said once."""
    return [cell for at, cell in enumerate(row) if at == 0 or cell != row[at - 1]]


def _bare(words: str) -> str:
    return "".join(words.split()).replace("|", "")


def _plain(path: Path, body: bytes) -> Paper:
    """A text file, in whatever character set: lines and offsets are those of the file."""
    limit = Limits().characters
    decoded = decode(body)
    if decoded.encoding is None or decoded.broken:
        raise InputError.one(path.name, "编码无法识别，文字已损坏", "请另存为 UTF-8 编码的文本文件")
    text = decoded.text.removeprefix("\ufeff")
    if not text.strip("\0 \r\n\t"):
        raise InputError.one(path.name, "文件没有内容", _MENDS[DocumentOutcome.EMPTY])
    note = f"文字超过 {limit} 字，只读取了前一部分" if len(text) > limit else ""
    return Paper(path.name, "txt", text[:limit], (), note)


def _article(path: Path, body: bytes) -> str:
    """The article of a saved page, without menus and footers; empty where the page is no article."""
    page = read_page(f"https://www.example.gov.cn/{path.name}", body, "text/html")
    reading = read(page)
    if reading.kind not in {PageKind.ARTICLE, PageKind.OTHER} or reading.article is None:
        return ""
    title = reading.article.title or ""
    return f"{title}\n{reading.article.text}" if reading.article.text else ""
