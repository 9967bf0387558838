"""An agency's own pages: which of those that were read lie on its sites, a sample of them, as evidence."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from audit.model import Evidence, PageFacts, PageMark
from rules.facts import Facts

#: What the reports call a page by its role.
ROLES = {"home": "首页", "platform": "政府信息公开专栏", "list": "栏目页", "article": "内容页"}
#: A tag with such a content says nothing (catalogue §11, fact 21).
EMPTY = frozenset({"", "null", "undefined", "none"})


def host(url: str) -> str:
    """The host of an address (or of a bare host name) without ``www.``; with its port, if it names one."""
    return urlsplit(url if "//" in url else f"//{url}").netloc.casefold().removeprefix("www.")


def name_of(url: str) -> str:
    """The host's name alone, ``www.`` kept; empty where the address has none."""
    return (urlsplit(url if "//" in url else f"//{url}").hostname or "").casefold()


def is_bare(name: str) -> bool:
    """Whether a host is only a number or this machine: it says nothing about a site's name."""
    if not name or "." not in name:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def own_pages(facts: Facts, *roles: str) -> list[PageFacts]:
    """The pages that were read on the agency's own hosts, of those roles (none: of all)."""
    hosts = {host(site) for site in facts.agency.sites}
    return [
        page
        for page in facts.pages
        if page.sha256 and host(page.url) in hosts and (not roles or page.role in roles)
    ]


def sampled_pages(pages: Iterable[PageFacts], role: str, count: int) -> list[PageFacts]:
    """The first ``count`` pages of a role by address: the same ones whenever it is judged again."""
    return sorted((page for page in pages if page.role == role), key=lambda page: page.url)[:count]


def seen_on(page: PageFacts, quote: str = "") -> Evidence:
    """The page as a place where something can be seen."""
    return Evidence(page.url, page.sha256, page.fetched_at, quote or page.title)


def called(page: PageFacts) -> str:
    """The page by role and title, as a reason names it."""
    return f"{ROLES.get(page.role, '页面')}“{page.title or page.url}”"


def mark_on(page: PageFacts, mark: PageMark) -> str:
    """What shows the mark on the page; empty where it was not seen (or nobody looked)."""
    return (page.marks or {}).get(mark, "")


def tag(page: PageFacts, name: str) -> str:
    """What a standard tag says; empty where it is missing or says nothing."""
    value = page.meta.get(name, "").strip()
    return "" if value.casefold() in EMPTY else value
