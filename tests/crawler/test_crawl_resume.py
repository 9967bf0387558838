"""A crawl that is killed, stopped or runs out of disk goes on where it was, and ends the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.model import Column, ColumnNeed, Coverage, LinkCheck, PageFacts, Record
from audit.settings import CrawlSettings
from audit.store import Store
from crawler.spider import CrawlProgress, CrawlRun, run_crawls
from tests.crawler.sites_for_tests import Site, agency_of, build, plan_for
from tests.crawler.test_crawl_evidence import checked, records

PLAN = plan_for(
    ColumnNeed("notices", texts=True),
    ColumnNeed("policy", attachments=True),
    ColumnNeed("annual_report", texts=True, attachments=True),
    ColumnNeed("guide", texts=True),
    ColumnNeed("negative_list"),
    links=True,
)
#: A crawl that shoots itself once its journal has told of so many pages in that phase.
_CHILD = """
import os, signal, sys
from datetime import date
from pathlib import Path
from audit.settings import CrawlSettings
from audit.store import Store
from crawler.spider import CrawlRun, run_crawls
from tests.crawler.sites_for_tests import agency_of
from tests.crawler.test_crawl_resume import PLAN

folder, base, calls = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
told = 0

def progress(_):
    global told
    told += 1
    if told == calls:
        os.kill(os.getpid(), signal.SIGKILL)

