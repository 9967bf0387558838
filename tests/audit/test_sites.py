"""sites.yml: what it says, and how all its mistakes are told at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from audit.errors import InputError
from audit.model import Agency, AgencyKind, ColumnId, Decision
from audit.overrides import covers
from audit.sites import Known, find_agency, read_sites

AGENCIES = (
    Agency("edu", "测试县教育局", AgencyKind.DEPARTMENT, "部门", ("http://edu.example.gov.cn/",)),
    Agency("env", "测试县生态环境局", AgencyKind.DEPARTMENT, "部门", ("http://env.example.gov.cn/",)),
)


def _selector_mistake(css: str) -> str:
    return "不是 CSS 选择器" if css.startswith(">") else ""


KNOWN = Known(AGENCIES, ("trs", "hanweb", "generic"), _selector_mistake)
WHOLE = """\
edu:
  author: 张三
  date: 2026-11-20
  reason: 电话核实
  columns:
    annual_report: {url: http://edu.example.gov.cn/nb/, reason: 年报改版后没有链接}
    规划计划:
      absent: true
      not_required: true
      author: 李四
      date: 2026年11月21日
      reason: 计划由县政府门户统一公开
  entry:
    - http://edu.example.gov.cn/gk/
  ignore:
    - http://edu.example.gov.cn/old/
    - {url: http://edu.example.gov.cn/a.html, reason: 测试页}
    - http://edu.example.gov.cn/print?*
  dialect: trs
  list_selector:
    http://edu.example.gov.cn/tz/: ul.news li
测试县生态环境局:
  columns:
    notices:
      url: [http://env.example.gov.cn/a/, http://env.example.gov.cn/b/]
      reason: 两处
      author: 王五
      date: 2026-11-19
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "sites.yml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder: Path, text: str, known: Known = KNOWN) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_sites(written(folder, text), known)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_every_override_comes_with_who_when_and_why(tmp_path: Path) -> None:
    found = read_sites(written(tmp_path, WHOLE), KNOWN)
    assert set(found) == {"edu", "env"}
    edu = found["edu"]
    report = edu.columns[ColumnId.ANNUAL_REPORT]
    assert report.urls == ("http://edu.example.gov.cn/nb/",)
    assert report.decision == Decision("张三", date(2026, 11, 20), "年报改版后没有链接")
    plans = edu.columns[ColumnId.PLANS]
    assert plans.urls == ()
    assert plans.decision == Decision("李四", date(2026, 11, 21), "计划由县政府门户统一公开", exempt=True)
    assert [override.url for override in edu.entry] == ["http://edu.example.gov.cn/gk/"]
    assert [override.decision.reason for override in edu.ignore] == ["电话核实", "测试页", "电话核实"]
    assert edu.dialect is not None
    assert edu.dialect.value == "trs"
    assert [(o.url, o.value) for o in edu.selectors] == [("http://edu.example.gov.cn/tz/", "ul.news li")]
    assert len(found["env"].columns[ColumnId.NOTICES].urls) == 2


def test_a_changed_reason_is_another_question_and_an_unchanged_file_is_not(tmp_path: Path) -> None:
    before = read_sites(written(tmp_path, WHOLE), KNOWN)["edu"]
    assert read_sites(written(tmp_path, WHOLE), KNOWN)["edu"].parts() == before.parts()
    changed = WHOLE.replace("年报改版后没有链接", "年报搬家")
    assert read_sites(written(tmp_path, changed), KNOWN)["edu"].parts() != before.parts()


def test_all_mistakes_are_told_at_once_with_line_and_remedy(tmp_path: Path) -> None:
    text = """\
edx:
  columns: {}
测试县生态环境局:
  author: 张三
  date: 2026-02-30
  columns:
    anual_report: {url: http://env.example.gov.cn/nb/, reason: r}
    plans: {url: env.example.gov.cn, reason: r}
    news: {absent: true, url: http://env.example.gov.cn/x/, reason: r}
    notices: {reason: r}
    policy: {url: http://env.example.gov.cn/p/, not_required: true, reason: r}
    guide: {absent: true}
  dialekt: trs
  dialect: {name: hanwebb, reason: r}
  ignore:
    - {url: http://env.example.gov.cn/, reason: r}
  list_selector:
    http://env.example.gov.cn/t/: {selector: "> > li", reason: r}
"""
    told = mistakes(tmp_path, text)
    expected = {
        1: "名册里没有单位“edx”。您是不是想写“edu”？",
        5: "不是日期",
        7: "您是不是想写“annual_report”？",
        8: "网址缺少 http:// 或 https://",
        9: "既写了 url 又写了 absent: true",
        10: "没有写栏目在哪里",
        11: "not_required 只能与 absent: true 同用",
        12: "人工决定缺少“reason”（为什么）",
        13: "您是不是想写“dialect”？",
        14: "您是不是想写“hanweb”？",
        15: "包括了必须访问的 http://env.example.gov.cn/",
        18: "选择器“> > li”不对",
    }
    for line, words in expected.items():
        assert any(f"第 {line} 行" in one and words in one for one in told), (line, words, told)
    assert len(told) == len(expected)


def test_an_agency_may_not_be_written_twice_under_id_and_name(tmp_path: Path) -> None:
    one = "  entry: [{url: http://edu.example.gov.cn/g/, author: a, date: 2026-11-01, reason: r}]\n"
    assert any("写了两次" in told for told in mistakes(tmp_path, f"edu:\n{one}测试县教育局:\n{one}"))


def test_without_a_readable_roster_the_rest_is_still_checked(tmp_path: Path) -> None:
    told = mistakes(tmp_path, "edu:\n  colums: {}\n", Known(None))
    assert len(told) == 1
    assert "您是不是想写“columns”？" in told[0]


@pytest.mark.parametrize(
    ("ignored", "url", "expected"),
    [
        ("http://a.cn/x.html", "http://a.cn/x.html", True),
        ("http://a.cn/x.html", "http://a.cn/x.html?p=2", False),
        ("http://a.cn/old/", "http://a.cn/old/deep/y.html", True),
        ("http://a.cn/old/", "http://a.cn/older/", False),
        ("http://a.cn/print?*", "http://a.cn/print?id=3", True),
    ],
)
def test_what_is_ignored(ignored: str, url: str, expected: bool) -> None:
    assert covers(ignored, url) is expected


def test_an_agency_is_found_by_id_or_by_a_name_that_only_it_has() -> None:
    twin = Agency("edu2", "测试县教育局", AgencyKind.SCHOOL, "学校", ("http://b.example.cn/",))
    assert find_agency(AGENCIES, "env") is AGENCIES[1]
    assert find_agency(AGENCIES, "测试县教育局") is AGENCIES[0]
    assert find_agency((*AGENCIES, twin), "测试县教育局") is None


def test_a_dialect_may_be_given_for_single_addresses(tmp_path: Path) -> None:
    text = """
edu:
  author: 张三
  date: 2026-11-20
  reason: 子站用的是另一套系统
  dialect:
    http://edu.example.gov.cn/old/: trs
    http://edu.example.gov.cn/col/*: {name: hanweb, reason: 改版}
"""
    edu = read_sites(written(tmp_path, text), KNOWN)["edu"]
    assert edu.dialect is None
    assert [(o.url, o.value, o.decision.reason) for o in edu.dialects] == [
        ("http://edu.example.gov.cn/old/", "trs", "子站用的是另一套系统"),
        ("http://edu.example.gov.cn/col/*", "hanweb", "改版"),
    ]
    assert len(list(edu.said())) == 2


def test_a_dialect_that_nobody_knows_is_told_for_single_addresses_too(tmp_path: Path) -> None:
    text = """
edu:
  author: 张三
  date: 2026-11-20
  reason: r
  dialect:
    http://edu.example.gov.cn/old/: hanwebb
"""
    assert any("没有名为“hanwebb”的网站系统" in mistake for mistake in mistakes(tmp_path, text))
