"""What speaks for and against a page being a column: label, meta tags, address, titles, surroundings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from audit.model import ColumnId
from crawler.columnnames import LabelMatch, column_names, is_body, is_more, is_topic, match_label, normalise

#: Navigation places; a link in the body of a page is a weaker sign.
NAVIGATION = frozenset({"menu", "script", "select", "breadcrumb", "sitemap", "area", "frame", "entry"})
#: Columns that are often a single page and so may have an article's address.
PAGE_COLUMNS = frozenset(
    {ColumnId.GUIDE, ColumnId.ON_REQUEST, ColumnId.FUNCTIONS, ColumnId.LEADERS, ColumnId.REGULATIONS}
    | {ColumnId.DISCLOSURE, ColumnId.STATUTORY, ColumnId.NEW_MEDIA, ColumnId.POWERS}
)
FIELDS = frozenset(
    {ColumnId.ENVIRONMENT, ColumnId.FOOD_DRUG, ColumnId.HEALTH, ColumnId.EDUCATION, ColumnId.WELFARE}
    | {ColumnId.LAND, ColumnId.SAFETY, ColumnId.FEES, ColumnId.PROJECTS}
)
_PLATFORMS = frozenset({str(ColumnId.DISCLOSURE), str(ColumnId.STATUTORY)})
_SERVED = FIELDS | {ColumnId.EMERGENCY, ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS}
_UMBRELLA = re.compile(r"重点领域|五公开|标准化|26个|试点领域|公开目录|主动公开|信息公开|政务公开")
_ARTICLE_URL = re.compile(
    r"/t?20\d{6}_\w+\.s?html?$|/20\d\d-\d\d-\d\d/|/20\d\d/\d{1,2}(/|-)\d{1,2}/|/(post|content|art)_\w+\.s?html?$"
    r"|/info/\d+/\d+\.htm|/art/20\d\d/|_\d{5,}\.s?html?$|/\d{5,}\.s?html?$"
)
_HOME_TAB = re.compile(r"^[^/]+/(index\w*\.\w+)?\?")
_INDEX = re.compile(r"^(index|default|list|main)(_1)?\.(s?html?|jsp|php|aspx?|jhtml|do)$", re.IGNORECASE)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,}?(?:自治区|自治州|自治县|省|市|县|区|州|旗|镇|乡|街道)")
_TOPIC_FOLDERS = frozenset({"ztzl", "zt", "ztlm", "zhuanti"})
_SERVICE_HOST = re.compile(r"zwfw|zwdt|spj|banshi")

EXACT, STRIPPED, PART, NEAR, HEADED = 60, 56, 50, 46, 48
COLUMN_NAME, COLUMN_TYPE, PINYIN, TITLES, NAVIGATED, UMBRELLA = 40, 30, 18, 12, 4, 10
TOPIC, FIELD, ARTICLE, EXTERNAL, DEEP, TAB, NOT_WHOLE = -30, -35, -25, -8, -2, -6, -90


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sign that a page may be a column: a link to it, or the page itself once it was read.

    ``path`` are the labels that lead to it, outermost first: those of the page where the link was
    found, then those of the menus around it (without ``label``).  ``place`` as in ``NavLink``, or
    ``entry`` for an address in the roster.  ``meta``, ``kind`` and ``titles`` (of its records) are
    known once the page was read; then ``label`` may be its own title or breadcrumb.
    """

    url: str
    label: str = ""
    path: tuple[str, ...] = ()
    place: str = "menu"
    meta: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose columns are looked for: names before labels, hosts and folders that are its own.

    ``whole``: it has every field of duty, so 环境保护 > 行政处罚 is not its 行政处罚.
    """

    own: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Vote:
    """How strongly a page is one column, by which signs, and the label and path it has there."""

    score: int
    label: str
    path: tuple[str, ...]
    found_by: tuple[str, ...]
    part: bool
    times: int


@dataclass(slots=True)
class PageSigns:
    """All candidates of one page."""

    key: str
    urls: Counter[str] = field(default_factory=Counter)
    seen: list[Candidate] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The form of the address that was met most; of equals the shortest, then the first."""
        return min(self.urls, key=lambda url: (-self.urls[url], len(url), url))


def own_names(name: str) -> tuple[str, ...]:
    """The forms of an agency's name that may stand before a column's: 柘城县人民政府, 柘城县, 柘城."""
    text = normalise(name)
    forms = {text, re.sub(r"(人民)?政府(门户网站|办公室|网站|网)?$", "", text)}
    for place in re.findall(
        r"[\u4e00-\u9fff]{2,}?(?:自治区|自治州|自治县|省|市|县|区|州|旗|镇|乡|街道)", text
    ):
        forms |= {place, place[:-1]}
    forms |= {
        form[cut:] for form in set(forms) for cut in (m.end() for m in re.finditer("[省市县区州]", form))
    }
    return tuple(sorted((form for form in forms if len(form) >= 2), key=lambda form: (-len(form), form)))


