"""Where rules' verdicts can be held against labels: the tables of cases, the demonstration, two real places.

A labelled case has a truth that was known before the rule answered.  Each source tells, per rule, in how many
cases the rule had to find a fault or must not, and what it did.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from audit.model import AgencyKind, Finding, IndicatorKind, Outcome, Record
from audit.store import Store
from audit.yamlfile import load_yaml
from rules.runner import Rule, load_rules

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
HAND = HERE / "zhecheng_verdicts.yml"
LABELS = ("right", "arguable", "wrong")


@dataclass(slots=True)
class Tally:
    """What became of the labelled cases of a rule.

    ``cases`` counts all, ``innocent`` those in which nobody was to be accused, ``alike`` of these the
    ones made to look like an offence.  ``right``, ``missed`` and ``wrong`` count verdicts of FAIL: one case
    may ask for several.  ``arguable`` are accusations whose facts are right and whose meaning is disputed.
    """

    cases: int = 0
    innocent: int = 0
    alike: int = 0
    right: int = 0
    missed: int = 0
    wrong: int = 0
    arguable: int = 0

    def add(self, other: Tally) -> None:
        """Count ``other`` in."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def precision(self) -> float | None:
        """The share of accusations that are right; None without any."""
        told = self.right + self.wrong
        return self.right / told if told else None

    @property
    def recall(self) -> float | None:
        """The share of faults that were found; None where there are none."""
        due = self.right + self.missed
        return self.right / due if due else None


@dataclass(slots=True)
class Source:
    """One source of labels: its tallies by rule, slips in words, accusations that nobody has read yet."""

    name: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    slips: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    absent: str = ""

    def of(self, rule: str) -> Tally:
        """The rule's tally."""
        return self.tallies.setdefault(rule, Tally())

    def judged(self, rule: str, what: str, due: int, told: int, *, alike: bool = False) -> None:
        """Note a case in which ``due`` faults were to be found and ``told`` were."""
        right = min(due, told)
        self.of(rule).add(Tally(1, due == 0, alike, right, due - right, told - right))
        if due != told:
            self.slips.append(f"{rule}：{what}（应判 {due} 条，判了 {told} 条）")


def accusations(findings: tuple[Finding, ...]) -> int:
    """How many of the findings accuse."""
    return sum(finding.outcome is Outcome.FAIL for finding in findings)


def from_cases() -> Source:
    """The tables of cases that are every rule's tests."""
    source = Source("用例表")
    for name, rule in load_rules().items():
        for case in cases_of(rule):
            due = case.expected.split().count("fail")
            source.judged(name, case.name, due, accusations(case.findings(name)), alike=case.look_alike)
    return source


def cases_of(rule: Rule) -> tuple[Any, ...]:
    """The rule's table of cases; none where it has no test."""
    try:
        module = importlib.import_module(f"tests.rules.{rule.spec.topic}.test_{rule.spec.id}")
    except ModuleNotFoundError:
        return ()
    found: tuple[Any, ...] = module.CASES
    return found


def from_demo() -> Source:
    """The planted truth of the demonstration, crawled and judged anew."""
    from zwgk.crawling import crawl_workspace
    from zwgk.demo import build_demo, serve
    from zwgk.demonstration import AS_OF, write_workspace
    from zwgk.judging import score_workspace
    from zwgk.workspace import open_workspace

    demo = build_demo(AS_OF)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "demo"
        with serve(demo) as addresses:
            write_workspace(folder, demo, addresses)
            workspace = open_workspace(folder)
            crawl_workspace(workspace)
        score_workspace(workspace)
        with contextlib.closing(workspace.store()) as store:
            return held_against_demo(demo, store)


def held_against_demo(demo: Any, store: Store) -> Source:
    """The findings on the demonstration against what was planted; an unplanted accusation is a wrong one."""
    from zwgk.demo.comparison import agrees, as_seen, sees

    source = Source("演示网站")
    indicators = store.system().indicators
    # Agency and indicator in which a fault was planted.  What delays a bonus as well is planted only once.
    faults: set[tuple[str, str]] = set()
    bonus = {(i.rule, i.id) for i in indicators if i.kind is IndicatorKind.BONUS}
    for truth in demo.truth:
        planted = as_seen(truth, store)
        seeing = {i.id for i in indicators if sees(i, planted, demo.site(planted.agency).kind)}
        if not seeing:
            continue  # no indicator of the table looks there
        due = planted.outcome is Outcome.FAIL
        if due:
            seeing |= {indicator for rule, indicator in bonus if rule == planted.rule}
            faults |= {(planted.agency, indicator) for indicator in seeing}
        found = [finding for finding in store.findings(planted.agency) if finding.indicator in seeing]
        told = due and any(agrees(finding, planted) for finding in found)
        source.judged(planted.rule, f"{planted.agency} {planted.why}", int(due), int(told))
    known = {truth.rule for truth in demo.truth}  # of these all faults were planted on purpose
    for site in demo.sites:
        for finding in store.findings(site.id):
            if finding.outcome is not Outcome.FAIL or (site.id, finding.indicator) in faults:
                continue
            if finding.rule not in known:
                source.unread.append(f"{finding.rule} {site.id}：{finding.reason}")
                continue
            source.of(finding.rule).wrong += 1
            source.slips.append(f"{finding.rule}：{site.id} 没有埋下的问题：{finding.reason}")
    return source


