"""Numbers of private persons in texts: found with certainty, and hidden in everything that we write.

A resident's identity number has 18 characters with a region, a day of birth and a check digit (GB 11643);
a bank card has a known issuer's prefix and a Luhn digit; a mobile number has eleven digits.  What merely
looks so (a credit code, a document number, a figure) fails one of these tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from audit.model import Column, Finding, Record
from audit.widths import plain_signs


class Kind(StrEnum):
    """What sort of number of a person it is."""

    IDENTITY = "identity"
    CARD = "card"
    MOBILE = "mobile"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return {"identity": "身份证号码", "card": "银行卡号", "mobile": "手机号码"}[self]


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: its kind, where it stands, and how it may be shown."""

    kind: Kind
    start: int
    end: int
    shown: str


#: The first two digits of every region that issues identity numbers.
_REGIONS = frozenset(map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47)))) | frozenset(
    map(str, (*range(50, 55), *range(61, 66), 71, *range(81, 84)))
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_OLDEST = 1900
#: People write them in groups: 622202 1234 5678 901, 138-0013-8000.
_JOINT = r"[ \-\u00a0\u3000]?"
_ADDRESS = r"https?://[^\s\"'<>，。；、）】》]+"
#: Python's isalnum counts Chinese characters in: only Western letters and digits belong to a number.
_EDGE = r"[0-9A-Za-z]"
_CANDIDATE = re.compile(
    rf"(?P<address>{_ADDRESS})|"
    rf"(?<!{_EDGE})(?P<identity>[1-8]\d{{5}}{_JOINT}(?:19|20)\d{{2}}{_JOINT}\d{{4}}{_JOINT}\d{{3}}[\dXx])(?!{_EDGE})|"
    rf"(?<!{_EDGE})(?P<card>[3-6]\d{{3}}(?:{_JOINT}\d){{11,15}})(?!{_EDGE})|"
    rf"(?<![0-9A-Za-z.])(?:\+?86{_JOINT})?(?P<mobile>1[3-9]\d{_JOINT}\d{{4}}{_JOINT}\d{{4}})(?!{_EDGE}|\.\d)"
)
#: What every one of them begins with, and most texts have not; the number of an office begins with a nought.
_BEGUN = re.compile(rf"[1-8１-８](?<![0-9０-９].)(?:{_JOINT}[0-9０-９]){{10}}", re.DOTALL)
#: Issuers' prefixes: UnionPay's 62, and the older cards of the large banks that are still in use.
_ISSUERS = re.compile(r"62|9558|4367|4563|4518|5187|5218|5264|5457|6013|6858|5286|356[189]|5309|4033|4041")
_FEWEST_DIGITS = 16


def numbers_in(text: str) -> Iterator[Found]:
    """Every identity, card and mobile number in ``text``, in order; those within web addresses left out."""
    if not may_have_numbers(text):
        return
    for match in _CANDIDATE.finditer(plain_signs(text)):
        found = _found(match)
        if found is not None:
            yield found


def may_have_numbers(text: str) -> bool:
    """Whether ``text`` has so many digits in a row that ``numbers_in`` should look; asked of everything."""
    return _BEGUN.search(text) is not None


def masked(text: str) -> str:
    """``text`` with the middle of every such number as stars, as long as before; other text as it is."""
    if not may_have_numbers(text):
        return text
    pieces, done = [], 0
    for found in numbers_in(text):
        pieces += [text[done : found.start], found.shown]
        done = found.end
    return "".join((*pieces, text[done:])) if pieces else text


def masked_finding(finding: Finding) -> Finding:
    """The finding with such numbers masked in reason, subject and quotes; addresses stay as they are."""
    texts = (finding.reason, finding.subject, *(shown.quote for shown in finding.evidence))
    if not any(map(may_have_numbers, texts)):
        return finding  # nearly every one, and no copies made
    return replace(
        finding,
        reason=masked(finding.reason),
        subject=masked(finding.subject),
        evidence=tuple(replace(shown, quote=masked(shown.quote)) for shown in finding.evidence),
    )


def masked_record(record: Record) -> Record:
    """The record with such numbers masked in what reports print of it; its addresses and text stay."""
    texts = (record.title, record.doc_number or "", record.index_number or "", record.source or "")
    if not any(map(may_have_numbers, texts)):
        return record  # nearly every one
    return replace(
        record,
        title=masked(record.title),
        doc_number=None if record.doc_number is None else masked(record.doc_number),
        index_number=None if record.index_number is None else masked(record.index_number),
        source=None if record.source is None else masked(record.source),
    )


def masked_column(column: Column) -> Column:
    """The column with such numbers masked in what reports print of it."""
    if not may_have_numbers(column.label) and not may_have_numbers(column.explanation):
        return column
    return replace(column, label=masked(column.label), explanation=masked(column.explanation))


def is_identity(number: str) -> bool:
    """Whether the 18 characters are a resident's identity number: region, day of birth, check digit."""
    if len(number) != 18 or number[:2] not in _REGIONS or not number[:17].isdecimal():
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return born.year >= _OLDEST and _CHECKS[total % 11] == number[17].upper()


def is_card(number: str) -> bool:
    """Whether the digits are a bank card's: a known issuer and the Luhn digit."""
    if not _FEWEST_DIGITS <= len(number) <= 19 or not _ISSUERS.match(number) or len(set(number)) < 4:
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


#: So many signs stay to be seen at either end, for whoever has to find the number again.
_SEEN: dict[Kind, tuple[int, int]] = {Kind.IDENTITY: (3, 0), Kind.CARD: (4, 4), Kind.MOBILE: (3, 4)}


def _found(match: re.Match[str]) -> Found | None:
    group = match.lastgroup
    if group is None or group == "address":
        return None
    number = re.sub(r"[^0-9Xx]", "", match[group])
    kind = Kind(group)
    if kind is Kind.IDENTITY and not is_identity(number):
        kind = Kind.CARD  # eighteen digits may be a card's as well
    if kind is Kind.CARD and not is_card(number):
        return None
    return Found(kind, match.start(group), match.end(group), _starred(match[group], *_SEEN[kind]))


def _starred(written: str, first: int, last: int) -> str:
    """The number with stars for its middle, as long as it was: places in a text stay true."""
    signs, seen, total = list(written), 0, sum(sign.isalnum() for sign in written)
    for place, sign in enumerate(signs):
        if sign.isalnum():
            seen += 1
            if first < seen <= total - last:
                signs[place] = "*"
    return "".join(signs)
