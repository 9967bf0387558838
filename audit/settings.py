"""The settings of a crawl: budgets and manners, with their defaults and limits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from audit.roster import parse_url
from audit.yamlfile import Node

#: What ``CrawlSettings.browser`` says where no browser is to be used.
BROWSER_OFF = "off"
_OFF = frozenset({"off", "no", "none", "false", "0", "否", "关", "关闭", "不使用", "停用"})
_AUTO = frozenset({"", "auto", "on", "yes", "true", "1", "是", "开", "自动"})
_KIB, _MIB, _GIB = 2**10, 2**20, 2**30
_UNITS = {"": 1, "B": 1, "KB": _KIB, "KIB": _KIB, "MB": _MIB, "MIB": _MIB, "GB": _GIB, "GIB": _GIB}
#: The smallest and largest value that each setting may have, and its unit in words.
_LIMITS: dict[str, tuple[Decimal, Decimal, str]] = {
    "delay": (Decimal(0), Decimal(600), "秒"),
    "concurrency": (Decimal(1), Decimal(64), "个"),
    "agencies_at_once": (Decimal(1), Decimal(256), "个"),
    "max_pages": (Decimal(1), Decimal(10_000_000), "页"),
    "max_depth": (Decimal(1), Decimal(100), "层"),
    "max_bytes": (Decimal(_KIB), Decimal(1024 * _GIB), "字节"),
    "max_minutes": (Decimal(1), Decimal(100_000), "分钟"),
    "page_size": (Decimal(_KIB), Decimal(_GIB), "字节"),
    "attachment_size": (Decimal(_KIB), Decimal(4 * _GIB), "字节"),
    "timeout": (Decimal(1), Decimal(600), "秒"),
    "document_minutes": (Decimal(0), Decimal(100_000), "分钟"),
    "look_minutes": (Decimal(0), Decimal(100_000), "分钟"),
}


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """How a crawl behaves (issue: budgets and manners); every value may stand in ``settings:``.

    ``delay`` and ``timeout`` are seconds, sizes are bytes; ``max_*`` hold per agency; ``allow_hosts``
    are hosts that pages may lead to although their address is not public.  ``browser`` is the program
    that opens lists which only scripts fill: empty for what the system has, ``off`` for none.
    ``documents`` says whether files are read, ``document_minutes`` how long that may take per agency;
    ``look_minutes`` is how far apart two looks at one dead link must lie.
    """

    contact: str = ""
    delay: float = 0.5
    concurrency: int = 2
    agencies_at_once: int = 4
    max_pages: int = 3000
    max_depth: int = 6
    max_bytes: int = 2 * _GIB
    max_minutes: int = 120
    page_size: int = 10 * _MIB
    attachment_size: int = 50 * _MIB
    timeout: int = 30
    allow_hosts: tuple[str, ...] = ()
    browser: str = ""
    documents: bool = True
    document_minutes: int = 20
    look_minutes: int = 5


def read_settings(root: Node) -> CrawlSettings:
    """The settings under ``settings:``; defaults for what is missing, mistakes noted on ``root``."""
    node = root.mapping("settings")
    if node is None:
        return CrawlSettings()
    node.unknown_keys({*_LIMITS, "contact", "allow_hosts", "browser", "documents"})
    default = CrawlSettings()
    contact = node.string("contact", default.contact)
    if re.search(r"[\x00-\x1f\x7f]", contact):
        node.mistake("“contact”里有换行或控制字符", "请写在一行里", "contact")
    return CrawlSettings(
        contact=contact,
        delay=float(_number(node, "delay", Decimal(str(default.delay)))),
        concurrency=_whole(node, "concurrency", default.concurrency),
        agencies_at_once=_whole(node, "agencies_at_once", default.agencies_at_once),
        max_pages=_whole(node, "max_pages", default.max_pages),
        max_depth=_whole(node, "max_depth", default.max_depth),
        max_bytes=_bytes(node, "max_bytes", default.max_bytes),
        max_minutes=_whole(node, "max_minutes", default.max_minutes),
        page_size=_bytes(node, "page_size", default.page_size),
        attachment_size=_bytes(node, "attachment_size", default.attachment_size),
        timeout=_whole(node, "timeout", default.timeout),
        allow_hosts=_hosts(node),
        browser=_browser(node),
        documents=_yes(node, "documents", default=default.documents),
        document_minutes=_whole(node, "document_minutes", default.document_minutes),
        look_minutes=_whole(node, "look_minutes", default.look_minutes),
    )


def _browser(node: Node) -> str:
    """The browser's program; a path or a program's name, or one of the words for yes and no."""
    text = node.string("browser")
    word = text.strip().lower()
    if word in _AUTO:
        return ""
    return BROWSER_OFF if word in _OFF else text.strip()


def _yes(node: Node, key: str, *, default: bool) -> bool:
    """A yes or no, as people write it."""
    text = node.string(key)
    word = text.strip().lower()
    if not word:
        return default
    if word not in _AUTO | _OFF:
        node.mistake(f"“{key}”的值“{text}”不是“是”或“否”", "请写 是 或 否", key)
    return word not in _OFF


def _number(node: Node, key: str, default: Decimal) -> Decimal:
    return _limited(node, key, node.decimal(key, default), default)


def _whole(node: Node, key: str, default: int) -> int:
    return int(_limited(node, key, Decimal(node.integer(key, default)), Decimal(default)))


def _bytes(node: Node, key: str, default: int) -> int:
    """A size such as ``10 MB``, ``2GiB`` or a plain number of bytes."""
    text = unicodedata.normalize("NFKC", node.string(key))
    if not text:
        return default
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([A-Za-z]*)", text)
    unit = _UNITS.get(match[2].upper()) if match else None
    if match is None or unit is None:
        node.mistake(f"“{key}”的值“{text}”不是大小", "请写成 10 MB 或 2 GB", key)
        return default
    return int(_limited(node, key, Decimal(match[1]) * unit, Decimal(default)))


def _limited(node: Node, key: str, number: Decimal, default: Decimal) -> Decimal:
    low, high, unit = _LIMITS[key]
    if low <= number <= high:
        return number
    node.mistake(f"“{key}”的值 {number} 超出范围", f"请写 {low} 到 {high} 之间的数（{unit}）", key)
    return default


def _hosts(node: Node) -> tuple[str, ...]:
    hosts: list[str] = []
    for text in node.strings("allow_hosts"):
        url, wrong = parse_url(text if "://" in text else f"http://{text}")
        if wrong:
            node.mistake(
                f"“allow_hosts”里的“{text}”：{wrong}", "请写主机名，例如 www.example.gov.cn", "allow_hosts"
            )
        else:
            hosts.append(urlsplit(url).hostname or "")
    return tuple(hosts)
