"""Rule: items of a kind were published within a period after the day on which they were made or decided.

要求：政府信息自形成、变更或者作出决定之日起，在规定的期限内公开；各专项期限由指标写明。

依据：《政府信息公开条例》第二十六条（20个工作日）；专项期限由指标写明（双公示7个工作日、中标结果和合同2个工
作日、建议提案复文20个工作日等）。

认定：
1. 取评估期内 columns 栏目中标题合于 titles（不含 without）的信息；起算日取正文在 labels 各标签后写明的日期
   （如“签订日期”），没有标签或 or_issued 为“是”时取成文日期；公开日取正文、列表和首次采集到的日期中最早者。
2. 按 clock 计算：workdays 为含调休的工作日，natural 为自然日，months 为月；起算当日不计，自然日、月期满遇休
   息日顺延。晚于期满日的，每件记一条不合格；late_fails 为“否”（法定载体在别处）的转人工。
3. 一页写有几个不同起算日的不计；公开早于起算日、相隔超过 review_after 天、10 件以上不同月份的同日上网的（栏目
   最早的一天有 3 件以上的），转人工；期限跨到尚未公布放假安排的年度的，存疑。
4. 转发的国务院、部委和上级文件不计；同一文件有几份的以最早一份为准；没读到正文的，存疑。

不适用：名册写明没有该项职能；栏目未开设；期内没有此类信息；2008年5月1日前形成的；已到期依法撤下的信息不认定为
缺失。

整改：形成或决定后当即公开，并在正文写明形成（决定、签订）日期。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.model import ColumnId, Finding, Record
from rules.clocks import clock as clock_of
from rules.dates import within
from rules.deadlines import Deadline, judge, label_of, labelled_day, opening_of
from rules.facts import Facts
from rules.findings import not_applicable, shown_by, unavailable, was_read, weighed
from rules.gate import readable
from rules.issuers import from_above
from rules.requirements import Columns
from rules.titles import first_copies
from rules.wordings import wording

TITLE = "在规定期限内公开"
CATALOGUE = ("DL-11", "DL-17", "DL-18", "DL-21", "DL-22", "DL-27", "DL-32", "DL-35", "TL-26", "DL-03")
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
#: The regulation of 2008 came into force on this day; nothing older was due for publication.
_FIRST_DAY = date(2008, 5, 1)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the day stands from which the period runs."""

    label: re.Pattern[str] | None
    or_issued: bool

    def of(self, record: Record) -> date | None:
        """The one day; None where there is none, more than one, or the text that may say it was not read."""
        if self.label is not None and not was_read(record):
            return None
        days = labelled_day(record.text or "", self.label) if self.label else ()
        if len(days) > 1:
            return None
        return days[0] if days else record.issued if self.or_issued or self.label is None else None


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    titles: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    labels: tuple[str, ...] = (),
    or_issued: bool = False,
    clock: str = "workdays",
    days: int = 20,
    review_after: int = 365,
    late_fails: bool = True,
    what: str = "信息",
) -> Iterable[Finding]:
    """Judge by the five parts above; ValueError on an unknown clock."""
    _ = as_of
    counted = clock_of(clock, facts.calendar)
    ids, gaps = readable(facts, columns)
    # An earlier copy may stand in another column that was not read: then lateness is a person's matter.
    late_fails = late_fails and not (gaps and len(columns) > 1)
    made = labels[0].removesuffix("日期").removesuffix("时间") if labels else "形成"
    deadline = Deadline(counted, days, made, review_after=review_after, late_fails=late_fails)
    yield from gaps
    if not ids:
        return
    start = _Start(label_of(labels) if labels else None, or_issued)
    records = _of_period(facts, ids, titles, without)
    dated = [(r, day) for r in records if (day := start.of(r)) and day >= _FIRST_DAY]
    unread = [record for record in records if start.of(record) is None and not was_read(record)]
    if not dated and not unread:
        yield _nothing(records, what, made)
        return
    judged = judge(dated, deadline, opening=opening_of(facts.records_of(*ids)))
    yield from judged.doubts
    if judged.late or judged.on_time or unread:
        silent = len(records) - len(dated) - len(unread)
        kept = f"{judged.on_time} 件在 {counted.told(days)}内公开"
        good = f"评估期内写明{made}日期的 {len(dated)} 件{what}中，{kept}（没有写明的 {silent} 件不计）"
        yield from weighed(judged.late, len(dated), unread, good, [record for record, _ in dated])


def _of_period(
    facts: Facts, ids: tuple[str, ...], titles: tuple[str, ...], without: tuple[str, ...]
) -> list[Record]:
    """The body's own items of that kind that became visible in the period, each once."""
    sought = wording(titles or ("",), without)
    copies = first_copies(facts.records_of(*ids))  # before the period: what was published then is not late
    return [
        record
        for record in within(tuple(copies), facts.period)
        if not record.is_page
        and (not titles or sought.stands_in(record.title))
        and not any(word in record.title for word in without)
        and not from_above(record, facts.agency.name)
    ]


def _nothing(records: list[Record], what: str, made: str) -> Finding:
    if not records:
        return not_applicable(f"评估期内没有本单位的{what}")
    reason = f"评估期内 {len(records)} 件{what}没有读到（唯一的）{made}日期，不能计算"
    return unavailable(reason, shown_by(records))
