"""EmpireCMS: folders dated by the day pages were generated, the pager inside the list (dialects.md §9)."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from html import escape

from zwgk.demo.markup.skeleton import Markup
from zwgk.demo.model import File, Item
from zwgk.demo.place import Place, Site


class Empire(Markup):
    """Everything before the last month was generated anew on one day, whatever its date."""

    name = "empire"

    def article(self, place: Place, item: Item) -> str:
        """``2026-06-03/1234.html``: the day of generation, not of publication."""
        generated = max(item.published, item.published.replace(day=1) + timedelta(days=24))
        return f"/{'/'.join(place.slugs)}/{generated.isoformat()}/{item.number}.html"

    def file(self, place: Place, item: Item, n: int, file: File) -> str:
        """``/d/file/<column>/<md5>.doc``."""
        code = hashlib.md5(f"{item.number}-{n}".encode(), usedforsecurity=False).hexdigest()
        return f"/d/file/{place.section.slug}/{code}{file.suffix}"

    def row(self, here: str, path: str, item: Item) -> str:
        """The date stands on lines of its own."""
        return (
            f'<li>\n  {self.pin(item)}<a href="{self.link(here, path)}" >{escape(item.title)}</a>\n'
            f'  <span class="time">\n  {self.listed(item)}\n  </span> </li>\n'
        )

    def listing(self, site: Site, here: str, place: Place, page: int, pages: int, rows: list[str]) -> str:
        """The pager is the last thing inside the ``ul``."""
        del site
        shown = "\n".join(self.window(place, page, rows))
        return f'<ul class="newslist">\n{shown}\n{self.pager(here, place, page, pages)}</ul>'

    def pager(self, here: str, place: Place, page: int, pages: int) -> str:
        """Total, numbers, 下一页 and 尾页."""
        if pages < 2:
            return ""

        def to(n: int, label: str) -> str:
            return f'<a href="{self.link(here, self.column(place, n, pages))}">{label}</a>'

        numbers = "&nbsp;".join(f"<b>{n}</b>" if n == page else to(n, str(n)) for n in range(1, pages + 1))
        onward = f"&nbsp;{to(page + 1, '下一页')}&nbsp;{to(pages, '尾页')}" if page < pages else ""
        return (
            '<div style="text-align:center;"><a title="Total record">&nbsp;'
            f"<b>{len(place.section.items)}</b> </a>"
            f"&nbsp;&nbsp;&nbsp;{numbers}{onward}</div>"
        )

    def story(self, site: Site, here: str, place: Place, item: Item) -> str:
        """``div.content_attr`` with a hit counter that only a script fills."""
        source = item.source or site.profile.name
        return (
            f'<div class="content clearfix">{self.facts(site, item)}'
            f'<h1 class="content_title">{escape(item.title)}</h1><h2 class="content_subtitle"></h2>'
            f'<div class="content_attr"><span class="time">{self.dated(item, "发布日期：<b>")}</b></span> '
            f'<span class="ly">来源：<b>{source}</b></span> <span class="ly">浏览次数：<b></b></span></div>'
            f'<div id="zoomcon" class="content_con">{self.blocks(item.blocks)}</div>'
            f"{self.files(here, place, item)}</div>"
        )

    def files(self, here: str, place: Place, item: Item) -> str:
        """A fieldset; the friendly name is the anchor's text and title."""
        anchors = "".join(
            f'<a href="{self.link(here, self.file(place, item, n, file))}" title="{escape(file.name)}">'
            f"{escape(file.name + file.suffix)}</a><br/>"
            for n, file in enumerate(item.files, 1)
        )
        return f"<fieldset><legend>点击下载附件</legend>{anchors}</fieldset>" if anchors else ""
