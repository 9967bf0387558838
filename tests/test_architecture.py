"""Who may import whom: the import law of the architecture, read from the source of every module."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("audit", "crawler", "rules", "scoring", "reports", "zwgk")

#: Room → the other rooms that it may import.
MAY_IMPORT: dict[str, set[str]] = {
    "audit": set(),
    "crawler": {"audit"},
    "rules": {"audit"},
    "scoring": {"audit"},
    "reports": {"audit"},
    "zwgk": set(ROOMS),
}

#: Room → the third parties that it may use; None: whatever pyproject.toml lists.
THIRD_PARTIES: dict[str, set[str] | None] = {
    "audit": {"ahocorasick", "alembic", "chinese_calendar", "openpyxl", "pydantic", "ruamel", "sqlalchemy"},
    "crawler": {
        "aiohttp",  # Scrapy's own transport
        "bs4",
        "charset_normalizer",
        "cn2an",
        "docx",
        "isal",
        "itemadapter",
        "lxml",
        "olefile",
        "parsel",
        "pdfplumber",
        "playwright",  # extra: browser
        "protego",
        "pypdf",
        "rapidfuzz",
        "ruamel",
        "scrapy",
        "twisted",
        "w3lib",
        "warcio",
        "xlrd",
        "yarl",  # aiohttp's own addresses
    },
    "rules": set(),
    "scoring": {"pandas"},
    "reports": {"docx", "jinja2", "markupsafe", "matplotlib", "pandas", "xlsxwriter", "zhplot"},
    "zwgk": None,
}

#: Modules of the standard library that would let a room reach what it must not.
NEVER: dict[str, set[str]] = {
    "rules": {
        "asyncio",
        "http",
        "os",
        "pathlib",
        "random",
        "shutil",
        "socket",
        "sqlite3",
        "subprocess",
        "time",
        "urllib.request",
    },
    "scoring": {"asyncio", "http", "random", "socket", "subprocess", "time", "urllib.request"},
}


def modules(room: str) -> Iterator[Path]:
    yield from sorted((ROOT / room).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports from the room's name, not relative"
            assert node.module is not None
            yield node.module


def breaches(room: str) -> Iterator[str]:
    allowed = THIRD_PARTIES[room]
    for path in modules(room):
        for name in imports(path):
            top = name.partition(".")[0]
            where = f"{path.relative_to(ROOT)} imports {name}"
            if top in ROOMS:
                if top != room and top not in MAY_IMPORT[room]:
                    yield f"{where}: {room} may import {sorted(MAY_IMPORT[room])} only"
            elif top in sys.stdlib_module_names:
                if {top, name} & NEVER.get(room, set()):
                    yield f"{where}: {room} must not reach outside what it is handed"
            elif allowed is not None and top not in allowed:
                yield f"{where}: not among the third parties of {room}"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_the_architecture_allows(room: str) -> None:
    assert list(breaches(room)) == []


def test_rules_and_scoring_never_read_the_clock() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in ("rules", "scoring", "reports")
        for path in modules(room)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
    ]
    assert found == [], "the as_of date is the only clock here"


def test_the_model_needs_nothing_but_the_standard_library() -> None:
    names = {name.partition(".")[0] for name in imports(ROOT / "audit" / "model.py")}
    assert names <= set(sys.stdlib_module_names)


def test_the_law_would_notice_a_breach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "bad.py").write_text("import scrapy\nimport socket\nfrom crawler import spider\n")
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert len(list(breaches("rules"))) == 3
