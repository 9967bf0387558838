"""Pagers that exist only as a script call: TRS, UCAP and the template variables that both grew from.

dialects.md §1 (createPageHTML with four arguments counts from 0, Pager({…}), countPage) and §3
(six arguments with an id in front count from 1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.extract.survey import Survey

_CREATE = re.compile(r"createPageHTML\s*\(([^()]{3,200})\)")
#: Before a definition, not before a call: ``onload=function() {`` may stand before the latter.
_DEFINED = re.compile(r"function\s+$")
_PAGER = re.compile(r"\bPager\s*\(\s*\{([^{}]{5,600})\}")
_FIELD = re.compile(r"['\"]?(\w+)['\"]?\s*:\s*['\"]?([^,'\"\s}]*)")
#: What stands before a number: an equals sign, and what makes a number of a text (parseInt('29')).
_IS = r"\s*=\s*(?:(?:Number|parseInt)\s*\(\s*)?['\"]?"
_COUNT = re.compile(
    rf"\b(?:var\s+)?(countPage|pageCount|totalPage|totalpage|m_nPageCount|nPageCount|_nPageCount){_IS}(\d+)"
)
_NOW = re.compile(rf"\b(?:var\s+)?(currentPage|nCurrIndex|m_nCurrIndex|_nCurrIndex|curPage){_IS}(\d+)")
_TOTAL = re.compile(
    r"\b(?:recordCount|m_nRecordCount|totalRecords?|total_?count|countnum|nRecordCount)\s*[:=]\s*['\"]?(\d+)",
    re.IGNORECASE,
)
#: What each of these names has, in lower case: found or missed much faster than the pattern.
_TOTAL_NAMES = ("recordcount", "totalrecord", "total_count", "totalcount", "countnum")
_STEM = re.compile(
    r"['\"]?([\w\-]+)\\?['\"]?\s*\+\s*['\"]_['\"]\s*\+\s*(?:nextPage|\(?\s*\w+\s*[+\-]?\s*1?\)?)\s*\+\s*['\"]\.['\"]\s*\+\s*['\"](\w+)"
)
_PREFIXED = re.compile(
    r"([\w\-]+)['\"]\s*\+\s*['\"]_['\"]\s*\+\s*nextPage\s*\+\s*['\"]\.['\"]\s*\+\s*['\"](\w+)"
)
#: A pager whose files are numbered from the oldest page up (…/index_958_199.html is the first of 199).
_FALLING = re.compile(r"\bmaxPageNum\d*\s*=\s*([1-9]\d{0,5})\b")
_FALLING_FILE = re.compile(r"\bpurl\d*\s*=\s*['\"]([^'\"\s]{1,200})['\"]")
_FALLING_NOW = re.compile(r"\bpageName\d*\s*=\s*(\d{1,6})\s*;(?!\s*\})")
_FALLING_NEXT = re.compile(r"pageName\d*\s*-\s*1")
_FALLING_EXT = re.compile(r"purl\d*\s*\+\s*['\"]_['\"]\s*\+\s*\w+\s*\+\s*['\"]\.(\w{3,5})['\"]")


@dataclass(frozen=True, slots=True)
class Stepper:
    """A numbered pager: how many pages, which one this is, and how their files are named.

    ``falling``: the first page's file has the highest number, the last one's has 1.
    """

    pages: int
    current: int
    name: str
    ext: str
    from_zero: bool
    records: int | None = None
    falling: bool = False

    def next_href(self, url: str) -> str | None:
        """The file of the next page; None on the last.  ``url`` names the file where the script does not."""
        following = self.current + 1
        if self.falling:
            left = self.pages - self.current
            return f"{self.name}_{left}.{self.ext}" if left > 0 else None
        if following >= self.pages + (0 if self.from_zero else 1):
            return None
        name, ext = self.name, self.ext
        if not name or not ext:
            name, ext = _own_file(url)
        return f"{name}_{following}.{ext}"


def _own_file(url: str) -> tuple[str, str]:
    try:
        last = urlsplit(url).path.rsplit("/", 1)[-1]
    except ValueError:
        last = ""
    name, dot, ext = last.rpartition(".")
    return (re.sub(r"_\d+$", "", name), ext) if dot and name else ("index", "html")


def script_pager(seen: Survey) -> Stepper | None:
    """The pager that a script call states, or None.  The totals of unknown scripts are not guessed."""
    found: Stepper | None = None
    for _, text in seen.scripts:
        if "age" not in text or len(text) > 200_000:
            continue
        found = _create(text) or _pager(text) or _variables(text) or _falling(text)
        if found:
            break
    if found is None:
        return None
    if found.records is None:
        records = total_in_scripts(seen)
        if records is not None:
            found = Stepper(found.pages, found.current, found.name, found.ext, found.from_zero, records)
    return found


def total_in_scripts(seen: Survey) -> int | None:
    """How many records the list's own script says there are."""
    for _, text in seen.scripts:
        if len(text) >= 200_000 or not _may_total(text):
            continue
        found = _TOTAL.search(text)
        if found:
            return int(found[1][:9])
    return None


