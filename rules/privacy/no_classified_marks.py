"""Rule: nothing that bears a mark of secrecy or of internal use is published.

要求：标有密级或“此件不公开”“内部资料”“不得外传”的文件不得上网公开。

依据：《保守国家秘密法》；《政府信息公开条例》第十四条、第十七条；国办秘函〔2019〕19号（泄露国家秘密）；
catalogue PF-14。

认定：
1. 标题、正文或附件中有“机密★”“秘密★10年”“绝密★”一类密级标志，或独占一行的“机密”“绝密”“秘密”的，转人工。
2. 有“此件不公开”“此件不予公开”“内部资料 注意保存”“内部文件 不得外传”一类标注的，转人工。
3. 制度、法律条文、宣传教育中讲到国家秘密、商业秘密、保密审查、不予公开情形的，不算。
4. 本规则从不直接判不合格；同一条信息只提示一次。

不适用：所查栏目都未开设或没有信息。

整改：属实的立即撤下并报告保密行政管理部门；只是内部标注的，撤下原文，改发可以公开的内容。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from audit.model import ColumnId, Finding, Outcome, Record
from rules.facts import Facts
from rules.findings import manual
from rules.requirements import Columns
from rules.scanning import around, concluded, scan, words_of
from rules.titles import cited

TITLE = "没有发布涉密或不公开的文件"
CATALOGUE = ("SD-025", "PF-14", "W-V1")
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = Columns(parameter="columns", texts=True, gate=False)
#: Kind of mark → words without which it cannot stand in a text (looked for first: most texts have none),
#: and how it stands there.
_MARKS: Mapping[str, tuple[tuple[str, ...], re.Pattern[str]]] = {
    "level": (
        ("★", "☆", "密*", "密 *"),
        re.compile(r"[绝机秘]\s*密\s*[★☆*](?:\s*(?:\d+\s*[年月]|长期|启用前|解密前))?"),
    ),
    "line": (
        ("绝密", "机密", "秘密"),
        re.compile(r"^[ \t\u3000]*(?:密级[:：][ \t\u3000]*)?(?:绝密|机密|秘密)[ \t\u3000]*$", re.MULTILINE),
    ),
    "closed": (("此件",), re.compile(r"[（(【]?此件(?:不|暂不|不予|不得)公开[^。\n]{0,8}")),
    "property": (
        ("公开属性", "公开方式", "公开类别"),
        re.compile(r"公开(?:属性|方式|类别)[:：][ \t\u3000]*(?:不予?公开|不公开)"),
    ),
    "inside": (
        ("内部",),
        re.compile(
            r"内部(?:资料|文件|材料|刊物|传阅)[\s，,、。；;:：！!★（(]{0,3}"
            r"(?:注意保[存管密]|请?勿?外传|不得外传|严禁外传|不准外传|妥善保管)"
        ),
    ),
    "kept": (
        ("外传",),
        re.compile(r"^[^\n。]{0,12}(?:不得|严禁|请勿|切勿)外传[！!。）)]?[ \t\u3000]*$", re.MULTILINE),
    ),
}
#: What only speaks of secrecy: rules, law, lessons, examinations that are marked until they begin.
_SPEAKS = re.compile(
    r"保密法|保密(?:审查|制度|教育|宣传|知识|培训|工作)|国家秘密|商业秘密|标志|标注|标明|字样|密级分为|分为|如有|凡|对.{0,8}的文件"
)
_NEAR = 24


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (ColumnId.POLICY, ColumnId.NOTICES, ColumnId.NEWS),
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    found = scan(facts, columns)
    hits = [finding for record in found.read if (finding := _judge(record)) is not None]
    yield from concluded(found, hits, "没有发现密级标志和不公开标注")


def _judge(record: Record) -> Finding | None:
    text = words_of(record)
    for kind, match in _marks_in(text):
        near = text[max(0, match.start() - _NEAR) : match.start()] + text[match.end() : match.end() + _NEAR]
        if "启用前" in match[0]:
            continue  # a sealed examination paper, published after it was sat
        if kind != "property" and _SPEAKS.search(near):
            continue
        mark = " ".join(match[0].split())
        reason = f"{cited(record.title)}中有“{mark}”字样，请人工核对是否属于不得公开的文件"
        return manual(reason, (record.evidence(around(text, match.start(), match.end())),), record.title)
    return None


def _marks_in(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for kind, (words, pattern) in _MARKS.items():
        if any(word in text for word in words):
            for match in pattern.finditer(text):
                yield kind, match
