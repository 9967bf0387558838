"""Records in answers of data interfaces: JSON of several systems, Hanweb's XML datastores.

dialects.md §2 (dataproxy, unit API), §3 (search), §5 (gkmlpt), §14 (ggzy): the list is data, its
fields differ only in name.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from crawler.extract.links import resolve
from crawler.extract.recordtitles import clean, strip_marks
from crawler.extract.shown import read_shown
from crawler.extract.survey import MOST_LINKS
from crawler.extract.xmldata import xml_value
from crawler.page import Page, RecordLink

_TITLE = (
    "title",
    "showtitle",
    "doctitle",
    "articletitle",
    "infotitle",
    "subject",
    "headline",
    "name",
    "mc",
    "bt",
)
_LINK = (
    "url",
    "href",
    "link",
    "post_url",
    "docpuburl",
    "chnldocurl",
    "pcurl",
    "urls",
    "linkurl",
    "infourl",
    "htmlurl",
    "articleurl",
    "weburl",
    "visiturl",
    "jumpurl",
    "viewurl",
    "detailurl",
    "publishurl",
)
_DAY = (
    "publishedtimestr",
    "display_publish_time",
    "publishtime",
    "publish_time",
    "pubdate",
    "pubtime",
    "publishdate",
    "docreltime",
    "releasetime",
    "issuedate",
    "infodate",
    "showdate",
    "publishedtime",
    "first_publish_time",
    "fbrq",
    "created_at",
    "date",
    "createtime",
    "crtime",
    "time",
    "sendtime",
    "addtime",
    "updatetime",
)
_INDEX = ("identifier", "indexnumber", "index_number", "syh", "idxid")
_NUMBER = ("document_number", "docnumber", "doc_number", "filenum", "fileno", "wh", "documentnumber")
_SOURCE = (
    "publisher",
    "source",
    "contentsource",
    "docsourcename",
    "fwdw",
    "organname",
    "transactionsourcesplatformtext",
)
_TAGS = re.compile(r"<[^>]{0,200}>")
_RECORD = re.compile(r"<record>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</record>", re.DOTALL | re.IGNORECASE)
_CHINA = timezone(timedelta(hours=8))
_DEEPEST = 8


def data_records(page: Page) -> list[RecordLink] | None:
    """The records of a page that is data and no document; None where it is a document."""
    data = answer_of(page)
    if data is not None:
        rows = record_dicts(data)
        if len(rows) > MOST_LINKS:
            rows, page.memo["cut"] = rows[:MOST_LINKS], True
        return [link for link in (_link(row, page.base) for row in rows) if link]
    return None


def answer_of(page: Page) -> Any:
    """The value of a page that is JSON or XML and no Hanweb datastore; None for documents.  Read once."""
    if page.data is not None or not page.is_xml or "<recordset" in page.text[:20_000]:
        return page.data
    if "xml_value" not in page.memo:
        page.memo["xml_value"] = xml_value(page.text)
    return page.memo["xml_value"]


def record_dicts(data: Any) -> Sequence[Mapping[str, Any]]:
    """The list of objects in a JSON value that looks most like records, field names in lower case."""
    best: Sequence[Mapping[str, Any]] = ()
    for rows in _lists(data):
        dicts = [row for row in rows if isinstance(row, dict)]
        lowered = [{str(name).lower(): value for name, value in row.items()} for row in dicts]
        good = [row for row in lowered if _pick(row, _TITLE) and (_pick(row, _LINK) or _pick(row, _DAY))]
        if len(good) > len(best) and 2 * len(good) >= len(rows):
            best = good
    return best


def _lists(data: Any) -> Iterator[Sequence[Any]]:
    """Every list in a JSON value, breadth first, without recursion."""
    level: list[Any] = [data]
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for value in level:
            if isinstance(value, list):
                yield value
                below.extend(inner for inner in value[:500] if isinstance(inner, (list, dict)))
            elif isinstance(value, dict):
                below.extend(
                    inner for inner in map(_unpacked, value.values()) if isinstance(inner, (list, dict))
                )
        level = below


def _unpacked(value: Any) -> Any:
    """JSON that an answer carries as text (``{"d": "[{…}]"}`` of ASP.NET services) as its value."""
    if not isinstance(value, str) or not value.lstrip().startswith(("[{", '{"')):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _pick(row: Mapping[str, Any], names: Sequence[str]) -> Any:
    for name in names:
        value = row.get(name)
        if value is not None and (value or value == 0) and not isinstance(value, bool):
            return value
    return None


def _link(row: Mapping[str, Any], base: str) -> RecordLink | None:
    title = strip_marks(clean(html.unescape(_TAGS.sub("", str(_pick(row, _TITLE) or "")))))
    if not title:
        return None
    href = _href(_pick(row, _LINK))
    index, number, source = (_text(_pick(row, names)) for names in (_INDEX, _NUMBER, _SOURCE))
    return RecordLink(
        title=title,
        date=_day(_pick(row, _DAY)),
        href=href,
        url=resolve(base, href) if href else "",
        index_number=index,
        doc_number=number,
        source=source,
    )


def text_in(row: Mapping[str, Any], name: str) -> str | None:
    """A field of a record as clean text; None where it is empty."""
    return _text(row.get(name))


def day_in(row: Mapping[str, Any], name: str) -> date | None:
    """A field of a record as a day, whether it holds a text or an epoch; None where it is neither."""
    return _day(row.get(name))


def _text(value: Any) -> str | None:
    return clean(str(value)) or None if isinstance(value, (str, int)) else None


def _href(value: Any) -> str:
    """An address given as text, or as JSON text like {"pc": "/…"} (Hanweb)."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            value = json.loads(value)
        except ValueError:
            return ""
    if isinstance(value, dict):
        value = value.get("pc") or next((inner for inner in value.values() if isinstance(inner, str)), "")
    return value.strip() if isinstance(value, str) else ""


def _day(value: Any) -> date | None:
    """A day given as text or as an epoch in seconds or milliseconds (China time)."""
    if isinstance(value, str) and not re.fullmatch(r"1\d{9}(?:\d{3})?", value.strip()):
        shown = read_shown(value[:40].replace("T", " "))
        return shown.full if shown else None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    if number > 10_000_000_000:
        number /= 1000
    if not 300_000_000 < number < 4_000_000_000:
        return None
    return datetime.fromtimestamp(number, tz=UTC).astimezone(_CHINA).date()


def datastore_html(text: str) -> str:
    """The rows of a Hanweb datastore as one HTML list; empty where the text holds none.

    Works on a bare answer and on the copy inside ``<script type="text/xml">`` of a column page.
    """
    if "<record" not in text:
        return ""
    rows = _RECORD.findall(text)
    return "<div>" + "".join(f'<div class="record">{row}</div>' for row in rows) + "</div>" if rows else ""


def html_strings(data: Any) -> str:
    """HTML that a JSON answer carries as text ({"data": {"html": "<ul>…"}}); empty where there is none."""
    best = ""
    level: list[Any] = [data]
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for value in level:
            if isinstance(value, str):
                if len(value) > len(best) and "<a" in value and "href" in value:
                    best = value
            elif isinstance(value, list):
                below.extend(value[:500])
            elif isinstance(value, dict):
                below.extend(value.values())
        level = below
    return best
