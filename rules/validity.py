"""Whether a normative document is in force: what its page says, and till when its own text lets it run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from audit.model import Record
from rules.clocks import months_after
from rules.dates import days_in, first_seen, years_in
from rules.titles import plain


class Force(StrEnum):
    """What a page states under 有效性."""

    IN_FORCE = "in_force"
    CHANGED = "changed"
    ENDED = "ended"
    UNCLEAR = "unclear"


_ENDED = re.compile("失效|废止|无效|停止|终止|到期|作废|撤销")
_CHANGED = re.compile("修改|修订|修正|部分")
_IN_FORCE = re.compile("有效|生效|施行|执行中|现行")
_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,14})\s*[〔\[［【（(]\s*((?:19|20)\d{2})\s*[〕\]］】）)]\s*第?\s*(\d{1,4})\s*号"
)
_SENTENCE = re.compile(r"[。；;\n]")
#: The sentence in which a document speaks of its own force.
_OWN = re.compile(
    "施行|实施|执行|印发之日|发布之日|公布之日|本(?:办法|规定|细则|意见|通知|方案|规则|标准|措施|文件)"
)
#: 许可证有效期, 合同有效期: the term of something else.
_OTHERS = re.compile("[证书同议品质标函卡照剂可格保期任聘](?:的|之)?有效期")
_TERM = re.compile(
    r"(?:有效期|试行期|期限)(?:限)?(?:暂定|定)?(?:为|是)?\s*[:：]?\s*(\d{1,2}|[一二两三四五六七八九十]{1,2})\s*(个月|年)"
)
_UNTIL = re.compile(r"(?:有效期|有效期限|有效时间|施行|执行|试行)[^。；;\n]{0,30}?(?:至|到|截至|截止到?)\s*$")
_FROM = re.compile(r"(?:自|从|于)\s*$")
_AFTER = re.compile(r"之日起\s*(\d{1,3})\s*[日天]后")
_THIS_DAY = re.compile("(?:印发|发布|公布|下发|颁布|签发)之日起|自(?:印发|发布|公布)之日")
_WORDS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_MONTHS = 12


def force_of(record: Record) -> Force | None:
    """What the page states of the document's force; None where it states nothing."""
    value = dict(record.stated).get("有效性")
    if value is None or not (value := value.strip(" -—/")):
        return None
    if _ENDED.search(value) or value == "否":
        return Force.CHANGED if "部分" in value else Force.ENDED
    if _CHANGED.search(value):
        return Force.CHANGED
    return Force.IN_FORCE if _IN_FORCE.search(value) or value == "是" else Force.UNCLEAR


def numbers_in(text: str) -> Iterator[str]:
    """The document numbers in ``text``, made comparable."""
    for found in _NUMBER.finditer(text):
        yield plain(f"{found[1]}{found[2]}{int(found[3])}号")


def number_of(record: Record) -> str:
    """The record's own number, made comparable; empty where it has none."""
    return next(numbers_in(record.doc_number or ""), "")


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day on which a document was in force, and the words that say so."""

    day: date
    words: str


def expiry_of(record: Record) -> Expiry | None:
    """The last day that a document sets for itself; None where it sets none, or not one alone."""
    found: dict[date, str] = {}
    for sentence in _SENTENCE.split(record.text or ""):
        # 许可证有效期五年 is another matter's term.
        speaks = ("有效期" in sentence or "试行" in sentence) and _OWN.search(sentence)
        if speaks and not _OTHERS.search(sentence):
            found.update(_of_sentence(sentence, record))
    stated = dict(record.stated).get("失效日期", "")
    found.update({day.day: f"失效日期：{stated}" for day in list(days_in(stated))[:1]})
    # The term of the document that this one replaces may be told as well: nothing ends before it is made.
    found = {day: words for day, words in found.items() if not _is_before(day, record)}
    if len(found) != 1:
        return None
    return Expiry(*found.popitem())


def _is_before(day: date, record: Record) -> bool:
    """Whether the day lies before the document's own making, as far as date or number tell that."""
    years = years_in(number_of(record))
    return (record.issued is not None and day < record.issued) or (bool(years) and day.year < years[0])


def _of_sentence(sentence: str, record: Record) -> dict[date, str]:
    words = " ".join(sentence.split())[-80:]
    days = list(days_in(sentence))
    until = [written.day for written in days if _UNTIL.search(sentence[: written.start])]
    if until:
        return {until[-1]: words}
    term = _TERM.search(sentence)
    begin = _begin(sentence, record) if term else None
    if term is None or begin is None:
        return {}
    count = (int(term[1]) if term[1].isdigit() else _chinese(term[1])) * (_MONTHS if term[2] == "年" else 1)
    return {months_after(begin, count) - timedelta(days=1): words} if count else {}


