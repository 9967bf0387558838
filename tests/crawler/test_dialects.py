"""Dialects against golden pages: each recognises its own samples and nobody else's, and reads them right.

``ZWGK_UPDATE_GOLDEN=1 pytest tests/crawler/test_dialects.py`` writes what is read into expected.json;
look at the difference before committing it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from crawler.dialects import THRESHOLD, article_of, dialects, recognise
from crawler.extract.navigation import find_navigation
from crawler.extract.pagination import find_pager
from crawler.page import Page, read_page

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "dialects"
CASES = sorted(path.parent for path in GOLDEN.glob("*/*/expected.json"))


def _page(case: Path, url: str) -> Page:
    (source,) = case.glob("page.*")
    return read_page(url, source.read_bytes())


def _read(page: Page) -> dict[str, Any]:
    dialect = recognise(page)
    following = dialect.next_page(page)
    pager = find_pager(page)
    return {
        "dialect": dialect.NAME,
        "records": [
            [row.title, row.date.isoformat() if row.date else None, row.href] for row in dialect.records(page)
        ],
        "numbers": [
            [row.index_number, row.doc_number, row.source]
            for row in dialect.records(page)
            if row.index_number or row.doc_number or row.source
        ],
        "next_page": following
        and {"method": following.method, "url": following.url, "body": following.body.decode("ascii")},
        "page_count": pager.page_count,
        "total_records": pager.total_records,
        "navigation": [[link.label, link.href, link.place] for link in find_navigation(page)],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_golden_page_is_read_as_expected(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    url = expected.pop("url")
    found = _read(_page(case, url))
    if os.environ.get("ZWGK_UPDATE_GOLDEN"):
        text = json.dumps({"url": url, **found}, ensure_ascii=False, indent=1)
        (case / "expected.json").write_text(text + "\n", encoding="utf-8")
        return
    assert found == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_dialect_claims_its_own_pages_and_no_others(case: Path) -> None:
    url = json.loads((case / "expected.json").read_text(encoding="utf-8"))["url"]
    page = _page(case, url)
    claims = {name: dialect.recognise(page) for name, dialect in dialects().items() if name != "generic"}
    strong = {name for name, worth in claims.items() if worth >= THRESHOLD}
    assert strong <= {case.parent.name}
    assert case.parent.name == recognise(page).NAME


def test_every_dialect_has_golden_pages() -> None:
    assert {case.parent.name for case in CASES} == set(dialects())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_an_article_is_read_as_its_dialect_reads_it_whether_or_not_all_marks_were_weighed(case: Path) -> None:
    url = json.loads((case / "expected.json").read_text(encoding="utf-8"))["url"]
    page = _page(case, url)
    assert article_of(_page(case, url)) == recognise(page).article(page)
