"""Public consultations on drafts: which items are one, and from when till when they ran."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from audit.model import Record
from rules.dates import WrittenDay, days_in, first_seen
from rules.titles import core, likeness

#: 《重大行政决策程序暂行条例》 came into force on this day; before it no law set thirty days.
IN_FORCE = date(2019, 9, 1)
_CALL = re.compile(r"征求.{0,40}意见|意见征集|征集.{0,30}意见|公开征询")
_DRAFT = re.compile(
    r"草案|征求意见稿|意见稿|送审稿|办法|规定|细则|条例|规划|方案|规则|标准|实施意见|措施|政策|目录|清单|《"
)
_RESULT = re.compile(r"反馈|采纳|结果|情况的?(?:公告|公示|说明|通报)|情况$|公示期满|处理情况|吸收")
_NOT_A_DRAFT = re.compile(r"问卷|投票|线索|评选|征文|征名|logo|志愿者|建议提案|民生实事项目")
#: A bare 时间 or 日期 may be that of a hearing or of publication; only a bare 期限 or 截止 is a run's.
_LABEL = re.compile(
    r"(?:(?:征求意见|意见征集|征集|公示|公开征求意见|反馈|意见反馈|征询)(?:意见)?的?(?:起止)?(?:时间|期限|日期)|"
    r"(?<!有效)(?<!服务)期限|截止|起止)[^。\n]{0,60}|^\s*时间[:：][^。\n]{0,60}|"
    r"(?:于|在|截至|截止到?|至)[^。\n，,；;]{0,40}?(?:前|止)",
    re.MULTILINE,
)
_JOINT = re.compile(r"\s*(?:\d{1,2}[:：]\d{2})?\s*起?\s*(?:至|到|—+|–|-|～|~|－)")
_SUBJECT = re.compile(r"(?:公开)?(?:(?:征求|征集|征询).{0,8})?意见.*$|(?:征集|采纳|反馈|结果).*$")
_LENGTH = re.compile(
    r"(?:为期|期限为?|时间为?|期为?|公布之日起|发布之日起|公告之日起|登报之日起|之日起)\s*[:：]?\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:个)?(工作)?(?:日|天)"
)
_NUMBERS = {"七": 7, "十": 10, "十五": 15, "二十": 20, "三十": 30, "五": 5, "三十日": 30}
_ALIKE = 0.55
_GREAT = re.compile("重大行政决策|重大决策|国务院令第713号|政府规章|规章草案|规章[（(]草案|政府令")
_MANY = re.compile("季度|半年|年度|汇总|[0-9一二三四五六七八九十]月份?|各类|部分|20\\d\\d年(?!.*《)")
#: 重点任务第一季度进展情况 is of one quarter, too, and tells of no call.
_OPINIONS = re.compile("意见|征集|征求|征询|采纳|反馈")
_NAMELESS = re.compile(
    "(?:公开)?(?:意见)?(?:征集|征求意见|意见征集|征求)?的?(?:结果|情况|采纳|意见)*(?:反馈|公示|公告|公布|情况|结果)"
)
_AGAIN = re.compile("再次|第二次|二次|第三次|第二轮|重新|延长|延期|顺延|补充征求")
_SHORTENED = re.compile(r"缩短|情况紧急|紧急|简易程序|时间紧")


@dataclass(frozen=True, slots=True)
class Window:
    """A consultation's run, both days included; ``start_written`` whether the text names the first."""

    start: date
    end: date
    start_written: bool

    @property
    def days(self) -> int:
        """How many natural days it ran, first and last included."""
        return (self.end - self.start).days + 1


def is_consultation(record: Record) -> bool:
    """Whether the item calls for opinions on a draft (surveys, votes and results are something else)."""
    title = record.title
    return bool(
        _CALL.search(title)
        and _DRAFT.search(title)
        and not _RESULT.search(title)
        and not _NOT_A_DRAFT.search(title)
    )


def is_result(record: Record) -> bool:
    """Whether the item tells what came of a consultation."""
    return bool(_RESULT.search(record.title))


def subject(record: Record) -> str:
    """The name of the draft that a call or a result is about, made comparable."""
    name = core(record.title)
    return _SUBJECT.sub("", name) or name


def speaks_of_one(record: Record) -> bool:
    """Whether the item calls for opinions on a draft or tells what came of such a call."""
    return is_consultation(record) or (is_result(record) and _CALL.search(record.title) is not None)


def tells_of_many(record: Record) -> bool:
    """Whether the item tells the outcome of several calls at once, or of one that its title does not name."""
    title = record.title.strip()
    of_calls = _OPINIONS.search(title) is not None and _MANY.search(title) is not None
    return is_result(record) and (of_calls or _NAMELESS.fullmatch(title) is not None)


def is_about(name: str, other: str) -> bool:
    """Whether two names, made comparable, are of one draft or document."""
    return name in other or other in name or likeness(name, other) >= _ALIKE


def window(record: Record) -> Window | None:
    """The run of a consultation as its text states it; None where it does not say clearly.

    Where only the end is written the first day is that of publication.  Several ends that differ
    (a hearing, a second round) are not clear.
    """
    text, seen = record.text or "", first_seen(record)
    spans, ends = set(), set()
    for label in _LABEL.finditer(text):
        days = list(days_in(label[0]))
        if len(days) == 1:
            ends.add(days[0].day)
        elif len(days) == 2 and _joined(label[0], *days) and days[0].day < days[1].day:
            spans.add((days[0].day, days[1].day))
        elif days:
            return None
    if len(spans) == 1:
        start, end = spans.pop()
        return Window(start, end, start_written=True)
    if spans or len(ends) > 1 or seen is None:
        return None
    length = _by_length(text, seen)
    if ends:
        end = ends.pop()
        if end < seen or (length is not None and length.end > end):
            return None  # a stated length that runs on says that the day is another matter's
        return Window(seen, end, start_written=False)
    return length


def _joined(text: str, first: WrittenDay, second: WrittenDay) -> bool:
    """Whether the two days are the ends of one span, not two days that stand near each other."""
    return first.end == second.start or bool(_JOINT.match(text, first.end, second.start))


def _by_length(text: str, seen: date) -> Window | None:
    lengths = {(match[1], match[2]) for match in _LENGTH.finditer(text)}
    if len(lengths) != 1:
        return None
    number, working = lengths.pop()
    days = int(number) if number.isdigit() else _NUMBERS.get(number, 0)
    if not days or working:
        return None  # working days need the calendar and are a local rule (catalogue DL-07)
    return Window(seen, seen + timedelta(days=days - 1), start_written=False)


def is_great(record: Record) -> bool:
    """Whether the item calls its draft a great decision or a rule of government: thirty days by law."""
    return _GREAT.search(f"{record.title}\n{record.text or ''}") is not None


def is_repeated(record: Record) -> bool:
    """Whether the item opens a further round, or makes the run of one longer."""
    return _AGAIN.search(record.title) is not None


def says_why_shortened(record: Record) -> bool:
    """Whether the text gives a reason for a shorter run."""
    return bool(_SHORTENED.search(record.text or ""))
