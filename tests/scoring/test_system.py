"""Loading a table: what is right is read exactly; what is doubtful is warned of; copies are safe."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit.errors import InputError
from audit.model import AgencyKind, Dimension, IndicatorKind, IndicatorSystem, RuleSpec
from scoring.system import builtin_systems, copy_system, load_system, warnings

if TYPE_CHECKING:
    from conftest import Build

Load = Callable[[str], IndicatorSystem]


def test_a_right_table_is_read_exactly(build: Build, load: Load) -> None:
    system = load(build.table)
    a, b, v = system.indicators
    assert (system.id, system.year, system.total, system.min_checked) == (
        "small-2026",
        2026,
        10,
        Decimal("0.6"),
    )
    assert (system.bonus_cap, system.bonus_gate) == (2, 80)
    assert [(grade.name, grade.minimum) for grade in system.grades] == [("优秀", 90), ("不合格", 0)]
    assert (a.dimension, a.parameters, a.catalogue) == (
        Dimension.COVERAGE,
        {"column": "guide"},
        ("SD-040", "TL-20-02"),
    )
    assert a.applies_to == frozenset(AgencyKind)
    assert (b.per_finding, b.cap, b.catalogue) == (Decimal("0.25"), 5, ("W-D04",))
    assert b.applies_to == {AgencyKind.DEPARTMENT, AgencyKind.SCHOOL}
    assert b.parameters_for(AgencyKind.DEPARTMENT) == {"column": "news", "days": 14}
    assert b.parameters_for(AgencyKind.SCHOOL) == {"column": "school", "days": 14}
    assert (v.kind, v.points) == (IndicatorKind.VETO, 0)


def test_the_digest_is_of_the_files_bytes(build: Build, load: Load) -> None:
    assert load(build.table).digest == hashlib.sha256(build.table.encode()).hexdigest()
    assert load(build.table + "# 注\n").digest != load(build.table).digest


def test_a_table_in_gbk_is_read_too(build: Build, specs: dict[str, RuleSpec], tmp_path: Path) -> None:
    path = tmp_path / "table.yml"
    path.write_bytes(build.table.encode("gb18030"))
    assert load_system(path, specs).title == "小体系"


def test_points_stay_exactly_what_was_written(build: Build, load: Load) -> None:
    system = load(build.change("points: 4", "points: 0.1").replace("total: 10\n", "total: 6.1\n"))
    assert sum(row.points for row in system.indicators) == Decimal("6.1")


def test_every_type_of_parameter_is_read_as_itself(build: Build, load: Load) -> None:
    text = build.change("rule: home_updated", "rule: every_type") + (
        "    parameters: {int: 20, decimal: 0.5, str: 文字, bool: 是, column: 政策文件,"
        " date_of_year: 1月31日, list_str: [甲, 乙], list_column: [news, 通知公告]}\n"
    )
    assert load(text).indicators[2].parameters == {
        "int": 20,
        "decimal": Decimal("0.5"),
        "str": "文字",
        "bool": True,
        "column": "policy",
        "date_of_year": "01-31",
        "list_str": ("甲", "乙"),
        "list_column": ("news", "notices"),
    }


@pytest.mark.parametrize(("weight", "warned"), [("4", False), ("3.9", True)])
def test_a_weight_below_four_percent_is_a_warning_not_a_mistake(
    build: Build, load: Load, weight: str, warned: bool
) -> None:
    told = warnings(load(build.change("weight: 4", f"weight: {weight}")))
    assert any("SD-013" in warning for warning in told) == warned


def test_a_kind_to_which_nothing_applies_is_warned_of(build: Build, load: Load) -> None:
    text = build.change("    points: 4\n", "    points: 4\n    applies_to: [政府部门, 学校]\n")
    assert any("村(社区)" in warning for warning in warnings(load(text)))
    assert warnings(load(build.table)) == ()


def test_a_price_and_a_cap_may_equal_the_points(build: Build, load: Load) -> None:
    text = build.change("    per_finding: 0.25\n    cap: 5\n", "    per_finding: 6\n    cap: 6\n")
    row = load(text).indicators[1]
    assert (row.points, row.per_finding, row.cap) == (6, 6, 6)


def test_tiers_are_read_as_shares(build: Build, load: Load) -> None:
    text = build.change("method: linear", "method: tier\n  tiers: {优秀: 100%, 不合格: 0.5}")
    assert load(text).performance.tiers == {"优秀": 1, "不合格": Decimal("0.5")}


def test_an_unknown_built_in_name_suggests_the_nearest(specs: dict[str, RuleSpec]) -> None:
    with pytest.raises(InputError, match="您是不是想写“key-tasks-2026”"):
        load_system("key-task-2026", specs)


def test_a_file_that_is_not_there_is_told(specs: dict[str, RuleSpec], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件"):
        load_system(tmp_path / "nowhere.yml", specs)
    with pytest.raises(InputError, match="没有这个文件"):
        load_system("nowhere.yml", specs)


def test_a_built_in_table_is_copied_once_and_never_over_another(tmp_path: Path) -> None:
    target = copy_system("key-tasks-2026", tmp_path)
    assert target == tmp_path / "key-tasks-2026.yml"
    target.write_text("改过", encoding="utf-8")
    with pytest.raises(InputError, match="没有覆盖"):
        copy_system("key-tasks-2026", tmp_path)
    assert target.read_text(encoding="utf-8") == "改过"
    assert "key-tasks-2026" in builtin_systems()


def test_copying_into_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="写不进去"):
        copy_system("key-tasks-2026", tmp_path / "nowhere")


@pytest.mark.parametrize("written", ["environment", "生态环境"])
def test_a_row_may_bind_only_bodies_of_one_function(build: Build, load: Load, written: str) -> None:
    system = load(build.change("    points: 6\n", f"    points: 6\n    function: {written}\n"))
    assert [row.function for row in system.indicators] == [None, "environment", None]


def test_identities_of_reports_and_budgets_are_catalogue_ids_too(build: Build, load: Load) -> None:
    system = load(build.change("catalogue: [W-V3]", "catalogue: [I1, J3, E7, T1-5]"))
    assert system.indicators[2].catalogue == ("I1", "J3", "E7", "T1-5")
