"""Putting the demonstration together: every body's site, what is planted in it, what is true of it."""

from __future__ import annotations

from datetime import date

from zwgk.demo.days import Days
from zwgk.demo.layout import blueprint
from zwgk.demo.model import Demo, DemoSite, Planted
from zwgk.demo.planted import CLEAN, PLANTINGS
from zwgk.demo.profiles import PROFILES
from zwgk.demo.render import render

#: The year whose holidays the planted deadlines were counted on (国务院办公厅 2026年节假日安排).
YEAR = 2026
_FROM, _TO = date(YEAR, 6, 15), date(YEAR, 9, 30)


def build_demo(as_of: date = date(YEAR, 6, 30)) -> Demo:
    """The whole demonstration as seen on ``as_of``: the same bytes for the same day.

    Raises ValueError for a day outside 15 June to 30 September 2026: the planted deadlines lie
    around that year's Spring Festival and May holidays and have to be over, and the documents of
    the half-year have to lie within the period.
    """
    if not _FROM <= as_of <= _TO:
        raise ValueError(f"演示的检查日须在{_FROM}至{_TO}之间，而不是{as_of}")
    days = Days(as_of)
    sites: list[DemoSite] = []
    truth: list[Planted] = []
    for who in PROFILES:
        planted, facts = PLANTINGS[who.id](blueprint(who, days), days)
        sites.append(render(planted, as_of))
        truth += facts
    return Demo(as_of, days.period, tuple(sites), tuple(truth), CLEAN)
