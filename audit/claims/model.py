"""The words of claims: a figure that somebody stated, the time it is about, and how two of them compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ClaimPeriod:
    """The time that a claim is about, as far as the text says it.

    ``text`` is what the text says (``2013年``, ``20xx年``), ``year`` None where it is blank or unsaid,
    ``months`` first and last month where a part of the year is meant, ``inherited`` whether the words
    stand in the title or at the head of the summary rather than in the sentence.
    """

    text: str = ""
    year: int | None = None
    months: tuple[int, int] | None = None
    inherited: bool = False

    @property
    def first(self) -> date | None:
        """The first day meant; None where the year is unknown."""
        if self.year is None:
            return None
        return date(self.year, self.months[0] if self.months else 1, 1)

    @property
    def last(self) -> date | None:
        """The last day meant; None where the year is unknown."""
        if self.year is None:
            return None
        month = self.months[1] if self.months else 12
        return (
            date(self.year, 12, 31) if month == 12 else date.fromordinal(_after(self.year, month) - 1)
        )  # December


def _after(year: int, month: int) -> int:
    return date(year, month + 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that a text states.

    ``number`` is None where the text has a blank in its place (``masked``: xx, 1xx, ＿＿); ``upper`` the
    second figure of a range.  ``measure`` is an id of ``audit.claims.measures`` (``other`` where none fits),
    ``label`` the text's own words.  ``zero`` marks a sentence that says that nothing of the kind happened.
    ``offset`` counts characters of the text, ``line`` its lines from 1.  ``whole`` is the offset of the
    claim that this one is a part of, ``exhaustive`` whether the text says that the parts make up that whole,
    ``share_of`` for a percentage the offset of the claim whose share it states.
    """

    number: Decimal | None
    unit: str
    measure: str
    label: str
    quote: str
    offset: int
    line: int
    raw: str
    masked: bool = False
    upper: Decimal | None = None
    qualifier: str = ""
    period: ClaimPeriod = ClaimPeriod()
    section: str = ""
    zero: bool = False
    whole: int | None = None
    exhaustive: bool = False
    share_of: int | None = None

    @property
    def is_exact(self) -> bool:
        """Whether the figure can be reckoned with: neither blank, nor about, nor a range."""
        return self.number is not None and self.qualifier in {"", "达"} and self.upper is None

    @property
    def shown(self) -> str:
        """The figure for people: as written, with its unit."""
        return (
            "0（零申报）" if self.zero else f"{self.qualifier if self.qualifier in _BEFORE else ''}{self.raw}"
        )


_BEFORE = frozenset({"约", "近", "超", "超过", "逾"})


class Agreement(StrEnum):
    """How a check ended: the figures agree, differ, or nobody can tell."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "cannot_be_judged"
    UNOBSERVABLE = "cannot_be_observed"

    @property
    def label(self) -> str:
        """The Chinese word that the command prints."""
        return _AGREEMENTS[self.value]


_AGREEMENTS: Mapping[str, str] = {
    "agrees": "相符",
    "differs": "不符",
    "cannot_be_judged": "无法判断",
    "cannot_be_observed": "无法观测",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison of figures: what was compared, how it ended, and the reckoning in words (Chinese).

    ``kind`` is one of ``parts``, ``share``, ``bound``, ``repeated``, ``table``, ``crawl``.
    ``difference`` is stated minus found, None where nothing could be reckoned.
    ``claims`` are the offsets of the claims concerned.
    """

    kind: str
    agreement: Agreement
    claims: tuple[int, ...]
    subject: str
    arithmetic: str
    difference: Decimal | None = None
    stated: Decimal | None = None
    found: Decimal | None = None

    @property
    def kind_label(self) -> str:
        """What was compared, in Chinese."""
        return _KINDS[self.kind]


_KINDS: Mapping[str, str] = {
    "parts": "分项与合计",
    "share": "百分比",
    "bound": "大小关系",
    "repeated": "前后表述",
    "table": "正文与表格",
    "crawl": "自报与采集",
}
