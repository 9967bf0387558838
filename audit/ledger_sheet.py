"""Read the register of applications (依申请台账), row by row; personal columns are never stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from audit.evidencewords import LEDGER, PERSONAL, fields_of
from audit.ledger import Answer, Application, Consultation, Way, statement_of
from audit.model import Statement
from audit.sheetstream import Written
from audit.submission import Submission, is_example
from audit.yamlnode import closest

_BLANK = Written("", "")
_WAYS: Mapping[Way, str] = {
    Way.PLAIN_MAIL: "平信|普通信件",
    Way.SIGNED_MAIL: "邮寄|信函|快递|快件|挂号|EMS|特快|邮政",
    Way.FAX: "传真",
    Way.ONLINE: "网络|网上|网站|在线|电子邮件|邮箱|平台|电子|门户",
    Way.IN_PERSON: "当面|现场|窗口|上门|面交|书面",
}
#: The first that fits: 部分公开 before 不予公开, 不予公开 before 公开.
_ANSWERS: Mapping[Answer, str] = {
    Answer.NONE: "未答复|尚未|没有答复|逾期未答",
    Answer.PARTLY: "部分公开|区分处理",
    Answer.DISMISSED: "不予处理|信访|重复申请|出版物|大量反复|不再重复处理",
    Answer.REFUSED: "不予公开|国家秘密|不公开",
    Answer.IMPOSSIBLE: "无法提供|不存在|不掌握|没有现成|需要另行制作|仍不明确|非本机关|不属于本机关",
    Answer.OTHER: "其他|撤回|逾期不补正|未补正|终止|撤销",
    Answer.DISCLOSED: "予以公开|同意公开|全部公开|已主动公开|主动公开|告知获取|已公开|^公开$|提供信息",
}
#: The column that tells, for each way, the day on which an application counts as received (条例第三十一条).
_RECEIVED_BY: Mapping[Way, tuple[str, str]] = {
    Way.IN_PERSON: ("submitted", "提交日期"),
    Way.SIGNED_MAIL: ("signed", "签收日期"),
    Way.PLAIN_MAIL: ("confirmed", "确认日期"),
    Way.ONLINE: ("confirmed", "确认日期"),
    Way.FAX: ("confirmed", "确认日期"),
}
_DAY_COLUMNS = (
    *("submitted", "signed", "confirmed", "received", "asked", "supplied", "extended", "told"),
    *("third_from", "third_to", "other_from", "other_to", "answered", "as_of"),
)
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_LONGEST = 60


def read_ledger_rows(
    header: tuple[Written, ...], rows: Iterable[tuple[Written, ...]], submission: Submission
) -> list[Statement]:
    """The applications below a register's ``header``; mistakes are noted on ``submission``."""
    fields = fields_of([cell.text for cell in header], LEDGER)
    before = submission.wrong
    _check_header(header, fields, submission)
    if submission.wrong > before:
        return []  # every row would repeat what is wrong with the header
    titles = [cell.text for cell in header]
    found: list[Statement] = []
    places: dict[tuple[str, str], str] = {}
    for cells in rows:
        if [cell.text for cell in cells] == titles:
            continue  # a header repeated for printing
        row = {name: cells[at] for name, at in fields.items() if at < len(cells)}
        if is_example(row) or not any(row.get(name, _BLANK).text for name in ("way", *_DAY_COLUMNS)):
            continue
        statement = _read_row(row, submission, places)
        if statement is not None:
            found.append(statement)
    return found


def _check_header(header: tuple[Written, ...], fields: Mapping[str, int], submission: Submission) -> None:
    if not {"agency", "name"} & set(fields):
        submission.mistake(header[0], "缺少“单位编码”或“单位”列", "请在标题行加上其中一个")
    if "way" not in fields:
        submission.mistake(header[0], "缺少“提交方式”列", "请加上，填当面、邮寄、平信、网络或传真")
    if "answered" not in fields:
        submission.mistake(header[0], "缺少“答复日期”列", "请加上，还没有答复的留空")
    rest = [cell.text for at, cell in enumerate(header) if cell.text and at not in fields.values()]
    personal = [text for text in rest if PERSONAL.search(text)]
    other = [text for text in rest if not PERSONAL.search(text)]
    if personal:
        submission.notes.append(f"台账中的“{'、'.join(personal)}”涉及申请人，没有导入，也没有保存")
    if other:
        submission.notes.append(f"台账中的“{'、'.join(other)}”没有导入")


