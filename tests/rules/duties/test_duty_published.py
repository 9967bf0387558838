from __future__ import annotations

import pytest

from audit.model import Agency, AgencyKind
from rules.facts import Facts
from tests.rules.facts_for_tests import (
    Case,
    a_column,
    a_file,
    a_record,
    absent,
    an_agency,
    blocked,
    complete,
    partly,
    some_facts,
)

RULE = "duty_published"
PORTAL = an_agency(AgencyKind.PORTAL)
TOWN = an_agency(AgencyKind.TOWNSHIP, "柳河镇人民政府")
RURAL = {
    "columns": "statutory notices",
    "matters": "宅基地=宅基地 社会救助=低保/救助/特困 筹资筹劳=筹资筹劳/一事一议",
}
CITY = {"columns": "land welfare notices", "matters": "土地征收=征地/征收土地/land 社会救助=低保/welfare"}
CHARGED = {**CITY, "missing_fails": "是"}
FEES = {
    "columns": "fees notices",
    "matters": "行政事业性收费=收费+目录/收费+清单/fees",
    "missing_fails": "是",
}


def town(*titles: str) -> Facts:
    return some_facts(
        complete("statutory"),
        complete("notices", *(a_record(title, column="notices") for title in titles)),
        agency=TOWN,
    )


def city(land: str | None, *notices: str, agency: Agency = PORTAL) -> Facts:
    records = () if land is None else (a_record(land, column="land"),)
    return some_facts(
        complete("land", *records),
        complete("welfare", a_record("临时救助名单", column="welfare")),
        complete("notices", *(a_record(title, column="notices") for title in notices)),
        agency=agency,
    )


CASES = (
    Case(
        "each matter has an item",
        town("宅基地使用审核公示", "2026年农村低保名单公示", "一事一议项目公示"),
        "pass",
        ("3 项法定事项中，找到 3 项", "宅基地（1 条）"),
        RURAL,
    ),
    Case(
        "one is not found: a person looks",
        town("宅基地使用审核公示", "特困供养人员公示"),
        "pass manual",
        ("筹资筹劳没有信息", "标题写法可能不同"),
        RURAL,
        look_alike=True,
    ),
    Case(
        "any item of the matter's own column will do",
        city("某地块补偿安置方案"),
        "pass",
        (),
        CHARGED,
        look_alike=True,
    ),
    Case(
        "nothing anywhere, and the office charges it",
        city(None),
        "pass fail",
        ("“征地拆迁”0 条", "土地征收没有信息"),
        CHARGED,
    ),
    Case(
        "it stands among the notices", city(None, "关于征收土地的公告"), "pass", (), CHARGED, look_alike=True
    ),
    Case(
        "the file's name names it",
        some_facts(
            complete("fees"),
            complete("notices", a_record("公告", column="notices", files=(a_file("收费项目目录.xls"),))),
            agency=PORTAL,
        ),
        "pass",
        (),
        FEES,
        look_alike=True,
    ),
    Case(
        "the column says that there is none",
        some_facts(
            complete("fees", explanation="本单位无行政事业性收费"), complete("notices"), agency=PORTAL
        ),
        "manual",
        ("写明“本单位无行政事业性收费”",),
        FEES,
        look_alike=True,
    ),
    Case(
        "an index of links is no empty column",
        some_facts(a_column("services"), complete("notices"), agency=PORTAL),
        "unavailable",
        ("可能只列链接",),
        {"columns": "services notices", "matters": "许可事项=许可事项/services", "missing_fails": "是"},
        look_alike=True,
    ),
    Case(
        "too old where the office asks for the year's",
        some_facts(
            complete("statistics", a_record("2024年统计公报", "2025-03-01", column="statistics")),
            agency=PORTAL,
        ),
        "fail",
        ("近 365 天统计公报没有信息",),
        {"columns": "statistics", "matters": "统计公报=公报", "within_days": "365", "missing_fails": "是"},
    ),
    Case(
        "an item without a date may be new",
        some_facts(complete("statistics", a_record("统计公报", None, column="statistics")), agency=PORTAL),
        "pass",
        (),
        {"columns": "statistics", "matters": "统计公报=公报", "within_days": "365"},
        look_alike=True,
    ),
    Case(
        "fewer than are asked for",
        some_facts(complete("statistics", a_record("统计公报", column="statistics")), agency=PORTAL),
        "fail",
        ("只有 1 条，应有 2 条",),
        {"columns": "statistics", "matters": "统计信息=公报/月报", "minimum": "2", "missing_fails": "是"},
    ),
    Case(
        "not this body's affair",
        city(None, agency=an_agency(functions="education")),
        "not_applicable",
        ("不属于名册写明的职能",),
        CHARGED,
        look_alike=True,
    ),
    Case(
        "nobody has said whose affair it is",
        city(None, agency=an_agency()),
        "pass manual",
        (),
        CHARGED,
        look_alike=True,
    ),
    Case(
        "not read to its end",
        some_facts(complete("statutory"), partly("notices"), agency=TOWN),
        "unavailable",
        ("宅基地、社会救助、筹资筹劳",),
        RURAL,
    ),
    Case(
        "blocked", some_facts(blocked("statutory"), blocked("notices"), agency=TOWN), "unavailable", (), RURAL
    ),
    Case(
        "no columns",
        some_facts(absent("statutory"), absent("notices"), agency=TOWN),
        "not_applicable",
        (),
        RURAL,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)
