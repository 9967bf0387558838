from __future__ import annotations

import pytest

from audit.model import PICTURES, Attachment, FetchOutcome, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import Case, a_file, a_record, absent, complete, partly, some_facts

RULE = "no_placeholder_content"
POLICY = {"columns": "policy"}
BODY = "为做好防汛工作，现将有关事项通知如下。" * 3


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


CASES = (
    Case(
        "thirty that were read are a sample of those that were not",
        column(
            *(a_record(f"第{n}号通知", text=BODY) for n in range(30)),
            *(a_record(f"第{n}号通报", outcome=FetchOutcome.DNS) for n in range(30)),
        ),
        "pass",
        ("另有 30 条没有读到正文，未认定，按抽样口径（不少于 30 条）判已读的 30 条",),
        POLICY,
    ),
    Case(
        "twenty-nine are not",
        column(
            *(a_record(f"第{n}号通知", text=BODY) for n in range(29)),
            *(a_record(f"第{n}号通报", outcome=FetchOutcome.DNS) for n in range(30)),
        ),
        "pass unavailable",
        (),
        POLICY,
    ),
    Case("real content", column(a_record("关于防汛的通知", text=BODY)), "pass", (), POLICY),
    Case(
        "a title that is a test",
        column(a_record("测试", text=BODY), a_record("TEST 2", text=BODY), a_record("1111", text=BODY)),
        "fail fail fail",
        ("“TEST 2”",),
        POLICY,
    ),
    Case(
        "a real article under a title that was misread",
        column(a_record("标题", text=BODY * 6), a_record("测试", text=BODY * 6)),
        "manual",
        ("可能认错了标题",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "the head of a list was read as an item",
        column(a_record("标题", outcome=None), a_record("关于防汛的通知", text=BODY)),
        "pass unavailable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a title that is a test over an article that was not read",
        column(a_record("测试", outcome=FetchOutcome.TIMEOUT), a_record("关于防汛的通知", text=BODY)),
        "pass unavailable",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("a title that was never filled in", column(a_record("文章标题", text="")), "fail", (), POLICY),
    Case(
        "labels of a body that a script fills",
        column(a_record("机构职能", text="正文"), a_record("机构设置", text="更新")),
        "pass",
        ("2 条正文很短",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a title with the word in it",
        column(a_record("软件测试中心招聘公告", text=BODY), a_record("2024", text=BODY)),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a body that is under construction",
        column(a_record("机构职能", text="栏目正在建设中，敬请期待！")),
        "fail",
        ("正文只有",),
        POLICY,
    ),
    Case(
        "building is a subject, too",
        column(a_record("关于正在建设中的工地巡查的通知", text=BODY)),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "the content is in the file",
        column(a_record("机构职能", text="内容", files=(a_file("职能.doc"),))),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "pictures stand in the place of the body",
        column(a_record("机构职能", text="内容", files=(Attachment("https://x.cn/1.jpg", PICTURES),))),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a short body may be a picture",
        column(a_record("防汛海报", text="如图")),
        "pass",
        ("1 条正文很短",),
        POLICY,
        look_alike=True,
    ),
    Case("not read", column(a_record("防汛海报", outcome=None)), "unavailable", (), POLICY),
    Case("no items", column(), "not_applicable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
    Case(
        "read in part",
        some_facts(partly("policy", a_record("测试", text=BODY))),
        "fail unavailable",
        (),
        POLICY,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)
