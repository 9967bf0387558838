"""UCAP (开普): rows inside a comment, createPageHTML with six arguments (dialects.md §3)."""

from __future__ import annotations

import zlib
from html import escape

from zwgk.demo.markup.skeleton import Markup
from zwgk.demo.model import File, Item
from zwgk.demo.place import Place, Site


class Ucap(Markup):
    """``/sthj/c1001/list.shtml`` and articles by number in month folders."""

    name = "ucap"
    assets = ("/css/site.css", "/common/page.js")

    def column(self, place: Place, page: int = 1, pages: int = 1) -> str:
        """``zwgklist.shtml``, then ``zwgklist_2.shtml``."""
        del pages
        return f"/yx/c{place.number}/zwgklist{'' if page == 1 else f'_{page}'}.shtml"

    def article(self, place: Place, item: Item) -> str:
        """``/yx/c1001/202606/1740001.shtml``."""
        return f"/yx/c{place.number}/{item.published:%Y%m}/{1740000 + item.number}.shtml"

    def file(self, place: Place, item: Item, n: int, file: File) -> str:
        """``1740001/files/<hex>.pdf`` beside the article."""
        code = f"{zlib.crc32(f'{item.number}-{n}'.encode()):08x}"
        return f"{self.article(place, item).removesuffix('.shtml')}/files/{code}{file.suffix}"

    def head(self, site: Site, title: str, metas: dict[str, str]) -> str:
        """With the system's own tags."""
        own = '<meta name="template,templategroup,version" content="zwgklist,default,1.2">'
        return super().head(site, title, metas).replace("<link", f"{own}\n<link", 1)

    def row(self, here: str, path: str, item: Item) -> str:
        """The date in ``<b>``."""
        return (
            f'<li>{self.pin(item)}<a href="{self.link(here, path)}" title="{escape(item.title)}" '
            f'target="_blank">{escape(item.title)}</a><b>{self.listed(item)}</b></li>'
        )

    def listing(self, site: Site, here: str, place: Place, page: int, pages: int, rows: list[str]) -> str:
        """The server's rows are commented out: scripts show the same ones."""
        del site, here
        total = len(place.section.items)
        shown = "\n".join(self.window(place, page, rows))
        return (
            f'<div class="list_con"><ul id="ajaxlist"></ul><!--\n<ul class="zwgk_list">\n{shown}\n</ul>\n-->'
            f'<div id="page_div"></div>\n<script type="text/javascript" src="/common/page.js"></script>\n'
            f"<script>createPageHTML('page_div', {pages}, {page}, 'zwgklist', 'shtml', {total});</script>"
            "</div>"
        )

    def story(self, site: Site, here: str, place: Place, item: Item) -> str:
        """``信息来源`` and ``发布日期`` in one line."""
        source = item.source or site.profile.name
        return (
            f'{self.facts(site, item)}<div class="detail"><h1>{escape(item.title)}</h1>'
            f'<p class="laiyuan"><span>信息来源: {source}</span> '
            f"<span>{self.dated(item, '发布日期：')}</span></p>"
            f'<div id="UCAP-CONTENT">{self.blocks(item.blocks)}</div>{self.files(here, place, item)}</div>'
        )
