"""All rules of all shipped systems over facts made at random: what must hold whatever the site is like.

Less knowledge never accuses more: taking away what was read may turn a verdict into ``unavailable``,
never into a new ``fail``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.model import (
    AgencyKind,
    Attachment,
    Column,
    ColumnId,
    Coverage,
    DocumentReading,
    FetchOutcome,
    Finding,
    IndicatorSystem,
    Outcome,
    PageFacts,
    Record,
    SearchCheck,
    Table,
)
from rules.facts import Facts
from rules.runner import judge, load_rules
from scoring.system import builtin_systems, load_system
from tests.rules.facts_for_tests import (
    AS_OF,
    FETCHED,
    SITE,
    a_column,
    a_home,
    a_link,
    a_record,
    a_statement,
    an_agency,
    some_facts,
)
from tests.rules.pages_for_tests import FOOT, HEAD, seen_page

TITLES = (
    "清源县教育局2025年政府信息公开工作年度报告",
    "关于公开征求《清源县停车管理办法（征求意见稿）》意见的通知",
    "《清源县停车管理办法》征求意见采纳情况",
    "关于印发《清源县停车管理办法》的通知",
    "《清源县停车管理办法》政策解读",
    "清源县教育局2026年部门预算",
    "清源县教育局2025年度部门决算",
    "2026年3月全县饮用水水源水质状况报告",
    "行政处罚决定书（清环罚〔2026〕3号）",
    "关于废止部分规范性文件的决定",
    "拟任职干部任前公示",
    "测试",
    "县长调研春耕生产",
    "政府信息公开指南",
    "关于印发2026年政务公开工作要点的通知",
)
TEXTS = (
    "",
    "本办法自发布之日起施行，有效期五年。",
    "征求意见时间为2026年3月2日至2026年3月9日。",
    "公示期为2026年3月2日至3月4日。联系人：李某，电话0599-1234567。",
    (
        "一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 "
        "四、政府信息公开行政复议、行政诉讼情况 五、存在的主要问题及改进情况 六、其他需要报告的事项"
    ),
    "三公经费合计12.00万元，其中公务接待费2.00万元，公务用车购置及运行费10.00万元，因公出国（境）费0.00万元。",
    "本机关依法公开。办公地址、办公时间、联系电话。" * 30,
)
GRID = Table((("项目", "数量"), ("本年新收政府信息公开申请数量", "3"), ("结转下年度继续办理", "")))
EXAMPLES = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SYSTEMS = builtin_systems()


@cache
def shipped(name: str) -> IndicatorSystem:
    return load_system(name, {rule: found.spec for rule, found in load_rules().items()})


def days() -> st.SearchStrategy[str]:
    return st.integers(0, 900).map(lambda back: (AS_OF - timedelta(days=back)).isoformat())


@st.composite
def records(draw: st.DrawFn, column: str) -> Record:
    day = draw(days())
    made = draw(st.none() | days())
    files = draw(
        st.lists(
            st.builds(
                Attachment,
                st.sampled_from([f"{SITE}/f/1.pdf", f"{SITE}/f/2.docx"]),
                st.sampled_from(["附件1.pdf", "部门预算公开表.docx"]),
                st.sampled_from([None, FetchOutcome.OK, FetchOutcome.NOT_FOUND, FetchOutcome.TIMEOUT]),
                reading=st.sampled_from([None, *DocumentReading]),
            ),
            max_size=2,
        )
    )
    return a_record(
        draw(st.sampled_from(TITLES)),
        day,
        column=column,
        listed=day,
        issued=made,
        text=draw(st.sampled_from(TEXTS)),
        files=tuple(files),
        tables=draw(st.sampled_from([(), (GRID,)])),
        url=f"{SITE}/{column}/{draw(st.integers(0, 5))}.html",
    )


@st.composite
def columns(draw: st.DrawFn) -> list[tuple[Column, tuple[Record, ...]]]:
    found = []
    for column in ColumnId:
        coverage = draw(st.sampled_from(Coverage))
        items = draw(st.lists(records(column.value), max_size=3)) if coverage is not Coverage.ABSENT else []
        found.append(a_column(column.value, coverage, *items))
    return found


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    functions = draw(st.none() | st.sampled_from(["environment enforcement", "education", "services"]))
    agency = an_agency(draw(st.sampled_from(AgencyKind)), functions=functions)
    pages = draw(
        st.sampled_from(
            [
                (),
                (a_home("2026-11-18", "网站标识码3502000001", {"SiteName": "清源县教育局"}),),
                (a_home("2026-01-18"), PageFacts(f"{SITE}/a.html", "article", "ef" * 32, FETCHED, "甲")),
                (
                    seen_page(footer=FOOT, meta={**HEAD, "SiteDomain": "a.com"}, search="<input name=q"),
                    seen_page("list", footer="电话：1", error_report="找错"),
                    seen_page("article", meta={"PubDate": "x", "ArticleTitle": "乙"}, published="2026-01-02"),
                ),
            ]
        )
    )
    links = draw(
        st.sampled_from(
            [
                (),
                (a_link("甲", FetchOutcome.NOT_FOUND, FetchOutcome.NOT_FOUND), a_link("乙", FetchOutcome.OK)),
            ]
        )
    )
    said = draw(st.sampled_from([(), (a_statement("SD-009", "2"), a_statement("SD-027", "无法辨认"))]))
    made = some_facts(*draw(columns()), agency=agency, pages=pages, links=links, statements=said)
    hit = SearchCheck(TITLES[0], f"{SITE}/so?q=1", FetchOutcome.OK, found=True)
    miss = SearchCheck(TITLES[1], f"{SITE}/so?q=2", FetchOutcome.OK, found=False)
    return replace(made, searches=draw(st.sampled_from([(), (hit, miss), (miss,)])))


def accusations(found: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.indicator, finding.rule) for finding in found if finding.outcome is Outcome.FAIL}


def unread(file: Attachment) -> Attachment:
    return replace(file, outcome=FetchOutcome.TIMEOUT, reading=None)


def verdicts(given_facts: Facts, system: str, day: date = AS_OF) -> tuple[Finding, ...]:
    return judge(given_facts, shipped(system), load_rules(), day)


@pytest.mark.parametrize("system", SYSTEMS)
@EXAMPLES
@given(made=facts())
def test_no_rule_breaks_and_every_accusation_shows_where(system: str, made: Facts) -> None:
    for finding in verdicts(made, system):
        assert finding.outcome is not Outcome.ERROR, f"{finding.rule}: {finding.reason}"
        assert finding.reason
        if finding.outcome is Outcome.FAIL:
            assert finding.evidence, finding


@pytest.mark.parametrize("system", SYSTEMS)
@EXAMPLES
@given(made=facts())
def test_a_site_that_was_never_reached_is_accused_of_nothing(system: str, made: Facts) -> None:
    nothing = some_facts(
        *(a_column(column.value, Coverage.BLOCKED, searched=0, limit="超时") for column in ColumnId),
        agency=made.agency,
    )

    assert accusations(verdicts(nothing, system)) == set()


@pytest.mark.parametrize("system", SYSTEMS)
@EXAMPLES
@given(made=facts())
def test_articles_and_files_that_were_not_read_accuse_nobody_anew(system: str, made: Facts) -> None:
    blind = replace(
        made,
        records={
            column: tuple(
                replace(
                    record,
                    outcome=FetchOutcome.TIMEOUT,
                    published=None,
                    text=None,
                    text_length=None,
                    tables=(),
                    sha256=None,
                    attachments=tuple(
                        replace(file, outcome=FetchOutcome.TIMEOUT, reading=None)
                        for file in record.attachments
                    ),
                )
                for record in found
            )
            for column, found in made.records.items()
        },
    )

    new = accusations(verdicts(blind, system)) - accusations(verdicts(made, system))
    assert new == set(), "unread texts must not be held against anybody"


@pytest.mark.parametrize("system", SYSTEMS)
@EXAMPLES
@given(made=facts(), lost=st.sampled_from(ColumnId))
def test_a_column_that_could_not_be_read_accuses_nobody_anew(
    system: str, made: Facts, lost: ColumnId
) -> None:
    column, _ = a_column(lost.value, Coverage.BLOCKED, searched=0, limit="被防护系统拦截")
    less = replace(
        made,
        columns={**made.columns, lost.value: column},
        records={**made.records, lost.value: ()},
    )

    new = accusations(verdicts(less, system)) - accusations(verdicts(made, system))
    assert new == set(), f"without {lost}"
