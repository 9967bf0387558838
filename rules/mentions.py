"""Words of the lexicon in published texts: where they are meant, and where history or a quotation speaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from audit.lexicon import Hit, Lexicon, Word, WordKind
from audit.model import Agency, ColumnId, Finding, Record
from rules.dates import first_seen, years_in
from rules.facts import Facts
from rules.findings import manual, unavailable
from rules.scanning import around, concluded, scan, words_of

#: A word within a title, or within quotation marks, is another's.
_QUOTES = (("《", "》"), ("“", "”"), ("「", "」"))
_QUOTE_LENGTH = 60
_FORMER = re.compile(
    r"(?:原|旧|前身(?:是|为)|撤销|更名|并入|整合|划入|划转|老|曾任|历任|时任|改组|取代|不再保留|[（(]原)[^，。；、\n]{0,6}$"
)
_AFTERWARDS = re.compile(
    r"^[^，。；\n]{0,6}(?:更名|改为|改名|撤销|划入|整合|现[更改]?[为名]?|改组|合并|并入|重组|职责|旧址|家属|宿舍|小区|大楼|老|路口|"
    r"公交|站点|门口|附近|对面|东侧|西侧|南侧|北侧|令|公告\d|文件)|"
    r"^(?:办公厅|办公室)?(?:关于|令第|[〔\[（(](?:19|20)\d{2})|^[（(](?:现|已|今)"
)
_SENTENCE = "。；;！!？?\n"
_QUOTED = 3


def found_in(record: Record, lexicon: Lexicon, kind: WordKind, agency: Agency, grace: int) -> Iterator[Hit]:
    """The lexicon's words of that kind that the item uses as its own and of its own day.

    ``grace`` days after a reform the old name is still forgiven.  An item without any date cannot be placed.
    """
    text = words_of(record)
    written = _written(record)
    for hit in lexicon.find(text):
        word = hit.word
        if word.kind is not kind or not word.is_meant_for(agency):
            continue
        if kind is WordKind.OUTDATED and (
            written is None or _still_right(word, written, grace) or _speaks_of_the_past(record, text, hit)
        ):
            continue
        if not _is_quoted(text, hit):
            yield hit


def _written(record: Record) -> date | None:
    """The day of the words: when the document was made, else when it was published."""
    return min((day for day in (record.issued, first_seen(record)) if day is not None), default=None)


def _still_right(word: Word, written: date, grace: int) -> bool:
    if word.was_right_on(written) or (word.until is not None and written <= word.until):
        return True
    return word.until is not None and written <= word.until + timedelta(days=grace)


def _speaks_of_the_past(record: Record, text: str, hit: Hit) -> bool:
    """Whether the sentence, or the document as a whole, is about the time before the reform."""
    until = hit.word.until
    before, after = text[max(0, hit.start - 12) : hit.start], text[hit.end : hit.end + 24]
    if _FORMER.search(before) or _AFTERWARDS.search(after):
        return True
    if until is None:
        return False
    titled = years_in(record.title)
    return any(year <= until.year for year in (*titled, *years_in(_sentence(text, hit))))


def _sentence(text: str, hit: Hit) -> str:
    start = max((text.rfind(sign, 0, hit.start) for sign in _SENTENCE), default=-1) + 1
    ends = [place for sign in _SENTENCE if (place := text.find(sign, hit.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _is_quoted(text: str, hit: Hit) -> bool:
    before = text[max(0, hit.start - _QUOTE_LENGTH) : hit.start]
    after = text[hit.end : hit.end + _QUOTE_LENGTH]
    return any(
        before.rfind(opening) > before.rfind(closing)
        and closing in after
        and (opening not in after or after.find(closing) < after.find(opening))
        for opening, closing in _QUOTES
    )


def verdicts(
    facts: Facts, columns: Iterable[ColumnId], kind: WordKind, good: str, grace: int = 0
) -> Iterator[Finding]:
    """A question for each word of that kind that the columns' texts use; ``good`` says that there is none."""
    if facts.lexicon is None:
        yield unavailable("没有载入词库，不能认定")
        return
    found = scan(facts, columns)
    hits = _told(found.read, facts.lexicon, kind, facts.agency, grace)
    yield from concluded(found, hits, good)


def _told(
    records: Iterable[Record], lexicon: Lexicon, kind: WordKind, agency: Agency, grace: int
) -> list[Finding]:
    """One question per word that is used, with the first places where it stands."""
    places: dict[Word, list[tuple[Record, Hit]]] = defaultdict(list)
    for record in records:
        once: dict[Word, Hit] = {}
        for hit in found_in(record, lexicon, kind, agency, grace):
            once.setdefault(hit.word, hit)
        for word, hit in once.items():
            places[word].append((record, hit))
    often_first = sorted(places, key=lambda word: (-len(places[word]), word.text))
    return [_asked(word, places[word]) for word in often_first]


def _asked(word: Word, places: list[tuple[Record, Hit]]) -> Finding:
    since = f"（{word.basis}）" if word.basis else ""
    mend = f"，应为“{word.use}”" if word.use else ""
    named = "、".join(f"《{record.title[:30]}》" for record, _ in places[:_QUOTED])
    reason = f"“{word.text}”{mend}{since}，在 {len(places)} 条信息中使用：{named}，请人工核对上下文"
    evidence = [record.evidence(around(words_of(record), hit.start, hit.end)) for record, hit in places[:5]]
    return manual(reason, evidence, word.text)
