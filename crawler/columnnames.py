"""Recognise which column a label names, by the names in columns.yml: exactly, stripped, or nearly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process

from audit.model import ColumnId
from audit.yamlfile import Node, load_yaml

T = TypeVar("T")

NAMES_FILE = Path(__file__).with_name("columns.yml")
_KEYS = frozenset({"names", "parts", "paths", "types", "not", "titles", "children"})

_EXACT, _STRIPPED, _BARE = 100.0, 97.0, 94.0
#: A near match must reach this similarity (0-100) and lead every other column's by this much.
NEAR, MARGIN, NEAR_LENGTH = 88.0, 5.0, 5

_MORE = re.compile(r"(查看|了解|点击)?(更多|详细内容|详情|全部)|>+|»+|›+|→|进入|MORE|more|More")
_COUNT = re.compile(r"[(\[]\s*\d+\s*(?:条|项|个|篇)?\s*[)\]]|\d+\s*条$")
_YEAR = re.compile(r"^\(?(19|20)\d\d\)?年?度?(?=[\u4e00-\u9fff])")
_LATIN_TAIL = re.compile(r"^[A-Za-z ]+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[A-Za-z ]+$")
_MARKS = re.compile(r"[^\w\u4e00-\u9fff]|_")
#: A body's or a place's name at the head of a label: 柘城县政府…, 县教育局…, 本局….
_BODY = re.compile(
    r"^((?:[\u4e00-\u9fff]{1,12}?(?:省|市|县|区|州|旗|镇|乡|街道办事处|街道|局|委员会|委|厅|办公室|管委会))+)"
    r"(?:人民政府|政府)?(?=[\u4e00-\u9fff]{2})"
)
_IS_BODY = re.compile(
    r"(局|委员会|街道办事处|街道办|街道|管委会|发改委|卫健委|国资委|卫计委|人民政府|[^城干内外全]部|[^城]镇|[^城家下]乡)$"
)
_IS_OFFICE = re.compile(r"^[省市区县州].{1,12}(办|办公室|中心|委|院|站|所|队|社|联|厅|处|会|馆)$")
_OWN = re.compile(r"^(?:本|我|全)(?:级|机关|单位|局|委|厅|镇|乡|街道|部门|校|院|县|市|区|省|州|村|社区)")
_LEVEL = re.compile(r"^(?:[县市区省州镇乡局委厅旗]级?)(?=[\u4e00-\u9fff]{2})")
_HEADS = ("重点领域", "政府", "部门")
_TAILS = (
    *("领域信息公开", "信息公开专栏", "公开专栏", "信息公开", "领域", "公开", "信息", "专栏", "栏目", "专区"),
    *("情况", "平台"),
)
#: In a near match these words may not be added to a name: they make it something else.
_ESTRANGING = re.compile(
    r"招聘|网站|企业|监督|培训|考试|举报|系统|下载|动态|新闻|专题|报道|统计|测评|问答|不|未|非|反|旧|模拟|友情|图书|学会|协会"
)


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """What a label names: one column as a rule, several where the site joins them in one page.

    ``score`` is 0-100, ``exact`` whether the label is a known name (after stripping places and
    endings), ``part`` whether it names a sub-column, ``body`` the body named at its head.
    """

    columns: tuple[ColumnId, ...]
    score: float
    exact: bool
    name: str
    part: bool = False
    body: str = ""

    @property
    def column(self) -> ColumnId:
        """The (first) column."""
        return self.columns[0]


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """What columns.yml says of one column."""

    names: tuple[str, ...]
    parts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    titles: re.Pattern[str] | None = None
    children: bool = True


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """The whole of columns.yml, with the look-up tables that matching needs."""

    entries: Mapping[ColumnId, ColumnEntry]
    by_name: Mapping[str, tuple[ColumnId, ...]]
    part_names: frozenset[str]
    by_path: Mapping[str, ColumnId]
    by_type: Mapping[str, ColumnId]


def read_names(path: Path) -> ColumnNames:
    """Read a file of the form of columns.yml; ``InputError`` with all mistakes and their lines."""
    root = load_yaml(path)
    root.unknown_keys({*ColumnId, "several"})
    entries = {column: _entry(root, column) for column in ColumnId}
    by_name: dict[str, tuple[ColumnId, ...]] = {}
    by_path: dict[str, ColumnId] = {}
    by_type: dict[str, ColumnId] = {}
    for column, entry in entries.items():
        for name in (*entry.names, *entry.parts):
            _add(by_name, normalise(name), (column,), root, str(column))
        for segment in entry.paths:
            _add(by_path, segment, column, root, str(column))
        for name in entry.types:
            _add(by_type, normalise(name), column, root, str(column))
    several = root.mapping("several")
    known = {str(column): column for column in ColumnId}
    for name in several.entries or () if several else ():
        assert several is not None
        ids = several.words(name)
        if len(ids) < 2 or not set(ids) <= set(known):
            several.mistake(f"“{name}”应写出至少两个栏目编号", "例如 policy interpretation", name)
            continue
        _add(by_name, normalise(name), tuple(known[text] for text in ids), several, name)
    root.finish()
    parts = frozenset(normalise(part) for entry in entries.values() for part in entry.parts)
    return ColumnNames(entries, by_name, parts, by_path, by_type)


@cache
def column_names() -> ColumnNames:
    """The names that come with the program."""
    return read_names(NAMES_FILE)


def normalise(label: str) -> str:
    """A label as it is compared: plain characters, no marks, counts, years, “更多” or Latin ornament."""
    text = " ".join(unicodedata.normalize("NFKC", label).split())
    text = _YEAR.sub("", _COUNT.sub("", _MORE.sub("", text)).strip())
    return _MARKS.sub("", _LATIN_TAIL.sub("", text.strip()))


@lru_cache(maxsize=20_000)
def match_label(label: str, own: tuple[str, ...] = ()) -> LabelMatch | None:
    """Which column ``label`` names, or None where none is certain enough.

    ``own`` are names of the agency and its place; they may stand before a column's name.  A known
    name is matched before a stripped one, that before a near one; a near match needs similarity
    ``NEAR`` and a lead of ``MARGIN`` over every other column, and no word that changes the meaning.
    """
    text = normalise(label)
    if not 2 <= len(text) <= 24:
        return None
    names = column_names()
    if text in names.by_name:
        return _matched(text, _EXACT, names)
    if _IS_BODY.search(text):
        return None  # 县安全生产监督管理局 is a body, however much its name says
    for score, shorter, body in _shorter(text, own):
        if shorter in names.by_name and not _is_strange(text, names.by_name[shorter], names):
            return _matched(shorter, score, names, body)
    return _near(text, names)


def is_more(label: str) -> bool:
    """Whether a label only says that there is more (更多, >>, an image): its box's heading names it."""
    return not normalise(label)


