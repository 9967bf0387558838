"""Rule: what was stated and proved of one item of the evidence sheet meets what is demanded.

要求：网上看不到的工作（培训、会议、线下公开、机制等）按条目填报，并附佐证。

依据：《关于全面推进政务公开工作的意见》（中办发〔2016〕8号）；国办发〔2016〕80号；条例第四十六条。

认定：
1. 取 item 条目在评估期内的填报；unit 指明认定哪个单位（量）的数，不写取条目表的第一个。
2. 没有填报、没有佐证、佐证还没有复核的转人工；复核人不认可的不合格；needs_review 为否时，有佐证的按填报认定。
3. 复核人认可的：是否类填“是”、数量不少于 minimum（不多于 maximum）、日期距查看之日不超过 days 天的合格，否则
   不合格；minimum、maximum、days 不写的用条目表的，条目表也没有的只看有无填报。
   weigh_excess 为“是”的，超过 maximum 几处记几处。
4. 年度合计分年度认定；不足而年度尚未结束的存疑，年度结束前填报的、同一年度填报不一的转人工；按季、按月填报
   的条目缺期的转人工。

不适用：填报“无此情况”并说明理由，复核人认可的。

整改：补做并补报，附上能证明的文件或网址，由复核人确认。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from audit.evidence_items import EvidenceItem, ValueKind, load_items
from audit.model import Finding, Statement
from audit.periods import PeriodKind, ended_periods, kind_of, span_of
from audit.yamlnode import parse_date
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, unavailable
from rules.requirements import Statements
from rules.statements import NOTHING, number, told, weighed_lines, within

TITLE = "填报事项有佐证并达到要求"
CATALOGUE = ("SD-009", "SD-010", "SD-016", "SD-059", "SD-206", "TL-48")
REQUIRES = Statements(parameter="item")
#: No demand of the indicator's own: the list of items decides.
_AS_LISTED = Decimal(-1)


@dataclass(frozen=True, slots=True)
class _Demand:
    """What a value has to meet."""

    item: EvidenceItem
    unit: str
    minimum: Decimal | None
    maximum: Decimal | None
    days: int | None
    weigh_excess: bool = False

    def weight_of(self, total: Decimal | None) -> Decimal:
        """How many deductions a value that misses the demand stands for."""
        if not self.weigh_excess or self.maximum is None or total is None or total <= self.maximum:
            return Decimal(1)
        return total - self.maximum

    def broken_by(self, total: Decimal) -> str:
        """How ``total`` misses the demand, in words; empty where it meets it."""
        if self.minimum is not None and total < self.minimum:
            return f"少于 {self.minimum}{self.unit}"
        if self.maximum is not None and total > self.maximum:
            return f"多于 {self.maximum}{self.unit}"
        return ""


def check(
    facts: Facts,
    *,
    as_of: date,
    item: str,
    unit: str = "",
    minimum: Decimal = _AS_LISTED,
    maximum: Decimal = _AS_LISTED,
    days: int = -1,
    needs_review: bool = True,
    weigh_excess: bool = False,
) -> Iterable[Finding]:
    """Judge by the five parts above; KeyError where nobody is asked for ``item``."""
    listed = load_items()[item]
    demand = _Demand(
        listed,
        unit or listed.unit,
        listed.minimum if minimum < 0 else minimum,
        listed.maximum if maximum < 0 else maximum,
        listed.days if days < 0 else days,
        weigh_excess=weigh_excess,
    )
    stated = [line for line in facts.stated(item) if (line.unit or listed.unit) == demand.unit]
    lines = within(stated, facts.period)
    if not lines:
        yield _asked(listed, stated)
        return
    weighed = weighed_lines(lines, needs_review=needs_review)
    yield from weighed.verdicts
    nothing = [line for line in weighed.settled if line.value == NOTHING]
    rest = [line for line in weighed.settled if line.value != NOTHING]
    if nothing and not rest and not weighed.verdicts:
        reason = "；".join(f"{line.period} {NOTHING}：{line.note or '未写理由'}" for line in nothing)
        yield not_applicable(reason, [line.evidence() for line in nothing])
    yield from _judged(facts, demand, rest, as_of)
    missing = _missing(facts, listed, lines, as_of)
    if missing:
        yield manual(f"还没有填报：{'、'.join(missing)}（{listed.question}）")


def _asked(item: EvidenceItem, stated: list[Statement]) -> Finding:
    what = f"请导入佐证材料：{item.question}（条目 {item.id}）"
    if not stated:
        return manual(what)
    periods = "、".join(line.period for line in stated)
    return manual(f"只有 {periods} 的填报，没有评估期内的。{what}", [line.evidence() for line in stated])


def _missing(facts: Facts, item: EvidenceItem, lines: Iterable[Statement], as_of: date) -> tuple[str, ...]:
    """The months or quarters that are over and that no line speaks of, where the item is stated by them."""
    if item.period not in {PeriodKind.QUARTER, PeriodKind.MONTH}:
        return ()
    spans = [span for line in lines if (span := span_of(line.period))]
    return tuple(
        name
        for name in ended_periods(item.period, facts.period, as_of)
        if (own := span_of(name)) and not any(s.start <= own.end and s.end >= own.start for s in spans)
    )


def _judged(facts: Facts, demand: _Demand, lines: list[Statement], as_of: date) -> Iterator[Finding]:
    """The verdicts on what reviewers accepted."""
    if not lines:
        return
    kind = demand.item.kind_of(demand.unit)
    sums_up = kind is ValueKind.COUNT and demand.item.period is PeriodKind.YEAR
    if sums_up:
        years = sorted({span.start.year for line in lines if (span := span_of(line.period))})
        for year in years:
            yield _sum(facts, demand, [line for line in lines if _year(line) == year], as_of)
        return
    bad = [(line, why) for line in lines if (why := _wrong(demand, kind, line, as_of))]
    for line, why in bad:
        weight = demand.weight_of(number(line.value))
        yield failed(f"{told(line)}，{why}", (line.evidence(),), line.period, weight)
    good = [line for line in lines if line not in [line for line, _ in bad]]
    if good:
        reason = "；".join(told(line) for line in good[:5])
        more = "" if len(good) <= 5 else f" 等 {len(good)} 期"
        yield passed(f"{reason}{more}，已认可", [line.evidence() for line in good])


def _wrong(demand: _Demand, kind: ValueKind, line: Statement, as_of: date) -> str:
    """Why one accepted line misses the demand; empty where it meets it."""
    if kind is ValueKind.YES_NO:
        return "没有做到" if line.value == "否" else ""
    if kind is ValueKind.DATE and demand.days is not None:
        day, looked = parse_date(line.value), _looked_on(line, as_of)
        age = 0 if day is None else (looked - day).days
        return f"到查看之日 {looked} 已 {age} 天，超过 {demand.days} 天" if age > demand.days else ""
    figure = number(line.value)
    return "" if figure is None else demand.broken_by(figure)


def _looked_on(line: Statement, as_of: date) -> date:
    """The day on which somebody looked: an older look is not held against the day of the audit."""
    span = span_of(line.period)
    looked = line.period if span and span.start == span.end else None
    return min(as_of, date.fromisoformat(looked) if looked else line.day or as_of)


def _year(line: Statement) -> int | None:
    span = span_of(line.period)
    return None if span is None else span.start.year


def _sum(facts: Facts, demand: _Demand, lines: list[Statement], as_of: date) -> Finding:
    """The verdict on one year's total: from the line of the year, else from those of its parts."""
    whole = [line for line in lines if kind_of(line.period) is PeriodKind.YEAR]
    if len({line.value for line in whole}) > 1:
        reason = f"{'；'.join(told(line) for line in whole)}，同一年度填报不一，请确认以哪一条为准"
        return manual(reason, [line.evidence() for line in whole])
    whole = whole[:1]  # the same figure stated twice is no sum
    counted = whole or lines
    figures = [number(line.value) or Decimal(0) for line in counted]
    total = sum(figures, Decimal(0))
    sums = f"{' ＋ '.join(str(figure) for figure in figures)} ＝ " if len(figures) > 1 else ""
    reason = f"{'、'.join(line.period for line in counted)} 填报 {sums}{total}{demand.unit}"
    evidence = [line.evidence() for line in counted]
    why = demand.broken_by(total)
    if not why:
        return passed(f"{reason}，已认可", evidence)
    ends = max(span.end for line in counted if (span := span_of(line.period)))
    if demand.minimum is not None and total < demand.minimum:
        if ends > min(as_of, facts.period.end) and whole:
            return unavailable(f"{reason}，{why}，但周期到 {ends} 才结束，暂不认定", evidence)
        if whole and (day := whole[0].day) is not None and day < ends:
            return manual(f"{reason}，{why}，但填报于 {day}，周期到 {ends} 才结束，请补报全年数", evidence)
        if not whole:
            return manual(f"{reason}，{why}，请确认是否各期都已填报", evidence)
    return failed(f"{reason}，{why}", evidence, demand.item.question, demand.weight_of(total))
