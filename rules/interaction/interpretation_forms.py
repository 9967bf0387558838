"""Rule: policies are explained in more forms than plain text: pictures, films, questions and answers.

要求：政策解读采用图解、音视频、问答、新闻发布会、专家解读等形式，通俗易懂。

依据：《关于全面推进政务公开工作的意见》第（十一）条；国办秘函〔2019〕19号第三部分“解读形式”。

认定：
1. 取评估期内发布的解读，标题写有图解、一图读懂、视频、动漫、问答、答记者问、发布会、专家解读等，或正文为图
   片、附有音视频的，为多样形式；不少于 minimum 篇的，合格。
2. 不足的转人工：文字稿中插有图片、视频的，程序不一定看得出。

不适用：政策解读栏目未开设；评估期内没有发布解读。

整改：对群众关心的政策制作图解、短视频或问答，在解读栏目发布。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Finding, Outcome, Record
from rules.dates import within
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by
from rules.requirements import Columns

TITLE = "解读形式多样"
CATALOGUE = ("SD-203", "W-P2")
#: A film inside an article leaves no trace that a crawl could rely on.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns("interpretation", texts=True)
_NAMED = re.compile(
    "图解|一图|图说|图读|长图|漫画|动漫|动画|海报|视频|音频|短片|微视频|直播|访谈|H5|VR|问答|百问|答记者问|你问我答|"
    "发布会|吹风会|专家|负责人解读|现场解读|情景剧",
    re.IGNORECASE,
)
_MEDIA = re.compile(r"\.(?:mp4|mp3|m4v|wmv|flv|avi|mov|wav)$", re.IGNORECASE)


def check(facts: Facts, *, as_of: date, minimum: int = 1) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    notes = within(facts.records_of("interpretation"), facts.period)
    if not notes:
        yield not_applicable("评估期内没有发布解读")
        return
    varied = [record for record in notes if _is_varied(record)]
    if len(varied) >= minimum:
        yield passed(f"评估期内解读 {len(notes)} 篇，{len(varied)} 篇用了文字以外的形式", shown_by(varied))
        return
    reason = f"评估期内解读 {len(notes)} 篇，看得出多样形式的 {len(varied)} 篇，少于 {minimum} 篇"
    yield manual(f"{reason}；稿件中的图片、视频请人工核对", shown_by(notes))


def _is_varied(record: Record) -> bool:
    files = record.attachments
    return (
        _NAMED.search(record.title) is not None
        or any(file.is_picture for file in files)
        or any(_MEDIA.search(file.url) or _MEDIA.search(file.name) for file in files)
    )
