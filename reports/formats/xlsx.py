"""The Excel workbook for an office: ranking, points, problems to mend, coverage, doubts, explanation.

The sheets are filled together in one pass over the agencies, so that only one agency's results are
in memory at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from audit.model import ColumnId, Coverage, Finding, Outcome
from reports.detail import AgencyDetail, IndicatorLine
from reports.explanation import reading_guide
from reports.figures import moment
from reports.files import Files
from reports.text import excerpt
from reports.unsettled import DOUBTS, HINTS, QUOTE, doubt_row, hint_row, suggestion_row, trouble_row
from reports.view import Group, Member, ReportView, Standing
from reports.workbook import Book, Cell, Heads, Jump, Link, Shade, Share

_NAMES: Final = {column.value: column.label for column in ColumnId}
_OUTCOME_TONES: Final = {
    Outcome.FAIL: "red",
    Outcome.PASS: "green",
    Outcome.NOT_APPLICABLE: "grey",
}
_GRADE_TONES: Final[Mapping[Standing, str]] = {
    Standing.BEST: "green",
    Standing.MIDDLE: "blue",
    Standing.WORST: "red",
    Standing.UNRANKED: "grey",
}
_COVERAGE_TONES: Final = {
    Coverage.COMPLETE: "green",
    Coverage.PARTIAL: "amber",
    Coverage.BLOCKED: "amber",
    Coverage.ABSENT: "red",
}
_WHO = (Heads("分组", 10, wrap=True), Heads("单位", 20, wrap=True))
_WHAT = (Heads("指标", 9, wrap=True), Heads("指标名称", 22, wrap=True))


class _Sheets:
    """The sheets of one workbook, in the order in which they are seen."""

    def __init__(self, view: ReportView, book: Book) -> None:
        self.view = view
        self.places: dict[str, int] = {}
        period = view.heading.period
        line = (
            f"{view.heading.title}　评估时点 {view.heading.as_of.isoformat()}　评估区间 "
            f"{period.start.isoformat()} 至 {period.end.isoformat()}　指标体系 {view.system.title}"
            f"（{view.system.id}，校验码 {view.system.digest[:12] or '无'}）"
        )
        self.ranking = book.sheet("排名", line, _RANKING, frozen=3)
        self.points = book.sheet("得分明细", line, (*_WHO, *_WHAT, *_POINTS), frozen=2)
        problems = (Heads("序号", 5), *_WHO, *_WHAT, *_PROBLEMS)
        self.problems = book.sheet("问题清单", line, problems, frozen=3, printed=len(problems) - 2)
        self.coverage = book.sheet("栏目覆盖", line, (*_WHO, *_COVERAGE), frozen=2)
        self.repairs = book.sheet("整改收益", line, (*_WHO, *_WHAT, *_REPAIRS), frozen=2)
        self.hints = book.sheet("提示", line, (*_WHO, *_WHAT, *HINTS), frozen=2)
        self.doubts = book.sheet("存疑与未检查", line, (*_WHO, *DOUBTS), frozen=2)
        self.guide = book.sheet("说明", line, (Heads("事项", 22, wrap=True), Heads("说明", 110, wrap=True)))

    def add(self, group: Group, member: Member, detail: AgencyDetail) -> None:
        """Add one agency's rows to every sheet but the ranking and the explanation."""
        who = (group.name, member.agency.name)
        for line in detail.lines:
            self.points.row(*who, *_points(line))
        for line in detail.lost:
            for finding in line.failed:
                at = self.problems.next_row
                self.places.setdefault(member.agency.id, at)
                self.problems.row(at - 2, *who, *_problem(line, finding))
        for column in detail.columns:
            self.coverage.row(
                *who,
                _NAMES.get(str(column.id), str(column.id)),
                column.label,
                Shade(column.coverage.label, _COVERAGE_TONES[column.coverage]),
                column.records,
                column.last_published,
                Link(column.url),
                "；".join(column.notes),
            )
        names = {line.score.indicator: line.score.name for line in detail.lines}
        for repair in detail.repairs:
            name = names.get(repair.indicator, "")
            after = (repair.gain, repair.score_after, repair.rank_after, repair.action)
            self.repairs.row(*who, repair.indicator, name, *after)
        self._add_unsettled(who, detail)

    def _add_unsettled(self, who: tuple[str, str], detail: AgencyDetail) -> None:
        for line in detail.hints:
            for finding in line.worth_a_look:
                self.hints.row(*who, *hint_row(line, finding))
        for suggestion in detail.suggestions:
            self.hints.row(*who, *suggestion_row(suggestion))
        for line in detail.doubtful:
            for finding in line.doubtful:
                self.doubts.row(*who, *doubt_row(line, finding))
        for trouble in detail.troubles:
            self.doubts.row(*who, *trouble_row(trouble))

    def finish(self) -> None:
        """Write the sheets that need all agencies, and put the filters on."""
        for group in self.view.groups:
            for member in group.members:
                self.ranking.row(*_ranking(self.view, group, member, self.places.get(member.agency.id)))
        limits = sorted(grade.minimum for grade in self.view.system.grades)
        if len(limits) > 1:
            self.ranking.warn_below(_SCORE_AT, limits[1])
        for warning in self.view.warnings:
            self.guide.row(Shade("请注意", "amber"), warning)
        for chapter in reading_guide(self.view):
            for number, paragraph in enumerate(chapter.paragraphs):
                self.guide.row("" if number else chapter.heading, paragraph)
        self.ranking.finish("名册中没有单位")
        self.points.finish("没有得分记录")
        self.problems.finish("没有查实的问题")
        self.coverage.finish("没有栏目记录")
        self.repairs.finish("没有需要整改的项目")
        self.hints.finish("没有需要人工留意的提示")
        self.doubts.finish("全部指标都已检查")


