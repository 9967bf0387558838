"""Annual reports of different agencies that are alike (catalogue AR-09): judged over the whole audit at once.

A rule sees one agency only; here all agencies' newest reports are held against one another, and what is found
becomes a further finding of the indicator ``annual_report_like_others`` of both agencies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from audit.masking import masked
from audit.model import Agency, Finding, Indicator, IndicatorSystem, Outcome, Record
from rules.annual_reports import due_year, reports_on
from rules.parameters import coerce
from rules.report_likeness import LEAST, alike, compared, letters
from rules.report_parts import plain_text
from rules.report_sketches import Sketch, candidates, sketch
from rules.runner import load_rules

RULE = "annual_report_like_others"
COLUMN = "annual_report"
#: So many like reports are told of one agency, and so many candidates are read for it: of a county where all
#: reports are one form letter, more would say nothing new.
_TOLD, _LOOKS = 5, 6
#: A share of common runs (each counted) below which two sketches need not be looked at closer.
_SLACK = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Specimen:
    """What of an agency's newest report is held against others'."""

    agency: Agency
    year: int
    record: Record
    text: str
    sketch: Sketch


def indicator_of(system: IndicatorSystem) -> Indicator | None:
    """The indicator that asks for the comparison; None where the system has none."""
    return next((indicator for indicator in system.indicators if indicator.rule == RULE), None)


def specimen(
    agency: Agency, records: tuple[Record, ...], system: IndicatorSystem, as_of: date
) -> Specimen | None:
    """The agency's newest report that is due (or that the system names) as it is compared; None without any.

    ``records`` are those of the column of annual reports, with their texts.
    """
    indicator = indicator_of(system)
    if indicator is None or agency.kind not in indicator.applies_to:
        return None
    wanted = int(str(_parameters(indicator, agency)["year"])) or due_year(as_of, "")
    texts = [
        (compared(plain_text(record.text)), record)
        for record in reports_on(records, wanted, agency).found
        if record.text
    ]
    text, record = max(texts, key=lambda pair: (len(pair[0]), pair[1].url), default=("", None))
    if record is None or len(letters(text)) < LEAST:
        return None
    # Only what the comparison needs crosses from one process to another.
    return Specimen(agency, wanted, replace(record, text=None, tables=()), text, sketch(text))


def like_reports(specimens: Iterable[Specimen], system: IndicatorSystem) -> Mapping[str, tuple[Finding, ...]]:
    """Agency id → findings on the reports of others that are too much like its own."""
    indicator = indicator_of(system)
    if indicator is None:
        return {}
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    shown: Counter[str] = Counter()
    looks: Counter[str] = Counter()
    held = tuple(specimens)
    most = {one.agency.id: Decimal(str(_parameters(indicator, one.agency)["most_alike"])) for one in held}
    least = min(most.values(), default=Decimal(1))
    rough = float(max(Decimal(0), (least - _SLACK) / (2 - least + _SLACK)))
    for first, second in candidates([one.sketch for one in held], rough):
        one, other = held[first], held[second]
        ids = (one.agency.id, other.agency.id)
        if one.year != other.year or one.record.url == other.record.url or ids[0] == ids[1]:
            continue  # the same page, or two years' reports
        if all(shown[agency] >= _TOLD or looks[agency] >= _LOOKS for agency in ids):
            continue
        looks.update(ids)
        share = Decimal(1) if one.text == other.text else alike(one.text, other.text)
        for this, that in ((one, other), (other, one)):
            if share > most[this.agency.id] and shown[this.agency.id] < _TOLD:
                shown[this.agency.id] += 1
                found[this.agency.id].append(_finding(this, that, share, most[this.agency.id], indicator))
    return {agency: tuple(findings) for agency, findings in found.items()}


def joined(
    findings: tuple[Finding, ...], more: tuple[Finding, ...], system: IndicatorSystem
) -> tuple[Finding, ...]:
    """The findings with ``more`` behind those of the same indicator, but for what is said there already."""
    if not more:
        return findings
    order = {indicator.id: place for place, indicator in enumerate(system.indicators)}
    said = {(finding.indicator, finding.subject) for finding in findings}
    new = [finding for finding in more if (finding.indicator, finding.subject) not in said]
    return tuple(sorted((*findings, *new), key=lambda finding: order[finding.indicator]))


def _parameters(indicator: Indicator, agency: Agency) -> Mapping[str, object]:
    return coerce(indicator.parameters_for(agency.kind), load_rules()[RULE].spec)


def _finding(own: Specimen, other: Specimen, share: Decimal, most: Decimal, indicator: Indicator) -> Finding:
    title = other.record.title
    reason = (
        f"{own.year}年度报告的第一、第五部分（去掉数字、标点和法定用语后）与{other.agency.name}的“{title}”"
        f"相似度为 {share:.2f}，大于 {most}，请人工核对"
    )
    return Finding(
        Outcome.MANUAL,
        masked(reason),
        (own.record.evidence(), other.record.evidence()),
        masked(title),
        agency=own.agency.id,
        indicator=indicator.id,
        rule=RULE,
    )