def page_key(url: str) -> str:
    """What two addresses of one page have in common: no scheme, no index file, no empty fragment."""
    parts = urlsplit(url)
    folder, _, file = parts.path.rpartition("/")
    path = folder + "/" if not parts.query and _INDEX.match(file) else parts.path or "/"
    if file and "." not in file and not parts.query:
        path += "/"
    # An application in one page (gkmlpt#1620, #/list) has its columns in the fragment.
    fragment = f"#{parts.fragment}" if re.match(r"[/!]|\d+$", parts.fragment) else ""
    return f"{parts.netloc.lower()}{path}{'?' + parts.query if parts.query else ''}{fragment}"


def is_external(key: str, setting: Setting) -> bool:
    """Whether a page stands on another's host."""
    return bool(setting.hosts) and key.split("/", maxsplit=1)[0] not in setting.hosts


def is_article_address(key: str) -> bool:
    """Whether an address has the form that content systems give to articles."""
    return bool(_ARTICLE_URL.search(key))


def folder_of(key: str) -> str:
    """The folder that a page heads: its own for an index page, that of its name for ``xxgk.htm``."""
    path = key.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]
    return path if path.endswith("/") else re.sub(r"\.\w+$", "", path) + "/"


def gather(candidates: Iterable[Candidate]) -> dict[str, PageSigns]:
    """Candidates by page."""
    pages: dict[str, PageSigns] = {}
    for candidate in candidates:
        if candidate.url.startswith(("http://", "https://")):
            key = page_key(candidate.url)
            page = pages.setdefault(key, PageSigns(key))
            page.urls[candidate.url] += 1
            page.seen.append(candidate)
    return pages


def folders_of(pages: Mapping[str, PageSigns], setting: Setting) -> dict[str, frozenset[str]]:
    """What stands over each folder by its index page's labels: ``body``, ``topic`` or a column's id."""
    meanings: dict[str, frozenset[str]] = {}
    for page in pages.values():
        found: Counter[str] = Counter()
        for candidate in page.seen:
            for meaning in _meanings(candidate.label, setting):
                found[meaning] += 1
        if found:
            most = max(found.values())
            meanings[folder_of(page.key)] = frozenset(word for word, times in found.items() if times == most)
    return meanings


def votes_of(
    page: PageSigns, folders: Mapping[str, frozenset[str]], setting: Setting
) -> dict[ColumnId, Vote]:
    """For every column that something speaks for: how much, and by which signs."""
    best: dict[ColumnId, Vote] = {}
    times: Counter[ColumnId] = Counter()
    labelled = False
    above = _above(page.key, folders)
    for candidate in sorted(page.seen, key=lambda c: (c.path, c.label, c.place)):
        match = match_label(candidate.label, setting.own)
        labelled = labelled or (match is None and _is_meaningful(candidate.label))
        for column, vote in _link_votes(candidate, match, page, above, setting).items():
            times[column] += 1
            if column not in best or vote.score > best[column].score:
                best[column] = vote
    _add_page_votes(best, page, labelled=labelled)
    return {
        column: Vote(vote.score, vote.label, vote.path, vote.found_by, vote.part, times[column])
        for column, vote in best.items()
    }


def _meanings(label: str, setting: Setting) -> tuple[str, ...]:
    match = match_label(label, setting.own)
    if match is not None:
        return () if match.part else tuple(str(column) for column in match.columns)
    if is_topic(label):
        return ("topic",)
    return ("body",) if _is_other_body(label, setting) else ()


def _is_other_body(label: str, setting: Setting) -> bool:
    text = normalise(label)
    return is_body(label) and not any(
        text in name or (len(name) > 3 and name in text) for name in setting.own
    )


