"""What a pager claims in words: 共36条 1/3, 第2页, Total record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.extract.survey import Survey

_PAGES = (
    re.compile(r"(?:第|页次|页码|当前)?\s*[:：]?\s*(?P<cur>\d+)\s*/\s*(?P<all>\d+)\s*页?"),
    re.compile(r"[共总]\s*(?:计|有)?\s*(?P<all>\d+)\s*[页頁]"),
    re.compile(r"第\s*(?P<cur>\d+)\s*[页頁]"),
)
_RECORDS = re.compile(
    r"(?:[共总]\s*(?:计|共|有|数)?\s*[:：]?\s*|记录数\s*[:：]\s*|总数\s*[:：]\s*)(\d+)\s*(?:条|篇|个|项|则|记录|信息|$)|(\d+)\s*条(?:记录|信息|数据)"
)
_FAR = 60


@dataclass(slots=True)
class Claims:
    """The current page, the pages and the records that a pager states; None where it states none."""

    current: int | None = None
    pages: int | None = None
    records: int | None = None

    def add(self, text: str) -> None:
        """Take in the text around one word of the pager; what came first stays."""
        for pattern in _PAGES:
            found = pattern.search(text)
            numbers = found.groupdict() if found else {}
            if self.current is None and numbers.get("cur"):
                self.current = int(numbers["cur"][:7])
            if self.pages is None and numbers.get("all"):
                self.pages = int(numbers["all"][:7])
        total = _RECORDS.search(text) if self.records is None else None
        if total:
            self.records = int((total[1] or total[2])[:9])


def claims_of(seen: Survey) -> Claims:
    """What the texts around the page's pager words claim."""
    claims = Claims()
    for index in seen.pagers[:100]:
        if seen.tags[index] != "script":
            claims.add(_around(seen, index))
    if claims.records is None and seen.pagers:
        claims.records = _empire_total(seen)
    if claims.pages is not None and claims.current is not None and claims.current > claims.pages:
        claims.current = None
    return claims


def _empire_total(seen: Survey) -> int | None:
    """EmpireCMS counts its records in an anchor without address (dialects.md §9)."""
    for element in seen.elements[0].iter("a"):
        if element.get("title") == "Total record":
            digits = re.sub(r"\D", "", "".join(element.itertext()))
            return int(digits[:9]) if digits else None
    return None


def _around(seen: Survey, index: int) -> str:
    """The text of the small element around a pager word."""
    top = index
    for _ in range(3):
        parent = seen.parents[top]
        if parent < 0 or seen.ends[parent] - parent > _FAR or seen.tags[parent] in {"body", "html"}:
            break
        top = parent
    texts = [text for text in seen.elements[top].itertext() if len(text) < 200]
    return re.sub(r"\s+", " ", "".join(texts))[:600]
