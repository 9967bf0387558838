"""Words that public documents should not use: names of abolished bodies, wrong spellings (PF-15).

The program's own list is ``lexicon.yml`` beside this file; an office adds to it with a file of the same
shape in its workspace.  All words are found in one pass over a text, however many they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import ahocorasick

from audit.model import Agency
from audit.textfile import read_text
from audit.yamlfile import Node, parse_yaml

#: The office's own words, in its workspace.
LEXICON_FILE = "lexicon.yml"
_BUILT_IN = Path(__file__).with_name("lexicon.yml")
_KEYS = frozenset({"word", "use", "kind", "from", "until", "not_in", "agencies", "basis"})
_EXAMPLE = "每个词一行，例如 - {word: 旧词, use: 新词, until: 2019-03-31}"
#: A list's entry with nothing but plain ``word`` and ``use``, in braces or on two lines.
_TEXT = r"([^\s,{}\[\]\"'#&*!|>%@`:?\\-][^,{}\[\]\"'#:\n]*)"
_ENTRY = rf"(?:\{{word: {_TEXT}, use: {_TEXT}\}}|word: {_TEXT}\n\1  use: {_TEXT})"
_PLAIN = re.compile(rf"^( *)- {_ENTRY} *$(?!\n\1 +\S)", re.MULTILINE)
_MANY = 500
#: What YAML takes for no value.
_NOTHING = frozenset({"~", "null"})
_SHORTEST = 2
_LONGEST = 60


class WordKind(StrEnum):
    """Why a word should not be used."""

    OUTDATED = "outdated"
    WRONG = "wrong"

    @property
    def label(self) -> str:
        """The Chinese name, as it stands in the file."""
        return {"outdated": "旧名称", "wrong": "错别字"}[self]


_KINDS: Mapping[str, WordKind] = {kind.label: kind for kind in WordKind} | {k.value: k for k in WordKind}


@dataclass(frozen=True, slots=True)
class Word:
    """A word that should not be used, and what to use instead.

    ``until`` is the last day on which it was right, ``since`` the first (None: never, or always was);
    ``agencies`` names the bodies (id or name) for which the entry is meant, empty for all.
    """

    text: str
    use: str
    kind: WordKind
    since: date | None = None
    until: date | None = None
    agencies: frozenset[str] = frozenset()
    basis: str = ""

    def is_meant_for(self, agency: Agency) -> bool:
        """Whether the entry is about that body's documents."""
        return not self.agencies or agency.id in self.agencies or agency.name in self.agencies

    def was_right_on(self, day: date) -> bool:
        """Whether the word was the right one on ``day``."""
        if self.since is None and self.until is None:
            return False
        after = self.since is None or day >= self.since
        return after and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Hit:
    """A word's place in a text."""

    word: Word
    start: int
    end: int


class Lexicon:
    """Words to be found, and longer ones in which they are right (交通质监局 is no 质监局)."""

    def __init__(self, words: Iterable[Word], allowed: Iterable[str] = ()) -> None:
        self.words = tuple({word.text: word for word in words}.values())
        self._automaton: Any = ahocorasick.Automaton()
        for word in self.words:
            self._automaton.add_word(word.text, (len(word.text), word))
        for text in allowed:
            self._automaton.add_word(text, (len(text), None))
        if len(self._automaton):
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[Hit]:
        """Every word in ``text``, in order; where words overlap, the longest (then the first) stands."""
        if not len(self._automaton):
            return
        # iter_long would skip a word that begins within a longer one's beginning; so all, then choose.
        places = [(end - size + 1, end + 1, word) for end, (size, word) in self._automaton.iter(text)]
        last: tuple[int, int, Word | None] | None = None
        for place in sorted(places, key=lambda place: (place[0], -place[1])):
            if last is not None and place[0] < last[1]:
                last = place if place[1] - place[0] > last[1] - last[0] else last
                continue
            yield from _hit(last)
            last = place
        yield from _hit(last)


def _hit(place: tuple[int, int, Word | None] | None) -> Iterator[Hit]:
    if place is not None and place[2] is not None:
        yield Hit(place[2], place[0], place[1])


def load_lexicon(path: Path | None = None, agencies: Collection[Agency] | None = None) -> Lexicon:
    """The program's own words with those of the file at ``path``, which win over entries of the same word.

    ``agencies`` are the audit's, against which names in the file are checked.  Raises ``InputError`` with
    all mistakes of the file.
    """
    if path is None:
        return _built_in_lexicon()
    words, allowed = _built_in()
    more, also = _read(path, agencies)
    return Lexicon((*words, *more), (*allowed, *also))


