"""How agencies are dealt out to processes."""

from __future__ import annotations

from audit.model import Agency, AgencyKind
from zwgk.crawling import shares


def agency(number: int, *urls: str, entry: str = "") -> Agency:
    return Agency(
        str(number), f"单位{number}", AgencyKind.DEPARTMENT, "县直", urls, (entry,) if entry else ()
    )


def test_agencies_on_one_host_stay_in_one_process() -> None:
    portal = "http://portal.example/"
    agencies = [
        agency(1, f"{portal}a/"),
        agency(2, "http://b.example/"),
        agency(3, f"{portal}c/"),
        agency(4, "http://d.example/", entry=f"{portal}d/"),
        agency(5, "http://e.example/"),
        agency(6, "http://d.example/x/"),
    ]
    dealt = shares(agencies, 2)
    assert sorted(a.id for share in dealt for a in share) == ["1", "2", "3", "4", "5", "6"]
    assert {frozenset(a.id for a in share) for share in dealt} == {frozenset("1346"), frozenset("25")}


def test_no_process_is_started_for_nothing() -> None:
    assert len(shares([agency(1, "http://a.example/")], 8)) == 1
