"""Loopback sites that behave as badly as real ones, and crawls of them into temporary stores."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from audit.model import Agency, AgencyKind, ColumnNeed, Period, Plan
from audit.store import Store
from crawler.spider import CrawlReport

Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server whose every path does what the test says; ``hits`` are the requests that came."""

    address: str = "127.0.0.1"
    behaviours: dict[str, Behaviour] = field(default_factory=dict)
    hits: list[tuple[str, str]] = field(default_factory=list)
    fallback: Behaviour | None = None
    server: Any = None

    @property
    def base(self) -> str:
        return f"http://{self.address}:{self.server.server_port}"

    def page(
        self,
        path: str,
        body: bytes | str,
        status: int = 200,
        content_type: str = "text/html; charset=utf-8",
        **headers: str,
    ) -> None:
        """Answer ``path`` with a page."""
        data = body.encode() if isinstance(body, str) else body

        def answer(request: BaseHTTPRequestHandler) -> None:
            send(request, data, status, content_type, headers)

        self.behaviours[path] = answer

    def does(self, path: str, behaviour: Behaviour) -> None:
        """Let ``path`` behave as a function of the request."""
        self.behaviours[path] = behaviour

    def asked(self, path: str) -> int:
        """How often a path was asked for by GET."""
        return sum(hit == ("GET", path) for hit in self.hits)


def send(
    request: BaseHTTPRequestHandler,
    data: bytes,
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
    headers: dict[str, str] | None = None,
) -> None:
    """Send an ordinary answer."""
    request.send_response(status)
    request.send_header("Content-Type", content_type)
    given = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
    if "Content-Length" not in given:
        given["Content-Length"] = str(len(data))
    for name, value in given.items():
        request.send_header(name, value)
    request.end_headers()
    if request.command != "HEAD":
        request.wfile.write(data)


def hang_up(request: BaseHTTPRequestHandler) -> None:
    """Break the connection without a word, as an overloaded firewall does."""
    request.connection.shutdown(socket.SHUT_RDWR)
    request.close_connection = True


def handler_of(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            self.sent = self.rfile.read(length)
            site.hits.append((self.command, self.path))
            behaviour = site.behaviours.get(self.path) or site.fallback
            if behaviour is None:
                send(self, b"<html><title>404</title>no such page</html>", 404)
            else:
                behaviour(self)

        do_POST = do_GET  # noqa: N815  # the standard library asks for these names
        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *args: Any) -> None:
            pass

        def handle(self) -> None:
            try:
                super().handle()
            except (OSError, ValueError):
                self.close_connection = True

        def finish(self) -> None:
            with contextlib.suppress(OSError, ValueError):
                super().finish()

    return Handler


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


def agency_of(
    *sites: str, agency: str = "a1", name: str = "测试县教育局", entry: tuple[str, ...] = ()
) -> Agency:
    """An agency with those home pages."""
    return Agency(agency, name, AgencyKind.DEPARTMENT, "部门", sites, entry)


def plan_for(*needs: ColumnNeed | str, links: bool = False) -> Plan:
    """A plan for the year 2026 as of late November."""
    wanted = tuple(ColumnNeed(need) if isinstance(need, str) else need for need in needs)
    return Plan(date(2026, 11, 20), Period(date(2026, 1, 1), date(2026, 11, 20)), wanted, home_links=links)


@dataclass
class Crawled:
    """A finished crawl: its report, and the store to look into."""

    report: CrawlReport
    store: Store
    evidence: Path


MENU = {
    "zfxxgk": "政府信息公开",
    "tzgg": "通知公告",
    "zcwj": "政策文件",
    "xxgkzn": "政府信息公开指南",
    "xxgknb": "政府信息公开年报",
    "jgzn": "机构职能",
}


def framed(site: Site, title: str, body: str, head: str = "") -> str:
    """A page of the site: its menu, ``body``, its foot."""
    menu = "".join(f'<li><a href="/{path}/">{label}</a></li>' for path, label in MENU.items())
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<div class="nav"><ul><li><a href="/">首页</a></li>{menu}</ul></div><div class="main">{body}</div>'
        f'<div class="footer">主办：测试县教育局 网站标识码：4114240001</div></body></html>'
    )


