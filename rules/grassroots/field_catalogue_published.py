"""Rule: the standard catalogue of a field of grassroots disclosure is published.

要求：县级政府应当对照各领域标准指引编制并公布基层政务公开标准目录；乡镇街道公布其承接领域的目录。

依据：《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）。

认定：
1. 在 columns 栏目的标题、附件名中找写有该领域名称（含旧名）的标准目录；汇总目录（标题不写领域）的正文、附件、
   表格写有该领域的，也算。栏目菜单中有该领域而没有读到目录的，转人工。
2. 找到的合格；读到表格而缺规定表头（公开事项、内容、依据、时限、主体、渠道、对象、方式、层级）的，转人工。
3. 栏目都已读全、已找到其他 siblings 个以上领域的目录而唯独没有本领域的，missing_fails 为“是”时不合格，否则转
   人工；其他领域的目录也没有找到的（可能设在专栏），转人工。
4. 栏目或汇总目录没有读全的，存疑。
5. sample 大于 0 时按种子 seed 和单位编号抽取领域，同一种子结果相同。

不适用：没有抽中的领域；乡镇街道、部门公开了“未涉及领域说明”并写明该领域；所列栏目都未开设。

整改：公布该领域的标准目录，标题写明领域名称和“基层政务公开标准目录”。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from audit.grassroots import Field, load_fields
from audit.model import ColumnId, Evidence, Finding, Record, Table
from rules.facts import Facts
from rules.findings import failed, manual, passed, proof, shown_by, unavailable
from rules.grassroots_fields import field_of, left_out, names, title_of
from rules.reading import text_of, unread_reason, unread_shown
from rules.requirements import Columns
from rules.searching import search
from rules.wordings import squeezed, wording

TITLE = "领域标准目录已公布"
CATALOGUE = ("JC-01", "JC-03", "JC-04", "SD-034")
REQUIRES = Columns(parameter="columns", texts=True, tables=True, gate=False, history_days=3000)
_CATALOGUES = wording(
    (
        "标准目录",
        "标准指引",
        "公开标准+领域",
        "事项目录+领域",
        "公开目录+领域",
        "事项清单+领域",
        "基层政务公开+目录",
        "基层政务公开+清单",
    ),
    ("解读", "方案", "会议", "培训"),
)
#: A catalogue of several fields, whichever of them its title names as examples.
_SEVERAL = wording(("个领域", "各领域", "试点领域", "全部领域"))
#: The header of a standard catalogue; either of the words of a pair will do.
_HEADER = (
    ("公开事项",),
    ("公开内容",),
    ("公开依据", "法律依据"),
    ("公开时限", "公开时间"),
    ("公开主体", "责任单位", "责任主体"),
    ("公开渠道", "公开载体"),
    ("公开对象",),
    ("公开方式",),
    ("公开层级",),
)
#: So many of them make a table a standard catalogue; rows in which headers stand.
_KNOWN, _HEADER_ROWS = 3, 5


def check(
    facts: Facts,
    *,
    as_of: date,
    field: str,
    columns: tuple[ColumnId, ...],
    siblings: int = 5,
    missing_fails: bool = True,
    sample: int = 0,
    seed: str = "",
) -> Iterable[Finding]:
    """Judge by the five parts above; ValueError on an unknown field."""
    _ = as_of
    wanted = field_of(field)
    reason_not_to = left_out(facts, wanted, columns, sample, seed)
    if reason_not_to is not None:
        yield reason_not_to
        return
    catalogues = [r for r in facts.records_of(*columns) if _CATALOGUES.stands_in(title_of(r))]
    found = [record for record in catalogues if _is_of(wanted, record)]
    if found:
        yield _headed(found, wanted)
        return
    combined = [record for record in catalogues if _is_combined(record)]
    others = [f for f in _all() if f is not wanted and any(_is_of(f, record) for record in catalogues)]
    lacking = _missing(facts, wanted, columns, combined, others)
    fails = missing_fails and len(others) >= siblings
    yield lacking if lacking.outcome != "fail" or fails else _asked(lacking, others)


def _all() -> Iterable[Field]:
    return load_fields().values()


def _is_of(field: Field, record: Record) -> bool:
    """Whether a catalogue is that field's: by its title, or as part of one that is not of a single field."""
    if names(field, title_of(record)):
        return True
    if not _is_combined(record):
        return False
    return names(field, f"{text_of(record)}{''.join(table.title for table in record.tables)}")


def _is_combined(record: Record) -> bool:
    title = title_of(record)
    return _SEVERAL.stands_in(title) or not any(names(field, title) for field in _all())


def _headed(found: Sequence[Record], field: Field) -> Finding:
    """A pass, or a question where a table was read that has not the whole header."""
    tables = [table for record in found for table in record.tables if len(_heads(table)) >= _KNOWN]
    best = max(tables, key=lambda table: len(_heads(table)), default=None)
    told = f"找到{field.name}领域的标准目录：{found[0].title}"
    if best is None or len(_heads(best)) == len(_HEADER):
        return passed(told, shown_by(found), field.name)
    lacking = "、".join(words[0] for words in _HEADER if words not in _heads(best))
    reason = f"{told}，表头没有读到{lacking}，请人工核对"
    return manual(reason, (Evidence(best.url or found[0].url, best.sha256, quote=best.title),), field.name)


def _heads(table: Table) -> list[tuple[str, ...]]:
    text = squeezed("".join(cell for row in table.rows[:_HEADER_ROWS] for cell in row))
    return [words for words in _HEADER if any(word in text for word in words)]


def _missing(
    facts: Facts, field: Field, columns: tuple[ColumnId, ...], combined: list[Record], others: list[Field]
) -> Finding:
    """What can be said of a field whose catalogue was not found."""
    reason = f"没有找到{field.name}领域的标准目录"
    ground = search(facts, columns)
    if ground.unread is not None:
        return unavailable(f"{reason}，而{ground.unread.reason}", ground.unread.evidence, field.name)
    if ground.nowhere is not None:
        return ground.nowhere
    if why := unread_reason(combined):
        return unavailable(f"{reason}，而{why}", unread_shown(combined), field.name)
    seen = [
        known
        for column in columns
        if (known := facts.column(column)) and any(names(field, part) for part in known.parts)
    ]
    if seen:
        here = f"“{seen[0].label}”下有{field.name}的子栏目"
        return manual(f"{reason}，但{here}，请人工打开核对", proof(seen[0]), field.name)
    told = "、".join(other.name for other in others)
    reason = f"{ground.told}都已读全，找到{told or '0 个领域'}的目录（{len(others)} 个），{reason}"
    return failed(reason, ground.searched, field.name)


def _asked(finding: Finding, others: list[Field]) -> Finding:
    why = "请人工核对" if others else "目录可能设在没有读到的专栏，请人工核对"
    return manual(f"{finding.reason}，{why}", finding.evidence, finding.subject)
