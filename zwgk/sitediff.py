"""``zwgk site diff``: what changed on the sites between two audits, as far as both understood them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audit.errors import InputError
from audit.model import Agency, Coverage
from audit.sites import agency_hint, find_agency
from audit.store import Store
from crawler.urls import normalised
from zwgk.siteprofile import Known, SiteProfile, opened, profile_of
from zwgk.siteshow import wrapped, write


@dataclass(frozen=True, slots=True)
class Change:
    """One change: ``what`` is a word for programs, ``text`` the sentence for people.

    An ``alarm`` says that the program, rather than the site, may be what has changed: look before
    anybody is blamed.
    """

    what: str
    text: str
    column: str = ""
    alarm: bool = False


def show_changes(old: Path, new: Path, name: str, *, as_json: bool) -> None:
    """Print what changed between two workspaces, for all agencies or one."""
    with opened(old) as before, opened(new) as after:
        agencies = _chosen(before, after, name)
        found = [(agency, changes_of(before, after, agency)) for agency in agencies]
    if as_json:
        write(json.dumps([_data(agency, changes) for agency, changes in found], ensure_ascii=False, indent=2))
    else:
        write("\n".join(_lines(found)))


def _chosen(before: Store, after: Store, name: str) -> tuple[Agency, ...]:
    """The agencies to compare: the new roster's, then those that left it."""
    agencies = {agency.id: agency for agency in after.agencies()}
    for agency in before.agencies():
        agencies.setdefault(agency.id, agency)
    if not name:
        return tuple(agencies.values())
    found = find_agency(agencies.values(), name)
    if found is None:
        raise InputError.one("--agency", f"没有单位“{name}”", agency_hint(agencies.values(), name))
    return (found,)


def changes_of(before: Store, after: Store, agency: Agency) -> tuple[Change, ...]:
    """What changed on one agency's site; alarms first."""
    for store, when in ((before, "旧"), (after, "新")):
        state = store.crawl_state(agency.id)
        if state is None:
            return (Change("not_crawled", f"{when}的检查没有采集该单位，无法比较"),)
    old, new = profile_of(before, agency), profile_of(after, agency)
    found = [*_dialect(old, new)]
    known = {str(item.column.id): item for item in old.columns}
    for item in new.columns:
        was = known.pop(str(item.column.id), None)
        if was is not None:
            found += _column(was, item)
    found += [
        Change("not_asked", f"“{item.name}”这次没有检查", str(item.column.id))
        for item in known.values()
        if item.column.urls
    ]
    return tuple(sorted(found, key=lambda change: not change.alarm))


def _dialect(old: SiteProfile, new: SiteProfile) -> Iterator[Change]:
    if old.dialect and new.dialect and old.dialect != new.dialect:
        yield Change("dialect", f"网站系统由 {old.dialect} 变为 {new.dialect}，可能已改版")


def _column(was: Known, now: Known) -> Iterator[Change]:
    name, column = now.name, str(now.column.id)
    old, new = was.column, now.column
    if old.records and not new.records:
        text = f"“{name}”原有 {old.records} 条信息，现在一条也没有读到。请先打开网页核对，再作认定"
        yield Change("emptied", text, column, alarm=True)
    if old.url and not new.url:
        why = f"（{'；'.join(new.notes)}）" if new.notes else ""
        lost = "没有了" if new.coverage is Coverage.ABSENT else f"没有再找到，{new.coverage.label}"
        yield Change("gone", f"“{name}”栏目{lost}{why}：原在 {old.url}", column)
    elif new.url and not old.url:
        yield Change("found", f"“{name}”栏目新找到：{new.url}", column)
    elif normalised(old.url) != normalised(new.url):
        yield Change("moved", f"“{name}”栏目搬家：{old.url} → {new.url}", column)
    if old.label and new.label and old.label != new.label:
        yield Change("renamed", f"“{name}”栏目改名：{old.label} → {new.label}", column)
    if old.coverage is not new.coverage:
        why = f"（{new.limit}）" if new.limit else ""
        text = f"“{name}”由{old.coverage.label}变为{new.coverage.label}{why}"
        yield Change("coverage", text, column)
    if was.dialect and now.dialect and was.dialect != now.dialect:
        yield Change("layout", f"“{name}”栏目页面由 {was.dialect} 变为 {now.dialect}", column)
    if (old.decision is None) != (new.decision is None):
        text = str(new.decision) if new.decision else "不再由人工指定"
        yield Change("decision", f"“{name}”：{text}", column)


def _lines(found: list[tuple[Agency, tuple[Change, ...]]]) -> Iterator[str]:
    alarms = sum(change.alarm for _, changes in found for change in changes)
    total = sum(len(changes) for _, changes in found)
    yield f"比较 {len(found)} 家单位：{total} 处变化，其中告警 {alarms} 处"
    for agency, changes in found:
        if not changes:
            continue
        yield ""
        yield from wrapped(f"{agency.name}（{agency.id}）", 0)
        for change in changes:
            yield from wrapped(f"{'【告警】' if change.alarm else ''}{change.text}", 2, 6)


def _data(agency: Agency, changes: tuple[Change, ...]) -> dict[str, object]:
    return {
        "agency": agency.id,
        "name": agency.name,
        "changes": [
            {"what": c.what, "column": c.column or None, "alarm": c.alarm, "text": c.text} for c in changes
        ],
    }
