"""Families read and compared with their truth: what is right, per family and field."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from crawler.page import PageRequest, Reading, read_page
from crawler.reading import read
from tests.sitefamilies import layouts, national, oddities, scripted, smaller, traps  # noqa: F401  # families register themselves
from tests.sitefamilies.truth import FAMILIES, Family, Follows, Made

Verdict = tuple[str, str, object, object]


def reading_of(made: Made) -> Reading:
    """A made page as the crawler reads it."""
    page = read_page(made.url, made.body, made.content_type)
    page.posted = made.posted
    return read(page, seen=made.seen)


def verdicts(family: Family, made: Made) -> Iterator[Verdict]:
    """Per field of a page: its name, the page's, what should be read and what was read."""
    found = reading_of(made)
    yield "dialect", made.name, family.dialect, found.dialect
    if made.kind:
        yield "kind", made.name, made.kind, found.kind.value
    rows = tuple((row.title, row.date, row.url) for row in found.records)
    if made.kind != "home":  # which of an entrance's lists are records is a matter of taste
        yield "records", made.name, made.records, rows
    if made.numbers:
        numbers = tuple((row.index_number, row.doc_number, row.source) for row in found.records)
        yield "numbers", made.name, made.numbers, numbers
    pinned = tuple(row.title for row in found.records if row.pinned)
    yield "pinned", made.name, made.pinned, pinned
    yield "next", made.name, made.follows, _as_truth(made.follows, found.next_page)
    labels = {link.label for link in found.navigation}
    yield "navigation", made.name, set(), set(made.navigation) - labels
    for name, value in made.article.items():
        told: object = getattr(found.article, name) if found.article else "no article"
        if name == "attachments" and found.article:
            told = [link.href for link in found.article.attachments]
        yield name, made.name, value, told


def _as_truth(truth: Follows | None, request: PageRequest | None) -> Follows | None:
    if request is None:
        return None
    body = request.body.decode("ascii")
    held = tuple(part for part in (truth.holds if truth else ()) if part in body)
    return Follows(request.url, request.method, held)


def table() -> str:
    """One line per family: right of all that is compared, and the fields that fall short."""
    lines: list[str] = []
    for name, family in sorted(FAMILIES.items()):
        right, wrong = 0, Counter[str]()
        for made in family.make():
            for field, _, truth, told in verdicts(family, made):
                right += truth == told
                wrong[field] += truth != told
        short = " ".join(f"{field}:{count}" for field, count in wrong.items() if count)
        total = right + wrong.total()
        lines.append(f"{name:28} {family.dialect:10} {right:4}/{total:4} {right / total:7.1%}  {short}")
    return "\n".join(lines)


def differences(name: str) -> list[str]:
    """What of a family is read otherwise than it is true."""
    family = FAMILIES[name]
    return [
        f"{page} {field}: wanted {truth!r}, read {told!r}"
        for made in family.make()
        for field, page, truth, told in verdicts(family, made)
        if truth != told
    ]


if __name__ == "__main__":
    text = "\n".join(difference for name in sys.argv[1:] for difference in differences(name))
    print(text or table())  # noqa: T201  # a program that prints
