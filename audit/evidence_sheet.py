"""Read the evidence sheet (佐证材料表) that offices handed in, and tell all its mistakes at once.

A workbook may hold several such sheets and the register of applications (依申请台账) beside them; each
is known by its header row.  Nothing is half read: whoever gets a result got all of it, without mistakes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from audit.catalogue import load_catalogue
from audit.errors import InputError
from audit.evidence_items import EvidenceItem, ValueKind, load_items, nearest_item
from audit.evidencevalues import NOTHING, read_decision, read_value
from audit.evidencewords import EVIDENCE, EXPLANATIONS, LEDGER, fields_of, key_of
from audit.ledger_sheet import read_ledger_rows
from audit.model import Agency, Statement
from audit.periods import PeriodKind, kind_of, read_period
from audit.proofs import NoProofError, Proof, ProofFinder, is_digest
from audit.sheetstream import Stream, Written, stream_sheets
from audit.submission import MOST_TOLD, Submission, is_example
from audit.textfile import read_bytes
from audit.yamlnode import closest

_HEADER_DEPTH = 30
_REQUIRED = ("item", "period", "value")
_LEDGER_SIGNS = frozenset({"received", "submitted", "signed", "confirmed", "answered", "answer", "way"})
_BLANK = Written("", "")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one file states: the lines, the files that prove them, and what its reader should know."""

    statements: tuple[Statement, ...]
    files: tuple[Proof, ...] = ()
    notes: tuple[str, ...] = ()
    applications: int = 0


@dataclass(slots=True)
class _Lines:
    """The lines of the sheet so far; ``places`` tells where each was stated, to refuse it twice."""

    submission: Submission
    statements: list[Statement] = field(default_factory=list)
    places: dict[tuple[str, str, str, str], str] = field(default_factory=dict)
    unfilled: int = 0


def read_evidence(path: Path, agencies: Sequence[Agency], workspace: Path) -> Evidence:
    """The lines of the file at ``path`` on ``agencies``; proofs lie beside it or in ``workspace``.

    ``InputError`` with every mistake of the file, each with its cell or line and how to mend it.
    """
    digest = hashlib.sha256(read_bytes(path)).hexdigest()
    submission = Submission(path.name, agencies, ProofFinder((path.parent, workspace)), digest)
    lines = _Lines(submission)
    applications: list[Statement] = []
    known = 0
    for sheet in stream_sheets(path, _recognised):
        if sheet.hidden:
            submission.notes.append(f"隐藏的工作表“{sheet.name}”没有读取")
            continue
        found = _header(sheet)
        if found is None:
            if not EXPLANATIONS.search(sheet.name) and sheet.name:
                submission.notes.append(f"工作表“{sheet.name}”没有认得的标题行，没有读取")
            continue
        known += 1
        header, rows, is_ledger = found
        if is_ledger:
            applications += read_ledger_rows(header, rows, submission)
        else:
            _read_lines(header, rows, lines)
    if not known:
        wanted = "、".join(EVIDENCE[name][0] for name in ("agency", *_REQUIRED, "author", "day", "proof"))
        mend = f"标题行应有：{wanted}；zwgk import --template 会写出模板"
        raise InputError.one(path.name, "找不到标题行", mend)
    submission.finish()
    if lines.unfilled:
        submission.notes.append(f"{lines.unfilled} 行没有填写数值，没有导入")
    statements = (*lines.statements, *applications)
    if not statements:
        raise InputError.one(path.name, "没有填写任何一行", "请在“数值”一列填写后再导入")
    return Evidence(statements, submission.proofs.files, tuple(submission.notes), len(applications))


def _recognised(texts: list[str]) -> int:
    return max(len(fields_of(texts, EVIDENCE)), len(fields_of(texts, LEDGER)))