def rows_of(items: list[tuple[str, str, str]]) -> str:
    """A list of (href, title, day)."""
    shown = "".join(
        f'<li><a href="{href}" title="{title}" target="_blank">{title}</a><span>{day}</span></li>'
        for href, title, day in items
    )
    return f'<ul class="list">{shown}</ul>'


def an_article(site: Site, title: str, day: str, more: str = "") -> str:
    """An article with a labelled date, a source and some text."""
    text = "".join(
        f"<p>第{n}条 为做好{title}所涉工作，现将有关事项通知如下，请各单位认真贯彻执行。</p>"
        for n in range(1, 9)
    )
    line = f'<div class="info">发布时间：{day} 来源：测试县教育局</div>'
    body = f'<h1>{title}</h1>{line}<div id="zoom">{text}{more}</div>'
    return framed(site, title, body)


def build(site: Site, *, markup: str = "plain", per_page: int = 10) -> None:
    """A small site: two paged lists, a guide, an annual report, duties; in one of two mark-ups.

    ``plain`` has a pager of anchors, ``trs`` one written by ``createPageHTML``.
    """
    site.page("/robots.txt", "", 404)
    site.page("/", framed(site, "测试县教育局", "<p>欢迎访问测试县教育局网站。</p>"))
    platform = "".join(f'<li><a href="/{path}/">{label}</a></li>' for path, label in MENU.items())
    site.page("/zfxxgk/", framed(site, "政府信息公开", f'<div class="tree"><ul>{platform}</ul></div>'))
    for section, kind, count in (("tzgg", "通知", 34), ("zcwj", "意见", 25)):
        _lists(site, section, kind, count, markup, per_page)
    guide = "本指南依据政府信息公开条例编制。" * 30
    site.page("/xxgkzn/", an_article(site, "测试县教育局政府信息公开指南", "2025-03-01", f"<p>{guide}</p>"))
    site.page("/jgzn/", an_article(site, "测试县教育局机构职能", "2024-05-06", "<p>主要职责</p>"))
    years = [
        (f"/xxgknb/{y}.html", f"测试县教育局{y}年政府信息公开工作年度报告", f"{y + 1}-01-20")
        for y in (2025, 2024, 2023)
    ]
    site.page("/xxgknb/", framed(site, "政府信息公开年报", rows_of(years)))
    for href, title, day in years:
        more = '<p>附件：<a href="/files/report.pdf">年度报告.pdf</a></p>'
        site.page(href, an_article(site, title, day, more))
    site.page("/files/report.pdf", b"%PDF-1.4\n1 0 obj\n%%EOF", content_type="application/pdf")


def _lists(site: Site, section: str, kind: str, count: int, markup: str, per_page: int) -> None:
    items = []
    for n in range(count):
        day = date(2026, 11, 10).toordinal() - n * 12
        shown = date.fromordinal(day).isoformat()
        title = f"关于做好第{n + 1}期教育督导工作的{kind}"
        name = f"t{shown.replace('-', '')}_{1000 + n}.html" if markup == "trs" else f"{shown}/{1000 + n}.html"
        items.append((f"/{section}/{name}", title, shown))
        site.page(items[-1][0], an_article(site, title, shown))
    pages = -(-count // per_page)
    for page in range(pages):
        name = _page_name(section, page, markup)
        pager = _pager(section, page, pages, markup)
        body = rows_of(items[page * per_page : (page + 1) * per_page]) + pager
        site.page(name, framed(site, MENU[section], body))


def _page_name(section: str, page: int, markup: str) -> str:
    if page == 0:
        return f"/{section}/"
    return f"/{section}/index_{page if markup == 'trs' else page + 1}.html"


def _pager(section: str, page: int, pages: int, markup: str) -> str:
    if markup == "trs":
        return f'<div class="page"><script>createPageHTML({pages}, {page}, "index", "html");</script></div>'
    following = f'<a href="{_page_name(section, page + 1, markup)}">下一页</a>' if page + 1 < pages else ""
    return f'<div class="page">共{pages}页 第{page + 1}页 {following}</div>'
