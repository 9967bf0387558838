"""Data interfaces that a page's own scripts call for its list: fetch, XHR, axios, $.get, $.ajax, $.post.

The address and the parameters must stand in the page (see ``literals``); no script is run and no other
site is asked.  Calls that count visits, show the weather or log in are not what fills a list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.extract.databatches import PAGE_FIELDS, json_body, post
from crawler.extract.links import resolve
from crawler.extract.literals import UNKNOWN, Reader
from crawler.extract.survey import survey_of
from crawler.extract.words import words_of
from crawler.page import Page, PageRequest

_CALL = re.compile(
    r"(?P<who>\$|jQuery|axios|\$http|[\w$]*[hH]ttp|Ls|request)\.(?P<verb>get|getJSON|post|ajax|request)\s*\("
    r"|\)\s*\.(?P<load>load)\s*\((?=\s*['\"`/])|(?<![\w$.])(?P<fetch>fetch|axios|ajax)\s*\("
    r"|\.(?P<open>open)\s*\(\s*(?=['\"](?:get|post)['\"])",
    re.IGNORECASE,
)
_HINT = re.compile(r"\.(?:get|post|ajax|load|open|request)|getJSON|fetch|axios", re.IGNORECASE)
#: What every call has, in lower case.
_VERB = re.compile(r"(?:get|json|post|ajax|request|load|fetch|axios|open)\s*\(")
_SEND = re.compile(r"\.send\s*\(")
_ASSIGNED = re.compile(
    r"(?:(?:^|[;{}\n,]|\b(?:var|let|const)\s)\s*)(?:this\.|window\.)?([A-Za-z_$][\w$]*(?:\.[\w$]+)?)\s*=\s*(?=['\"`\d{])"
)
_LISTS = re.compile(
    r"list|search|query|article|news|info|doc|content|record|page|channel|column|catalog|notice|xxgk|gkml|public|data",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"count(?!ry)|click|visit|hits?(?![a-z])|weather|tianqi|login|user|stat(?:s|istics)?\b|(?<![a-z])log(?![a-z])|track|analytic|"
    r"captcha|verify|token|vote|comment|suggest|hot|banner|menu|(?<![a-z])nav|foot|share|favor|session|online|"
    r"wechat|weixin|qrcode|tree|subsite|advert|float",
    re.IGNORECASE,
)
_TREES = re.compile(r"tree|menu|(?<![a-z])nav|catalog|column|channel|directory|mulu|lanmu", re.IGNORECASE)
_ROWS = re.compile(r"<li|<tr|<dl|<dd|<a\b|href=|innerHTML|\.append\(|\.html\(|\.map\(|forEach|v-for")
_WORDS = re.compile(r"title|publish|pubdate|(?:date|time)\b|标题|日期", re.IGNORECASE)
_FILE = re.compile(r"\.(?:js|css|png|jpe?g|gif|svg|ico|woff2?|mp4|html?|shtml)(?:$|\?)", re.IGNORECASE)
_DATA_FILE = re.compile(r"\.(?:json|xml|ashx|asmx|do|action|jsp|php|aspx)(?:$|\?)", re.IGNORECASE)
_ENOUGH: Final = 3
_LONGEST: Final = 200_000
_MOST_CALLS: Final = 60
_MOST_NAMES: Final = 400


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One call of a script.

    ``fields`` are its parameters outside the address, ``worth`` is how surely it fills a list.
    """

    url: str
    method: str
    fields: tuple[tuple[str, str], ...]
    as_json: bool
    worth: int


def endpoints_of(page: Page, number: int | None = None) -> list[Endpoint]:
    """The calls that the page's scripts make, the likeliest to fill its list first.

    ``number`` is the page asked for; None where the script's own first page is wanted.  Never raises.
    """
    if page.tree is None or not _HINT.search(words_of(page)):
        return []
    scripts = [code for _, code in survey_of(page).scripts if len(code) <= _LONGEST]
    if not any(_VERB.search(code.lower()) and _CALL.search(code) for code in scripts):
        return []
    names: dict[str, Any] = {}
    found: list[Endpoint] = []
    for code in scripts:
        _assign(code, names, page)
    for code in scripts:
        for number_of_call, call in enumerate(_CALL.finditer(code)):
            if number_of_call >= _MOST_CALLS:
                break
            endpoint = _endpoint(page, code, call, Reader(code, names, _field_of(page), number), number)
            if endpoint is not None:
                found.append(endpoint)
    return sorted(dict.fromkeys(found), key=lambda endpoint: -endpoint.worth)


def data_request(page: Page, number: int | None = None) -> PageRequest | None:
    """The request that fills the page's list; None where no call in the page plainly does."""
    for endpoint in endpoints_of(page, number)[:1]:
        if endpoint.worth >= _ENOUGH:
            return request_of(endpoint)
    return None


def tree_endpoints(page: Page) -> list[Endpoint]:
    """The calls whose address says that they bring a tree or menu of columns, each once."""
    return [one for one in endpoints_of(page) if _TREES.search(urlsplit(one.url).path)][:_ENOUGH]


def request_of(endpoint: Endpoint) -> PageRequest:
    """The call as a request: parameters of a GET go into its address."""
    fields = list(endpoint.fields)
    if endpoint.method == "POST":
        return json_body(endpoint.url, dict(fields)) if endpoint.as_json else post(endpoint.url, fields)
    if not fields:
        return PageRequest(url=endpoint.url)
    parts = urlsplit(endpoint.url)
    query = "&".join(part for part in (parts.query, urlencode(fields)) if part)
    return PageRequest(url=urlunsplit((parts.scheme, parts.netloc, parts.path, query, "")))