def _header(sheet: Stream) -> tuple[tuple[Written, ...], Iterator[tuple[Written, ...]], bool] | None:
    """The header row, the rows below it, and whether they are applications; None where there is none."""
    rows = iter(sheet.rows)
    top = list(islice(rows, _HEADER_DEPTH))
    for index, row in enumerate(top):
        texts = [cell.text for cell in row]
        evidence, ledger = fields_of(texts, EVIDENCE), fields_of(texts, LEDGER)
        below = chain(top[index + 1 :], rows)
        if {"item", "value"} <= set(evidence) or {"question", "value"} <= set(evidence):
            return row, below, False
        if len(_LEDGER_SIGNS & set(ledger)) >= 2:
            return row, below, True
    return None


def _read_lines(header: tuple[Written, ...], rows: Iterator[tuple[Written, ...]], lines: _Lines) -> None:
    fields = fields_of([cell.text for cell in header], EVIDENCE)
    before = lines.submission.wrong
    _check_header(header, fields, lines.submission)
    if lines.submission.wrong > before:
        return  # every row would repeat what is wrong with the header
    titles = [cell.text for cell in header]
    for cells in rows:
        if [cell.text for cell in cells] == titles:
            continue  # a header repeated for printing
        row = {name: cells[at] for name, at in fields.items() if at < len(cells)}
        if not row or is_example(row):
            continue
        _read_row(row, lines)


def _check_header(header: tuple[Written, ...], fields: Mapping[str, int], submission: Submission) -> None:
    missing = [name for name in EVIDENCE if name not in fields]
    for position, cell in enumerate(header):
        if not cell.text or position in fields.values():
            continue
        near = closest(key_of(cell.text), [EVIDENCE[name][0] for name in missing], cutoff=0.6)
        if near:
            submission.mistake(cell, f"不认识的标题“{cell.text}”", f"您是不是想写“{near}”？")
        else:
            submission.notes.append(f"不认识的列“{cell.text}”没有导入")
    for name in (*_REQUIRED, "author", "day"):
        if name in missing and not (name == "item" and "question" in fields):
            title = EVIDENCE[name][0]
            submission.mistake(header[0], f"缺少“{title}”列", f"请在标题行加上“{title}”")
    if "agency" in missing and "name" in missing:
        submission.mistake(header[0], "缺少“单位编码”或“单位”列", "请在标题行加上其中一个")


def _read_row(row: dict[str, Written], lines: _Lines) -> None:
    submission = lines.submission
    if not submission.sound(row):
        return
    value = row.get("value", _BLANK)
    if not value.text:
        if any(row.get(name, _BLANK).text for name in ("proof", "decision")):
            submission.missing(row, "value", "数值")
        lines.unfilled += 1
        return
    submission.count_row(row)
    before = submission.wrong
    agency = submission.agency_of(row)
    item = _item(row, submission)
    if item is None or agency is None:
        return
    unit = _unit(row, item, submission)
    period = _period(row, item, submission)
    read = read_value(value.text, item.kind_of(unit), unit)
    if read.wrong:
        submission.mistake(value, f"{item.id}：{read.wrong}", read.mend)
    note = row.get("note", _BLANK).text
    if read.value == NOTHING and not note:
        submission.missing(row, "note", f"“{NOTHING}”的理由（备注）")
    author = row.get("author", _BLANK).text
    if not author:
        submission.missing(row, "author", "填报人")
    day = submission.day_of(row, "day", "填报日期", required=True)
    shown, digest = _proof(row, submission)
    decision, reviewer = _review(row, submission)
    _refuse_twice((agency.id, item.id, period, unit), item, row, lines)
    if submission.wrong > before:
        return
    lines.statements.append(
        Statement(
            *(agency.id, item.id, period, read.value),
            unit="" if item.kind_of(unit) is ValueKind.PERCENT and unit == "%" else unit,
            author=author,
            day=day,
            proof=shown,
            sha256=digest,
            note=note,
            decision=decision,
            reviewer=reviewer,
        )
    )


