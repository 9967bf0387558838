"""Hand-labelled claims of real summaries, and how many of them `zwgk claims` finds and understands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from ruamel.yaml import YAML

from audit.claims import Claim, claims_in
from zwgk.claiming import read_paper

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
#: Name of a set → (its labels, where its documents lie below ../shared, as a pattern of the document's key).
SETS = {
    "五份总结": (HERE / "claims_labels.yml", "seeds/{}_*.txt"),
    "对照组": (HERE / "claims_held_out.yml", "sites/zhecheng/xxgk/xxgknb/bmnb/2018-07-12/{}.html"),
}
#: In a label's place of the number: a blank, and a statement that there was none.
BLANK, ZERO = "xx", "zero"


@dataclass(frozen=True, slots=True)
class Label:
    """One claim that a person found; ``number`` is None for a blank."""

    offset: int
    number: Decimal | None
    unit: str
    measure: str
    zero: bool
    line: int
    anchor: str


@dataclass(slots=True)
class Result:
    """What became of one document: its text, all claims found, and how they fit the labels."""

    key: str
    text: str
    claims: tuple[Claim, ...]
    labels: tuple[Label, ...]
    missed: list[Label] = field(default_factory=list)
    invented: list[Claim] = field(default_factory=list)
    misread: list[tuple[Label, Claim]] = field(default_factory=list)

    @property
    def found(self) -> int:
        """Labelled claims that were found with the right number."""
        return len(self.labels) - len(self.missed)


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts over several documents."""

    labels: int
    found: int
    invented: int
    misread: int

    @property
    def precision(self) -> float:
        """Share of what was found that a person found too."""
        return self.found / (self.found + self.invented) if self.found + self.invented else 1.0

    @property
    def recall(self) -> float:
        """Share of what a person found that was found."""
        return self.found / self.labels if self.labels else 1.0

    @property
    def understood(self) -> float:
        """Share of what was found whose unit and measure are right too."""
        return (self.found - self.misread) / self.found if self.found else 1.0


def sums(results: Sequence[Result]) -> Sums:
    """The counts of several documents together."""
    return Sums(
        sum(len(result.labels) for result in results),
        sum(result.found for result in results),
        sum(len(result.invented) for result in results),
        sum(len(result.misread) for result in results),
    )


def score(shared: Path, name: str) -> list[Result]:
    """Every document of a set, read by the program and held against its labels."""
    path, pattern = SETS[name]
    results = []
    for key, rows in YAML(typ="safe").load(path).items():
        (document,) = sorted(shared.glob(pattern.format(key)))
        text = read_paper(document).text
        results.append(_compared(key, text, labels(text, rows)))
    return results


def labels(text: str, rows: Sequence[Sequence[object]]) -> tuple[Label, ...]:
    """Labels with their offsets: equal anchors on a line follow one another, zeros may share one."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found: list[Label] = []
    for row in rows:
        number, anchor, what, unit, measure = (
            int(str(row[0])),
            str(row[1]),
            row[2],
            str(row[3]),
            str(row[4]),
        )
        before = found[-1] if found and found[-1].line == number else None
        begin = 0
        if before is not None:
            begin = before.offset - starts[number - 1]
            if not (before.zero and what == ZERO and before.anchor == anchor):
                begin += 1 if before.zero else len(before.anchor)
        at = lines[number - 1].find(anchor, begin)
        if at < 0:
            raise ValueError(f"line {number} does not have {anchor!r} behind column {begin}")
        value = None if what == BLANK else Decimal(0) if what == ZERO else Decimal(str(what))
        found.append(Label(starts[number - 1] + at, value, unit, measure, what == ZERO, number, anchor))
    return tuple(found)


def _compared(key: str, text: str, wanted: tuple[Label, ...]) -> Result:
    result = Result(key, text, claims_in(text), wanted)
    left = list(result.claims)
    for label in wanted:
        claim = next((claim for claim in left if _is_same(claim, label)), None)
        if claim is None:
            result.missed.append(label)
            continue
        left.remove(claim)
        if (claim.unit, claim.measure) != (label.unit, label.measure):
            result.misread.append((label, claim))
    result.invented.extend(left)
    return result


def _is_same(claim: Claim, label: Label) -> bool:
    if (claim.offset, claim.number, claim.zero) != (label.offset, label.number, label.zero):
        return False
    return not label.zero or claim.measure == label.measure
