"""Writing every format's files into the reports folder: all of them, or the old ones stay."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from audit import discovery
from audit.errors import WorkspaceError, refusal
from reports.view import ReportView


class Format(Protocol):
    """What a module in ``reports/formats`` offers as ``FORMAT``."""

    name: str

    def files(self, view: ReportView) -> Mapping[str, bytes]:
        """Return the contents by file name; the same view gives the same bytes."""
        ...


def formats() -> Mapping[str, Format]:
    """Return every format by its name, sorted."""
    found = discovery.modules("reports.formats").values()
    chosen: dict[str, Format] = {module.FORMAT.name: module.FORMAT for module in found}
    return dict(sorted(chosen.items()))


#: A file that is whole, and the place that it will take.
Draft = tuple[Path, Path]


def write_reports(view: ReportView, folder: Path, names: Iterable[str] | None = None) -> tuple[Path, ...]:
    """Write the files of the named formats (None: all) into ``folder`` and return their paths.

    Each file is written beside its place and synced; only when all are whole do they take their
    places, so a full disk or Ctrl-C leaves the last complete reports standing.  Raises
    WorkspaceError where the folder cannot be written or an old file is held open by another program.
    """
    return place(draft(view, folder, name) for name in chosen(names))


def chosen(names: Iterable[str] | None) -> tuple[str, ...]:
    """The named formats (None: all); WorkspaceError where there is no such format."""
    known = formats()
    wanted = tuple(known if names is None else names)
    strange = [name for name in wanted if name not in known]
    if strange:
        raise WorkspaceError.one("、".join(strange), "没有这种报告格式", f"可用的格式：{'、'.join(known)}")
    return wanted


def draft(view: ReportView, folder: Path, name: str) -> list[Draft]:
    """Write a format's files beside their places; where one cannot be written, none stays."""
    drafts: list[Draft] = []
    with _told(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            contents = formats()[name].files(view)
            for file in contents:
                target = folder / file
                path = target.with_name(f".{file}.{os.getpid()}.tmp")
                drafts.append((path, target))
                _write(path, contents[file])
        except BaseException:
            drop(drafts)
            raise
    return drafts


def place(drafted: Iterable[list[Draft]]) -> tuple[Path, ...]:
    """Let drafts take their places once all are whole, and return those; no draft is left behind."""
    drafts: list[Draft] = []
    try:
        for some in drafted:
            drafts += some
        for path, target in drafts:
            with _told(target.parent):
                path.replace(target)
    finally:
        drop(drafts)
    return tuple(target for _, target in drafts)


def drop(drafts: Iterable[Draft]) -> None:
    """Take away the drafts that are still there."""
    for path, _ in drafts:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Tell what the system refuses in words that a user can act on."""
    try:
        yield
    except PermissionError as error:
        raise WorkspaceError.one(
            error.filename2 or error.filename or folder,
            "报告文件无法写入",
            "请确认文件夹可写，并关闭正在 Excel 等程序中打开的报告后重试",
        ) from error
    except OSError as error:
        raise WorkspaceError.one(
            folder,
            f"报告没有写成：{refusal(error)}",
            "请检查磁盘空间和文件夹权限后重试，原有报告未动",
        ) from error


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
