"""The whole job on the demonstration's sites: planted truth against findings; killed and resumed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from audit.model import FetchOutcome, Owner
from audit.store import Store
from zwgk.cli import _guarded
from zwgk.demo import build_demo, serve
from zwgk.demo.comparison import mismatches
from zwgk.demonstration import AS_OF, demonstrate, write_workspace
from zwgk.siteprofile import named, profile_of

TABLES = ("ranking.csv", "scores.csv", "findings.csv", "columns.csv", "records.csv")


@pytest.fixture(name="finished", scope="module")
def _finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace that one `zwgk demo` leaves behind."""
    folder = tmp_path_factory.mktemp("demo") / "audit"
    assert demonstrate(folder) == 0
    return folder


@pytest.fixture(name="audited")
def _audited(finished: Path) -> Iterator[Store]:
    with contextlib.closing(Store.open(finished / "audit.db")) as store:
        yield store


@pytest.mark.timeout(600)
def test_everything_planted_is_found_and_nobody_is_accused_wrongly(audited: Store) -> None:
    assert mismatches(build_demo(AS_OF), audited) == ()


@pytest.mark.timeout(600)
def test_the_profile_of_every_site_is_true(audited: Store) -> None:
    """`zwgk site show`: the system that each site was built with, its home page, whose trouble it is."""
    for site in build_demo(AS_OF).sites:
        profile = profile_of(audited, named(audited, site.name))
        (home,) = profile.entries
        if site.down:
            assert (profile.dialects, home.outcome) == ({}, FetchOutcome.REFUSED)
            assert {trouble.outcome.owner for trouble in profile.troubles} == {Owner.SITE}
            continue
        assert site.cms.removesuffix("_static") in profile.dialects, (site.id, profile.dialects)
        assert home.outcome is FetchOutcome.OK
        assert any(known.column.id == "disclosure" and known.column.url for known in profile.columns)
        assert all(puzzle.what != "被防护系统拦截" for puzzle in profile.puzzles)


@pytest.mark.timeout(600)
def test_the_comparison_would_notice(audited: Store) -> None:
    """The check that cannot fail is worth nothing: without its findings, an agency misses everything."""
    audited.clear_judgement()
    demo = build_demo(AS_OF)
    assert len(mismatches(demo, audited)) > 100
    assert _guarded(["score", str(Path(audited.name).parent)]) in {0, 1}


@pytest.mark.timeout(600)
def test_every_finding_that_costs_points_shows_saved_bytes(finished: Path, audited: Store) -> None:
    kept: dict[str, set[str]] = {}
    for agency in audited.agencies():
        kept[agency.id] = {capture.sha256 for capture in audited.captures(agency.id) if capture.sha256}
        for finding in audited.findings(agency.id):
            if finding.lost > 0:
                assert finding.evidence, finding
                assert any(e.sha256 in kept[agency.id] for e in finding.evidence), finding
    assert sum(map(len, kept.values())) > 1000
    assert list((finished / "evidence").rglob("*.warc.gz"))


@pytest.mark.timeout(600)
def test_the_evidence_is_sound_and_holds_every_answer(finished: Path, audited: Store) -> None:
    for path in sorted((finished / "evidence").rglob("*.warc.gz")):
        done = subprocess.run(
            [sys.executable, "-m", "warcio.cli", "check", path], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout.decode()
    capture = next(c for c in audited.captures("yunxiu") if c.status == 200)
    (warc,) = (finished / "evidence").rglob(Path(str(capture.warc_file)).name)
    with warc.open("rb") as stream:
        stream.seek(capture.warc_offset or 0)
        records = [(r.rec_type, r.rec_headers["WARC-Target-URI"]) for r in _first(ArchiveIterator(stream), 2)]
    assert ("response", capture.url) in records


def _first(records: Iterator[object], count: int) -> Iterator[object]:
    for _ in range(count):
        yield next(records)


@pytest.mark.timeout(900)
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_a_crawl_that_is_killed_and_resumed_gives_the_tables_of_one_that_was_not(tmp_path: Path) -> None:
    demo = build_demo(AS_OF)
    with serve(demo) as addresses:
        for name in ("whole", "killed"):
            write_workspace(tmp_path / name, demo, addresses)
        for wait in (2.5, 4.0, 5.5):
            _kill_after(tmp_path / "killed", wait)
        for name in ("whole", "killed"):
            _program("run", tmp_path / name)
    for table in TABLES:
        whole, killed = (tmp_path / name / "reports" / table for name in ("whole", "killed"))
        assert killed.read_text(encoding="utf-8-sig") == whole.read_text(encoding="utf-8-sig"), table
    for path in sorted((tmp_path / "killed" / "evidence").rglob("*.warc.gz")):
        done = subprocess.run(
            [sys.executable, "-m", "warcio.cli", "check", path], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout.decode()


def _kill_after(folder: Path, seconds: float) -> None:
    """Start a crawl and kill all of its processes at once."""
    crawl = subprocess.Popen(
        [sys.executable, "-m", "zwgk.cli", "crawl", folder], stdout=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(crawl.pid, signal.SIGKILL)
    crawl.wait()


def _program(command: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zwgk.cli", command, folder], capture_output=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr.decode("utf-8")
