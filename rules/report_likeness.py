"""How alike two reports' texts are when years, numbers and the phrases that law prescribes are left out.

Reports of the same form share much; only runs of letters that both have count (catalogue AR-07, AR-09).
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache

from rules.report_parts import parts_of

#: The parts that every body has to write itself, and how few letters of them are too few to compare.
COMPARED, LEAST = (1, 5), 200
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


def compared(text: str) -> str:
    """What of a report (``text`` as ``plain_text`` gives it) is held against others': parts one and five."""
    parts = parts_of(text)
    return "\n".join(parts[number] for number in COMPARED if number in parts)


def letters(text: str) -> str:
    """What is left of a text to compare: no figures, no punctuation, no prescribed phrases."""
    return _PRESCRIBED.sub("", _NOISE.sub("", text[:_LONGEST]))


def runs(text: str) -> list[str]:
    """The runs of four letters in what is left of ``text``, in their order."""
    plain = letters(text)
    return [plain[place : place + _RUN] for place in range(max(0, len(plain) - _RUN + 1))]


@lru_cache(maxsize=16)
def _runs(text: str) -> Counter[str]:
    return Counter(runs(text))
