"""The house style that no linter knows: names, sizes, docstrings, and what must never be committed."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("audit", "crawler", "rules", "scoring", "reports", "zwgk")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
EMPTY_NAMES = {"utils", "util", "helper", "helpers", "manager", "common", "base", "misc", "data2"}
CEILING = 330


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [str(p.relative_to(ROOT)) for p in SOURCES if p.stem in EMPTY_NAMES] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, "no module docstring"
    assert len(docstring.splitlines()[0]) > 15


def test_no_module_grows_past_the_ceiling() -> None:
    allowed = {"audit/model.py"}  # the vocabulary is one room's one page on purpose
    sizes = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in SOURCES}
    assert {name: size for name, size in sizes.items() if size > CEILING and name not in allowed} == {}


def test_every_lint_exception_gives_its_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := re.search(r"#\s*(noqa|type: ignore)\b[^#]*", line))
        and "#" not in line[found.end() :]
        and "# noqa" in line
    ]
    assert bare == []


def test_nothing_of_a_machine_or_a_registry_is_committed() -> None:
    pattern = re.compile(
        r"/wor[k]/|/far[m]/|/roo[t]/[.]|pyp[i][.]org|npmj[s][.](com|org)|files[.]pythonhoste[d]|deb[.]debia[n][.]org"
    )
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError):
            continue
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "README.zh-CN.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        ".ci/run",
        "constraints.txt",
    ],
)
def test_the_top_level_is_complete(name: str) -> None:
    assert (ROOT / name).is_file()


def test_contributing_is_two_pages_at_most() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 110


def test_the_changelog_tells_changes_of_judgement_apart() -> None:
    assert "Changes of judgement" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