def hand_read() -> Mapping[tuple[str, str], str]:
    """Rule and end of address → label; the address is empty where every accusation by the rule is meant."""
    root = load_yaml(HAND)
    found: dict[tuple[str, str], str] = {}
    for entry in root.sequence("verdicts"):
        label = entry.string("label")
        if label not in LABELS:
            raise ValueError(f"{HAND.name}: {label!r} is none of {LABELS}")
        for at in entry.strings("at") or ("",):
            found[entry.string("rule"), at] = label
    root.finish()
    return found


def from_zhecheng() -> Source:
    """The saved county portal: every accusation against what a person said of it."""
    copy = SHARED / "sites" / "zhecheng"
    if not copy.is_dir():
        return Source("柘城", absent="参考数据不在旁边，没有比较")
    portal = importlib.import_module("tests.zwgk.test_zhecheng")
    told: set[tuple[str, str]] = set()  # the same page may be held against the site by two systems
    for system in portal.SYSTEMS:
        with (
            tempfile.TemporaryDirectory() as scratch,
            portal.audit_of(copy, Path(scratch), system) as (address, store),
        ):
            told |= portal.accused(address, store)
    return held_against_hand(sorted(told), hand_read())


def held_against_hand(told: list[tuple[str, str]], hand: Mapping[tuple[str, str], str]) -> Source:
    """Accusations against the hand labels; what nobody has read is listed and counts nowhere."""
    source = Source("柘城")
    rules = {rule for (rule, at), label in hand.items() if not at}
    for rule, at in told:
        label = hand.get((rule, at)) or (hand[rule, ""] if rule in rules else "")
        if not label:
            source.unread.append(f"{rule} {at}")
            continue
        counts = {"right": Tally(1, right=1), "arguable": Tally(1, arguable=1), "wrong": Tally(1, 1, wrong=1)}
        source.of(rule).add(counts[label])
        if label == "wrong":
            source.slips.append(f"{rule}：{at or '各处'}，人工读过认为是冤枉")
    for (rule, at), label in hand.items():
        again = (rule, at) in told or (not at and any(name == rule for name, _ in told))
        if label == "right" and not again:
            source.judged(rule, at, 1, 0)
        elif label == "wrong" and not again:
            source.judged(rule, at, 0, 0, alike=True)
    return source


def from_pingtan() -> Source:
    """Four real annual reports as exact cells: every identity's verdict, and the day of publication."""
    folder = SHARED / "pages" / "pingtan" / "annual"
    if not folder.is_dir():
        return Source("平潭", absent="参考数据不在旁边，没有比较")
    source = Source("平潭")
    for path in sorted(folder.glob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        _of_report(source, facts)
    return source


def _of_report(source: Source, known: Mapping[str, Any]) -> None:
    builders = importlib.import_module("tests.rules.facts_for_tests")
    papers = importlib.import_module("tests.rules.reports_for_tests")
    layout: Callable[[Mapping[str, Any]], tuple[Any, ...]] = importlib.import_module(
        "tests.rules.test_report_identities"
    ).grids_of
    year, published = known["year"], date.fromisoformat(known["published"][:10])
    record: Record = builders.a_record(
        known["title"],
        published.isoformat(),
        column="annual_report",
        text=papers.a_text(year),
        tables=tuple(papers.a_table(grid) for grid in layout(known)),
    )
    agency = builders.an_agency(AgencyKind.PORTAL, known["agency"])
    facts = papers.reports(record, agency=agency)

    def told(rule: str, **parameters: object) -> tuple[Finding, ...]:
        case = builders.Case(known["title"], facts, "", parameters={"year": year, **parameters})
        found: tuple[Finding, ...] = case.findings(rule)
        return found

    for identity, verdict in known["identities"].items():
        findings = told("annual_report_identities_hold", identities=(identity,))
        what = f"{year} 年度 {identity}"
        source.judged("annual_report_identities_hold", what, int(not verdict["holds"]), accusations(findings))
    late = not known["published_by_deadline"]
    findings = told("annual_report_published_on_time")
    source.judged("annual_report_published_on_time", f"{year} 年度", int(late), accusations(findings))


def every_source() -> Iterator[Source]:
    """All sources, the quick ones first."""
    yield from_cases()
    yield from_pingtan()
    yield from_demo()
    yield from_zhecheng()
