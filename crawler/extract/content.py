"""Whether a page is a content page: one document with a body, beside which any list is only related news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from crawler.extract.article import account_of, is_tabled
from crawler.extract.blocks import Block, href_of, is_article_href
from crawler.extract.body import is_prose
from crawler.extract.bodynames import is_body
from crawler.extract.layout import layout_of
from crawler.extract.survey import Survey
from crawler.page import Page

_ARTICLE_URL = re.compile(
    r"t\d{8}_\d+|/t\d{6,}\.s?html?|/content_\d+|/content/content_|post_\d+\.|/art/\d{4}/|/art_\w+\.|/info/\d+/\d+\.htm|c\d+a\d+/page\.htm"
    r"|/\d{4}-\d{1,2}[-/]\d{1,2}/\w+\.s?html?|/\d{8}/[\w-]+\.s?html?|/20\d{4}/\w+\.s?html?|/c\d+/20\d{4}/\w+\.s?html|/\d{15,}\.html|/content\.s?html?"
    r"|/(?:\w*(?:content|detail|article)|(?:news|info|art|page)?(?:view|show|read))\.(?:aspx?|php|jspx?|do|action)"
    r"\?(?:\w+=\w*&)*?(?:id|aid|newsid|infoid|articleid|contentid)=\w",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(r"来源|作者|点击|浏览|阅读|访问|字体|字号|打印|责任编辑|发布人|发布者|信息来源")
_NEIGHBOURS = re.compile(r"(?:上一[篇条页则]|下一[篇条则])\s*[:：]")
_TOOLS = re.compile(
    r"打印本页|关闭窗口|关闭本页|【\s*打印|【\s*关闭|\[\s*打印|字体\s*[:：]|字号\s*[:：]|扫一扫在手机|责任编辑|分享到\s*[:：]"
)
#: What no pattern reaches across.
_BORDER = "\0"
_BODY_TAGS = frozenset({"div", "td", "article", "section", "span", "form"})
_SILENT = frozenset({"script", "style", "option", "title", "textarea", "template"})
_MOST_OF_BODY: Final = 3
_MOST_OF_TEXT: Final = 7
_MOST_OF_ACCOUNT: Final = 6
_SOME_OF_ACCOUNT: Final = 4
#: Characters of running text under a title and its date that make a document, and that always suffice.
_SOME_PROSE, _MUCH_PROSE = 150, 400
_DECIDED: Final = 4
_BESIDE: Final = -1
_DECIDED_FOR_FEW: Final = 3  # one or two rows weigh little against a document's marks


def is_content(seen: Survey, page: Page, blocks: Sequence[Block]) -> bool:
    """Whether the page is one document, so that ``blocks`` beside it are not its records.

    Marks of a document (address, ArticleTitle, body container, prose, 上一篇, 打印) are weighed against
    marks of a list (its own pager, many dated rows).
    """
    score = 0
    if _ARTICLE_URL.search(page.url):
        score += 3
    named = page.meta.get("ArticleTitle", "")
    if named and named != page.meta.get("ColumnName"):
        score += 3
    few = sum(len(block.rows) for block in blocks) <= 2
    wanted = _list_score(seen, blocks) + (_DECIDED_FOR_FEW if few else _DECIDED)
    # The dear questions are asked only while they can still decide.
    if score + _MOST_OF_BODY + _MOST_OF_TEXT + _MOST_OF_ACCOUNT < wanted:
        return False
    score += _body_score(seen, blocks)
    if score + _MOST_OF_TEXT + _MOST_OF_ACCOUNT < wanted:
        return False
    score += _text_score(seen, blocks)
    return score >= wanted or score + _account_score(seen, page, blocks) >= wanted


def _spans(seen: Survey, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where rows begin and end.  A lone row is none here: a header's date with any link may look like one."""
    return sorted(
        (row.element, seen.ends[row.element]) for block in blocks if len(block.rows) > 1 for row in block.rows
    )


def _body_score(seen: Survey, blocks: Sequence[Block]) -> int:
    """Three for a body container with text and without rows of the list."""
    spans = _spans(seen, blocks)
    names_of = seen.names
    for index, tag in enumerate(seen.tags):
        if tag not in _BODY_TAGS:
            continue
        names = names_of[index]
        if len(names) > 3 and is_body(names):
            if any(index <= start <= seen.ends[index] for start, _ in spans):
                continue
            if sum(len(text) for text in seen.elements[index].itertext()) > 40:
                return 3
    return 0


