"""An office's own words: checked with the workspace, used in judging."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from audit.errors import InputError
from audit.model import Column, Coverage, Evidence, FetchOutcome, Outcome, Record
from zwgk.judging import score_workspace
from zwgk.workspace import open_workspace

AUDIT = "title: 评估\nas_of: 2026-11-20\nperiod: {from: 2026-01-01, to: 2026-10-31}\nsystem: words.yml\n"
ROSTER = "编码,名称,类型,分组,网站\na1,清源县教育局,政府部门,部门,http://a.example/\n"
SYSTEM = """id: words
title: 用词
year: 2026
basis: 测试
total: 1
min_checked: 0%
grades:
  - {name: 合格, minimum: 60}
  - {name: 不合格, minimum: 0}
indicators:
  - {id: W1, name: 没有错别字, dimension: 规范性, rule: no_wrong_words, points: 1,
     catalogue: [PF-15], basis: 测试}
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    for name, text in (("audit.yaml", AUDIT), ("agencies.csv", ROSTER), ("words.yml", SYSTEM)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_word_of_the_office_is_found_in_judging(folder: Path) -> None:
    (folder / "lexicon.yml").write_text("words:\n  - {word: 学雷锋月, use: 学雷锋活动月}\n", encoding="utf-8")
    workspace = open_workspace(folder)
    with closing(workspace.store(create=True)) as store:
        store.save_agencies(workspace.agencies)
        store.begin_crawl("a1", "plan")
        with store.writer("a1") as writer:
            for column in ("policy", "notices", "news"):
                page = (Evidence("http://a.example/"),)
                writer.column(
                    Column(column, Coverage.COMPLETE, column, ("http://a.example/",), searched=page)
                )
            writer.record(
                Record(
                    "policy",
                    "关于开展活动的通知",
                    "http://a.example/1.html",
                    published=date(2026, 3, 1),
                    outcome=FetchOutcome.OK,
                    text="组织学雷锋月活动。",
                )
            )
        assert score_workspace(workspace)

        told = [finding.reason for finding in store.findings("a1") if finding.outcome is Outcome.MANUAL]

    assert len(told) == 1
    assert "“学雷锋月”，应为“学雷锋活动月”" in told[0]


def test_its_mistakes_are_told_with_those_of_the_other_files(folder: Path) -> None:
    (folder / "lexicon.yml").write_text("words:\n  - {word: 甲}\n  - {use: 乙}\n", encoding="utf-8")
    (folder / "audit.yaml").write_text(AUDIT.replace("2026-11-20", "昨天"), encoding="utf-8")

    with pytest.raises(InputError) as caught:
        open_workspace(folder)

    files = [mistake.file for mistake in caught.value.mistakes]
    assert files.count("lexicon.yml") == 2
    assert "audit.yaml" in files
