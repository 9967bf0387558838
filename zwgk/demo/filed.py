"""Items whose content lies in a file and not on the page: Word, Excel, and a scan that nobody can read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from crawler.extract.grids import grids
from zwgk.demo.documents import scan, word, xlsx
from zwgk.demo.model import Item, Section

_SEE = "具体内容见附件。"


def in_word(section: Section) -> Section:
    """The section with its items' text and tables moved into Word files."""
    return _filed(section, lambda item: replace(item, files=(word(item.title, _content(item.blocks)),)))


def in_excel(section: Section) -> Section:
    """The section with its items' text and tables moved into workbooks."""

    def moved(item: Item) -> Item:
        rows = tuple(
            row for part in _content(item.blocks) for row in ([(part,)] if isinstance(part, str) else part)
        )
        return replace(item, files=(xlsx(f"{item.title}表", ((item.title,), *rows)),))

    return _filed(section, moved)


def in_scans(section: Section) -> Section:
    """The section with its items' content in scans: pictures without a word of text."""
    return _filed(section, lambda item: replace(item, files=(scan(f"{item.title}表"),)))


def _filed(section: Section, moved: Callable[[Item], Item]) -> Section:
    # The opening paragraph stays on the page: it says who approved what, and when.
    items = (replace(moved(item), blocks=(item.blocks[0], _SEE)) for item in section.items)
    return replace(section, items=tuple(items))


def _content(blocks: tuple[str, ...]) -> tuple[str | tuple[tuple[str, ...], ...], ...]:
    """Paragraphs as they are, tables as grids."""
    return tuple(_grid(block) if block.startswith("<table") else block for block in blocks)


def _grid(block: str) -> tuple[tuple[str, ...], ...]:
    return tuple(row for table in grids(etree.HTML(block)) for row in table.rows)
