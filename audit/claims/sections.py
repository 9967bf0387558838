"""The summaries of which a file consists, and the headings in them under which plans stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from audit.claims.plaintext import PlainText, is_heading

_ORDINAL = "[一二三四五六七八九十百\\d]{1,4}"
#: 范文第3篇, 总结篇二, 总结 篇一, 第二篇：…, 篇3
_SUMMARY = re.compile(
    rf"(?:第{_ORDINAL}篇|[（(]?篇{_ORDINAL}[)）]?)(?:[:：].{{0,30}})?$|^(?:第{_ORDINAL}篇|篇{_ORDINAL})"
)
_HEADING = re.compile(
    r"(?:(?<=[\n。])|(?<=[。:] ))\s{0,8}"
    r"(?P<mark>[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]、?)(?P<title>[^。;\n]{2,40})"
)
_PLAN = re.compile(
    r"下一?步|打算|工作(?:计划|思路|重点|目标|安排)|目标任务|今后|明年|努力方向|整改措施|改进(?:措施|情况|方向)"
)
_TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Section:
    """One summary of a file: from where it runs, and what it is called (empty where it has no title)."""

    start: int
    title: str


@dataclass(frozen=True, slots=True)
class Sections:
    """The summaries of a text in order, and the stretches under headings that announce plans."""

    sections: tuple[Section, ...]
    starts: tuple[int, ...]
    plans: tuple[tuple[int, int], ...]

    def at(self, offset: int) -> Section:
        """The summary that ``offset`` is in."""
        return self.sections[bisect_right(self.starts, offset) - 1]

    def is_plan(self, offset: int) -> bool:
        """Whether ``offset`` stands under a heading like 下一步打算."""
        at = bisect_right(self.plans, (offset, offset))
        return at > 0 and self.plans[at - 1][0] <= offset < self.plans[at - 1][1]


def sections(plain: PlainText) -> Sections:
    """Divide a text into its summaries."""
    found = [Section(0, _title(plain))]
    lines = plain.text.split("\n")
    offset = 0
    for line in lines:
        bare = line.strip()
        if len(bare) <= _TITLE_LENGTH and is_heading(bare) and _SUMMARY.search(bare):
            found.append(Section(offset, " ".join(bare.split())))
        offset += len(line) + 1
    starts = tuple(section.start for section in found)
    return Sections(tuple(found), starts, tuple(_plans(plain.text, starts)))


def _title(plain: PlainText) -> str:
    """The first line that is a heading, among the first few."""
    for line in plain.text[:600].split("\n")[:12]:
        bare = " ".join(line.split())
        if re.search(r"总结|报告|汇报|年报|情况", bare) and is_heading(bare):
            return bare
    return ""


def _plans(text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches from a heading that announces plans to the next one of its level or a higher one."""
    headings = [
        (
            found.start("mark"),
            1 if found["mark"].endswith("、") and found["mark"][0] != "(" else 2,
            found["title"],
        )
        for found in _HEADING.finditer("\n" + text)
    ]
    headings = [(max(0, start - 1), level, title) for start, level, title in headings]
    marks = sorted([*headings, *((start, 0, "") for start in starts[1:])])
    found: list[tuple[int, int]] = []
    opened: tuple[int, int] | None = None
    for start, level, title in marks:
        if opened is not None and level <= opened[1]:
            found.append((opened[0], start))
            opened = None
        # 存在问题及改进情况 of an annual report tells what was done; a title with both words counts as none.
        if opened is None and _PLAN.search(title):
            opened = (start, level)
    if opened is not None:
        found.append((opened[0], len(text)))
    return found
