"""A crawl notes when it first saw an item, and which columns it read whole; a later one keeps that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import update

from audit.model import Column, ColumnNeed, Coverage
from audit.store import Store, schema
from tests.crawler.sites_for_tests import Crawled, Site, agency_of, build, plan_for

Crawl = Callable[..., Crawled]


def put_back(store: Store, days: int) -> None:
    """Make the crawl that is in the store one of so many days ago."""
    with store.engine.begin() as connection:
        for row in connection.execute(schema.sightings.select()).all():
            values = {"day": row.day - timedelta(days=days)}
            if row.key.startswith("whole:"):
                _, _, start, place = row.key.split(":")
                values["key"] = f"whole:{values['day']}:{start}:{place}"
            mine = (schema.sightings.c.key == row.key) & (schema.sightings.c.column == row._mapping["column"])
            connection.execute(update(schema.sightings).where(mine).values(**values))


def test_the_first_day_stays_when_a_site_is_crawled_again(site: Site, crawl: Crawl) -> None:
    build(site)
    agency = agency_of(f"{site.base}/")
    first = crawl(agency, plan_for(ColumnNeed("notices")))
    today = datetime.now(UTC).astimezone().date()
    column = notices(first.store)
    assert column.coverage is Coverage.COMPLETE
    assert {record.first_seen for record in first.store.records("a1", ["notices"])} <= {
        today,
        today + timedelta(days=1),
    }
    put_back(first.store, 30)
    gone = first.store.records("a1", ["notices"])[0]
    with first.store.engine.begin() as connection:
        mine = schema.sightings.c.key == _key(first.store, gone.url)
        connection.execute(schema.sightings.delete().where(mine))

    first.store.forget_crawl("a1")
    again = crawl(agency, plan_for(ColumnNeed("notices")))

    column = notices(again.store)
    assert [span.start for span in column.audited] == [date(2026, 1, 1)] * 2
    assert (column.audited[1].end - column.audited[0].end).days in {30, 31}
    seen = {record.url: record.first_seen for record in again.store.records("a1", ["notices"])}
    assert seen.pop(gone.url) == column.audited[1].end
    assert set(seen.values()) == {column.audited[0].end}


def notices(store: Store) -> Column:
    return next(column for column in store.columns("a1") if column.id == "notices")


def _key(store: Store, url: str) -> str:
    with store.engine.connect() as connection:
        found = connection.execute(schema.records.select().where(schema.records.c.url == url)).all()
    return str(found[0].key)
