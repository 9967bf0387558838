"""Which claim is a part or a share of which: 共 A 条，其中 B a 条、C b 条；建议 A 件，… B 件，占 P%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from audit.claims.model import Claim

_OPENS = re.compile(r"其中|包括|分别(?:为|是)|分为")
#: Words after which the parts are all the parts.
_ALL_PARTS = re.compile(r"分别(?:为|是)|分为|由[^。]{0,20}组成")
_REST = re.compile(r"其[他它余]")
_SENTENCES = re.compile(r"[。!?\n]")
_REACH = 120
_MOST_BETWEEN = 2
_SHARE_WINDOW = 14
_HUNDRED = Decimal(100)
_LONGEST_SERIES = 30
_NEAREST = 12


def related(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The same claims, each knowing the whole that it is a part of, percentages whose share they state."""
    shared = _with_shares(text, claims)
    parted = _with_listed_parts(text, shared)
    return tuple(_with_shared_wholes(parted))


def _with_shares(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """占 P% right behind a count states the share of that count."""
    found: list[Claim] = []
    for claim in claims:
        before = found[-1] if found else None
        if claim.measure == "share" and before is not None and before.unit != "%" and not before.zero:
            between = text[before.offset + len(before.raw) : claim.offset]
            if len(between) <= _SHARE_WINDOW and re.fullmatch(r"[,、(]?[^,。;\n]{0,10}", between):
                found.append(replace(claim, share_of=before.offset))
                continue
        found.append(claim)
    return found


def _with_listed_parts(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """Counts after 其中 are parts of the last count of their unit before it."""
    found = list(claims)
    for index, whole in enumerate(found):
        if whole.unit in {"%", ""} or whole.zero or whole.whole is not None:
            continue
        end = whole.offset + len(whole.raw)
        opens = _OPENS.search(text, end, end + _REACH)
        if opens is None or len(_SENTENCES.findall(text, end, opens.start())) > _MOST_BETWEEN:
            continue
        if whole.unit in _units_between(found, index, opens.start()):
            continue  # a later count of the unit is the one that 其中 divides
        parts = _parts(text, found, index, opens)
        everything = _ALL_PARTS.search(opens.group()) is not None or (
            len(parts) > 1 and _REST.search(found[parts[-1]].label) is not None
        )
        for i in parts:
            found[i] = replace(found[i], whole=whole.offset, exhaustive=everything)
    return found


def _units_between(claims: Sequence[Claim], index: int, end: int) -> set[str]:
    """The units of the claims behind ``index`` that stand before ``end``."""
    units: set[str] = set()
    for i in range(index + 1, len(claims)):
        if claims[i].offset >= end:
            break
        units.add(claims[i].unit)
    return units


def _parts(text: str, claims: Sequence[Claim], index: int, opens: re.Match[str]) -> list[int]:
    whole = claims[index]
    closes = _SENTENCES.search(text, opens.end(), opens.end() + 2 * _REACH)
    end = closes.start() if closes else opens.end() + 2 * _REACH
    parts: list[int] = []
    for i in range(index + 1, len(claims)):
        part = claims[i]
        if part.offset >= end:
            break
        if part.offset < opens.end() or part.unit == "%" or part.zero:
            continue
        if part.unit != whole.unit:
            break
        # 共 …: a new total begins, what follows is no part of the first.
        if parts and re.search(r"共计?\s?$", text[max(0, part.offset - 3) : part.offset]):
            break
        parts.append(i)
        if sum(claims[k].number or 0 for k in parts) == whole.number:
            break  # the whole is used up: what follows is told of something else
    return parts


def _with_shared_wholes(claims: Sequence[Claim]) -> list[Claim]:
    """Counts in a row, each with 占 P% and together 100 %, are all the parts of the whole before them."""
    found = list(claims)
    index_of = {claim.offset: i for i, claim in enumerate(found)}
    share_of = {claim.share_of: claim.number or Decimal(0) for claim in found}
    series: list[int] = []
    for claim in found:
        if claim.share_of is None or claim.number is None:
            continue
        part = index_of[claim.share_of]
        if found[part].whole is not None:
            continue
        series.append(part)
        total = sum(share_of[found[i].offset] for i in series)
        whole = _whole_before(found, series[0])
        if whole is None:
            series = []
        elif total == _HUNDRED and len(series) > 1:
            for i in series:
                found[i] = replace(found[i], whole=found[whole].offset, exhaustive=True)
            series = []
        elif total > _HUNDRED or len(series) > _LONGEST_SERIES:
            series = [part]
    for part in _lonely(found):
        whole = _whole_before(found, part)
        if whole is not None:
            found[part] = replace(found[part], whole=found[whole].offset)
    return found


def _lonely(claims: Sequence[Claim]) -> list[int]:
    """Counts of which a share is stated, but whose whole is not known yet."""
    shared = {claim.share_of for claim in claims if claim.share_of is not None}
    return [i for i, claim in enumerate(claims) if claim.offset in shared and claim.whole is None]


def _whole_before(claims: Sequence[Claim], part: int) -> int | None:
    """The nearest earlier count of the same summary, unit and measure that is at least as large."""
    one = claims[part]
    for i in range(part - 1, max(-1, part - _NEAREST), -1):
        other = claims[i]
        if other.section != one.section:
            return None
        if other.unit != one.unit or other.number is None or one.number is None or other.whole is not None:
            continue
        if other.number > one.number and other.measure in {one.measure, "other"}:
            return _first_mention(claims, i)
    return None


def _first_mention(claims: Sequence[Claim], index: int) -> int:
    """The first of the claims of the summary that state the same figure of the same thing."""
    one = claims[index]
    same = (
        i
        for i in range(max(0, index - _NEAREST), index)
        if (claims[i].section, claims[i].unit, claims[i].measure, claims[i].number)
        == (one.section, one.unit, one.measure, one.number)
    )
    return next(same, index)
