"""The hand-labelled pages beside the checkout, and the score that their own evaluate.py gives predictions."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT.parent / "shared" / "pages"
EVALUATOR = PAGES / "evaluate.py"
SETS: Mapping[str, Path] = {
    "主样本": PAGES / "index.jsonl",
    "平潭综合实验区（2026 年）": PAGES / "pingtan" / "index.jsonl",
}


@dataclass(frozen=True, slots=True)
class Score:
    """The evaluator's table as it prints it, and its numbers: field → name → number."""

    table: str
    numbers: Mapping[str, Mapping[str, Any]]


def present() -> bool:
    """Whether the reference pages are beside this checkout."""
    return EVALUATOR.is_file()


def files(index: Path) -> list[Path]:
    """The labelled pages of a set, in its order."""
    rows = [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [index.parent / str(row["file"]) for row in rows]


def ours(index: Path) -> list[dict[str, object]]:
    """What our command says of each page: the command itself, as a program would use it."""
    program = str(Path(sys.executable).with_name("zwgk"))
    command = [program, "inspect", "--json", *(str(path) for path in files(index))]
    done = subprocess.run(command, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def evaluate(index: Path, predictions: Iterable[Mapping[str, object]]) -> Score:
    """Score predictions with the labels' unchanged evaluator."""
    with tempfile.TemporaryDirectory() as scratch:
        given, scores = Path(scratch) / "predictions.jsonl", Path(scratch) / "scores.json"
        lines = (json.dumps(row, ensure_ascii=False) for row in predictions)
        given.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(EVALUATOR), str(given), "--index", str(index), "--json", str(scores)]
        table = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
        return Score(table.strip(), json.loads(scores.read_text(encoding="utf-8"))["overall"])
