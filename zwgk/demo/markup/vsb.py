"""博达 Visual SiteBuilder: ``/info/1004/1234.htm``, list pages that count down (dialects.md §6)."""

from __future__ import annotations

from html import escape

from zwgk.demo.markup.skeleton import Markup
from zwgk.demo.model import File, Item
from zwgk.demo.place import Place, Site


class Vsb(Markup):
    """Page 1 is ``tzgg.htm``, page 2 ``tzgg/3.htm`` of four, the last ``tzgg/1.htm``."""

    name = "vsb"
    home = "/index.htm"
    assets = ("/css/site.css", "/content.vsb.css", "/_sitegray/_sitegray_d.css", "/_sitegray/_sitegray.js")

    def column(self, place: Place, page: int = 1, pages: int = 1) -> str:
        """Counting down from the second page on."""
        stem = f"/{'/'.join(place.slugs)}"
        return f"{stem}.htm" if page == 1 else f"{stem}/{pages - page + 1}.htm"

    def article(self, place: Place, item: Item) -> str:
        """``/info/1004/1234.htm``."""
        return f"/info/{place.number}/{item.number}.htm"

    def file(self, place: Place, item: Item, n: int, file: File) -> str:
        """The download script; the name is not in the address."""
        del place, file
        return (
            "/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1512064483"
            f"&wbfileid={item.number * 10 + n}"
        )

    def head(self, site: Site, title: str, metas: dict[str, str]) -> str:
        """With the system's mark and scripts."""
        own = (
            "<!--Announced by Visual SiteBuilder 9-->\n"
            '<link rel="stylesheet" type="text/css" href="/_sitegray/_sitegray_d.css">\n'
            '<script language="javascript" src="/_sitegray/_sitegray.js"></script>\n'
            '<link rel="stylesheet" type="text/css" href="/content.vsb.css">\n'
        )
        return super().head(site, title, metas).replace("</head>", f"{own}</head>")

    def row(self, here: str, path: str, item: Item) -> str:
        """Rows with ids, dates in a span."""
        return (
            f'<li id="line_u9_{item.number % 30}">{self.pin(item)}<a href="{self.link(here, path)}" '
            f'target="_blank" title="{escape(item.title)}">{escape(item.title)}</a>'
            f"<span>{self.listed(item)}</span></li>"
        )

    def pager(self, here: str, place: Place, page: int, pages: int) -> str:
        """共N条 1/4 首页 上页 下页 尾页."""
        if pages < 2:
            return ""

        def to(n: int, label: str) -> str:
            inside = 1 <= n <= pages and n != page
            href = self.link(here, self.column(place, n, pages))
            return (
                f'<a href="{href}" class="Next">{label}</a>'
                if inside
                else f'<span class="PrevDisabled">{label}</span>'
            )

        return (
            f'<table class="headStyle"><tr><td>共{len(place.section.items)}条&nbsp;{page}/{pages}&nbsp;</td>'
            f"<td>{to(1, '首页')}{to(page - 1, '上页')}{to(page + 1, '下页')}"
            f"{to(pages, '尾页')}</td></tr></table>"
        )

    def story(self, site: Site, here: str, place: Place, item: Item) -> str:
        """Body in ``#vsb_content``, facts in grey."""
        source = item.source or site.profile.name
        return (
            f'{self.facts(site, item)}<form name="_newscontent_fromname">'
            f'<h1 align="center">{escape(item.title)}</h1>'
            f'<div align="center"><font color="gray">（{self.dated(item, "发布时间：")} 来源：{source} '
            f'阅读次数：<span id="dynclicks_u9_{item.number}"></span>）</font></div>'
            f'<div id="vsb_content"><div class="v_news_content">{self.blocks(item.blocks)}</div></div>'
            f"{self.files(here, place, item)}</form>"
        )

    def files(self, here: str, place: Place, item: Item) -> str:
        """附件【name】已下载N次."""
        return "".join(
            f'<p>附件【<a href="{escape(self.link(here, self.file(place, item, n, file)))}">'
            f"{escape(file.name + file.suffix)}</a>】已下载<span></span>次</p>"
            for n, file in enumerate(item.files, 1)
        )
