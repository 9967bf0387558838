"""The time that a claim is about: years and months in its sentence, else at the head of its summary."""

from __future__ import annotations

import re

from audit.claims.model import ClaimPeriod
from audit.claims.plaintext import PlainText
from audit.claims.sections import Section

_YEAR = r"(?P<year>(?:19|20)\d{2}|20\dx|20xx|xxxx|xx|201\*|20\*\*)\s?年"
_TIME = re.compile(
    rf"(?<![\dx])(?:(?P<until>截[止至]到?\s?)?{_YEAR}(?:度|底|末|初)?(?:\s?(?P<until_month>\d{{1,2}})月)?"
    r"|(?P<this>今年|本年度?|全年|当年)"
    r"|(?P<from>\d{1,2})月?\s?[-~至到]\s?(?P<to>\d{1,2})月"
    r"|(?P<half>[上下])半年|(?P<quarter>[一二三四])季度)"
)
_HISTORY = re.compile(r"[^,。;\n]{0,12}(?:命名|成立|颁布|修订|印发|出台|建成|创建|荣获)")
_HEAD = 600
_QUARTERS = "一二三四"
_LAST_MONTH = 12


def period_of(plain: PlainText, opening: int, start: int, default: ClaimPeriod) -> ClaimPeriod:
    """The period of a claim at ``start`` whose paragraph begins at ``opening``.

    The words of its sentence count, else the last ones of the paragraph; a bare 今年 or 上半年 takes its
    year from ``default``, that of the summary.
    """
    sentence = max(plain.text.rfind(mark, opening, start) for mark in "。!?") + 1
    return (
        _read(plain, max(opening, sentence), start, default)
        or _read(plain, opening, start, default)
        or default
    )


def _read(plain: PlainText, opening: int, start: int, default: ClaimPeriod) -> ClaimPeriod | None:
    """The period that the words from ``opening`` to ``start`` leave standing; None where they name none."""
    year: ClaimPeriod | None = None
    months: tuple[int, int] | None = None
    words: list[str] = []
    for found in _TIME.finditer(plain.text, opening, start):
        if plain.in_title(found.start()) or _is_history(plain.text, found):
            continue
        if found["year"]:
            year = ClaimPeriod(found.group().strip(), _number(found["year"]))
            months = _until(found["until"], found["until_month"])
            words = [found.group().strip()]
        elif found["this"]:
            words = words if year is not None and found["this"] in {"全年", "当年"} else [found["this"]]
            year = year if found["this"] in {"全年", "当年"} else None
        else:
            months = _months(found["from"], found["to"], found["half"], found["quarter"]) or months
            words.append(found.group().strip())
    if not words:
        return None
    if year is not None:
        return ClaimPeriod("".join(words), year.year, months)
    return ClaimPeriod("".join(words), default.year, months, inherited=default.year is not None)


def _is_history(text: str, found: re.Match[str]) -> bool:
    """Whether a year tells when something came about (是2000年命名的镇), not what the report is about."""
    before = text[max(0, found.start() - 1) : found.start()]
    if before in {"至", "到"} and not found["until"]:
        return True  # 结转至2026年: where something goes
    return before == "是" or _HISTORY.match(text, found.end()) is not None


def default_period(plain: PlainText, section: Section, end: int, fallback: ClaimPeriod) -> ClaimPeriod:
    """The period of the whole summary that ends at ``end``: its title's, else that of its first words."""
    head = plain.text[section.start : min(end, section.start + _HEAD)]
    for words, offset in ((section.title, None), (head, section.start)):
        for found in _TIME.finditer(words.replace(" ", "") if offset is None else words):
            if not found["year"] or _is_history(words, found):
                continue
            if offset is not None and plain.in_title(offset + found.start()):
                continue
            if found["until_month"] and not found["until"]:
                continue  # a day in the past of which something is told, not the year of the report
            return ClaimPeriod(f"{found['year']}年", _number(found["year"]), None, inherited=True)
    return fallback


def _number(year: str) -> int | None:
    return int(year) if year.isdigit() else None


def _until(until: str | None, month: str | None) -> tuple[int, int] | None:
    """截止2020年11月: from January on."""
    if not until or not month or not 1 <= int(month) < _LAST_MONTH:
        return None
    return (1, int(month))


def _months(
    first: str | None, last: str | None, half: str | None, quarter: str | None
) -> tuple[int, int] | None:
    if first and last:
        found = (int(first), int(last))
        return found if 1 <= found[0] <= found[1] <= _LAST_MONTH else None
    if half:
        return (1, 6) if half == "上" else (7, 12)
    if quarter:
        number = _QUARTERS.index(quarter)
        return (3 * number + 1, 3 * number + 3)
    return None
