"""One self-contained HTML page: ranking, charts, and a section per agency with every point traced.

No script, no outside resource: it opens offline, prints, and reads on a phone.  All text from
outside is escaped by the template engine; only http and https addresses become links.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

import jinja2
from markupsafe import Markup

from audit.model import ColumnId, Grade, Outcome
from reports import figures
from reports.charts import Loss, dimension_chart, loss_chart, score_chart
from reports.detail import AgencyDetail, IndicatorLine, Trouble
from reports.explanation import NEXT_STEPS, OUTCOMES, reading_guide
from reports.files import Files
from reports.text import clean, excerpt, is_web_address, shortened
from reports.view import Group, Member, ReportView, Standing

_COLUMN_NAMES: Final = {column.value: column.label for column in ColumnId}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an agency's detail the page shows; the tables beside it have the rest."""

    findings: int
    doubts: int
    evidence: int
    quote: int
    passed: bool

    @classmethod
    def fitting(cls, agencies: int) -> Limits:
        """Limits that keep the page usable: the more agencies, the less of each."""
        if agencies <= 60:
            return cls(findings=20, doubts=60, evidence=12, quote=240, passed=True)
        if agencies <= 300:
            return cls(findings=8, doubts=20, evidence=5, quote=160, passed=True)
        return cls(findings=3, doubts=6, evidence=2, quote=120, passed=False)


@dataclass(slots=True)
class Overview:
    """What could not be checked of one agency, for the overview."""

    member: Member
    lines: tuple[IndicatorLine, ...]
    troubles: tuple[Trouble, ...]


@dataclass(slots=True)
class GroupPage:
    """One group with its charts and its agencies' sections, as the page shows them."""

    group: Group
    anchor: str
    charts: list[tuple[str, str, str]] = field(default_factory=list)
    sections: list[Markup] = field(default_factory=list)


class HtmlFormat:
    """One page, ``report.html``."""

    name = "html"

    def files(self, view: ReportView) -> Mapping[str, bytes]:
        """Return the page."""
        return Files({"report.html": lambda: _page(view)})


FORMAT = HtmlFormat()


def _page(view: ReportView) -> bytes:
    environment = _environment()
    members = tuple(view.members)
    limits = Limits.fitting(len(members))
    section = environment.get_template("agency.html")
    pages: list[GroupPage] = []
    doubts: list[Overview] = []
    for number, group in enumerate(view.groups, start=1):
        page = GroupPage(group, f"g{number}")
        losses: dict[str, Loss] = {}
        for member in group.members:
            detail = view.detail(member.agency.id)
            _add_losses(losses, detail)
            if detail.doubtful or member.score.rank is None:
                doubts.append(Overview(member, detail.doubtful, _hindrances(detail)))
            page.sections.append(
                Markup(  # noqa: S704  # rendered with autoescape just here
                    section.render(
                        member=member,
                        group=group,
                        detail=detail,
                        limits=limits,
                        vetoes=view.veto_names(member),
                        tone=view.standing(member),
                    )
                )
            )
        page.charts.extend(_charts(group, losses, view.system.grades))
        pages.append(page)
    context = {
        "view": view,
        "members": members,
        "pages": pages,
        "doubts": doubts,
        "grades": _grade_counts(view, members),
        "tones": {member.anchor: view.standing(member) for member in members},
        "guide": reading_guide(view),
        "outcomes": OUTCOMES,
    }
    raw = io.BytesIO()  # piece by piece: the page of a large audit is a hundred megabytes, and once is enough
    for piece in environment.get_template("report.html").generate(context):
        raw.write(piece.encode("utf-8"))
    return raw.getvalue()


def _environment() -> jinja2.Environment:
    loader = jinja2.PackageLoader("reports")
    environment = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        shown=figures.shown,
        percent=figures.percent,
        day=figures.day,
        moment=figures.moment,
        width=_width,
        excerpt=excerpt,
        shortened=shortened,
        column_name=lambda column: _COLUMN_NAMES.get(str(column), str(column)),
    )
    environment.tests["web_address"] = is_web_address
    environment.globals.update(next_steps=NEXT_STEPS, Outcome=Outcome)
    style, _, _ = loader.get_source(environment, "style.css")
    environment.globals["style"] = Markup(style)  # noqa: S704  # our own file
    return environment


def _printable(value: Any) -> Any:
    """Make every printed value fit for UTF-8 and HTML; what is marked safe was made by us."""
    if value is None:
        return ""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _width(score: Decimal | None) -> str:
    """Return a score of 0 to 100 as the width of a bar."""
    held = max(Decimal(0), min(Decimal(100), score or Decimal(0)))
    return f"{held:.1f}%"


def _hindrances(detail: AgencyDetail) -> tuple[Trouble, ...]:
    return tuple(trouble for trouble in detail.troubles if trouble.is_unchecked)


def _grade_counts(view: ReportView, members: Iterable[Member]) -> list[tuple[str, int, Standing]]:
    """Return each grade, best first, with the number of agencies and its tone; 未评定 last."""
    grades = sorted(view.system.grades, key=lambda grade: grade.minimum, reverse=True)
    found: dict[str, list[Standing]] = {grade.name: [] for grade in grades}
    for member in members:
        found.setdefault(member.score.grade, []).append(view.standing(member))
    return [(name, len(tones), tones[0] if tones else Standing.MIDDLE) for name, tones in found.items()]


def _add_losses(losses: dict[str, Loss], detail: AgencyDetail) -> None:
    for line in detail.lost:
        key = line.score.indicator
        before = losses.get(key) or Loss(key, line.score.name, Decimal(0), 0)
        losses[key] = Loss(key, before.name, before.lost + line.score.lost, before.agencies + 1)


def _charts(
    group: Group, losses: Mapping[str, Loss], grades: Iterable[Grade]
) -> Iterable[tuple[str, str, str]]:
    """Return caption, description and data address of each chart that has something to show."""
    if len(group.ranked) > 1:
        yield _figure(group, "得分", score_chart(group.members, tuple(grades)))
        yield _figure(group, "三个维度比较", dimension_chart(group.members))
    costly = [loss for loss in losses.values() if loss.lost > 0]
    if costly:
        yield _figure(group, "丢分最多的指标", loss_chart(costly))


def _figure(group: Group, caption: str, picture: bytes) -> tuple[str, str, str]:
    data = base64.b64encode(picture).decode("ascii")
    alternative = f"{group.name}：{caption}（数据见排名表和各单位明细）"
    return (caption, alternative, f"data:image/svg+xml;base64,{data}")
