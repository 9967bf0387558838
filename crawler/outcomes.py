"""What became of a request: every status, answer and exception in one closed vocabulary.

Telling apart 'the page is gone', 'we are kept out' and 'the line broke' is what keeps an audit fair
(catalogue FP-01, FP-02): only the site's own word that a page does not exist makes a link dead.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import zlib
from dataclasses import dataclass

import aiohttp

from audit.model import FetchOutcome
from crawler.addresses import UnsafeAddressError

#: Refusals that protection systems send instead of the page (catalogue FP-01).
_BLOCKED_STATUS = frozenset({403, 412, 418, 521})
_TRANSIENT = frozenset(
    {FetchOutcome.TIMEOUT, FetchOutcome.RESET, FetchOutcome.SERVER_ERROR, FetchOutcome.CUT_OFF}
)
_SMALL = 16_384
_SHORT_TEXT = 400

_CHALLENGE = re.compile(
    rb"__jsl_clearance|\$_ts\s*=|acw_sc__v2|/_guard/|yunsuo_session|safedog|cf-browser-verification|"
    rb"challenge-platform|aliyun_waf|errors\.aliyun\.com|WAF/|__tst_status"
)
_CHALLENGE_TEXT = re.compile(
    "浏览器安全检查|正在进行安全验证|安全验证中|请完成安全验证|请求已被拦截|请求被拦截|访问被拦截|访问被拒绝|访问被阻断|"
    "可能对网站造成安全威胁|网站防火墙|应用防火墙|安全狗|云锁|创宇盾|您的访问行为异常|访问过于频繁|"
    "Web Application Firewall|Access Denied|Request blocked",
    re.IGNORECASE,
)
_GONE_TITLE = re.compile(
    r"^\W*(?:http\s*)?(?:错误\s*)?404(?!\d)|404\s*(?:错误|页面|not\s*found|error)|page not found|"
    "(?:页面|网页|文件|内容|(?<!政府)信息)(?:不存在|未找到|没有找到|找不到|已删除|已被删除)|(?:找不到|未找到)(?:页面|网页|文件|该页|相关页面)",
    re.IGNORECASE,
)
_GONE_TEXT = re.compile(
    "(?:您|你)?(?:所)?(?:访问|请求|浏览|查看|要查看)的?(?:页面|网页|地址|文件|内容|信息|文章|栏目)"
    "(?:已经?)?(?:不存在|未找到|没有找到|找不到|已删除|被删除|已被删除|已移除|不见了)|"
    "(?:抱歉|对不起|很遗憾)[^。]{0,20}(?:页面|网页|信息|内容|文章)(?:不存在|未找到|找不到|已删除|已被删除)|"
    "404 not found|"
    "(?:页面|网页)不存在",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title[^>]*>([^<]{0,200})", re.IGNORECASE)
_NOISE = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL)
_SPACE = re.compile(r"\s+|&nbsp;|&emsp;")


class FetchError(Exception):
    """Raised by the downloader where no usable answer came; carries the outcome and what was said."""

    def __init__(self, outcome: FetchOutcome, note: str = "") -> None:
        super().__init__(f"{outcome.value}: {note}")
        self.outcome = outcome
        self.note = note


def is_transient(outcome: FetchOutcome) -> bool:
    """Whether asking again shortly may well give another result."""
    return outcome in _TRANSIENT


def of_exception(error: BaseException) -> FetchError:
    """The outcome that an exception of the transport stands for."""
    note = str(error)[:200]
    match error:
        case FetchError():
            return error
        case UnsafeAddressError():
            return FetchError(FetchOutcome.UNSAFE_ADDRESS, note)
        case aiohttp.ClientConnectorDNSError():
            return FetchError(FetchOutcome.DNS, note)
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return FetchError(FetchOutcome.TLS, note)
        case TimeoutError() | asyncio.TimeoutError():
            return FetchError(FetchOutcome.TIMEOUT, note)
        case aiohttp.ClientConnectorError():
            return FetchError(_of_connect(error.os_error), note)
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError():
            return FetchError(FetchOutcome.UNSUPPORTED, note)
        case aiohttp.ClientError() | OSError():
            return FetchError(FetchOutcome.RESET, note)
        case _:
            return FetchError(FetchOutcome.INTERNAL, f"{type(error).__name__}: {note}")


def _of_connect(error: OSError) -> FetchOutcome:
    if isinstance(error, ssl.SSLError):
        return FetchOutcome.TLS
    if isinstance(error, ConnectionRefusedError):
        return FetchOutcome.REFUSED
    if isinstance(error, TimeoutError):
        return FetchOutcome.TIMEOUT
    # No route, network down: nothing that the site's office could mend is proven.
    return FetchOutcome.RESET if isinstance(error, ConnectionResetError) else FetchOutcome.TIMEOUT


def of_status(status: int, body: bytes = b"") -> FetchOutcome:
    """The outcome that a status code stands for; ``body`` tells a challenge page from an answer."""
    if 200 <= status < 300:
        return FetchOutcome.OK
    if status == 304:
        return FetchOutcome.NOT_MODIFIED
    if status in _BLOCKED_STATUS:
        return FetchOutcome.BLOCKED
    if status == 429:
        return FetchOutcome.RATE_LIMITED
    if is_challenge(body):
        return FetchOutcome.BLOCKED
    if status == 404:
        return FetchOutcome.NOT_FOUND
    if status == 410:
        return FetchOutcome.GONE
    return FetchOutcome.SERVER_ERROR if status >= 500 else FetchOutcome.CLIENT_ERROR


def is_challenge(body: bytes) -> bool:
    """Whether a small answer is a protection system's test of the browser (catalogue FP-02)."""
    if not body or len(body) > _SMALL:
        return False
    if _CHALLENGE.search(body) and len(visible(body.decode("utf-8", "ignore"))) < _SHORT_TEXT:
        return True
    text = _decoded(body)
    return _CHALLENGE_TEXT.search(text) is not None and len(visible(text)) < _SHORT_TEXT