store = Store.open(folder / "audit.db", create=True)
agency = agency_of(base)
store.save_agencies([agency])
settings = CrawlSettings(delay=0, concurrency=4, timeout=5)
run_crawls(CrawlRun([agency], PLAN, settings, store, folder / "evidence", progress, today=date(2026, 11, 22)))
"""


def tables(store: Store) -> dict[str, Any]:
    """Everything that rules and reports read, without the moments of fetching."""

    def plain(item: Record | PageFacts | LinkCheck | Column) -> object:
        if isinstance(item, Column):
            return replace(item, searched=tuple(replace(e, fetched_at=None) for e in item.searched))
        return replace(item, fetched_at=None)

    return {
        "records": [plain(r) for r in store.records("a1", texts=["notices", "guide", "annual_report"])],
        "columns": [plain(c) for c in store.columns("a1")],
        "pages": [plain(p) for p in store.pages("a1")],
        "links": [plain(link) for link in store.links("a1")],
        "issues": list(store.issues("a1")),
        "captures": sorted((c.url, c.outcome, c.sha256 or "") for c in store.captures("a1")),
    }


def crawl_on(folder: Path, base: str, stop: threading.Event | None = None, **options: Any) -> Any:
    store = Store.open(folder / "audit.db", create=True)
    agency = agency_of(base)
    store.save_agencies([agency])
    settings = CrawlSettings(delay=0, concurrency=4, timeout=5)
    run = CrawlRun([agency], PLAN, settings, store, folder / "evidence", today=date(2026, 11, 22), **options)
    if stop is not None:
        run.stop = stop
    report = run_crawls(run)[0]
    found = tables(store)
    store.close()
    return report, found


def phase_of(folder: Path) -> str:
    store = Store.open(folder / "audit.db")
    state = store.crawl_state("a1")
    store.close()
    return "" if state is None else state.phase


def test_kill_9_at_any_moment_and_the_same_command_gives_the_same_tables(site: Site, tmp_path: Path) -> None:
    build(site)
    base = f"{site.base}/"
    (tmp_path / "whole").mkdir()
    whole, expected = crawl_on(tmp_path / "whole", base)
    assert whole.done
    killed = tmp_path / "killed"
    killed.mkdir()
    phases: set[str] = set()
    for calls in (4, 15, 45):
        child = subprocess.run(
            [sys.executable, "-c", _CHILD, str(killed), base, str(calls)],
            check=False,
            cwd=Path(__file__).parents[2],
            capture_output=True,
        )
        assert child.returncode == -signal.SIGKILL, child.stderr.decode()[-2000:]
        phases.add(phase_of(killed))
    assert len(phases) > 1
    report, found = crawl_on(killed, base)
    assert report.done
    for name, rows in expected.items():
        assert found[name] == rows, name
    assert checked(killed / "evidence") == 0
    answers = [url for kind, url, _ in records(killed / "evidence") if kind == "response"]
    assert len(answers) == len([url for url, _, sha256 in found["captures"] if sha256])


def test_a_stop_ends_soon_and_loses_nothing(site: Site, tmp_path: Path) -> None:
    build(site)
    base = f"{site.base}/"
    (tmp_path / "whole").mkdir()
    (tmp_path / "stopped").mkdir()
    _, expected = crawl_on(tmp_path / "whole", base)
    stop = threading.Event()
    told: list[CrawlProgress] = []

    def progress(sign: CrawlProgress) -> None:
        told.append(sign)
        if len(told) == 20:
            stop.set()

    report, _ = crawl_on(tmp_path / "stopped", base, stop, progress=progress)
    assert not report.done
    assert report.error == ""
    report, found = crawl_on(tmp_path / "stopped", base)
    assert report.done
    assert found == expected


def test_ctrl_c_ends_the_run_at_a_safe_moment(site: Site, tmp_path: Path) -> None:
    build(site)
    code = _CHILD.replace("SIGKILL", "SIGINT")
    child = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), f"{site.base}/", "20"],
        check=False,
        cwd=Path(__file__).parents[2],
        capture_output=True,
    )
    assert child.returncode == 0, child.stderr.decode()[-2000:]
    assert phase_of(tmp_path) not in {"", "done"}
    report, _ = crawl_on(tmp_path, f"{site.base}/")
    assert report.done


def test_another_plan_begins_anew(site: Site, tmp_path: Path) -> None:
    build(site)
    crawl_on(tmp_path, f"{site.base}/")
    hits = len(site.hits)
    store = Store.open(tmp_path / "audit.db")
    agency = agency_of(f"{site.base}/")
    plan = plan_for("functions")
    run = CrawlRun([agency], plan, CrawlSettings(delay=0), store, tmp_path / "evidence")
    assert run_crawls(run)[0].done
    assert len(site.hits) > hits
    columns = {column.id: column for column in store.columns("a1")}
    assert columns["functions"].coverage is Coverage.COMPLETE
    opened = {record.column for record in store.records("a1") if record.outcome and not record.is_page}
    assert opened <= {"functions"}
    store.close()
    assert checked(tmp_path / "evidence") == 0


def test_a_full_disk_is_said_and_the_crawl_goes_on_later(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(site)
    base = f"{site.base}/"
    (tmp_path / "whole").mkdir()
    (tmp_path / "full").mkdir()
    _, expected = crawl_on(tmp_path / "whole", base)
    from crawler.evidence import EvidenceWriter

    sync, calls = EvidenceWriter.sync, iter(range(10**6))

    def full(self: EvidenceWriter) -> None:
        if next(calls) >= 4:
            raise OSError(28, os.strerror(28))
        sync(self)

    with monkeypatch.context() as patch:
        patch.setattr(EvidenceWriter, "sync", full)
        report, _ = crawl_on(tmp_path / "full", base)
    assert not report.done
    assert "磁盘空间已满" in report.error
    report, found = crawl_on(tmp_path / "full", base)
    assert report.done
    assert found == expected


def test_an_evidence_folder_that_cannot_be_written_is_said(site: Site, tmp_path: Path) -> None:
    build(site)
    (tmp_path / "evidence").write_text("a file where a folder belongs")
    report, _ = crawl_on(tmp_path, f"{site.base}/")
    assert not report.done
    assert report.error


def test_several_agencies_are_crawled_at_once_and_may_link_to_each_other(
    make_site: Callable[..., Site], tmp_path: Path
) -> None:
    sites = [make_site() for _ in range(3)]
    for one in sites:
        build(one)
    agencies = [agency_of(f"{one.base}/", agency=f"a{n}") for n, one in enumerate(sites)]
    store = Store.open(tmp_path / "audit.db", create=True)
    store.save_agencies(agencies)
    run = CrawlRun(agencies, plan_for("notices"), CrawlSettings(delay=0), store, tmp_path / "evidence")
    reports = run_crawls(run)
    assert [report.agency for report in reports] == ["a0", "a1", "a2"]
    assert all(report.done and report.records for report in reports)
    counts = {len(store.records(agency.id)) for agency in agencies}
    assert len(counts) == 1
    store.close()
