"""``zwgk crawl``: processes, progress and interruption around the crawler.

One process serves several agencies at once; on a machine with several cores the agencies are dealt
out to as many processes.  What is done and what is not stands in the store alone, so a process may
die at any moment and the same command goes on.
"""

from __future__ import annotations

import contextlib
import gc
import os
import queue
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from multiprocessing.context import SpawnProcess
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from urllib.parse import urlsplit

from audit.model import Agency, Coverage, FetchOutcome, Plan
from audit.overrides import SiteOverrides
from audit.settings import CrawlSettings
from audit.store import Store
from crawler.linkchecks import looks_due
from crawler.spider import CrawlProgress, CrawlReport, CrawlRun, plan_digest, run_crawls
from zwgk.display import console
from zwgk.inheriting import inherit_sightings
from zwgk.progress import watching
from zwgk.siteprofile import profile_of
from zwgk.workspace import Workspace

_Message = CrawlProgress | CrawlReport
#: Objects made before the youngest are looked through for rings.
_YOUNG = 20_000


@dataclass(frozen=True, slots=True)
class Errand:
    """What one crawling process is sent out for."""

    database: str
    agencies: tuple[Agency, ...]
    plan: Plan
    settings: CrawlSettings
    evidence: Path
    overrides: Mapping[str, SiteOverrides]


def crawl_workspace(workspace: Workspace, *, retry: bool = False) -> int:
    """Crawl every agency that is not done; 0, or 1 where a site could not be audited at all.

    ``retry`` crawls again what the last run could not read whole.  Raises KeyboardInterrupt once
    everything is saved where the user interrupts.
    """
    store = workspace.store(create=True)
    with contextlib.closing(store):
        store.save_agencies(workspace.agencies)
        inherit_sightings(workspace, store)
        if retry:
            for agency in incomplete(store, workspace.agencies):
                store.forget_crawl(agency)
        agencies = waiting(store, workspace.agencies, workspace.plan(), workspace.overrides)
        agencies += unproven(store, workspace.agencies, agencies, workspace.config.settings.look_minutes)
        done = len(workspace.agencies) - len(agencies)
        if done:
            console().print(f"{done} 家单位已采集完毕，不再重复采集（要重新采集没有采全的，加 --retry）。")
        errand = Errand(
            store.name,
            agencies,
            workspace.plan(),
            workspace.config.settings,
            workspace.evidence,
            workspace.overrides,
        )
        reports = _run(errand) if agencies else {}
        missing = _tell(reports, agencies, store)
    return 1 if missing else 0


def waiting(
    store: Store, agencies: Sequence[Agency], plan: Plan, overrides: Mapping[str, SiteOverrides]
) -> tuple[Agency, ...]:
    """Agencies whose crawl under this plan and with these overrides is not done."""
    states = {state.agency: state for state in store.crawl_states()}
    return tuple(
        agency
        for agency in agencies
        if (state := states.get(agency.id)) is None
        or state.state != "done"
        or state.plan != plan_digest(plan, agency, overrides.get(agency.id))
    )


def unproven(
    store: Store, agencies: Sequence[Agency], waiting_ones: Sequence[Agency], minutes: int
) -> tuple[Agency, ...]:
    """Agencies that were crawled to the end and have dead links which a later look has to confirm."""
    return tuple(
        agency for agency in agencies if agency not in waiting_ones and looks_due(store, agency.id, minutes)
    )


def incomplete(store: Store, agencies: Sequence[Agency]) -> list[str]:
    """Agencies of which something could not be read the last time."""
    found = []
    for agency in agencies:
        state = store.crawl_state(agency.id)
        if state is None or state.state != "done":
            continue
        columns = store.columns(agency.id)
        if state.note or any(c.coverage in {Coverage.PARTIAL, Coverage.BLOCKED} for c in columns):
            found.append(agency.id)
    return found


def _run(errand: Errand) -> dict[str, CrawlReport]:
    names = {agency.id: agency.name for agency in errand.agencies}
    processes = min(os.cpu_count() or 1, len(errand.agencies))
    reports: dict[str, CrawlReport] = {}
    with watching(names) as show:

        def hear(message: _Message) -> None:
            if isinstance(message, CrawlReport):
                reports[message.agency] = message
            show(message)

        if processes < 2:
            _crawl_here(errand, hear, threading.Event())
        else:
            _crawl_apart(errand, processes, hear)
    return reports


