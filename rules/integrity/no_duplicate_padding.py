"""Rule: a column is not padded with the same item again and again.

要求：同一栏目不得把同一信息重复发布以充数。

依据：国办秘函〔2019〕19号“弄虚作假”；catalogue PF-09（重复比例不超过2%）。

认定：
1. 同一栏目同一目录下，标题相同、正文相同（不计空格标点）、附件名称和文号相同、相隔不超过 apart 日而网址不
   同的，每多一份计一条重复。
2. 评估期内的信息中，重复份数的比例超过 share 且不少于 least 份的，每份重复记一条不合格；评估期内的没有
   读全的，不认定比例过高。
3. 标题相同而正文不同的（月报、决定书等）不算重复；正文只是相近（同一格式的公告，姓名、数字不同）、附件不同、
   相隔较久的（定期重发的提示）不计，多到可能超过比例时转人工；没有读到正文的，多到可能超过比例时存疑。

不适用：所查栏目都未开设，或评估期内没有信息。

整改：删除重复发布的信息，保留最早的一条。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from audit.model import ColumnId, Finding, Period, Record
from rules.dates import first_seen, last_shown
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, shown_by, unavailable
from rules.gate import SAMPLE_ITEMS, period_read, readable, sampled
from rules.reading import unread_files
from rules.requirements import Columns
from rules.titles import cited, plain

TITLE = "没有重复刷量"
CATALOGUE = ("PF-09", "SD-031")
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
_DISTANCE = 3
#: Bodies like 详见附件 are alike without being the same.
_LEAST_TEXT = 30


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
    share: Decimal = Decimal("0.02"),
    least: int = 3,
    apart: int = 25,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns, sample=SAMPLE_ITEMS)
    yield from gaps
    judged = 0
    for column_id in ids:
        # Lists are read back to the period's start: only of the period is the share of copies known.
        records = [r for r in facts.records_of(column_id) if not r.is_page and _in_period(r, facts.period)]
        if not records:
            continue
        judged += 1
        alike = _copies(records)
        copies = [pair for pair in alike if _is_same(*pair, apart)]
        doubtful = [copy for copy, first in alike if (copy, first) not in copies]
        part = Decimal(len(copies)) / len(records)
        count = f"{len(records)} 条，重复 {len(copies)} 条，占 {part:.1%}"
        told = f"“{ColumnId(column_id).label}”栏目评估期内 {count}"
        if len(copies) < least or part <= share:
            unread = _unread_twins(records)
            worst = len(copies) + len(unread) + len(doubtful)
            if worst >= least and Decimal(worst) / len(records) > share:
                yield _unsure(told, unread, doubtful)
                continue
            notes = [f"另有 {len(unread)} 条标题相同而没有读到正文"] if unread else []
            notes += [f"另有 {len(doubtful)} 条标题相同而正文相近"] if doubtful else []
            notes += filter(None, [sampled(facts, (column_id,))])
            note = f"（{'；'.join(notes)}）" if notes else ""
            yield passed(f"{told}，未超过 {share:.0%} 或不足 {least} 条{note}", shown_by(records))
        elif not period_read(facts, column_id):
            # Read to its end the column has more items, and the copies may be a smaller part of them.
            yield unavailable(f"{told}，但栏目没有读全，不能认定比例", shown_by(copy for copy, _ in copies))
        else:
            for copy, first in copies:
                reason = f"{cited(copy.title)}与 {first.url} 标题相同、正文相同；{told}，超过 {share:.0%}"
                yield failed(reason, shown_by((copy, first)), copy.title)
    if ids and not judged:
        yield not_applicable("所查栏目没有信息")


def _unsure(told: str, unread: list[Record], doubtful: list[Record]) -> Finding:
    """Why it is not known whether the copies are too many."""
    if unread:
        reason = f"{told}，另有 {len(unread)} 条标题相同而没有读到正文，不能认定"
        return unavailable(reason, shown_by(unread))
    reason = f"{told}，另有 {len(doubtful)} 条标题相同而正文相近、附件不同或相隔较久，请人工核对是否重复"
    return manual(reason, shown_by(doubtful), doubtful[0].title)


def _is_same(copy: Record, first: Record, apart: int) -> bool:
    """Whether it is the very same: the same words, files and number, put there again before long.

    Notices on one form (各户的不动产公告) differ in a few words only; a reminder may be due again each month.
    """
    if not copy.text or not first.text or plain(copy.text) != plain(first.text):
        return False
    if [plain(file.name) for file in copy.attachments] != [plain(file.name) for file in first.attachments]:
        return False
    # What was not read of the files is not among the words: only the address tells whether it differs.
    if {file.url for file in unread_files(copy)} != {file.url for file in unread_files(first)}:
        return False
    one, other = last_shown(copy), last_shown(first)
    return copy.doc_number == first.doc_number and (
        one is None or other is None or abs((one - other).days) <= apart
    )


def _in_period(record: Record, period: Period) -> bool:
    day = first_seen(record)
    return day is None or day in period


def _copies(records: list[Record]) -> list[tuple[Record, Record]]:
    """Every further copy with the first: same title, same folder, like body, another address."""
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in {_address(record.url): record for record in reversed(records)}.values():
        if record.fingerprint is not None and (record.text_length or 0) >= _LEAST_TEXT:
            groups[plain(record.title), _folder(record.url)].append(record)
    copies = []
    for group in groups.values():
        group.sort(key=lambda record: (last_shown(record) or date.max, record.url))
        first, *rest = group
        copies += [(copy, first) for copy in rest if _near(copy, first)]
    return sorted(copies, key=lambda pair: pair[0].url)


def _unread_twins(records: list[Record]) -> list[Record]:
    """Items whose body was not read and whose title another item of the folder has, too.

    Of the others it is known without their bodies that they are no copies.
    """
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in {_address(record.url): record for record in records}.values():
        groups[plain(record.title), _folder(record.url)].append(record)
    twins: list[Record] = []
    for group in groups.values():
        unread = [record for record in group if record.fingerprint is None]
        # Where none was read, one of them is the first, and no copy.
        twins += unread[1:] if len(unread) == len(group) else unread
    return twins


def _near(one: Record, other: Record) -> bool:
    assert one.fingerprint is not None
    assert other.fingerprint is not None
    return (int(one.fingerprint, 16) ^ int(other.fingerprint, 16)).bit_count() <= _DISTANCE


def _address(url: str) -> str:
    """The address without what makes no difference: scheme, www, a trailing slash, a port of its own."""
    return re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")


def _folder(url: str) -> str:
    """The column's folder: dates in the path (202406, 2024/6/5) are no folders of their own.

    The same item in two folders is posted to two columns, which is no padding (FP-10).
    """
    path = _address(url).partition("?")[0].rpartition("/")[0]
    return "/".join(part for part in path.split("/") if not re.fullmatch(r"[\d-]+", part))
