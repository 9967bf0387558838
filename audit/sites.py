"""Read sites.yml, in which an office puts right what the program misunderstood of a site.

Every override needs ``author``, ``date`` and ``reason``; what an agency's overrides share may stand once
at the agency.  All mistakes of the file are told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from audit.model import Agency, ColumnId, Decision
from audit.overrides import ColumnOverride, Override, SiteOverrides, covers
from audit.roster import parse_url
from audit.yamlfile import Node, closest, load_yaml

SITES_FILE = "sites.yml"
_WHO = ("author", "date", "reason")
#: Stands in for a day that is missing or wrong: never seen, since the mistake is raised.
_NO_DAY = date.min
_KEYS = frozenset({"columns", "entry", "ignore", "dialect", "list_selector", *_WHO})
_COLUMNS: Mapping[str, ColumnId] = {c.value: c for c in ColumnId} | {c.label: c for c in ColumnId}


def _any_selector(_css: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the file may name: agencies (None: the roster could not be read), dialects, selectors.

    ``selector_mistake`` says in Chinese what is wrong with a CSS selector; empty where nothing is.
    """

    agencies: tuple[Agency, ...] | None
    dialects: Collection[str] = ()
    selector_mistake: Callable[[str], str] = field(default=_any_selector)


def read_sites(path: Path, known: Known) -> Mapping[str, SiteOverrides]:
    """Agency id → overrides; ``InputError`` with every mistake of the file at ``path``."""
    root = load_yaml(path)
    found: dict[str, SiteOverrides] = {}
    for name in root.entries or {}:
        agency = _agency(root, name, known)
        node = root.mapping(name)
        if node is None:
            continue
        overrides = _read(node, known, agency)
        if agency is None:
            continue
        if agency.id in found:
            root.mistake(f"单位“{agency.name}”写了两次", "请合并成一处", name)
        found[agency.id] = overrides
    root.finish()
    return found


def find_agency(agencies: Iterable[Agency], name: str) -> Agency | None:
    """The agency of that id or name; None where there is none, or several of that name."""
    by_id = {agency.id: agency for agency in agencies}
    if name in by_id:
        return by_id[name]
    named = [agency for agency in by_id.values() if agency.name == name]
    return named[0] if len(named) == 1 else None


def agency_hint(agencies: Iterable[Agency], name: str) -> str:
    """How to mend the name of an agency that does not exist."""
    words = {word for agency in agencies for word in (agency.id, agency.name)}
    near = closest(name, words)
    return f"您是不是想写“{near}”？" if near else "请写名册里的编码或名称"


def _agency(root: Node, name: str, known: Known) -> Agency | None:
    if known.agencies is None:
        return None
    agency = find_agency(known.agencies, name)
    if agency is None:
        root.mistake(f"名册里没有单位“{name}”", agency_hint(known.agencies, name), name)
    return agency


def _read(node: Node, known: Known, agency: Agency | None) -> SiteOverrides:
    node.unknown_keys(_KEYS)
    ignore = tuple(_addresses(node, "ignore"))
    columns = dict(_columns(node))
    entry = tuple(_addresses(node, "entry"))
    wanted = [url for override in columns.values() for url in override.urls]
    wanted += [override.url for override in entry]
    _check_ignored(node, ignore, (*wanted, *(agency.sites + agency.entry if agency else ())))
    whole, parts = _dialects(node, known)
    return SiteOverrides(columns, entry, ignore, tuple(_selectors(node, known)), whole, parts)


def _columns(node: Node) -> Iterator[tuple[ColumnId, ColumnOverride]]:
    columns = node.mapping("columns")
    if columns is None:
        return
    seen: set[ColumnId] = set()
    for key in columns.entries or {}:
        column = _COLUMNS.get(key)
        if column is None:
            near = closest(key, _COLUMNS)
            mend = f"您是不是想写“{near}”？" if near else "可用的栏目见 docs/reference/words.md"
            columns.mistake(f"不认识的栏目“{key}”", mend, key)
        elif column in seen:
            columns.mistake(f"栏目“{key}”写了两次（{column.value} 即 {column.label}）", "请删去其中一个", key)
        item = columns.get(key)
        if item is None:
            columns.mistake(f"栏目“{key}”下面是空的", "请写 url: 网址，或 absent: true", key)
            continue
        override = _column(item, node, column or ColumnId.DISCLOSURE)
        if column is not None:
            seen.add(column)
            yield column, override


def _column(item: Node, above: Node, column: ColumnId) -> ColumnOverride:
    decision = _decision(item, above)
    if item.entries is None:
        return ColumnOverride(column, decision, tuple(_urls((item,))))
    item.unknown_keys({"url", "absent", "not_required", *_WHO})
    absent = item.boolean("absent")
    exempt = item.boolean("not_required")
    urls = tuple(_urls(item.sequence("url")))
    if absent and item.get("url"):
        item.mistake("既写了 url 又写了 absent: true", "栏目存在就删去 absent，不存在就删去 url", "absent")
    if not absent and not item.get("url"):
        item.mistake("没有写栏目在哪里", "请写 url: 网址；确实没有该栏目的，写 absent: true")
    if exempt and not absent:
        item.mistake("not_required 只能与 absent: true 同用", "请删去 not_required", "not_required")
    return ColumnOverride(column, Decision(decision.author, decision.day, decision.reason, exempt), urls)


