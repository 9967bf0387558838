"""The yearly lists of key tasks (年度政务公开工作要点): what a year stresses, and by which rules it is seen.

A pack sets no new deadlines: its tasks point to rows of the catalogue and to rules that exist.  A pack of a
province, city or county ``extends`` the one above and overrides its tasks by id (catalogue §2.11, KP-01..04).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from audit.catalogue import load_catalogue
from audit.errors import InputError
from audit.model import FUNCTION_COLUMNS, Agency, AgencyKind, RuleSpec
from audit.yamlfile import Node, closest, load_yaml

_FOLDER = Path(__file__).with_name("packs")
_KEYS = frozenset({"title", "year", "level", "doc_no", "basis", "extends", "without", "tasks"})
_KINDS = {**{kind.value: kind for kind in AgencyKind}, **{kind.label: kind for kind in AgencyKind}}
_FUNCTIONS = {
    **{column.value: column.value for column in sorted(FUNCTION_COLUMNS)},
    **{column.label: column.value for column in sorted(FUNCTION_COLUMNS)},
}
_FIRST_YEAR, _LAST_YEAR = 2008, 2100
#: A task is due soon for so many days (KP-03).
WARN_DAYS = 30


class Level(StrEnum):
    """Whose list it is."""

    NATION = "国家"
    PROVINCE = "省"
    CITY = "市"
    COUNTY = "县"


@dataclass(frozen=True, slots=True)
class Task:
    """One task: ``lead`` are the kinds of body that it binds, ``function`` the field of duty, if any.

    ``rules`` and ``catalogue`` say how it is seen (KP-01); ``by_hand`` says why no program can (KP-02).
    """

    id: str
    text: str
    weight: Decimal
    lead: frozenset[AgencyKind]
    function: str | None = None
    deadline: date | None = None
    catalogue: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    by_hand: str = ""

    def binds(self, agency: Agency) -> bool | None:
        """Whether ``agency`` has to see to it; None where nobody has said if it has that function (KP-04)."""
        if agency.kind not in self.lead:
            return False
        return True if self.function is None else agency.owes(self.function)


@dataclass(frozen=True, slots=True)
class Pack:
    """One year's list of one level, inherited tasks included."""

    id: str
    title: str
    year: int
    level: Level
    doc_no: str
    basis: str
    tasks: tuple[Task, ...]

    @property
    def by_hand(self) -> tuple[Task, ...]:
        """The tasks that no rule can look at (KP-02)."""
        return tuple(task for task in self.tasks if not task.rules)

    def share(self, task: Task) -> Decimal:
        """The task's weight in percent of all."""
        return task.weight * 100 / sum((each.weight for each in self.tasks), Decimal(0))


