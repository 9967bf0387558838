"""`zwgk site`: what is told of a site, what of a change, and what sites.yml does to both."""

from __future__ import annotations

import json
import re
import shutil
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawler.sites_for_tests import Server, Site, an_article, build, framed, handler_of, rows_of
from zwgk.cli import _guarded

HEADER = "编码,名称,类型,分组,网站,公开平台,职能\r\n"
Capture = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    return _guarded([str(argument) for argument in arguments])


def shown(capsys: Capture, *arguments: str | Path) -> str:
    capsys.readouterr()
    assert run(*arguments) == 0
    return capsys.readouterr().out


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line)


@pytest.fixture(name="site", scope="module")
def _site() -> Iterator[Site]:
    site = Site("127.0.0.1")
    site.server = Server(("127.0.0.1", 0), handler_of(site))
    threading.Thread(target=site.server.serve_forever, args=(0.02,), daemon=True).start()
    build(site)
    site.page("/zcwj/", "", 500)
    rows = [(f"/hidden/{n}.html", f"测试县教育局第{n}个五年规划", f"2026-0{n}-01") for n in range(1, 6)]
    site.page("/hidden/", framed(site, "规划", rows_of(rows)))
    for href, title, day in rows:
        site.page(href, an_article(site, title, day))
    yield site
    site.server.shutdown()
    site.server.server_close()


