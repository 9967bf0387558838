"""Serving the demonstration on loopback: one HTTP/1.1 server per site, on a port of its own.

The bodies carry placeholders for the site's own address; they are filled in once ports are known.
A site that is *down* keeps a bound socket that never listens: connecting to it is refused, and
nobody else can take its port meanwhile.
"""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from zwgk.demo.model import BASE, HOST, Demo, DemoPage, DemoSite
from zwgk.demo.obstacles import FAILED, NOT_FOUND

_LOOPBACK = "127.0.0.1"
_PROXY = "/module/web/jpage/dataproxy.jsp"
_HTML = {"Content-Type": "text/html"}


@contextmanager
def serve(demo: Demo) -> Iterator[Mapping[str, str]]:
    """Serve every site of ``demo`` while the block runs; yields agency id → base URL (no slash at the end).

    Raises OSError where loopback sockets cannot be opened.
    """
    with ExitStack() as stack:
        yield {site.id: stack.enter_context(serve_site(site)) for site in demo.sites}


@contextmanager
def serve_site(site: DemoSite) -> Iterator[str]:
    """Serve one site; yields its base URL."""
    if site.down:
        with socket.socket() as closed:
            closed.bind((_LOOPBACK, 0))
            yield f"http://{_LOOPBACK}:{closed.getsockname()[1]}"
        return
    server = _Server(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.base
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    """A server that knows its site's pages, and closes its clients' connections when it goes."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, site: DemoSite) -> None:
        super().__init__((_LOOPBACK, 0), _Handler)
        host = f"{_LOOPBACK}:{self.server_address[1]}"
        self.base = f"http://{host}"
        self.site = site
        self.pages = {path: _filled(page, self.base, host) for path, page in site.pages.items()}
        self.asked: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.connections: set[socket.socket] = set()

    def find(self, target: str) -> DemoPage:
        """The page at ``target``: by path and query, else by path alone, else 404."""
        path = urlsplit(target).path
        page = (
            self.pages.get(target) or self.pages.get(path) or self.pages.get(f"{path.rstrip('/')}/index.html")
        )
        if page is None:
            return DemoPage(404, _HTML, NOT_FOUND.encode())
        if page.failures:
            with self.lock:
                self.asked[target] += 1
                failing = self.asked[target] <= page.failures
            if failing:
                return DemoPage(500, _HTML, FAILED.encode(), delay=page.delay)
        return page

    def rows(self, target: str, form: str) -> DemoPage:
        """What the Hanweb proxy answers: rows startrecord to endrecord (from 1, both included)."""
        asked = parse_qs(urlsplit(target).query) | parse_qs(form)
        rows = self.site.stores.get(asked.get("columnid", [""])[0], ())
        first, last = _number(asked, "startrecord", 1), _number(asked, "endrecord", 18)
        size = max(1, _number(asked, "perpage", 6))
        records = "".join(f"<record><![CDATA[{row}]]></record>" for row in rows[max(0, first - 1) : last])
        text = (
            f"<?xml version='1.0' encoding='UTF-8'?><datastore><totalrecord>{len(rows)}</totalrecord>"
            f"<totalpage>{-(-len(rows) // size)}</totalpage><recordset>{records}</recordset></datastore>"
        )
        return DemoPage(200, {"Content-Type": "application/xml;charset=UTF-8"}, text.encode())

    def server_close(self) -> None:
        """Stop listening and hang up on whoever is still connected."""
        super().server_close()
        with self.lock:
            still_open = tuple(self.connections)
        for connection in still_open:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the client was faster


class _Handler(BaseHTTPRequestHandler):
    """Answers from the table of pages; each answer goes out in one piece."""

    protocol_version = "HTTP/1.1"
    server_version = "demo"
    sys_version = ""
    disable_nagle_algorithm = True
    timeout = 60
    server: _Server

    def setup(self) -> None:
        super().setup()
        with self.server.lock:
            self.server.connections.add(self.connection)

    def finish(self) -> None:
        with self.server.lock:
            self.server.connections.discard(self.connection)
        super().finish()

    def do_GET(self) -> None:  # the name that http.server calls
        """A page, or rows where the proxy is asked without a form."""
        if urlsplit(self.path).path == _PROXY:
            self.answer(self.server.rows(self.path, ""))
        else:
            self.answer(self.server.find(self.path))

    do_HEAD = do_GET  # noqa: N815  # the same, without the body

    def do_POST(self) -> None:  # the name that http.server calls
        """Rows of a list; nothing else takes a form."""
        form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
        if urlsplit(self.path).path == _PROXY:
            self.answer(self.server.rows(self.path, form))
        else:
            self.answer(DemoPage(405, _HTML, b"<html><body>405</body></html>"))

    def answer(self, page: DemoPage) -> None:
        """Send ``page``, after the wait that it asks for."""
        if page.delay:
            time.sleep(page.delay)
        self.send_response(page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(page.body)))
        body = b"" if self.command == "HEAD" else page.body
        buffered = self._headers_buffer  # type: ignore[attr-defined]  # so that head and body leave as one packet
        buffered.append(b"\r\n" + body)
        self.flush_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the signature of http.server
        """Say nothing: the terminal belongs to the demonstration."""


def _filled(page: DemoPage, base: str, host: str) -> DemoPage:
    body = page.body.replace(BASE.encode(), base.encode()).replace(HOST.encode(), host.encode())
    return replace(page, body=body)


def _number(asked: Mapping[str, list[str]], name: str, default: int) -> int:
    value = asked.get(name, [""])[0]
    return int(value) if value.isascii() and value.isdigit() else default
