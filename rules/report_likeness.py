"""How alike two reports' texts are when years, numbers and the phrases that law prescribes are left out.

Reports of the same form share much; only runs of letters that both have count (catalogue AR-07, AR-09).
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

_NOISE = re.compile(r"[\W\d_]+")
#: What every report has to say in the same words.
_PRESCRIBED = re.compile(
    r"以习近平.{0,30}?思想为指导|(?:中华人民共和国)?政府信息公开条例|政府信息公开工作年度报告|政府信息公开"
    r"|国务院办公厅|依申请公开|主动公开|信息公开"
)
_RUN = 4
_LONGEST = 20_000


def alike(first: str, second: str) -> Decimal:
    """The share of runs of four letters that the texts have in common, 0 to 1 (Dice, counted)."""
    left, right = _runs(first), _runs(second)
    total = left.total() + right.total()
    return Decimal(2 * (left & right).total()) / total if total else Decimal(0)


def letters(text: str) -> str:
    """What is left of a text to compare: no figures, no punctuation, no prescribed phrases."""
    return _PRESCRIBED.sub("", _NOISE.sub("", text[:_LONGEST]))


def _runs(text: str) -> Counter[str]:
    plain = letters(text)
    return Counter(plain[place : place + _RUN] for place in range(max(0, len(plain) - _RUN + 1)))
