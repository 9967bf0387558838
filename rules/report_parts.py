"""The six parts of an annual report's text, cut at their headings (catalogue AR-01).

A part that was not found is missing; nothing is guessed from its place alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from audit.widths import plain_width

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
#: Fewer headings are none; more runs than page, contents and files have are not looked for.
_LEAST_HEADINGS, _MOST_RUNS = 2, 6
_GAP = r"[^\n。；]{0,24}?"


@lru_cache(maxsize=32)
def plain_text(text: str | None) -> str:
    """The text with one width of characters, as all patterns of annual reports expect it."""
    return plain_width(text or "")


@lru_cache(maxsize=256)
def parts_of(text: str) -> Mapping[int, str]:
    """The text of each part that was found, by number; ``text`` as ``plain_text`` gives it.

    Headings at the start of a line are taken before those in running text; parts follow each other.  A
    table of contents, or the same report once more in a file, makes a second run of headings: the run
    with the most text is the report.
    """
    for lead in (r"^[ \t]*", r""):
        runs = _runs(text, lead)
        if runs:
            return max(runs, key=lambda run: sum(len(part) for part in run.values()))
    return {}


def _runs(text: str, lead: str) -> list[dict[int, str]]:
    """The runs of at least two headings in ``text``, each with the text of its parts."""
    found: list[list[tuple[int, int, int]]] = []
    place = 0
    while len(found) < _MOST_RUNS:
        run = _headings(text, lead, place)
        if len(run) < _LEAST_HEADINGS:
            break
        found.append(run)
        place = run[-1][2]
    ends = [*(run[0][1] for run in found[1:]), len(text)]
    return [_parts(text, run, end) for run, end in zip(found, ends, strict=False)]


def _headings(text: str, lead: str, place: int) -> list[tuple[int, int, int]]:
    """The next heading of each part after ``place``: number, where it begins, where it ends."""
    found: list[tuple[int, int, int]] = []
    for number, (ordinal, words) in _HEADINGS.items():
        pattern = rf"{lead}第?{ordinal}(?:部分)?[ \t]*[、,.:：。 ]{_NO_HEADING}{_GAP}{words}"
        match = re.compile(pattern, re.MULTILINE).search(text, place)
        if match is None:
            continue
        ending = _ENDING.match(text, match.end())
        place = ending.end() if ending else match.end()
        found.append((number, match.start(), place))
    return found


def _parts(text: str, run: list[tuple[int, int, int]], end: int) -> dict[int, str]:
    stops = [*(start for _, start, _ in run[1:]), end]
    return {number: text[begin:stop].strip() for (number, _, begin), stop in zip(run, stops, strict=True)}
