"""Sentences that say that nothing happened: no request, no review, no fee (零申报)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.claims.measures import ZEROS
from audit.claims.plaintext import PlainText

_THING = r"[^,。;:!?\n]{0,50}"
#: 未发生 …, 没有收到 …: a verb of happening is needed, for 没有及时更新 is no count.
_HAPPENING = re.compile(
    rf"(?:没有|没|未|尚未|从未|暂未|均未)(?:(?:因|对|就|针对){_THING})?(?:向[^,。;\n]{{1,14}})?"
    rf"(?:(?:发生|收到|接到|受到|出现|产生|受理|收取|提起|引发|导致|涉及|存在|移送|移交|实施)(?:过|到)?"
    rf"|(?:进行|开展)(?:过)?收费|被(?:申请|提起|起诉|投诉|举报|复议)){_THING}"
)
_NONE = re.compile(
    r"(?:^|(?<=[,。;:、\s\n])|(?<=工作)|(?<=年度)|(?<=年)|(?<=单位)|(?<=我局)|(?<=本局)|(?<=我室)|(?<=我镇)|(?<=本级)|(?<=[均也暂尚中]))"
    r"无(?!缝|法|线|偿|关|正当|障碍|差错|纸|证|需|须|论|疑|限|害|人机|形|党|锡|差别|条件|理由|愧|数)"
    r"(?P<thing>[^,。;:!?\n]{2,50})"
)
_CLOSED = re.compile(
    r"(?:情况|现象|事件|案件|问题|申请|投诉|举报|复议|诉讼|收费|费用|行为|发生|收费项目|收费事项)$"
)
_ZERO = re.compile(r"零(?:申请|投诉|举报|诉讼|复议|收费)|实现[^,。;\n]{0,8}“?零”?(?:申请|投诉|诉讼|复议)")
_REQUEST = re.compile(r"依申请|(?<!复议)申请(?!人?行政复议|复议|行政诉讼|提起|获取的)")
_RULE = re.compile(r"(?:有下列|之一|的,?(?:应当?|予以|给予|追究|视)|不得|严禁|规定对)")
_LOOK = 40


@dataclass(frozen=True, slots=True)
class Zero:
    """A zero statement: its words ``[start, end)`` and what there was none of (measure ids)."""

    start: int
    end: int
    measures: tuple[str, ...]


def zeros(plain: PlainText) -> Iterator[Zero]:
    """Every zero statement of a text, in its order."""
    found = [
        *(_happening(plain.text)),
        *(_none(plain.text)),
        *((hit.start(), hit.end()) for hit in _ZERO.finditer(plain.text)),
    ]
    last = -1
    for start, end in sorted(found):
        if start < last or plain.in_title(start) or _is_rule(plain.text, start, end):
            continue
        last = end
        yield Zero(start, end, _about(plain.text[start:end]))


def _happening(text: str) -> Iterator[tuple[int, int]]:
    for found in _HAPPENING.finditer(text):
        yield found.span()


def _none(text: str) -> Iterator[tuple[int, int]]:
    for found in _NONE.finditer(text):
        if _CLOSED.search(found["thing"].rstrip('“”" )')):
            yield found.start(), found.end()


def _is_rule(text: str, start: int, end: int) -> bool:
    """Whether the words belong to a rule of conduct (没有完成任务的，应当 …) rather than to a report."""
    return text[start:end].rstrip().endswith("的") or _RULE.search(text, end, end + _LOOK // 4) is not None


def _about(words: str) -> tuple[str, ...]:
    """The measures that a zero statement is about: 无…申请行政复议、提起行政诉讼 is about both of these."""
    measures = [measure for measure, pattern in ZEROS if re.search(pattern, words)]
    if "fees" in measures:
        return ("fees",)
    disputed = "reviews" in measures or "lawsuits" in measures
    if _REQUEST.search(words) and (not disputed or re.search("[依以]申请", words)):
        measures.insert(0, "requests_received")
    return tuple(measures) or ("other",)
