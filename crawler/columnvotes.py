"""What speaks for and against a page being a column: label, meta tags, address, titles, surroundings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from audit.model import ColumnId
from crawler.columnnames import LabelMatch, column_names, is_body, is_more, is_topic, match_label, normalise
from crawler.columnpages import (
    Candidate,
    PageSigns,
    Setting,
    folder_of,
    is_article_address,
    is_external,
    segments_of,
)

#: How a page was found that its own title names, not the link to it.
_BY_TITLE = {"picture": "图片链接所到页面的标题", "title": "页面标题"}
#: Navigation places; a link in the body of a page is a weaker sign.
NAVIGATION = frozenset({"menu", "script", "select", "breadcrumb", "sitemap", "area", "frame", "entry"})
#: Columns that are often a single page and so may have an article's address.
PAGE_COLUMNS = frozenset(
    {ColumnId.GUIDE, ColumnId.ON_REQUEST, ColumnId.FUNCTIONS, ColumnId.LEADERS, ColumnId.REGULATIONS}
    | {ColumnId.DISCLOSURE, ColumnId.STATUTORY, ColumnId.NEW_MEDIA, ColumnId.POWERS}
)
#: Fields of duty: what lies under one of them is that field's.
FIELDS = frozenset(
    {ColumnId.ENVIRONMENT, ColumnId.FOOD_DRUG, ColumnId.HEALTH, ColumnId.EDUCATION, ColumnId.WELFARE}
    | {ColumnId.LAND, ColumnId.SAFETY, ColumnId.FEES, ColumnId.PROJECTS}
)
_PLATFORMS = frozenset({str(ColumnId.DISCLOSURE), str(ColumnId.STATUTORY)})
_SERVED = FIELDS | {ColumnId.EMERGENCY, ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS, ColumnId.PLANS}
_UMBRELLA = re.compile(r"重点领域|五公开|标准化|26个|试点领域|公开目录|主动公开|信息公开|政务公开")
_HOME_TAB = re.compile(r"^[^/]+/(index\w*\.\w+)?\?")
_TOPIC_FOLDERS = frozenset({"ztzl", "zt", "ztlm", "zhuanti"})
_PAGER = re.compile(r"(_|list)\d+\.\w+$|page", re.IGNORECASE)
_SERVICE_HOST = re.compile(r"zwfw|zwdt|spj|banshi")

EXACT, STRIPPED, PART, NEAR, HEADED = 60, 56, 50, 46, 48
COLUMN_NAME, COLUMN_TYPE, PINYIN, TITLES, NAVIGATED, UMBRELLA = 46, 30, 18, 12, 4, 10
TOPIC, FIELD, ARTICLE, EXTERNAL, DEEP, TAB, NOT_WHOLE = -14, -35, -25, -8, -2, -6, -90


@dataclass(frozen=True, slots=True)
class Vote:
    """How strongly a page is one column, by which signs, and the label and path it has there."""

    score: int
    label: str
    path: tuple[str, ...]
    found_by: tuple[str, ...]
    part: bool = False
    times: int = 1
    topic: bool = False


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
    for candidate in sorted(page.seen, key=_plainness):
        match = match_label(candidate.label, setting.own)
        labelled = labelled or (match is None and _is_meaningful(candidate.label))
        for column, vote in _link_votes(candidate, match, page, above, setting).items():
            times[column] += 1
            if column not in best or vote.score > best[column].score:
                best[column] = vote
    _add_page_votes(best, page, labelled=labelled)
    return {column: replace(vote, times=times[column]) for column, vote in best.items()}


def _plainness(candidate: Candidate) -> tuple[bool, bool, int, tuple[str, ...], str, str]:
    """Of links that say the same, the one whose path explains most comes first."""
    path = candidate.path
    confused = any(is_more(label) or label == candidate.label for label in path)
    umbrella = any(_UMBRELLA.search(label) for label in path)
    return (confused, not umbrella, len(path), path, candidate.label, candidate.place)


def _meanings(label: str, setting: Setting) -> tuple[str, ...]:
    match = match_label(label, setting.own)
    if match is not None:
        return () if match.part else tuple(str(column) for column in match.columns)
    if is_topic(label):
        return ("topic",)
    return ("body",) if _is_other_body(label, setting) else ()


def _is_other_body(label: str, setting: Setting) -> bool:
    text = normalise(label)
    its_own = any(text in name or (len(name) > 3 and name in text) for name in setting.own)
    return is_body(label) and not its_own


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
    if candidate.place == "entry" and match is None:
        return {ColumnId.DISCLOSURE: Vote(EXACT, ColumnId.DISCLOSURE.label, path, ("名册",))}
    if match is None and path and is_more(label):
        # “更多” in a box whose heading names the column.
        match, label, path = match_label(path[-1], setting.own), path[-1], path[:-1]
        base, how = HEADED, "栏目框标题"
    if page.key.endswith("/") and page.key.count("/") == 1:
        return {}  # a tab or an anchor of the home page is no page of its own
    if match is None or not _is_own(candidate, match, page, above, setting):
        return {}
    if not base:
        base = PART if match.part else EXACT if match.score == 100 else STRIPPED if match.exact else NEAR
        how = "导航文字" if match.exact else "近似的导航文字"
        how = _BY_TITLE.get(candidate.place, how)
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
        topic = "topic" in above or _is_in_topic(path, page.key)
        score += TOPIC if topic else 0
        found[column] = Vote(score, label.strip(), path, (how,), match.part, topic=topic)
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


def _is_in_topic(path: tuple[str, ...], key: str) -> bool:
    return any(is_topic(label) for label in path) or bool(set(segments_of(key)[:-1]) & _TOPIC_FOLDERS)


def _surroundings(
    column: ColumnId, path: tuple[str, ...], key: str, above: frozenset[str], setting: Setting
) -> int:
    matches = [match for label in path if (match := match_label(label, setting.own))]
    over = {str(found) for match in matches for found in match.columns} | above
    score = 0
    segments = set(segments_of(key)[:-1])
    over |= {str(column_names().by_path.get(segment)) for segment in segments} & _PLATFORMS
    if over & _PLATFORMS or any(_UMBRELLA.search(label) for label in path):
        score += UMBRELLA
    if over & (FIELDS - {column}) and column not in over:
        score += NOT_WHOLE if setting.whole else FIELD
    if _HOME_TAB.search(key):
        score += TAB
    if ColumnId.SERVICES in over and column in _SERVED:
        score += FIELD
    if is_article_address(key) and column not in PAGE_COLUMNS:
        score += ARTICLE
    return score


def _add_page_votes(best: dict[ColumnId, Vote], page: PageSigns, *, labelled: bool) -> None:
    """Add what the page itself says: meta tags, address, titles of its records.

    ``labelled`` says that links call it something that is no column: then its address alone, which
    abbreviates many things alike, says nothing.
    """
    names = column_names()
    signs: dict[ColumnId, list[tuple[int, str]]] = {}
    metas: dict[str, str] = {}
    if not is_article_address(page.key) and not _PAGER.search(page.key):  # those name their list's column
        for candidate in sorted(page.seen, key=lambda c: sorted(c.meta.items())):
            metas.update(candidate.meta if candidate.kind != "article" else {})
    for key, weight in (("ColumnName", COLUMN_NAME), ("ColumnType", COLUMN_TYPE)):
        value = metas.get(key, "")
        match = match_label(value)
        column = names.by_type.get(normalise(value)) or (match.column if match else None)
        if column is not None and column not in signs:
            signs[column] = [(weight, "网页标签")]
    segments = segments_of(page.key)
    last = segments[-1] if segments else ""
    column = names.by_path.get(last) or names.by_path.get(last.rstrip("0123456789"))
    if column is not None and (column in best or not labelled):
        signs.setdefault(column, []).append((PINYIN, "网址拼音"))
    for column in _title_votes(page):
        signs.setdefault(column, []).append((TITLES, "条目标题"))
    for column, found in signs.items():
        so_far = best.get(column) or Vote(0, metas.get("ColumnName") or column.label, (), ())
        best[column] = replace(
            so_far,
            score=so_far.score + sum(weight for weight, _ in found),
            found_by=so_far.found_by + tuple(how for _, how in found),
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
