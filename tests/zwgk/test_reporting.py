"""Reports on many agencies: a process for each format, and the same files as from one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.errors import WorkspaceError
from audit.store import Store
from zwgk import reporting
from zwgk.judging import score_workspace
from zwgk.reporting import report
from zwgk.workspace import open_workspace

CONFIG = """
title: 清源县年报评估
as_of: 2026-11-20
period:
  from: 2026-01-01
  to: 2026-11-20
agencies: agencies.csv
system: annual-report
settings:
  contact: test@example.com
"""
ROSTER = "编码,名称,类型,分组,网站,公开平台,职能\r\n" + "".join(
    f"a{n},清源县第{n}局,政府部门,部门,https://{n}.example/,,\r\n" for n in range(3)
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "agencies.csv").write_text(ROSTER, encoding="utf-8-sig")
    (tmp_path / "audit.yaml").write_text(CONFIG, encoding="utf-8")
    workspace = open_workspace(tmp_path)
    with contextlib.closing(workspace.store(create=True)) as store:
        store.save_agencies(workspace.agencies)
        for body in workspace.agencies:
            store.begin_crawl(body.id, "test")
        score_workspace(workspace)
        yield store


def test_several_processes_write_the_files_that_one_writes(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = report(store, tmp_path / "one")
    monkeypatch.setattr(reporting, "PARALLEL_FROM", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    many = report(store, tmp_path / "many")
    assert [path.name for path in many] == [path.name for path in one]
    assert {path.name: path.read_bytes() for path in (tmp_path / "many").iterdir()} == {
        path.name: path.read_bytes() for path in one
    }


def test_what_a_process_could_not_write_is_told_and_no_draft_stays(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "reports"
    (folder / "report.xlsx").mkdir(parents=True)  # a folder in the place of a file
    monkeypatch.setattr(reporting, "PARALLEL_FROM", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with pytest.raises(WorkspaceError, match="报告没有写成"):
        report(store, folder)
    assert not list(folder.glob(".*"))
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceError, match="报告没有写成"):  # told across the border of a process
        report(store, tmp_path / "file" / "reports")
