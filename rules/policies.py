"""Policy documents of wide concern, and the notes that explain them: which belongs to which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.model import AgencyKind, Record
from rules.dates import first_seen, within, years_in
from rules.facts import Facts
from rules.issuers import from_above, is_another_bodys
from rules.titles import core, first_copies, likeness, plain

#: Forms of documents that are interpreted and consulted on, where an indicator names no others.
WIDE_KINDS = ("办法", "规定", "细则", "条例", "意见", "措施", "规划", "行动计划")
#: What needs no interpretation whatever its form: persons, honours, meetings, inner organisation …
_EXEMPT = re.compile(
    "任免|任命|免去|职务|表彰|表扬|嘉奖|会议|召开|放假|值班|领导小组|议事协调|分工|调整.{0,12}成员|"
    "征求|意见征集|批复|解读|图解|转发|废止|失效|清理|宣布|考核结果|公示|立法计划|工作要点|年度报告|"
    "应急预案|工作报告|通报|督查|建议|提案|审查意见|处理意见|"
    "机关|内部|考勤|公务用车|公务接待|财务管理|差旅|工作规则|议事规则|保密|值守|档案|公文|考核办法|信息公开|政务公开"
)
#: Made so many days before it was put up, a document is an old one.
_OLD = 365
_ALIKE = 0.6
_NUMBER = 5


def wide_policies(facts: Facts, kinds: Sequence[str]) -> list[Record]:
    """The body's own documents of wide concern of the period, each once."""
    return [
        record
        for record in first_copies(within(facts.records_of("policy"), facts.period))
        if is_wide(record.title, kinds)
        and not from_above(record, facts.agency.name)
        and (facts.agency.kind is AgencyKind.PORTAL or not is_another_bodys(record.title, facts.agency.name))
        and not _is_of_years_ago(record)
    ]


def _is_of_years_ago(record: Record) -> bool:
    """Whether it was made long before it was put up: filed later, not issued in the period."""
    seen = first_seen(record)
    if seen is None:
        return False
    if record.issued is not None:
        return (seen - record.issued).days > _OLD
    years = years_in(record.doc_number or "")
    return bool(years) and years[0] < seen.year - 1


def is_wide(title: str, kinds: Sequence[str]) -> bool:
    """Whether a title is that of a document of wide concern: one of the ``kinds``, not of inner affairs."""
    name = core(title)
    wanted = any(name.endswith(kind) or f"{kind}》" in title for kind in kinds)
    return wanted and _EXEMPT.search(title) is None


def newest_first(record: Record) -> tuple[int, str]:
    """The key by which records are sorted: the latest first seen, then by address."""
    seen = first_seen(record)
    return (-seen.toordinal() if seen else 0, record.url)


class Note:
    """One interpretation, its title and text made comparable once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.core = core(record.title)
        self.title = plain(record.title)
        self.text = plain(record.text or "")

    def explains(self, policy: Record, name: str) -> bool:
        """Whether it is about ``policy``: by name in title or text, by number, or by a like title."""
        return (
            self.names(policy, name)
            or (len(self.core) >= _NUMBER and self.core in name)
            or likeness(name, self.core) >= _ALIKE
        )

    def names(self, policy: Record, name: str) -> bool:
        """Whether it writes ``policy``'s name or number."""
        number = plain(policy.doc_number or "")
        return name in self.title or name in self.text or (len(number) >= _NUMBER and number in self.text)


def notes_of(facts: Facts) -> list[Note]:
    """The interpretations: the column's items, and those that stand among the policies."""
    notes = [Note(record) for record in facts.records_of("interpretation")]
    return notes + [Note(record) for record in facts.records_of("policy") if "解读" in record.title]
