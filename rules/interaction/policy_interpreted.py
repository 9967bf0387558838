"""Rule: a policy document of wide concern has an interpretation, and soon enough.

要求：涉及面广、社会关注度高的政策文件应有解读，并与文件同步或在规定的工作日内发布。

依据：国办秘函〔2019〕19号“解读比例”；国办发〔2016〕80号；地方规定的解读时限。

认定：
1. 取评估期内发布、标题为办法、规定、细则、意见、措施、规划等（参数 kinds）且由本单位印发的文件，按发布
   日期由新到旧取 sample 件（0 为全部）。
2. 在解读栏目和政策栏目中按标题中的《文件名》、标题相似度、正文提及找对应解读。
3. 解读栏目已读全而没有对应解读的，每件记一条不合格；解读晚于文件超过 days 个工作日的，记一条不合
   格（late_fails 为“否”时不计晚）。
4. 同期有正文未读或为图片的解读而无法对应的，在动态、公告、发布会、回应关切栏目找到的，转人工；文件页附有解
   读的算有解读；日期未知或工作日历未公布的，时限存疑。文件的发布日期取正文与列表日期中较晚者。

不适用：两个栏目有一个未开设；期内没有需要解读的文件（none_passes 为“是”的算合格）；人事、表彰、会议、转发上
级、机关内部管理等文件和一年以前形成、后来补录的文件不需解读；未到解读时限的文件。

整改：起草文件时同步编写解读，随文件发布，并互相链接。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Evidence, Finding, Record
from audit.workdays import WorkCalendar
from rules.dates import first_seen, last_shown
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable, was_read
from rules.policies import WIDE_KINDS, Note, newest_first, notes_of, wide_policies
from rules.requirements import Columns
from rules.titles import cited, core

TITLE = "政策文件有解读且同步"
CATALOGUE = ("SD-200", "SD-201", "W-D07", "DL-09")
#: Where else a document may be explained: a press conference, an answer to concerns, the news.
_ELSEWHERE = ("news", "notices", "press", "response")
REQUIRES = (
    Columns("policy"),
    Columns("interpretation", texts=True, history_days=60),
    Columns(*_ELSEWHERE, gate=False),
)
_INTERPRETS = re.compile("解读|图解|一图|读懂|看懂|问答|发布会|答记者问|政策吹风")
_BEFORE, _AFTER, _MUTE = 15, 120, 80
_NEVER_LATE = 100_000


def check(
    facts: Facts,
    *,
    as_of: date,
    days: int = 3,
    sample: int = 3,
    kinds: tuple[str, ...] = WIDE_KINDS,
    late_fails: bool = True,
    none_passes: bool = False,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    policies = _to_interpret(facts, as_of, days, kinds)
    chosen = policies[:sample] if sample else policies
    if not chosen:
        reason = "评估期内没有已到解读时限、需要解读的政策文件"
        yield passed(f"{reason}，不扣分") if none_passes else not_applicable(reason)
        return
    notes = notes_of(facts)
    searched = proof(facts.columns["interpretation"])
    # Who counts interpretations only (国办秘函〔2019〕19号) holds no late one against anybody.
    limit = days if late_fails else _NEVER_LATE
    others = [r for r in facts.records_of(*_ELSEWHERE) if _INTERPRETS.search(r.title)]
    verdicts = [_judge(facts.calendar, policy, notes, limit, searched, others) for policy in chosen]
    yield from (verdict for verdict in verdicts if verdict is not None)
    good = sum(verdict is None for verdict in verdicts)
    if good:
        how = "解读及时" if late_fails else "有解读"
        told = f"评估期内需要解读的政策文件 {len(policies)} 件，查 {len(chosen)} 件，{good} 件{how}"
        yield passed(told, shown_by(chosen))


def _to_interpret(facts: Facts, as_of: date, days: int, kinds: tuple[str, ...]) -> list[Record]:
    """The period's own policies of wide concern that are due, newest first."""
    due = [record for record in wide_policies(facts, kinds) if _is_due(facts.calendar, record, as_of, days)]
    return sorted(due, key=newest_first)


def _is_due(calendar: WorkCalendar, record: Record, as_of: date, days: int) -> bool:
    seen = last_shown(record)
    return seen is not None and calendar.between(seen, as_of) > days


def _judge(
    calendar: WorkCalendar,
    policy: Record,
    notes: list[Note],
    days: int,
    searched: tuple[Evidence, ...],
    others: list[Record],
) -> Finding | None:
    """A verdict on one policy; None where it was interpreted in time."""
    name, seen = core(policy.title), last_shown(policy)  # a list may show when it was made: the later day
    assert seen is not None
    found = [note.record for note in notes if note.explains(policy, name)]
    told = f"{cited(policy.title)}{seen} 发布"
    if not found and any(_INTERPRETS.search(file.name) for file in policy.attachments):
        return None  # explained on its own page
    if not found:
        if elsewhere := [record for record in others if Note(record).names(policy, name)]:
            reason = f"{told}，解读栏目没有找到它的解读，但{cited(elsewhere[0].title)}可能是，请人工核对"
            return manual(reason, shown_by(elsewhere), policy.title)
        mute = [note.record for note in notes if _may_explain(note.record, seen)]
        if mute:
            reason = f"{told}，没有按标题找到解读；同期有 {len(mute)} 篇解读没有读到文字，请人工核对"
            return manual(reason, shown_by(mute), policy.title)
        reason = f"{told}，政策解读栏目已读全（{len(notes)} 篇），没有找到它的解读"
        return failed(reason, (policy.evidence(), *searched), policy.title)
    dated = {day: record for record in reversed(found) if (day := first_seen(record))}
    if not dated:
        return unavailable(
            f"{told}，有解读但没有读到发布日期，不能认定是否及时", shown_by(found), policy.title
        )
    day = min(dated)
    count = calendar.between(seen, day)
    if count <= days:
        return None
    if calendar.provisional(seen, day):
        reason = f"{told}，解读 {day} 发布，跨到尚未公布放假安排的年度，不认定超期"
        return unavailable(reason, shown_by((policy, dated[day])), policy.title)
    reason = f"{told}，解读{cited(dated[day].title)}{day} 发布，晚 {count} 个工作日，超过 {days} 个"
    return failed(reason, shown_by((policy, dated[day])), policy.title)


def _may_explain(record: Record, seen: date) -> bool:
    """Whether a note of about that time could not be read: a picture, a film, a page that failed."""
    day = first_seen(record)
    near = day is None or -_BEFORE <= (day - seen).days <= _AFTER
    mute = not was_read(record) or (record.text_length or len(record.text or "")) < _MUTE
    return near and (mute or any(file.is_picture for file in record.attachments))
