"""Rule: an item of every year was published by a fixed day of the year.

要求：年度报表、年度名录等应于每年固定日期前公开。

依据：由指标写明，如《政府网站发展指引》（国办发〔2017〕47号）政府网站工作年度报表每年1月31日前；《环境监管重点
单位名录管理办法》每年3月底前；《企业环境信息依法披露管理办法》每年3月15日前；条例第四十九条（年报）。

认定：
1. 应查年度为检查日前最近一次期满（due）的年份减 year_back；在 columns 栏目中找标题合于 titles（{年}代表应查年
   度）的信息，标题没写年度的看发布日期是否在期满当年。
2. 公开日（正文、列表、首次采集到的日期中最早者）不晚于期满日为合格，晚于的记一条不合格；只读到晚于期满日的一
   份而标题没写年度、写的是上级或别处单位、其他年度的也在这几天公开（可能是网站迁移）的，期满日是休息日而在其后
   第一个工作日公开的，转人工。
3. 栏目都已读全而没有的：missing_fails 为“是”的记一条不合格，否则转人工（可能公布在上级或专门平台）；没有读全
   的、没有日期的，存疑。

不适用：名册写明没有该项职能；所列栏目都未开设；标题写明检查日时还没有到期的年度。

整改：补公开，今后在期满日前公开，标题写明年度。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.model import ColumnId, Evidence, Finding, Record
from rules.clocks import next_workday
from rules.dates import first_seen, last_due_year
from rules.facts import Facts
from rules.findings import failed, manual, passed, shown_by, unavailable
from rules.issuers import from_above, places_in
from rules.parameters import day_of_year
from rules.requirements import Columns, DateOfYear
from rules.searching import search
from rules.wordings import Wording, names_year, wording

TITLE = "每年按固定日期公开"
CATALOGUE = ("DL-12", "DL-13", "DL-14", "DL-33", "DL-34")
#: So many days a site's move may take.
_MOVE_DAYS = 3
_YEAR_BEFORE = re.compile(r"^\W*(?:关于(?:公布|印发|发布)?)?\W*(?:(?:19|20)\d{2}年?度?)?")
REQUIRES = Columns(parameter="columns", gate=False, history_days=400)


@dataclass(frozen=True, slots=True)
class _Due:
    """What was due when: the year it is about, its last day, its name."""

    year: int
    last: date
    name: str

    def is_it(self, record: Record, sought: Wording) -> bool:
        """Whether the item is that year's; without a year in its title by its day of publication."""
        if not sought.stands_in(record.title):
            return False
        named = names_year(record.title, self.year)
        day = first_seen(record)
        return named if named is not None else day is not None and day.year == self.last.year


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    titles: tuple[str, ...],
    due: DateOfYear,
    without: tuple[str, ...] = (),
    year_back: int = 1,
    missing_fails: bool = False,
    what: str = "",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    due_year = last_due_year(as_of, due)
    year = due_year - year_back
    name = f"{year}年度{what or '、'.join(titles)}"
    owed = _Due(year, day_of_year(due, due_year), name)
    sought = wording(titles, without, year)
    found = [record for record in facts.records_of(*columns) if owed.is_it(record, sought)]
    if not found:
        yield _missing(facts, columns, owed, missing_fails=missing_fails)
        return
    dated = {day: record for record in reversed(found) if (day := first_seen(record))}
    if not dated:
        yield unavailable(f"{name}已公开，但没有读到公开日期，不能认定是否按时", shown_by(found), name)
        return
    day = min(dated)
    evidence = (dated[day].evidence(f"{dated[day].title}（{day}）"),)
    if day <= owed.last:
        yield passed(f"{owed.name}于 {day} 公开，不晚于 {owed.last}", evidence, owed.name)
        return
    others = [
        record
        for record in facts.records_of(*columns)
        if record not in found and wording(titles, without).stands_in(record.title)
    ]
    if doubt := _doubt(owed, day, dated[day], facts, as_of, others):
        yield manual(
            f"{owed.name}于 {day} 公开，晚于 {owed.last}，但{doubt}，请人工核对", evidence, owed.name
        )
        return
    yield _late(owed, day, evidence, facts, columns)


def _doubt(owed: _Due, day: date, record: Record, facts: Facts, as_of: date, others: list[Record]) -> str:
    """Why an item that appeared after the last day need not be late; empty where nothing speaks for it."""
    monday = next_workday(owed.last, facts.calendar)
    if day <= monday:
        return f"期满日是休息日，{monday} 是其后第一个工作日"
    if day > as_of:
        return f"这一天晚于检查日 {as_of}"
    if names_year(record.title, owed.year) is None:
        return "标题没有写年度"
    if _names_another(record.title, facts.agency.name) or from_above(record, facts.agency.name):
        return "标题（来源）写的是上级或别处的单位，可能是转发"
    if any((seen := first_seen(other)) and abs((seen - day).days) <= _MOVE_DAYS for other in others):
        return "其他年度的也在这几天公开，可能是网站迁移时的日期"
    return ""


def _names_another(title: str, agency_name: str) -> bool:
    """Whether the title begins (after its year) with a place that is not the body's: 2026年南州市….名录."""
    places, ours = places_in(_YEAR_BEFORE.sub("", title)), places_in(agency_name)
    return bool(places and ours) and ours[-1] not in places


def _late(
    owed: _Due, day: date, evidence: tuple[Evidence, ...], facts: Facts, columns: tuple[ColumnId, ...]
) -> Finding:
    told = f"{owed.name}于 {day} 公开"
    ground = search(facts, columns)
    if ground.unread is not None:
        reason = f"{told}，晚于 {owed.last}，但{ground.unread.reason}，可能另有更早的一份"
        return unavailable(reason, evidence, owed.name)
    late = (day - owed.last).days
    return failed(f"{told}，晚于 {owed.last}，超期 {late} 天", evidence, owed.name)


def _missing(facts: Facts, columns: tuple[ColumnId, ...], owed: _Due, *, missing_fails: bool) -> Finding:
    ground = search(facts, columns)
    if ground.unread is not None:
        reason = f"没有找到{owed.name}，而{ground.unread.reason}"
        return unavailable(reason, ground.unread.evidence, owed.name)
    if ground.nowhere is not None:
        return ground.nowhere
    reason = f"{ground.told}都已读全，没有找到{owed.name}（应于 {owed.last} 前公开）"
    if missing_fails and not ground.asked:
        return failed(reason, ground.searched, owed.name)
    return manual(f"{reason}，可能标题写法不同或公布在上级平台，请人工核对", ground.searched, owed.name)
