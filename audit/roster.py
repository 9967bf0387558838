"""Read the roster of audited bodies (被评估单位名册), and tell all its mistakes at once."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from audit.errors import InputError, Mistake
from audit.model import FUNCTION_COLUMNS, Agency
from audit.rosterwords import (
    FALLBACK_ID,
    HEADERS,
    REQUIRED,
    field_of,
    function_names,
    function_of,
    key_of,
    kind_names,
    kind_of,
    kind_words,
)
from audit.table import Cell, Sheet, clean, read_sheets
from audit.yamlnode import closest

#: Rows whose id starts so are the template's example and are passed over.
EXAMPLE = "示例"
_HEADER_DEPTH = 30
_ID_LENGTH = 64
_NO_FUNCTIONS = {"无", "-", "—", "/", "none"}
_ALL_FUNCTIONS = {"全部", "所有", "all"}
_HOST_LABEL = re.compile(r"[\w]([\w-]{0,61}[\w])?")


@dataclass(slots=True)
class _Roster:
    """The reading of one roster: what is known of the table so far, and what is wrong with it."""

    file: str
    groups: Collection[str]
    mistakes: list[Mistake] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    seen_ids: dict[str, str] = field(default_factory=dict)
    seen_names: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def mistake(self, place: str, what: str, mend: str) -> None:
        self.mistakes.append(Mistake(self.file, place, what, mend))


def read_roster(path: Path, groups: Collection[str] = ()) -> tuple[Agency, ...]:
    """The agencies of the roster at ``path`` (csv or xlsx), in its order.

    ``groups`` are the groups that ``audit.yaml`` lists (none: any is right).  ``InputError`` with
    every mistake of the file, each with its cell or line.
    """
    roster = _Roster(path.name, tuple(groups))
    sheets = read_sheets(path, _recognised)
    sheet, header_at = _find_header(sheets, path.name)
    fields = _fields(sheet.rows[header_at], roster)
    header = [key_of(cell.text) for cell in sheet.rows[header_at]]
    for row in sheet.rows[header_at + 1 :]:
        if [key_of(cell.text) for cell in row] != header:  # a header repeated for printing
            _read_row(row, fields, roster)
    if not roster.agencies and not roster.mistakes:
        roster.mistake("", "名册里没有任何单位", "请在标题行下面每行填写一个单位（以“示例”开头的行不算）")
    if roster.mistakes:
        raise InputError(*roster.mistakes)
    return tuple(roster.agencies)


def parse_url(text: str) -> tuple[str, str]:
    """``(url, "")`` where ``text`` is an http(s) address, else ``("", what is wrong)`` in Chinese."""
    url = clean(text)
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "", "网址格式不对"
    if "://" not in url:
        return "", "网址缺少 http:// 或 https://"
    if parts.scheme not in {"http", "https"}:
        return "", f"网址只能以 http:// 或 https:// 开头，不能是 {parts.scheme}://"
    if not host:
        return "", "网址里没有域名"
    if not _is_host(host):
        return "", f"域名“{host}”不对"
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", parts.query, "")), ""


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = host.rstrip(".").split(".")
        known = all(_HOST_LABEL.fullmatch(label) for label in labels)
        # Four numbers that are no IP address, and a bare word, are slips (localhost is for trials).
        return known and (host == "localhost" or (len(labels) > 1 and not labels[-1].isdigit()))
    return True


def _recognised(texts: Sequence[str]) -> int:
    return len({name for text in texts if (name := field_of(text))})


def _find_header(sheets: Sequence[Sheet], file: str) -> tuple[Sheet, int]:
    """The sheet and row with the most known headers: title rows and notes may stand above it."""
    best: tuple[int, Sheet, int] | None = None
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[:_HEADER_DEPTH]):
            known = _recognised([cell.text for cell in row])
            if known >= 2 and (best is None or known > best[0]):
                best = (known, sheet, index)
    if best is None:
        if not any(sheet.rows for sheet in sheets):
            raise InputError.one(file, "名册是空的", "请按模板填写单位（zwgk init 会写出模板）")
        wanted = "、".join(HEADERS[name][0] for name in REQUIRED)
        raise InputError.one(file, "找不到标题行", f"标题行应有：{wanted}")
    return best[1], best[2]


def _fields(header: Sequence[Cell], roster: _Roster) -> Mapping[str, int]:
    """Which field stands in which position; notes headers that are missing, double or misspelt."""
    fields: dict[str, int] = {}
    strange: list[Cell] = []
    for position, cell in enumerate(header):
        name = field_of(cell.text)
        if name is None:
            strange.append(cell)
        elif name not in fields:
            fields[name] = position
        elif key_of(cell.text) == key_of(header[fields[name]].text):
            roster.mistake(cell.place, f"标题“{cell.text}”出现两次", "请删去其中一列")
    if "id" not in fields:
        numbers = [index for index, cell in enumerate(header) if key_of(cell.text) == FALLBACK_ID]
        fields.update({"id": numbers[0]} if numbers else {})
    missing = [name for name in HEADERS if name not in fields]
    for cell in strange:
        near = closest(key_of(cell.text), [w for n in missing for w in (n, *HEADERS[n])], cutoff=0.75)
        if near and key_of(cell.text) != FALLBACK_ID:
            roster.mistake(cell.place, f"不认识的标题“{cell.text}”", f"您是不是想写“{near}”？")
    for name in REQUIRED:
        if name in missing:
            what = f"缺少“{HEADERS[name][0]}”列"
            roster.mistake(header[0].place, what, f"请在标题行加上“{HEADERS[name][0]}”（或 {name}）")
    return fields


def _read_row(row: Sequence[Cell], fields: Mapping[str, int], roster: _Roster) -> None:
    cells = {
        name: row[position] if position < len(row) else Cell("", row[0].place)
        for name, position in fields.items()
    }
    blank = Cell("", row[0].place)
    own = any(cells[key].text for key in ("id", "name", "site") if key in cells)
    if not own or cells.get("id", blank).text.startswith(EXAMPLE):
        return  # a group or kind that is merged down over blank rows makes no agency
    before = len(roster.mistakes)
    agency_id = _read_id(cells.get("id"), roster)
    name = _read_required("name", cells.get("name"), roster)
    kind_cell = cells.get("kind")
    kind = kind_of(kind_cell.text) if kind_cell else None
    if kind_cell and kind is None:
        _unknown_kind(kind_cell, roster)
    group = _read_group(cells.get("group"), roster)
    sites = _read_urls("site", cells.get("site", blank), roster)
    if "site" in cells and not cells["site"].text and not cells["site"].link:
        roster.mistake(cells["site"].place, "没有填写网站", "请填写首页网址，例如 http://www.example.gov.cn/")
    entry = _read_urls("entry", cells.get("entry", blank), roster)
    functions = _read_functions(cells.get("functions", blank), roster)
    same = (name, sites + entry)
    if name and same in roster.seen_names:
        what = f"单位“{name}”与 {roster.seen_names[same]} 重复"
        roster.mistake(cells["name"].place, what, "请删去其中一行")
    roster.seen_names.setdefault(same, cells["name"].place if "name" in cells else "")
    if len(roster.mistakes) == before and kind is not None:
        roster.agencies.append(Agency(agency_id, name, kind, group, sites, entry, functions))


def _read_required(name: str, cell: Cell | None, roster: _Roster) -> str:
    if cell is None:
        return ""  # the whole column is missing, which has been told
    if not cell.text:
        roster.mistake(cell.place, f"没有填写{HEADERS[name][0]}", "请补上")
    return cell.text


def _read_id(cell: Cell | None, roster: _Roster) -> str:
    text = _read_required("id", cell, roster)
    if cell is None or not text:
        return ""
    if re.search(r'[\\/:*?"<>|]|[\x00-\x1f]|^\.|\.$', text) or len(text) > _ID_LENGTH:
        what = f"编码“{text[:_ID_LENGTH]}”里有不能用的符号或过长"
        roster.mistake(cell.place, what, f"编码只用字母、数字、汉字、- 和 _，不超过 {_ID_LENGTH} 个字")
    folded = text.casefold()
    if folded in roster.seen_ids:
        what = f"编码“{text}”与 {roster.seen_ids[folded]} 重复"
        roster.mistake(cell.place, what, "每个单位的编码要不同（不区分大小写）")
    roster.seen_ids.setdefault(folded, cell.place)
    return text


def _unknown_kind(cell: Cell, roster: _Roster) -> None:
    if not cell.text:
        roster.mistake(cell.place, "没有填写类型", f"可选：{'、'.join(kind_names())}")
        return
    near = closest(cell.text, kind_words(), cutoff=0.5)
    mend = f"您是不是想写“{near}”？可选：" if near else "可选："
    roster.mistake(cell.place, f"不认识的类型“{cell.text}”", mend + "、".join(kind_names()))


def _read_group(cell: Cell | None, roster: _Roster) -> str:
    text = _read_required("group", cell, roster)
    if cell and text and roster.groups and text not in roster.groups:
        near = closest(text, roster.groups)
        mend = f"您是不是想写“{near}”？" if near else f"audit.yaml 里列出的分组：{'、'.join(roster.groups)}"
        roster.mistake(cell.place, f"不认识的分组“{text}”", mend)
    return text


def _read_urls(name: str, cell: Cell, roster: _Roster) -> tuple[str, ...]:
    """The addresses of a cell, or its hyperlink where the cell shows only a name."""
    text = cell.text if "." in cell.text or not cell.link.startswith("http") else cell.link
    urls: list[str] = []
    for part in re.split(r"[\s;、]+|,(?=\s*https?:)", text):
        if not part:
            continue
        url, wrong = parse_url(part)
        if wrong:
            mend = "请写成 http://www.example.gov.cn/ 这样的完整网址，几个网址用空格分开"
            if "缺少 http" in wrong and _is_host(part.split("/")[0].split(":")[0]):
                mend = f"请写成 http://{part}（或 https://{part}）"
            roster.mistake(cell.place, f"{HEADERS[name][0]}“{part}”：{wrong}", mend)
        elif url not in urls:
            urls.append(url)
    return tuple(urls)


def _read_functions(cell: Cell, roster: _Roster) -> frozenset[str] | None:
    """The declared fields of duty; None where the cell is blank (undeclared), empty where it says 无."""
    text = cell.text.casefold()
    if not text:
        return None
    if text in _NO_FUNCTIONS:
        return frozenset()
    if text in _ALL_FUNCTIONS:
        return frozenset(str(column) for column in FUNCTION_COLUMNS)
    found: set[str] = set()
    for word in re.split(r"[\s;,、/|]+", text):
        column = function_of(word)
        if column is not None:
            found.add(str(column))
        elif word:
            near = closest(word, function_names())
            mend = f"您是不是想写“{near}”？" if near else f"可用：{' '.join(sorted(FUNCTION_COLUMNS))}"
            roster.mistake(cell.place, f"不认识的职能“{word}”", mend)
    return frozenset(found)
