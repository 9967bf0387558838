"""How to read a report: its words, arithmetic and limits, in Chinese, from the system's figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audit.model import Coverage, IndicatorSystem, Outcome, Performance
from reports.figures import percent
from reports.view import ReportView

#: What each verdict means and whether it costs points (contract, Words).
OUTCOMES: tuple[tuple[Outcome, str], ...] = (
    (Outcome.PASS, "查到了，并且符合要求。"),
    (Outcome.FAIL, "查实不符合要求，有网址和留存的网页为证。只有这一种结果扣分。"),
    (Outcome.NOT_APPLICABLE, "这项要求不涉及该单位，或本期没有应公开的事项；分值从分母中去掉。"),
    (Outcome.UNAVAILABLE, "没能查到底（打不开、被拦截、读不出等）。查不到不等于没公开，不扣分。"),
    (Outcome.MANUAL, "程序不能下结论，须由人查看。不扣分。"),
    (Outcome.ERROR, "检查程序自身出错，与单位无关。不扣分。"),
)

#: What is to be done about a verdict that nobody could reach.
NEXT_STEPS: Mapping[Outcome, str] = {
    Outcome.UNAVAILABLE: "排除访问障碍后复测，或由人查看",
    Outcome.MANUAL: "由人查看后认定",
    Outcome.ERROR: "把日志交给开发者",
}

COVERAGES: tuple[tuple[Coverage, str], ...] = (
    (Coverage.COMPLETE, "栏目已找到，并读到了评估区间的起点。"),
    (Coverage.PARTIAL, "栏目已找到，但没有读到头；据此不认定“没公开”。"),
    (Coverage.BLOCKED, "栏目所在页面打不开或被拦截。"),
    (Coverage.ABSENT, "应当出现的地方都已查看，没有这个栏目。"),
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


def reading_guide(view: ReportView) -> tuple[Chapter, ...]:
    """Return the chapters of 怎样阅读, in order."""
    system = view.system
    return (
        Chapter("得分怎样算出来", tuple(_arithmetic(system))),
        Chapter("三个维度", tuple(_dimensions())),
        Chapter("认定结果", tuple(f"{outcome.label}：{meaning}" for outcome, meaning in OUTCOMES)),
        Chapter("名次和等级", tuple(_ranks(system))),
        Chapter("折算为绩效考核得分", tuple(_performance(system.performance))),
        Chapter("栏目查找情况", tuple(f"{coverage.label}：{meaning}" for coverage, meaning in COVERAGES)),
        Chapter("证据", tuple(_evidence(view))),
    )


def _arithmetic(system: IndicatorSystem) -> Iterator[str]:
    yield (
        f"指标体系“{system.title}”共 {system.total} 分。每项指标查实一处问题按规定扣分，"
        "最多扣到该项的上限：指标得分 = 分值 − 丢分。每项的算式列在各单位的明细和 "
        "scores.csv 中，可以手工复算。"
    )
    yield f"总得分 = 各项得分之和 ÷（{system.total} − 不适用分值）× 100。"
    yield (
        "存疑、待人工和程序错误的指标不扣分。“已检查”是得出合格或不合格结论的分值所占比例；"
        f"低于 {percent(system.min_checked)} 的单位不评定等级、不列得分，也不参加排名。"
    )
    yield "有单项否决情形的，得分记为 0，等级为最低一档。"
    if any(indicator.kind.value == "bonus" for indicator in system.indicators):
        yield f"加分指标只在得分高于 {system.bonus_gate} 分时计入，最多加 {system.bonus_cap} 分。"


def _dimensions() -> Iterator[str]:
    yield "栏目覆盖：应当设置的栏目有没有。完整性：应当公开的内容全不全。时效性：公开和更新得及不及时。"
    yield "各维度得分 = 该维度各项得分之和 ÷ 该维度适用分值之和 × 100，与总得分并列，口径相同。"


def _ranks(system: IndicatorSystem) -> Iterator[str]:
    yield (
        "只在组内排名。得分相同名次相同（1、1、3），列出的先后依次看：否决情形少、时效性得分高、单位编码。"
        "先用未经四舍五入的得分排名定级，再保留两位小数，因此显示相同的得分可能名次或等级不同。"
    )
    grades = sorted(system.grades, key=lambda grade: grade.minimum, reverse=True)
    upper = None
    parts = []
    for grade in grades:
        span = (
            f"{grade.minimum} 分及以上" if upper is None else f"{grade.minimum} 分（含）至 {upper} 分（不含）"
        )
        parts.append(f"{grade.name}：{span}")
        upper = grade.minimum
    if parts:
        yield "；".join(parts) + "。"


def _performance(performance: Performance) -> Iterator[str]:
    weight, total = performance.weight, performance.total
    yield f"政务公开在绩效考核总分 {total} 分中占 {weight} 分（{percent(performance.share)}）。"
    match performance.method:
        case "linear":
            yield f"按比例折算：绩效得分 = 得分 × {weight} ÷ 100，得分超过 100 的按 100 计。"
        case "tier":
            tiers = "，".join(f"{name} {percent(share)}" for name, share in performance.tiers.items())
            yield f"按等级折算：绩效得分 = {weight} × 等级对应的比例（{tiers}）。"
        case "rank":
            yield f"按组内名次折算：全组按名次分五档，首档 {weight} 分，每低一档减 {performance.step} 分。"
        case "deduct":
            yield f"按扣分折算：从 {weight} 分起，得分每低 1 分减 {performance.step} 分，扣完为止。"
        case other:
            yield f"折算办法：{other}。"


def _evidence(view: ReportView) -> Iterator[str]:
    period = view.heading.period
    yield (
        f"评估时点为 {view.heading.as_of.isoformat()}，评估区间为 {period.start.isoformat()} 至 "
        f"{period.end.isoformat()}。评估时点之后的整改不影响本次结果。"
    )
    yield (
        "每条认定都附网址、抓取时间和网页内容的 SHA-256 校验值。服务器返回的原文未经改动，"
        "保存在工作目录的 WARC 文件中；原文的校验值与报告所列一致，即可证明认定时网页确是如此。"
    )
    yield (
        "全部明细另见同一文件夹的 report.xlsx 和 ranking、scores、findings、columns、records 五个 CSV 表。"
        "CSV 表中以 = + - @ 等开头的外来文字前面加了一个撇号（'），以免表格软件当作公式执行。"
    )
