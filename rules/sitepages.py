"""An agency's own pages: which of those that were read lie on its sites, a sample of them, as evidence."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from audit.model import Agency, AgencyKind, Evidence, Finding, PageFacts, PageMark
from rules.facts import Facts
from rules.findings import not_applicable

#: What the reports call a page by its role.
ROLES = {"home": "首页", "platform": "政府信息公开专栏", "list": "栏目页", "article": "内容页"}
#: Whose sites are government sites.
GOVERNMENT = frozenset({AgencyKind.PORTAL, AgencyKind.DEPARTMENT, AgencyKind.TOWNSHIP})
#: A tag with such a content says nothing (catalogue §11, fact 21).
EMPTY = frozenset({"", "null", "undefined", "none"})
#: A folder below the root, and not merely the file or folder that a site begins with.
_FOLDER = re.compile(r"/(?!(?:index|default|home|main|web|portal|site)\b)[^/]+/?")


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


def is_hosted(agency: Agency) -> bool:
    """Whether the body has pages on another's site only: a path below a portal's www host (ZY-02).

    What the template of such pages shows, or lacks, is not the body's doing.
    """
    if agency.kind is AgencyKind.PORTAL or not agency.sites:
        return False
    return all(
        name_of(site).startswith("www.") and _FOLDER.match(urlsplit(site).path) for site in agency.sites
    )


def hosted_elsewhere(agency: Agency) -> Finding:
    """The verdict on what another's site shows."""
    where = "、".join(agency.sites)
    reason = f"本单位没有独立网站，网址（{where}）是上级网站的栏目，页面模板由该网站负责，不适用"
    return not_applicable(reason, [Evidence(site) for site in agency.sites])


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
