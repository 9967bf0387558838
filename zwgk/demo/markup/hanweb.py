"""Hanweb: XML data store filled up by a POSTed proxy, and the static form (dialects.md §2)."""

from __future__ import annotations

import zlib
from html import escape
from urllib.parse import quote

from zwgk.demo.markup.skeleton import Markup
from zwgk.demo.model import File, Item
from zwgk.demo.place import Place, Site

#: So many pages of rows stand in the page itself; the proxy serves the rest.
INLINE_PAGES = 3


class Hanweb(Markup):
    """Generation A: the list is a ``<datastore>`` in a script, further rows come from dataproxy.jsp."""

    name = "hanweb"
    assets = ("/css/site.css", "/script/jquery.jpage.js")

    def column(self, place: Place, page: int = 1, pages: int = 1) -> str:
        """``/col/col1001/index.html``; other pages only exist by query."""
        del pages
        base = f"/col/col{place.number}/index.html"
        return base if page == 1 else f"{base}?uid={self.unit(place)}&pageNum={page}"

    def size(self, place: Place) -> int:
        """Few enough that longer lists need the proxy."""
        return min(5, place.section.page_size)

    def pages(self, place: Place) -> int:
        """One page: the rest is data."""
        del place
        return 1

    def unit(self, place: Place) -> int:
        """The id of the list's unit."""
        return 400000 + place.number

    def article(self, place: Place, item: Item) -> str:
        """``/art/2026/6/3/art_1001_1234.html``."""
        day = item.published
        return f"/art/{day.year}/{day.month}/{day.day}/art_{place.number}_{item.number}.html"

    def file(self, place: Place, item: Item, n: int, file: File) -> str:
        """The download script: the type shows only in the query."""
        del place
        code = f"{zlib.crc32(f'{item.title}{n}'.encode()):08x}"
        shown = quote(file.name + file.suffix)
        return f"/module/download/downfile.jsp?classid=0&showname={shown}&filename={code}{file.suffix}"

    def row(self, here: str, path: str, item: Item) -> str:
        """A cut-short anchor and the date in ``<b>``."""
        shown = item.title if len(item.title) <= 28 else item.title[:27] + "..."
        date = self.listed(item)
        return (
            f'<li>{self.pin(item)}<a target="_blank" href="{self.link(here, path)}" '
            f'title="{escape(item.title)}">{escape(shown)}</a><b readlabel="{date}">{date}</b></li>'
        )

    def listing(self, site: Site, here: str, place: Place, page: int, pages: int, rows: list[str]) -> str:
        """The data store with the first rows, and what the pager script needs for the others."""
        del here, page, pages
        size = self.size(place)
        unit, number, name = self.unit(place), place.number, quote(site.profile.name)
        records = "".join(f"<record><![CDATA[\n{row}]]></record>\n" for row in rows[: size * INLINE_PAGES])
        proxy = (
            f"/module/web/jpage/dataproxy.jsp?page=1&appid=1&appid=1&webid=23&path=/&columnid={number}"
            f"&unitid={unit}&webname={name}&permissiontype=0"
        )
        return (
            f'<div id="{unit}" class="default_pgContainer"></div>\n'
            '<script type="text/xml"><datastore>\n'
            f'<nextgroup><![CDATA[<a href="{proxy}"></a>]]></nextgroup>\n'
            f"<recordset>\n{records}</recordset>\n</datastore></script>\n"
            '<script type="text/javascript" src="/script/jquery.jpage.js"></script>\n'
            f"<script>\n$(function(){{ $('#{unit}').jpage({{themeName:'default',"
            f"dataStore:dataStore,proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:{size},"
            f"totalRecord:{len(rows)},openCookies:false,groupSize:{INLINE_PAGES},"
            "dataBefore:'<ul class=\"list\">',dataAfter:'</ul>',"
            f"ajaxParam:{{col:1,appid:1,webid:23,path:'/',columnid:{number},sourceContentType:1,"
            f"unitid:'{unit}',webname:'{site.profile.name}',permissiontype:0}} }}); }});\n</script>"
        )

    def story(self, site: Site, here: str, place: Place, item: Item) -> str:
        """``div.sp_title``, ``div.sp_time`` and a body between template comments; no h1."""
        source = item.source or site.profile.name
        return (
            f'<div class="bt-article-02">{self.facts(site, item)}'
            f'<div class="sp_title">{escape(item.title)}</div>'
            f'<div class="sp_time"><font>{self.dated(item, "时间：")}</font> <font>来源：{source}</font>'
            f' <font>字号：默认 大</font></div><div id="zoom">'
            f'<!--ZJEG_RSS.content.begin--><meta name="ContentStart">{self.blocks(item.blocks)}'
            f'<meta name="ContentEnd"><!--ZJEG_RSS.content.end-->{self.files(here, place, item)}</div></div>'
        )


class HanwebStatic(Hanweb):
    """The static form: rows in the page, page numbers as anchors with a query."""

    name = "hanweb_static"

    def pages(self, place: Place) -> int:
        """As many as the rows need."""
        return max(1, -(-len(place.section.items) // self.size(place)))

    def listing(self, site: Site, here: str, place: Place, page: int, pages: int, rows: list[str]) -> str:
        """An ordinary list of this page's rows."""
        del site
        shown = "\n".join(self.window(place, page, rows))
        return f'<ul class="list">\n{shown}\n</ul>\n{self.pager(here, place, page, pages)}'

    def file(self, place: Place, item: Item, n: int, file: File) -> str:
        """``/attach/-1/2606030001.pdf``."""
        del place
        return f"/attach/-1/{item.published:%y%m%d}{item.number:06d}{n}{file.suffix}"
