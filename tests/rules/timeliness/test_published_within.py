from __future__ import annotations

from datetime import date

import pytest

from audit.model import AgencyKind, Period, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    day,
    partly,
    some_facts,
)

RULE = "published_within"
PORTAL = an_agency(AgencyKind.PORTAL)
DEAL = {
    "columns": "procurement",
    "titles": "合同",
    "labels": "签订日期 签订时间",
    "days": "2",
    "what": "采购合同",
}
REPLY = {"columns": "proposals", "titles": "答复 复函", "days": "20", "what": "建议提案复文"}
NATURAL = {"columns": "policy", "clock": "natural", "days": "20"}


def deal(
    text: str, shown: str | None = "2026-03-06", title: str = "校服采购合同公告", **more: object
) -> Record:
    return a_record(title, shown, column="procurement", text=text, **more)


def bought(*records: Record, **more: object) -> Facts:
    return some_facts(complete("procurement", *records), agency=PORTAL, **more)


def reply(issued: str | None, shown: str, title: str = "关于县政协第12号提案的答复", **more: object) -> Facts:
    return some_facts(
        complete("proposals", a_record(title, shown, column="proposals", issued=issued, **more)),
        agency=PORTAL,
    )


def paper(issued: str, shown: str, **more: object) -> Facts:
    return some_facts(complete("policy", a_record("关于收费的通知", shown, issued=issued, **more)))


CASES = (
    Case(
        "two working days over a weekend",
        bought(deal("合同签订日期：2026-03-06", "2026-03-10")),
        "pass",
        (),
        DEAL,
    ),
    Case(
        "three working days",
        bought(deal("合同签订日期：2026-03-06", "2026-03-11")),
        "fail",
        ("用了 3 个工作日", "应于 2026-03-10 前公开"),
        DEAL,
    ),
    Case(
        "an empty label before the run of the contract",
        bought(deal("合同签订日期：\n履行期限：2026年3月2日至2026年12月31日", "2026-03-20")),
        "unavailable",
        (),
        DEAL,
        look_alike=True,
    ),
    Case(
        "the make-up working day of the spring festival counts",
        bought(deal("签订时间\n2026年2月13日", "2026-02-25")),
        "fail",
        ("2026-02-24",),
        DEAL,
    ),
    Case(
        "the holidays do not count",
        bought(deal("签订时间：2026年2月13日", "2026-02-24")),
        "pass",
        (),
        DEAL,
        look_alike=True,
    ),
    Case(
        "a page of several contracts has no day of its own",
        bought(deal("签订日期：2026-01-06。签订日期：2026-02-06。")),
        "unavailable",
        ("唯一",),
        DEAL,
        look_alike=True,
    ),
    Case(
        "the document's own date is no day of signing",
        bought(deal("双方约定三年。", issued="2026-01-06")),
        "unavailable",
        (),
        DEAL,
        look_alike=True,
    ),
    Case(
        "the law names another place for it: a person looks there",
        bought(deal("签订日期：2026-03-02", "2026-03-20")),
        "manual",
        ("别处",),
        {**DEAL, "late_fails": "否"},
        look_alike=True,
    ),
    Case(
        "an audit saw it before the day that the page shows now",
        bought(deal("签订日期：2026-03-05", "2026-03-20", first_seen=day("2026-03-06"))),
        "pass",
        (),
        DEAL,
        look_alike=True,
    ),
    Case("before it was signed", bought(deal("签订日期：2026-03-16")), "manual", ("早于",), DEAL),
    Case(
        "another kind of item",
        bought(deal("签订日期：2026-01-02", title="招标公告")),
        "not_applicable",
        (),
        DEAL,
    ),
    Case("not read", bought(deal("", outcome=None)), "unavailable", (), DEAL),
    Case("twenty working days for a reply", reply("2026-06-01", "2026-06-30"), "pass", (), REPLY),
    Case("twenty-one", reply("2026-06-01", "2026-07-01"), "fail", ("用了 21 个工作日",), REPLY),
    Case(
        "put up years later", reply("2023-06-01", "2026-07-01"), "manual", ("补录",), REPLY, look_alike=True
    ),
    Case(
        "a reprint of another's is nobody's lateness",
        reply("2026-01-05", "2026-07-01", source="中国政府网"),
        "not_applicable",
        (),
        REPLY,
        look_alike=True,
    ),
    Case(
        "twenty natural days that end on a Sunday go on to Monday",
        paper("2026-03-02", "2026-03-23"),
        "pass",
        ("20 个自然日",),
        NATURAL,
        look_alike=True,
    ),
    Case(
        "the day after",
        paper("2026-03-02", "2026-03-24"),
        "fail",
        ("用了 22 个自然日", "期满日 2026-03-22 不是工作日，顺延", "应于 2026-03-23 前"),
        NATURAL,
    ),
    Case(
        "two months",
        paper("2026-06-30", "2026-09-02"),
        "fail",
        ("用了 3 个月，超过 2 个", "2026-08-31"),
        {**NATURAL, "clock": "months", "days": "2"},
    ),
    Case(
        "a year whose holidays nobody has announced",
        paper("2026-12-25", "2027-02-25", column="policy"),
        "not_applicable",
        (),
        NATURAL,
    ),
    Case(
        "the same in a period that reaches there, by working days",
        some_facts(
            complete("policy", a_record("通知", "2027-02-05", issued="2026-12-25")),
            period=Period(date(2026, 12, 1), date(2027, 3, 1)),
        ),
        "unavailable",
        ("不认定超期",),
        {"columns": "policy"},
        date(2027, 3, 1),
        look_alike=True,
    ),
    Case(
        "no column: charged elsewhere",
        some_facts(absent("procurement"), agency=PORTAL),
        "not_applicable",
        (),
        DEAL,
    ),
    Case("blocked", some_facts(blocked("procurement"), agency=PORTAL), "unavailable", (), DEAL),
    Case(
        "no such function",
        some_facts(complete("procurement"), agency=an_agency(functions="education")),
        "not_applicable",
        (),
        DEAL,
    ),
    Case(
        "what was read of a part is judged",
        some_facts(partly("procurement", deal("签订日期：2026-03-06", "2026-03-20")), agency=PORTAL),
        "fail unavailable",
        (),
        DEAL,
    ),
    Case(
        "many months' items on one day are a site's move",
        some_facts(
            complete(
                "policy",
                *(a_record(f"第{n}号通知", "2026-07-01", issued=f"2026-0{n % 5 + 1}-12") for n in range(12)),
            )
        ),
        "manual",
        ("网站迁移",),
        {"columns": "policy"},
        look_alike=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)
