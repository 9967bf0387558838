"""The download handler: raw bytes from safe addresses, with size and time limits, on plain asyncio.

Scrapy's own handlers throw away what an audit needs (headers as spelt, a body that broke off) and
connect to any address.  This one serves Scrapy's downloader in their place.
"""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import aiohttp
import yarl
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Request, Response

from audit.model import FetchOutcome
from crawler.addresses import Addresses, GuardedResolver
from crawler.evidence import Exchange
from crawler.outcomes import FetchError, of_exception

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

#: A server that drips may take this many times the patience for one silence.
_PATIENCE = 10
_HEADER_ROOM = 65_536
_KEEP_OF_TOO_LARGE = 65_536


@cache
def _tls(*, verify: bool) -> ssl.SSLContext:
    """A context that old government servers can still talk to; ``verify`` checks the certificate.

    One for all agencies, made when https is first asked for: reading the authorities takes 50 ms.
    """
    context = ssl.create_default_context()
    context.set_ciphers("DEFAULT:@SECLEVEL=1")
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


class SafeDownloadHandler(BaseDownloadHandler):
    """Fetches http and https for one crawl; the spider carries the addresses and limits.

    ``request.meta`` may hold ``size`` (bytes, above which the answer is too large), ``sample``
    (bytes, after which reading stops contentedly) and ``verify`` (False: any certificate will do).
    The answer's ``meta["exchange"]`` is the evidence.  Raises FetchError where no answer came.
    """

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        spider: Any = crawler.spider
        self._addresses: Addresses = spider.addresses
        self._timeout: float = spider.limits.timeout
        self._resolver = GuardedResolver(self._addresses)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=self._resolver, limit=0, limit_per_host=spider.limits.concurrency * 2
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
            max_line_size=_HEADER_ROOM,
            max_field_size=_HEADER_ROOM,
            timeout=aiohttp.ClientTimeout(
                total=self._timeout * _PATIENCE, sock_connect=self._timeout, sock_read=self._timeout
            ),
        )

    async def download_request(self, request: Request) -> Response:
        """Ask once; redirects are not followed, failures are not repeated."""
        url = request.url
        try:
            self._addresses.check_literal(url)
            async with self._session.request(
                request.method,
                yarl.URL(url, encoded=True),
                data=request.body or None,
                headers=request.headers.to_tuple_list(),
                ssl=not url.startswith("https:") or _tls(verify=request.meta.get("verify", True)),
                allow_redirects=False,
            ) as answer:
                return await self._read(request, answer)
        except FetchError:
            raise
        except Exception as error:
            raise of_exception(error) from error

    async def _read(self, request: Request, answer: aiohttp.ClientResponse) -> Response:
        peer = _peer(answer)
        body, truncated = await _body(
            answer, request.meta.get("size", _KEEP_OF_TOO_LARGE), request.meta.get("sample", 0)
        )
        version = answer.version
        assert version is not None
        request.meta["exchange"] = Exchange(
            url=request.url,
            method=request.method,
            request_headers=tuple(
                (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
                for name, value in answer.request_info.headers.items()
            ),
            request_body=request.body,
            status=answer.status,
            reason=(answer.reason or "").encode("utf-8", "surrogateescape"),
            headers=answer.raw_headers,
            body=body,
            fetched_at=datetime.now(UTC),
            ip=peer,
            truncated=truncated,
        )
        # The headers stand in the exchange, as they came; whoever needs them reads them there.
        return Response(request.url, status=answer.status, body=body, request=request)

    async def close(self) -> None:
        """Close connections and resolver."""
        await self._session.close()
        await self._resolver.close()


def _peer(answer: aiohttp.ClientResponse) -> str:
    """The address that answered; empty where the connection is gone already (a short answer)."""
    if answer.connection is None or answer.connection.transport is None:
        return ""
    name = answer.connection.transport.get_extra_info("peername")
    return str(name[0]) if name else ""


async def _body(answer: aiohttp.ClientResponse, size: int, sample: int) -> tuple[bytes, str]:
    """The body as far as it is wanted, and WARC's word for why it is not whole (empty: it is)."""
    promised = answer.content_length
    if promised is not None and promised > size and not sample and answer.method != "HEAD":
        answer.close()
        return b"", "length"
    chunks: list[bytes] = []
    got = 0
    try:
        async for chunk in answer.content.iter_any():
            chunks.append(chunk)
            got += len(chunk)
            if sample and got >= sample:
                answer.close()
                return b"".join(chunks), "sample"
            if got > size:
                answer.close()
                return b"".join(chunks)[:_KEEP_OF_TOO_LARGE], "length"
    except aiohttp.ClientPayloadError:
        return b"".join(chunks), "disconnect"
    except TimeoutError as error:
        if not chunks:
            raise FetchError(FetchOutcome.TIMEOUT, str(error)) from error
        return b"".join(chunks), "time"
    return b"".join(chunks), ""