def is_topic(label: str) -> bool:
    """Whether a label heads special topics (专题专栏), whose pages are news and not columns."""
    text = normalise(label)
    return bool(re.search(r"专题|热点专栏|主题教育|往期回顾|网站专栏", text)) or text in {"专栏", "特色专栏"}


def is_body(label: str) -> bool:
    """Whether a label names a body: 县教育局, 城关镇, 市直部门网站."""
    text = normalise(label)
    if text in column_names().by_name or not 3 <= len(text) <= 20:
        return False
    if re.search(
        r"(局|委员会|街道办事处|街道办|街道|管委会|发改委|卫健委|国资委|卫计委|人民政府|[^城干内外全]部|[^城]镇|[^城家下]乡)$",
        text,
    ):
        return True
    return bool(re.match(r"^[省市区县州].{1,12}(办|办公室|中心|委|院|站|所|队|社|联|厅|处|会|馆)$", text))


def _entry(root: Node, column: ColumnId) -> ColumnEntry:
    node = root.mapping(str(column), required=True)
    if node is None:
        return ColumnEntry(names=())
    node.unknown_keys(_KEYS)
    pattern = None
    if text := node.string("titles"):
        try:
            pattern = re.compile(text)
        except re.error:
            node.mistake(f"“titles”的“{text}”不是正则表达式", "请检查括号和竖线", "titles")
    return ColumnEntry(
        names=node.words("names", required=True),
        parts=node.words("parts"),
        paths=node.words("paths"),
        types=node.words("types"),
        strangers=node.words("not"),
        titles=pattern,
        children=node.boolean("children", default=True),
    )


def _add(table: dict[str, T], word: str, value: T, node: Node, key: str) -> None:
    if not word:
        node.mistake(f"“{key}”里有空的名字", "请删去", key)
    elif word in table:
        node.mistake(
            f"“{word}”已经属于 {table[word]}，又写在 {key}", "一个名字只能属于一个栏目，请删去一处", key
        )
    else:
        table[word] = value


def _matched(text: str, score: float, names: ColumnNames, body: str = "") -> LabelMatch:
    return LabelMatch(
        names.by_name[text], score, exact=True, name=text, part=text in names.part_names, body=body
    )


def _shorter(text: str, own: tuple[str, ...]) -> Iterator[tuple[float, str, str]]:
    """The label without its place or body, then also without its general endings."""
    heads = [(text, "")]
    heads += [(text[len(name) :], "") for name in own if name and text.startswith(name)]
    heads += [(pattern.sub("", text, count=1), "") for pattern in (_OWN, _LEVEL) if pattern.match(text)]
    if match := _BODY.match(text):
        heads += [(text[match.end(1) :], match[1]), (text[match.end() :], match[1])]
    heads += [(text[len(head) :], "") for head in _HEADS if text.startswith(head)]
    for shorter, body in heads[1:]:
        if len(shorter) >= 2:
            yield _STRIPPED, shorter, body
    for shorter, body in heads:
        for tail in _TAILS:
            if shorter.endswith(tail) and len(shorter) - len(tail) >= 2:
                yield _BARE, shorter[: -len(tail)], body


def _is_strange(text: str, columns: Iterable[ColumnId], names: ColumnNames) -> bool:
    return any(word in text for column in columns for word in names.entries[column].strangers)


def _near(text: str, names: ColumnNames) -> LabelMatch | None:
    if len(text) < NEAR_LENGTH:
        return None
    found = process.extract(
        text, names.by_name.keys(), scorer=fuzz.ratio, limit=12, score_cutoff=NEAR - MARGIN
    )
    if not found or found[0][1] < NEAR:
        return None
    best, score, _ = min(found, key=lambda hit: (-hit[1], hit[0]))
    columns = names.by_name[best]
    if any(names.by_name[name] != columns and other > score - MARGIN for name, other, _ in found):
        return None
    if _is_strange(text, columns, names):
        return None
    if any(word not in best for word in _ESTRANGING.findall(text)):
        return None
    return LabelMatch(columns, score, exact=False, name=best, part=best in names.part_names)
