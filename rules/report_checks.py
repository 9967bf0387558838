"""A sum that was done again: whether it comes out, the arithmetic in words, and what makes it unsure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rules.report_cells import Cell, CellKind


class Verdict(StrEnum):
    """Whether a sum comes out; ``UNKNOWN``: it cannot be judged."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One sum at one place (``key``: ``c3``, ``r05``, ``r05c3``, ``review`` …).

    ``arithmetic`` is the sum as it can be redone by hand; ``doubt`` says why a failure is not sure.
    """

    identity: str
    key: str
    verdict: Verdict
    arithmetic: str
    doubt: str = ""


def judged(
    identity: str,
    key: str,
    comes_out: bool,  # noqa: FBT001  # the sum's own verdict
    told: str,
    cells: Iterable[Cell | None],
    *,
    paged: bool,
) -> Check:
    """The check of a sum over ``cells``: a failure with the first doubt that any of them was read with.

    ``paged``: they were read from a file with pages, in which a blank may be an unrecognised figure.
    """
    if comes_out:
        return Check(identity, key, Verdict.HOLDS, told)
    met = [cell for cell in cells if cell is not None]
    doubts = [cell.doubt for cell in met if cell.doubt]
    if paged and any(cell.kind is CellKind.EMPTY for cell in met):
        doubts.append("文件中有空白格，可能是没有识别出的数字")
    return Check(identity, key, Verdict.FAILS, told, doubts[0] if doubts else "")


def sign(first: Decimal, second: Decimal) -> str:
    """How two sides of a sum stand to each other."""
    return "=" if first == second else "≠"


def unread(names: Sequence[str], values: Sequence[Decimal | None]) -> str:
    """That the values of those names are unknown, in Chinese."""
    unknown = [name for name, value in zip(names, values, strict=False) if value is None]
    return f"没有读到“{'”“'.join(unknown)}”的数字"
