"""What rows say under labels (索引号：…, 发布机构：…) and what year the heading above them states."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from crawler.extract.labels import LABEL, Field, field_named, field_of
from crawler.extract.recordtitles import clean
from crawler.extract.rows import Row
from crawler.extract.shown import Part
from crawler.extract.survey import Survey

_WANTED = frozenset({Field.INDEX_NUMBER, Field.DOC_NUMBER, Field.ISSUER, Field.SOURCE})
_WORDS = ("号", "来源", "机构", "机关", "单位", "部门", "索引", "主体")
_LONGEST = 60
_MOST_TEXTS = 60
_NEAR = 2


def labelled(seen: Survey, row: Row) -> Mapping[Field, str]:
    """The row's labelled values: ``label：value`` in one text, or the label in one and the value in the next.

    Values longer than a number or an office's name, and empty ones, say nothing.
    """
    end = seen.ends[row.element]
    if end - row.element < 3:
        return {}
    texts = _texts(seen, row)
    if not any(word in text for text in texts for word in _WORDS):
        return {}
    found: dict[Field, str] = {}
    for number, text in enumerate(texts):
        alone = field_of(text)
        if alone in _WANTED:
            following = texts[number + 1] if number + 1 < len(texts) else ""
            if following and field_of(following) is None and not LABEL.match(following):
                found.setdefault(alone, following)
            continue
        label = LABEL.match(text)
        if label and label["colon"].strip() and (kind := field_named(label["label"])) in _WANTED:
            rest = text[label.end() :]
            later = LABEL.search(rest)
            value = (rest[: later.start()] if later else rest).strip()
            if value:
                found.setdefault(kind, value)
    return {kind: value for kind, value in found.items() if len(value) <= _LONGEST}


def _texts(seen: Survey, row: Row) -> list[str]:
    """The row's texts outside its title, in reading order, at most so many."""
    found: list[tuple[float, int, str]] = []  # where each stands: a tail behind all that its element holds
    for index in range(row.element, seen.ends[row.element] + 1):
        if not seen.tags[index] or seen.tags[index] in {"script", "style"}:
            continue
        element = seen.elements[index]
        inside = seen.anchor_of[index] == row.anchor and row.anchor != row.element
        if element.text and not inside and (text := clean(element.text)):
            found.append((index, 0, text))
        if index != row.element and element.tail and seen.anchor_of[seen.parents[index]] != row.anchor:
            text = clean(element.tail)
            if text:
                found.append((seen.ends[index] + 0.5, -index, text))
        if len(found) > _MOST_TEXTS:
            break
    texts: list[str] = []
    for _, _, shown in sorted(found):
        # A label's colon may stand outside of what makes the label bold.
        labelled = shown[0] in "：:" and texts and field_of(texts[-1]) in _WANTED
        text = shown[1:].strip() if labelled else shown
        if text:
            texts.append(text)
    return texts


class YearHeadings:
    """Years that stand alone above groups of rows (2024年), outside any row."""

    def __init__(self, seen: Survey, rows: Sequence[Row]) -> None:
        self._seen = seen
        years = [mark for mark in seen.marks if mark.shown.part is Part.YEAR and mark.shown.pure]
        spans = sorted((row.element, seen.ends[row.element]) for row in rows) if years else []
        starts = [start for start, _ in spans]
        self._marks = []
        for mark in years:
            at = bisect_left(starts, mark.owner + 1) - 1
            if (at < 0 or mark.owner > spans[at][1]) and seen.anchor_of[mark.owner] < 0:
                self._marks.append(mark)
        self._places = [mark.at for mark in self._marks]

    def year_of(self, row: Row) -> int | None:
        """The year of the heading above a row in the same small part of the page; None where none is."""
        at = bisect_left(self._places, row.element) - 1
        if at < 0:
            return None
        mark = self._marks[at]
        top = mark.owner
        for _ in range(_NEAR):
            top = self._seen.parents[top]
            if top < 0 or self._seen.tags[top] in {"body", "html"}:
                return None
            if self._seen.inside(row.element, top):
                return mark.shown.year
        return None
