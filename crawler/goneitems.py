"""Articles and files that the server called missing when first asked for: looked at again, as links.

One answer proves nothing (FP-01): a deploy, a node that lags behind.  What was gone once becomes a link
of the page that shows it, so that the later looks at links tell whether it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from audit.model import FetchOutcome, LinkCheck, Record
from crawler.context import Context

#: So many are looked at again: more are a site that is rebuilt, and one question.
MOST_GONE = 200


def gone_items(context: Context) -> Iterator[LinkCheck]:
    """The links that stand for what was gone, each with its first look, in the order of the records."""
    files = context.store.task_outcomes(context.agency.id, "attachment")
    gone = {url: FetchOutcome(outcome) for url, outcome in files.items() if FetchOutcome(outcome).is_dead}
    seen = _moments(context, gone) if gone else {}
    found: dict[str, LinkCheck] = {}
    for record in context.store.records(context.agency.id):
        for check in _of_record(record, gone, seen):
            if len(found) < MOST_GONE:
                found.setdefault(check.url, check)
    for check in found.values():
        outside = context.survey.scope.is_external(check.url)
        yield LinkCheck(
            check.url,
            check.label,
            check.found_on,
            check.outcomes,
            external=outside,
            fetched_at=check.fetched_at,
            times=check.times,
        )


def _of_record(
    record: Record, gone: dict[str, FetchOutcome], seen: dict[str, datetime]
) -> Iterator[LinkCheck]:
    if record.outcome is not None and record.outcome.is_dead:
        yield _look(
            record.url, record.title, record.list_url or record.url, record.outcome, record.fetched_at
        )
    for file in record.attachments:
        if file.url in gone:
            yield _look(file.url, file.name, record.url, gone[file.url], seen.get(file.url))


def _look(url: str, label: str, on: str, outcome: FetchOutcome, at: datetime | None) -> LinkCheck:
    times = () if at is None else (at,)
    return LinkCheck(url, label[:80], on, (outcome,), fetched_at=at, times=times)


def _moments(context: Context, gone: dict[str, FetchOutcome]) -> dict[str, datetime]:
    """When each of those was asked for last."""
    captures = context.store.captures(context.agency.id)
    return {capture.url: capture.fetched_at for capture in captures if capture.url in gone}
