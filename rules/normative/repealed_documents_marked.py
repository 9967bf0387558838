"""Rule: what was repealed is no longer marked as in force in the library of documents.

要求：清理公告、废止决定宣布废止或失效的文件，应在政策文件库中同步改标有效性。

依据：《政府信息公开条例》第二十条第（一）项；国办发〔2018〕37号（行政规范性文件清理结果公布和标注）。

认定：
1. 在 columns 栏目中找标题含“废止、失效、清理结果”的文件，从其表格（按表名或行内“废止”“失效”字样）和正
   文（有“根据、按照”等字样的句子除外）读出文号；文件正文写“……同时废止”的文号也算。
2. 在政策文件栏目中查这些文号：有效性标为失效、废止、修改的合格；标为有效而清理公告公开已超过 days 个工作日
   的，每件记一条不合格；没有标注有效性的，合并转人工。
3. 标题兼说修改、保留的清理文件，只认写明“废止”“失效”的表或行；表格和附件没有读全的，存疑。
4. 不在库中的文号不计（可能已撤下，或由上级发布）。

不适用：政策文件栏目未开设；没有清理、废止的文件；所废止的文件都不在库中。

整改：把宣布废止、失效的文件在库中标为“废止”“失效”，注明依据和日期。
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import ColumnId, Evidence, Finding, Record
from rules.clocks import Clock, Unit
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, shown_by, unavailable, was_read
from rules.gate import readable
from rules.reading import unread_reason, unread_shown
from rules.requirements import Columns
from rules.titles import cited
from rules.validity import Force, force_of, number_of, repealed_numbers, repeals, replaced_numbers

TITLE = "废止失效的文件已改标"
CATALOGUE = ("GF-02", "SD-158")
REQUIRES = Columns("policy", parameter="columns", texts=True, tables=True, gate=False, history_days=1100)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES),
    days: int = 20,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    ids, gaps = readable(facts, (ColumnId.POLICY, *columns))
    yield from gaps
    if ColumnId.POLICY not in ids:
        if not gaps:
            yield not_applicable("政策文件栏目未开设，不适用")
        return
    papers = facts.records_of(*ids)
    ended = _ended(papers)
    library = [record for record in facts.records_of("policy") if number_of(record) in ended]
    lists = [record for record in papers if repeals(record)]
    if library:
        yield from _judge(library, ended, Clock(Unit.WORKDAYS, facts.calendar), days, as_of)
    if reason := unread_reason(lists):
        told = f"{len(lists)} 件清理、废止文件中，{reason}，所列文号没有全部核对"
        yield unavailable(told, unread_shown(lists))
    elif not library:
        told = (
            f"{len(lists)} 件清理、废止文件和各文件正文宣布停止执行的 {len(ended)} 个文号都不在政策文件栏目中"
        )
        told = told if lists or ended else "没有找到清理、废止规范性文件的公告"
        yield not_applicable(told, shown_by(lists))


def _ended(papers: Iterable[Record]) -> Mapping[str, Record]:
    """The repealed numbers with the paper that ends each; the earliest one counts."""
    found: dict[str, Record] = {}
    for paper in sorted(papers, key=lambda record: (first_seen(record) or date.max, record.url)):
        numbers = repealed_numbers(paper) if repeals(paper) else replaced_numbers(paper)
        for number in sorted(numbers):
            found.setdefault(number, paper)
    return found


def _judge(
    library: list[Record], ended: Mapping[str, Record], clock: Clock, days: int, as_of: date
) -> Iterable[Finding]:
    unmarked = [record for record in library if was_read(record) and force_of(record) is None]
    unread = [record for record in library if not was_read(record)]
    wrong = [record for record in library if force_of(record) is Force.IN_FORCE]
    unclear = [record for record in library if force_of(record) is Force.UNCLEAR]
    good = len(library) - len(unmarked) - len(unread) - len(wrong) - len(unclear)
    yield from (_verdict(record, ended[number_of(record)], clock, days, as_of) for record in wrong)
    if unmarked or unclear:
        names = "、".join(cited(record.title) for record in (unmarked + unclear)[:3])
        count = len(unmarked + unclear)
        reason = f"已宣布废止、失效的文件有 {count} 件（{names}等）没有标明有效性，请人工核对"
        yield manual(reason, shown_by(unmarked + unclear))
    if unread:
        yield unavailable(f"{len(unread)} 件已废止的文件没有读到页面，不能核对标注", shown_by(unread))
    if good:
        yield passed(f"宣布废止、失效而在库中的 {len(library)} 件里，{good} 件已改标", shown_by(library))


def _verdict(record: Record, paper: Record, clock: Clock, days: int, as_of: date) -> Finding:
    mark = dict(record.stated)["有效性"]
    shown = first_seen(paper)
    told = (
        f"{cited(record.title)}（{record.doc_number}）仍标为“{mark}”，而{cited(paper.title)}已宣布废止或失效"
    )
    evidence: tuple[Evidence, ...] = (
        record.evidence(f"有效性：{mark}"),
        paper.evidence(record.doc_number or ""),
    )
    if shown is None:
        return manual(f"{told}；该公告没有读到日期，请人工核对", evidence, record.title)
    if not clock.is_late(shown, as_of, days):
        return manual(f"{told}；公告 {shown} 公开，改标期限还没有到", evidence, record.title)
    if clock.unsure(shown, as_of, days):
        return unavailable(f"{told}；公告 {shown} 公开，跨到尚未公布放假安排的年度", evidence, record.title)
    took = clock.took(shown, as_of)
    return failed(
        f"{told}；公告 {shown} 公开，到检查日已 {took} 个工作日，超过 {days} 个", evidence, record.title
    )
