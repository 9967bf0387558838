"""The date under a document (落款): when it was signed, told apart from all other dates in its text.

A signature date stands alone on its line, under the name of the organ that signs, before any annex
(dialects.md §16).  Deadlines, meeting days and cited dates stand in sentences and are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from crawler.extract.dates import find_date
from crawler.extract.layout import Layout, Line

_ORGAN = re.compile(
    r"(?:局|委|委员会|办|办公室|办公厅|府|政府|会|院|厅|部|处|科|所|站|队|中心|组|校|学|公司|馆|行|署|社"
    r"|团|党组|党委|指挥部|街道|镇|乡|村|集团|法院|检察院|区|县|市|省|室)"
    r"\s*(?:[(（][^()（）]{1,12}[)）])?$"
)
_AFTER = re.compile(
    r"^(?:附件?|附\s*[:：]|[(（][^()（）]{2,40}[)）]$|抄送|主送|联系人|联系电话|责任编辑|校对|编辑|备?注\s*[:：]|此件"
    r"|印发|信息公开选项|政务公开|公开属性|—|-|\d+$)"
)
_NO_SIGNATURE = re.compile(r"[。；;！？!?，,、：:]$")
#: More dates alone on their lines than this are a chronicle, not signatures.
_MOST_ALONE = 2
_CLIMB = 12
_LATEST = timedelta(days=45)


def signed_on(layout: Layout, body: Sequence[Line], published: date | None) -> date | None:
    """The day on which the document was signed, or None where no signature is certain.

    A day more than 45 days after the publication is no signature of what was published.
    """
    tables = _cells(layout, body)
    dated = [
        (at, day) for at, line in enumerate(body) if (day := _own_date(line)) and line.number not in tables
    ]
    for at, day in dated:
        if published and day > published + _LATEST:
            continue
        if _signs(body, at):
            return day
    if len(dated) > _MOST_ALONE:
        return None
    for at, day in dated:
        if published and day > published + _LATEST:
            continue
        rest = [line for line in body[at + 1 :] if len(line.text) > 1]
        above = body[at - 1].text.rstrip() if at else ""
        if above.endswith(("。", "！", "!")) or (above and (not rest or _AFTER.match(rest[0].text))):
            return day
    return None


def _own_date(line: Line) -> date | None:
    """The date of a line that holds nothing else, or only the signing organ before it."""
    text = line.text.strip(" ()（）.。")
    if not 8 <= len(text) <= 60 or line.is_links:
        return None
    found = find_date(text)
    if not found or text[found[2] :].strip(" 印发)）"):
        return None
    before = text[: found[1]].strip()
    if before:
        return (
            found[0]
            if _ORGAN.search(before) and len(before) >= 4 and not re.search(r"[，。；：:、]", before)
            else None
        )
    return found[0]


def _signs(body: Sequence[Line], at: int) -> bool:
    """Whether the organ's name stands over the date or before it on its line."""
    text = body[at].text
    found = find_date(text)
    if found and text[: found[1]].strip(" (（"):
        return True
    above = body[at - 1].text.strip() if at else ""
    return 4 <= len(above) <= 60 and not _NO_SIGNATURE.search(above) and _ORGAN.search(above) is not None


def _cells(layout: Layout, body: Sequence[Line]) -> set[int]:
    """Lines that stand in a row with other filled cells: figures of a table, not a signature."""
    survey = layout.survey
    by_row: dict[int, set[int]] = {}
    lines: dict[int, list[int]] = {}
    for line in body:
        cell = line.block
        for _ in range(_CLIMB):
            if cell < 0 or survey.tags[cell] in {"td", "th"}:
                break
            cell = survey.parents[cell]
        if cell < 0 or survey.tags[cell] not in {"td", "th"}:
            continue
        row = survey.parents[cell]
        by_row.setdefault(row, set()).add(cell)
        lines.setdefault(row, []).append(line.number)
    return {number for row, cells in by_row.items() if len(cells) > 1 for number in lines[row]}
