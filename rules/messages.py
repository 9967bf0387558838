"""Messages that citizens left on a site and the answers to them, as the page of one shows them.

Facts of real pages: labels such as 写信时间, 处理时间, 回复部门 in a table or a line; some sites only sign
the answer.  What is not recognised is no message and proves nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from audit.model import Record
from rules.dates import days_in, last_shown
from rules.reading import whole

_ASKED = re.compile(r"(?:写信|留言|来信|提问|咨询|提交|发信|投递|信件|反映|受理)的?(?:时间|日期)")
_ANSWERED = re.compile(r"(?:回复|答复|处理|办结|反馈|回信|解答|办理|办复)的?(?:时间|日期)")
_UNIT = re.compile(
    r"(?:回复|答复|处理|承办|受理|办理|责任|反馈|解答|回信)的?(?:部门|单位|机构|科室|机关|对象|人)|"
    r"(?:局|委员会|办公室|中心|政府|街道|镇|乡|厅|公司|管委会|大队|支队|所|站|院|校)"
)
_ANSWER = re.compile(
    r"(?:回复|答复|处理|办理|反馈|解答|办复)的?(?:内容|结果|意见|详情)|(?:回复|答复|解答|答)[::]"
)
#: What a page says of a message that waits, in place of status or answer: never the citizen's own words.
_WAITS = r"(?:尚未|暂未|还未|未|待|等待)(?:回复|答复|办理|处理|办结)|暂无(?:回复|答复)|处理中|办理中"
#: The words end there: 办理情况：处理中心于3月5日联系来信人 tells of an answer.
_STATE = re.compile(
    rf"(?:状态|(?:办理|处理|回复|答复)(?:情况|内容|结果))[::]?\s*(?:{_WAITS})(?=$|[\s,，.。;；、)）!！…])",
    re.MULTILINE,
)
_ALONE = re.compile(rf"^\s*(?:{_WAITS})\s*$", re.MULTILINE)
#: A bar of steps shows every state of a letter, the last ones too; which is lit the text does not say.
_LAST_STEP = re.compile(
    r"^\s*(?:已?(?:回复|答复|办结|反馈|完成|结束)|(?:办理|处理)完[成毕]|已(?:办理|处理)|(?:满意度)?评价)\s*$",
    re.MULTILINE,
)
#: An answer is longer than a word of status.
_SHORT = 20
_REACH = 40
_NEXT = re.compile("时间|日期|时限|期限")


@dataclass(frozen=True, slots=True)
class Message:
    """A message that was recognised on its page: when it was left, and what its answer shows.

    ``asked`` is the day it was left (``asked_written``: under a label, else as its list shows it),
    ``replied`` whether an answer or its label was seen, ``open`` whether the page itself says that nobody
    has answered yet, ``missing`` the parts that an answered message lacks.
    """

    record: Record
    asked: date | None
    answered: date | None
    open: bool
    replied: bool
    missing: tuple[str, ...]
    asked_written: bool = False


def message_of(record: Record) -> Message | None:
    """The message that a record is; None where it was not read whole or is not recognised as one."""
    if record.is_page or not whole(record):
        return None
    text = unicodedata.normalize("NFKC", record.text or "")
    has_answer = _ANSWER.search(text) is not None
    if not has_answer and not _ASKED.search(text):
        return None
    written = _labelled(_ASKED, text)
    asked = written or last_shown(record)
    answered = _labelled(_ANSWERED, text)
    is_open = answered is None and _waits(text) and not _answer_in(text)
    replied = has_answer or _ANSWER.search(text) is not None
    return Message(
        record,
        asked,
        answered,
        is_open,
        replied,
        () if is_open else _missing(text, asked, answered, last_shown(record)),
        written is not None,
    )


def _waits(text: str) -> bool:
    """Whether the page itself says, by a state or in place of the answer, that nobody has answered yet."""
    if _STATE.search(text):
        return True
    return _ALONE.search(text) is not None and _LAST_STEP.search(text) is None


def _answer_in(text: str) -> bool:
    """Whether words that may be an answer stand behind a label of one."""
    return any(len(text[found.end() :].strip()) > _SHORT for found in _ANSWER.finditer(text))


def _labelled(label: re.Pattern[str], text: str) -> date | None:
    """The first day behind such a label; behind the next one (答复时间：　发布时间：…) it is that one's."""
    for found in label.finditer(text):
        near = text[found.end() : found.end() + _REACH]
        day = next(days_in(near), None)
        if day is not None and not _NEXT.search(near[: day.start]):
            return day.day
    return None


def _missing(text: str, asked: date | None, answered: date | None, shown: date | None) -> tuple[str, ...]:
    """The parts that an answered message lacks; any second date and any name of an office will do.

    A list may show when the answer came: a later day than that of the message.
    """
    found = _ANSWER.search(text)
    later = list(days_in(text[found.end() :])) if found else []
    parts = {
        "留言时间": asked is not None,
        "答复时间": answered is not None
        or bool(later)
        or _ANSWERED.search(text) is not None
        or (asked is not None and shown is not None and shown > asked),
        "答复单位": _UNIT.search(text) is not None,
        "答复内容": found is not None or _ANSWERED.search(text) is not None,
    }
    return tuple(name for name, there in parts.items() if not there)