def _begin(sentence: str, record: Record) -> date | None:
    """The day from which the document runs; the later of its days where it names none."""
    for written in days_in(sentence):
        if _FROM.search(sentence[: written.start]):
            return written.day
    if not _THIS_DAY.search(sentence):
        return None
    day = max((day for day in (record.issued, record.published) if day), default=first_seen(record))
    after = _AFTER.search(sentence)
    return day and day + timedelta(days=int(after[1]) if after else 0)


def _chinese(text: str) -> int:
    if len(text) == 1:
        return _WORDS.get(text, 0)
    return 10 + _WORDS.get(text[1], 0) if text[0] == "十" else 0


#: Where a document speaks of documents that are no longer in force.
_REPEALS = re.compile("废止|失效|宣布.{0,6}无效|停止执行")
_KEEPS = re.compile("继续有效|保留|修改|修订|继续执行|拟废止|征求意见|征集")
_LISTS = re.compile("废止|失效|宣布.{0,6}无效|停止执行|清理结果|清理情况")
_NO_LIST = re.compile("拟废止|拟宣布|征求|征集|解读|办法$|规定$|公示")
_REPLACED = re.compile("(?:同时|随之|即行|相应)(?:予以)?废止")
_BASIS = re.compile("根据|依据|按照|经.{0,12}(?:同意|批准|审议)|精神")


#: 被清政〔2023〕5号代替: what stands behind these words is the new document; 第三条 is a part of one.
_SUPERSEDED = re.compile("被|由|替代|代替|取代|以[^，。；]{0,20}为准|详见|另行|参照")
_PART = re.compile(
    r"\s*(?:中的?)?(?:第[一二三四五六七八九十百\d]+(?:[条款项章]|部分)|(?:部分|有关|相关)(?:条款|规定|内容))"
)
_TITLED = re.compile("《[^》]*》?")


def repeals(record: Record) -> bool:
    """Whether the item's title says that documents are repealed, have run out or were sorted."""
    return bool(_LISTS.search(record.title)) and not _NO_LIST.search(record.title)


def repealed_numbers(record: Record) -> frozenset[str]:
    """The numbers that a repealing item lists as no longer in force: in its tables, else in its text.

    A title that also speaks of what stays in force or is changed gives only rows that say which is which.
    """
    mixed = bool(_KEEPS.search(record.title)) or not _REPEALS.search(record.title)
    found: set[str] = set()
    for table in record.tables:
        whole = bool(_REPEALS.search(table.title)) and not _KEEPS.search(table.title)
        for row in table.rows:
            line = " ".join(dict.fromkeys(row))
            told = _REPEALS.search(" ".join(cell for cell in row if len(cell) <= _SHORT_CELL))
            if (whole or told or not mixed) and not _keeps(row):
                found.update(_ended_in(line)[:1])  # a row is one document's; others in it tell why
    if not mixed:
        for sentence in _SENTENCE.split(record.text or ""):
            if not _BASIS.search(sentence) and not _KEEPS.search(sentence):
                found.update(_ended_in(sentence))
    return frozenset(found - {number_of(record)})


def _ended_in(text: str) -> list[str]:
    """The numbers of documents that a row or sentence ends whole: none of a part, none that replaces them."""
    found: list[str] = []
    end = 0
    for hit in _NUMBER.finditer(text):
        if end and _SUPERSEDED.search(_TITLED.sub("", text[end : hit.start()] + hit[1])):
            break
        end = hit.end()
        if not _PART.match(text[end:].lstrip("）)")):
            found.extend(numbers_in(hit[0]))
    return found


def replaced_numbers(record: Record) -> frozenset[str]:
    """The numbers of the documents that a new one ends: 《…》（…号）同时废止."""
    found: set[str] = set()
    for sentence in _SENTENCE.split(record.text or ""):
        hit = _REPLACED.search(sentence)
        if hit and not _BASIS.search(sentence):
            found.update(_ended_in(sentence[: hit.start()]))
    return frozenset(found - {number_of(record)})


#: A cell that says what became of a document is short; a title that says 废止 is long.
_SHORT_CELL = 8


def _keeps(row: Iterable[str]) -> bool:
    return any(_KEEPS.search(cell) for cell in row if len(cell) <= _SHORT_CELL)
