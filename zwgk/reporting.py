"""``zwgk report``: stored scores and findings → the files that are handed to people."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from audit.model import Period
from audit.store import Store
from reports.view import Heading, ReportView, load_view
from reports.writing import Draft, chosen, draft, drop, place, write_reports
from scoring.accountability import suggestions

#: From this many agencies on, starting a process for each format is worth its second.
PARALLEL_FROM = 100


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
    """Write the report files into ``folder`` and return their paths; large ones on all cores.

    Raises WorkspaceError before the first scoring and where a file cannot be written.
    """
    view = open_view(store)
    names = chosen(formats)
    processes = min(os.cpu_count() or 1, len(names))
    if processes < 2 or sum(len(group.members) for group in view.groups) < PARALLEL_FROM:
        return write_reports(view, folder, names)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        # The workbook takes longest: it begins first.
        pending = {
            name: pool.submit(_drafted, store.name, folder, name) for name in sorted(names, reverse=True)
        }
        try:
            return place(_whole(pending[name] for name in names))
        finally:
            for one in pending.values():  # Ctrl-C leaves no drafts, either
                if not one.cancel() and one.done() and one.exception() is None:
                    drop(one.result())


def _whole(pending: Iterable[Future[list[Draft]]]) -> Iterator[list[Draft]]:
    """The drafts of every process; where one failed, those of the others are given first, then it is told."""
    failure: BaseException | None = None
    for one in pending:
        error = one.exception()
        if error is None:
            yield one.result()
        failure = failure or error
    if failure is not None:
        raise failure


def _drafted(database: str, folder: Path, name: str) -> list[Draft]:
    gc.freeze()  # modules are never garbage
    with contextlib.closing(Store.open(database)) as store:
        return draft(open_view(store), folder, name)
