"""Which program is the browser, and what is said where there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from audit.config import load_config
from crawler.browser import finding
from crawler.browser.finding import find_browser

pytest.importorskip("playwright", reason="the extra [browser] is not installed")


def a_program(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which nothing is installed."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(finding, "_usual_places", lambda: iter(()))


@pytest.mark.skipif(sys.platform == "win32", reason="programs have an ending there")
@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "msedge"])
def test_the_systems_browser_is_found_by_its_name(tmp_path: Path, name: str) -> None:
    program = a_program(tmp_path / "bin", name)
    assert find_browser().path == str(program)


def test_a_browser_in_its_usual_place_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    places = list(finding._usual_places())
    assert [place.name for place in places[:3]] == [
        r"Chromium\Application\chrome.exe",
        r"Google\Chrome\Application\chrome.exe",
        r"Microsoft\Edge\Application\msedge.exe",
    ]
    monkeypatch.setattr(sys, "platform", "darwin")
    program = a_program(tmp_path / "Applications" / "Chromium.app" / "Contents" / "MacOS", "Chromium")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert program in set(finding._usual_places())


def test_the_setting_names_the_program(tmp_path: Path) -> None:
    program = a_program(tmp_path / "mine", "chrome")
    a_program(tmp_path / "bin", "chromium")
    assert find_browser(str(program)).path == str(program)
    missing = find_browser(str(tmp_path / "gone"))
    assert missing.path == ""
    assert "gone”不存在" in missing.trouble


def test_no_browser_is_no_dead_end() -> None:
    found = find_browser()
    assert found.path == ""
    for word in ("列表由脚本生成", "apt-get install chromium", "browser:", "zwgk crawl --retry"):
        assert word in found.trouble


def test_without_the_extra_it_is_said_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a_program(tmp_path / "bin", "chromium")
    monkeypatch.setattr(finding, "find_spec", lambda _: None)
    found = find_browser()
    assert found.path == ""
    assert 'pip install "zwgk[browser]"' in found.trouble


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("off", "off"),
        ("false", "off"),
        ("关闭", "off"),
        ("auto", ""),
        ("true", ""),
        ("/opt/chrome", "/opt/chrome"),
    ],
)
def test_the_setting_may_be_a_word_or_a_path(tmp_path: Path, written: str, understood: str) -> None:
    (tmp_path / "agencies.csv").write_text("编码,名称,类型,网站\na1,测试局,部门,http://a.example/\n")
    config = tmp_path / "audit.yaml"
    config.write_text(
        "title: 测试\nas_of: 2026-06-30\nperiod: {from: 2026-01-01, to: 2026-06-30}\nagencies: agencies.csv\n"
        f"system: key-tasks-2026\nsettings:\n  browser: {written}\n",
        encoding="utf-8",
    )
    settings = load_config(tmp_path).settings
    assert settings.browser == understood
    assert find_browser(settings.browser).path == ""
