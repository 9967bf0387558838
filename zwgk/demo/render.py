"""From a blueprint to finished pages: every column, list page, article, file and the home page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from zwgk.demo import obstacles
from zwgk.demo.markup.asp import Asp
from zwgk.demo.markup.empire import Empire
from zwgk.demo.markup.hanweb import Hanweb, HanwebStatic
from zwgk.demo.markup.nfcms import Nfcms
from zwgk.demo.markup.skeleton import Markup, article_metas, column_metas, site_metas
from zwgk.demo.markup.trs import Trs
from zwgk.demo.markup.ucap import Ucap
from zwgk.demo.markup.vsb import Vsb
from zwgk.demo.model import Blueprint, DemoPage, DemoSite, Item, Section
from zwgk.demo.place import Place, Site, walk

MARKUPS: dict[str, Markup] = {
    markup.name: markup
    for markup in (Trs(), Hanweb(), HanwebStatic(), Ucap(), Nfcms(), Empire(), Vsb(), Asp())
}
_FIRST_ITEM = 2001
#: A content page was last edited on this day of the audited year.
_EDITED = (1, 12)


def render(blueprint: Blueprint, as_of: date) -> DemoSite:
    """Write the whole site in its mark-up."""
    sections = numbered(blueprint.sections)
    site = Site(replace(blueprint, sections=sections), walk(sections))
    markup = MARKUPS[blueprint.profile.cms]
    pages = dict(_Writer(site, markup, as_of).pages())
    who = blueprint.profile
    return DemoSite(
        id=who.id,
        name=who.name,
        kind=who.kind,
        group=who.group,
        functions=who.functions,
        cms=markup.name,
        charset=markup.charset,
        declared=markup.claimed(site),
        pages={} if blueprint.down else pages,
        stores=_stores(site, markup),
        dead=frozenset(link.path for link in blueprint.extra_links if link.status == 404),
        down=blueprint.down,
    )


def numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The same tree with an id on every item, in order of publication as a CMS would give them."""
    places = walk(sections)
    order = sorted(
        (
            (item.published, p, i)
            for p, place in enumerate(places)
            for i, item in enumerate(place.section.items)
        )
    )
    numbers = {(p, i): _FIRST_ITEM + n for n, (_, p, i) in enumerate(order)}
    counter = iter(range(len(places)))

    def rebuild(level: tuple[Section, ...]) -> tuple[Section, ...]:
        made = []
        for section in level:
            p = next(counter)
            items = tuple(replace(item, number=numbers[p, i]) for i, item in enumerate(section.items))
            made.append(replace(section, items=items, children=rebuild(section.children)))
        return tuple(made)

    return rebuild(sections)


def _stores(site: Site, markup: Markup) -> dict[str, tuple[str, ...]]:
    """The rows behind the Hanweb proxy, by column number."""
    if type(markup) is not Hanweb:
        return {}
    return {
        str(place.number): tuple(
            markup.row(markup.column(place), markup.article(place, item), item)
            for item in place.section.items
        )
        for place in site.places
        if place.section.items
    }


