"""Rule: a column has every part that it has to have, as sub-columns, columns of their own or items.

要求：五公开、公开制度、重点领域等栏目应按规定分类，各类都有内容。

依据：由指标写明；通则见《政府信息公开条例》第十九条、第二十条，国办发〔2016〕80号。

认定：
1. 在参数 columns 列出的栏目中，按 parts（每部分“名称=词/词”，任一词出现即有；“甲+乙”表示两个词都要有；写栏目
   编号的，该栏目已开设即有）逐部分查找栏目名称、子栏目名称，by_titles 为“是”时还查信息标题。
2. 全部找到的，合格；对应栏目都不属于本单位职能的部分不查。
3. 栏目都已读全而缺某部分的：missing_fails 为“是”的每部分记一条不合格，否则合并转人工（名称可能不同）。
4. 有栏目没有读全、没有查找或被拦截的，存疑。

不适用：所列栏目都未开设（已在栏目覆盖中扣分）；各部分都不属于本单位职能。

整改：补设所缺的子栏目并公开相应内容，名称尽量与规定一致。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from audit.model import Column, ColumnId, Coverage, Finding
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, unavailable
from rules.pieces import Piece, pieces
from rules.requirements import Columns
from rules.searching import search

TITLE = "栏目分类齐全"
CATALOGUE = ("SD-100", "SD-005", "SD-006", "SD-119", "SD-150", "SD-154", "SD-156", "SD-157", "SD-173")
REQUIRES = Columns(parameter="columns", gate=False)


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...],
    parts: tuple[str, ...],
    by_titles: bool = True,
    missing_fails: bool = False,
    what: str = "",
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    owed = [piece for piece in pieces(parts) if _is_owed(facts, piece)]
    name = what or f"“{'”“'.join(ColumnId(column).label for column in columns)}”"
    if not owed:
        yield not_applicable(f"{name}各部分都不属于名册写明的职能，不适用")
        return
    found = [known for column in columns if (known := facts.column(column)) and _exists(known)]
    names = _names(facts, found, by_titles=by_titles)
    missing = [piece for piece in owed if not _stands(piece, names, found)]
    if not missing:
        told = "、".join(piece.name for piece in owed)
        yield passed(
            f"{name}应有 {len(owed)} 部分，都已找到：{told}", (proof(column)[0] for column in found), name
        )
        return
    yield from _missing(facts, columns, owed, missing, name, fails=missing_fails)


def _is_owed(facts: Facts, piece: Piece) -> bool:
    """Whether the part is the body's affair; one without columns always is."""
    return not piece.columns or any(facts.agency.owes(column) is not False for column in piece.columns)


def _exists(column: Column) -> bool:
    return column.coverage is not Coverage.ABSENT and bool(column.url) and bool(column.label)


def _names(facts: Facts, found: Sequence[Column], *, by_titles: bool) -> list[str]:
    """Every name under which something stands in the columns."""
    names = []
    for column in found:
        names += [ColumnId(column.id).label, column.label, *column.path[-1:], *column.parts]
        if by_titles:
            names += [record.title for record in facts.records_of(column.id)]
    return names


def _stands(piece: Piece, names: Sequence[str], found: Sequence[Column]) -> bool:
    known = {column.id for column in found}
    return any(column in known for column in piece.columns) or any(map(piece.wording.stands_in, names))


def _missing(
    facts: Facts,
    columns: tuple[ColumnId, ...],
    owed: Sequence[Piece],
    missing: Sequence[Piece],
    name: str,
    *,
    fails: bool,
) -> Iterable[Finding]:
    ground = search(facts, columns)
    lacking = "、".join(piece.name for piece in missing)
    if ground.unread is not None:
        reason = f"{name}没有找到{lacking}，而{ground.unread.reason}"
        yield unavailable(reason, ground.unread.evidence, name)
        return
    if ground.nowhere is not None:
        yield ground.nowhere
        return
    count = f"应有 {len(owed)} 部分，找到 {len(owed) - len(missing)} 部分"
    certain = [piece for piece in missing if fails and not ground.asked and not _is_asked(facts, piece)]
    for piece in certain:
        reason = f"{ground.told}都已读全，没有找到“{piece.name}”（{count}）"
        yield failed(reason, ground.searched, piece.name)
    if doubtful := [piece.name for piece in missing if piece not in certain]:
        reason = f"{ground.told}都已读全，没有找到“{'”“'.join(doubtful)}”（{count}）"
        yield manual(f"{reason}，名称可能不同，请人工核对", ground.searched, name)


def _is_asked(facts: Facts, piece: Piece) -> bool:
    """Whether nobody has said that the part is the body's affair."""
    return any(facts.agency.owes(column) is None for column in piece.columns)