def _crawl_here(errand: Errand, hear: Callable[[_Message], None], stop: threading.Event) -> None:
    """Crawl in this process; KeyboardInterrupt where the user stopped it."""
    gc.freeze()  # modules are never garbage: looking through them again and again costs 5 % of a crawl
    gc.set_threshold(_YOUNG)  # a page is thousands of short-lived objects, hardly any of them in a ring
    store = Store.open(errand.database)
    with contextlib.closing(store):
        run = CrawlRun(
            errand.agencies,
            errand.plan,
            errand.settings,
            store,
            errand.evidence,
            hear,
            stop,
            overrides=errand.overrides,
        )
        for report in run_crawls(run):
            hear(report)
    if stop.is_set():
        raise KeyboardInterrupt


def _crawl_apart(errand: Errand, processes: int, hear: Callable[[_Message], None]) -> None:
    """Crawl in several processes."""
    context = get_context("spawn")
    messages: Queue[_Message] = context.Queue()
    stop = context.Event()
    team = []
    for agencies in shares(errand.agencies, processes):
        share = replace(errand, agencies=agencies)
        team.append(context.Process(target=_work, args=(share, messages, stop), daemon=True))
    try:
        with _deaf_to_interruption():
            for member in team:
                member.start()
        _listen(team, messages, hear)
    except KeyboardInterrupt:
        stop.set()
        for member in team:
            member.join(30)
        raise
    finally:
        for member in team:
            if member.is_alive():
                member.kill()


@contextlib.contextmanager
def _deaf_to_interruption() -> Iterator[None]:
    """Processes started within ignore Ctrl-C, also while they load: their parent tells them to stop."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def shares(agencies: Sequence[Agency], processes: int) -> tuple[tuple[Agency, ...], ...]:
    """Deal the agencies out to processes; those on one host stay together.

    The pace at a host is kept within a process: two processes on one portal would double it.
    """
    crowds: list[tuple[set[str], list[Agency]]] = []
    for agency in agencies:
        hosts = {urlsplit(url).netloc for url in (*agency.sites, *agency.entry)}
        joined = [crowd for crowd in crowds if crowd[0] & hosts]
        crowds = [crowd for crowd in crowds if not crowd[0] & hosts]
        together = [member for crowd in joined for member in crowd[1]]
        crowds.append((hosts.union(*(crowd[0] for crowd in joined)), [*together, agency]))
    dealt: list[list[Agency]] = [[] for _ in range(processes)]
    for _, crowd in sorted(crowds, key=lambda crowd: -len(crowd[1])):
        min(dealt, key=len).extend(crowd)
    return tuple(tuple(share) for share in dealt if share)


def _listen(
    team: Sequence[SpawnProcess], messages: Queue[_Message], hear: Callable[[_Message], None]
) -> None:
    while True:
        working = any(member.is_alive() for member in team)
        try:
            hear(messages.get(timeout=0.2))
        except queue.Empty:
            if not working:
                return


def _work(errand: Errand, messages: Queue[_Message], stop: Event) -> None:
    """A crawling process: ends with its parent, and at the parent's wish."""
    stopped = threading.Event()
    threading.Thread(target=_follow_parent, daemon=True).start()
    threading.Thread(target=_pass_on, args=(stop, stopped), daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        _crawl_here(errand, messages.put, stopped)


def _follow_parent() -> None:
    """Two crawls of one site must never run side by side: when the parent dies, so do we."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _pass_on(stop: Event, stopped: threading.Event) -> None:
    stop.wait()
    stopped.set()


def _tell(reports: dict[str, CrawlReport], agencies: Sequence[Agency], store: Store) -> int:
    """Say what could not be crawled; returns how many agencies that is."""
    screen = console()
    trouble = 0
    for agency in agencies:
        report = reports.get(agency.id)
        state = store.crawl_state(agency.id)
        if report is not None and report.error:
            screen.print(f"{agency.name}：{report.error}")
            trouble += 1
        elif state is None or state.state != "done":
            screen.print(f"{agency.name}：采集没有完成，请再运行同一命令")
            trouble += 1
        elif state.note:
            screen.print(f"{agency.name}：{state.note}{_why(store, agency)}（存疑，不扣分）")
            trouble += 1
    return trouble


def _why(store: Store, agency: Agency) -> str:
    """What became of the home page, and who can do what about it; empty where that is not known."""
    outcomes = (entry.outcome for entry in profile_of(store, agency).entries)
    missed = next((outcome for outcome in outcomes if outcome not in {None, FetchOutcome.OK}), None)
    return f"：{missed.label}，{missed.next_step}" if missed is not None else ""