def workspace(folder: Path, site: Site) -> Path:
    assert run("init", folder, "--as-of", "2026-11-20") == 0
    row = f"edu,测试县教育局,政府部门,县直,{site.base}/,,\r\n"
    (folder / "agencies.csv").write_text(HEADER + row, encoding="utf-8-sig")
    audit = folder / "audit.yaml"
    text = re.sub(r"^#?\s*settings:.*", "", audit.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    audit.write_text(f"{text}\nsettings:\n  delay: 0.05\n", encoding="utf-8")
    return folder


@pytest.fixture(name="crawled", scope="module")
def _crawled(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Path:
    folder = workspace(tmp_path_factory.mktemp("site") / "old", site)
    assert run("crawl", folder) == 0
    return folder


@pytest.fixture(name="again", scope="module")
def _again(crawled: Path, tmp_path_factory: pytest.TempPathFactory, site: Site) -> Path:
    """The same audit a year later: the notices are gone, a person has put three things right."""
    folder = tmp_path_factory.mktemp("site") / "new"
    shutil.copytree(crawled, folder)
    (folder / "sites.yml").write_text(
        f"""\
edu:
  author: 张三
  date: 2026-11-20
  columns:
    规划计划: {{url: {site.base}/hidden/, reason: 首页没有链接}}
    annual_report: {{absent: true, reason: 栏目里是别处的年报}}
    powers: {{absent: true, not_required: true, reason: 清单由编办公开}}
    budget: {{absent: true, reason: 逐页看过}}
  ignore: [{{url: {site.base}/jgzn/, reason: 测试页}}]
""",
        encoding="utf-8",
    )
    before = site.behaviours["/tzgg/"]
    site.page("/tzgg/", framed(site, "通知公告", '<div id="app"></div><script>fetch("/x")</script>'))
    site.hits.clear()
    assert run("crawl", folder) == 0
    assert not site.asked("/jgzn/")
    site.behaviours["/tzgg/"] = before
    return folder


@pytest.mark.timeout(300)
def test_a_profile_tells_dialects_entries_columns_puzzles_and_troubles(
    crawled: Path, site: Site, capsys: Capture
) -> None:
    text = shown(capsys, "site", "show", "测试县教育局", "--dir", crawled)
    assert text.startswith("测试县教育局（edu，政府部门，县直）\n  采集已完成：")
    assert re.search(r"网站系统\n  generic：\d+ 页", text)
    assert f"入口\n  首页 {site.base}/（正常，generic）" in text
    notices = text[text.index("  通知公告 notices：已查全") :]
    assert "名称：通知公告；路径：" in notices
    assert f"网址：{site.base}/tzgg/" in notices
    assert re.search(r"依据：\S+；把握 \d+/100", notices)
    assert re.search(r"信息：\d+ 条，20\d\d-\d\d-\d\d 至 2026-11-10；按 generic 读取", notices)
    assert re.search(r"被评估网站\n    服务器错误\(5xx\) 1 个", text)
    assert f"例：{site.base}/zcwj/" in text
    assert max(map(width, text.splitlines())) <= 100


@pytest.mark.timeout(300)
def test_the_same_profile_is_there_for_programs(crawled: Path, site: Site, capsys: Capture) -> None:
    data = json.loads(shown(capsys, "site", "show", "edu", "--dir", crawled, "--json"))
    assert data["entries"] == [
        {
            "role": "首页",
            "url": f"{site.base}/",
            "kind": data["entries"][0]["kind"],
            "dialect": "generic",
            "outcome": "ok",
        }
    ]
    columns = {column["column"]: column for column in data["columns"]}
    assert columns["notices"]["coverage"] == "complete"
    assert columns["notices"]["last"] == "2026-11-10"
    assert columns["policy"]["coverage"] == "blocked"
    assert columns["plans"]["decision"] is None
    assert [trouble["owner"] for trouble in data["troubles"]] == ["site"]


@pytest.mark.timeout(300)
def test_decisions_stand_in_the_profile_and_in_the_reports(again: Path, site: Site, capsys: Capture) -> None:
    text = shown(capsys, "site", "show", "edu", "--dir", again)
    plans = text[text.index("  规划计划 plans：已查全") :]
    assert "依据：人工指定" in plans
    assert "信息：5 条，2026-01-01 至 2026-05-01" in plans
    assert "说明：人工决定（张三，2026-11-20）：首页没有链接" in plans
    assert "不访问该地址。人工决定（张三，2026-11-20）：测试页" in text
    assert run("score", again) in {0, 1}
    assert run("report", again) == 0
    html = (again / "reports" / "report.html").read_text(encoding="utf-8")
    assert "人工决定（张三，2026-11-20）：首页没有链接" in html
    findings = (again / "reports" / "findings.csv").read_text(encoding="utf-8-sig").splitlines()
    verdicts = {line.split(",")[1]: line for line in findings if ",column_present," in line}
    assert ",fail," in verdicts["C08"]
    assert "没有开设“财政预决算”栏目：人工决定（张三，2026-11-20）：逐页看过" in verdicts["C08"]
    assert ",not_applicable," in verdicts["C09"]
    assert "本单位不需要“权责清单”栏目。人工决定（张三" in verdicts["C09"]


@pytest.mark.timeout(300)
def test_a_difference_names_what_is_gone_found_and_emptied(
    crawled: Path, again: Path, site: Site, capsys: Capture
) -> None:
    text = shown(capsys, "site", "diff", crawled, again)
    assert re.match(r"比较 1 家单位：\d+ 处变化，其中告警 \d 处\n\n测试县教育局（edu）\n  【告警】", text)
    assert re.search(r"【告警】“通知公告”原有 \d+ 条信息，现在一条也没有读到", text)
    assert f"“规划计划”栏目新找到：{site.base}/hidden/" in text
    assert "“政府信息公开年报”栏目没有了（人工决定（张三" in text
    assert max(map(width, text.splitlines())) <= 100
    data = json.loads(shown(capsys, "site", "diff", crawled, again, "--agency", "edu", "--json"))
    kinds = {(change["what"], change["column"]) for change in data[0]["changes"]}
    assert {("emptied", "notices"), ("found", "plans"), ("gone", "annual_report")} <= kinds
    assert "比较 1 家单位：0 处变化" in shown(capsys, "site", "diff", crawled, crawled)


@pytest.mark.timeout(300)
def test_only_the_agency_whose_overrides_changed_is_crawled_again(
    again: Path, site: Site, capsys: Capture
) -> None:
    site.hits.clear()
    assert run("crawl", again) == 0
    assert site.hits == []
    assert "1 家单位已采集完毕" in capsys.readouterr().out


@pytest.mark.timeout(300)
def test_an_agency_that_does_not_exist_is_answered_with_the_one_meant(crawled: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert run("site", "show", "测试县教育句", "--dir", crawled) == 2
    assert "您是不是想写“测试县教育局”？" in capsys.readouterr().err
    assert run("site", "diff", crawled, crawled, "--agency", "ed") == 2
    assert "您是不是想写“edu”？" in capsys.readouterr().err


@pytest.mark.timeout(300)
def test_a_decision_that_was_not_crawled_with_yet_is_said_to_be_pending(
    crawled: Path, tmp_path: Path, site: Site, capsys: Capture
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(crawled, folder)
    assert "采集之后改过" not in shown(capsys, "site", "show", "edu", "--dir", folder)
    decided = f"{{url: {site.base}/hidden/, author: 张三, date: 2026-11-20, reason: 来函说明}}"
    (folder / "sites.yml").write_text(f"edu:\n  columns:\n    plans: {decided}\n", encoding="utf-8")
    assert "采集之后改过 sites.yml" in shown(capsys, "site", "show", "edu", "--dir", folder)


def test_without_a_crawl_there_is_nothing_to_show(tmp_path: Path, site: Site, capsys: Capture) -> None:
    folder = workspace(tmp_path / "a", site)
    assert run("site", "show", "edu", "--dir", folder) == 2
    assert "请先运行 zwgk crawl" in capsys.readouterr().err


def test_mistakes_in_sites_yml_end_the_command_before_any_request(
    tmp_path: Path, site: Site, capsys: Capture
) -> None:
    folder = workspace(tmp_path / "a", site)
    (folder / "sites.yml").write_text(
        "edu:\n  dialect: {name: trss, author: a, date: 2026-11-20, reason: r}\n"
        "  list_selector:\n"
        "    http://a.example.cn/: {selector: 'li[', author: a, date: 2026-11-20, reason: r}\n"
        "edi: {entry: [http://a.example.cn/]}\n",
        encoding="utf-8",
    )
    site.hits.clear()
    assert run("crawl", folder) == 2
    told = capsys.readouterr().err
    assert "sites.yml 第 2 行：没有名为“trss”的网站系统。您是不是想写“trs”？" in told
    assert "sites.yml 第 4 行：选择器“li[”不对" in told
    assert "sites.yml 第 5 行：名册里没有单位“edi”。您是不是想写“edu”？" in told
    assert site.hits == []
