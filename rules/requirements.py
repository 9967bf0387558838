"""What a rule has to be given before it can judge: columns, the home page, its links, sampled pages.

The runner reads these declarations twice: before the crawl, to plan what has to be fetched, and
before each judgement, to refuse one on ground that was not searched (architecture, point 3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from audit.model import ColumnId, Outcome

#: A day of any year as ``MM-DD``; empty where no day is prescribed.
DateOfYear = Annotated[str, "MM-DD"]


@dataclass(frozen=True, slots=True, init=False)
class Columns:
    """The columns that a rule looks into, named here or by one of the rule's parameters.

    ``texts`` and ``attachments`` say that bodies are read and files tried, ``tables`` that the tables of
    articles and their files are read; ``history_days`` how many
    days before the period records matter.  With ``gate`` the runner lets the rule run only where
    every column was read to its end; without it the rule weighs each column's coverage itself.
    ``absent`` is the verdict on a column that was searched for and does not exist (None: the rule
    judges that itself); ``partial`` says that even a part of the column can prove compliance.
    """

    ids: tuple[str, ...]
    parameter: str | None
    texts: bool
    attachments: bool
    history_days: int
    gate: bool
    absent: Outcome | None
    partial: bool
    tables: bool

    def __init__(
        self,
        *ids: str,
        parameter: str | None = None,
        texts: bool = False,
        attachments: bool = False,
        history_days: int = 0,
        gate: bool = True,
        absent: Outcome | None = Outcome.NOT_APPLICABLE,
        partial: bool = False,
        tables: bool = False,
    ) -> None:
        for name, value in (
            ("ids", tuple(ColumnId(column).value for column in ids)),
            ("parameter", parameter),
            ("texts", texts),
            ("attachments", attachments),
            ("history_days", history_days),
            ("gate", gate),
            ("absent", absent),
            ("partial", partial),
            ("tables", tables),
        ):
            object.__setattr__(self, name, value)

    def named(self, parameters: Mapping[str, object]) -> tuple[str, ...]:
        """The ids of the columns meant, with the rule's parameters filled in."""
        if self.parameter is None:
            return self.ids
        value = parameters[self.parameter]
        chosen = value if isinstance(value, tuple) else (value,)
        return self.ids + tuple(str(column) for column in chosen)


@dataclass(frozen=True, slots=True)
class Home:
    """The home page, read."""


@dataclass(frozen=True, slots=True)
class Links:
    """The home page's links, each looked at."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Sampled pages as pages: meta tags and footers."""


@dataclass(frozen=True, slots=True)
class Searches:
    """The site's own search, asked for a few published titles."""


@dataclass(frozen=True, slots=True)
class Probes:
    """What ``zwgk watch`` saw of the site over days."""


@dataclass(frozen=True, slots=True, init=False)
class Statements:
    """Lines of the imported evidence sheet, by catalogue id, named here or by one of the parameters."""

    items: tuple[str, ...]
    parameter: str | None

    def __init__(self, *items: str, parameter: str | None = None) -> None:
        object.__setattr__(self, "items", items)
        object.__setattr__(self, "parameter", parameter)

    def named(self, parameters: Mapping[str, object]) -> tuple[str, ...]:
        """The items meant, with the rule's parameters filled in."""
        if self.parameter is None:
            return self.items
        value = parameters[self.parameter]
        chosen = value if isinstance(value, tuple) else (value,)
        return self.items + tuple(str(item) for item in chosen)


Requirement = Columns | Home | Links | Pages | Searches | Probes | Statements


def columns_of(
    requires: tuple[Requirement, ...], parameters: Mapping[str, object]
) -> Iterator[tuple[str, Columns]]:
    """Every column that ``requires`` names, with the requirement that named it."""
    for requirement in requires:
        if isinstance(requirement, Columns):
            for column in requirement.named(parameters):
                yield column, requirement
