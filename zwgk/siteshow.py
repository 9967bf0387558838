"""``zwgk site show``: an agency's site profile as text for 100 columns, or as JSON."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from audit.errors import InputError
from audit.model import Agency, Coverage, Owner
from audit.store import Store
from reports.detail import Trouble
from zwgk.crawling import waiting
from zwgk.siteprofile import Entry, Known, Puzzle, SiteProfile, named, opened, profile_of
from zwgk.workspace import open_workspace

#: The width that a terminal or a page can be trusted to have; a Chinese character takes two columns.
WIDTH = 100
_MOST_URLS = 5
_STATES = {"done": "已完成", "stopped": "中断，未完成", "running": "未完成"}


def show_site(folder: Path, name: str, *, as_json: bool) -> None:
    """Print how the site of the agency called ``name`` was understood."""
    with opened(folder) as store:
        profile = profile_of(store, named(store, name))
        stale = _is_stale(folder, store, profile.agency)
    if as_json:
        write(json.dumps(as_data(profile), ensure_ascii=False, indent=2))
    else:
        write("\n".join(lines_of(profile)))
        if stale:
            write("\n采集之后改过 sites.yml、名册、指标体系或日期：以上是改之前的结果，请重新运行 zwgk crawl")


def _is_stale(folder: Path, store: Store, agency: Agency) -> bool:
    """Whether what is asked of the site has changed since it was crawled to the end."""
    state = store.crawl_state(agency.id)
    if state is None or state.state != "done":
        return False
    try:
        workspace = open_workspace(folder)
    except InputError:
        return False  # what was crawled can be shown all the same; the next crawl tells the mistakes
    return agency in waiting(store, [agency], workspace.plan(), workspace.overrides)


def write(text: str) -> None:
    """Print for people and programs alike: UTF-8 whatever the console's own encoding is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def wrapped(text: str, indent: int, hanging: int | None = None) -> Iterator[str]:
    """``text`` in lines of at most ``WIDTH`` columns; what follows the first line hangs further in."""
    lead, room = " " * indent, WIDTH - indent
    line, used = "", 0
    for char in " ".join(text.split()):
        wide = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        if used + wide > room:
            yield f"{lead}{line}".rstrip()
            lead = " " * (indent if hanging is None else hanging)
            line, used, room = "", 0, WIDTH - len(lead)
        line, used = line + char, used + wide
    yield f"{lead}{line}".rstrip()


def lines_of(profile: SiteProfile) -> Iterator[str]:
    """The profile, line by line."""
    agency, crawl = profile.agency, profile.crawl
    yield from wrapped(f"{agency.name}（{agency.id}，{agency.kind.label}，{agency.group}）", 0)
    if crawl is None:
        yield "  还没有采集，请先运行 zwgk crawl"
        return
    note = f"；{crawl.note}" if crawl.note else ""
    counts = f"{crawl.pages} 页，{crawl.records} 条信息，{crawl.problems} 处访问问题"
    yield from wrapped(f"采集{_STATES.get(crawl.state, crawl.state)}：{counts}{note}", 2)
    yield from _section("网站系统", [f"{name}：{n} 页" for name, n in profile.dialects.items()])
    yield from _section("入口", [_entry(entry) for entry in profile.entries])
    found = [known.column.coverage for known in profile.columns]
    counts = "，".join(f"{c.label} {found.count(c)}" for c in Coverage if found.count(c))
    yield from ("", f"栏目（{counts or '没有'}）")
    for known in profile.columns:
        yield from _column(known)
    decided = [f"{issue.what} {issue.url}" for issue in profile.decisions]
    yield from _section("人工决定（sites.yml）", decided, always=False)
    yield from ("", f"没有读懂的（{sum(puzzle.count for puzzle in profile.puzzles)} 处）")
    yield from _puzzles(profile.puzzles)
    if profile.files:
        yield from ("", f"没有读全的附件（{sum(puzzle.count for puzzle in profile.files)} 个）")
        yield from _puzzles(profile.files)
    if profile.charsets:
        yield from ("", "字符集声明有误的（内容已按实际字符集读出）")
        yield from _puzzles(profile.charsets)
    yield from ("", f"没能访问的（{sum(trouble.count for trouble in profile.troubles)} 个网址，按责任方）")
    yield from _troubles(profile.troubles)


def _section(title: str, items: list[str], *, always: bool = True) -> Iterator[str]:
    if items or always:
        yield from ("", title)
        for item in items or ["没有"]:
            yield from wrapped(item, 2, 6)


def _entry(entry: Entry) -> str:
    if entry.outcome is None:
        return f"{entry.role} {entry.url}（未读取）"
    read = f"{entry.outcome.label}，{entry.dialect}" if entry.dialect else entry.outcome.label
    return f"{entry.role} {entry.url}（{read}）"