def of_content(body: bytes, content_type: str) -> FetchOutcome:
    """What a page sent with status 200 really is: itself, a challenge, or 'no such page'.

    Careful on purpose: only a page that says so in its title, or says little else, is a soft 404.
    """
    if "html" not in content_type and "text" not in content_type and content_type:
        return FetchOutcome.OK
    if is_challenge(body):
        return FetchOutcome.BLOCKED
    head = _decoded(body[:4096])
    title = _TITLE.search(head)
    if (
        title
        and _GONE_TITLE.search(title[1].strip())
        and len(visible(_decoded(body[:60_000]))) < 4 * _SHORT_TEXT
    ):
        return FetchOutcome.SOFT_404
    if len(body) <= _SMALL and (b"404" in body or len(body) < _SMALL // 2):
        text = visible(_decoded(body))
        if len(text) < _SHORT_TEXT and _GONE_TEXT.search(text):
            return FetchOutcome.SOFT_404
    return FetchOutcome.OK


def visible(markup: str) -> str:
    """The words of a page without tags, scripts and blanks; rough, for measuring and searching."""
    return _SPACE.sub("", _NOISE.sub("", markup))


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(body) - 4:  # a character cut in half at the end of the sample
            return body.decode("utf-8", "ignore")
        return body.decode("gb18030", "replace")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A body without its content coding; ``outcome`` is OK, CUT_OFF or TOO_LARGE."""

    body: bytes
    outcome: FetchOutcome
    note: str = ""


def unpacked(body: bytes, coding: str, limit: int) -> Unpacked:
    """Undo gzip or deflate, never making more than ``limit`` bytes (a bomb stays small)."""
    coding = coding.strip().lower()
    if not body or coding in {"", "identity"}:
        return Unpacked(body, FetchOutcome.OK)
    if coding not in {"gzip", "x-gzip", "deflate"}:
        return Unpacked(b"", FetchOutcome.UNSUPPORTED, f"未知的压缩方式 {coding[:20]}")
    for window in (47, -15):  # gzip or zlib by its own header, then bare deflate as some servers send it
        packer = zlib.decompressobj(window)
        try:
            plain = packer.decompress(body, limit + 1)
        except zlib.error:
            continue
        if len(plain) > limit:
            return Unpacked(plain[:limit], FetchOutcome.TOO_LARGE, "解压后超过大小上限")
        if not packer.eof:
            return Unpacked(plain, FetchOutcome.CUT_OFF, "压缩数据不完整")
        return Unpacked(plain, FetchOutcome.OK)
    if body[:2] == b"\x1f\x8b":
        return Unpacked(b"", FetchOutcome.CUT_OFF, "压缩数据损坏")
    return Unpacked(body, FetchOutcome.OK, "声明为压缩但未压缩")