def _read_row(
    row: dict[str, Written], submission: Submission, places: dict[tuple[str, str], str]
) -> Statement | None:
    if not submission.sound(row):
        return None
    submission.count_row(row)
    before = submission.wrong
    agency = submission.agency_of(row)
    way = _way(row, submission)
    days = {name: submission.day_of(row, name, LEDGER[name][0]) for name in _DAY_COLUMNS if name in row}
    answer = _answer(row, submission)
    if submission.wrong > before or agency is None or way is None:
        return None
    received = _received(row, way, days, submission)
    number = _number(row, submission)
    if received is None or not _in_order(row, received, days, submission):
        return None
    here = next(iter(row.values()))
    first = places.setdefault((agency.id, number), here.place)
    if first != here.place:
        submission.mistake(here, f"申请编号“{number}”与 {first} 重复", "请删去一行，或改正编号")
    if answer not in {None, Answer.NONE} and not days.get("answered"):
        submission.missing(row, "answered", f"答复日期（已写明“{answer}”）")
    if submission.wrong > before:
        return None
    application = Application(
        number=number,
        way=way,
        received=received,
        asked=days.get("asked"),
        supplied=days.get("supplied"),
        extended=days.get("extended"),
        told=days.get("told"),
        third=_consultation(days, "third"),
        other=_consultation(days, "other"),
        answered=days.get("answered"),
        answer=answer,
        register=days.get("as_of"),
    )
    where = f"{submission.file} {here.place}"
    author = row.get("author", _BLANK).text
    return statement_of(application, agency.id, where, submission.digest, author)


def _way(row: dict[str, Written], submission: Submission) -> Way | None:
    cell = row.get("way", _BLANK)
    if not cell.text:
        submission.missing(row, "way", "提交方式")
        return None
    for way, words in _WAYS.items():
        if re.search(words, cell.text, re.IGNORECASE):
            return way
    near = closest(cell.text, list(Way), cutoff=0.4)
    mend = f"您是不是想写“{near}”？可选：" if near else "可选："
    submission.mistake(cell, f"不认识的提交方式“{cell.text}”", mend + "、".join(Way))
    return None


def _answer(row: dict[str, Written], submission: Submission) -> Answer | None:
    cell = row.get("answer", _BLANK)
    if not cell.text or re.fullmatch("在办|办理中|正在办理|未到期|结转.*", cell.text):
        return None
    for answer, words in _ANSWERS.items():
        if re.search(words, cell.text):
            return answer
    submission.mistake(cell, f"不认识的答复类型“{cell.text}”", f"可选：{'、'.join(Answer)}；还在办理的留空")
    return None


def _received(
    row: dict[str, Written], way: Way, days: Mapping[str, date | None], submission: Submission
) -> date | None:
    """The day by article 31; the register's own 收到日期 must agree with it."""
    name, heading = _RECEIVED_BY[way]
    by_law, stated = days.get(name), days.get("received")
    rule = f"{way}提交的，以{heading.removesuffix('日期')}之日为收到申请之日（条例第三十一条）"
    if by_law and stated and by_law != stated:
        what = f"收到日期 {stated} 与{heading} {by_law} 不同"
        submission.mistake(row.get("received", _BLANK), what, f"{rule}，请改正其中一个")
        return None
    if not by_law and not stated:
        submission.missing(row, name if name in row else "received", f"{heading}或收到日期：{rule}")
    return by_law or stated


def _number(row: dict[str, Written], submission: Submission) -> str:
    cell = row.get("number", _BLANK)
    text = re.sub("[=；;]", "_", cell.text)[:_LONGEST]
    if _MOBILE.search(text) or any(_is_identity(found[0]) for found in _IDENTITY.finditer(text)):
        submission.mistake(cell, "申请编号里像有身份证号或手机号", "请只写登记编号，不写申请人的个人信息")
    return text or next(iter(row.values())).place


def _is_identity(text: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == text[-1].upper()


def _consultation(days: Mapping[str, date | None], name: str) -> Consultation | None:
    start = days.get(f"{name}_from")
    return None if start is None else Consultation(start, days.get(f"{name}_to"))


#: What cannot come before what.
_ORDER = (
    ("received", "asked"),
    ("received", "answered"),
    ("asked", "supplied"),
    ("extended", "told"),
    ("received", "told"),
    ("received", "third_from"),
    ("third_from", "third_to"),
    ("received", "other_from"),
    ("other_from", "other_to"),
)


def _in_order(
    row: dict[str, Written], received: date, days: Mapping[str, date | None], submission: Submission
) -> bool:
    before = submission.wrong
    known = {**days, "received": received}
    for earlier, later in _ORDER:
        first, second = known.get(earlier), known.get(later)
        if first and second and second < first:
            what = f"{LEDGER[later][0]} {second} 早于{LEDGER[earlier][0]} {first}"
            submission.mistake(row.get(later, _BLANK), what, "请核对后改正其中一个")
    for later, earlier in (("supplied", "asked"), ("third_to", "third_from"), ("other_to", "other_from")):
        if known.get(later) and not known.get(earlier):
            submission.missing(row, earlier, f"{LEDGER[earlier][0]}（已填{LEDGER[later][0]}）")
    return submission.wrong == before