def _may_total(text: str) -> bool:
    lower = text.lower()
    return any(name in lower for name in _TOTAL_NAMES)


def _create(text: str) -> Stepper | None:
    for found in _CREATE.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()]
        if _DEFINED.search(before) or "//" in before:
            continue
        parts = [part.strip() for part in found[1].split(",")]
        bare = [part.strip("'\"") for part in parts]
        if (
            len(parts) >= 5
            and parts[0][:1] in "'\""
            and not bare[0].isdigit()
            and bare[1].isdigit()
            and bare[2].isdigit()
        ):
            records = int(bare[5]) if len(bare) > 5 and bare[5].isdigit() else None
            return Stepper(
                int(bare[1][:7]),
                int(bare[2][:7]),
                bare[3],
                bare[4].lstrip("."),
                from_zero=False,
                records=records,
            )
        if len(parts) >= 4 and bare[0].isdigit() and bare[1].isdigit() and not bare[2].isdigit():
            records = next((int(part) for part in reversed(bare[4:]) if part.isdigit()), None)
            return Stepper(
                int(bare[0][:7]),
                int(bare[1][:7]),
                bare[2],
                bare[3].lstrip("."),
                from_zero=True,
                records=records,
            )
    return None


def _pager(text: str) -> Stepper | None:
    found = _PAGER.search(text) if "Pager" in text else None
    if not found:
        return None
    values = {name.lower(): value for name, value in _FIELD.findall(found[1])}
    pages, current = (
        values.get("size") or values.get("total") or values.get("pagecount") or "",
        values.get("current") or "0",
    )
    if not (pages.isdigit() and current.isdigit() and values.get("prefix")):
        return None
    return Stepper(
        int(pages[:7]),
        int(current[:7]),
        values["prefix"],
        values.get("suffix", "html").lstrip("."),
        from_zero=True,
    )


def _variables(text: str) -> Stepper | None:
    if "document.write" not in text:
        return None
    pages = _COUNT.search(text)
    current = _NOW.search(text) if pages else None
    if not (pages and current):
        return None
    named = _PREFIXED.search(text.replace("\\", "")) or _STEM.search(text.replace("\\", ""))
    if not named:
        return None
    return Stepper(int(pages[2][:7]), int(current[2][:7]), named[1], named[2], from_zero=True)


def _falling(text: str) -> Stepper | None:
    """A pager of files that count down; only where the script names the file, its number and its ending."""
    if "maxPageNum" not in text or "purl" not in text or not _FALLING_NEXT.search(text):
        return None
    pages, named, ext = _FALLING.search(text), _FALLING_FILE.search(text), _FALLING_EXT.search(text)
    if not (pages and named and ext):
        return None
    shown = [int(found[1]) for found in _FALLING_NOW.finditer(text)]
    at = shown[-1] if shown else 0
    count = int(pages[1])
    current = 1 if at == 0 else count - at + 1
    return Stepper(count, current, named[1], ext[1], from_zero=False, falling=True)
