"""Claims against one another and against the report's own tables: what agrees, what differs, by how much.

Every check says its reckoning in words that an office can redo by hand.  A difference is a hint for a
person: people round, count twice, and mean other things by the same word (catalogue AR/I6, SD-136).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from audit.claims.measures import LABELS
from audit.claims.model import Agreement, Check, Claim
from audit.claims.tables import Grid, against_tables

#: How far a stated percentage may be from the reckoned one, in percentage points (AR/I6).
TOLERANCE = Decimal("0.1")
_HUNDRED = Decimal(100)
#: Characters between two figures that belong together.
_BESIDE = 60
#: (smaller, larger, what may explain the contrary): the first cannot be more than the second.
_BOUNDS: tuple[tuple[str, str, str], ...] = (
    ("requests_answered", "requests_received", "上年结转的申请在本年办结"),
    ("services_done", "services_accepted", "以前受理的在本期办结"),
    ("services_accepted", "services_applied", "以前的申请在本期受理"),
    ("website", "disclosed_total", "总数不含网站重复发布的信息"),
)
#: Measures of which a summary has one figure for one period; others are named again for other things.
_SINGLE = frozenset(
    {
        "disclosed_total",
        "requests_received",
        "requests_answered",
        "requests_carried",
        "requests_denied",
        "reviews",
        "lawsuits",
        "training_people",
        "wechat",
        "weibo",
    }
)


def checks(claims: Sequence[Claim], tables: Iterable[Grid] = ()) -> tuple[Check, ...]:
    """Hold claims of one text against one another and against its tables.

    ``tables`` are grids of cell texts with merged cells resolved.  Blank and approximate figures are never
    reckoned with: the check says that it cannot be judged.
    """
    return (
        *_parts(claims),
        *_shares(claims),
        *_bounds(claims),
        *_repeated(claims),
        *against_tables(claims, tables),
    )


def figure(value: Decimal) -> str:
    """A number as people write it: no exponent, no idle zeros."""
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _named(claim: Claim) -> str:
    number = "空白" if claim.number is None else f"{claim.qualifier}{figure(claim.number)}"
    return f"{claim.label}{number}{claim.unit}"


def _parts(claims: Sequence[Claim]) -> Iterator[Check]:
    """Stated parts against their whole; only parts that the text calls all of them must make it up."""
    by_offset = {claim.offset: claim for claim in claims}
    wholes: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.whole is not None:
            wholes.setdefault(claim.whole, []).append(claim)
    for offset, parts in wholes.items():
        yield _sum(by_offset[offset], parts)


def _sum(whole: Claim, parts: list[Claim]) -> Check:
    offsets = (whole.offset, *(part.offset for part in parts))
    subject = whole.label
    if not all(claim.is_exact for claim in (whole, *parts)):
        named = "、".join(_named(claim) for claim in (whole, *parts) if not claim.is_exact)
        return Check("parts", Agreement.UNKNOWN, offsets, subject, f"有空白或约数，不能相加：{named}")
    total = sum((part.number or Decimal(0) for part in parts), Decimal(0))
    stated = whole.number or Decimal(0)
    sums = " + ".join(figure(part.number or Decimal(0)) for part in parts)
    reckoning = f"分项 {sums} = {figure(total)}，合计 {figure(stated)}"
    off = stated - total
    if off == 0:
        agreement, words = Agreement.AGREES, reckoning
    elif total > stated:
        agreement, words = Agreement.DIFFERS, f"{reckoning}，分项之和多出 {figure(-off)}"
    elif parts[0].exhaustive:
        agreement, words = Agreement.DIFFERS, f"{reckoning}，相差 {figure(off)}"
    else:
        words = f"{reckoning}，其余 {figure(off)}{whole.unit}未列明；文中未说明分项是否列全"
        agreement = Agreement.UNKNOWN
    return Check("parts", agreement, offsets, subject, words, off, stated, total)


def _shares(claims: Sequence[Claim]) -> Iterator[Check]:
    """占 P% against part and whole."""
    by_offset = {claim.offset: claim for claim in claims}
    for share in claims:
        if share.share_of is None:
            continue
        part = by_offset[share.share_of]
        whole = by_offset.get(part.whole) if part.whole is not None else None
        if whole is None:
            offsets = (share.offset, part.offset)
            words = f"“{part.label}”占 {share.raw}，文中没有找到对应的合计"
            yield Check("share", Agreement.UNKNOWN, offsets, part.label, words)
            continue
        yield _share(share, part, whole)


def _share(share: Claim, part: Claim, whole: Claim) -> Check:
    offsets = (share.offset, part.offset, whole.offset)
    if (
        share.number is None
        or part.number is None
        or not whole.number
        or not part.is_exact
        or not whole.is_exact
    ):
        words = f"有空白或约数，不能计算：{_named(part)}，{_named(whole)}"
        return Check("share", Agreement.UNKNOWN, offsets, part.label, words)
    true = part.number / whole.number * _HUNDRED
    off = share.number - true
    # 82% for 82.43% is honest rounding: half of the last digit written is allowed.
    digits = max(0, -int(share.number.as_tuple().exponent))
    allowed = max(TOLERANCE, Decimal(5).scaleb(-digits - 1))
    shown = true.quantize(Decimal("0.01"))
    reckoning = f"{figure(part.number)} ÷ {figure(whole.number)} = {shown}%，文中为 {figure(share.number)}%"
    if abs(off) <= allowed:
        return Check("share", Agreement.AGREES, offsets, part.label, reckoning, off, share.number, true)
    words = (
        f"{reckoning}，相差 {figure(abs(off).quantize(Decimal('0.01')))} 个百分点（允许 {figure(allowed)}）"
    )
    return Check("share", Agreement.DIFFERS, offsets, part.label, words, off, share.number, true)


def _bounds(claims: Sequence[Claim]) -> Iterator[Check]:
    """What cannot be more than another figure of its summary: answered than received, filed than put in."""
    for _, summary in groupby(claims, key=lambda claim: claim.section):
        own = [claim for claim in summary if claim.is_exact and claim.whole is None and not claim.zero]
        for small, large, excuse in _BOUNDS:
            for less, more in _pairs(own, small, large):
                yield from _bound(less, more, excuse)
        submitted = [claim for claim in own if claim.measure == "proposals_cppcc"]
        for first, second in pairwise(submitted):
            if "立案" in second.label and second.offset - first.offset < _BESIDE:
                yield from _bound(second, first, "并案或上年提案计入立案")


def _pairs(claims: Sequence[Claim], small: str, large: str) -> Iterator[tuple[Claim, Claim]]:
    """Figures of two measures that stand side by side; else the only two of the summary."""
    less = [claim for claim in claims if claim.measure == small]
    more = [claim for claim in claims if claim.measure == large]
    places = [claim.offset for claim in more]
    beside = [
        (one, other)
        for one in less
        for other in more[
            bisect_left(places, one.offset - _BESIDE) : bisect_left(places, one.offset + _BESIDE)
        ]
    ]
    if beside:
        yield min(beside, key=lambda pair: abs(pair[0].offset - pair[1].offset))
    elif len({claim.number for claim in less}) == 1 and len({claim.number for claim in more}) == 1:
        yield less[0], more[0]


def _bound(less: Claim, more: Claim, excuse: str) -> Iterator[Check]:
    if less.number is None or more.number is None or less.period.months != more.period.months:
        return
    subject = f"{less.label}／{more.label}"
    offsets = (less.offset, more.offset)
    reckoning = f"{_named(less)}，{_named(more)}"
    if less.number <= more.number:
        yield Check(
            "bound", Agreement.AGREES, offsets, subject, f"{reckoning}：前者不多于后者",
            less.number - more.number, less.number, more.number,
        )  # fmt: skip
        return
    off = less.number - more.number
    words = f"{reckoning}：前者反而多 {figure(off)}（可能是{excuse}，请核对）"
    yield Check("bound", Agreement.DIFFERS, offsets, subject, words, off, less.number, more.number)


def _repeated(claims: Sequence[Claim]) -> Iterator[Check]:
    """The same measure of the same period, stated twice in one summary."""
    stated: dict[tuple[str, str, str], Claim] = {}
    for claim in claims:
        if claim.measure not in _SINGLE or claim.whole is not None or claim.number is None:
            continue
        key = (claim.section, claim.measure, claim.period.text)
        first = stated.setdefault(key, claim)
        if first is claim or not (first.is_exact and claim.is_exact) or first.number is None:
            continue
        offsets = (first.offset, claim.offset)
        subject = LABELS[claim.measure]
        if first.number == claim.number:
            words = f"两处均为 {figure(claim.number)}{claim.unit}"
            yield Check(
                "repeated", Agreement.AGREES, offsets, subject, words, Decimal(0), claim.number, first.number
            )
        elif _same_thing(first, claim):
            off = claim.number - first.number
            one, other = figure(first.number), figure(claim.number)
            words = f"第 {first.line} 行为 {one}，第 {claim.line} 行为 {other}，相差 {figure(abs(off))}"
            yield Check(
                "repeated", Agreement.DIFFERS, offsets, subject, words, off, claim.number, first.number
            )


def _same_thing(one: Claim, other: Claim) -> bool:
    """Whether two different figures are called the same, so that one of them must be wrong."""
    return (one.label == other.label and one.unit == other.unit) or one.zero != other.zero
