from __future__ import annotations

import pytest

from audit.grassroots import load_fields
from audit.model import AgencyKind, DocumentReading, Record, Table
from rules.facts import Facts
from rules.grassroots_fields import drawn
from tests.rules.facts_for_tests import (
    Case,
    a_file,
    a_record,
    absent,
    an_agency,
    complete,
    partly,
    some_facts,
)

RULE = "field_catalogue_published"
COUNTY = an_agency(AgencyKind.PORTAL, "清源县人民政府")
TOWN = an_agency(AgencyKind.TOWNSHIP, "白石镇人民政府")
WANTED = {"field": "education", "columns": "policy statutory"}
HEADER = ("序号", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体")
MORE = ("公开渠道和载体", "公开对象", "公开方式", "公开层级")
OTHERS = ("公共文化服务", "公共法律服务", "养老服务", "社会救助", "户籍管理", "涉农补贴")


def catalogue(field: str, **more: object) -> Record:
    """A field's standard catalogue, read whole."""
    return a_record(f"{field}领域基层政务公开标准目录", "2020-11-02", text="见附件。", **more)


def county(*records: Record, **more: object) -> Facts:
    """A county portal whose two columns were read to their end."""
    return some_facts(complete("policy", *records, **more), complete("statutory"), agency=COUNTY)


def siblings(number: int = 6) -> list[Record]:
    """Catalogues of other fields."""
    return [catalogue(name) for name in OTHERS[:number]]


CASES = (
    Case("the field's own catalogue", county(catalogue("义务教育")), "pass", ("义务教育",), WANTED),
    Case(
        "the name of 2017",
        county(catalogue("环境保护")),
        "pass",
        (),
        {**WANTED, "field": "environment"},
        look_alike=True,
    ),
    Case(
        "the whole header over two rows",
        county(catalogue("义务教育", tables=(Table((HEADER, MORE), "标准目录"),))),
        "pass",
        (),
        WANTED,
    ),
    Case(
        "a header that lacks something",
        county(catalogue("义务教育", tables=(Table((HEADER, ("1", "招生")), "标准目录"),))),
        "manual",
        ("没有读到公开渠道、公开对象、公开方式、公开层级",),
        WANTED,
    ),
    Case(
        "one document for all fields",
        county(a_record("清源县基层政务公开标准目录汇编", text="一、义务教育领域。二、养老服务领域。")),
        "pass",
        (),
        WANTED,
        look_alike=True,
    ),
    Case(
        "a file of that name",
        county(
            a_record(
                "关于印发基层政务公开标准目录的通知",
                text="见附件。",
                files=(a_file("义务教育领域.xlsx", reading=DocumentReading.READ),),
            )
        ),
        "pass",
        (),
        WANTED,
        look_alike=True,
    ),
    Case(
        "others have theirs, this one is nowhere",
        county(*siblings()),
        "fail",
        ("公共文化服务", "（6 个）", "没有找到义务教育领域的标准目录"),
        WANTED,
    ),
    Case(
        "the indicator asks a person instead",
        county(*siblings()),
        "manual",
        (),
        {**WANTED, "missing_fails": "false"},
    ),
    Case(
        "a sub-column of that name is there",
        county(*siblings(), parts=("义务教育", "养老服务")),
        "manual",
        ("子栏目",),
        WANTED,
        look_alike=True,
    ),
    Case(
        "no catalogue at all: they may stand in a special column",
        county(a_record("关于印发停车管理办法的通知", text="略")),
        "manual",
        ("专栏",),
        WANTED,
        look_alike=True,
    ),
    Case(
        "the collection names some fields as examples",
        county(
            *siblings(),
            a_record("养老服务等26个领域基层政务公开标准目录", text="含义务教育领域标准目录。"),
        ),
        "pass",
        (),
        WANTED,
        look_alike=True,
    ),
    Case(
        "the collection is a scan",
        county(
            *siblings(),
            a_record("26个领域标准目录", files=(a_file("目录.pdf", reading=DocumentReading.SCANNED),)),
        ),
        "unavailable",
        ("扫描件",),
        WANTED,
        look_alike=True,
    ),
    Case(
        "a column not read to its end",
        some_facts(complete("policy", *siblings()), partly("statutory"), agency=COUNTY),
        "unavailable",
        (),
        WANTED,
        look_alike=True,
    ),
    Case(
        "neither column exists",
        some_facts(absent("policy"), absent("statutory")),
        "not_applicable",
        (),
        WANTED,
    ),
    Case(
        "a township that says it has nothing to do with it",
        some_facts(
            complete(
                "policy", *siblings(), a_record("白石镇未涉及领域说明", text="义务教育事项由县级承担。")
            ),
            complete("statutory"),
            agency=TOWN,
        ),
        "not_applicable",
        ("未涉及领域",),
        WANTED,
        look_alike=True,
    ),
    Case(
        "what a township says could not be read",
        some_facts(
            complete("policy", *siblings(), a_record("未涉及领域说明", files=(a_file("说明.pdf"),))),
            complete("statutory"),
            agency=TOWN,
        ),
        "unavailable",
        (),
        WANTED,
        look_alike=True,
    ),
    Case(
        "not drawn",
        county(*siblings()),
        "not_applicable",
        ("本次抽查 1 个领域", "没有抽中义务教育"),
        {**WANTED, "sample": "1", "seed": "2026"},
    ),
    Case("an unknown field", county(), "error", ("没有领域",), {**WANTED, "field": "space"}),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict(case: Case) -> None:
    case.check(RULE)


def test_fifteen_fields_are_drawn_and_the_same_ones_again() -> None:
    fields = tuple(load_fields().values())
    first = drawn(COUNTY, fields[0], 15, "2026")

    assert len(first) == 15
    assert drawn(COUNTY, fields[7], 15, "2026") == first
    assert [field.id for field in first][:3] == ["poverty", "employment", "projects"]


def test_another_seed_and_another_body_draw_otherwise() -> None:
    field = load_fields()["education"]

    assert drawn(COUNTY, field, 15, "2027") != drawn(COUNTY, field, 15, "2026")
    other = an_agency(AgencyKind.PORTAL)
    assert drawn(other, field, 15, "2026") == drawn(COUNTY, field, 15, "2026"), "by its id, not its name"


def test_a_township_draws_from_the_fields_that_townships_share() -> None:
    chosen = drawn(TOWN, load_fields()["culture"], 5, "2026")

    assert len(chosen) == 5
    assert all(field.township for field in chosen)
    assert len(drawn(TOWN, load_fields()["culture"], 99, "2026")) == 15
