"""What is planted is what the rules say of it when every page is read without a slip.

The facts come from the blueprints instead of a crawl: a difference here is a mistake in the
demonstration or in a rule, never in the crawler.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import lxml.html
import pytest

from audit.model import (
    Agency,
    Attachment,
    Column,
    Coverage,
    Evidence,
    FetchOutcome,
    Finding,
    LinkCheck,
    Outcome,
    PageFacts,
    PageMark,
    Record,
)
from audit.workdays import load_calendar
from crawler.documents import read_document
from crawler.extract.pagemarks import marks_of
from crawler.filereading import FileReading, file_reading, gathered
from crawler.fingerprint import fingerprint
from crawler.page import read_page
from rules.facts import Facts
from rules.runner import judge, load_rules
from scoring.system import load_system
from zwgk.demo.days import Days
from zwgk.demo.layout import blueprint
from zwgk.demo.markup.skeleton import article_metas, column_metas, site_metas
from zwgk.demo.model import Blueprint, File, Item, Planted
from zwgk.demo.place import Place, Site, walk
from zwgk.demo.planted import CLEAN, PLANTINGS
from zwgk.demo.profiles import PROFILES, profile
from zwgk.demo.render import MARKUPS, numbered

AS_OF = date(2026, 6, 30)
DAYS = Days(AS_OF)
#: The sites stand on this machine: such an address says nothing of a domain.
BASE = "http://127.0.0.1"
NOW = datetime(2026, 6, 30, 9, tzinfo=UTC)
BLOCKED = {"403", "412", "script"}


def planted(agency: str) -> tuple[Blueprint, tuple[Planted, ...]]:
    return PLANTINGS[agency](blueprint(profile(agency), DAYS), DAYS)


def judged(agency: str) -> tuple[Finding, ...]:
    return judge(facts_of(planted(agency)[0]), SYSTEM, RULES, AS_OF)


RULES = load_rules()
SYSTEM = load_system("key-tasks-2026", {name: rule.spec for name, rule in RULES.items()})


def facts_of(made: Blueprint) -> Facts:
    who = made.profile
    site = Site(made, walk(numbered(made.sections)))
    agency = Agency(who.id, who.name, who.kind, who.group, (f"{BASE}/",), (), who.functions)
    columns, records, pages = {}, {}, []
    searched = (Evidence(f"{BASE}/", "0" * 64, NOW),)
    for place in () if made.down else site.places:
        section = place.section
        if section.column:
            shut = section.barrier in BLOCKED
            found = () if shut else records_of(site, place)
            coverage = Coverage.BLOCKED if shut else Coverage.COMPLETE
            url = f"{BASE}{MARKUPS[who.cms].column(place)}"
            columns[section.column] = Column(
                section.column, coverage, section.label, (url,), explanation=section.explanation,
                records=len(found), searched=searched, limit="被拦截" if shut else "",
            )  # fmt: skip
            records[section.column] = found
            metas = kept(made, column_metas(site, place))
            pages.append(PageFacts(url, "list", "1" * 64, NOW, meta=metas, marks=marks_in_foot(site)))
            for item in section.items[:2]:
                metas = article_metas(site, place, item, "", item.published.isoformat())
                pages.append(
                    PageFacts(f"{url}#{item.title}", "article", "2" * 64, NOW, meta=kept(made, metas))
                )
    if not made.down:
        pages.append(home_of(site, made))
    for column in ALL_COLUMNS - columns.keys():
        coverage = Coverage.BLOCKED if made.down else Coverage.ABSENT
        columns[column] = Column(column, coverage, searched=() if made.down else searched, limit="连接被拒绝")
    return Facts(
        agency,
        DAYS.period,
        load_calendar(),
        columns,
        records,
        tuple(pages),
        () if made.down else (*links_of(made), *gone_files(records)),
    )


ALL_COLUMNS = {
    "news", "notices", "policy", "interpretation", "consultation", "budget", "annual_report", "guide",
    "regulations", "statutory", "disclosure", "on_request", "functions", "leaders", "plans", "powers",
    "services", "enforcement", "proposals", "welfare", "fees", "inquiries", "data", "press", "personnel",
    "statistics", "school", "hospital", "party", "village",
}  # fmt: skip


def kept(made: Blueprint, metas: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in metas.items() if name not in made.no_meta}


def home_of(site: Site, made: Blueprint) -> PageFacts:
    newest = max(
        (item.published for place in site.places if place.section.on_home for item in place.section.items
         if item.published <= AS_OF),
        default=None,
    )  # fmt: skip
    footer = MARKUPS[made.profile.cms].footer(site)
    metas, marks = kept(made, site_metas(site)), marks_in_foot(site)
    return PageFacts(f"{BASE}/", "home", "3" * 64, NOW, made.profile.name, metas, footer, newest, 60, marks)


def marks_in_foot(site: Site) -> dict[PageMark, str]:
    foot = MARKUPS[site.profile.cms].footer(site)
    return marks_of(read_page(f"{BASE}/", f"<html><body>{foot}</body></html>".encode()))


def links_of(made: Blueprint) -> tuple[LinkCheck, ...]:
    fine = LinkCheck(f"{BASE}/a.html", "栏目", f"{BASE}/", (FetchOutcome.OK,), 200, sha256="4" * 64)
    special = tuple(
        LinkCheck(
            f"{BASE}{link.path}", link.label, f"{BASE}/",
            (FetchOutcome.NOT_FOUND,) * 2
            if link.status == 404
            else (FetchOutcome.SERVER_ERROR, FetchOutcome.OK),
            link.status, sha256="5" * 64,
        )
        for link in made.extra_links
    )  # fmt: skip
    return (fine, *special)


def gone_files(records: dict[str, tuple[Record, ...]]) -> tuple[LinkCheck, ...]:
    """What a crawl looks at again: files that the server said are not there."""
    files = {
        file.url: (record, file)
        for found in records.values()
        for record in found
        for file in record.attachments
        if file.outcome is not None and file.outcome.is_dead
    }
    return tuple(
        LinkCheck(url, file.name, record.url, (file.outcome or FetchOutcome.NOT_FOUND,) * 3)
        for url, (record, file) in files.items()
    )


def records_of(site: Site, place: Place) -> tuple[Record, ...]:
    section = place.section
    if section.children:
        children = [site.place(child) for child in section.children]
        return tuple(record for child in children for record in records_of(site, child))
    if section.content:
        item = Item(section.label, date(2026, 1, 12), section.content)
        return (record_of(site, place, item, is_page=True),)
    return tuple(record_of(site, place, item) for item in section.items)


def record_of(site: Site, place: Place, item: Item, *, is_page: bool = False) -> Record:
    markup = MARKUPS[site.profile.cms]
    text = "\n".join(written(block) for block in item.blocks)
    url = f"{BASE}{markup.column(place) if is_page else markup.article(place, item)}"
    files = tuple(
        Attachment(
            f"{BASE}{markup.file(place, item, n, file)}", file.name,
            FetchOutcome.SOFT_404 if "text/html" in file.content_type
            else FetchOutcome.OK if file.status == 200 else FetchOutcome.NOT_FOUND,
        )
        for n, file in enumerate(item.files, 1)
    )  # fmt: skip
    day = None if item.undated else item.published
    whole = gathered(text, (), zip(files, map(read, item.files), strict=True))
    return Record(
        place.section.column, item.title, url, None if is_page else day, day, item.issued,
        item.doc_number or None, item.index_number or None, item.source or None, whole.attachments,
        FetchOutcome.OK, "6" * 64, NOW, is_page=is_page, text_length=len(text),
        fingerprint=fingerprint(text), text=whole.text,
    )  # fmt: skip


def read(file: File) -> FileReading | None:
    """What the crawl makes of a file; None where it does not come."""
    if file.status != 200 or "text/html" in file.content_type:
        return None
    document = read_document(file.body, f"{file.name}{file.suffix}")
    return file_reading(document, "", None, tables=False)


def written(block: str) -> str:
    """A block as a reader gives it back: each cell of a table on a line of its own."""
    if not block.startswith("<table"):
        return block
    cells = lxml.html.fromstring(block).iter("td", "th")
    return "\n".join(cell.text_content() for cell in cells)


def of_indicator(findings: tuple[Finding, ...], truth: Planted) -> dict[str, list[Finding]]:
    """The findings of each indicator that sees what was planted."""
    kind = profile(truth.agency).kind
    seen = {}
    for indicator in SYSTEM.indicators:
        given = indicator.parameters_for(kind)
        if indicator.rule != truth.rule or kind not in indicator.applies_to:
            continue
        if all(str(given.get(name, value)) == str(value) for name, value in truth.parameters.items()):
            seen[indicator.id] = [finding for finding in findings if finding.indicator == indicator.id]
    return seen


@pytest.mark.parametrize("agency", [who.id for who in PROFILES])
def test_the_rules_find_what_was_planted_and_nothing_else(agency: str) -> None:
    findings = judged(agency)
    wrong = []
    for truth in planted(agency)[1]:
        seen = of_indicator(findings, truth)
        for indicator, found in seen.items():
            outcomes = {finding.outcome for finding in found}
            if truth.outcome is Outcome.FAIL:
                right = any(
                    finding.outcome is Outcome.FAIL
                    for finding in found
                    if truth.url_part is None or any(truth.url_part in e.url for e in finding.evidence)
                )
            else:
                right = truth.outcome in outcomes and Outcome.FAIL not in outcomes
            if not right:
                wrong.append((indicator, truth.why, [(f.outcome.value, f.reason) for f in found][:4]))
        if not seen:
            wrong.append((truth.rule, "no indicator sees it", truth.parameters))
    assert not wrong
    expected = {
        indicator for truth in planted(agency)[1] if truth.outcome is Outcome.FAIL
        for indicator in of_indicator(findings, truth)
    }  # fmt: skip
    failing = {f.indicator for f in findings if f.outcome is Outcome.FAIL}
    surplus = failing - expected - BONUS
    assert agency not in CLEAN or not failing - BONUS
    assert not surplus, [f.reason for f in findings if f.indicator in surplus and f.outcome is Outcome.FAIL]
    assert not [f for f in findings if f.outcome is Outcome.ERROR]


BONUS = {indicator.id for indicator in SYSTEM.indicators if indicator.kind.value == "bonus"}
