from __future__ import annotations

import pytest

from audit.model import AgencyKind, DocumentReading, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    AS_OF,
    Case,
    a_file,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "claimed_counts_observed"
YEAR = AS_OF.year


def report(text: str, **more: object) -> Record:
    title = f"清源县教育局{YEAR}年工作总结"
    return a_record(title, f"{YEAR}-11-20", column="annual_report", text=text, **more)


def decisions(number: int) -> tuple[Record, ...]:
    return tuple(
        a_record(
            f"行政处罚决定书第{n}号", f"{YEAR}-03-02", column="enforcement", url=f"https://x.cn/{n}.html"
        )
        for n in range(number)
    )


def site(text: str, number: int = 10, **more: object) -> Facts:
    return some_facts(
        complete("annual_report", report(text, **more)),
        complete("policy"),
        complete("enforcement", *decisions(number)),
        absent("proposals"),
        agency=an_agency(functions="enforcement"),
    )


TEN = f"{YEAR}年，全年公开行政处罚信息10条。"

CASES = (
    Case(
        "what a bureau claims in the government's column is no claim of the government's",
        some_facts(
            complete("annual_report", report(TEN)),
            complete("enforcement", *decisions(2)),
            agency=an_agency(AgencyKind.PORTAL, "清源县人民政府"),
        ),
        "unavailable",
        ("本单位自己的",),
        look_alike=True,
    ),
    Case("as many as claimed", site(TEN), "pass", ("查到 10 条",)),
    Case("within a fifth", site(TEN, 9), "pass", (), look_alike=True),
    Case("half of them", site(TEN, 5), "manual", ("相差 5", "超过 20%"), look_alike=True),
    Case("a narrower margin", site(TEN, 9), "manual", (), {"percent": "5"}),
    Case(
        "only the total of the whole site",
        site(f"{YEAR}年，主动公开政府信息200条。"),
        "unavailable",
        ("无法对照",),
        look_alike=True,
    ),
    Case("no numbers", site("全年公开工作平稳。"), "not_applicable", ("没有自报",)),
    Case(
        "the report is a scan",
        site("见附件", files=(a_file("总结.pdf", reading=DocumentReading.SCANNED),)),
        "unavailable",
        ("扫描件",),
        look_alike=True,
    ),
    Case(
        "the column was not read to its end",
        some_facts(
            complete("annual_report", report(TEN)),
            partly("enforcement", *decisions(3)),
            agency=an_agency(functions="enforcement"),
        ),
        "unavailable",
        ("条数不可比",),
        look_alike=True,
    ),
    Case("no report", some_facts(complete("annual_report")), "not_applicable"),
    Case("no such column", some_facts(absent("annual_report")), "not_applicable"),
    Case("blocked", some_facts(blocked("annual_report")), "unavailable"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)
