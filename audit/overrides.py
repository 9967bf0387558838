"""What people decided about an agency's site in place of the program: the contents of ``sites.yml``.

Every override carries its decision (who, when, why), which goes with it into the store and the reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from audit.model import ColumnId, Decision


@dataclass(frozen=True, slots=True)
class Override:
    """One decision about an address, or about the whole site where ``url`` is empty.

    ``value`` is what was decided: a dialect's name, a list's CSS selector; empty where the address says
    it all.
    """

    decision: Decision
    url: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class ColumnOverride:
    """Where a column is; without ``urls`` it does not exist on this site."""

    column: ColumnId
    decision: Decision
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteOverrides:
    """All that was decided about one agency's site.

    ``entry`` are further pages to start from, ``ignore`` addresses never to be asked for (one that ends
    in ``/`` or ``*`` stands for all that begin so), ``selectors`` the lists that are read by selector,
    ``dialect`` the system of the whole site, ``dialects`` those of single addresses (written as in
    ``ignore``; the longest that fits a page decides).
    """

    columns: Mapping[ColumnId, ColumnOverride] = field(default_factory=dict)
    entry: tuple[Override, ...] = ()
    ignore: tuple[Override, ...] = ()
    selectors: tuple[Override, ...] = ()
    dialect: Override | None = None
    dialects: tuple[Override, ...] = ()

    def __bool__(self) -> bool:
        pages = self.entry or self.ignore or self.selectors or self.dialects
        return bool(self.columns or pages or self.dialect)

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses that the operator wants to be visited."""
        columns = (url for override in self.columns.values() for url in override.urls)
        return (*columns, *(override.url for override in self.entry))

    def said(self) -> Iterator[tuple[str, str]]:
        """(sentence, address) of each decision that is not about a column, as reports print it."""
        groups = (
            ("从该页面开始查找", self.entry),
            ("不访问该地址", self.ignore),
            ("列表按选择器“{}”读取", self.selectors),
            ("网站按“{}”系统读取", (self.dialect,) if self.dialect else ()),
            ("该地址按“{}”系统读取", self.dialects),
        )
        for what, overrides in groups:
            for override in overrides:
                yield f"{what.format(override.value)}。{override.decision}", override.url

    def parts(self) -> list[object]:
        """All of it as JSON, by which a changed decision is told from the one that was crawled with."""
        dialect = (self.dialect,) if self.dialect else ()
        columns = [[c, o.urls, _told(o.decision)] for c, o in sorted(self.columns.items())]
        groups = [
            self.entry,
            self.ignore,
            self.selectors,
            dialect,
            *([self.dialects] if self.dialects else []),
        ]
        return [columns, *([[o.url, o.value, _told(o.decision)] for o in group] for group in groups)]


def _told(decision: Decision) -> list[object]:
    return [decision.author, decision.day.isoformat(), decision.reason, decision.exempt]


def covers(ignored: str, url: str) -> bool:
    """Whether an entry of ``ignore`` stands for ``url``: exactly, or for all that begin so."""
    if ignored.endswith("*"):
        return url.startswith(ignored.removesuffix("*"))
    return url.startswith(ignored) if ignored.endswith("/") else url == ignored