def builtin_packs() -> tuple[str, ...]:
    """The names of the packs that come with the program, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yml")))


def load_pack(source: Path | str, specs: Mapping[str, RuleSpec]) -> Pack:
    """The pack of that built-in name or in that file; InputError with every mistake, by line.

    A task without a rule must say why it has none (KP-01, KP-02); rules and rows must exist.
    """
    return _load(source, specs, ())


def _load(source: Path | str, specs: Mapping[str, RuleSpec], above: tuple[Path, ...]) -> Pack:
    path = _locate(source, above[-1].parent if above else None)
    root = load_yaml(path)
    if path in above:
        root.mistake("要点包循环继承", "请改正 extends", "extends")
        root.finish()
    root.unknown_keys(_KEYS)
    extends = root.string("extends")
    parent = _load(extends, specs, (*above, path)) if extends else None
    tasks = {task.id: task for task in parent.tasks} if parent else {}
    for name in root.words("without"):
        if tasks.pop(name, None) is None:
            root.mistake(f"上级要点包没有任务 {name}", "请改正 without", "without")
    seen: set[str] = set()
    for node in root.sequence("tasks", required=parent is None):
        task = _task(node, tasks, specs)
        if task.id in seen:
            node.mistake(f"任务 {task.id} 写了两次", "请删去其中一个", "id")
        seen.add(task.id)
        tasks[task.id] = task
    pack = Pack(
        path.stem,
        root.string("title", required=True),
        _year(root),
        root.choice("level", {level.value: level for level in Level}, Level.NATION, required=True),
        root.string("doc_no", required=True),
        root.string("basis", parent.basis if parent else ""),
        tuple(tasks.values()),
    )
    root.finish()
    return pack


def _locate(source: Path | str, folder: Path | None) -> Path:
    if isinstance(source, Path):
        return source
    if source in builtin_packs():
        return _FOLDER / f"{source}.yml"
    path = Path(source) if folder is None else folder / source
    if not path.suffix and not path.exists():
        names = "、".join(builtin_packs())
        raise InputError.one(source, "没有这个要点包", f"自带的要点包：{names}；也可以写文件名")
    return path


def _year(root: Node) -> int:
    year = root.integer("year", _FIRST_YEAR, required=True)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        root.mistake(f"“year”的值 {year} 不是年度", "请写四位年份，例如 2026", "year")
    return year


def _task(node: Node, above: Mapping[str, Task], specs: Mapping[str, RuleSpec]) -> Task:
    """The task in ``node``; of one that the pack above has, only what is written is changed."""
    node.unknown_keys({field.name for field in fields(Task)})
    identity = node.string("id", required=True)
    known = above.get(identity)
    new = known is None
    blank = Task(identity, "", Decimal(1), frozenset(AgencyKind))
    task = replace(
        known or blank,
        text=node.string("text", known.text if known else "", required=new),
        weight=_weight(node, known.weight if known else None),
        lead=_lead(node, known.lead if known else frozenset(AgencyKind)),
        function=node.choice("function", _FUNCTIONS, known.function if known else None),
        deadline=node.date("deadline") or (known.deadline if known else None),
        catalogue=node.words("catalogue") or (known.catalogue if known else ()),
        rules=node.words("rules") or (known.rules if known else ()),
        by_hand=node.string("by_hand", known.by_hand if known else ""),
    )
    _check(node, task, specs)
    return task


def _weight(node: Node, default: Decimal | None) -> Decimal:
    weight = node.decimal("weight", default, required=default is None)
    if weight is None or not 0 < weight <= _LAST_YEAR:
        if weight is not None:
            node.mistake(f"“weight”的值 {weight} 不可用", "请写大于 0 的数", "weight")
        return Decimal(1)
    return weight


def _lead(node: Node, default: frozenset[AgencyKind]) -> frozenset[AgencyKind]:
    words = node.strings("lead")
    for word in words:
        if word not in _KINDS:
            labels = "、".join(kind.label for kind in AgencyKind)
            node.mistake(f"不认识的单位类型“{word}”", f"可选：{labels}", "lead")
    return frozenset(_KINDS[word] for word in words if word in _KINDS) or default


def _check(node: Node, task: Task, specs: Mapping[str, RuleSpec]) -> None:
    for rule in task.rules:
        if rule not in specs:
            near = closest(rule, specs)
            node.mistake(f"没有名为“{rule}”的规则", f"您是不是想写“{near}”？" if near else "请改正", "rules")
    for row in task.catalogue:
        if row not in load_catalogue():
            node.mistake(f"条目目录里没有 {row}", "请改正编号", "catalogue")
    if not task.rules and not task.by_hand:
        what = f"任务 {task.id} 没有对应的规则"
        node.mistake(what, "请写 rules，或在 by_hand 写明为何不能由程序查", "rules")


def deadlines(pack: Pack, as_of: date) -> tuple[tuple[Task, str], ...]:
    """The tasks whose day is near or past on ``as_of``, with words on it, the earliest first (KP-03)."""
    found = []
    for task in sorted(_dated(pack.tasks), key=lambda task: (task.deadline, task.id)):
        assert task.deadline is not None
        left = (task.deadline - as_of).days
        if left < 0:
            found.append((task, f"期限 {task.deadline}，已过 {-left} 天"))
        elif left <= WARN_DAYS:
            found.append((task, f"期限 {task.deadline}，还有 {left} 天"))
    return tuple(found)


def _dated(tasks: Iterable[Task]) -> Iterable[Task]:
    return (task for task in tasks if task.deadline is not None)
