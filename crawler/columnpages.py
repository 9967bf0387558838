"""Candidates for columns, gathered by page: what an address tells and whose site it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.columnnames import normalise

_ARTICLE_URL = re.compile(
    r"/t?20\d{6}_\w+\.s?html?$|/20\d\d-\d\d-\d\d/|/20\d\d/\d{1,2}(/|-)\d{1,2}/|/(post|content|art)_\w+\.s?html?$"
    r"|/info/\d+/\d+\.htm|/art/20\d\d/|_\d{5,}\.s?html?$|/\d{5,}\.s?html?$"
)
_INDEX = re.compile(r"^(index|default|list|main)(_1)?\.(s?html?|jsp|php|aspx?|jhtml|do)$", re.IGNORECASE)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,}?(?:自治区|自治州|自治县|省|市|县|区|州|旗|镇|乡|街道)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sign that a page may be a column: a link to it, or the page itself once it was read.

    ``path`` are the labels that lead to it, outermost first: those of the page where the link was
    found, then those of the menus around it (without ``label``).  ``place`` as in ``NavLink``, or
    ``entry`` for an address in the roster, ``title`` where the label is the page's own title.
    ``meta``, ``kind`` and ``titles`` (of its records) are known once the page was read; then ``label`` may
    be its own title or breadcrumb.
    """

    url: str
    label: str = ""
    path: tuple[str, ...] = ()
    place: str = "menu"
    meta: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose columns are looked for: names before labels, hosts and folders that are its own.

    ``whole``: it has every field of duty, so 环境保护 > 行政处罚 is not its 行政处罚.
    """

    own: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()
    whole: bool = True


@dataclass(slots=True)
class PageSigns:
    """All candidates of one page."""

    key: str
    urls: Counter[str] = field(default_factory=Counter)
    seen: list[Candidate] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The form of the address that was met most; of equals the shortest, then the first."""
        return min(self.urls, key=lambda url: (-self.urls[url], len(url), url))


def own_names(name: str) -> tuple[str, ...]:
    """The forms of an agency's name that may stand before a column's: 柘城县人民政府, 柘城县, 柘城."""
    text = normalise(name)
    forms = {text, re.sub(r"(人民)?政府(门户网站|办公室|网站|网)?$", "", text)}
    for place in _PLACE.findall(text):
        forms |= {place, place[:-1]}
    for form in set(forms):
        forms |= {form[match.end() :] for match in re.finditer("[省市县区州]", form)}
    return tuple(sorted((form for form in forms if len(form) >= 2), key=lambda form: (-len(form), form)))


def page_key(url: str) -> str:
    """What two addresses of one page have in common: no scheme, no index file, no empty fragment."""
    parts = urlsplit(url)
    folder, _, file = parts.path.rpartition("/")
    path = folder + "/" if not parts.query and _INDEX.match(file) else parts.path or "/"
    if file and "." not in file and not parts.query:
        path += "/"
    # An application in one page (gkmlpt#1620, #/list) has its columns in the fragment.
    fragment = f"#{parts.fragment}" if re.match(r"[/!]|\d+$", parts.fragment) else ""
    return f"{parts.netloc.lower()}{path}{'?' + parts.query if parts.query else ''}{fragment}"


def is_external(key: str, setting: Setting) -> bool:
    """Whether a page stands on another's host."""
    return bool(setting.hosts) and key.split("/", maxsplit=1)[0] not in setting.hosts


def is_article_address(key: str) -> bool:
    """Whether an address has the form that content systems give to articles."""
    return bool(_ARTICLE_URL.search(key))


def folder_of(key: str) -> str:
    """The folder that a page heads: its own for an index page, that of its name for ``xxgk.htm``."""
    path = key.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]
    return path if path.endswith("/") else re.sub(r"\.\w+$", "", path) + "/"


def gather(candidates: Iterable[Candidate]) -> dict[str, PageSigns]:
    """Candidates by page."""
    pages: dict[str, PageSigns] = {}
    for candidate in candidates:
        if candidate.url.startswith(("http://", "https://")):
            try:
                key = page_key(candidate.url)
            except ValueError:
                continue  # http://[… : a slip in a page, no address
            page = pages.setdefault(key, PageSigns(key))
            page.urls[candidate.url] += 1
            page.seen.append(candidate)
    return pages


def segments_of(key: str) -> list[str]:
    """The folders of an address and the name of its page, without endings and index names."""
    path = key.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]
    parts = [part for part in path.split("/")[1:] if part]
    if parts and "." in parts[-1]:
        stem = parts[-1].split(".")[0]
        parts = parts[:-1] if stem in {"index", "list", "default", "main"} else [*parts[:-1], stem]
    return [part.lower() for part in parts]
