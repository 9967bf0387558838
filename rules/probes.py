"""Whether looks at a site (``zwgk watch``) make the sample that the national inspection asks for.

国办秘函〔2019〕19号, 站点无法访问: one week, at least 20 looks a day at intervals.  What our own line did is
no look at all, and a burst of looks is one look.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, timezone
from decimal import Decimal

from audit.model import FetchOutcome, Owner, Probe

#: Days are those of the offices that are watched, whatever the clock of the watching machine says.
CHINA = timezone(timedelta(hours=8))
#: The server answered with something for whoever asked.
_OPENED = {FetchOutcome.OK, FetchOutcome.NOT_MODIFIED, FetchOutcome.TOO_LARGE}
#: Half an answer may be the site's or the line's; what a program is refused, or cannot decipher, readers
#: may well see (FP-01, FP-18): such looks speak neither for nor against.
_UNSURE = {
    FetchOutcome.CUT_OFF,
    FetchOutcome.TLS,
    FetchOutcome.CLIENT_ERROR,
    FetchOutcome.REDIRECT_LOOP,
    FetchOutcome.ENCODING_BROKEN,
}
#: Fewer silent looks in a row are the site's ups and downs.
_SILENCE = 3


@dataclass(frozen=True, slots=True)
class Demand:
    """How large a sample has to be: ``days`` in a row, ``per_day`` looks ``spacing`` minutes apart or more.

    A look fails where nothing opened or where it took ``slow`` seconds or longer.
    """

    days: int = 7
    per_day: int = 20
    spacing: int = 10
    slow: Decimal = Decimal(15)


@dataclass(frozen=True, slots=True)
class Sample:
    """The looks at one address that count: the newest week that suffices, else all that there are.

    ``full`` is the number of days with enough looks, ``missing`` what the sample lacks, in words (empty
    where it suffices); ``left_out`` are looks that are nobody's fault or the line's.
    """

    url: str
    probes: tuple[Probe, ...]
    failures: tuple[Probe, ...]
    days: tuple[date, ...]
    per_day: tuple[tuple[date, int], ...]
    full: int
    missing: str
    left_out: int

    @property
    def share(self) -> Decimal:
        """The share of looks that failed, 0 to 1."""
        return Decimal(len(self.failures)) / len(self.probes) if self.probes else Decimal(0)

    @property
    def one_silence(self) -> bool:
        """Whether most failures are one unbroken silence, at the end or in between.

        A site that went away looks like a firewall that shut this machine out, for good or for a night.
        """
        longest = run = 0
        for probe in self.probes:
            run = run + 1 if _silent(probe) else 0
            longest = max(longest, run)
        return longest >= _SILENCE and longest * 2 >= len(self.failures)


def _silent(probe: Probe) -> bool:
    """Whether no answer came at all, which a firewall may have done as well as the site."""
    return probe.outcome.owner is Owner.NETWORK or probe.outcome is FetchOutcome.REFUSED


def opened(probe: Probe, slow: Decimal) -> bool:
    """Whether the whole answer came within ``slow`` seconds."""
    return probe.outcome in _OPENED and probe.seconds < slow


def counts(probe: Probe) -> bool:
    """Whether the look says something of the site: a barred look or one of our own trouble does not."""
    if probe.outcome in _OPENED:
        return True
    return probe.outcome not in _UNSURE and probe.outcome.owner in {Owner.SITE, Owner.NETWORK}


def samples(probes: Iterable[Probe], demand: Demand, first: date, last: date) -> tuple[Sample, ...]:
    """The sample of each address from ``first`` to ``last``, in the order of the addresses."""
    by_url: dict[str, list[Probe]] = {}
    for probe in sorted(probes, key=lambda probe: probe.at):
        if first <= day_of(probe) <= last:
            by_url.setdefault(probe.url, []).append(probe)
    return tuple(_sample(url, found, demand) for url, found in sorted(by_url.items()))


def day_of(probe: Probe) -> date:
    """The day in China on which the look was taken."""
    return probe.at.astimezone(CHINA).date()


def _sample(url: str, probes: Sequence[Probe], demand: Demand) -> Sample:
    counted = _spaced([probe for probe in probes if counts(probe)], demand.spacing)
    per_day: dict[date, int] = {}
    for probe in counted:
        per_day[day_of(probe)] = per_day.get(day_of(probe), 0) + 1
    full = sorted(day for day, many in per_day.items() if many >= demand.per_day)
    week = _newest_run(full, demand.days)
    chosen = [probe for probe in counted if not week or week[0] <= day_of(probe) <= week[-1]]
    return Sample(
        url,
        tuple(chosen),
        tuple(probe for probe in chosen if not opened(probe, demand.slow)),
        week or tuple(sorted(per_day)),
        tuple(sorted(per_day.items())),
        len(full),
        "" if week else _missing(per_day, full, demand),
        sum(not counts(probe) for probe in probes),
    )


def _spaced(probes: Sequence[Probe], minutes: int) -> list[Probe]:
    """The looks that are at least so many minutes apart: what stands closer is no further look."""
    kept: list[Probe] = []
    for probe in probes:
        if not kept or probe.at - kept[-1].at >= timedelta(minutes=minutes):
            kept.append(probe)
    return kept


def _newest_run(days: Sequence[date], length: int) -> tuple[date, ...]:
    """The newest ``length`` days in a row; empty where there are not so many."""
    for end in range(len(days), length - 1, -1):
        run = days[end - length : end]
        if (run[-1] - run[0]).days == length - 1:
            return tuple(run)
    return ()


def _missing(per_day: Mapping[date, int], full: Sequence[date], demand: Demand) -> str:
    asked = f"应连续 {demand.days} 天、每天间隔 {demand.spacing} 分钟以上访问 {demand.per_day} 次以上"
    if not per_day:
        return f"{asked}，没有可用的访问记录"
    thin = [f"{day} 只有 {many} 次" for day, many in sorted(per_day.items()) if many < demand.per_day]
    first, last = min(per_day), max(per_day)
    gaps = (last - first).days + 1 - len(per_day)
    parts = [f"{asked}，现有 {len(per_day)} 天，其中次数足够的 {len(full)} 天"]
    parts += ["、".join(thin[:7]) + ("等" if len(thin) > 7 else "")] if thin else []
    parts += [f"{first} 至 {last} 之间有 {gaps} 天没有访问"] if gaps else []
    if len(full) >= demand.days:
        parts.append("次数足够的日子不相连")
    return "；".join(parts)
