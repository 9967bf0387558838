"""TRS WCM: ``t20260603_1234.html`` in month folders, relative links, createPageHTML (dialects.md §1)."""

from __future__ import annotations

import posixpath
from html import escape

from zwgk.demo.markup.skeleton import Markup
from zwgk.demo.model import File, Item
from zwgk.demo.place import Place, Site


class Trs(Markup):
    """Lists whose pager is a script without anchors; pages are numbered from ``index_1``."""

    name = "trs"
    assets = ("/css/site.css", "/images/createpage.js")

    def column(self, place: Place, page: int = 1, pages: int = 1) -> str:
        """``index.html``, then ``index_1.html`` for the second page."""
        del pages
        name = "index.html" if page == 1 else f"index_{page - 1}.html"
        return f"/{'/'.join(place.slugs)}/{name}"

    def article(self, place: Place, item: Item) -> str:
        """``202606/t20260603_1234.html`` under the column."""
        day = item.published
        return f"/{'/'.join(place.slugs)}/{day:%Y%m}/t{day:%Y%m%d}_{item.number}.html"

    def file(self, place: Place, item: Item, n: int, file: File) -> str:
        """``P020260603….pdf`` beside the article."""
        folder = posixpath.dirname(self.article(place, item))
        return f"{folder}/P020{item.published:%Y%m%d}{item.number:06d}{n:03d}{file.suffix}"

    def link(self, here: str, path: str) -> str:
        """Relative to the page, as WCM publishes them."""
        tail = "index.html" if path.endswith("/") else ""
        relative = posixpath.relpath(path + tail, posixpath.dirname(here))
        return relative if relative.startswith("..") else f"./{relative}"

    def row(self, here: str, path: str, item: Item) -> str:
        """The anchor's text is cut short, its title is whole."""
        shown = item.title if len(item.title) <= 30 else item.title[:29] + "…"
        return (
            f'<li>{self.pin(item)}<a href="{self.link(here, path)}" target="_blank" '
            f'title="{escape(item.title)}">{escape(shown)}</a><span>{self.listed(item)}</span></li>'
        )

    def pager(self, here: str, place: Place, page: int, pages: int) -> str:
        """A call that writes the pager in the browser."""
        del here, place
        return (
            '<script type="text/javascript" src="/images/createpage.js"></script>\n'
            f'<div class="page"><script>createPageHTML({pages}, {page - 1}, "index", "html")</script></div>'
        )

    def story(self, site: Site, here: str, place: Place, item: Item) -> str:
        """Body in ``div.TRS_Editor``."""
        source = item.source or site.profile.name
        return (
            f'{self.facts(site, item)}<div class="article"><h1 class="tit">{escape(item.title)}</h1>'
            f'<div class="sub">{self.dated(item, "时间：")}&nbsp;&nbsp;来源：{source}&nbsp;&nbsp;'
            f'【字体：大 中 小】</div><div class="view TRS_UEDITOR trs_paper_default">'
            f'<div class="TRS_Editor">{self.blocks(item.blocks)}</div></div>'
            f"{self.files(here, place, item)}</div>"
        )

    def files(self, here: str, place: Place, item: Item) -> str:
        """Anchors with ``oldsrc``, as the editor inserts them."""
        rows = []
        for n, file in enumerate(item.files, 1):
            href = self.link(here, self.file(place, item, n, file))
            name = posixpath.basename(href)
            rows.append(
                f'<p class="insertfileTag"><a appendix="true" href="{href}" oldsrc="/protect/{name}">'
                f"{escape(file.name)}{file.suffix}</a></p>"
            )
        return f'<div class="fujian">附件：{"".join(rows)}</div>' if rows else ""
