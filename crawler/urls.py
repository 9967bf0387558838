"""What makes two addresses the same page: session ids and tracking marks gone, traps recognised.

Endless sites must end by rule (dialects.md §17, catalogue FP-10): a calendar gives every day a page,
a session id gives every visit a new address.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_MAX_LENGTH = 2000
_DEFAULT_PORTS = {"http": 80, "https": 443}
_NOT_PLAIN = re.compile(r"[^!-~]|[\"<>\\^`{|}]")
#: Labels at the end of their hosts that one owner's sites share (luhe.gov.cn).
_OWNED = 3
_SCREEN = re.compile(r"/gkmlpt/[^#]*(#\d{1,9})$")
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sessionid|sid)=[^/?#;]*", re.IGNORECASE)
_SESSION_NAMES = frozenset({"jsessionid", "phpsessid", "aspsessionid", "sessionid", "session_id", "cftoken"})
_TRACKING_NAMES = frozenset({"spm", "_", "rand", "random", "timestamp", "nocache", "fromsource", "bd_vid"})
_SESSION_VALUE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[0-9A-Za-z._-]{16,}")
_DAY_NAMES = frozenset({"year", "month", "day", "date", "y", "m", "d", "ym", "week", "calendar"})
_DIGITS = re.compile(r"\d+")
_UNSUPPORTED = re.compile(r"^(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def absolute(base: str, href: str) -> str:
    """``href`` as seen on the page ``base``, normalised; empty where it leads nowhere on the web.

    Only http and https are ever followed: ``javascript:``, ``file:``, ``ftp:``, ``data:`` and
    ``mailto:`` are no addresses for a crawler.
    """
    href = href.strip()
    if not href or _UNSUPPORTED.match(href):
        return ""
    try:
        return normalised(urljoin(base, href))
    except ValueError:
        return ""


def normalised(url: str) -> str:
    """The address that is asked for and by which a page is known; empty where ``url`` is no web address.

    Scheme and host in lower case, default port, fragment, session ids and tracking marks removed;
    what carries meaning (``sid=3`` of a site, page numbers, a ``screen``) stays.
    """
    url = url.strip()
    if not url or len(url) > _MAX_LENGTH:
        return ""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host:
        return ""
    netloc = _ascii_host(host)
    if not netloc:
        return ""
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        netloc = f"{netloc}:{port}"
    path = parts.path or "/"
    if ";" in path:
        path = _SESSION_PATH.sub("", path)
    query = _kept(parts.query) if parts.query else ""
    return urlunsplit((scheme, netloc, _plain(path), _plain(query), "")) + screen(url)


def screen(url: str) -> str:
    """The fragment, with its ``#``, of an application in one page that has its columns there; else empty.

    ``/gkmlpt/index#1620`` (dialects.md §5): the server sees one page, its reader the column 1620.
    """
    found = _SCREEN.search(url) if "#" in url else None
    return found[1] if found else ""


def _ascii_host(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return "" if _NOT_PLAIN.search(name) else name.lower()


def _plain(text: str) -> str:
    return quote(text, safe="/%:=&?~+!$,;'@()*[]#-._") if _NOT_PLAIN.search(text) else text


def _kept(query: str) -> str:
    return "&".join(part for part in query.split("&") if part and not _is_session(part))


def _is_session(part: str) -> bool:
    name, _, value = part.partition("=")
    name = name.lower()
    if name in _SESSION_NAMES or name.startswith("utm_"):
        return True
    if name in _TRACKING_NAMES:
        return True
    # ``sid`` is a site's number on some platforms (dialects.md §5) and a session elsewhere.
    return name == "sid" and _SESSION_VALUE.fullmatch(value) is not None


def host_of(url: str) -> tuple[str, int]:
    """Host and port of a normalised address; ``("", 0)`` where it has none."""
    try:
        parts = urlsplit(url)
        return parts.hostname or "", parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)
    except ValueError:
        return "", 0


def is_sister(url: str, other: str) -> bool:
    """Whether two addresses lie on different hosts of one owner: alike in their last three labels."""
    one, two = host_of(url)[0], host_of(other)[0]
    if one == two or one.replace(".", "").isdecimal():
        return False
    return one.split(".")[-_OWNED:] == two.split(".")[-_OWNED:] and one.count(".") >= _OWNED - 1


def folder_of(url: str) -> str:
    """The folder part of the path, with slashes at both ends."""
    path = urlsplit(url).path
    return path[: path.rfind("/") + 1] or "/"


def shape(url: str) -> str:
    """The address with every number replaced: pages of one generator share a shape."""
    parts = urlsplit(url)
    names = ",".join(sorted(part.partition("=")[0] for part in parts.query.split("&"))) if parts.query else ""
    return f"{parts.netloc}{_DIGITS.sub('0', parts.path)}?{names}"


def is_calendar(url: str) -> bool:
    """Whether the address asks for a day, week or month: such pages never end."""
    query = urlsplit(url).query
    if not query:
        return False
    names = {part.partition("=")[0].lower() for part in query.split("&")}
    return bool(names & _DAY_NAMES)


def key_of(url: str, method: str = "GET", body: bytes = b"") -> str:
    """By what a page is known: its address; for a POST, what was posted as well."""
    if method == "GET" and not body:
        return url
    digest = hashlib.blake2b(body, digest_size=8).hexdigest()
    return f"{url}#{method.lower()}-{digest}"


def seen_hash(text: str) -> int:
    """A 64-bit fingerprint: sets of these stay small where sets of addresses would not."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())
