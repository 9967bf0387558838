# ruff: noqa: E501  # a line of markup is read best as one line
"""Families whose lists only a script fills: interfaces found in the page's own scripts (issue 3, point 1)."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.sitefamilies.content import Item, batches, items_of
from tests.sitefamilies.frame import page_of
from tests.sitefamilies.truth import Follows, Made, family, rows_of

SITE = "https://xxgk.anping.example"
COLUMN = f"{SITE}/column/12.html"


def link(item: Item) -> str:
    """Where an item's page is."""
    return f"{SITE}/detail/{item.number}.html"


def _answers(
    name: str,
    script: str,
    asked: Callable[[int], Follows],
    answer: Callable[[list[Item], int], str],
    *,
    kind: str = "application/json",
    url: str = COLUMN,
) -> list[Made]:
    """A shell whose script asks, and the answers to what is asked."""
    pages = batches(items_of(name))
    made = [Made("shell", url, page_of(f"<div id='list'></div>{script}").encode(), kind="", follows=asked(1))]
    for number, items in enumerate(pages, start=1):
        request = asked(number)
        posted = "&".join(request.holds).encode() if request.method == "POST" else b""
        made.append(
            Made(
                f"answer {number}",
                request.url,
                answer(items, number).encode(),
                content_type=kind,
                records=rows_of(items, link),
                follows=asked(number + 1) if number < len(pages) else None,
                posted=posted,
            )
        )
    return made


def _rows(items: list[Item]) -> list[dict[str, object]]:
    return [
        {"id": item.number, "title": item.title, "url": link(item), "publishDate": str(item.day)}
        for item in items
    ]


@family()
def ajax_get() -> list[Made]:
    """$.get with an address put together from variables, JSON with a total."""
    script = """<script>
    var ctx = "/api/v1"; var channelId = 77; var pageSize = 8;
    function load(pageNo) {
      $.get(ctx + "/article/list?channelId=" + channelId + "&pageNo=" + pageNo + "&pageSize=" + pageSize, function (r) {
        for (var i = 0; i < r.rows.length; i++) { $('#list').append('<li><a href="' + r.rows[i].url + '">' + r.rows[i].title + '</a></li>'); }
      });
    }
    load(1); $.get("/api/visit/count?id=3");
    </script>"""
    return _answers(
        "ajax_get",
        script,
        lambda number: Follows(f"{SITE}/api/v1/article/list?channelId=77&pageNo={number}&pageSize=8"),
        lambda items, _: json.dumps({"code": 0, "total": 20, "rows": _rows(items)}),
    )


@family()
def fetch_template() -> list[Made]:
    """fetch with a template literal, pages in the answer."""
    script = """<script>
    const base = '/gk/interface'; let page = 1;
    async function show() { const r = await fetch(`${base}/list.json?catId=9&page=${page}&size=8`); const d = await r.json();
      document.getElementById('list').innerHTML = d.data.records.map(x => `<li>${x.title}</li>`).join(''); }
    show();
    </script>"""
    return _answers(
        "fetch_template",
        script,
        lambda number: Follows(f"{SITE}/gk/interface/list.json?catId=9&page={number}&size=8"),
        lambda items, number: json.dumps({"data": {"pages": 3, "current": number, "records": _rows(items)}}),
    )


@family()
def axios_params() -> list[Made]:
    """axios.get with params; a Vue shell."""
    script = """<script>new Vue({el: '#list', data: {rows: [], pageNum: 1}, created() {
      axios.get('/prod-api/content/list', {params: {columnId: 'c12', pageNum: this.pageNum, pageSize: 8}}).then(res => { this.rows = res.data.rows.map(r => r.title); });
    }});</script>"""
    return _answers(
        "axios_params",
        script,
        lambda number: Follows(f"{SITE}/prod-api/content/list?columnId=c12&pageNum={number}&pageSize=8"),
        lambda items, _: json.dumps({"total": "20", "rows": _rows(items)}),
    )


@family()
def posted_form() -> list[Made]:
    """$.ajax of type post whose data comes from hidden fields."""
    script = """<input type="hidden" id="channel" value="321"><script>
    function query(pageIndex) { $.ajax({ url: '/search/queryList.do', type: "post", dataType: "json",
      data: { channelId: $("#channel").val(), pageIndex: pageIndex, pageSize: 8, _: Math.random() },
      success: function (data) { $.each(data.list, function (i, row) { html += '<li>' + row.title + '</li>'; }); $('#list').html(html); } }); }
    </script>"""
    return _answers(
        "posted_form",
        script,
        lambda number: Follows(
            f"{SITE}/search/queryList.do", "POST", ("channelId=321", f"pageIndex={number}", "pageSize=8")
        ),
        lambda items, _: json.dumps({"totalCount": 20, "list": _rows(items)}),
    )


