"""The work of ``zwgk watch``: what to look at, how often, until when, and what the sample is worth so far."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from audit.errors import InputError
from audit.model import Agency, FetchOutcome, Probe
from audit.roster import parse_url
from audit.store import Store
from crawler.probing import Prober
from rules.parameters import coerce
from rules.probes import CHINA, Demand, Sample, opened, samples
from zwgk.display import console
from zwgk.watching import Target, Watch, targets_of
from zwgk.workspace import Workspace, open_workspace

RULE = "site_reachable"
_LEAST_MINUTES = 10.0
_MOST_DAYS = 14.0
_LONGEST_DAYS = 366
_DAY_MINUTES = 24 * 60


class Schedule:
    """How often, how long, and by what to tell our own line's trouble; InputError where that cannot be."""

    def __init__(self, every: float, days: float | None, control: str, *, once: bool) -> None:
        if not every >= _LEAST_MINUTES:
            raise InputError.one("--every", f"{every:g} 分钟太密", f"请写不小于 {_LEAST_MINUTES:g} 的数")
        if days is not None and not 0 < days <= _LONGEST_DAYS:
            mend = f"请写 {_LONGEST_DAYS} 以内的天数，例如 8"
            raise InputError.one("--for", f"{days:g} 天不可用", mend)
        wrong = parse_url(control)[1] if control else ""
        if wrong:
            raise InputError.one("--control", f"“{control}”：{wrong}", "请写完整的网址")
        self.every = timedelta(minutes=every)
        self.fixed = days is not None
        self.until = datetime.now(UTC) + timedelta(days=days if days is not None else _MOST_DAYS)
        self.control = control
        self.once = once


def watch_workspace(folder: Path, agency: str, schedule: Schedule, *, show: bool) -> None:
    """Watch the sites of the workspace's roster, or only ``show`` what the sample is worth."""
    workspace = open_workspace(folder)
    chosen = _chosen(agency, workspace)
    with contextlib.closing(workspace.store(create=True)) as store:
        if show:
            show_sample(store, workspace, chosen)
        else:
            asyncio.run(_watch(store, workspace, chosen, schedule))


async def _watch(store: Store, workspace: Workspace, agencies: Sequence[Agency], schedule: Schedule) -> None:
    targets = targets_of(agencies)
    named = [schedule.control] if schedule.control else []
    demand = demand_of(workspace)
    screen = console()
    if not targets:
        screen.print("名册里没有网站，没有可看的。")
        return
    _warn(targets, schedule, demand, screen.print)
    prober = Prober.of(workspace.agencies, workspace.config.settings, named)
    try:
        watching = Watch(
            store,
            targets,
            prober,
            lambda target, probe: screen.print(line_of(target, probe, demand), markup=False),
            schedule.every,
            schedule.until,
            schedule.control,
        )
        if schedule.once:
            looked = await watching.once()
            screen.print(f"访问了 {looked} 个网站，{len(targets) - looked} 个刚刚访问过。")
            if screen.is_terminal:  # a scheduler mails every line to somebody
                screen.print(f"每小时自动访问：{schedule_line(workspace.folder)}", markup=False)
            return
        if not schedule.fixed:
            watching.enough = _daily(lambda: suffices(store, targets, demand))
        await watching.run()
    finally:
        await prober.close()
    show_sample(store, workspace, agencies)


def _warn(targets: Sequence[Target], schedule: Schedule, demand: Demand, say: Callable[[str], None]) -> None:
    per_day = _DAY_MINUTES / (schedule.every.total_seconds() / 60)
    if not schedule.once:
        say(f"看 {len(targets)} 个网站，每个每天约 {per_day:.0f} 次。按 Ctrl-C 停止，用同一命令继续。")
        if per_day < demand.per_day:
            say(f"提醒：每天不足 {demand.per_day} 次，样本不够认定，请把 --every 改小。")
    if len(targets) == 1 and not schedule.control:
        say("提醒：只有一个网站，没有应答时分不清是网站还是本机网络的问题，请用 --control 写一个对照网址。")


def _daily(question: Callable[[], bool]) -> Callable[[], bool]:
    """Ask ``question`` at the first look of each day only: its answer hangs on whole days."""
    asked = datetime.now(CHINA).date()

    def ask() -> bool:
        nonlocal asked
        today = datetime.now(CHINA).date()
        if today == asked:
            return False
        asked = today
        return question()

    return ask