def _addresses(node: Node, key: str) -> Iterator[Override]:
    for item in node.sequence(key):
        if item.entries is not None:
            item.unknown_keys({"url", *_WHO})
            if item.get("url") is None:
                item.mistake("缺少“url”", "请补上一行 url: 网址")
        texts = (item,) if item.entries is None else item.sequence("url")
        for url in _urls(texts, prefix=key == "ignore"):
            yield Override(_decision(item, node), url)


def _selectors(node: Node, known: Known) -> Iterator[Override]:
    mapping = node.mapping("list_selector")
    if mapping is None:
        return
    for key in mapping.entries or {}:
        item = mapping.get(key)
        url, wrong = parse_url(key)
        if wrong:
            mapping.mistake(f"“{key}”不是网址：{wrong}", "请把列表页的完整网址写在冒号前", key)
        if item is None:
            mapping.mistake("没有写选择器", "请写成 网址: CSS选择器，例如 ul.list li", key)
            continue
        css = (item.text or "").strip()
        if item.entries is not None:
            item.unknown_keys({"selector", *_WHO})
            css = item.string("selector", required=True)
        mistake = known.selector_mistake(css) if css else ""
        if mistake:
            item.mistake(f"选择器“{css}”不对：{mistake}", "请写 CSS 选择器，例如 ul.list li")
        yield Override(_decision(item, node), url, css)


def _dialects(node: Node, known: Known) -> tuple[Override | None, tuple[Override, ...]]:
    """The system of the whole site, and those of single addresses: ``dialect: 名称`` or ``网址: 名称``."""
    item = node.get("dialect")
    if item is None:
        return None, ()
    places = [key for key in item.entries or {} if "://" in key]
    if not places:
        return _dialect(item, node, known), ()
    item.unknown_keys({*places, *_WHO})
    found: list[Override] = []
    for key in places:
        url, wrong = parse_url(key.removesuffix("*"))
        if wrong:
            item.mistake(f"“{key}”不是网址：{wrong}", "请把栏目的完整网址写在冒号前", key)
        one = item.get(key)
        if one is None:
            item.mistake("没有写网站系统", "请写成 网址: 系统名称，例如 trs", key)
            continue
        override = _dialect(one, node if one.entries is not None else item, known, node)
        found.append(Override(override.decision, f"{url}*" if key.endswith("*") else url, override.value))
    return None, tuple(found)


def _dialect(item: Node, above: Node, known: Known, further: Node | None = None) -> Override:
    name = (item.text or "").strip()
    if item.entries is not None:
        item.unknown_keys({"name", *_WHO})
        name = item.string("name", required=True)
    if name and known.dialects and name not in known.dialects:
        near = closest(name, known.dialects)
        mend = f"您是不是想写“{near}”？" if near else f"可选：{'、'.join(sorted(known.dialects))}"
        item.mistake(f"没有名为“{name}”的网站系统", mend)
    return Override(_decision(item, above, further), value=name)


def _urls(items: Iterable[Node], *, prefix: bool = False) -> Iterator[str]:
    for item in items:
        text = (item.text or "").strip()
        star = prefix and text.endswith("*")
        url, wrong = parse_url(text.removesuffix("*") if star else text)
        if wrong:
            item.mistake(f"“{text}”不是网址：{wrong}", "请从浏览器地址栏复制完整网址")
        else:
            yield f"{url}*" if star else url


def _decision(item: Node, above: Node, further: Node | None = None) -> Decision:
    """Who decided, when and why: from the override itself, else from the agency's own lines."""
    around = (item, above) if further is None else (item, above, further)
    places = [place for place in around if place.entries is not None]

    def stated(key: str) -> Node | None:
        return next((place for place in places if place.get(key) is not None), None)

    names = {"author": "谁决定的", "date": "哪天决定的", "reason": "为什么"}
    for key, meaning in names.items():
        if stated(key) is None:
            item.mistake(
                f"人工决定缺少“{key}”（{meaning}）", f"请补上一行 {key}: …（也可写在单位下面，各项共用）"
            )
    author, day, reason = (stated(key) for key in _WHO)
    when = day.date("date") if day else None
    return Decision(
        author.string("author") if author else "",
        when or _NO_DAY,
        reason.string("reason") if reason else "",
    )


def _check_ignored(node: Node, ignore: Iterable[Override], wanted: Iterable[str]) -> None:
    """What has to be read cannot be ignored at the same time."""
    needed = tuple(wanted)
    for override in ignore:
        hit = next((url for url in needed if covers(override.url, url)), None)
        if hit is not None:
            what = f"“{override.url}”包括了必须访问的 {hit}"
            node.mistake(what, "请写得更具体，或删去这一项", "ignore")
