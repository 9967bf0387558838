"""``zwgk report``: stored scores and findings → the files that are handed to people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

from audit.model import Period
from audit.store import Store
from reports.view import Heading, ReportView, load_view
from reports.writing import write_reports
from scoring.accountability import suggestions


def open_view(store: Store) -> ReportView:
    """What the last scoring left, as report formats see it; WorkspaceError before the first scoring."""
    meta = store.meta()
    start, end = (date.fromisoformat(day) for day in meta["period"])
    heading = Heading(
        title=meta["title"],
        as_of=date.fromisoformat(meta["as_of"]),
        period=Period(start, end),
        program=meta["program"],
        warnings=tuple(meta["warnings"]),
    )
    system = store.system()
    return load_view(store, system, heading, partial(suggestions, system=system))


def report(store: Store, folder: Path, formats: Iterable[str] | None = None) -> tuple[Path, ...]:
    """Write the report files into ``folder`` and return their paths."""
    return write_reports(open_view(store), folder, formats)