def suffices(store: Store, targets: Sequence[Target], demand: Demand) -> bool:
    """Whether every target has the sample that the inspection asks for."""
    for target in targets:
        probes = [probe for probe in store.probes(target.agencies[0]) if probe.url == target.url]
        found = samples(probes, demand, date.min, date.max)
        if not found or found[0].missing:
            return False
    return True


def demand_of(workspace: Workspace) -> Demand:
    """How large a sample the workspace's own table asks for; the inspection's where it does not."""
    row = next((row for row in workspace.system.indicators if row.rule == RULE), None)
    if row is None:
        return Demand()
    values = coerce(row.parameters, workspace.rules[RULE].spec)
    return Demand(**{name: values[name] for name in Demand.__slots__})  # type: ignore[arg-type]  # the rule's types


def line_of(target: Target, probe: Probe, demand: Demand) -> str:
    """One look as a line: when, whose, what came, how long it took."""
    when = f"{probe.at.astimezone(CHINA):%m-%d %H:%M:%S}"
    slow = probe.seconds >= demand.slow and probe.outcome is FetchOutcome.OK
    note = "，太慢" if slow else ""
    return f"{when} {target.name} {probe.outcome.label}，{probe.seconds:.1f} 秒{note} {target.url}"


def show_sample(store: Store, workspace: Workspace, agencies: Sequence[Agency]) -> None:
    """The sample so far of each site: days, looks a day, the share that failed, and what is missing."""
    screen = console()
    demand = demand_of(workspace)
    for agency in agencies:
        for line in lines_of(agency, store.probes(agency.id), demand):
            screen.print(line, markup=False, soft_wrap=True)
    last = min(workspace.config.as_of, workspace.config.period.end)
    late = [agency.name for agency in agencies if _ends_after(store.probes(agency.id), last)]
    if late:
        screen.print(
            f"提醒：认定只用 {last}（检查时点）以前的访问；{len(late)} 家单位有更晚的访问，"
            "要算进来请改 audit.yaml 的检查时点。"
        )


def _ends_after(probes: Sequence[Probe], day: date) -> bool:
    return bool(probes) and probes[-1].at.astimezone(CHINA).date() > day


def lines_of(agency: Agency, probes: Sequence[Probe], demand: Demand) -> Iterator[str]:
    """What is known of each of an agency's sites, in Chinese."""
    found = {sample.url: sample for sample in samples(probes, demand, date.min, date.max)}
    for url in dict.fromkeys((*agency.sites, *found)):
        sample = found.get(url)
        yield f"{agency.name} {url}"
        if sample is None:
            yield "  还没有访问"
            continue
        many = [count for _, count in sample.per_day]
        least, most = min(many, default=0), max(many, default=0)
        yield f"  有访问的 {len(many)} 天，每天 {least}–{most} 次，次数足够的 {sample.full} 天"
        yield f"  {_share(sample, demand)}"
        yield f"  样本{'够了' if not sample.missing else '不够：' + sample.missing}"


def _share(sample: Sample, demand: Demand) -> str:
    shut = sum(not opened(probe, demand.slow) and probe.seconds < demand.slow for probe in sample.failures)
    span = f"{sample.days[0]} 至 {sample.days[-1]} " if sample.days else ""
    out = f"，另有 {sample.left_out} 次因本机网络、拦截等未计入" if sample.left_out else ""
    return (
        f"{span}计 {len(sample.probes)} 次，打不开或达到 {demand.slow} 秒的 {len(sample.failures)} 次"
        f"（其中很快就失败的 {shut} 次），占 {sample.share * 100:.2f}%{out}"
    )


def _chosen(text: str, workspace: Workspace) -> Sequence[Agency]:
    if not text:
        return workspace.agencies
    found = [agency for agency in workspace.agencies if text in {agency.id, agency.name}]
    if not found:
        raise InputError.one("--agency", f"名册里没有“{text}”", "请写名册里的编码或名称")
    return found


def schedule_line(folder: Path) -> str:
    """The line that makes this machine's own scheduler call ``--once`` each hour."""
    program = shutil.which("zwgk") or "zwgk"
    place = folder.resolve()
    if sys.platform == "win32":
        return f'schtasks /Create /SC HOURLY /TN zwgk-watch /TR "\\"{program}\\" watch \\"{place}\\" --once"'
    return f'0 * * * * "{program}" watch "{place}" --once'
