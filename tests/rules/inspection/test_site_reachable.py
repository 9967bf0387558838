from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from audit.model import Agency, AgencyKind, FetchOutcome, Probe
from rules.facts import Facts
from tests.rules.facts_for_tests import AS_OF, SITE, Case, an_agency, some_facts

RULE = "site_reachable"
HOME = f"{SITE}/"
START = datetime(2026, 11, 8, 16, 5, tzinfo=UTC)  # shortly after midnight in China
OK, TIMEOUT = FetchOutcome.OK, FetchOutcome.TIMEOUT
GOOD = (OK, "1.2")
SHUT = (TIMEOUT, "30.0")


def probe(at: datetime, outcome: FetchOutcome = OK, seconds: str = "1.2", url: str = HOME) -> Probe:
    return Probe(url, at, outcome, Decimal(seconds))


def week(
    bad: dict[int, tuple[FetchOutcome, str]] | None = None,
    days: int = 7,
    per_day: int = 20,
    minutes: int = 70,
    start: datetime = START,
    url: str = HOME,
) -> tuple[Probe, ...]:
    """``per_day`` looks on each of ``days`` days, ``minutes`` apart; those at ``bad`` places went wrong."""
    return tuple(
        probe(start + timedelta(days=number // per_day, minutes=minutes * (number % per_day)), *found, url)
        for number in range(days * per_day)
        for found in [(bad or {}).get(number, GOOD)]
    )


def watched(*probes: Probe, agency: Agency | None = None) -> Facts:
    return some_facts(probes=probes, agency=agency)


def at(*places: int, as_found: tuple[FetchOutcome, str] = SHUT) -> dict[int, tuple[FetchOutcome, str]]:
    return dict.fromkeys(places, as_found)


SIX = (3, 20, 41, 66, 90, 111)
SEVEN = (*SIX, 130)
CASES = (
    Case("opened every time", watched(*week()), "pass", ("共访问 140 次", "0 次，占 0.00%")),
    Case("six of 140 are below five in a hundred", watched(*week(at(*SIX))), "pass", ("占 4.29%",)),
    Case(
        "seven of 140 are five in a hundred",
        watched(*week(at(*SEVEN))),
        "fail",
        ("7 次，占 5.00%，达到 5% 即否决", "2026-11-09 至 2026-11-15"),
    ),
    Case(
        "fifteen seconds are too long",
        watched(*week(at(*SEVEN, as_found=(OK, "15.0")))),
        "fail",
        ("打不开或用时达到 15 秒",),
    ),
    Case(
        "a little less is not",
        watched(*week(at(*range(140), as_found=(OK, "14.999")))),
        "pass",
        look_alike=True,
    ),
    Case("a server's error", watched(*week(at(*SEVEN, as_found=(FetchOutcome.SERVER_ERROR, "0.1")))), "fail"),
    Case(
        "our own line is nobody's fault",
        watched(*week(at(*SEVEN, as_found=(FetchOutcome.OFFLINE, "30.0")), per_day=23, minutes=60)),
        "pass",
        ("另有 7 次因本机网络、拦截等原因未计入",),
        look_alike=True,
    ),
    Case(
        "so many of our own that days are too thin",
        watched(*week(at(*SEVEN, as_found=(FetchOutcome.OFFLINE, "30.0")))),
        "unavailable",
        ("只有 19 次",),
        look_alike=True,
    ),
    Case(
        "a firewall that answers",
        watched(*week(at(*range(140), as_found=(FetchOutcome.BLOCKED, "0.2")))),
        "unavailable",
        ("没有可用的访问记录",),
        look_alike=True,
    ),
    Case(
        "silent to the end: shut for good, or shut to us",
        watched(*week(at(*range(100, 140)))),
        "manual",
        ("请从另一网络核对",),
        look_alike=True,
    ),
    Case("never an answer", watched(*week(at(*range(140)))), "manual", look_alike=True),
    Case(
        "back again after a night: down, or a firewall that forgave",
        watched(*week(at(*range(100, 120)))),
        "manual",
        ("连续一段时间没有应答",),
        look_alike=True,
    ),
    Case(
        "down now and then, each time for a while", watched(*week(at(3, 4, 40, 41, 80, 81, 120, 121))), "fail"
    ),
    Case(
        "a handshake that only this machine cannot make",
        watched(*week(at(*SEVEN, as_found=(FetchOutcome.TLS, "0.2")), per_day=23, minutes=60)),
        "pass",
        ("另有 7 次",),
        look_alike=True,
    ),
    Case("nobody has watched", watched(), "unavailable", ("请先运行 zwgk watch，连续 7 天",)),
    Case(
        "six days",
        watched(*week(at(*range(50)), days=6)),
        "unavailable",
        ("现有 6 天，其中次数足够的 6 天",),
        look_alike=True,
    ),
    Case("nineteen a day", watched(*week(per_day=19)), "unavailable", ("2026-11-09 只有 19 次",)),
    Case(
        "bursts are single looks",
        watched(*week(minutes=1)),
        "unavailable",
        ("2026-11-09 只有 2 次",),
        look_alike=True,
    ),
    Case(
        "a day is missing in between",
        watched(*week(days=4), *week(days=3, start=START + timedelta(days=5))),
        "unavailable",
        ("之间有 1 天没有访问",),
    ),
    Case(
        "the newest whole week decides",
        watched(*week(at(*range(0, 60, 2)), days=3), *week(start=START + timedelta(days=3))),
        "pass",
        ("2026-11-12 至 2026-11-18",),
    ),
    Case(
        "looks of after the audit's day",
        watched(*week(at(*SEVEN), start=START + timedelta(days=10))),
        "unavailable",
        look_alike=True,
    ),
    Case(
        "each site of an agency by itself",
        watched(*week(), *week(at(*SEVEN), url="https://b.example.gov.cn/")),
        "fail pass",
    ),
    Case(
        "a site that nobody has watched",
        watched(
            *week(),
            agency=Agency("a1", "甲", AgencyKind.PORTAL, "组", (HOME, "https://b.example.gov.cn/")),
        ),
        "pass unavailable",
        ("没有这个网站的访问记录",),
    ),
    Case(
        "a body without a site",
        watched(agency=Agency("a1", "甲", AgencyKind.DEPARTMENT, "组", ())),
        "not_applicable",
    ),
    Case(
        "an office's earlier warning",
        watched(*week(at(*SIX))),
        "fail",
        ("达到 3% 即否决",),
        {"share": "0.03"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_the_day_is_that_of_china() -> None:
    assert an_agency().sites == (HOME,)
    late = probe(datetime(2026, 11, 20, 15, 59, tzinfo=UTC))
    [case] = [c for c in CASES if c.name == "nobody has watched"]
    assert case.as_of == AS_OF == date(2026, 11, 20)
    [found] = Case("", watched(late), "").findings(RULE)
    assert "现有 1 天" in found.reason
