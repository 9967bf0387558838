"""Reading claims out of plain text: every figure and zero statement that is neither norm, plan nor name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from audit.claims.exclusions import is_no_claim
from audit.claims.figures import Figure, figures
from audit.claims.labels import label_of
from audit.claims.measures import LABELS, measure_of
from audit.claims.model import Claim, ClaimPeriod
from audit.claims.periods import default_period, period_of
from audit.claims.plaintext import PlainText, prepare, printable
from audit.claims.sections import Section, Sections, sections
from audit.claims.structure import related
from audit.claims.surroundings import Surroundings, quote, surroundings
from audit.claims.zeros import zeros

#: Figures that are looked at: a summary has hundreds at most, what has more is no summary.
MOST = 20_000
_PARAGRAPH = 400
#: Units of pieces of information and of cases: a clause that only says 共 12 条 speaks of the clause before.
_CARRIED = frozenset(["条", "件", "篇", "份", "期", "次", "起", "宗", "则", "个"])
_BARE = re.compile(
    r"^(?:其中|目前|今年(?:以来)?|全年|本年度?|累计|共计?|先后|已经?|我[局镇市县乡室]|[\dx]{2,4}年(?:度|底)?|公开|发布|办理|完成"
    r"|及时|网上|并|总数|数|达到?|为|约|近|有|了|合计|总计|经|审查|[,、])*$"
)


def claims_in(text: str) -> tuple[Claim, ...]:
    """Every claim of a text, in its order.

    Linear in the length of the text; never raises on any characters.  A file of several summaries
    (范文第1篇 …) gives each claim its summary's title in ``section``.  Of a text with more than ``MOST``
    figures the first are read.
    """
    plain = prepare(text)
    parts = sections(plain)
    defaults = _defaults(plain, parts)
    found = [*_counted(plain, parts, defaults), *_denied(plain, parts, defaults)]
    found.sort(key=lambda claim: (claim.offset, claim.measure))
    return related(plain.text, found)


def _defaults(plain: PlainText, parts: Sections) -> dict[int, ClaimPeriod]:
    """The period of each summary, by where it begins."""
    general = ClaimPeriod()
    found = {}
    ends = (*parts.starts[1:], len(plain.text))
    for section, end in zip(parts.sections, ends, strict=True):
        found[section.start] = default_period(plain, section, end, general)
        if section.start == 0 and len(parts.sections) > 1 and section.title == "":
            found[0] = general
    return found


def _counted(plain: PlainText, parts: Sections, defaults: dict[int, ClaimPeriod]) -> Iterator[Claim]:
    tokens = list(islice(figures(plain), MOST))
    last: Claim | None = None
    for i, figure in enumerate(tokens):
        before = tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        around = surroundings(plain, figure, before, after)
        if parts.is_plan(figure.start) or is_no_claim(plain, figure, around):
            continue
        section = parts.at(figure.start)
        measure = _measure(figure, around, last if last and last.section == section.title else None, plain)
        last = _claim(plain, figure, around, section, measure, defaults)
        yield last


def _measure(figure: Figure, around: Surroundings, last: Claim | None, plain: PlainText) -> str:
    told = f"{around.sentence}{around.clause}"
    found = measure_of(figure.unit, f"{around.near}#{around.after}", told)
    if found == "other" and around.near != around.clause:
        found = measure_of(figure.unit, around.tight, told)
    if found != "other" or figure.unit not in _CARRIED or around.after or not _BARE.match(around.clause):
        return found
    if last is not None and last.unit == figure.unit and _same_sentence(plain, last.offset, figure.start):
        return last.measure
    before = [clause for clause in re.split("[,;:]", around.sentence) if clause]
    for clause in reversed(before[-2:]):
        carried = measure_of(figure.unit, f"{clause}#", told)
        if carried != "other":
            return carried
    return found


def _same_sentence(plain: PlainText, first: int, second: int) -> bool:
    return second - first < _PARAGRAPH and re.search(r"[。!?\n]", plain.text[first:second]) is None


def _claim(
    plain: PlainText,
    figure: Figure,
    around: Surroundings,
    section: Section,
    measure: str,
    defaults: dict[int, ClaimPeriod],
) -> Claim:
    return Claim(
        number=figure.number,
        unit=figure.unit,
        measure=measure,
        label=label_of(figure, around) or LABELS[measure],
        quote=quote(plain, figure.start, figure.end),
        offset=figure.start,
        line=plain.line(figure.start),
        raw=printable(plain.source[figure.start : figure.end]),
        masked=figure.masked,
        upper=figure.upper,
        qualifier=figure.qualifier,
        period=_period(plain, figure.start, section, defaults),
        section=section.title,
    )


def _denied(plain: PlainText, parts: Sections, defaults: dict[int, ClaimPeriod]) -> Iterator[Claim]:
    for zero in islice(zeros(plain), MOST):
        if parts.is_plan(zero.start):
            continue
        section = parts.at(zero.start)
        words = printable(plain.source[zero.start : zero.end])
        for measure in zero.measures:
            yield Claim(
                number=Decimal(0),
                unit="",
                measure=measure,
                label=LABELS[measure] if measure != "other" else words[:20],
                quote=quote(plain, zero.start, zero.end),
                offset=zero.start,
                line=plain.line(zero.start),
                raw=words,
                period=_period(plain, zero.start, section, defaults),
                section=section.title,
                zero=True,
            )


def _period(plain: PlainText, start: int, section: Section, defaults: dict[int, ClaimPeriod]) -> ClaimPeriod:
    low = max(section.start, start - _PARAGRAPH)
    paragraph = plain.text.rfind("\n", low, start)
    return period_of(plain, paragraph + 1 if paragraph >= 0 else low, start, defaults[section.start])