_RANKING = (
    Heads("分组", 12, wrap=True),
    Heads("名次", 6),
    Heads("单位", 26, wrap=True),
    Heads("得分", 8),
    Heads("等级", 8),
    Heads("绩效得分", 8),
    Heads("栏目覆盖", 8),
    Heads("完整性", 8),
    Heads("时效性", 8),
    Heads("已检查", 8),
    Heads("折回前得分", 8),
    Heads("不适用分值", 8),
    Heads("加分", 6),
    Heads("存疑", 6),
    Heads("待人工", 7),
    Heads("程序错误", 7),
    Heads("单项否决", 18, wrap=True),
    Heads("问题清单", 10),
    Heads("单位编码", 14, wrap=True),
)
_SCORE_AT: Final = 3


def _ranking(view: ReportView, group: Group, member: Member, problem_row: int | None) -> tuple[Cell, ...]:
    score = member.score
    return (
        group.name,
        score.rank,
        member.agency.name,
        member.published,
        Shade(score.grade, _GRADE_TONES[view.standing(member)]),
        score.performance_points,
        *(value for _, value in member.dimensions),
        Share(score.checked),
        score.raw_score,
        score.not_applicable_points,
        score.bonus,
        score.unavailable,
        score.manual,
        score.errors,
        "；".join(view.veto_names(member)),
        Jump("问题清单", problem_row, "查看问题") if problem_row is not None else "无",
        score.agency,
    )


_POINTS = (
    Heads("维度", 11),
    Heads("分值", 8),
    Heads("丢分", 8),
    Heads("得分", 8),
    Heads("结果", 9),
    Heads("算式", 46, wrap=True),
)


def _points(line: IndicatorLine) -> tuple[Cell, ...]:
    score = line.score
    return (
        score.indicator,
        score.name,
        score.dimension.label,
        score.points,
        score.lost,
        score.gained,
        Shade(score.outcome.label, _OUTCOME_TONES.get(score.outcome, "amber")),
        score.formula,
    )


_PROBLEMS = (
    Heads("丢分", 7),
    Heads("问题", 38, wrap=True),
    Heads("链接", 28, wrap=True),
    Heads("网页原文", 28, wrap=True),
    Heads("依据", 20, wrap=True),
    Heads("整改说明", 14, wrap=True),
    Heads("整改后链接", 14, wrap=True),
    Heads("抓取时间", 16),
    Heads("SHA-256", 12),
)


def _problem(line: IndicatorLine, finding: Finding) -> tuple[Cell, ...]:
    seen = finding.evidence[0] if finding.evidence else None
    more = len(finding.evidence) - 1
    reason = finding.reason if more < 1 else f"{finding.reason}（另有 {more} 处网页为证，见网页版报告）"
    basis = line.indicator.basis if line.indicator else ""
    return (
        line.score.indicator,
        line.score.name,
        finding.lost,
        reason,
        Link(seen.url) if seen else None,
        excerpt((seen.quote if seen else "") or finding.subject, QUOTE),
        " ".join(part for part in (basis, *line.catalogue) if part),
        None,
        None,
        moment(seen.fetched_at) if seen else None,
        (seen.sha256 or "") if seen else None,
    )


_COVERAGE = (
    Heads("栏目", 16, wrap=True),
    Heads("网站上的名称", 20, wrap=True),
    Heads("查找情况", 11),
    Heads("条目数", 8),
    Heads("最近发布", 11),
    Heads("网址", 40, wrap=True),
    Heads("说明", 36, wrap=True),
)
_REPAIRS = (
    Heads("可得分", 9),
    Heads("整改后得分", 11),
    Heads("整改后名次", 11),
    Heads("怎样整改", 70, wrap=True),
)


class XlsxFormat:
    """One workbook, ``report.xlsx``."""

    name = "xlsx"

    def files(self, view: ReportView) -> Mapping[str, bytes]:
        """Return the workbook."""
        return Files({"report.xlsx": lambda: _workbook(view)})


def _workbook(view: ReportView) -> bytes:
    book = Book(view.heading.title, view.heading.as_of)
    sheets = _Sheets(view, book)
    for group in view.groups:
        for member in group.members:
            sheets.add(group, member, view.detail(member.agency.id))
    sheets.finish()
    return book.close()


FORMAT = XlsxFormat()
