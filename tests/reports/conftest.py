"""A made-up audit of twelve bodies, small enough to check by hand and varied enough to show everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from audit.model import (
    Agency,
    AgencyKind,
    Attachment,
    Capture,
    Column,
    ColumnId,
    Coverage,
    Dimension,
    Evidence,
    FetchOutcome,
    Finding,
    Grade,
    Indicator,
    IndicatorKind,
    IndicatorScore,
    IndicatorSystem,
    Issue,
    Outcome,
    Performance,
    Period,
    Record,
    Repair,
    Score,
)
from reports.view import Heading, ReportView, build_view

D = Decimal
AT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
SHA = "0123456789abcdef" * 4


@dataclass
class Shelf:
    """An audit's results in memory, with the store's reading methods."""

    agencies: list[Agency] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    by_agency: dict[str, dict[str, list[object]]] = field(default_factory=dict)

    def put(self, agency: str, what: str, *values: object) -> None:
        self.by_agency.setdefault(agency, {}).setdefault(what, []).extend(values)

    def _get(self, agency: str, what: str) -> Sequence[object]:
        return tuple(self.by_agency.get(agency, {}).get(what, ()))

    def indicator_scores(self, agency: str) -> Sequence[IndicatorScore]:
        return self._get(agency, "indicator_scores")

    def findings(self, agency: str) -> Sequence[Finding]:
        return self._get(agency, "findings")

    def repairs(self, agency: str) -> Sequence[Repair]:
        return self._get(agency, "repairs")

    def columns(self, agency: str) -> Sequence[Column]:
        return self._get(agency, "columns")

    def records(self, agency: str) -> Sequence[Record]:
        return self._get(agency, "records")

    def captures(self, agency: str) -> Sequence[Capture]:
        return self._get(agency, "captures")

    def issues(self, agency: str) -> Sequence[Issue]:
        return self._get(agency, "issues")


def _indicator(number: int, name: str, dimension: Dimension, points: str, **more: object) -> Indicator:
    return Indicator(
        id=f"KT-{number:02d}",
        name=name,
        dimension=dimension,
        rule=f"rule_{number}",
        points=D(points),
        catalogue=("TL-26", "SD-053"),
        basis="《政府信息公开条例》第二十六条",
        **more,
    )


SYSTEM = IndicatorSystem(
    id="sample-2026",
    title="政务公开重点工作评估指标（2026）",
    year=2026,
    basis="样例",
    total=D(100),
    grades=(
        Grade("不合格", D(0)),
        Grade("合格", D(60)),
        Grade("良好", D(70)),
        Grade("优秀", D(90)),
    ),
    indicators=(
        _indicator(1, "设有政府信息公开指南", Dimension.COVERAGE, "10"),
        _indicator(2, "设有政府信息公开年报", Dimension.COVERAGE, "15"),
        _indicator(3, "公开指南要素齐全", Dimension.COMPLETENESS, "15", per_finding=D("3")),
        _indicator(4, "部门预决算公开完整，含“三公”经费说明", Dimension.COMPLETENESS, "15"),
        _indicator(5, "文件自形成之日起20个工作日内公开", Dimension.TIMELINESS, "20", per_finding=D("0.5")),
        _indicator(6, "首页两周内有更新", Dimension.TIMELINESS, "10"),
        _indicator(7, "首页链接可用", Dimension.NORMS, "5", per_finding=D("0.2")),
        _indicator(8, "政策解读与政策同步", Dimension.INTERACTION, "10", per_finding=D("2")),
        _indicator(9, "发布日期真实", Dimension.TIMELINESS, "0", kind=IndicatorKind.VETO),
        _indicator(10, "旧机构名称", Dimension.NORMS, "0", kind=IndicatorKind.LIST),
    ),
    performance=Performance(weight=D(4)),
    digest="a1b2c3d4e5f60718293a4b5c6d7e8f90",
)

NAMES = (
    ("县政府门户", "green", AgencyKind.PORTAL, "县政府门户网站"),
    ("县直部门", "dept", AgencyKind.DEPARTMENT, "县发展和改革委员会"),
    ("县直部门", "dept", AgencyKind.DEPARTMENT, "县生态环境局"),
    ("县直部门", "dept", AgencyKind.DEPARTMENT, "县人力资源和社会保障局"),
    ("县直部门", "dept", AgencyKind.DEPARTMENT, "县卫生健康委员会"),
    ("县直部门", "dept", AgencyKind.DEPARTMENT, "县市场监督管理局（知识产权局）"),
    ("县直部门", "dept", AgencyKind.DEPARTMENT, "县财政局"),
    ("乡镇街道", "town", AgencyKind.TOWNSHIP, "清水镇人民政府"),
    ("乡镇街道", "town", AgencyKind.TOWNSHIP, "石桥乡人民政府"),
    ("乡镇街道", "town", AgencyKind.TOWNSHIP, "东关街道办事处"),
    ("乡镇街道", "town", AgencyKind.TOWNSHIP, "柳河镇人民政府"),
    ("学校", "school", AgencyKind.SCHOOL, "县第一中学"),
)


def evidence(agency: str, path: str, quote: str = "") -> Evidence:
    return Evidence(f"http://{agency}.example.gov.cn/{path}", SHA, AT, quote)


def sample_shelf() -> Shelf:
    shelf = Shelf()
    for number, (group, prefix, kind, name) in enumerate(NAMES):
        agency = Agency(
            f"{prefix}-{number:02d}", name, kind, group, (f"http://{prefix}{number}.example.gov.cn/",)
        )
        shelf.agencies.append(agency)
        _judge(shelf, agency, number)
    _rank(shelf)
    return shelf


def _judge(shelf: Shelf, agency: Agency, number: int) -> None:
    blocked = number == 6
    lost_total = D(0)
    for at, indicator in enumerate(SYSTEM.indicators):
        outcome, findings = _verdict(agency.id, indicator, number, at, blocked=blocked)
        lost = min(indicator.points, sum((finding.lost for finding in findings), D(0)))
        lost_total += lost
        formula = f"{indicator.points:.2f} − {lost:.2f} = {indicator.points - lost:.2f}"
        shelf.put(
            agency.id,
            "indicator_scores",
            IndicatorScore(
                agency.id,
                indicator.id,
                indicator.name,
                indicator.dimension,
                indicator.kind,
                indicator.points,
                lost,
                indicator.points - lost,
                outcome,
                formula,
            ),
        )
        shelf.put(
            agency.id,
            "findings",
            *(replace(f, agency=agency.id, indicator=indicator.id, rule=indicator.rule) for f in findings),
        )
        if lost:
            action = f"补齐“{indicator.name}”的 {len(findings)} 处问题"
            shelf.put(agency.id, "repairs", Repair(agency.id, indicator.id, lost, D(90), 1, action))
    _facts(shelf, agency, number, blocked=blocked)
    score = None if blocked else D(100) - lost_total
    vetoes = ("KT-09",) if number == 9 else ()
    if vetoes:
        score = D(0)
    shelf.scores.append(
        Score(
            agency=agency.id,
            group=agency.group,
            name=agency.name,
            rank=None,
            score=score,
            grade="",
            performance_points=None if score is None else score * 4 / 100,
            raw_score=D(100) - lost_total,
            column_coverage=None if blocked else D(100) - number * 3,
            completeness=None if blocked else D(96) - number * 2,
            timeliness=None if blocked else max(D(0), D(95) - number * number),
            checked=D("0.15") if blocked else D("0.9"),
            not_applicable_points=D(0),
            unavailable=7 if blocked else 1,
            manual=1,
            errors=0,
            vetoes=vetoes,
            bonus=D(0),
            formula="" if blocked else f"{100 - lost_total} ÷ (100 − 0) × 100 = {100 - lost_total}",
        )
    )


def _verdict(
    agency: str, indicator: Indicator, number: int, at: int, *, blocked: bool
) -> tuple[Outcome, list[Finding]]:
    where = (evidence(agency, f"col{at}/index.html"),)
    if at == 9 and number == 2:
        return Outcome.MANUAL, [Finding(Outcome.MANUAL, "标题中有“环境保护局”，请人工判断", where)]
    if blocked and at < 8:
        return Outcome.UNAVAILABLE, [
            Finding(Outcome.UNAVAILABLE, "网站防护系统拦截了检查程序（412），栏目没有读到", where)
        ]
    if at == 7 and number % 3 == 0:
        return Outcome.MANUAL, [Finding(Outcome.MANUAL, "名册没有填写职能，须由人认定是否适用", where)]
    if at == 8:
        if number == 9:
            return Outcome.FAIL, [Finding(Outcome.FAIL, "发布日期晚于抓取时间：2027年1月3日", where)]
        return Outcome.PASS, [Finding(Outcome.PASS, "未见异常日期", where)]
    if (number * 3 + at) % 4 != 1 or number == 0 or at == 9:
        return Outcome.PASS, [Finding(Outcome.PASS, "符合要求", where)]
    if at == 1:
        proof = tuple(evidence(agency, f"zfxxgk/p{n}.html", "政府信息公开") for n in range(14))
        return Outcome.FAIL, [
            Finding(Outcome.FAIL, "应当出现的 14 个页面都没有年报栏目", proof, lost=indicator.points)
        ]
    count = {4: 25, 6: 7}.get(at, 2)
    each = indicator.per_finding or indicator.points / count
    findings = [
        Finding(
            Outcome.FAIL,
            f"成文日期 2026-03-{n % 28 + 1:02d}，发布日期 2026-05-11，相隔 {41 - n % 9} 个工作日",
            (
                evidence(
                    agency,
                    f"zwgk/zcwj/202605/t20260511_{100 + n}.html",
                    f"关于印发《{agency} 2026年政务公开工作要点》的通知（第{n + 1}号）　发布日期：2026-05-11",
                ),
            ),
            subject=f"关于印发工作要点的通知 {n}",
            lost=each,
        )
        for n in range(count)
    ]
    if at == 4:
        findings.append(Finding(Outcome.UNAVAILABLE, "另有 3 篇文章没有读到，未作认定", where))
    return Outcome.FAIL, findings


def _facts(shelf: Shelf, agency: Agency, number: int, *, blocked: bool) -> None:
    coverages = (Coverage.COMPLETE, Coverage.COMPLETE, Coverage.PARTIAL, Coverage.ABSENT)
    for at, column in enumerate(list(ColumnId)[:14]):
        coverage = Coverage.BLOCKED if blocked else coverages[(at + number) % 4]
        absent = coverage is Coverage.ABSENT
        shelf.put(
            agency.id,
            "columns",
            Column(
                column.value,
                coverage,
                label="" if absent else f"{column.label}（本级）",
                urls=() if absent else (f"http://{agency.id}.example.gov.cn/{column.value}/",),
                records=0 if absent else at * 7,
                last_published=None if absent or at == 0 else date(2026, 10, at + 1),
                explanation="本年度无此类情况" if at == 5 else "",
                limit="达到每站 3000 页的上限" if coverage is Coverage.PARTIAL else "",
            ),
        )
    for n in range(3):
        url = f"http://{agency.id}.example.gov.cn/a/{n}.html"
        files = (Attachment(f"{url}/附件 1.pdf", "附件"), Attachment(f"{url}/2.xlsx"))
        title = f"关于第 {n} 号事项的通知"
        shelf.put(
            agency.id,
            "records",
            Record(
                "policy",
                title,
                url,
                published=date(2026, 5, n + 1),
                issued=date(2026, 4, 1),
                doc_number="清政发〔2026〕5号",
                source=agency.name,
                attachments=files if n == 0 else (),
                sha256=SHA,
            ),
        )
    if blocked or number % 4 == 2:
        outcomes = (FetchOutcome.BLOCKED, FetchOutcome.BLOCKED, FetchOutcome.TIMEOUT, FetchOutcome.NOT_FOUND)
        for n, outcome in enumerate(outcomes):
            url = f"http://{agency.id}.example.gov.cn/zwgk/fdzdgknr/{n}/index.html"
            shelf.put(agency.id, "captures", Capture(url, AT, outcome, 412, SHA))
        shelf.put(
            agency.id,
            "issues",
            Issue(agency.id, "列表第 3 页与第 2 页相同，停止翻页", "http://x.example.gov.cn/"),
        )


def _rank(shelf: Shelf) -> None:
    grades = sorted(SYSTEM.grades, key=lambda grade: -grade.minimum)
    for at, score in enumerate(shelf.scores):
        if score.score is None:
            shelf.scores[at] = replace(score, grade="未评定")
            continue
        value = score.score
        peers = [s.score for s in shelf.scores if s.group == score.group and s.score is not None]
        grade = next(grade.name for grade in grades if value >= grade.minimum)
        shelf.scores[at] = replace(score, rank=1 + sum(peer > value for peer in peers), grade=grade)


HEADING = Heading(
    "2026年度全县政务公开评估报告", date(2026, 11, 22), Period(date(2026, 1, 1), date(2026, 11, 22))
)


@pytest.fixture(name="sample", scope="session")
def _sample() -> ReportView:
    """The made-up audit, for tests that only read it."""
    shelf = sample_shelf()
    return build_view(shelf.agencies, shelf.scores, SYSTEM, HEADING, shelf)


@pytest.fixture(name="shelf")
def _shelf() -> Shelf:
    return sample_shelf()


@pytest.fixture(name="view_of")
def _view_of() -> Callable[[Shelf], ReportView]:
    """A builder of views over a shelf."""
    return lambda shelf: build_view(shelf.agencies, shelf.scores, SYSTEM, HEADING, shelf)


@pytest.fixture(name="view")
def _view(shelf: Shelf, view_of: Callable[[Shelf], ReportView]) -> ReportView:
    return view_of(shelf)


@pytest.fixture(name="hostile")
def _hostile() -> tuple[str, ...]:
    """What strangers may put into titles, quotes and addresses."""
    return (
        "</script><script>alert(1)</script>",
        '=HYPERLINK("http://evil/","点我")',
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1)",
        "\t=1+1",
        "\r\n=1+1",
        "＝1+1",
        "javascript:alert(document.cookie)",
        "JavaScript&#58;alert(1)",
        '"><img src=x onerror=alert(1)>',
        'http://evil/"onmouseover="alert(1)',
        "http://" + "a" * 3000 + ".cn/",
        "长" * 40_000,
        "控\x00制\x07字\x1b符",
        "半\ud83d个",
        "表情😀🇨🇳",
        "$x^2$ {{ 7*7 }} {% raw %}",
        "_x0041_ 与 &amp; <b>粗</b>",
        "\u202e倒过来",
        "internal:'排名'!A1",
        "",
    )
