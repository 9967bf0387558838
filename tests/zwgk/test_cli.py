"""The command line as a user meets it: what it says, what it writes, and the code it ends with."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.main import get_command

from audit.store import Store
from zwgk.cli import _guarded, app

#: Every command that there is: none is forgotten when one is added.
COMMANDS = tuple(getattr(get_command(app), "commands", {}))
HEADER = "编码,名称,类型,分组,网站,公开平台,职能\r\n"
ROW = "001,云岫县司法局,政府部门,县直,http://127.0.0.1:9/,,\r\n"


def run(*arguments: str | Path) -> int:
    return _guarded([str(argument) for argument in arguments])


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "audit"
    assert run("init", folder, "--as-of", "2026-06-30") == 0
    (folder / "agencies.csv").write_text(HEADER + ROW, encoding="utf-8-sig")
    capsys.readouterr()
    return folder


def test_the_commands_that_an_audit_needs_are_there() -> None:
    needed = {"demo", "init", "import", "crawl", "score", "report", "run", "check", "inspect", "claims"}
    assert needed | {"site", "rules", "system", "statement"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    shown = capsys.readouterr().out
    assert "显示本说明" in shown
    assert "Show this message" not in shown


def test_init_writes_a_workspace_and_never_overwrites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init", tmp_path / "a") == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert set(written) == {
        "audit.yaml",
        "agencies.csv",
        "agencies.xlsx",
        "key-tasks-2026.yml",
        "evidence.xlsx",
    }
    assert run("init", tmp_path / "a") == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == written


def test_a_fresh_workspace_says_that_its_roster_is_only_an_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", tmp_path / "a")
    assert run("crawl", tmp_path / "a") == 2
    assert "agencies.csv" in capsys.readouterr().err


def test_all_mistakes_of_all_files_are_told_at_once(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = workspace / "audit.yaml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("as_of: 2026-06-30", "as_of: 昨天"), encoding="utf-8"
    )
    (workspace / "agencies.csv").write_text(
        HEADER + ROW.replace("政府部门", "政府部们") + ROW, encoding="utf-8-sig"
    )
    table = workspace / "key-tasks-2026.yml"
    table.write_text(
        table.read_text(encoding="utf-8").replace("rule: home_updated", "rule: home_updatet"),
        encoding="utf-8",
    )
    assert run("run", workspace) == 2
    said = capsys.readouterr().err
    for part in ("audit.yaml", "昨天", "政府部们", "key-tasks-2026.yml", "home_updatet", "home_updated"):
        assert part in said
    assert all(line.startswith("错误：") for line in said.strip().splitlines())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["audits"], "没有这个命令"),
        (["score", "--fast"], "没有“--fast”这个选项"),
        (["check"], "缺少参数"),
        (["check", "www.example.gov.cn"], "缺少 http"),
        (["check", "http://127.0.0.1:9/", "--kind", "部们"], "不认识的类型"),
        (["check", "http://127.0.0.1:9/", "--as-of", "2026-13-01"], "不是日期"),
        (["init", "x", "--system", "none"], "没有“none”这个指标体系"),
        (["inspect", "absent.html"], "absent.html"),
        (["inspect", "absent.html"], "没有这个文件"),
        (["inspect", "."], "这是文件夹"),
        (["inspect", "http://127.0.0.1:9/"], "连接被拒绝"),
        (["ini"], "没有这个命令：ini，您是不是想写“init”？"),
        (["init", "2026", "年"], "多出了参数“年”"),
        (["check", "http://127.0.0.1:9/", "--delay", "快"], "请写阿拉伯数字"),
        (["check", "http://127.0.0.1:9/", "--delay", "-5"], "请写 0 到 600 之间的数"),
        (["check", "http://127.0.0.1:9/", "--delay"], "后面缺少值"),
        (["check", "http://127.0.0.1:9/", "--html", "absent/报告.html"], "没有“absent”这个文件夹"),
        (["claims", "x", "--year", "去年"], "请写整数"),
    ],
)
def test_wrong_usage_is_told_in_one_chinese_line(
    arguments: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", ["score", "report"])
def test_judging_before_crawling_says_what_to_do_first(
    command: str, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, workspace) == 2
    assert "请先运行 zwgk crawl" in capsys.readouterr().err


def test_reporting_before_scoring_says_what_to_do_first(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Store.open(workspace / "audit.db", create=True).close()
    assert run("report", workspace) == 2
    assert "请先运行 zwgk score" in capsys.readouterr().err


def test_a_workspace_of_a_newer_version_is_left_alone(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store.open(workspace / "audit.db", create=True)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    assert run("score", workspace) == 2
    assert "请升级 zwgk" in capsys.readouterr().err


def test_an_empty_folder_says_how_to_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("run", tmp_path) == 2
    assert "zwgk init" in capsys.readouterr().err


def test_a_site_that_is_down_costs_nothing_and_ends_with_one(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("run", workspace) == 1
    shown = capsys.readouterr().out
    assert "网站首页未能读取：连接被拒绝，检查网站服务是否开启（存疑，不扣分）" in shown
    rows = (workspace / "reports" / "ranking.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1].startswith(",县直,001,云岫县司法局,,未评定,")
    findings = (workspace / "reports" / "findings.csv").read_text(encoding="utf-8-sig")
    assert ",fail," not in findings


def test_a_report_format_that_does_not_exist_is_named(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", workspace, "--format", "pdf") == 2
    assert "xlsx" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's here")
def test_a_read_only_folder_is_told_in_one_line(workspace: Path) -> None:
    """Run as an ordinary user: root may write anywhere."""
    if os.geteuid() == 0:
        for path in [workspace, *workspace.parents]:
            if path.stat().st_uid == 0 and path != Path("/"):
                path.chmod(path.stat().st_mode | 0o055)
    other = workspace.parent / "other"
    shutil.copytree(workspace, other)
    script = (
        "import os, sys\n"
        "from zwgk.cli import _guarded, app\n"
        # The interpreter may lie in a folder of root's: one crawl imports everything before the rights go.
        f"_guarded(['crawl', {str(other)!r}])\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        f"sys.exit(_guarded(['crawl', {str(workspace)!r}]))\n"
    )
    workspace.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env=_environment(),
    )
    workspace.chmod(0o755)
    assert done.returncode == 2, done.stderr
    assert "权限" in done.stderr
    assert "Traceback" not in done.stderr


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8", "HOME": "/tmp"}


def test_the_module_and_the_program_are_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "zwgk.cli", "--help"], capture_output=True, check=True)
    assert "政务公开审计" in done.stdout.decode("utf-8")


def test_where_there_is_no_workspace_that_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("score", tmp_path) == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert "请先运行 zwgk init" in said[0]


def test_a_file_in_a_folders_place_is_told_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder, words in (("file", "已有同名的文件"), ("file/sub", "路径中有一段是文件")):
        assert run("init", tmp_path / folder) == 2
        assert words in capsys.readouterr().err


def test_the_next_command_is_shown_so_that_it_can_be_copied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init", tmp_path / "评估 2026") == 0
    assert f"zwgk run '{tmp_path}/评估 2026'" in capsys.readouterr().out


def test_ctrl_c_says_that_nothing_is_lost() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with subprocess.Popen(
            [sys.executable, "-m", "zwgk.cli", "inspect", url], stderr=subprocess.PIPE, text=True
        ) as process:
            caller, _ = silent.accept()
            process.send_signal(signal.SIGINT)
            _, said = process.communicate()
            caller.close()
    assert process.returncode == 130
    assert "已中断，数据已保存" in said
    assert "Traceback" not in said
