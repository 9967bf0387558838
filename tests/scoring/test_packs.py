"""The yearly packs: bound to rules; local ones inherit; days near or past are told; points follow."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from audit.errors import InputError
from audit.model import Agency, AgencyKind, IndicatorKind, RuleSpec
from rules.runner import load_rules
from scoring.packs import Level, Pack, Task, builtin_packs, deadlines, load_pack
from scoring.packsystem import rows_of, weighted
from scoring.system import load_system

HEAD = "title: 清源县2023年政务公开工作要点\nyear: 2023\nlevel: 县\ndoc_no: 清政办〔2023〕5号\n"


@pytest.fixture(name="specs", scope="module")
def _specs() -> dict[str, RuleSpec]:
    return {name: rule.spec for name, rule in load_rules().items()}


def local(folder: Path, text: str, specs: dict[str, RuleSpec]) -> Pack:
    path = folder / "qingyuan-2023.yml"
    path.write_text(HEAD + text, encoding="utf-8")
    return load_pack(path, specs)


def mistakes(folder: Path, text: str, specs: dict[str, RuleSpec]) -> str:
    with pytest.raises(InputError) as caught:
        local(folder, text, specs)
    return str(caught.value)


def body(kind: AgencyKind, functions: str | None = None) -> Agency:
    known = None if functions is None else frozenset(functions.split())
    return Agency("a", "清源县某局", kind, "部门", ("https://a.example/",), functions=known)


def task(pack: Pack, identity: str) -> Task:
    return next(task for task in pack.tasks if task.id == identity)


def test_every_year_from_2016_to_2022_has_its_pack(specs: dict[str, RuleSpec]) -> None:
    years = {load_pack(name, specs).year for name in builtin_packs()}

    assert years == set(range(2016, 2023))
    assert "2016-opinions" in builtin_packs()


@pytest.mark.parametrize("name", builtin_packs())
def test_each_task_has_a_rule_or_says_why_not_and_weights_make_a_hundred(
    name: str, specs: dict[str, RuleSpec]
) -> None:
    pack = load_pack(name, specs)

    assert pack.level is Level.NATION
    assert sum(task.weight for task in pack.tasks) == 100
    assert len({task.id for task in pack.tasks}) == len(pack.tasks) >= 10
    for each in pack.tasks:
        assert each.rules or each.by_hand, each.id
        assert bool(each.rules) == bool(each.catalogue), each.id
    assert all(each.by_hand for each in pack.by_hand)


def test_a_county_inherits_overrides_adds_and_leaves_out(tmp_path: Path, specs: dict[str, RuleSpec]) -> None:
    parent = load_pack("2022", specs)
    pack = local(
        tmp_path,
        "extends: 2022\n"
        "without: T04 T13\n"
        "tasks:\n"
        "  - {id: T07, weight: 20, deadline: 2023-11-30}\n"
        "  - {id: X1, text: 政务公开日活动, weight: 2, by_hand: 线下活动}\n",
        specs,
    )

    assert (pack.id, pack.level, pack.year) == ("qingyuan-2023", Level.COUNTY, 2023)
    assert len(pack.tasks) == len(parent.tasks) - 1
    own, above = task(pack, "T07"), task(parent, "T07")
    assert (own.weight, own.deadline) == (20, date(2023, 11, 30))
    assert (own.text, own.rules, own.lead) == (above.text, above.rules, above.lead)
    assert [each.id for each in pack.by_hand] == ["X1"]
    assert pack.share(own) == Decimal(2000) / sum(each.weight for each in pack.tasks)


def test_a_city_stands_between_province_and_county(tmp_path: Path, specs: dict[str, RuleSpec]) -> None:
    (tmp_path / "city.yml").write_text(
        "title: 市\nyear: 2023\nlevel: 市\ndoc_no: 市政办〔2023〕1号\nextends: 2022\n"
        "tasks:\n  - {id: C1, text: 市里的任务, weight: 5, rules: column_present, catalogue: SD-040}\n",
        encoding="utf-8",
    )
    pack = local(tmp_path, "extends: city.yml\ntasks:\n  - {id: C1, weight: 9}\n", specs)

    assert (task(pack, "C1").weight, task(pack, "C1").text) == (9, "市里的任务")
    assert task(pack, "T01").rules


def test_mistakes_are_told_all_at_once_with_their_lines(tmp_path: Path, specs: dict[str, RuleSpec]) -> None:
    told = mistakes(
        tmp_path,
        "tasks:\n"
        "  - {id: A, text: 甲, weight: 3}\n"
        "  - {id: B, text: 乙, weight: 3, rules: colum_present}\n"
        "  - {id: C, text: 丙, weight: 0, by_hand: 无}\n"
        "  - {id: C, text: 丙, weight: 1, by_hand: 无, lead: [街道办]}\n"
        "  - {id: D, text: 丁, weight: 1, rules: column_present, catalogue: SD-999}\n",
        specs,
    )

    for words in (
        "任务 A 没有对应的规则",
        "第 6 行",
        "没有名为“colum_present”的规则",
        "您是不是想写“column_present”",
        "“weight”的值 0 不可用",
        "任务 C 写了两次",
        "不认识的单位类型“街道办”",
        "条目目录里没有 SD-999",
    ):
        assert words in told, words


def test_leaving_out_what_nobody_has_and_inheriting_oneself_are_mistakes(
    tmp_path: Path, specs: dict[str, RuleSpec]
) -> None:
    assert "上级要点包没有任务 T99" in mistakes(tmp_path, "extends: 2022\nwithout: T99\n", specs)
    assert "循环继承" in mistakes(tmp_path, "extends: qingyuan-2023.yml\n", specs)
    with pytest.raises(InputError, match="没有这个要点包"):
        load_pack("2030", specs)


def test_a_task_near_its_day_is_told_thirty_days_before(specs: dict[str, RuleSpec]) -> None:
    pack = load_pack("2021", specs)

    assert deadlines(pack, date(2021, 11, 30)) == ()
    [(due, told)] = deadlines(pack, date(2021, 12, 1))
    assert (due.id, told) == ("T08", "期限 2021-12-31，还有 30 天")
    [(_, late)] = deadlines(pack, date(2022, 1, 10))
    assert late == "期限 2021-12-31，已过 10 天"


def test_a_task_binds_only_its_lead(specs: dict[str, RuleSpec]) -> None:
    enforcement = task(load_pack("2022", specs), "T01")

    assert enforcement.binds(body(AgencyKind.PORTAL)) is True
    assert enforcement.binds(body(AgencyKind.DEPARTMENT, "enforcement")) is True
    assert enforcement.binds(body(AgencyKind.DEPARTMENT, "education")) is False
    assert enforcement.binds(body(AgencyKind.DEPARTMENT)) is None
    assert enforcement.binds(body(AgencyKind.TOWNSHIP)) is False


@pytest.mark.parametrize("name", builtin_packs())
def test_points_follow_the_years_tasks_and_make_a_hundred(name: str, specs: dict[str, RuleSpec]) -> None:
    pack, base = load_pack(name, specs), load_system("key-tasks-2026", specs)
    system = weighted(pack, base)
    scored = [row for row in system.indicators if row.kind is IndicatorKind.SCORE]

    assert sum(row.points for row in scored) == 100
    assert [row.id for row in system.indicators] == [row.id for row in base.indicators]
    for row in scored:
        assert row.points.as_tuple().exponent >= -2  # type: ignore[operator]  # finite numbers only
        assert row.per_finding is None or row.per_finding <= row.points
        assert pack.doc_no in row.basis
    named = {row.id for each in pack.tasks for row in rows_of(each, base)}
    assert {row.id for row in scored} == named
    vetoes = [row for row in base.indicators if row.kind is IndicatorKind.VETO]
    assert [row for row in system.indicators if row.kind is IndicatorKind.VETO] == vetoes


def test_a_heavier_task_weighs_more(tmp_path: Path, specs: dict[str, RuleSpec]) -> None:
    base = load_system("key-tasks-2026", specs)
    heavy = local(tmp_path, "extends: 2022\ntasks:\n  - {id: T08, weight: 60}\n", specs)
    row = rows_of(task(heavy, "T08"), base)[0].id

    before = weighted(load_pack("2022", specs), base).indicator(row).points
    assert weighted(heavy, base).indicator(row).points > 2 * before


def test_a_pack_that_has_nothing_to_do_with_a_table_is_refused(
    tmp_path: Path, specs: dict[str, RuleSpec]
) -> None:
    pack = local(tmp_path, "tasks:\n  - {id: A, text: 甲, weight: 3, by_hand: 无}\n", specs)

    with pytest.raises(ValueError, match="没有对应"):
        weighted(pack, load_system("key-tasks-2026", specs))
