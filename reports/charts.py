"""Charts of one ranking group as SVG: scores, the three dimensions, where points were lost.

The same figures give the same bytes: no clock, a fixed salt for ids, glyphs as outlines of the
Chinese font that is installed with the program.  Nothing global is changed and no window toolkit
is touched.  Groups too large to be read bar by bar are shown as distributions.
"""

from __future__ import annotations

import functools
import importlib.util
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

from audit.model import Grade
from reports.figures import rounded
from reports.text import excerpt
from reports.view import Member

#: More bars than this cannot be read: the distribution is drawn instead.
MOST_BARS = 40
_MOST_INDICATORS = 12
_WIDTH = 5.6  # inches
_NAME = 16  # characters of a name that are shown
_INK, _FAINT, _GRID = "#22303c", "#66727d", "#dfe4e8"
_BLUE, _RED, _GREEN, _AMBER = "#2f5d8a", "#b3362b", "#4f8a5b", "#c08a2d"
_PLAIN = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
#: Label, field of the score, colour, marker, and a shift that keeps equal values apart.
_DIMENSIONS = (
    ("栏目覆盖", "column_coverage", _BLUE, "o", -0.2),
    ("完整性", "completeness", _GREEN, "s", 0.0),
    ("时效性", "timeliness", _AMBER, "D", 0.2),
)


@dataclass(frozen=True, slots=True)
class Loss:
    """What a group lost on one indicator: points over all agencies, and how many lost any."""

    indicator: str
    name: str
    lost: Decimal
    agencies: int


def score_chart(members: Sequence[Member], grades: Sequence[Grade]) -> bytes:
    """Return an SVG with one bar per ranked agency, best on top; the lowest grade is red."""
    ranked = [member for member in members if member.published is not None]
    limits = sorted((grade.minimum for grade in grades), reverse=True)
    if len(ranked) > MOST_BARS:
        return _distribution([float(member.score.score or 0) for member in ranked], limits)
    values = [member.score.score or Decimal(0) for member in ranked]
    figure, axes = _rows([member.agency.name for member in ranked])
    colours = [_grade_colour(value, limits) for value in values]
    axes.barh(range(len(values)), [float(value) for value in values], color=colours, height=0.62)
    for at, value in enumerate(values):
        _write(
            axes, float(value) + 1, at, f"{rounded(value)}", size=8.5, color=_INK, va="center", bbox=_PLAIN
        )
    for limit in limits[:-1]:
        axes.axvline(float(limit), color=_FAINT, linewidth=0.6, linestyle=(0, (3, 3)), zorder=0)
    _scale(axes, "得分", 112)
    return _svg(figure)


def dimension_chart(members: Sequence[Member]) -> bytes:
    """Return an SVG that compares 栏目覆盖, 完整性 and 时效性 agency by agency."""
    ranked = [member for member in members if member.score.rank is not None]
    if len(ranked) > MOST_BARS:
        return _spread(ranked)
    figure, axes = _rows([member.agency.name for member in ranked], legend=True)
    axes.hlines(range(len(ranked)), 0, 100, color=_GRID, linewidth=0.8, zorder=0)
    for label, name, colour, marker, shift in _DIMENSIONS:
        points = [(getattr(member.score, name), at + shift) for at, member in enumerate(ranked)]
        drawn = [(float(value), at) for value, at in points if value is not None]
        axes.scatter(
            [value for value, _ in drawn],
            [at for _, at in drawn],
            s=26,
            color=colour,
            marker=marker,
            label=label,
            alpha=0.9,
            linewidths=0,
        )
    axes.legend(
        prop=_font(8.5), loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, frameon=False, handletextpad=0.1
    )
    _scale(axes, "", 102)
    return _svg(figure)


def loss_chart(losses: Iterable[Loss]) -> bytes:
    """Return an SVG of the indicators on which the group lost most, by points."""
    worst = sorted(losses, key=lambda loss: (-loss.lost, loss.indicator))[:_MOST_INDICATORS]
    figure, axes = _rows([loss.name for loss in worst])
    values = [float(loss.lost) for loss in worst]
    axes.barh(range(len(worst)), values, color=_RED, height=0.62, alpha=0.85)
    longest = max(values, default=1.0) or 1.0
    for at, loss in enumerate(worst):
        text = f"{rounded(loss.lost)} 分 · {loss.agencies} 家"
        _write(axes, float(loss.lost) + longest * 0.02, at, text, size=8.5, color=_INK, va="center")
    _scale(axes, "组内合计丢分", longest * 1.42)
    return _svg(figure)


