"""The demonstration's list that only a script fills: audited with a browser and without."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audit.model import Coverage, Outcome
from audit.store import Store
from crawler.browser.finding import find_browser
from zwgk.crawling import crawl_workspace
from zwgk.demo import Demo, build_demo, serve
from zwgk.demo.comparison import browsed, mismatches
from zwgk.demonstration import AS_OF, write_workspace
from zwgk.judging import score_workspace
from zwgk.workspace import open_workspace

FOUND = find_browser()


@contextlib.contextmanager
def audited(folder: Path, demo: Demo, browser: str) -> Iterator[Store]:
    """The hospital's audit with that setting of ``browser``."""
    with serve(demo) as addresses:
        write_workspace(folder, demo, addresses)
        config = folder / "audit.yaml"
        config.write_text(f"{config.read_text(encoding='utf-8')}  browser: {browser}\n", encoding="utf-8")
        workspace = open_workspace(folder)
        assert crawl_workspace(workspace) == 0
    score_workspace(workspace, lambda *_: None)
    with contextlib.closing(workspace.store()) as store:
        yield store


@pytest.fixture(name="hospital")
def _hospital() -> Demo:
    demo = build_demo(AS_OF)
    return replace(
        demo,
        sites=(demo.site("yiyuan"),),
        truth=tuple(truth for truth in demo.truth if truth.agency == "yiyuan"),
    )


def column_updated(store: Store) -> set[Outcome]:
    wanted = {i.id for i in store.system().indicators if i.rule == "column_updated"}
    of_hospital = {f for f in store.findings("yiyuan") if f.indicator in wanted and "院务公开" in f.reason}
    return {finding.outcome for finding in of_hospital}


def test_without_a_browser_the_list_is_unavailable_and_nobody_is_accused(
    tmp_path: Path, hospital: Demo
) -> None:
    with audited(tmp_path / "audit", hospital, "off") as store:
        (column,) = (column for column in store.columns("yiyuan") if column.id == "hospital")
        assert column.coverage is Coverage.BLOCKED
        assert column_updated(store) == {Outcome.UNAVAILABLE}
        assert not browsed(store, "yiyuan")
        assert mismatches(hospital, store) == ()


@pytest.mark.timeout(180)
@pytest.mark.skipif(not FOUND.path, reason=f"no browser to test with: {FOUND.trouble}")
def test_with_a_browser_the_list_is_read_and_judged(tmp_path: Path, hospital: Demo) -> None:
    with audited(tmp_path / "audit", hospital, "auto") as store:
        (column,) = (column for column in store.columns("yiyuan") if column.id == "hospital")
        assert (column.coverage, column.limit) == (Coverage.COMPLETE, "")
        assert column_updated(store) == {Outcome.PASS}
        assert browsed(store, "yiyuan")
        assert mismatches(hospital, store) == ()
        shown = {record.title for record in store.records("yiyuan", ["hospital"])}
        assert shown == {"云岫县人民医院医疗服务价格公示", "云岫县人民医院2026年5月药品采购情况公示"}
