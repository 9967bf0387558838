"""How well each dialect is read: the golden pages and the made site families of tests/, field by field."""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crawler.dialects import recognise
from crawler.extract.navigation import find_navigation
from crawler.extract.pagination import find_pager
from crawler.page import Page, read_page

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden" / "dialects"


@dataclass(slots=True)
class Tally:
    """What was right of what was compared, per field; ``units`` are cases or pages, ``groups`` families."""

    units: int = 0
    groups: int = 0
    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, *, right: bool) -> None:
        """Count one comparison."""
        self.right[name] += right
        self.total[name] += 1


def _records(page: Page) -> object:
    rows = recognise(page).records(page)
    return [[row.title, row.date.isoformat() if row.date else None, row.href] for row in rows]


def _numbers(page: Page) -> object:
    rows = [[row.index_number, row.doc_number, row.source] for row in recognise(page).records(page)]
    return [row for row in rows if any(row)]


def _next_page(page: Page) -> object:
    following = recognise(page).next_page(page)
    if following is None:
        return None
    return {"method": following.method, "url": following.url, "body": following.body.decode("ascii")}


def _navigation(page: Page) -> object:
    return [[link.label, link.href, link.place] for link in find_navigation(page)]


def _article(page: Page, name: str) -> object:
    value = getattr(recognise(page).article(page), name)
    if name == "attachments":
        return [link.href for link in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


READERS: Mapping[str, Callable[[Page], object]] = {
    "dialect": lambda page: recognise(page).NAME,
    "records": _records,
    "numbers": _numbers,
    "next_page": _next_page,
    "page_count": lambda page: find_pager(page).page_count,
    "total_records": lambda page: find_pager(page).total_records,
    "navigation": _navigation,
}


def golden() -> dict[str, Tally]:
    """Per dialect: the golden cases and how many of each field equal expected.json."""
    found: dict[str, Tally] = defaultdict(Tally)
    for path in sorted(GOLDEN.glob("*/*/expected.json")):
        expected: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        (source,) = path.parent.glob("page.*")
        page = read_page(expected["url"], source.read_bytes())
        tally = found[path.parent.parent.name]
        tally.units += 1
        for name, read in READERS.items():
            if name in expected:
                tally.add(name, right=read(page) == expected[name])
        article = expected.get("article")
        for name, value in article.items() if isinstance(article, dict) else ():
            tally.add(name, right=_article(page, name) == value)
    return dict(found)


def families() -> dict[str, Tally] | None:
    """Per dialect: what is read of the made families' pages as it is true; None where they are away."""
    sys.path.insert(0, str(ROOT))
    try:
        report = importlib.import_module("tests.sitefamilies.report")
        known = list(report.FAMILIES.values())
    except (ImportError, AttributeError) as error:
        print(f"the site families are left out: {error!r}", file=sys.stderr)
        return None
    found: dict[str, Tally] = defaultdict(Tally)
    for one in known:
        tally = found[one.dialect]
        tally.groups += 1
        for made in one.make():
            tally.units += 1
            for name, _, truth, told in report.verdicts(one, made):
                tally.add(name, right=truth == told)
    return dict(found)
