from __future__ import annotations

from audit.model import Agency, AgencyKind, ColumnId, FetchOutcome
from crawler.columnparts import MOST_PARTS, labels_under, parts_of
from crawler.page import NavLink
from crawler.stored import StoredReading
from crawler.survey import Survey

SITE = "https://www.x.gov.cn"
AGENCY = Agency("a1", "清源县人民政府", AgencyKind.PORTAL, "县级", (f"{SITE}/",))


def link(label: str, path: str, *above: str, place: str = "menu") -> NavLink:
    return NavLink(label, path, f"{SITE}{path}", above, place)


def page(
    path: str, *links: NavLink, outcome: FetchOutcome = FetchOutcome.OK, depth: int = 0
) -> StoredReading:
    return StoredReading(f"{SITE}{path}", f"{SITE}{path}", outcome, depth=depth, navigation=links)


def menus(*pages: StoredReading) -> dict[str, tuple[str, ...]]:
    survey = Survey(AGENCY, 3)
    for lead in survey.first():
        survey.leads[lead.key] = lead
    for one in pages:
        survey.pages[one.key] = one
    return labels_under(survey)


def test_what_a_menu_puts_under_a_columns_name_is_its_part() -> None:
    home = page(
        "/",
        link("政策文件", "/zcwj/"),
        link("规范性文件", "/zcwj/gfx/", "政策文件"),
        link("县长信箱", "/xx/", "互动交流"),
        link("更多>>", "/zcwj/more/", "政策文件"),
    )

    assert parts_of(ColumnId.POLICY, "政策文件", (), menus(home)) == ("规范性文件",)


def test_a_column_goes_by_its_standard_name_too() -> None:
    home = page("/", link("食品抽检", "/spcj/", "清源县食品药品监管"))

    assert parts_of(ColumnId.FOOD_DRUG, "食药专栏", (), menus(home), ("清源县",)) == ("食品抽检",)


def test_sections_in_the_folder_of_the_columns_page_are_its_parts() -> None:
    start = page(
        "/zdly/index.html",
        link("财政预决算", "/zdly/czyjs/index.html"),
        link("首页", "/"),
        link("本页", "/zdly/index.html"),
        link("某项目获批", "/zdly/2026-03-02/12.html", place="body"),
        link("政务服务", "/zwfw/index.html"),
    )

    assert parts_of(ColumnId.EXECUTION, "重点领域", (start,), {}) == ("财政预决算",)


def test_a_column_without_a_folder_of_its_own_takes_no_links_of_the_site() -> None:
    start = page("/xxgk.html", link("县情概况", "/xqgk/index.html"))

    assert parts_of(ColumnId.DISCLOSURE, "信息公开", (start,), {}) == ()


def test_where_a_page_stands_is_no_part() -> None:
    home = page("/", link("规范性文件", "/zcwj/gfx/", "政策文件", place="breadcrumb"))

    assert menus(home) == {}


def test_a_page_that_was_not_read_tells_nothing() -> None:
    lost = page("/zdly/", link("财政预决算", "/zdly/cz/a.html"), outcome=FetchOutcome.TIMEOUT)

    assert parts_of(ColumnId.EXECUTION, "重点领域", (lost,), {}) == ()


def test_a_list_of_hundreds_is_cut() -> None:
    many = page("/", *(link(f"第{n}类事项", f"/a/{n}/", "政策文件") for n in range(200)))

    assert len(parts_of(ColumnId.POLICY, "政策文件", (), menus(many))) == MOST_PARTS
