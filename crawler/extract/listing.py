"""A list page's records: the rows of its main list, in page order, whatever the markup.

Records are found from the dates that lists show and from repeated structure; menus, side columns,
breadcrumbs, pagers and the related news beside an article are no records (dialects.md §1 to §15).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from crawler.extract.blocks import (
    LEAST_UNDATED,
    Block,
    Frame,
    dated_blocks,
    drop_buttons,
    href_of,
    is_article_href,
    is_dead,
    is_menu,
    kind_of,
    mark_paged,
    undated_blocks,
    weigh,
)
from crawler.extract.content import is_content
from crawler.extract.datalists import data_records
from crawler.extract.labels import Field
from crawler.extract.links import resolve, scripted_href
from crawler.extract.rowlabels import YearHeadings, labelled
from crawler.extract.rows import Row, dated_rows
from crawler.extract.shown import Part, day_in_url, day_of, near_day, year_by_url
from crawler.extract.survey import Survey, survey_of
from crawler.extract.tables import columns_of
from crawler.extract.titledates import date_by_titles
from crawler.page import Page, RecordLink

_HOME = re.compile(r"^/?(?:(?:index|default|main)\.\w+)?$", re.IGNORECASE)
_FEW = 2  # so few rows could be a date beside any links
_TEMPLATE = re.compile(r"\{\{|\$\{|<%|\$cms\.|#\{|@\{|el\.\w+url")


def find_records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The records that a page lists, in page order; none for a content page or an empty column.

    ``seen`` is the day of the capture: it lets a date without a year get one where nothing on the page
    contradicts it.  Year-less dates that neither the address nor ``seen`` settles are None.  Answers of
    data interfaces (JSON, Hanweb datastores) are read as well.  Never raises.
    """
    known = page.memo.get("records")
    if known is None or known[0] != seen:
        found = data_records(page)
        if found is None:
            found = [] if page.tree is None else records_of(survey_of(page), page, seen=seen)
        page.memo["records"] = known = (seen, tuple(found))
    return list(known[1])


def count_records(page: Page) -> int:
    """How many records a page lists, whatever day they were seen: counted once for all who ask."""
    known = page.memo.get("records")
    return len(known[1]) if known is not None else len(find_records(page))


def records_of(
    walked: Survey, page: Page, *, seen: date | None = None, article: bool | None = None
) -> list[RecordLink]:
    """The records of a surveyed tree; ``article`` overrides the judgement whether it is a content page."""
    rows = dated_rows(walked)
    frame = Frame(walked)
    blocks = dated_blocks(walked, rows, frame)
    taken = {row.anchor for block in blocks for row in block.rows}
    blocks += undated_blocks(walked, taken, frame)
    blocks = _worth_reading(walked, blocks)
    paged = mark_paged(walked, blocks)
    folder = _folder(page.url)
    for block in blocks:
        weigh(walked, block, folder)
    chosen = _choose(walked, blocks, paged=paged)
    if article is None:  # without any rows nothing hangs on the answer
        article = bool(chosen) and is_content(walked, page, chosen)
    page.memo["record_anchors"] = (
        frozenset[int]() if article else frozenset(row.anchor for block in chosen for row in block.rows)
    )
    if article:
        return []
    return _finish(walked, chosen, page, seen)


def _worth_reading(walked: Survey, blocks: Sequence[Block]) -> list[Block]:
    """Blocks that could be lists, completed; a lone undated link or a template is none."""
    kept: list[Block] = []
    for block in blocks:
        dated = bool(block.rows[0].marks) or any(row.marks for row in block.rows)
        if not dated and (len(block.rows) < LEAST_UNDATED or is_menu(walked, block)):
            continue
        block.rows = [row for row in block.rows if not _TEMPLATE.search(href_of(walked, row))]
        drop_buttons(walked, block)
        date_by_titles(block.rows)
        block.rows = [row for row in block.rows if "{{" not in row.title]
        if block.rows and (block.dated or len(block.rows) >= LEAST_UNDATED):
            kept.append(block)
    return kept


def _folder(url: str) -> str:
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return path[: path.rfind("/") + 1]


def _choose(walked: Survey, blocks: Sequence[Block], *, paged: bool) -> list[Block]:
    """The page's list, with the further lists of a page that has several."""
    lists = [block for block in blocks if _is_list(walked, block)]
    if not lists:
        return []
    main = max(lists, key=lambda block: (block.weight, -block.first))
    if paged and main.paged:
        chosen = [main, *(block for block in lists if block is not main and _beside(walked, main, block))]
    else:
        chosen = [block for block in lists if block is main or _is_further(block, main)]
    if sum(len(block.rows) for block in chosen) <= _FEW and not all(
        _is_plain_row(walked, row) for block in chosen for row in block.rows
    ):
        return []
    return sorted(chosen, key=lambda block: block.first)


