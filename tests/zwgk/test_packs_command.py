"""`zwgk system packs` and `zwgk system export --pack`: what a year stresses, on the screen and as a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scoring.packs import builtin_packs
from scoring.system import load_system
from zwgk.cli import _guarded
from zwgk.systemfiles import specs

Capture = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    return _guarded([str(argument) for argument in arguments])


def test_the_list_names_every_pack(capsys: Capture) -> None:
    assert run("system", "packs", "--json") == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == list(builtin_packs())
    assert run("system", "packs") == 0
    assert "国办发〔2022〕8号" in capsys.readouterr().out


def test_a_pack_tells_rules_what_no_program_sees_and_what_is_due(capsys: Capture) -> None:
    assert run("system", "packs", "2021", "--as-of", "2021-12-10") == 0
    text = capsys.readouterr().out
    assert "consultation_lasts_thirty_days" in text
    assert "期限 2021-12-31，还有 21 天" in text
    assert "key-tasks-2026 I04" in text

    assert run("system", "packs", "2022") == 0
    assert "无法机检的要点任务" in capsys.readouterr().out


def test_a_pack_as_data_says_where_each_task_is_judged(capsys: Capture) -> None:
    assert run("system", "packs", "2022", "--json") == 0
    tasks = {task["id"]: task for task in json.loads(capsys.readouterr().out)["tasks"]}
    assert tasks["T13"]["rules"] == []
    assert tasks["T13"]["by_hand"]
    assert any("grassroots-26-fields" in use for use in tasks["T11"]["used"])


def test_a_table_weighed_by_a_year_is_a_sound_table(tmp_path: Path, capsys: Capture) -> None:
    table = tmp_path / "t.yml"
    assert run("system", "export", "key-tasks-2026", "--pack", "2022", "-o", table) == 0
    assert run("system", "validate", table) == 0
    assert "没有错误" in capsys.readouterr().out
    assert load_system(table, specs()).id == "key-tasks-2026-2022"


def test_an_unknown_year_is_told_with_those_that_exist(capsys: Capture) -> None:
    assert run("system", "packs", "2040") == 2
    assert "2022" in capsys.readouterr().err
