"""``zwgk watch``: looks that are kept at once, whose trouble they are, and what the sample is worth."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from audit.model import FetchOutcome, Probe
from audit.settings import CrawlSettings
from audit.store import Store
from crawler.probing import Prober
from tests.crawler.sites_for_tests import Server, Site, agency_of, handler_of, hang_up, send
from zwgk.cli import _guarded
from zwgk.watching import Target, Watch, targets_of

CONFIG = """title: 可用性
as_of: 2026-11-20
period: {from: 2026-01-01, to: 2026-11-20}
agencies: agencies.csv
system: website-inspection-2019
settings: {contact: test@example.com}
"""
Capture = pytest.CaptureFixture[str]


@pytest.fixture(name="make_site")
def _make_site() -> Iterator[Callable[[str], Site]]:
    servers: list[Server] = []

    def make(address: str) -> Site:
        site = Site(address)
        site.server = Server((address, 0), handler_of(site))
        servers.append(site.server)
        threading.Thread(target=site.server.serve_forever, args=(0.02,), daemon=True).start()
        site.page("/", "<html><title>门户</title>欢迎</html>")
        return site

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    with contextlib.closing(Store.open(tmp_path / "watch.db", create=True)) as store:
        yield store


def workspace(folder: Path, *sites: str) -> Path:
    rows = "".join(f"a{n},单位{n},政府门户,县级,{site}\n" for n, site in enumerate(sites, 1))
    (folder / "agencies.csv").write_text(f"编码,名称,类型,分组,网站\n{rows}", encoding="utf-8")
    (folder / "audit.yaml").write_text(CONFIG, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> int:
    return _guarded([str(argument) for argument in arguments])


def kept(folder: Path, agency: str) -> list[FetchOutcome]:
    with contextlib.closing(Store.open(folder / "audit.db")) as store:
        return [probe.outcome for probe in store.probes(agency)]


async def watched(store: Store, *sites: str, looks: int = 0, **options: object) -> list[Probe]:
    """Watch the sites: once, or until so many looks were told."""
    agencies = [agency_of(site, agency=f"a{number}") for number, site in enumerate(sites, 1)]
    prober = Prober.of(agencies, CrawlSettings(), patience=2)
    heard: list[Probe] = []
    watch = Watch(
        store,
        targets_of(agencies),
        prober,
        lambda _target, probe: heard.append(probe),
        enough=lambda: len(heard) >= looks,
        **options,
    )
    try:
        await (watch.run() if looks else watch.once())
    finally:
        await prober.close()
    return heard


def test_once_looks_at_each_site_and_keeps_what_came(
    tmp_path: Path, make_site: Callable[[str], Site], capsys: Capture
) -> None:
    good, bad = make_site("127.0.0.1"), make_site("127.0.0.2")
    bad.does("/", lambda request: send(request, b"busy", 500))
    folder = workspace(tmp_path, f"{good.base}/", f"{bad.base}/")
    assert run("watch", folder, "--once") == 0
    assert kept(folder, "a1") == [FetchOutcome.OK]
    assert kept(folder, "a2") == [FetchOutcome.SERVER_ERROR]
    shown = capsys.readouterr().out
    assert "单位2 服务器错误(5xx)" in shown
    assert "访问了 2 个网站，0 个刚刚访问过" in shown


def test_a_second_call_a_moment_later_looks_at_none(
    tmp_path: Path, make_site: Callable[[str], Site], capsys: Capture
) -> None:
    site = make_site("127.0.0.1")
    folder = workspace(tmp_path, f"{site.base}/")
    assert run("watch", folder, "--once") == run("watch", folder, "--once") == 0
    assert len(site.hits) == 1
    assert "访问了 0 个网站，1 个刚刚访问过" in capsys.readouterr().out


def test_silence_is_the_sites_own_where_another_site_answers(
    store: Store, make_site: Callable[[str], Site]
) -> None:
    good, mute = make_site("127.0.0.1"), make_site("127.0.0.2")
    mute.does("/", hang_up)
    asyncio.run(watched(store, f"{good.base}/"))
    found = {p.url: p.outcome for p in asyncio.run(watched(store, f"{good.base}/", f"{mute.base}/"))}
    assert found[f"{mute.base}/"] is FetchOutcome.RESET


def test_silence_everywhere_is_our_own_line(store: Store, make_site: Callable[[str], Site]) -> None:
    sites = [make_site("127.0.0.1"), make_site("127.0.0.2")]
    for site in sites:
        site.does("/", hang_up)
    found = asyncio.run(watched(store, *(f"{site.base}/" for site in sites)))
    assert [probe.outcome for probe in found] == [FetchOutcome.OFFLINE] * 2
    assert store.probes("a1")[0].outcome is FetchOutcome.OFFLINE


def test_a_single_site_needs_an_address_of_control(store: Store, make_site: Callable[[str], Site]) -> None:
    mute, control = make_site("127.0.0.1"), make_site("127.0.0.2")
    mute.does("/", hang_up)
    [alone] = asyncio.run(watched(store, f"{mute.base}/"))
    assert alone.outcome is FetchOutcome.OFFLINE

    async def with_control() -> FetchOutcome:
        agency = agency_of(f"{mute.base}/", agency="b1")
        prober = Prober.of([agency], CrawlSettings(), [f"{control.base}/"], patience=2)
        watch = Watch(store, targets_of([agency]), prober, lambda *_: None, control=f"{control.base}/")
        await watch.once()
        await prober.close()
        return store.probes("b1")[0].outcome

    assert asyncio.run(with_control()) is FetchOutcome.RESET


def test_an_answer_that_accuses_the_server_needs_no_witness(
    store: Store, make_site: Callable[[str], Site]
) -> None:
    site = make_site("127.0.0.1")
    site.does("/", lambda request: send(request, b"busy", 502))
    [found] = asyncio.run(watched(store, f"{site.base}/"))
    assert found.outcome is FetchOutcome.SERVER_ERROR


def test_a_watch_looks_again_and_again_until_it_has_enough(
    store: Store, make_site: Callable[[str], Site]
) -> None:
    site = make_site("127.0.0.1")
    every = timedelta(seconds=0.2)
    found = asyncio.run(watched(store, f"{site.base}/", looks=4, every=every))
    assert len(store.probes("a1")) == len(found) == 4
    gaps = [after.at - before.at for before, after in itertools.pairwise(found)]
    assert min(gaps) >= every * 0.5


def test_a_watch_ends_at_its_hour(store: Store, make_site: Callable[[str], Site]) -> None:
    site = make_site("127.0.0.1")
    until = datetime.now(UTC) + timedelta(seconds=0.5)
    every = timedelta(seconds=0.2)
    found = asyncio.run(watched(store, f"{site.base}/", looks=10_000, every=every, until=until))
    assert 1 <= len(found) <= 4


def test_an_interrupted_watch_has_kept_its_looks_and_goes_on_in_its_rhythm(
    store: Store, make_site: Callable[[str], Site]
) -> None:
    site = make_site("127.0.0.1")

    async def broken_off(every: timedelta) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.6):
                await watched(store, f"{site.base}/", looks=10_000, every=every)

    asyncio.run(broken_off(timedelta(hours=1)))
    assert len(store.probes("a1")) == 1
    asyncio.run(broken_off(timedelta(hours=1)))
    assert len(store.probes("a1")) == 1, "the next look is due in an hour"


def test_a_site_of_two_agencies_is_looked_at_once(store: Store, make_site: Callable[[str], Site]) -> None:
    site = make_site("127.0.0.1")
    asyncio.run(watched(store, f"{site.base}/", f"{site.base}/"))
    assert len(site.hits) == 1
    assert store.probes("a1") == store.probes("a2")
    assert targets_of([agency_of("http://x/", agency="a"), agency_of("http://x/", agency="b")]) == (
        Target("http://x/", ("a", "b"), "测试县教育局"),
    )


def test_show_tells_what_the_sample_is_worth(tmp_path: Path, capsys: Capture) -> None:
    folder = workspace(tmp_path, "http://127.0.0.1:9/", "http://127.0.0.1:10/")
    start = datetime(2026, 11, 8, 16, 5, tzinfo=UTC)
    with contextlib.closing(Store.open(folder / "audit.db", create=True)) as store:
        for number in range(7 * 20):
            outcome = FetchOutcome.SERVER_ERROR if number % 20 == 0 else FetchOutcome.OK
            at = start + timedelta(days=number // 20, minutes=70 * (number % 20))
            store.add_probe("a1", Probe("http://127.0.0.1:9/", at, outcome, Decimal("0.5")))
    assert run("watch", folder, "--show") == 0
    shown = capsys.readouterr().out
    assert "有访问的 7 天，每天 20–20 次，次数足够的 7 天" in shown
    assert "计 140 次，打不开或达到 15 秒的 7 次（其中很快就失败的 7 次），占 5.00%" in shown
    assert "样本够了" in shown
    assert "还没有访问" in shown


@pytest.mark.parametrize(
    "option",
    [("--every", "2"), ("--every", "nan"), ("--for", "0"), ("--control", "not a url"), ("--agency", "丙")],
)
def test_a_wrong_option_is_told(tmp_path: Path, option: tuple[str, str], capsys: Capture) -> None:
    folder = workspace(tmp_path, "http://127.0.0.1:9/")
    assert run("watch", folder, *option) == 2
    assert "错误：" in capsys.readouterr().err