def _is_list(walked: Survey, block: Block) -> bool:
    rows = block.rows
    if block.zone == "nav":
        return False
    if block.dated:
        return block.weight >= 0.3
    hrefs = [href for row in rows if not is_dead(href := href_of(walked, row))]
    length = sum(len(row.title) for row in rows) / len(rows)
    if not hrefs:  # links that only scripts follow: told from menus by their length alone
        return len(rows) >= 5 and length >= 12 and block.zone == ""
    articles = sum(map(is_article_href, hrefs)) / len(hrefs)
    if block.paged and len(rows) >= 2 and length >= 8:
        return articles >= 0.5 or length >= 12
    return len(rows) >= 3 and articles >= 0.7 and block.zone == "" and length >= (8 if articles < 1 else 5)


def _is_plain_row(walked: Survey, row: Row) -> bool:
    """Whether a row convinces without others like it: a short row with one document's address."""
    href = href_of(walked, row)
    if len(row.title) < (8 if is_dead(href) else 3):
        return False
    length = sum(len(text.strip()) for text in walked.elements[row.element].itertext())
    if length - len(row.title) > 300 or walked.ends[row.element] - row.element > 60:
        return False
    if walked.tags[row.element] in {"li", "tr", "dl", "dd"}:
        return True
    return (
        is_article_href(href)
        and walked.count_links(row.element) == 1
        and not walked.holds_heading(row.element)
    )


def _beside(walked: Survey, main: Block, block: Block) -> bool:
    """Whether a block stands in the paged list's own container (rows of a second build)."""
    parent = walked.parents[main.first]
    return block.dated > 0 and kind_of(block) is kind_of(main) and walked.inside(block.first, parent)


def _is_further(block: Block, main: Block) -> bool:
    if block.zone or main.zone:
        return False
    if main.dated and not block.dated:
        return False
    if kind_of(main) is Part.FULL and kind_of(block) is not Part.FULL:
        return block.dated > 0 and main.weight < 3 * block.weight
    return len(block.rows) >= 2 or main.weight < 4


def _finish(walked: Survey, blocks: Sequence[Block], page: Page, seen: date | None) -> list[RecordLink]:
    found: list[RecordLink] = []
    known: dict[tuple[str, str], int] = {}
    for number, block in enumerate(blocks):
        _infer_years(walked, block.rows, seen)
        cells = columns_of(walked, block.rows)
        for row, cell in zip(block.rows, cells, strict=True):
            href = href_of(walked, row)
            if not href:
                href = scripted_href(walked.attributes[row.anchor].get("onclick") or "")
            url = resolve(page.base, href) or _clicked(walked, row, page.base)
            if url and known.setdefault((url, row.title), number) != number:
                continue
            said = labelled(walked, row)
            found.append(
                RecordLink(
                    title=cell.title or row.title,
                    date=cell.day or row.day,
                    href=href,
                    url=url,
                    pinned=row.pinned,
                    index_number=cell.index_number or said.get(Field.INDEX_NUMBER),
                    doc_number=cell.doc_number or said.get(Field.DOC_NUMBER),
                    source=cell.source or said.get(Field.ISSUER) or said.get(Field.SOURCE),
                )
            )
    return found


def _clicked(walked: Survey, row: Row, base: str) -> str:
    """Where a click on a row without an address leads; empty where only a script knows."""
    anchor = walked.elements[row.anchor]
    target = scripted_href(anchor.get("onclick") or anchor.get("href") or "")
    return resolve(base, target) if target else ""


def _near_days(walked: Survey, rows: Sequence[Row]) -> Mapping[int, date]:
    """The rows' days nearest to those in their addresses, by element; empty where one lies far from its own.

    An item may be laid down some days before it is published.  Addresses of a site that moved state the
    day of the move: some rows are far from it then, and the others near by chance.
    """
    found: dict[int, date] = {}
    for row in rows:
        stated = day_in_url(href_of(walked, row)) if row.day is None and row.month_day else None
        if stated is None or row.month_day is None:
            continue
        day = near_day(stated, row.month_day.month, row.month_day.day)
        if day is None:
            return {}
        found[row.element] = day
    return found


def _infer_years(walked: Survey, rows: Sequence[Row], seen: date | None) -> None:
    """Give year-less dates their year: by the address, by a heading, else by order up to the day of capture.

    Order says something only while the dates fall; after the first rise nobody knows how many years lie
    between, and the dates stay unknown.
    """
    last = seen
    headings = YearHeadings(walked, rows)
    near = _near_days(walked, rows)
    for row in rows:
        shown = row.month_day
        if row.day is not None or shown is None:
            if row.day is not None and last is not None:
                last = min(last, row.day)
            continue
        year = year_by_url(href_of(walked, row), shown.month, shown.day) or headings.year_of(row)
        if year is not None or row.element in near:
            row.day = near[row.element] if year is None else day_of(year, shown.month, shown.day)
            if last is not None and row.day is not None:
                last = min(last, row.day)
        elif last is not None and seen is not None:
            guess = day_of(last.year, shown.month, shown.day)
            if guess is not None and guess > last:
                guess = day_of(seen.year - 1, shown.month, shown.day) if last == seen else None
            if guess is None:
                last = None
                continue
            row.day = last = guess