@family("epoint")
def posted_json() -> list[Made]:
    """A search that posts JSON and counts rows, not pages (dialects.md §8)."""
    script = """<script>
    var param = {"token": "", "pn": 0, "rn": 8, "sdate": "", "cnum": "001", "sort": "{\\"webdate\\":0}"};
    $.ajax({ type: "post", url: "/inteligentsearch/rest/inteligentSearch/getFullTextDataNew", contentType: "application/json",
      data: JSON.stringify(param), success: function (d) { render(d.result.records, '<li>'); } });
    </script>"""
    service = f"{SITE}/inteligentsearch/rest/inteligentSearch/getFullTextDataNew"
    pages = batches(items_of("posted_json"))

    def body(start: int) -> str:
        return (
            '{"token":"","pn":"%d","rn":"8","sdate":"","cnum":"001","sort":"{\\"webdate\\":0}"}' % start  # noqa: UP031
        )

    made = [
        Made(
            "shell",
            COLUMN,
            page_of(script).encode(),
            kind="",
            follows=Follows(service, "POST", ('"cnum":"001"',)),
        )
    ]
    for number, items in enumerate(pages):
        rows = [
            {"title": item.title, "linkurl": link(item), "infodate": f"{item.day} 09:00:00"} for item in items
        ]
        answer = json.dumps({"result": {"totalcount": 20, "records": rows}})
        after = Follows(service, "POST", (f'"pn":"{8 * number + 8}"',)) if number + 1 < len(pages) else None
        made.append(
            Made(
                f"answer {number}", service, answer.encode(), content_type="application/json",
                records=rows_of(items, link), follows=after, posted=body(8 * number).encode(),
            )
        )  # fmt: skip
    return made


@family()
def loaded_fragment() -> list[Made]:
    """$('#list').load: pieces of HTML, no totals; a short page is the last."""
    script = """<script>var page = 1; $('#list').load('/info/fragment.jsp?col=5&page=' + page + '&pageSize=8');</script>"""
    return _answers(
        "loaded_fragment",
        script,
        lambda number: Follows(f"{SITE}/info/fragment.jsp?col=5&page={number}&pageSize=8"),
        lambda items, _: "".join(
            f"<li><a href='{link(item)}'>{item.title}</a><span>{item.day}</span></li>" for item in items
        ),
        kind="text/html",
    )


@family()
def xhr_xml() -> list[Made]:
    """XMLHttpRequest for a whole XML file."""
    script = """<script>var xhr = new XMLHttpRequest(); xhr.open("GET", "/data/notices_list.xml", true);
    xhr.onload = function () { var rows = xhr.responseXML.getElementsByTagName("item"); for (var i = 0; i < rows.length; i++) { list.innerHTML += "<li>" + rows[i].title + "</li>"; } };
    xhr.send();</script>"""
    items = items_of("xhr_xml", 12)
    rows = "".join(
        f"<item><title>{item.title}</title><link>{link(item)}</link><pubDate>{item.day} 10:00</pubDate></item>"
        for item in items
    )
    answer = f'<?xml version="1.0" encoding="UTF-8"?><root><count>12</count><items>{rows}</items></root>'
    url = f"{SITE}/data/notices_list.xml"
    return [
        Made(
            "shell", COLUMN, page_of(f"<ul id='list'></ul>{script}").encode(), kind="", follows=Follows(url)
        ),
        Made("answer", url, answer.encode(), content_type="text/xml", records=rows_of(items, link)),
    ]


@family()
def json_in_json() -> list[Made]:
    """An .asmx service answers JSON as text inside JSON."""
    script = """<script>$.post("/Service.asmx/GetNewsList", {typeid: 3, pageindex: 1, pagesize: 8}, function (data) { eval('(' + data.d + ')').forEach(function (n) { $('#list').append('<li>' + n.Title + '</li>'); }); });</script>"""
    return _answers(
        "json_in_json",
        script,
        lambda number: Follows(
            f"{SITE}/Service.asmx/GetNewsList", "POST", ("typeid=3", f"pageindex={number}", "pagesize=8")
        ),
        lambda items, _: json.dumps(
            {
                "d": json.dumps(
                    [
                        {"Title": item.title, "Url": link(item), "AddTime": f"{item.day:%Y/%m/%d} 0:00:00"}
                        for item in items
                    ]
                )
            }
        ),
    )


@family()
def nothing_to_ask() -> list[Made]:
    """Scripts that count visits, show the weather and log in fill no list: nothing is asked."""
    script = """<p>本栏目暂无信息</p><script>
    $.get("/api/visit/count?page=3"); $.getJSON("/weather/list?page=1", function (d) { $('#w').html('<li>' + d.title); });
    $.post("/user/login.do", {page: 1}); fetch("https://stat.other.example/list?page=1"); $.get(apiBase + "/list?page=1");
    </script>"""
    return [Made("page", COLUMN, page_of(script).encode(), kind="")]
