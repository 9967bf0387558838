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


def _named(links: str, head: str = "") -> str:
    source = f"<html><head>{head}</head><body><ul>{links}</ul></body></html>"
    return recognise(read_page("http://www.luhe.example.cn/tzgg/", source.encode())).NAME


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("", "trs"),
        ("http://www.luhe.example.cn", "trs"),
        ("https://luhe.example.cn", "trs"),
        ("http://jiaoyi.example.cn", "generic"),
    ],
)
def test_addresses_of_another_host_say_nothing_of_the_pages_own_system(host: str, name: str) -> None:
    links = "".join(
        f"<li><a href='{host}/a/202405/t2024050{n}_71{n}.html'>公告{n}</a></li>" for n in range(1, 5)
    )
    assert _named(links) == name


def test_a_pager_with_six_arguments_tells_ucap_from_what_has_the_same_addresses() -> None:
    links = "".join(f"<li><a href='/a/202405/t2024050{n}_71{n}.html'>公告{n}</a></li>" for n in range(1, 5))
    call = "<script>createPageHTML('fy',9, 1,'list_a','html',88)</script>"
    assert _named(links + call) == "ucap"


def test_the_meta_of_a_column_with_its_channel_is_a_mark_of_ucap() -> None:
    rows = "".join(f"<li><a href='/luhe/{n:032x}/tzgg.shtml'>公告{n}</a></li>" for n in range(1, 4))
    assert _named(rows, "<meta name='column' channelId='81ab' codeName='tzgg'>") == "ucap"
    assert _named(rows, "<meta name='column' content='tzgg'>") == "generic"
