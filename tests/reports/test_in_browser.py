"""The HTML report in a real browser: offline, scripts off, on a desk, on a phone and on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from reports.view import ReportView
from reports.writing import write_reports

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: apt-get install chromium)"),
    pytest.mark.timeout(180),
    # Playwright's own event loop leaves its pipes to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(name="address", scope="module")
def _address(sample: ReportView, tmp_path_factory: pytest.TempPathFactory) -> str:
    (path,) = write_reports(sample, tmp_path_factory.mktemp("report"), ["html"])
    return path.as_uri()


@pytest.fixture(name="shown")
def _shown(address: str, request: pytest.FixtureRequest) -> Iterator[object]:
    """The report opened in a window of the width that the test asks for."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(
            viewport={"width": request.param, "height": 900}, java_script_enabled=False, offline=True
        )
        page = context.new_page()
        page.asked = []
        page.on("request", lambda asked: page.asked.append(asked.url))
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(address)
        yield page
        browser.close()


@pytest.mark.parametrize("shown", [1280, 390], indirect=True)
def test_nothing_runs_over_the_edge_and_nothing_is_asked_of_the_network(shown: object) -> None:
    page: object = shown
    width = page.viewport_size["width"]  # type: ignore[attr-defined]
    for element in page.query_selector_all("table, section, svg, img, h1, h2, summary"):  # type: ignore[attr-defined]
        box = element.bounding_box()
        if box is not None and box["width"] > 0:
            assert box["x"] >= -1, element.inner_text()[:80]
            assert box["x"] + box["width"] <= width + 1, element.inner_text()[:80]
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []  # type: ignore[attr-defined]
    assert page.said == []  # type: ignore[attr-defined]
    assert page.title()  # type: ignore[attr-defined]


@pytest.mark.parametrize("shown", [1280], indirect=True)
def test_it_prints(shown: object) -> None:
    shown.emulate_media(media="print")  # type: ignore[attr-defined]
    paper = shown.pdf(prefer_css_page_size=True)  # type: ignore[attr-defined]
    assert paper.startswith(b"%PDF")
    assert len(paper) > 20_000