class _Writer:
    """One site being written."""

    def __init__(self, site: Site, markup: Markup, as_of: date) -> None:
        self.site = site
        self.markup = markup
        self.as_of = as_of

    def pages(self) -> Iterator[tuple[str, DemoPage]]:
        """Every path with its page."""
        home = self.page("/", self.site.profile.name, site_metas(self.site), self.home())
        yield "/", home
        yield self.markup.home, home
        robots = "User-agent: *\nDisallow: /admin/\nAllow: /\n"
        yield "/robots.txt", self.answer(robots, "text/plain")
        for asset in self.markup.assets:
            yield asset, self.answer("/* */\n", "text/css" if asset.endswith(".css") else "text/javascript")
        for link in self.site.links:
            text = obstacles.NOT_FOUND if link.status == 404 else ""
            main = f"<h1>{link.label}</h1><p>{link.label}专题内容。</p>"
            page = self.page(link.path, link.label, site_metas(self.site), main)
            if text:
                page = self.answer(text, "text/html", status=link.status)
            yield link.path, replace(page, failures=link.failures, delay=link.delay)
        for place in self.site.places:
            yield from self.column(place)

    def column(self, place: Place) -> Iterator[tuple[str, DemoPage]]:
        """The pages of one column and all that hangs under it, as far as it lets anybody in."""
        if any(section.barrier == "script" for section in (place.section,)):
            yield obstacles.LIST_SCRIPT, self.answer(obstacles.SIGNED, "text/javascript; charset=utf-8")
            yield obstacles.signed_address(place.section), self.rows(place)
        barrier = place.section.barrier
        for path, page in self.open_column(place):
            if barrier == "403":
                yield path, self.answer(obstacles.REFUSED, "text/html", status=403)
            elif barrier == "412":
                yield path, self.answer(obstacles.CHALLENGE, "text/html", status=412)
            else:
                yield path, page

    def open_column(self, place: Place) -> Iterator[tuple[str, DemoPage]]:
        """The same without a barrier."""
        section = place.section
        metas = column_metas(self.site, place)
        title = f"{section.label}-{self.site.profile.name}"
        if section.children:
            path = self.markup.column(place)
            yield path, self.page(path, title, metas, self.framed(path, place, self.hub(path, place)))
        elif section.content:
            yield self.content(place)
        else:
            pages = self.markup.pages(place)
            for n in range(1, pages + 1):
                path = self.markup.column(place, n, pages)
                main = self.listing(path, place, n, pages)
                yield path, self.page(path, title, metas, self.framed(path, place, main))
        for item in section.items:
            yield from self.article(place, item)

    def listing(self, path: str, place: Place, n: int, pages: int) -> str:
        """The middle of a list page."""
        section = place.section
        if section.barrier == "script":
            return obstacles.script_list(section)
        if not section.items:
            note = f'<p class="empty">{section.explanation}</p>' if section.explanation else ""
            return f'<div class="list_con"><ul class="list"></ul>{note}</div>'
        rows = [self.markup.row(path, self.markup.article(place, item), item) for item in section.items]
        return self.markup.listing(self.site, path, place, n, pages, rows)

    def rows(self, place: Place) -> DemoPage:
        """The rows of a list behind a script, as its interface gives them."""
        items = place.section.items
        rows = [
            {
                "id": item.number,
                "title": item.title,
                "url": self.markup.article(place, item),
                "publishTime": item.published.isoformat(),
            }
            for item in items
        ]
        text = json.dumps({"total": len(items), "list": rows}, ensure_ascii=False)
        return DemoPage(200, {"Content-Type": "application/json; charset=utf-8"}, text.encode())

    def content(self, place: Place) -> tuple[str, DemoPage]:
        """A column that is itself a page, tagged like an article."""
        section = place.section
        path = self.markup.column(place)
        edited = date(self.as_of.year, *_EDITED)
        item = Item(section.label, edited, section.content, number=place.number)
        form = _FORM.format(action=path) if section.form else ""
        main = self.markup.story(self.site, path, place, item) + form
        metas = article_metas(self.site, place, item, path, self.markup.moment(item))
        title = f"{section.label}-{self.site.profile.name}"
        return path, self.page(path, title, metas, self.framed(path, place, main))

    def article(self, place: Place, item: Item) -> Iterator[tuple[str, DemoPage]]:
        """An article and its files."""
        path = self.markup.article(place, item)
        metas = article_metas(self.site, place, item, path, self.markup.moment(item))
        main = self.markup.crumbs(self.site, path, place) + self.markup.story(self.site, path, place, item)
        yield path, self.page(path, item.title, metas, main)
        for n, file in enumerate(item.files, 1):
            body = file.body or obstacles.NOT_FOUND.encode()
            headers = {"Content-Type": file.content_type if file.status == 200 else "text/html"}
            yield self.markup.file(place, item, n, file), DemoPage(file.status, headers, body)

    def hub(self, path: str, place: Place) -> str:
        """A page that leads to its children and shows the newest of each."""
        parts = []
        for child in self.site.children(place):
            rows = [] if child.section.barrier else self.brief(path, child, 3)
            shelf = self.markup.shelf(rows) if rows else ""
            parts.append(f'<div class="box"><h3>{self.markup.anchor(path, child)}</h3>{shelf}</div>')
        return "\n".join(parts)

    def brief(self, path: str, place: Place, count: int) -> list[str]:
        """The newest records of a column, pinned ones in their place by date."""
        items = sorted(place.section.items, key=lambda item: item.published, reverse=True)[:count]
        return [self.markup.brief(path, self.markup.article(place, item), item) for item in items]

    def home(self) -> str:
        """The middle of the home page."""
        parts = []
        for place in self.site.places:
            if not place.section.on_home or place.section.barrier or not place.section.items:
                continue
            rows = self.brief("/", place, place.section.on_home)
            more = f'<a href="{self.markup.link("/", self.markup.column(place))}">更多&gt;&gt;</a>'
            head = f"<h3>{self.markup.anchor('/', place)} {more}</h3>"
            parts.append(f'<div class="block">{head}{self.markup.shelf(rows)}</div>')
        quick = "".join(
            f"<li>{self.markup.anchor('/', place)}</li>"
            for place in self.site.places
            if len(place.trail) == 1
        )
        special = "".join(
            f'<li><a href="{self.markup.link("/", link.path)}">{link.label}</a></li>'
            for link in self.site.links
        )
        parts.append(f'<div class="quick"><h3>重点栏目</h3><ul>{quick}{special}</ul></div>')
        return "\n".join(parts)

    def framed(self, path: str, place: Place, main: str) -> str:
        """A column's middle between crumbs and side menu."""
        crumbs = self.markup.crumbs(self.site, path, place)
        side = self.markup.sidebar(self.site, path, place)
        return f'{crumbs}\n{side}\n<div class="main"><h2>{place.section.label}</h2>\n{main}\n</div>'

    def page(self, path: str, title: str, metas: dict[str, str], main: str) -> DemoPage:
        """A whole page in the site's encoding."""
        text = self.markup.document(self.site, path, title, metas, main)
        return self.answer(text, self.markup.content_type)

    def answer(self, text: str, content_type: str, status: int = 200) -> DemoPage:
        """Text as a page; the header names no charset, as most of these servers do not."""
        return DemoPage(status, {"Content-Type": content_type}, text.encode(self.markup.charset))


_FORM = (
    '<form method="post" action="{action}" class="apply"><p>申请人姓名：<input name="name"></p>'
    '<p>联系电话：<input name="phone"></p><p>所需信息内容：<textarea name="content"></textarea></p>'
    '<p><input type="submit" value="提交申请"></p></form>'
)