@cache
def _built_in() -> tuple[tuple[Word, ...], tuple[str, ...]]:
    return _read(_BUILT_IN, None)


@cache
def _built_in_lexicon() -> Lexicon:
    return Lexicon(*_built_in())


def _read(path: Path, agencies: Collection[Agency] | None) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    text, words, lines = _plain_words(read_text(path))
    root = parse_yaml(text, path.name)
    root.unknown_keys({"words", "pairs", "allow"})
    allowed = [text for text in root.strings("allow") if text]
    known = None if agencies is None else {name for a in agencies for name in (a.id, a.name)}
    listed = root.get("words")
    if listed is not None and listed.items is None:
        root.mistake("“words”应是一个列表", _EXAMPLE, "words")
    for node in (listed.items or ()) if listed is not None else ():
        word = _word(node, known)
        if word is None:
            continue
        if word.text in words:
            node.mistake(f"“{word.text}”写了两次，第 {lines[word.text]} 行已经写过", "请删去其中一个")
            continue
        words[word.text], lines[word.text] = word, node.line
        allowed += node.strings("not_in")
    for number, line in enumerate(root.string("pairs").splitlines(), start=1):
        _pair(root, number, line, words)
    for text in allowed:
        if len(text) < _SHORTEST:
            root.mistake(f"允许的词“{text}”太短", "请写全允许出现的词语")
    root.finish()
    return tuple(words.values()), tuple(allowed)


def _plain_words(text: str) -> tuple[str, dict[str, Word], dict[str, int]]:
    """The entries of a long list that are a word and its substitute only, their lines, and the rest.

    50,000 entries take minutes as YAML and a second as lines.  Their lines stay, blank, so that the
    rest keeps its numbers; whatever may be wrong (length, written twice) is left to be told of.
    """
    words: dict[str, Word] = {}
    lines: dict[str, int] = {}
    found = list(_PLAIN.finditer(text))[1:]  # a list of which nothing is left would be no list
    if len(found) < _MANY:
        return text, words, lines
    rest: list[str] = []
    at, line = 0, 1
    for match in found:
        word, use = (part.strip() for part in match.group(2, 3, 4, 5) if part is not None)
        line += text.count("\n", at, match.start())
        rest.append(text[at : match.start()])
        sound = _SHORTEST <= len(word) <= _LONGEST and word != use and word not in words
        if sound and not {word.casefold(), use.casefold()} & _NOTHING:
            words[word], lines[word] = Word(word, use, WordKind.WRONG), line
            rest.append("\n" * match.group().count("\n"))
        else:
            rest.append(match.group())
        line += match.group().count("\n")
        at = match.end()
    return "".join([*rest, text[at:]]), words, lines


def _pair(root: Node, number: int, line: str, words: dict[str, Word]) -> None:
    """A line 错词=正词 of ``pairs``: the short way to write, and the fast one to read."""
    text, _, use = (part.strip() for part in line.partition("="))
    if not text:
        return
    if not _SHORTEST <= len(text) <= _LONGEST or text == use:
        root.mistake(f"pairs 的第 {number} 行“{line.strip()[:_LONGEST]}”不对", "每行写成 错词=正词", "pairs")
    elif text in words:
        root.mistake(f"pairs 的第 {number} 行：“{text}”写了两次", "请删去其中一个", "pairs")
    else:
        words[text] = Word(text, use, WordKind.WRONG)


def _word(node: Node, known: Collection[str] | None) -> Word | None:
    if node.entries is None:
        node.mistake("每个词要写成“键: 值”", _EXAMPLE)
        return None
    node.unknown_keys(_KEYS)
    text = node.string("word", required=True)
    if text and not _SHORTEST <= len(text) <= _LONGEST:
        what = f"“{text[:_LONGEST]}”应是 {_SHORTEST} 到 {_LONGEST} 个字"
        node.mistake(what, "太短的词会误报，请写全", "word")
    until, since = node.date("until"), node.date("from")
    kind = node.choice("kind", _KINDS, WordKind.WRONG if until is None else WordKind.OUTDATED)
    use = node.string("use")
    if use and use == text:
        node.mistake(f"“{text}”的替换词与原词相同", "请写应当使用的词，或删去 use", "use")
    if since and until and since > until:
        node.mistake(f"from（{since}）晚于 until（{until}）", "until 是该词最后一天正确的日期", "until")
    names = frozenset(node.strings("agencies"))
    for name in sorted(names - set(known or names)):
        node.mistake(f"名册里没有单位“{name}”", "请写名册中的编码或名称", "agencies")
    if not text:
        return None
    return Word(text, use, kind, since, until, names, node.string("basis"))
