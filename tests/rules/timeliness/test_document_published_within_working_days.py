from __future__ import annotations

from datetime import date

import pytest

from audit.model import AgencyKind, Period, Record
from rules.facts import Facts
from tests.rules.facts_for_tests import SITE, Case, a_record, absent, an_agency, complete, partly, some_facts

RULE = "document_published_within_working_days"
NEW_YEAR = Period(date(2026, 12, 1), date(2027, 3, 1))


def document(
    issued: str | None, shown: str | None, title: str = "关于规范收费的通知", **more: object
) -> Record:
    return a_record(title, shown, issued=issued, **more)


def policy(*records: Record, **more: object) -> Facts:
    return some_facts(complete("policy", *records), **more)


CASES = (
    Case(
        "the city's document on the county's site",
        policy(
            document("2026-01-12", "2026-05-06", "南州市人民政府关于规范收费的通知"),
            document("2026-01-12", "2026-05-06", "省财政厅关于规范收费的通知"),
            document("2026-01-12", "2026-05-06", "教育部等八部门关于规范收费的通知"),
            document("2026-01-12", "2026-05-06", source="南州市人民政府办公室"),
            agency=an_agency(AgencyKind.PORTAL, "清源县人民政府"),
        ),
        "not_applicable",
        ("转发上级文件 4 件",),
        look_alike=True,
    ),
    Case(
        "the county's own, under its office's name",
        policy(
            document("2026-01-12", "2026-05-06", "清源县人民政府办公室关于规范收费的通知"),
            agency=an_agency(AgencyKind.PORTAL, "清源县人民政府"),
        ),
        "fail",
    ),
    Case(
        "the county government's document on a department's site",
        policy(document("2026-01-12", "2026-05-06", "清源县人民政府关于规范收费的通知")),
        "manual",
        look_alike=True,
    ),
    Case(
        "a department's own, and one made with others",
        policy(
            document("2026-01-12", "2026-05-06", "清源县教育局关于规范收费的通知"),
            document("2026-01-12", "2026-05-07", "清源县财政局 清源县教育局关于规范收费的通知"),
        ),
        "fail fail",
    ),
    Case(
        "shown in time among the notices, filed with the policies later",
        some_facts(
            complete("policy", document("2026-03-02", "2026-05-11")),
            complete("notices", a_record("关于规范收费的通知", "2026-03-05", column="notices")),
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "last year's notice of the same title excuses nothing",
        some_facts(
            complete("policy", document("2026-03-02", "2026-05-11")),
            complete("notices", a_record("关于规范收费的通知", "2025-03-05", column="notices")),
        ),
        "fail",
    ),
    Case(
        "a new site begins with what was made before it",
        policy(
            document("2026-02-12", "2026-05-06", "第1号通知"),
            document("2026-03-12", "2026-05-06", "第2号通知"),
            document("2026-04-01", "2026-05-06", "第3号通知"),
            document("2026-06-01", "2026-06-02", "第4号通知"),
        ),
        "manual pass",
        ("3 件", "网站迁移"),
        look_alike=True,
    ),
    Case(
        "of two copies the earlier counts",
        policy(
            document("2026-03-02", "2026-05-11", url=f"{SITE}/b.html"), document("2026-03-02", "2026-03-05")
        ),
        "pass",
        look_alike=True,
    ),
    Case(
        "a copy of what was published before the period is not late",
        policy(
            document("2025-03-02", "2026-02-11", url=f"{SITE}/b.html"), document("2025-03-02", "2025-03-05")
        ),
        "not_applicable",
    ),
    Case(
        "many months' documents on one day are a site's move",
        policy(
            *(
                document(f"2026-0{number % 5 + 1}-12", "2026-07-01", f"第{number}号通知")
                for number in range(12)
            )
        ),
        "manual",
        ("12 件", "网站迁移"),
        look_alike=True,
    ),
    Case(
        "titles within titles are cited as print does",
        policy(document("2026-03-02", "2026-05-11", "关于印发《收费办法》的通知")),
        "fail",
        ("《关于印发〈收费办法〉的通知》",),
    ),
    Case(
        "twenty working days over the autumn holidays",
        policy(document("2026-09-20", "2026-10-23")),
        "pass",
        ("1 件在 20 个工作日内",),
        look_alike=True,
    ),
    Case(
        "one more is late",
        policy(document("2026-09-20", "2026-10-26")),
        "fail",
        ("用了 21 个工作日", "应于 2026-10-23 前公开"),
    ),
    Case(
        "each late document is its own finding",
        policy(
            document("2026-03-02", "2026-05-11"),
            document("2026-03-03", "2026-05-12"),
            document("2026-03-04", "2026-03-05"),
        ),
        "fail fail",
    ),
    Case(
        "the earliest date at which it could be seen counts",
        policy(document("2026-03-02", "2026-06-01", listed="2026-03-05")),
        "pass",
        look_alike=True,
    ),
    Case(
        "a stricter local rule",
        policy(document("2026-03-02", "2026-03-06")),
        "fail",
        ("4 个工作日", "超过 3 个"),
        {"days": "3"},
    ),
    Case(
        "a year without a calendar makes nobody late",
        policy(document("2026-12-01", "2027-02-20"), period=NEW_YEAR),
        "unavailable",
        ("尚未公布",),
        {},
        date(2027, 3, 1),
    ),
    Case(
        "but on any calendar three days are in time",
        policy(document("2026-12-30", "2027-01-04"), period=NEW_YEAR),
        "pass",
        (),
        {},
        date(2027, 3, 1),
    ),
    Case(
        "published before it was made", policy(document("2026-03-12", "2026-03-02")), "manual", ("早于成文",)
    ),
    Case(
        "a document of years ago put up now",
        policy(document("2019-03-12", "2026-03-02")),
        "manual",
        ("补录",),
    ),
    Case("published before the period", policy(document("2025-03-12", "2025-09-02")), "not_applicable"),
    Case(
        "the State Council's documents are not this body's",
        policy(document("2026-01-12", "2026-05-02", doc_number="国办发〔2026〕3号")),
        "not_applicable",
        ("转发上级文件 1 件",),
        look_alike=True,
    ),
    Case(
        "nor are the province's",
        policy(document("2026-01-12", "2026-05-02", doc_number="豫政办〔2026〕3号")),
        "not_applicable",
    ),
    Case(
        "the character of a province in a county's own name is the county's",
        policy(
            document("2026-01-12", "2026-05-06", doc_number="青政〔2026〕3号"),
            agency=an_agency(name="青田县人民政府"),
        ),
        "fail",
    ),
    Case(
        "a reprint that says so",
        policy(document("2026-01-12", "2026-05-02", "转发《关于做好某工作的通知》")),
        "not_applicable",
        look_alike=True,
    ),
    Case("no date of making known", policy(document(None, "2026-05-02")), "unavailable", ("成文日期",)),
    Case("no date of publication known", policy(document("2026-05-02", None)), "not_applicable"),
    Case(
        "one article that was not read of two",
        policy(document("2026-03-02", "2026-03-05"), document(None, "2026-03-05", "乙", outcome=None)),
        "pass unavailable",
        ("1 条没有读到正文",),
    ),
    Case(
        "one of ten is told beside the pass",
        policy(
            *(document("2026-03-02", "2026-03-05", f"第{number}号通知") for number in range(10)),
            document(None, "2026-03-05", "乙", outcome=None),
        ),
        "pass",
        ("另有 1 条没有读到正文",),
    ),
    Case(
        "what was read of a part is judged, the rest is not",
        some_facts(partly("policy", document("2026-03-02", "2026-05-11"))),
        "fail unavailable",
    ),
    Case("no column", some_facts(absent("policy")), "not_applicable"),
    Case(
        "several columns, one of them missing",
        some_facts(complete("policy", document("2026-03-02", "2026-03-05")), absent("notices")),
        "not_applicable pass",
        (),
        {"columns": ["policy", "notices"]},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)
