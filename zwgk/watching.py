"""``zwgk watch``: looks at every site of the roster, day and night, and keeps each look at once.

A look that got no answer is held against the site only where another site opened at that time: without such
a witness it may have been our own line, and is kept as ``offline``.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from audit.model import Agency, FetchOutcome, Owner, Probe
from audit.store import Store
from crawler.probing import Prober
from crawler.urls import host_of

#: Looks are put off by up to this share of their distance, so that none falls always on the same minute.
_JITTER = 0.1
_AT_ONCE = 16
_WITNESSES = 2
#: So long a look at another site vouches for our line.
_VOUCHED = timedelta(seconds=60)
#: A schedule that calls twice in a few minutes gets one look.
_JUST_NOW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Target:
    """One address and the agencies whose site it is."""

    url: str
    agencies: tuple[str, ...]
    name: str


def targets_of(agencies: Iterable[Agency]) -> tuple[Target, ...]:
    """Every site of the roster once, in the roster's order."""
    found: dict[str, Target] = {}
    for agency in agencies:
        for url in agency.sites:
            known = found.get(url)
            found[url] = (
                Target(url, (agency.id,), agency.name)
                if known is None
                else replace(known, agencies=(*known.agencies, agency.id))
            )
    return tuple(found.values())


@dataclass(slots=True)
class Watch:
    """A watch over ``targets``; ``told`` hears of each look, ``enough`` says after one whether to end.

    ``every`` is the distance between two looks at one site, ``until`` the moment when the watch ends.
    """

    store: Store
    targets: Sequence[Target]
    prober: Prober
    told: Callable[[Target, Probe], None]
    every: timedelta = timedelta(minutes=60)
    until: datetime | None = None
    control: str = ""
    enough: Callable[[], bool] = field(default=lambda: False)
    _opened: dict[str, datetime] = field(default_factory=dict)
    _latest: dict[str, datetime] = field(default_factory=dict)
    _line: asyncio.Lock = field(default_factory=asyncio.Lock)
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))
    _end: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        for target in self.targets:
            for probe in self.store.probes(target.agencies[0]):
                if probe.url == target.url:
                    self._latest[probe.url] = probe.at
                    if _answered(probe):
                        self._opened[probe.url] = probe.at

    async def once(self) -> int:
        """Look at each site now; returns at how many (none that was looked at a moment ago)."""
        now = datetime.now(UTC)
        due = [t for t in self.targets if now - self._latest.get(t.url, _NEVER) >= _JUST_NOW]
        async with asyncio.TaskGroup() as group:
            for target in due:
                group.create_task(self._look(target))
        return len(due)

    async def run(self) -> None:
        """Look until the end has come or the sample is large enough; cancelling loses nothing."""
        tasks = [
            asyncio.create_task(self._follow(target, place)) for place, target in enumerate(self.targets)
        ]
        ended = asyncio.create_task(self._end.wait())
        try:
            while not ended.done() and not all(task.done() for task in tasks):
                done, _ = await asyncio.wait({ended, *tasks}, return_when=asyncio.FIRST_COMPLETED)
                for task in done - {ended}:
                    task.result()
                tasks = [task for task in tasks if not task.done()]
                if not tasks:
                    break
        finally:
            for task in (ended, *tasks):
                task.cancel()
            await asyncio.gather(ended, *tasks, return_exceptions=True)

    async def _follow(self, target: Target, place: int) -> None:
        """Look at one site again and again; a watch that was broken off goes on in its rhythm."""
        now = datetime.now(UTC)
        spread = self.every * place / len(self.targets)
        latest = self._latest.get(target.url)
        due = now + spread if latest is None else max(now + min(spread, _JUST_NOW), latest + self.every)
        while self.until is None or due < self.until:
            await asyncio.sleep(max(0.0, (due - datetime.now(UTC)).total_seconds()))
            await self._look(target)
            if self.enough():
                self._end.set()
                return
            late = self.every * random.uniform(-_JITTER, _JITTER)  # noqa: S311  # a schedule, not a secret
            due = max(datetime.now(UTC), due + self.every + late)

    async def _look(self, target: Target) -> None:
        async with self._places:
            probe = await self.prober.look(target.url)
            if _answered(probe):
                self._opened[target.url] = probe.at
            elif probe.outcome.owner is Owner.NETWORK and not await self._vouched(target.url):
                probe = replace(probe, outcome=FetchOutcome.OFFLINE)
            self._latest[target.url] = probe.at
            for agency in target.agencies:
                self.store.add_probe(agency, probe)
            self.told(target, probe)

    async def _vouched(self, url: str) -> bool:
        """Whether some other site answers just now, so that the silence is not our line's."""
        async with self._line:
            recent = datetime.now(UTC) - _VOUCHED
            others = [other for other in self._opened if host_of(other)[0] != host_of(url)[0]]
            if any(self._opened[other] >= recent for other in others):
                return True
            newest = sorted(others, key=lambda other: self._opened[other], reverse=True)
            asked = [*([self.control] if self.control else []), *newest][:_WITNESSES]
            for other in asked:
                probe = await self.prober.look(other)
                if _answered(probe):
                    self._opened[other] = probe.at
                    return True
            return False


_NEVER = datetime.min.replace(tzinfo=UTC)


def _answered(probe: Probe) -> bool:
    """Whether the address answered at all, be it with an error: then our line was open."""
    return probe.outcome.owner in {Owner.NOBODY, Owner.SITE, Owner.SITE_POLICY}
