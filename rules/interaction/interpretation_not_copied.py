"""Rule: an interpretation explains the document instead of repeating its sentences.

要求：解读应讲清背景、目标、要点和新旧差异，不能只摘抄文件。

依据：《关于全面推进政务公开工作的意见》第（十一）条；国办秘函〔2019〕19号“解读比例”（不得以摘抄代替解读）。

认定：
1. 按标题、文号找出评估期内政策文件的解读，比较两者正文：解读中有多少文字（每连续 8 字为一段）原样出自文件。
2. 原样出自文件的不到 percent% 的，合格；达到的转人工，由人认定是否简单复制。
3. 有对应解读而文件或解读的正文没有读到、过短或为图片的，存疑。

不适用：政策文件或政策解读栏目未开设；期内没有能对上文件的解读。

整改：补写背景依据、目标任务、适用范围、新旧政策差异、注意事项等内容。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from audit.model import Finding, Outcome, Record
from rules.facts import Facts
from rules.findings import manual, not_applicable, passed, shown_by, unavailable
from rules.policies import WIDE_KINDS, Note, notes_of, wide_policies
from rules.requirements import Columns
from rules.titles import cited, core, plain

TITLE = "解读不是文件摘抄"
CATALOGUE = ("SD-204",)
#: Whether a text explains anything is for a person to say.
OUTCOMES = frozenset({Outcome.PASS, Outcome.MANUAL, Outcome.NOT_APPLICABLE, Outcome.UNAVAILABLE})
REQUIRES = (Columns("policy", texts=True), Columns("interpretation", texts=True, history_days=60))
_RUN = 8
#: Shorter texts prove nothing: a caption under a picture, a line that leads to the file.
_SHORT = 150
_HUNDRED = 100


def check(
    facts: Facts, *, as_of: date, percent: int = 80, kinds: tuple[str, ...] = WIDE_KINDS
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    notes = notes_of(facts)
    pairs = [
        (policy, note)
        for policy in wide_policies(facts, kinds)
        for note in notes
        if note.record.url != policy.url and note.explains(policy, core(policy.title))
    ]
    if not pairs:
        yield not_applicable("评估期内没有能对上文件的解读")
        return
    read = [(policy, note) for policy, note in pairs if _is_read(policy, note)]
    shares = [(policy, note.record, copied(note.text, plain(policy.text or ""))) for policy, note in read]
    high = [(policy, note, share) for policy, note, share in shares if share * _HUNDRED >= percent]
    for policy, note, share in high:
        told = f"{cited(note.title)}有 {round(share * _HUNDRED)}% 的文字原样出自{cited(policy.title)}"
        reason = f"{told}（达到 {percent}%），请人工核对是否简单复制"
        yield manual(reason, shown_by((note, policy)), note.title)
    if len(read) > len(high):
        told = f"能对上文件的解读 {len(read)} 篇，{len(read) - len(high)} 篇不是简单复制"
        yield passed(told, shown_by(note for _, note, _ in shares))
    if not read:
        reason = f"能对上文件的解读 {len(pairs)} 篇，正文没有读到或过短，不能比较"
        yield unavailable(reason, shown_by(note.record for _, note in pairs))


def _is_read(policy: Record, note: Note) -> bool:
    return min(len(note.text), len(plain(policy.text or ""))) >= _SHORT


def copied(text: str, source: str) -> Fraction:
    """The share of the runs of eight characters in ``text`` that stand in ``source`` too."""
    theirs = {source[i : i + _RUN] for i in range(len(source) - _RUN + 1)}
    own = [text[i : i + _RUN] for i in range(len(text) - _RUN + 1)]
    return Fraction(sum(run in theirs for run in own), len(own)) if own else Fraction(0)
