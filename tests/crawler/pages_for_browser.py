# ruff: noqa: E501  # a line of markup or script is read best as one line
"""Pages whose list only a script fills, from an address that only the script can work out."""

from __future__ import annotations

import json
from datetime import date

from tests.crawler.sites_for_tests import Site, an_article, framed

COUNT = 25
#: The address of page n: its letters in hexadecimal, put together at run time.
_CODE = """
var hex = function (n) { return Array.from('rows' + n).map(function (c) { return c.charCodeAt(0).toString(16); }).join(''); };
var at = function (n) { return ['', 'q', hex(n)].join(String.fromCharCode(47)); };
var shown = function (d) { return d.rows.map(function (r) {
  return '<li><a href="' + r.u + '">' + r.t + '</a><span>' + r.d + '</span></li>'; }).join(''); };
"""


def address(number: int) -> str:
    """Where the rows of page ``number`` lie."""
    return "/q/" + f"rows{number}".encode().hex()


def items(site: Site, count: int = COUNT) -> list[dict[str, str]]:
    """Articles, the newest first, each with its page."""
    made = []
    for number in range(count):
        day = date.fromordinal(date(2026, 11, 10).toordinal() - number * 9).isoformat()
        title = f"关于做好第{number + 1}期教育督导工作的通知"
        url = f"/detail/{day}/{2000 + number}.html"
        site.page(url, an_article(site, title, day))
        made.append({"t": title, "u": url, "d": day})
    return made


def serve_rows(site: Site, size: int = COUNT, count: int = COUNT) -> int:
    """Serve the rows in pages of ``size``; how many pages that is."""
    rows = items(site, count)
    pages = -(-len(rows) // size)
    for number in range(1, pages + 1):
        answer = json.dumps({"pages": pages, "rows": rows[(number - 1) * size : number * size]})
        site.page(address(number), answer, content_type="application/json")
    return pages


def shell(site: Site, script: str, more: str = "") -> str:
    """The column's page: an empty list, and the script that fills it."""
    return framed(site, "通知公告", f'<ul class="list" id="list"></ul>{more}<script>{_CODE}{script}</script>')


FILL = (
    "var load = function (n) { return fetch(at(n)).then(function (r) { return r.json(); })"
    ".then(function (d) { document.getElementById('list').innerHTML = shown(d); return d; }); };"
)
LOAD = FILL + "setTimeout(function () { load(1); }, 300);"
PAGER = (
    "var here = 1; var go = function () { here += 1; load(here).then(mark); };"
    "var mark = function (d) { var b = document.getElementById('next');"
    " b.className = here >= d.pages ? 'btn disabled' : 'btn'; };"
    "load(1).then(mark);"
)
NEXT = '<div class="pagination"><span class="btn" id="next" onclick="if (this.className === \'btn\') go()">下一页</span></div>'