def _text_score(seen: Survey, blocks: Sequence[Block]) -> int:
    """Marks of a document in the text outside links and rows: prose, header line, neighbours, tools."""
    prose = 0
    short: list[tuple[int, str]] = []
    for index, text in _outside(seen, _spans(seen, blocks)):
        size = len(text)
        if size > 30 and seen.anchor_of[index] < 0 and ("。" in text or "；" in text):
            prose += size
        if size < 90:
            short.append((index, text))
    together = _BORDER.join([text for _, text in short])  # one search is many times faster than one for each
    neighbours = _NEIGHBOURS.search(together) is not None
    tools = _TOOLS.search(together) is not None
    header = _HEADER_LINE.search(together) is not None and _has_header(seen, short)
    return (2 if prose > 400 else 1 if prose > 150 else 0) + 2 * header + 2 * neighbours + tools


def _has_header(seen: Survey, texts: Sequence[tuple[int, str]]) -> bool:
    """Whether one of the texts is an article's header line: it names 来源, 作者, … beside a date."""
    dated = {mark.owner for mark in seen.marks}
    return any(_HEADER_LINE.search(text) and _near_date(seen, index, dated) for index, text in texts)


def _account_score(seen: Survey, page: Page, blocks: Sequence[Block]) -> int:
    """Title, date and running text in this order, before any row that follows the title."""
    if layout_of(page).survey is not seen:
        return 0
    account = account_of(page)
    title = account.title
    if title is None or title.line < 0 or not (account.header_date or is_tabled(account)):
        return 0
    starts = layout_of(page).starts
    at = starts[title.line] // 2
    spans = _spans(seen, blocks)
    if any(start <= at <= end for start, end in spans):
        return 0
    stop = min((start for start, _ in spans if start > at), default=len(seen.elements))
    body = [line for line in account.body if starts[line.number] < 2 * stop and not line.is_links]
    prose = sum(line.free for line in body if is_prose(line))
    if prose <= _SOME_PROSE and sum(line.free for line in body) <= _MUCH_PROSE:
        return 0
    rows = sum(len(row.title) for block in blocks for row in block.rows)
    return _MOST_OF_ACCOUNT if prose > min(rows, _MUCH_PROSE) else _SOME_OF_ACCOUNT


def _outside(seen: Survey, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """The page's texts outside the given stretches of elements, with the element that they belong to."""
    number = 0
    for index, (tag, silent) in enumerate(zip(seen.tags, seen.silent, strict=True)):
        while number < len(spans) and spans[number][1] < index:
            number += 1
        inside = number < len(spans) and spans[number][0] <= index
        if inside or not tag or tag in _SILENT:
            continue
        if silent:
            texts = seen.elements[index].text, seen.elements[index].tail
        else:
            texts = seen.texts[index], seen.tails[index]
        for text in texts:
            if text and len(text) >= 3:
                yield index, text


def _near_date(seen: Survey, index: int, dated: set[int]) -> bool:
    """Whether a date stands in the same small element as the text."""
    top = (
        seen.parents[index]
        if seen.tags[index] in {"span", "font", "em", "i", "b", "td", "a", "p", "li"}
        else index
    )
    if top < 0 or seen.ends[top] - top > 40:
        top = index
    return any(inner in dated for inner in range(top, seen.ends[top] + 1))


def _list_score(seen: Survey, blocks: Sequence[Block]) -> int:
    """How much speaks for a list; less than nothing where the heaviest block stands beside the content."""
    rows = sum(len(block.rows) for block in blocks)
    score = 0
    if any(block.paged and block.dated for block in blocks):
        score += 5 if rows > 2 else 2
    elif any(block.paged for block in blocks):
        score += 3
    if blocks:
        main = max(blocks, key=lambda block: block.weight)
        if main.zone and not score:
            return _BESIDE
        whole = main.full >= 0.8 * len(main.rows) and main.zone == ""
        if whole and len(main.rows) >= 10:
            score += 4
        elif whole and len(main.rows) >= 5:
            score += 2
        elif rows >= 3 and sum(is_article_href(href_of(seen, row)) for row in main.rows) >= 0.7 * len(
            main.rows
        ):
            score += 1
    return score
