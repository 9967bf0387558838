"""First sightings outlive the crawl that wrote them, and pass from one audit to the next."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from audit.config import load_config
from audit.errors import InputError
from audit.model import Agency, AgencyKind, Column, Coverage, Period, Record
from audit.store import Store
from zwgk.inheriting import inherit_sightings
from zwgk.workspace import open_workspace

AUDIT = "title: 评估\nas_of: 2026-11-20\nperiod: {from: 2026-01-01, to: 2026-10-31}\n"
ROSTER = "编码,名称,类型,分组,网站\na1,清源县教育局,政府部门,部门,http://a.example/\n"


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "now").mkdir()
    with contextlib.closing(Store.open(tmp_path / "now" / "audit.db", create=True)) as opened:
        yield opened


def record() -> Record:
    return Record("policy", "关于印发《办法》的通知", "http://a.example/1.html", listed=date(2026, 3, 1))


def _opened(folder: Path) -> Store:
    folder.mkdir(exist_ok=True)
    return Store.open(folder / "audit.db", create=True)


def test_the_first_sighting_stays_and_columns_tell_when_they_were_read_whole(
    store: Store,
) -> None:
    seen, place = record(), Column("policy", Coverage.COMPLETE, urls=("https://x.gov.cn/zc/",))
    for day in (date(2026, 1, 5), date(2026, 3, 9)):
        store.begin_crawl("a1", f"plan {day}")
        with store.writer("a1") as writer:
            writer.record(seen)
            writer.column(place)
            writer.sighting(seen, day)
            writer.read_whole(place, Period(date(2025, 1, 1), day))

    (read,) = store.records("a1")
    (column,) = store.columns("a1")

    assert read.first_seen == date(2026, 1, 5)
    assert [span.end for span in column.audited] == [date(2026, 1, 5), date(2026, 3, 9)]


def test_a_column_that_moved_was_not_read_whole_before(store: Store) -> None:
    place = Column("policy", Coverage.COMPLETE, urls=("https://x.gov.cn/zc/",))
    with store.writer("a1") as writer:
        writer.read_whole(place, Period(date(2025, 1, 1), date(2026, 1, 5)))
        writer.column(replace(place, urls=("https://x.gov.cn/new/",)))

    assert store.columns("a1")[0].audited == ()


def test_an_earlier_audits_sightings_are_taken_over_and_the_earlier_day_stands(
    store: Store, tmp_path: Path
) -> None:
    seen = record()
    with contextlib.closing(_opened(tmp_path / "old")) as earlier:
        for audit, day in ((earlier, date(2025, 6, 1)), (store, date(2026, 3, 9))):
            with audit.writer("a1") as writer:
                writer.record(seen)
                writer.sighting(seen, day)

        assert store.inherit_sightings(earlier, "a1") == 1
        assert store.inherit_sightings(earlier, "a2") == 0

    assert store.records("a1")[0].first_seen == date(2025, 6, 1)


def test_a_workspace_names_the_audit_before_it(store: Store, tmp_path: Path) -> None:
    for name, text in (("now", f"{AUDIT}previous: ../old\n"), ("old", AUDIT)):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "audit.yaml").write_text(text, encoding="utf-8")
        (tmp_path / name / "agencies.csv").write_text(ROSTER, encoding="utf-8")
    agency = Agency("a1", "清源县教育局", AgencyKind.DEPARTMENT, "部门", ("http://a.example/",))
    with contextlib.closing(_opened(tmp_path / "old")) as earlier:
        earlier.save_agencies([agency])
        with earlier.writer("a1") as writer:
            writer.sighting(record(), date(2025, 6, 1))

    workspace = open_workspace(tmp_path / "now")

    assert inherit_sightings(workspace, store) == 1
    assert set(store.sightings("a1").values()) == {date(2025, 6, 1)}


@pytest.mark.parametrize(("named", "told"), [("../nowhere", "不存在"), (".", "自己")])
def test_a_wrong_audit_before_is_told(tmp_path: Path, named: str, told: str) -> None:
    (tmp_path / "audit.yaml").write_text(f"{AUDIT}previous: {named}\n", encoding="utf-8")

    with pytest.raises(InputError, match=told):
        load_config(tmp_path)