def _distribution(values: Sequence[float], limits: Sequence[Decimal]) -> bytes:
    figure, axes = _sheet(3.2, left=0.5, top=0.1)
    counts = [0] * 20
    for value in values:
        counts[min(19, max(0, int(value // 5)))] += 1
    colours = [_grade_colour(Decimal(step * 5), limits) for step in range(20)]
    axes.bar([step * 5 + 2.5 for step in range(20)], counts, width=4.5, color=colours)
    axes.set_ylabel("单位数", fontproperties=_font(8.5), color=_FAINT)
    _scale(axes, "得分（每 5 分一档）", 105)
    for label in axes.get_yticklabels():
        label.set_fontproperties(_font(8.5))
    return _svg(figure)


def _spread(members: Sequence[Member]) -> bytes:
    figure, axes = _rows([label for label, *_ in _DIMENSIONS])
    for at, (_, name, colour, *_rest) in enumerate(_DIMENSIONS):
        known = [getattr(member.score, name) for member in members]
        values = [float(value) for value in known if value is not None]
        if not values:
            continue
        box = axes.boxplot(values, positions=[at], orientation="horizontal", widths=0.5, patch_artist=True)
        box["boxes"][0].set(facecolor=colour, alpha=0.6, linewidth=0.8)
        box["medians"][0].set(color=_INK)
        for flier in box["fliers"]:
            flier.set(markersize=2.5, markeredgecolor=colour)
    axes.set_yticks(range(len(_DIMENSIONS)))
    _tick_labels(axes, [label for label, *_ in _DIMENSIONS])
    _scale(axes, "各单位得分的分布（箱体为中间一半单位）", 102)
    return _svg(figure)


def _rows(names: Sequence[str], *, legend: bool = False) -> tuple[Figure, Axes]:
    """Return a figure with one row per name, the first on top, as high as its rows need."""
    top = 0.36 if legend else 0.08
    longest = max((_breadth(excerpt(name, _NAME)) for name in names), default=0)
    figure, axes = _sheet(0.5 + top + 0.27 * max(len(names), 1), left=longest * 9 / 72 + 0.14, top=top)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_yticks(range(len(names)))
    _tick_labels(axes, names)
    return figure, axes


def _sheet(height: float, *, left: float, top: float) -> tuple[Figure, Axes]:
    """Return an empty figure with the given margins (inches); automatic layout would take twice as long."""
    figure = Figure(figsize=(_WIDTH, height))
    right, bottom = 0.12, 0.44
    box = (left / _WIDTH, bottom / height, 1 - (left + right) / _WIDTH, 1 - (bottom + top) / height)
    return figure, figure.add_axes(box)


def _breadth(text: str) -> float:
    """How many ems a text takes: a Chinese character one, others about six tenths."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.62 for character in text)


def _tick_labels(axes: Axes, names: Sequence[str]) -> None:
    labels = [drawable(excerpt(name, _NAME)) for name in names]
    axes.set_yticklabels(labels, fontproperties=_font(9), color=_INK, parse_math=False)
    axes.tick_params(axis="y", length=0)


def _scale(axes: Axes, title: str, right: float) -> None:
    axes.set_xlim(0, right)
    axes.set_xlabel(title, fontproperties=_font(8.5), color=_FAINT)
    if 100 < right <= 112:
        axes.set_xticks(range(0, 101, 20))
    axes.tick_params(axis="x", colors=_FAINT, length=2)
    for label in axes.get_xticklabels():
        label.set_fontproperties(_font(8))
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_GRID)
    axes.set_axisbelow(True)


def _write(axes: Axes, x: float, y: float, text: str, **look: Any) -> None:
    size = look.pop("size")
    axes.text(x, y, drawable(text), fontproperties=_font(size), parse_math=False, **look)


def _grade_colour(score: Decimal, limits: Sequence[Decimal]) -> str:
    """Green for the best grade, red for the lowest, blue between (``limits`` fall)."""
    if len(limits) > 1 and score < limits[-2]:
        return _RED
    return _GREEN if limits and score >= limits[0] else _BLUE


def drawable(text: str) -> str:
    """Return ``text`` with what the font has no glyph for (emoji, rare characters) as ``□``."""
    known = _glyphs()
    return "".join(character if ord(character) in known else "□" for character in text)


@functools.cache
def _glyphs() -> frozenset[int]:
    return frozenset(FT2Font(str(font_path())).get_charmap())


@functools.cache
def font_path() -> Path:
    """The Chinese font that zhplot carries (SIL OFL); zhplot itself is not imported: it sets globals."""
    found = importlib.util.find_spec("zhplot")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("zhplot")
    return Path(found.submodule_search_locations[0]) / "fonts" / "NotoSansSC-Regular.ttf"


def _font(size: float) -> FontProperties:
    return FontProperties(fname=str(font_path()), size=size)


def _svg(figure: Figure) -> bytes:
    canvas: Any = FigureCanvasSVG(figure)
    raw = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "zwgk", "svg.fonttype": "path"}):
        canvas.print_svg(raw, metadata={"Date": None, "Creator": None})
    return raw.getvalue()
