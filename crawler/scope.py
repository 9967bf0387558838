"""Which addresses are the agency's own, and which links look like sections worth opening."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from audit.model import Agency
from crawler.urls import folder_of, host_of, is_calendar, normalised

#: Files are no sections.
FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|tar|gz|jpe?g|png|gif|bmp|webp|svg|ico|mp[34]|avi|flv|wmv|"
    r"mov|swf|apk|exe|css|js|txt|ceb|rtf|csv)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"/t\d{8}_\d+\.|/art/\d{4}/|/art_[0-9a-f]|content_\d+\.|/post_\d+\.|/info/\d+/\d+\.|/\d{4}[-/]?\d{2}[-/]?\d{0,2}/|"
    r"/article/|/content/|/\d{5,}\.s?html?$|/c\d+/\d{6}/"
)
_DATED = re.compile(r"\d{4}[-年/.]\d{1,2}|\d{1,2}-\d{1,2}")
_NO_SECTION = re.compile(
    r"^(?:首页|网站首页|返回首页|主页|上一?页|下一?页|尾页|末页|上月|下月|前一天|后一天|登录|注册|退出|搜索|查询|打印|关闭|"
    r"收藏本站|加入收藏|设为首页|手机版|移动版|电脑版|无障碍\S*|长者\S*|适老\S*|繁体\S*|简体\S*|english|rss\S*|"
    r"微信|微博|分享\S*|返回顶部|\d+|[<>«»|.…\-]+)$",
    re.IGNORECASE,
)
#: Places in a page where sites put their sections, the most telling first.
STRUCTURED = frozenset({"menu", "script", "select", "breadcrumb", "sitemap", "area", "frame"})
#: Links that no words name (``wordless``): each may be a section.
WORDLESS = frozenset({"picture", "data"})
_MOST_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Scope:
    """The hosts of an agency; on a host that it shares with others, only its own folder.

    ``folders`` maps a host to the path that is the agency's there; ``/`` where all of it is.
    """

    folders: tuple[tuple[tuple[str, int], str], ...]

    @classmethod
    def of(cls, agency: Agency) -> Scope:
        """The scope that a roster row states.

        A site in a folder of a host (``http://portal/edu/``) owns that folder; a platform given as
        ``entry`` opens its whole host, since platforms spread their columns over it.
        """
        found: dict[tuple[str, int], str] = {}
        for url in agency.sites:
            clean = normalised(url)
            host = host_of(clean)
            folder = folder_of(clean) if clean else "/"
            found[host] = _shorter(found.get(host), folder)
        for url in agency.entry:
            found[host_of(normalised(url))] = "/"
        found.pop(("", 0), None)
        return cls(tuple(sorted(found.items())))

    def contains(self, url: str) -> bool:
        """Whether ``url`` is one of the agency's own pages."""
        host = host_of(url)
        for own, folder in self.folders:
            if _same_site(own, host):
                return folder == "/" or url.partition("://")[2].partition("/")[2].startswith(folder[1:])
        return False

    def is_external(self, url: str) -> bool:
        """Whether ``url`` leaves the agency's hosts."""
        host = host_of(url)
        return not any(_same_site(own, host) for own, _ in self.folders)


def _shorter(known: str | None, folder: str) -> str:
    return folder if known is None or len(folder) < len(known) else known


def _same_site(own: tuple[str, int], other: tuple[str, int]) -> bool:
    if own == other:
        return True
    # http and https, with or without www., are one site; other ports are other sites.
    standard = {80, 443}
    return (
        own[1] in standard
        and other[1] in standard
        and own[0].removeprefix("www.") == other[0].removeprefix("www.")
    )


def is_file(url: str) -> bool:
    """Whether the address is a file's, by its ending."""
    return FILE.search(url.partition("?")[0]) is not None


def is_section(label: str, url: str, place: str) -> bool:
    """Whether a link that names no known column may still be a section rather than an article."""
    if _NO_SECTION.match(label) or is_file(url) or is_calendar(url):
        return False
    if place in {"frame", "data"}:
        return True  # a frame shows its page without a label, a call's answer a tree
    if place == "picture":
        return not _ARTICLE.search(url)
    if not label:
        return False
    if len(label) > _MOST_LETTERS or _DATED.search(label):
        return False
    return not _ARTICLE.search(url) if place not in STRUCTURED else True


def may_follow(label: str, url: str) -> bool:
    """Whether a link that names a column may be followed: no file, no calendar, no button."""
    return not (is_file(url) or is_calendar(url) or _NO_SECTION.match(label))


def unique(urls: Iterable[str]) -> tuple[str, ...]:
    """Normalised addresses, each once, in order; what is no web address is left out."""
    return tuple(dict.fromkeys(clean for url in urls if (clean := normalised(url))))
