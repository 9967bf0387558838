"""Holding the audit of the demonstration against what was planted in its sites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from audit.model import AgencyKind, Finding, Indicator, Outcome
from audit.store import Store
from zwgk.demo.model import Demo, Planted


def mismatches(demo: Demo, store: Store) -> tuple[str, ...]:
    """Every planted fact that the audit did not find, and every accusation of a clean agency."""
    return (*_missed(demo, store), *_accused(demo, store))


def _missed(demo: Demo, store: Store) -> Iterator[str]:
    indicators = store.system().indicators
    kinds = {site.id: site.kind for site in demo.sites}
    for truth in demo.truth:
        planted = as_seen(truth, store)
        wanted = {i.id for i in indicators if sees(i, planted, kinds[planted.agency])}
        if not wanted:
            continue  # the shipped table has no indicator for it; the rule's own tests have
        found = [finding for finding in store.findings(planted.agency) if finding.indicator in wanted]
        if not any(agrees(finding, planted) for finding in found):
            got = "；".join(f"{f.indicator} {f.outcome.value} {f.reason}" for f in found[:3]) or "nothing"
            yield (
                f"{planted.agency} {planted.rule} {dict(planted.parameters)}: planted {planted.outcome.value}"
                + (f" at …{planted.url_part}…" if planted.url_part else "")
                + f" ({planted.why}), found {got}"
            )


def as_seen(planted: Planted, store: Store) -> Planted:
    """What was planted, as the audit could see it: with a browser, or without."""
    if planted.shown is None or not browsed(store, planted.agency):
        return planted
    return replace(planted, outcome=planted.shown)


def browsed(store: Store, agency: str) -> bool:
    """Whether the browser showed any of an agency's lists: then there is a picture of it."""
    return any(capture.url.startswith("urn:view:") for capture in store.captures(agency))


def sees(indicator: Indicator, planted: Planted, kind: AgencyKind) -> bool:
    """Whether an indicator looks at what was planted in a body of that kind."""
    if indicator.rule != planted.rule or kind not in indicator.applies_to:
        return False
    parameters = indicator.parameters_for(kind)
    return all(
        _same(parameters.get(name), value) for name, value in planted.parameters.items() if name in parameters
    )


def _same(given: object, planted: object) -> bool:
    if isinstance(given, tuple | list):
        values = planted if isinstance(planted, tuple | list) else (planted,)
        return any(str(value) in {str(item) for item in given} for value in values)
    return str(given) == str(planted)


def agrees(finding: Finding, planted: Planted) -> bool:
    """Whether a finding says what was planted, and shows where."""
    if finding.outcome is not planted.outcome:
        return False
    if planted.url_part is None:
        return True
    return any(planted.url_part in evidence.url for evidence in finding.evidence)


def _accused(demo: Demo, store: Store) -> Iterator[str]:
    planted = {(p.agency, p.rule) for p in demo.truth if p.outcome is Outcome.FAIL}
    for site in demo.sites:
        for finding in store.findings(site.id):
            if finding.outcome is Outcome.FAIL and (site.id, finding.rule) not in planted:
                yield f"{site.id} accused by {finding.indicator} ({finding.rule}): {finding.reason}"
