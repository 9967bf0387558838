"""The demonstration's own words: what a made-up site is built from, and what comes out of it.

Everything here is data.  ``Section``, ``Item`` and ``File`` say what a site publishes; ``Blueprint``
says whose site it is and in which CMS mark-up; ``Demo`` is the finished thing, ready to be served.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from audit.model import AgencyKind, Outcome, Period

#: Stands in a body for the site's own ``http://host:port``, known only once it is served.
BASE = "@@BASE@@"
#: The same for ``host:port``, as the SiteDomain meta tag wants it.
HOST = "@@HOST@@"


@dataclass(frozen=True, slots=True)
class File:
    """An attachment: ``suffix`` with its dot, ``status`` 404 for a file that is gone."""

    name: str
    suffix: str
    body: bytes
    content_type: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Item:
    """One published item.  ``blocks`` are paragraphs (plain text) or ready tables (``<table…``).

    ``listed`` is the day the list shows where it differs; ``undated`` hides every date; ``number``
    is the CMS's id (assigned when the site is assembled, in order of publication).
    """

    title: str
    published: date
    blocks: tuple[str, ...]
    issued: date | None = None
    doc_number: str = ""
    index_number: str = ""
    source: str = ""
    files: tuple[File, ...] = ()
    pinned: bool = False
    undated: bool = False
    listed: date | None = None
    number: int = 0
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A column of a site: a list, a content page, or a page that only leads to its ``children``.

    ``column`` is our id of it, empty where it is none of ours.  ``barrier`` says what keeps a
    reader out: ``403``, ``412`` (a challenge page) or ``script`` (only a script can fill the list).
    ``form`` puts an application form under the content.
    """

    slug: str
    label: str
    column: str = ""
    items: tuple[Item, ...] = ()
    content: tuple[str, ...] = ()
    children: tuple[Section, ...] = ()
    explanation: str = ""
    page_size: int = 10
    barrier: str = ""
    form: bool = False
    on_home: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """An invented body: names, codes and the matters that it writes about."""

    id: str
    name: str
    short: str
    kind: AgencyKind
    group: str
    functions: frozenset[str] | None
    cms: str
    code: str
    prefix: str
    topics: tuple[str, ...]
    leaders: tuple[str, ...]
    address: str
    telephone: str
    duty: str


@dataclass(frozen=True, slots=True)
class ExtraLink:
    """A link of the home page to something outside the columns, and how that page answers."""

    label: str
    path: str
    status: int = 200
    failures: int = 0
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A site before it is put into mark-up.

    ``no_meta`` leaves the standard meta tags out, ``no_identity`` the identity code in the footer,
    ``down`` makes the whole site refuse connections, ``declared`` overrides the charset it claims.
    """

    profile: Profile
    sections: tuple[Section, ...]
    extra_links: tuple[ExtraLink, ...] = ()
    no_meta: frozenset[str] = frozenset()
    no_identity: bool = False
    down: bool = False
    declared: str = ""


@dataclass(frozen=True, slots=True)
class DemoPage:
    """What the server answers at one path.

    The first ``failures`` requests get a 500; every answer waits ``delay`` seconds.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    failures: int = 0
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class DemoSite:
    """One finished site.

    ``pages`` is keyed by path, with the query where there is one.  ``stores`` are the rows behind a
    Hanweb data proxy by column number.  ``dead`` are paths that pages link to and that are meant to
    be missing.  ``declared`` and ``charset`` are the encoding that pages claim and really have.
    """

    id: str
    name: str
    kind: AgencyKind
    group: str
    functions: frozenset[str] | None
    cms: str
    charset: str
    declared: str
    pages: Mapping[str, DemoPage]
    stores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dead: frozenset[str] = frozenset()
    down: bool = False


@dataclass(frozen=True, slots=True)
class Planted:
    """One thing planted on purpose: what ``rule`` has to say about ``agency``, and why.

    ``parameters`` are those of the indicators that can see it (a column, say); ``url_part`` occurs
    in the URL of the finding's evidence, None where any evidence will do.  ``shown`` is the outcome where
    a browser shows what only scripts fill in (None: the same).
    """

    agency: str
    rule: str
    outcome: Outcome
    why: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    url_part: str | None = None
    shown: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Demo:
    """The whole demonstration; ``clean`` are the agencies on which no FAIL may appear at all."""

    as_of: date
    period: Period
    sites: tuple[DemoSite, ...]
    truth: tuple[Planted, ...]
    clean: frozenset[str]

    def site(self, agency: str) -> DemoSite:
        """The site of that agency; KeyError where there is none."""
        for site in self.sites:
            if site.id == agency:
                return site
        raise KeyError(agency)
