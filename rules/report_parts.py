"""The six parts of an annual report's text, cut at their headings (catalogue AR-01).

A part that was not found is missing; nothing is guessed from its place alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

#: Number and what its heading speaks of, in every wording met so far.
_HEADINGS: Mapping[int, tuple[str, str]] = {
    1: ("一", r"(?:总体|概述|概况|基本情况|主要工作|工作情况)"),
    2: ("二", r"主动公开"),
    3: ("三", r"(?:(?:收到|受理|处理|办理).{0,14}申请|依申请|申请.{0,10}(?:处理|办理|情况))"),
    4: ("四", r"(?:复议|诉讼)"),
    5: ("五", r"(?:问题|不足|改进)"),
    6: ("六", r"(?:其\s*他|需要(?:说明|报告))"),
}
#: The rows of table two begin as headings do.
_NO_HEADING = r"(?!\s*(?:本年新收|上年结转|本年度办|结转下))"
_ENDING = re.compile(r"[^\n。；:：]{0,18}?(?:情况|措施|事项|问题|打算|内容|方面)")
_GAP = r"[^\n。；]{0,24}?"


def plain_text(text: str | None) -> str:
    """The text with one width of characters, as all patterns of annual reports expect it."""
    return unicodedata.normalize("NFKC", text or "")


def parts_of(text: str) -> Mapping[int, str]:
    """The text of each part that was found, by number; ``text`` as ``plain_text`` gives it.

    Headings at the start of a line are taken before those in running text; parts follow each other.
    """
    for lead in (r"^[ \t]*", r""):
        found = _cut(text, lead)
        if len(found) > 1:
            return found
    return {}


def _cut(text: str, lead: str) -> dict[int, str]:
    starts: list[tuple[int, int, int]] = []
    place = 0
    for number, (ordinal, words) in _HEADINGS.items():
        pattern = rf"{lead}第?{ordinal}(?:部分)?[ \t]*[、,.:：。 ]{_NO_HEADING}{_GAP}{words}"
        match = re.compile(pattern, re.MULTILINE).search(text, place)
        if match is None:
            continue
        ending = _ENDING.match(text, match.end())
        end = ending.end() if ending else match.end()
        starts.append((number, match.start(), end))
        place = end
    ends = [*(start for _, start, _ in starts[1:]), len(text)][: len(starts)]
    return {number: text[end:stop].strip() for (number, _, end), stop in zip(starts, ends, strict=True)}