def _above(key: str, folders: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The meanings of all folders that a page lies in, its own left out."""
    own = folder_of(key)
    found: set[str] = set()
    parts = own.rstrip("/").split("/")
    for depth in range(2, len(parts)):
        found |= folders.get("/".join(parts[:depth]) + "/", frozenset())
    return frozenset(found)


def _is_meaningful(label: str) -> bool:
    return len(re.findall(r"[\u4e00-\u9fff]", normalise(label))) >= 2


def _link_votes(
    candidate: Candidate, match: LabelMatch | None, page: PageSigns, above: frozenset[str], setting: Setting
) -> dict[ColumnId, Vote]:
    """The votes of one link, or none where it belongs to another body."""
    label, path, base, how = candidate.label, candidate.path, 0, ""
    if match is None and path and is_more(label):
        # “更多” in a box whose heading names the column.
        match, label, path = match_label(path[-1], setting.own), path[-1], path[:-1]
        base, how = HEADED, "栏目框标题"
    if match is None or not _is_own(candidate, match, page, above, setting):
        return {}
    if not base:
        base = PART if match.part else EXACT if match.score == 100 else STRIPPED if match.exact else NEAR
        how = "导航文字" if match.exact else "近似的导航文字"
    external = is_external(page.key, setting)
    if external and (candidate.place not in NAVIGATION or not match.exact or match.part):
        return {}
    base += NAVIGATED if candidate.place in NAVIGATION else 0
    base += EXTERNAL if external else 0
    base += DEEP * max(0, len(path) - 2)
    found: dict[ColumnId, Vote] = {}
    for column in match.columns:
        if _SERVICE_HOST.search(page.key.split("/")[0]) and external and column in _SERVED:
            continue
        score = base + _surroundings(column, path, page.key, above, setting)
        found[column] = Vote(score, label.strip(), path, (how,), match.part, 1)
    return found


def _is_own(
    candidate: Candidate, match: LabelMatch, page: PageSigns, above: frozenset[str], setting: Setting
) -> bool:
    """Whether a column is the agency's and not that of a body whose pages stand on the same site."""
    if match.body and setting.own and not any(match.body in name for name in setting.own):
        return False
    if "body" in above or any(_is_other_body(label, setting) for label in candidate.path):
        return False
    if not setting.folders or any(page.key.startswith(folder) for folder in setting.folders):
        return True
    # A body that is housed in a folder of another's site: what lies outside is the host's, unless a
    # menu under the body's own name leads there.
    if page.key.split("/")[0] not in {folder.split("/")[0] for folder in setting.folders}:
        return True
    return any(normalise(label) in setting.own for label in candidate.path) or candidate.place == "entry"


def _surroundings(
    column: ColumnId, path: tuple[str, ...], key: str, above: frozenset[str], setting: Setting
) -> int:
    matches = [match for label in path if (match := match_label(label, setting.own))]
    over = {str(found) for match in matches for found in match.columns} | above
    score = 0
    segments = set(_segments(key)[:-1])
    names = column_names()
    if (
        over & {ColumnId.DISCLOSURE, ColumnId.STATUTORY}
        or any(_UMBRELLA.search(label) for label in path)
        or any(
            names.by_path.get(segment) in {ColumnId.DISCLOSURE, ColumnId.STATUTORY} for segment in segments
        )
    ):
        score += UMBRELLA
    if (
        "topic" in over
        or any(is_topic(label) for label in path)
        or segments & {"ztzl", "zt", "ztlm", "zhuanti"}
    ):
        score += TOPIC
    if over & (FIELDS - {column}) and not over & {column}:
        score += FIELD
    if ColumnId.SERVICES in over and column in _SERVED:
        score += FIELD
    if is_article_address(key) and column not in PAGE_COLUMNS:
        score += ARTICLE
    return score


def _segments(key: str) -> list[str]:
    """The folders of an address and the name of its page, without endings and index names."""
    path = key.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]
    parts = [part for part in path.split("/")[1:] if part]
    if parts and "." in parts[-1]:
        stem = parts[-1].split(".")[0]
        parts = parts[:-1] if stem in {"index", "list", "default", "main"} else [*parts[:-1], stem]
    return [part.lower() for part in parts]


def _add_page_votes(best: dict[ColumnId, Vote], page: PageSigns, *, labelled: bool) -> None:
    """Add what the page itself says: meta tags, address, titles of its records.

    ``labelled`` says that links call it something that is no column: then its address alone, which
    abbreviates many things alike, says nothing.
    """
    names = column_names()
    signs: dict[ColumnId, list[tuple[int, str]]] = {}
    metas = {key: value for candidate in page.seen for key, value in sorted(candidate.meta.items())}
    for key, weight in (("ColumnName", COLUMN_NAME), ("ColumnType", COLUMN_TYPE)):
        value = metas.get(key, "")
        match = match_label(value)
        column = names.by_type.get(normalise(value)) or (match.column if match else None)
        if column is not None and not any(other is column for other in signs):
            signs.setdefault(column, []).append((weight, "网页标签"))
    segments = _segments(page.key)
    last = segments[-1] if segments else ""
    column = names.by_path.get(last) or names.by_path.get(last.rstrip("0123456789"))
    if column is not None and (column in best or not labelled):
        signs.setdefault(column, []).append((PINYIN, "网址拼音"))
    for column in _title_votes(page):
        signs.setdefault(column, []).append((TITLES, "条目标题"))
    for column, found in signs.items():
        vote = best.get(column)
        label = vote.label if vote else metas.get("ColumnName", "") or str(column.label)
        best[column] = Vote(
            (vote.score if vote else 0) + sum(weight for weight, _ in found),
            label,
            vote.path if vote else (),
            (vote.found_by if vote else ()) + tuple(how for _, how in found),
            part=vote.part if vote else False,
            times=0,
        )


def _title_votes(page: PageSigns) -> list[ColumnId]:
    titles = {title for candidate in page.seen for title in candidate.titles}
    if len(titles) < 3:
        return []
    found = []
    for column, entry in column_names().entries.items():
        if entry.titles is not None:
            hits = sum(1 for title in titles if entry.titles.search(title))
            if hits >= 0.6 * len(titles):
                found.append(column)
    return found