def _item(row: dict[str, Written], submission: Submission) -> EvidenceItem | None:
    items = load_items()
    cell = row.get("item", _BLANK)
    if not cell.text:
        cell = row.get("question", _BLANK)
        same = [item for item in items.values() if item.question == cell.text]
        if same:
            return same[0]
        if not cell.text:
            submission.missing(row, "item", "条目编号")
            return None
    identity = cell.text.upper().replace("–", "-").replace("_", "-")  # an en dash, as Word makes it
    if identity in items:
        return items[identity]
    if identity in load_catalogue():
        submission.mistake(cell, f"条目 {identity} 由程序判定，不用填报", "请删去这一行")
        return None
    near = nearest_item(cell.text) if submission.wrong < MOST_TOLD else None
    mend = f"您是不是想写“{near}”（{items[near].question}）？" if near else "编号见模板的“条目说明”"
    submission.mistake(cell, f"没有这个填报条目：“{cell.text}”", mend)
    return None


def _unit(row: dict[str, Written], item: EvidenceItem, submission: Submission) -> str:
    cell = row.get("unit", _BLANK)
    if not cell.text or cell.text in item.units:
        return cell.text or item.unit
    if not item.unit:
        return item.unit  # 是或否 has none, whatever stands there
    near = closest(cell.text, item.units, cutoff=0.3)
    mend = f"您是不是想写“{near}”？可用：" if near else "可用："
    submission.mistake(cell, f"{item.id} 没有单位（量）“{cell.text}”", mend + "、".join(item.units))
    return item.unit


def _period(row: dict[str, Written], item: EvidenceItem, submission: Submission) -> str:
    cell = row.get("period", _BLANK)
    if not cell.text:
        submission.missing(row, "period", f"周期（例如 {item.period.example}）")
        return ""
    period = read_period(re.sub(r"\.0$", "", cell.text))
    if period is None:
        submission.mistake(cell, f"“{cell.text}”不是周期", f"请写成 {item.period.example} 的形式")
        return ""
    if item.period is PeriodKind.MONTH and kind_of(period) is PeriodKind.EVENT:
        return period[:7]  # a spreadsheet makes the first day of it
    if item.period is PeriodKind.MONTH and kind_of(period) is not PeriodKind.MONTH:
        submission.mistake(
            cell, f"{item.id} 按月填报，“{cell.text}”不是月份", "请写成 2026-03 的形式，每月一行"
        )
    return period


def _proof(row: dict[str, Written], submission: Submission) -> tuple[str, str | None]:
    cell, stated = row.get("proof", _BLANK), row.get("sha256", _BLANK)
    if not cell.text:
        return "", None
    try:
        proof = submission.proofs.find(cell.text)
    except NoProofError as error:
        submission.mistake(cell, error.what, error.mend)
        return "", None
    if stated.text and not is_digest(stated.text):
        submission.mistake(stated, "校验值不是 64 位的 SHA-256", "请删去，程序会自己计算")
    elif stated.text and proof.sha256 and stated.text.lower() != proof.sha256:
        what = f"佐证文件“{cell.text}”与写明的校验值不符，文件被改动过"
        submission.mistake(stated, what, "请找到原来的文件，或删去校验值")
    return proof.shown, proof.sha256


def _review(row: dict[str, Written], submission: Submission) -> tuple[str, str]:
    cell, reviewer = row.get("decision", _BLANK), row.get("reviewer", _BLANK).text
    read = read_decision(cell.text)
    if read.wrong:
        submission.mistake(cell, read.wrong, read.mend)
    elif read.value and not reviewer:
        submission.missing(row, "reviewer", "复核人（已有复核意见）")
    return read.value, reviewer


def _refuse_twice(
    place: tuple[str, str, str, str], item: EvidenceItem, row: dict[str, Written], lines: _Lines
) -> None:
    """An item is stated once for each period and unit; only events may come twice in one."""
    here = next(iter(row.values()))
    before = lines.places.setdefault(place, here.place)
    if before != here.place and item.period is not PeriodKind.EVENT:
        what = f"{item.id} {place[2]} 与 {before} 重复"
        lines.submission.mistake(here, what, "同一单位、条目、周期、单位（量）只填一行，请删去一行")
