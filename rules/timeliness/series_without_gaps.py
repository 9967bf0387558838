"""Rule: a series that appears every month, quarter or year has no gaps.

要求：水质、空气、财政收支、办件统计等应按月（季、年）公开，不得断档。

依据：由指标写明；水质见《水污染防治法》第七十二条和种子文件“按月公开”，统计信息见条例第二十条第（四）项。

认定：
1. 在 columns 栏目中按 titles 找该系列（写法同“规定文件已公开”），从标题读出所属月、季、年（“1-3月”“上半年”按
   所含月份计；没写年份的按发布日期推算）。
2. 评估区间内已结束且超过 due_days 天的每一期都应有；栏目已读全而缺某期的，每期记一条不合格。
3. 一期也没有找到的转人工（missing_fails 为“是”时记一条不合格）；有标题读不出所属期，或者读得出的少于 least 期
   （不一定是定期公开的）而 missing_fails 为“否”的，缺期转人工。
4. 栏目没有读全而缺期的，存疑。

不适用：名册写明没有该项职能；所列栏目都未开设；区间内没有到期的期次。

整改：补公开所缺各期，今后按期公开。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from audit.model import ColumnId, Finding, Record
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, shown_by, unavailable
from rules.requirements import Columns
from rules.searching import Search, search
from rules.spans import Step, Term, covered, covers, terms
from rules.wordings import wording

TITLE = "定期公开不断档"
CATALOGUE = ("SD-165", "DL-31", "SD-162", "SD-164", "SD-166", "SD-130")
REQUIRES = Columns(parameter="columns", gate=False, history_days=120)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    titles: tuple[str, ...],
    without: tuple[str, ...] = (),
    every: str = "month",
    due_days: int = 31,
    missing_fails: bool = False,
    least: int = 2,
    what: str = "",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    step = Step(every)
    name = what or f"标题含“{'”或“'.join(titles)}”的信息"
    last = min(facts.period.end, as_of - timedelta(days=due_days + 1))
    owed = terms(facts.period.start, last, step)
    if not owed:
        yield not_applicable(f"评估区间内没有到期的{name}，不适用")
        return
    sought = wording(titles, without)
    issues = [record for record in facts.records_of(*columns) if sought.stands_in(record.title)]
    spans = [(record, span) for record in issues if (span := covered(record)) is not None]
    missing = [term for term in owed if not any(covers(span, term, step) for _, span in spans)]
    if not missing:
        yield passed(f"{name}应有 {len(owed)} 期，都已公开", shown_by(record for record, _ in spans), name)
        return
    series = _Series(name, step, len(owed), tuple(issues), is_one=missing_fails or len(spans) >= least)
    yield from _gaps(series, missing, search(facts, columns), fails=missing_fails)


@dataclass(frozen=True, slots=True)
class _Series:
    """A series as it was looked for: how many issues are owed, which items are its issues, if it is one."""

    name: str
    step: Step
    owed: int
    issues: tuple[Record, ...]
    is_one: bool


def _gaps(series: _Series, missing: Sequence[Term], ground: Search, *, fails: bool) -> Iterable[Finding]:
    name, found = series.name, len(series.issues)
    unplaced = [record for record in series.issues if covered(record) is None]
    told = "、".join(term.label(series.step) for term in missing)
    if ground.unread is not None:
        reason = f"{name}没有找到{told}，而{ground.unread.reason}"
        yield unavailable(reason, ground.unread.evidence, name)
    elif ground.nowhere is not None:
        yield ground.nowhere
    elif not found:
        reason = f"{ground.told}已读全，应有 {series.owed} 期{name}，一期也没有找到"
        if fails and not ground.asked:
            yield failed(reason, ground.searched, name)
        else:
            yield manual(f"{reason}，标题写法可能不同，请人工核对", ground.searched, name)
    elif not series.is_one:
        reason = f"{name}没有找到{told}，只找到 {found} 条，不一定是定期公开的，请人工核对"
        yield manual(reason, shown_by(series.issues), name)
    elif unplaced:
        reason = f"{name}没有找到{told}，但有 {len(unplaced)} 条读不出所属期，请人工核对"
        yield manual(reason, shown_by(unplaced), name)
    else:
        for term in missing:
            reason = (
                f"{name}应有 {series.owed} 期，栏目已读全（找到 {found} 条），缺{term.label(series.step)}"
            )
            yield failed(reason, ground.searched, f"{name}{term.label(series.step)}")