def _column(known: Known) -> Iterator[str]:
    column = known.column
    yield from wrapped(f"{known.name} {column.id}：{column.coverage.label}", 2, 6)
    path = " > ".join(column.path)
    if column.label:
        yield from wrapped(f"名称：{column.label}" + (f"；路径：{path}" if path else ""), 6, 12)
    for url in column.urls[:_MOST_URLS]:
        yield from wrapped(f"网址：{url}", 6, 12)
    if len(column.urls) > _MOST_URLS:
        yield f"      另有 {len(column.urls) - _MOST_URLS} 个网址"
    if column.found_by:
        sure = "" if column.confidence is None else f"；把握 {column.confidence}/100"
        yield from wrapped(f"依据：{_method(column.found_by)}{sure}", 6, 12)
    if column.urls:
        days = f"，{known.first} 至 {known.last}" if known.first else ""
        system = f"；按 {known.dialect} 读取" if known.dialect else ""
        yield from wrapped(f"信息：{column.records} 条{days}{system}", 6, 12)
    elif column.searched:
        yield f"      查找过 {len(column.searched)} 个页面"
    for note in column.notes:
        yield from wrapped(f"说明：{note}", 6, 12)


def _method(found_by: str) -> str:
    return "人工指定" if found_by == "human" else found_by


def _puzzles(puzzles: Iterable[Puzzle]) -> Iterator[str]:
    for puzzle in puzzles:
        yield from wrapped(f"{puzzle.count} 处：{puzzle.what}", 2, 6)
        for url in puzzle.examples:
            yield from wrapped(f"例：{url}", 6, 10)


def _troubles(troubles: tuple[Trouble, ...]) -> Iterator[str]:
    for owner in Owner:
        mine = [trouble for trouble in troubles if trouble.outcome.owner is owner]
        if not mine:
            continue
        yield f"  {owner.label}"
        for trouble in mine:
            outcome = trouble.outcome
            yield from wrapped(f"{outcome.label} {trouble.count} 个；{outcome.next_step}", 4, 8)
            for example in trouble.examples:
                yield from wrapped(f"例：{example.url}", 8, 12)


def as_data(profile: SiteProfile) -> dict[str, Any]:
    """The profile as JSON data; unknown is null."""
    agency, crawl = profile.agency, profile.crawl
    return {
        "agency": agency.id,
        "name": agency.name,
        "kind": agency.kind.value,
        "crawl": None
        if crawl is None
        else {
            "state": crawl.state,
            "pages": crawl.pages,
            "records": crawl.records,
            "problems": crawl.problems,
            "note": crawl.note,
        },
        "dialects": dict(profile.dialects),
        "entries": [
            {
                "role": entry.role,
                "url": entry.url,
                "kind": entry.kind or None,
                "dialect": entry.dialect or None,
                "outcome": entry.outcome and entry.outcome.value,
            }
            for entry in profile.entries
        ],
        "columns": [column_data(known) for known in profile.columns],
        "decisions": [{"what": issue.what, "url": issue.url} for issue in profile.decisions],
        "not_understood": [_puzzle_data(puzzle) for puzzle in profile.puzzles],
        "files_not_read": [_puzzle_data(puzzle) for puzzle in profile.files],
        "wrong_charsets": [_puzzle_data(puzzle) for puzzle in profile.charsets],
        "troubles": [
            {
                "owner": trouble.outcome.owner.value,
                "outcome": trouble.outcome.value,
                "count": trouble.count,
                "examples": [example.url for example in trouble.examples],
            }
            for trouble in profile.troubles
        ],
    }


def _puzzle_data(puzzle: Puzzle) -> dict[str, Any]:
    return {"what": puzzle.what, "count": puzzle.count, "examples": list(puzzle.examples)}


def column_data(known: Known) -> dict[str, Any]:
    """One column as JSON data."""
    column, decision = known.column, known.column.decision
    return {
        "column": str(column.id),
        "name": known.name,
        "label": column.label or None,
        "path": list(column.path),
        "urls": list(column.urls),
        "found_by": column.found_by or None,
        "confidence": column.confidence,
        "coverage": column.coverage.value,
        "records": column.records,
        "first": known.first and known.first.isoformat(),
        "last": known.last and known.last.isoformat(),
        "dialect": known.dialect or None,
        "searched": len(column.searched),
        "limit": column.limit or None,
        "explanation": column.explanation or None,
        "decision": None
        if decision is None
        else {
            "author": decision.author,
            "date": decision.day.isoformat(),
            "reason": decision.reason,
            "not_required": decision.exempt,
        },
    }
