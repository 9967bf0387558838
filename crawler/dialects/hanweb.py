"""Hanweb 大汉 (JCMS, JPAGE, JPAAS): datastores of rows, posted batches, unit calls (dialects.md §2)."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.dialects import generic
from crawler.dialects._marks import addressed
from crawler.dialects.generic import article
from crawler.extract.databatches import numbered, post
from crawler.extract.datalists import datastore_html, html_strings, record_dicts
from crawler.extract.fragments import fragment_records
from crawler.extract.links import resolve
from crawler.extract.survey import survey_of
from crawler.extract.words import words_of
from crawler.page import Page, PageRequest, RecordLink

__all__ = ["NAME", "article", "next_page", "recognise", "records"]

NAME: Final = "hanweb"

_ARTICLES = re.compile(r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\w+|/art/\d{4}/art_[0-9a-f]{32}")
_COLUMNS = re.compile(r"/col/col\d+/")
_COUNT = re.compile(r"<record>", re.IGNORECASE)
_TOTAL = re.compile(
    r"<totalrecord>\s*(\d+)\s*</totalrecord>|\btotalRecord\s*[:=]\s*['\"]?(\d+)", re.IGNORECASE
)
_NEXT_GROUP = re.compile(r"<nextgroup>.*?href=[\"']?([^\"'>\s]+)", re.IGNORECASE | re.DOTALL)
_PROXY = re.compile(r"['\"]([^'\"\s]*dataproxy\.jsp[^'\"\s]*)['\"]")
_PER_PAGE = re.compile(r"perPage['\"]?\s*[:=]\s*['\"]?(\d+)", re.IGNORECASE)
_PARAMETERS = re.compile(r"(?:params|ajaxParam|dataParam|param)['\"]?\s*[:=]\s*\{([^{}]{10,800})\}")
_FIELD = re.compile(r"['\"]?(\w+)['\"]?\s*:\s*(?:'([^']*)'|\"([^\"]*)\"|([^,'\"\s}]+))")
_UNIT = re.compile(r"queryData=([\"'])(\{.*?\})\1")
_UNIT_FIELD = re.compile(r"'(\w+)'\s*:\s*'([^']*)'")
_UNIT_COUNT = re.compile(r"\bcount=\\?[\"'](\d+)")
_UNIT_PATH = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_RANGE = frozenset({"startrecord", "endrecord", "perpage", "page", "totalpage", "pagenum"})
_FORM = (
    "col",
    "appid",
    "webid",
    "path",
    "columnid",
    "sourceContentType",
    "unitid",
    "webname",
    "permissiontype",
)


def recognise(page: Page) -> int:
    """By datastores, JPAGE and JPAAS calls, and the /art/ and /col/col addresses."""
    words, url = words_of(page), page.url
    if "<datastore" in words or "jpage/dataproxy" in url or "jpaas-publish-server" in words + url:
        return 95
    score = 0
    if (
        "ZJEG_RSS" in words
        or "dataproxy.jsp" in words
        or "jquery.jpage" in words
        or "x-handlebars-template" in words
    ):
        score += 60
    if addressed(page, "/col/col", _COLUMNS):
        score += 40
    if addressed(page, "/art/", _ARTICLES):
        score += 40
    return min(score, 95)


def records(page: Page, *, seen: date | None = None) -> list[RecordLink]:
    """The rows of a datastore (bare or inside the page), of a unit answer, or of the plain list."""
    if page.data is not None:
        rows = generic.records(page, seen=seen) if record_dicts(page.data) else []
        return rows or fragment_records(page, html_strings(page.data), seen=seen)
    stored = _datastore(page)
    found = fragment_records(page, datastore_html(stored), seen=seen) if stored else []
    return found or generic.records(page, seen=seen)


def _datastore(page: Page) -> str:
    if page.is_xml or page.text.lstrip("\ufeff \r\n\t").startswith("<datastore"):
        return page.text
    if page.tree is None or "<record" not in page.text:
        return ""
    return max((code for _, code in survey_of(page).scripts if "<record" in code), key=len, default="")


def next_page(page: Page) -> PageRequest | None:
    """The next batch: by what the server really returned, which may be one more than was asked for."""
    if page.data is not None:
        markup = html_strings(page.data)
        if markup and not record_dicts(page.data):
            count = _UNIT_COUNT.search(markup)
            return numbered(page.url, len(records(page)), int(count[1][:9]) if count else None, None)
        return generic.next_page(page)
    stored = _datastore(page)
    if "dataproxy.jsp" in page.url or (stored and page.tree is None):
        return _after_answer(page, stored)
    return _first_batch(page, stored) or _unit(page) or generic.next_page(page)


def _after_answer(page: Page, stored: str) -> PageRequest | None:
    """The batch after an answer of dataproxy.jsp; its form fields are kept in the address."""
    query = parse_qsl(urlsplit(page.url).query, keep_blank_values=True)
    values = {name.lower(): value for name, value in query}
    count, total = len(_COUNT.findall(stored)), _number(_TOTAL, stored)
    if not count:
        return None
    form = [(name, value) for name, value in query if name.lower() not in _RANGE]
    if {"unitid", "columnid"} & {name.lower() for name, _ in form} and values.get(
        "startrecord", ""
    ).isdecimal():
        start = int(values["startrecord"]) + count
        if total is None or start > total:
            return None
        per_page = int(values.get("perpage") or 15)
        return _batch(page.url.partition("?")[0], form, start, per_page)
    following = _NEXT_GROUP.search(stored)
    return PageRequest(url=resolve(page.url, following[1].replace("&", "&"))) if following else None


def _first_batch(page: Page, stored: str) -> PageRequest | None:
    """The batch after the rows that a column page brings along (three pages as a rule)."""
    count, total = len(_COUNT.findall(stored)), _number(_TOTAL, page.text)
    proxy = _PROXY.search(page.text) or _NEXT_GROUP.search(stored)
    if not proxy or total is None or count >= total:
        return None
    address = proxy[1].replace("&", "&")
    form = dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    given = _PARAMETERS.search(page.text)
    if given:
        form.update(
            {name: first or second or third for name, first, second, third in _FIELD.findall(given[1])}
        )
    following = _NEXT_GROUP.search(stored)
    if following:
        form.update(parse_qsl(urlsplit(following[1].replace("&", "&")).query, keep_blank_values=True))
    fields = [(name, form[name]) for name in _FORM if name in form]
    if not {"unitid", "columnid"} <= {name for name, _ in fields}:
        return None
    url = resolve(page.base, address.partition("?")[0])
    return _batch(url, fields, count + 1, _number(_PER_PAGE, page.text) or 15) if url else None


def _batch(url: str, form: list[tuple[str, str]], start: int, per_page: int) -> PageRequest:
    size = [
        ("startrecord", str(start)),
        ("endrecord", str(start + 3 * per_page - 1)),
        ("perpage", str(per_page)),
    ]
    return post(f"{url}?{urlencode([*size, *form])}", form)


def _unit(page: Page) -> PageRequest | None:
    """The first call of the JPAAS unit interface for a column page whose list is empty in the HTML."""
    if "queryData" not in page.text or records(page):
        return None
    for _, body in _UNIT.findall(page.text):
        fields = dict(_UNIT_FIELD.findall(body.replace("&quot;", "'").replace('"', "'")))
        if not {"webId", "pageId"} <= fields.keys():
            continue
        query = {
            "parseType": "bulidstatic",
            "webId": fields["webId"],
            "tplSetId": fields.get("tplSetId", ""),
            "pageType": "column",
        }
        query |= {"tagId": fields.get("tagId", ""), "editType": "null", "pageId": fields["pageId"]}
        query["paramJson"] = json.dumps({"pageNo": 1, "pageSize": 20}, separators=(",", ":"))
        return PageRequest(url=resolve(page.base, f"{_UNIT_PATH}?{urlencode(query)}"))
    return None


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(next(group for group in found.groups() if group)[:9]) if found else None
