"""All files of a report take their places together, or the old ones stay."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.errors import WorkspaceError
from reports.view import ReportView
from reports.writing import formats, write_reports

ALL = [
    "ranking.csv",
    "scores.csv",
    "findings.csv",
    "columns.csv",
    "records.csv",
    "report.html",
    "report.xlsx",
]


def test_every_format_in_the_folder_is_found() -> None:
    assert list(formats()) == ["csv", "html", "xlsx"]


def test_all_files_are_written_and_nothing_else_is_left(view: ReportView, tmp_path: Path) -> None:
    written = write_reports(view, tmp_path / "reports")
    assert sorted(path.name for path in written) == sorted(ALL)
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == sorted(ALL)


def test_only_the_named_formats_are_written(view: ReportView, tmp_path: Path) -> None:
    assert [path.name for path in write_reports(view, tmp_path, ["csv"])] == ALL[:5]


def test_writing_again_gives_the_same_files(view: ReportView, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in write_reports(view, tmp_path)}
    again = {path.name: path.read_bytes() for path in write_reports(view, tmp_path)}
    assert first == again


def test_a_full_disk_leaves_the_old_report_whole(
    view: ReportView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_reports(view, tmp_path, ["csv"])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    sync = os.fsync
    calls: list[int] = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkspaceError, match="磁盘空间"):
        write_reports(view, tmp_path, ["csv"])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_a_file_is_told_plainly(view: ReportView, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("")
    with pytest.raises(WorkspaceError, match="报告没有写成"):
        write_reports(view, tmp_path / "reports", ["csv"])


def test_a_file_held_open_elsewhere_is_told_plainly(
    view: ReportView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "in use", str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(WorkspaceError, match="关闭正在 Excel"):
        write_reports(view, tmp_path, ["csv"])
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_refused_with_the_known_ones(view: ReportView, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"csv、html、xlsx"):
        write_reports(view, tmp_path, ["pdf"])


def test_an_empty_audit_is_written_too(
    shelf: Any, view_of: Callable[[Any], ReportView], tmp_path: Path
) -> None:
    shelf.agencies.clear()
    assert len(write_reports(view_of(shelf), tmp_path)) == 7
