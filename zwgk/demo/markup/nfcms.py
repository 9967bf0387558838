"""NFCMS, Guangdong's system: ``content/post_123.html``, 1-based ``index_2.html`` (dialects.md §5)."""

from __future__ import annotations

from html import escape

from zwgk.demo.markup.skeleton import Markup
from zwgk.demo.model import BASE, File, Item
from zwgk.demo.place import Place, Site


class Nfcms(Markup):
    """Absolute links, lists in ``ul.newList``, attachments marked by a class."""

    name = "nfcms"

    def article(self, place: Place, item: Item) -> str:
        """``content/post_4100001.html`` under the column."""
        return f"/{'/'.join(place.slugs)}/content/post_{4100000 + item.number}.html"

    def file(self, place: Place, item: Item, n: int, file: File) -> str:
        """``/attachment/0/512/512001/4100001.pdf``."""
        del place
        return f"/attachment/0/{500 + item.number % 40}/{500000 + item.number}/{n}{file.suffix}"

    def link(self, here: str, path: str) -> str:
        """Absolute, with the site's own host."""
        del here
        return f"{BASE}{path}"

    def head(self, site: Site, title: str, metas: dict[str, str]) -> str:
        """With the system's script variables."""
        script = '<script>window.NFCMS_SITE_ID=166;window.NFCMS_PUB_TYPE="page"</script>'
        return super().head(site, title, metas).replace("</head>", f"{script}\n</head>")

    def masthead(self, site: Site, here: str) -> str:
        """``div.dh > div.itm``."""
        items = "".join(f'<div class="itm">{anchor}</div>' for anchor in self.menu(site, here))
        return f'<div class="head"><h2>{site.profile.name}</h2><div class="dh">{items}</div></div>'

    def row(self, here: str, path: str, item: Item) -> str:
        """With the commented twin of the date that the template leaves behind."""
        date = self.listed(item)
        return (
            f'<li>{self.pin(item)}<a href="{self.link(here, path)}" title="{escape(item.title)}">'
            f'{escape(item.title)}</a><span class="time">{date}</span>'
            f'<!--span class="time">{date}</span--></li>'
        )

    def listing(self, site: Site, here: str, place: Place, page: int, pages: int, rows: list[str]) -> str:
        """``ul.newList``."""
        plain = super().listing(site, here, place, page, pages, rows)
        return plain.replace('<ul class="list">', '<ul class="newList">')

    def pager(self, here: str, place: Place, page: int, pages: int) -> str:
        """第一页 … 下一页 最后一页, each with its class."""
        if pages < 2:
            return ""

        def to(n: int, name: str, label: str) -> str:
            return f'<a class="{name}" href="{self.link(here, self.column(place, n, pages))}">{label}</a>'

        numbers = "".join(
            f'<a class="current">{n}</a>' if n == page else to(n, "normal", str(n))
            for n in range(1, pages + 1)
        )
        onward = to(page + 1, "next", "下一页") if page < pages else ""
        first, last = to(1, "first", "第一页"), to(pages, "last", "最后一页")
        return f'<div class="page">{first}{numbers}{onward}{last}</div>'

    def story(self, site: Site, here: str, place: Place, item: Item) -> str:
        """``h3.zw-title``, ``span.time`` with a spaced colon."""
        source = item.source or site.profile.name
        return (
            f'{self.facts(site, item)}<h3 class="zw-title">{escape(item.title)}</h3><div class="zw-info">'
            f'<span class="time">{self.dated(item, "时间 : ")}</span>'
            f'<span class="ly">来源 : {source}</span></div>'
            f'<div class="zw">{self.blocks(item.blocks)}</div>{self.files(here, place, item)}'
        )

    def files(self, here: str, place: Place, item: Item) -> str:
        """``div.fj`` with ``a.nfw-cms-attachment``."""
        anchors = "".join(
            f'<p><a class="nfw-cms-attachment" attachment-id="{500000 + item.number}" '
            f'href="{self.link(here, self.file(place, item, n, file))}" '
            f'alt="{escape(file.name + file.suffix)}">{escape(file.name + file.suffix)}</a></p>'
            for n, file in enumerate(item.files, 1)
        )
        return f'<div class="fj">{anchors}</div>' if anchors else ""
