"""An ASP site of 2005: layout tables, ``font`` tags, unquoted attributes, GBK under the name gb2312."""

from __future__ import annotations

from html import escape

from zwgk.demo.markup.skeleton import Markup
from zwgk.demo.model import File, Item
from zwgk.demo.place import Place, Site


class Asp(Markup):
    """``list.asp?classid=5&page=2`` and ``ReadNews.asp?NewsID=1234`` (dialects.md §14)."""

    name = "asp"
    home = "/index.asp"
    assets: tuple[str, ...] = ()
    charset = "gbk"
    declared = "gb2312"

    def column(self, place: Place, page: int = 1, pages: int = 1) -> str:
        """The page only by query."""
        del pages
        return f"/list.asp?classid={place.number}" + (f"&page={page}" if page > 1 else "")

    def article(self, place: Place, item: Item) -> str:
        """One script for all articles."""
        del place
        return f"/ReadNews.asp?NewsID={item.number}"

    def file(self, place: Place, item: Item, n: int, file: File) -> str:
        """``/UploadFile/2026/12341.pdf``."""
        del place
        return f"/UploadFile/{item.published.year}/{item.number}{n}{file.suffix}"

    def link(self, here: str, path: str) -> str:
        """Relative to the one folder everything is in; ampersands are not escaped."""
        del here
        return path.removeprefix("/") or "index.asp"

    def head(self, site: Site, title: str, metas: dict[str, str]) -> str:
        """Upper-case tags, the charset in http-equiv."""
        tags = "\n".join(
            f'<META NAME="{name}" CONTENT="{escape(value)}">' for name, value in self.allowed(site, metas)
        )
        return (
            f'<HEAD>\n<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={self.claimed(site)}">\n'
            f"<TITLE>{escape(title)}</TITLE>\n{tags}\n</HEAD>"
        )

    def masthead(self, site: Site, here: str) -> str:
        """A row of table cells."""
        cells = "".join(f"<TD align=center bgcolor=#0066CC>{anchor}</TD>" for anchor in self.menu(site, here))
        return (
            "<TABLE width=980 border=0 align=center><TR><TD colspan=9>"
            f"<FONT size=5 color=red>{site.profile.name}</FONT></TD></TR><TR>{cells}</TR></TABLE>"
        )

    def crumbs(self, site: Site, here: str, place: Place) -> str:
        """In a table of its own."""
        inner = super().crumbs(site, here, place)
        return f"<TABLE width=980 align=center><TR><TD>{inner}</TD></TR></TABLE>"

    def sidebar(self, site: Site, here: str, place: Place) -> str:
        """A column of cells."""
        rows = "".join(
            f"<TR><TD height=24>{self.anchor(here, other)}</TD></TR>" for other in site.siblings(place)
        )
        return f"<TABLE width=200 align=left>{rows}</TABLE>"

    def footer(self, site: Site) -> str:
        """Centred, the same words."""
        return f"<CENTER>{super().footer(site)}</CENTER>"

    def document(self, site: Site, here: str, title: str, metas: dict[str, str], main: str) -> str:
        """No doctype."""
        return (
            f"<HTML>\n{self.head(site, title, metas)}\n<BODY bgcolor=#FFFFFF>\n{self.masthead(site, here)}\n"
            f"{main}\n<BR clear=all>{self.footer(site)}\n</BODY>\n</HTML>\n"
        )

    def row(self, here: str, path: str, item: Item) -> str:
        """A table row; the date in brackets."""
        date = self.listed(item)
        shown = f"<FONT color=#999999>[{date}]</FONT>" if date else ""
        return (
            f"<TR><TD height=25>·{self.pin(item)}<A href={self.link(here, path)} target=_blank>"
            f"{escape(item.title)}</A></TD><TD width=100>{shown}</TD></TR>"
        )

    def brief(self, here: str, path: str, item: Item) -> str:
        """The same, with month and day."""
        day = "" if item.undated else f"[{item.listed or item.published:%m-%d}]"
        return (
            f"<TR><TD height=22>·<A href={self.link(here, path)}>{escape(item.title)}</A></TD>"
            f"<TD width=60><FONT color=#999999>{day}</FONT></TD></TR>"
        )

    def shelf(self, rows: list[str]) -> str:
        """A table."""
        return f"<TABLE width=480>{''.join(rows)}</TABLE>"

    def listing(self, site: Site, here: str, place: Place, page: int, pages: int, rows: list[str]) -> str:
        """A table."""
        del site
        shown = "\n".join(self.window(place, page, rows))
        return f"<TABLE width=760 border=0>\n{shown}\n</TABLE>\n{self.pager(here, place, page, pages)}"

    def pager(self, here: str, place: Place, page: int, pages: int) -> str:
        """共N条 页次：1/3 首页 上一页 下一页 尾页."""
        if pages < 2:
            return ""

        def to(n: int, label: str) -> str:
            inside = 1 <= n <= pages and n != page
            return f"<A href={self.link(here, self.column(place, n, pages))}>{label}</A>" if inside else label

        return (
            f"<P align=center>共<FONT color=red>{len(place.section.items)}</FONT>条 页次：{page}/{pages} "
            f"{to(1, '首页')} {to(page - 1, '上一页')} {to(page + 1, '下一页')} {to(pages, '尾页')}</P>"
        )

    def story(self, site: Site, here: str, place: Place, item: Item) -> str:
        """Title in ``<B>``, facts in one centred cell."""
        source = item.source or site.profile.name
        return (
            f"{self.facts(site, item)}<TABLE width=760 align=center><TR><TD align=center height=60>"
            f"<FONT size=4><B>{escape(item.title)}</B></FONT></TD></TR><TR><TD align=center bgcolor=#EEEEEE>"
            f"{self.dated(item, '发布时间：')} 来源：{source} 点击数：0</TD></TR><TR><TD class=content>"
            f"{self.blocks(item.blocks)}{self.files(here, place, item)}</TD></TR></TABLE>"
        )
