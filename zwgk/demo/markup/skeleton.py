"""What all mark-ups have in common: a page's order, the standard meta tags, links, dates.

A mark-up overrides the parts in which its CMS differs; what it leaves alone comes out as the plain
div-and-ul page that most systems write today.
"""

from __future__ import annotations

import posixpath
from html import escape

from audit.model import ColumnId
from zwgk.demo.model import BASE, HOST, File, Item
from zwgk.demo.place import Place, Site


class Markup:
    """One CMS's way of writing pages.  ``charset`` is what bytes are, ``declared`` what pages claim."""

    name = "plain"
    charset = "utf-8"
    declared = "utf-8"
    content_type = "text/html"
    index = "index.html"
    home = "/index.html"  # the home page's other address
    assets: tuple[str, ...] = ("/css/site.css",)

    # --- addresses -------------------------------------------------------------------------
    def column(self, place: Place, page: int = 1, pages: int = 1) -> str:
        """The path of page ``page`` (from 1) of a column."""
        del pages
        name = self.index if page == 1 else f"index_{page}.html"
        return f"/{'/'.join(place.slugs)}/{name}"

    def article(self, place: Place, item: Item) -> str:
        """The path of an article."""
        return f"/{'/'.join(place.slugs)}/{item.number}.html"

    def file(self, place: Place, item: Item, n: int, file: File) -> str:
        """The path of an article's ``n``-th attachment."""
        return f"{posixpath.dirname(self.article(place, item))}/files/{item.number}_{n}{file.suffix}"

    def link(self, here: str, path: str) -> str:
        """How a link from ``here`` to ``path`` is written: from the root, unless overridden."""
        del here
        return path

    # --- parts of a page -------------------------------------------------------------------
    def head(self, site: Site, title: str, metas: dict[str, str]) -> str:
        """The head, meta tags included."""
        tags = "\n".join(
            f'<meta name="{name}" content="{escape(value)}">' for name, value in self.allowed(site, metas)
        )
        return (
            f'<head>\n<meta charset="{self.claimed(site)}">\n<title>{escape(title)}</title>\n{tags}\n'
            f'<link rel="stylesheet" href="/css/site.css">\n</head>'
        )

    def masthead(self, site: Site, here: str) -> str:
        """The banner with the main menu."""
        menu = "".join(f"<li>{anchor}</li>" for anchor in self.menu(site, here))
        return f'<div class="header"><h2>{site.profile.name}</h2><ul class="nav">{menu}</ul></div>'

    def menu(self, site: Site, here: str) -> list[str]:
        """The main menu's anchors, home first."""
        home = f'<a href="{self.link(here, "/")}">首页</a>'
        return [home, *(self.anchor(here, place) for place in site.top())]

    def anchor(self, here: str, place: Place) -> str:
        """A link to a column."""
        return f'<a href="{self.link(here, self.column(place))}">{place.section.label}</a>'

    def crumbs(self, site: Site, here: str, place: Place) -> str:
        """Where one is."""
        steps = [f'<a href="{self.link(here, "/")}">首页</a>']
        steps += [self.anchor(here, site.place(section)) for section in (*place.trail, place.section)]
        return f'<div class="position">当前位置：{" &gt; ".join(steps)}</div>'

    def sidebar(self, site: Site, here: str, place: Place) -> str:
        """The menu of neighbouring columns."""
        items = "".join(f"<li>{self.anchor(here, other)}</li>" for other in site.siblings(place))
        return f'<div class="side"><ul class="sidemenu">{items}</ul></div>'

    def footer(self, site: Site) -> str:
        """Who runs the site, how to reach them, the identity code and the registrations."""
        who = site.profile
        bare = site.blueprint.no_identity
        code = "" if bare else f" 网站标识码：{who.code}"
        report = "" if bare else ' <span class="jiucuo">我为政府网站找错</span>'
        return (
            f'<div class="footer"><p>主办单位：{who.name}　地址：{who.address}</p>'
            f"<p>联系电话：{who.telephone}{code} 澜ICP备2026{who.code[-4:]}号 "
            f"澜公网安备 {who.code}0001号{report}</p></div>"
        )

    def document(self, site: Site, here: str, title: str, metas: dict[str, str], main: str) -> str:
        """The whole page."""
        return (
            f'<!DOCTYPE html>\n<html lang="zh-CN">\n{self.head(site, title, metas)}\n<body>\n'
            f"{self.masthead(site, here)}\n{main}\n{self.footer(site)}\n</body>\n</html>\n"
        )

    # --- lists -----------------------------------------------------------------------------
    def row(self, here: str, path: str, item: Item) -> str:
        """One record of a list."""
        return (
            f'<li>{self.pin(item)}<a href="{self.link(here, path)}" title="{escape(item.title)}">'
            f"{escape(item.title)}</a><span>{self.listed(item)}</span></li>"
        )

    def listing(self, site: Site, here: str, place: Place, page: int, pages: int, rows: list[str]) -> str:
        """A list page's middle: its share of ``rows`` (all of them) and how one gets further."""
        del site
        shown = "\n".join(self.window(place, page, rows))
        return f'<ul class="list">\n{shown}\n</ul>\n{self.pager(here, place, page, pages)}'

    def size(self, place: Place) -> int:
        """How many rows a page of the list shows."""
        return place.section.page_size

    def window(self, place: Place, page: int, rows: list[str]) -> list[str]:
        """The rows of page ``page``."""
        size = self.size(place)
        return rows[(page - 1) * size : page * size]

    def pages(self, place: Place) -> int:
        """How many pages of its own the list has."""
        return max(1, -(-len(place.section.items) // self.size(place)))

    def pager(self, here: str, place: Place, page: int, pages: int) -> str:
        """Links to the other pages of a list."""
        if pages < 2:
            return ""
        to = [f'<a href="{self.link(here, self.column(place, n, pages))}">' for n in range(1, pages + 1)]
        numbers = " ".join(f"<b>{n}</b>" if n == page else f"{to[n - 1]}{n}</a>" for n in range(1, pages + 1))
        next_page = f" {to[page]}下一页</a>" if page < pages else ""
        return f'<div class="page">{numbers}{next_page} {to[-1]}尾页</a></div>'

    def brief(self, here: str, path: str, item: Item) -> str:
        """One record on the home page: month and day only."""
        day = "" if item.undated else f"{item.listed or item.published:%m-%d}"
        shown = item.title if len(item.title) <= 24 else item.title[:23] + "…"
        return (
            f'<li><a href="{self.link(here, path)}" title="{escape(item.title)}">{escape(shown)}</a>'
            f"<span>{day}</span></li>"
        )

    def shelf(self, rows: list[str]) -> str:
        """A few records together, on a page that is no list."""
        return f'<ul class="shelf">{"".join(rows)}</ul>'

    # --- articles --------------------------------------------------------------------------
    def story(self, site: Site, here: str, place: Place, item: Item) -> str:
        """An article's middle."""
        source = item.source or site.profile.name
        return (
            f'{self.facts(site, item)}<h1 class="title">{escape(item.title)}</h1>'
            f'<div class="info">{self.dated(item, "发布时间：")} 来源：{source}</div>'
            f'<div class="content">{self.blocks(item.blocks)}</div>{self.files(here, place, item)}'
        )

    def facts(self, site: Site, item: Item) -> str:
        """The table of 索引号 and the like, for documents that have one."""
        if not item.index_number:
            return ""
        cells = (
            ("索引号", item.index_number), ("发布机构", site.profile.name),
            ("成文日期", item.issued.isoformat() if item.issued else ""),
            ("发布日期", "" if item.undated else item.published.isoformat()),
            ("名称", item.title), ("文号", item.doc_number),
        )  # fmt: skip
        rows = "".join(
            f"<tr><th>{a}：</th><td>{escape(b)}</td><th>{c}：</th><td>{escape(d)}</td></tr>"
            for (a, b), (c, d) in zip(cells[::2], cells[1::2], strict=True)
        )
        return f'<table class="xxgk">{rows}</table>'

    def files(self, here: str, place: Place, item: Item) -> str:
        """The attachments."""
        anchors = "".join(
            f'<p>附件：<a href="{self.link(here, self.file(place, item, n, file))}">'
            f"{escape(file.name + file.suffix)}</a></p>"
            for n, file in enumerate(item.files, 1)
        )
        return f'<div class="files">{anchors}</div>' if anchors else ""

    # --- small things ----------------------------------------------------------------------
    def blocks(self, blocks: tuple[str, ...]) -> str:
        """Paragraphs and tables."""
        return "\n".join(b if b.startswith("<table") else f"<p>{escape(b)}</p>" for b in blocks)

    def pin(self, item: Item) -> str:
        """The mark of an item kept at the top."""
        return '<em class="zd">[置顶]</em>' if item.pinned else ""

    def listed(self, item: Item) -> str:
        """The date that a list shows."""
        return "" if item.undated else (item.listed or item.published).isoformat()

    def dated(self, item: Item, label: str) -> str:
        """The labelled date and time of an article, or nothing."""
        return "" if item.undated else f"{label}{self.moment(item)}"

    def moment(self, item: Item) -> str:
        """Date and time of publication; the minute comes from the article's number."""
        return f"{item.published.isoformat()} {8 + item.number % 9:02d}:{item.number % 60:02d}"

    def claimed(self, site: Site) -> str:
        """The charset that pages declare."""
        return site.blueprint.declared or self.declared

    def allowed(self, site: Site, metas: dict[str, str]) -> list[tuple[str, str]]:
        """The standard meta tags of a page, less those that this site leaves out."""
        return [(name, value) for name, value in metas.items() if name not in site.blueprint.no_meta]


def site_metas(site: Site) -> dict[str, str]:
    """The tags that every page has (国办发〔2017〕47号)."""
    who = site.profile
    return {"SiteName": who.name, "SiteDomain": HOST, "SiteIDCode": who.code}


def column_metas(site: Site, place: Place) -> dict[str, str]:
    """The tags of a column's pages."""
    section = place.section
    kind = ColumnId(section.column).label if section.column else section.label
    return {
        **site_metas(site),
        "ColumnName": section.label,
        "ColumnDescription": f"{site.profile.name}{section.label}栏目，发布{section.label}相关信息",
        "ColumnKeywords": f"{section.label},{site.profile.short}",
        "ColumnType": kind,
    }


def article_metas(site: Site, place: Place, item: Item, path: str, moment: str) -> dict[str, str]:
    """The tags of an article's page."""
    dates = {} if item.undated else {"PubDate": moment}
    return {
        **column_metas(site, place),
        "ArticleTitle": item.title,
        **dates,
        "ContentSource": item.source or site.profile.name,
        "Keywords": f"{place.section.label},{site.profile.short}",
        "Author": f"{site.profile.short}信息员",
        "Description": item.title,
        "Url": f"{BASE}{path}",
    }
