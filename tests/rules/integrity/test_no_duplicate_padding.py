from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from audit.model import Record
from rules.facts import Facts
from tests.rules.facts_for_tests import SITE, Case, a_file, a_record, absent, complete, partly, some_facts

RULE = "no_duplicate_padding"
POLICY = {"columns": "policy"}
BODY = "为做好防汛工作，现将有关事项通知如下。" * 5


def copies(
    count: int, title: str = "关于防汛的通知", path: str = "policy/202603/t{}.html", **more: object
) -> list[Record]:
    more.setdefault("fingerprint", "00ff00ff00ff00ff")
    return [
        a_record(title, f"2026-03-{number + 1:02}", url=f"{SITE}/{path.format(number)}", text=BODY, **more)
        for number in range(count)
    ]


def others(count: int) -> list[Record]:
    return [
        a_record(
            f"第{number}号文件",
            url=f"{SITE}/policy/o{number}.html",
            text=BODY,
            fingerprint=f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}",
        )
        for number in range(count)
    ]


def column(*records: Record) -> Facts:
    return some_facts(complete("policy", *records))


CASES = (
    Case(
        "the share of a column that was read in part is not known",
        some_facts(partly("policy", *copies(4), *others(6))),
        "unavailable unavailable",
        ("不能认定比例",),
        POLICY,
    ),
    Case(
        "it is known where only what is older was out of reach",
        some_facts(partly("policy", *copies(4), *others(6), since=date(2025, 12, 1))),
        "unavailable fail fail fail",
        (),
        POLICY,
    ),
    Case(
        "it is not where a part of the period was",
        some_facts(partly("policy", *copies(4), *others(6), since=date(2026, 2, 1))),
        "unavailable unavailable",
        ("不能认定比例",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "copies of before the period are no share of it",
        column(*(replace(record, published=date(2019, 1, 5)) for record in copies(4)), *others(6)),
        "pass",
        ("评估期内 6 条，重复 0 条",),
        POLICY,
    ),
    Case(
        "thirty items of a column read in part are a sample",
        some_facts(partly("policy", *others(30))),
        "pass",
        ("按抽样口径", "超时"),
        POLICY,
    ),
    Case(
        "fewer are not",
        some_facts(partly("policy", *others(29))),
        "pass unavailable",
        (),
        POLICY,
    ),
    Case(
        "of items with titles of their own it is known that they are no copies",
        column(*(replace(record, fingerprint=None) for record in others(20))),
        "pass",
        ("重复 0 条",),
        POLICY,
    ),
    Case(
        "items of one title that were not read may be copies",
        column(*copies(4, fingerprint=None), *others(6)),
        "unavailable",
        ("另有 3 条标题相同而没有读到正文",),
        POLICY,
    ),
    Case("no copies", column(*others(20)), "pass", ("重复 0 条",), POLICY),
    Case(
        "the same thing four times",
        column(*copies(4), *others(6)),
        "fail fail fail",
        ("重复 3 条，占 30.0%",),
        POLICY,
    ),
    Case(
        "copies in different months of one column",
        column(*copies(4, path="policy/20260{}/t1.html")),
        "fail fail fail",
        (),
        POLICY,
    ),
    Case(
        "three bits apart is a copy",
        column(*copies(3), *copies(1, path="policy/x{}.html", fingerprint="00ff00ff00ff00f8")),
        "fail fail fail",
        (),
        POLICY,
    ),
    Case(
        "four bits apart is not",
        column(*copies(3), *copies(1, path="policy/x{}.html", fingerprint="00ff00ff00ff00f0")),
        "pass",
        (),
        POLICY,
    ),
    Case(
        "two copies are a slip",
        column(*copies(3), *others(3)),
        "pass",
        ("不足 3 条",),
        POLICY,
        look_alike=True,
    ),
    Case("two in a hundred are tolerated", column(*copies(4), *others(147)), "pass", (), POLICY),
    Case(
        "the same title over different bodies is a series",
        column(
            *(
                a_record(
                    "行政处罚决定书",
                    text=BODY,
                    url=f"{SITE}/policy/{n}.html",
                    fingerprint=f"{n * 0x9E3779B97F4A7C15 % 2**64:016x}",
                )
                for n in range(1, 9)
            )
        ),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "posted to several columns",
        column(
            *copies(1, path="a/t1.html"),
            *copies(1, path="b/t1.html"),
            *copies(1, path="c/t1.html"),
            *copies(1, path="d/t1.html"),
        ),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "one address twice, pinned and in the list",
        column(*copies(1), *copies(1), *copies(1), *copies(1)),
        "pass",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "bodies that were not read are not compared",
        column(*copies(4, fingerprint=None)),
        "unavailable",
        ("重复 0 条", "3 条标题相同而没有读到正文"),
        POLICY,
    ),
    Case(
        "notices on one form that differ in names and numbers",
        column(
            *(replace(record, text=f"{BODY}申请人第{n}户") for n, record in enumerate(copies(5))), *others(6)
        ),
        "manual",
        ("另有 4 条标题相同而正文相近",),
        POLICY,
        look_alike=True,
    ),
    Case(
        "the same words over different files",
        column(
            *(replace(record, attachments=(a_file(f"名单{n}.pdf"),)) for n, record in enumerate(copies(4))),
            *others(6),
        ),
        "manual",
        (),
        POLICY,
        look_alike=True,
    ),
    Case(
        "a reminder that is due each month",
        column(*(replace(r, published=date(2026, n + 3, 1)) for n, r in enumerate(copies(4))), *others(6)),
        "manual",
        (),
        POLICY,
        look_alike=True,
    ),
    Case("no items", column(), "not_applicable", (), POLICY),
    Case("no column", some_facts(absent("policy")), "not_applicable", (), POLICY),
    Case("read in part", some_facts(partly("policy", *others(3))), "pass unavailable", (), POLICY),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)
