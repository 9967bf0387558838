"""One application for information (依申请公开) as the register tells it, without a word on the applicant.

A register's rows are stored as statements on TL-33: the days and kinds by which deadlines are counted, and
nothing of who asked for what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit.model import Statement

#: The item under which applications are stored.
ITEM = "TL-33"
_PAIR = re.compile(r"([^=；]+)=([^；]*)")


class Way(StrEnum):
    """How an application came: it decides which day counts as that of receipt (TL-31, 条例第三十一条)."""

    IN_PERSON = "当面"
    SIGNED_MAIL = "邮寄"
    PLAIN_MAIL = "平信"
    ONLINE = "网络"
    FAX = "传真"


class Answer(StrEnum):
    """How an application ended (the six kinds of the annual report), or that it has not."""

    DISCLOSED = "予以公开"
    PARTLY = "部分公开"
    REFUSED = "不予公开"
    IMPOSSIBLE = "无法提供"
    DISMISSED = "不予处理"
    OTHER = "其他处理"
    NONE = "未答复"


@dataclass(frozen=True, slots=True)
class Consultation:
    """The opinion of a third party or of another body was asked: from when, until when (None: running)."""

    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Application:
    """One application.

    ``received`` is the day by article 31, ``asked`` and ``supplied`` those of its supplement, ``told`` the
    day on which the applicant heard of an extension that was ``extended`` (approved).  ``register`` is the
    day of the register, up to which it vouches for what has not happened.
    """

    number: str
    way: Way
    received: date
    asked: date | None = None
    supplied: date | None = None
    extended: date | None = None
    told: date | None = None
    third: Consultation | None = None
    other: Consultation | None = None
    answered: date | None = None
    answer: Answer | None = None
    register: date | None = None


_DAYS: Mapping[str, str] = {
    "补正告知": "asked",
    "收到补正": "supplied",
    "延期批准": "extended",
    "延期告知": "told",
    "答复": "answered",
}
_SPANS: Mapping[str, str] = {"征求第三方": "third", "征求其他机关": "other"}


def statement_of(application: Application, agency: str, where: str, sha256: str, author: str) -> Statement:
    """The application as a line of evidence; ``where`` is its place in the register of that digest."""
    parts = {"编号": application.number, "方式": application.way.value}
    for label, name in _DAYS.items():
        day = getattr(application, name)
        if day is not None:
            parts[label] = day.isoformat()
    for label, name in _SPANS.items():
        span: Consultation | None = getattr(application, name)
        if span is not None:
            parts[label] = f"{span.start}至{span.end or ''}"
    if application.answer is not None:
        parts["结果"] = application.answer.value
    return Statement(
        agency,
        ITEM,
        application.received.isoformat(),
        "；".join(f"{label}={text}" for label, text in parts.items()),
        author=author,
        day=application.register,
        proof=where,
        sha256=sha256,
    )


def application_of(statement: Statement) -> Application | None:
    """The application of a line; None where the line is no application (``无此情况``)."""
    parts = dict(_PAIR.findall(statement.value))
    if "方式" not in parts:
        return None
    days = {name: date.fromisoformat(parts[label]) for label, name in _DAYS.items() if label in parts}
    spans = {name: _span(parts[label]) for label, name in _SPANS.items() if label in parts}
    return Application(
        number=parts.get("编号", ""),
        way=Way(parts["方式"]),
        received=date.fromisoformat(statement.period),
        asked=days.get("asked"),
        supplied=days.get("supplied"),
        extended=days.get("extended"),
        told=days.get("told"),
        third=spans.get("third"),
        other=spans.get("other"),
        answered=days.get("answered"),
        answer=Answer(parts["结果"]) if "结果" in parts else None,
        register=statement.day,
    )


def _span(text: str) -> Consultation:
    first, _, last = text.partition("至")
    return Consultation(date.fromisoformat(first), date.fromisoformat(last) if last else None)
