"""audit.yaml: what is right is read, what is wrong is told at once, the template reads back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from audit.config import CrawlSettings, check_workspace, load_config
from audit.errors import InputError, WorkspaceError
from audit.model import Period
from audit.roster import read_roster
from audit.templates import write_audit_yaml, write_roster_template

PERIOD = Period(date(2026, 1, 1), date(2026, 10, 31))
MINIMAL = "title: 评估\nas_of: 2026-11-20\nperiod: {from: 2026-01-01, to: 2026-10-31}\n"


def workspace(folder: Path, text: str) -> Path:
    (folder / "audit.yaml").write_text(text, encoding="utf-8")
    return folder


def told(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_config(folder)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_a_minimal_audit_has_the_stated_defaults(tmp_path: Path) -> None:
    config = load_config(workspace(tmp_path, MINIMAL))
    assert (config.title, config.as_of, config.period) == ("评估", date(2026, 11, 20), PERIOD)
    assert (config.system, config.system_path) == ("key-tasks-2026", None)
    assert config.database == tmp_path / "audit.db"
    assert config.roster_path == tmp_path / "agencies.csv"
    settings = config.settings
    assert settings == CrawlSettings()
    assert (settings.delay, settings.concurrency) == (0.5, 2)
    assert (settings.page_size, settings.attachment_size) == (10 * 2**20, 50 * 2**20)


def test_the_written_template_reads_back_and_is_never_overwritten(tmp_path: Path) -> None:
    write_audit_yaml(tmp_path, '某县"政务公开"评估', date(2026, 11, 20), PERIOD, "key-tasks-2026")
    assert load_config(tmp_path).title == '某县"政务公开"评估'
    with pytest.raises(WorkspaceError, match="没有覆盖"):
        write_audit_yaml(tmp_path, "x", date(2026, 11, 20), PERIOD, "y")
    assert load_config(tmp_path).title == '某县"政务公开"评估'


def test_every_commented_default_of_the_template_is_the_default(tmp_path: Path) -> None:
    path = write_audit_yaml(tmp_path, "t", date(2026, 11, 20), PERIOD, "key-tasks-2026")
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("  # delay"))
    lines[start:] = [line.replace("  # ", "  ", 1) for line in lines[start:] if "allow_hosts" not in line][
        :-1
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert load_config(tmp_path).settings == CrawlSettings()


def test_settings_groups_files_and_databases_are_read(tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text("id: x\n", encoding="utf-8")
    config = load_config(
        workspace(
            tmp_path,
            MINIMAL
            + "groups: [门户, 乡镇]\nsystem: own.yml\ndatabase: postgresql://u:p@h/d\nagencies: a.xlsx\n"
            + "settings:\n  delay: 0\n  page_size: 1.5 MB\n  allow_hosts: [10.0.0.8, 'http://b.cn:80/x']\n",
        )
    )
    assert config.groups == ("门户", "乡镇")
    assert config.system_path == tmp_path / "own.yml"
    assert config.database == "postgresql+psycopg://u:p@h/d"
    assert config.roster_path == tmp_path / "a.xlsx"
    assert config.settings.delay == 0
    assert config.settings.page_size == 3 * 2**19
    assert config.settings.allow_hosts == ("10.0.0.8", "b.cn")


@pytest.mark.parametrize(
    ("written", "read"),
    [("", True), ("是", True), ("yes", True), ("否", False), ("no", False)],
)
def test_files_are_read_unless_somebody_says_no(tmp_path: Path, written: str, read: bool) -> None:
    text = f"{MINIMAL}settings:\n  documents: {written}\n  document_minutes: 5\n"
    settings = load_config(workspace(tmp_path, text)).settings
    assert (settings.documents, settings.document_minutes) == (read, 5)


def test_a_word_that_is_neither_yes_nor_no_is_a_mistake(tmp_path: Path) -> None:
    (line,) = told(workspace(tmp_path, f"{MINIMAL}settings:\n  documents: 也许\n"))
    assert "不是“是”或“否”" in line


def test_all_mistakes_of_the_file_come_at_once(tmp_path: Path) -> None:
    lines = told(
        workspace(
            tmp_path,
            "titel: x\nas_of: 2026-02-30\nperiod:\n  from: 2026-05-01\n  to: 2026-01-01\nsystem: none.yml\n"
            "database: mysql://x\nsettings:\n  delay: -1\n  max_byte: 3\n  page_size: 很大\n  timeout: x\n"
            "  contact: a\n  contact: b\n",
        )
    )
    expected = [
        ("第 1 行", "您是不是想写“title”"),
        ("第 1 行", "缺少“title”"),
        ("第 2 行", "不是日期"),
        ("第 4 行", "晚于结束"),
        ("第 6 行", "不存在"),
        ("第 7 行", "不支持的数据库"),
        ("第 9 行", "超出范围"),
        ("第 10 行", "“max_bytes”"),
        ("第 11 行", "不是大小"),
        ("第 12 行", "不是数字"),
        ("第 14 行", "重复"),
    ]
    assert len(lines) == len(expected)
    for line, (place, what) in zip(lines, expected, strict=True):
        assert f"audit.yaml {place}：" in line
        assert what in line


def test_a_day_before_the_period_is_a_mistake(tmp_path: Path) -> None:
    (line,) = told(workspace(tmp_path, MINIMAL.replace("2026-11-20", "2025-12-31")))
    assert "第 2 行：基准日 2025-12-31 早于评估期的开始" in line


def test_a_folder_without_audit_yaml_says_how_to_begin(tmp_path: Path) -> None:
    (line,) = told(tmp_path)
    assert "zwgk init" in line


def test_mistakes_of_audit_and_roster_are_listed_together(tmp_path: Path) -> None:
    workspace(tmp_path, MINIMAL + "groups: [乡镇街道]\nzzz: 1\n")
    (tmp_path / "agencies.csv").write_text(
        "编码,名称,类型,分组,网站\n1,甲,乡镇,乡镇,http://a.gov.cn/\n", encoding="utf-8"
    )
    with pytest.raises(InputError) as caught:
        check_workspace(tmp_path)
    assert [mistake.file for mistake in caught.value.mistakes] == ["audit.yaml", "agencies.csv"]
    assert "“乡镇街道”" in caught.value.mistakes[1].mend


def test_a_good_workspace_gives_audit_and_agencies(tmp_path: Path) -> None:
    workspace(tmp_path, MINIMAL)
    (tmp_path / "agencies.csv").write_text(
        "编码,名称,类型,分组,网站\n1,甲,乡镇,乡镇,http://a.gov.cn/\n", encoding="utf-8"
    )
    config, agencies = check_workspace(tmp_path)
    assert config.title == "评估"
    assert [agency.name for agency in agencies] == ["甲"]


def test_roster_templates_hold_an_example_that_is_no_agency(tmp_path: Path) -> None:
    csv_path, xlsx_path = write_roster_template(tmp_path)
    assert csv_path.read_bytes().startswith(b"\xef\xbb\xbf")
    for path in (csv_path, xlsx_path):
        with pytest.raises(InputError, match="没有任何单位"):
            read_roster(path)
    book = load_workbook(xlsx_path)
    assert book.sheetnames == ["名册", "填写说明"]
    assert [cell.value for cell in book["名册"][1]][:3] == ["编码", "名称", "类型"]
    assert "政府门户" in book["名册"].data_validations.dataValidation[0].formula1


def test_the_example_row_is_right_once_its_id_is_changed(tmp_path: Path) -> None:
    csv_path, _ = write_roster_template(tmp_path)
    text = csv_path.read_text(encoding="utf-8-sig").replace("示例001", "001")
    csv_path.write_text(text, encoding="utf-8-sig")
    (agency,) = read_roster(csv_path)
    assert agency.functions == {"education", "services"}


def test_roster_templates_are_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "agencies.xlsx").write_bytes(b"mine")
    with pytest.raises(WorkspaceError, match="没有覆盖"):
        write_roster_template(tmp_path)
    assert (tmp_path / "agencies.xlsx").read_bytes() == b"mine"
    assert not (tmp_path / "agencies.csv").exists()