def _assign(code: str, names: dict[str, Any], page: Page) -> None:
    """Take in the variables that a script assigns literally; the first value of each stays."""
    reader = Reader(code, names, _field_of(page))
    for found in _ASSIGNED.finditer(code):
        if len(names) >= _MOST_NAMES:
            return
        if found[1] not in names:
            value, _ = reader.value(found.end())
            if value is not UNKNOWN:
                names[found[1]] = value


def _endpoint(
    page: Page, code: str, call: re.Match[str], reader: Reader, number: int | None
) -> Endpoint | None:
    values, end = reader.arguments(call.end())
    asked = _asked(call, values, reader, code, end)
    if asked is None:
        return None
    address, method, data, as_json = asked
    fields = _fields(data, number)
    if fields is None or not isinstance(address, str) or not address or "{{" in address or "<" in address:
        return None
    url = _address(page, address, number)
    if not url or _FILE.search(urlsplit(url).path):
        return None
    around = code[max(0, call.start() - 1_500) : end + 3_000]
    return Endpoint(url, method, tuple(fields), as_json, _worth(url, fields, around))


def _asked(
    call: re.Match[str], values: list[Any], reader: Reader, code: str, end: int
) -> tuple[Any, str, Any, bool] | None:
    """Address, method, data and whether the data is sent as JSON, by the form of the call."""
    first, second = (*values, UNKNOWN, UNKNOWN)[:2]
    options = second if isinstance(second, dict) else {}
    verb = (call["verb"] or call["load"] or call["fetch"] or call["open"] or "").lower()
    if verb == "open":
        sent = _SEND.search(code, end, end + 2_000)
        sending = reader.arguments(sent.end())[0] if sent else []
        form = sending[0] if sending and str(first).upper() == "POST" else ""
        return second, str(first).upper(), form, False
    if isinstance(first, dict):  # $.ajax({url: …}), axios({…})
        options, first = first, first.get("url", UNKNOWN)
    elif verb in {"get", "getjson", "load"}:
        return first, "GET", options.get("params", options) if call["who"] != "$" else options, False
    elif verb == "post":
        modern = (call["who"] or "").lower() not in {"$", "jquery", "ls"}
        return first, "POST", second if isinstance(second, (dict, str)) else {}, modern
    method = str(options.get("type") or options.get("method") or "GET").upper()
    data = options.get("data", options.get("body", options.get("params", {})))
    if method not in {"GET", "POST"} or (method == "GET" and "body" in options):
        return None
    kind = f"{options.get('contentType')}{options.get('headers')}"
    as_json = method == "POST" and isinstance(data, dict) and ("json" in kind or call["fetch"] is not None)
    return first, method, data, as_json


def _fields(data: Any, number: int | None) -> list[tuple[str, str]] | None:
    """Parameters as texts; None where one of them is unknown and cannot be left out."""
    if data is UNKNOWN or data == "":
        return [] if data == "" else None
    if isinstance(data, str):
        pairs: list[tuple[str, Any]] = list(parse_qsl(data, keep_blank_values=True))
        if not pairs:
            return None
    elif isinstance(data, Mapping):
        pairs = list(data.items())
    else:
        return []
    fields: list[tuple[str, str]] = []
    for name, value in pairs[:60]:
        counts = name.lower() in PAGE_FIELDS
        if value is UNKNOWN and not counts:
            return None
        if counts and (value is UNKNOWN or number is not None):
            fields.append((name, str(number or 1)))
        else:
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
            fields.append((name, text))
    return fields


def _address(page: Page, address: str, number: int | None) -> str:
    """The call's address on this site, its page number set; empty where it leads to another site."""
    url = resolve(page.base, address)
    try:
        parts, own = urlsplit(url), urlsplit(page.base)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not _same_site(parts.hostname or "", own.hostname or ""):
        return ""
    if number is None or not parts.query:
        return url
    query = [
        (name, str(number) if name.lower() in PAGE_FIELDS else value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    ]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))


def _same_site(host: str, own: str) -> bool:
    """Whether two hosts are of one agency: equal, or alike but for their first name."""
    if host == own:
        return True
    one, two = host.split("."), own.split(".")
    return len(one) >= 3 and len(two) >= 3 and one[-3:] == two[-3:] and not host.replace(".", "").isdecimal()


def _worth(url: str, fields: list[tuple[str, str]], code: str) -> int:
    parts = urlsplit(url)
    given = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)] + [
        name for name, _ in fields
    ]
    worth = 2 * any(name.lower() in PAGE_FIELDS for name in given)
    worth += bool(_LISTS.search(parts.path + parts.query))
    worth += bool(_DATA_FILE.search(parts.path))
    worth += bool(_ROWS.search(code)) + bool(_WORDS.search(code))
    return worth - 4 * bool(_OTHER.search(parts.path))


def _field_of(page: Page) -> Callable[[str], str | None]:
    """A look-up of form fields' values by id."""

    def value(name: str) -> str | None:
        element = page.tree.find(f".//*[@id='{name}']") if page.tree is not None else None
        return None if element is None else (element.get("value") or "")

    return value
