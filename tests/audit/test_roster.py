"""Rosters as offices hand them in: every encoding, every layout, all mistakes with their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from audit.errors import InputError
from audit.model import AgencyKind, ColumnId
from audit.roster import parse_url, read_roster
from audit.rosterwords import field_of, function_of, kind_of

HEADER = "编码,名称,类型,分组,网站,公开平台,职能"
GOOD = "001,某县教育局,政府部门,县直部门,http://jyj.example.gov.cn/,,education services"


def roster(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "agencies.csv"
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def mistakes(path: Path, groups: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    with pytest.raises(InputError) as caught:
        read_roster(path, groups)
    return [(mistake.place, mistake.what, mistake.mend) for mistake in caught.value.mistakes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_any_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = [line.replace(",", delimiter) for line in (HEADER, GOOD)]
    (agency,) = read_roster(roster(tmp_path, *lines, encoding=encoding))
    assert (agency.id, agency.name, agency.kind) == ("001", "某县教育局", AgencyKind.DEPARTMENT)
    assert agency.sites == ("http://jyj.example.gov.cn/",)
    assert agency.entry == ()
    assert agency.functions == {"education", "services"}


def test_english_headers_in_another_order_are_read(tmp_path: Path) -> None:
    path = roster(
        tmp_path,
        "site,Kind,name,group,id,备注",
        "https://a.gov.cn https://b.gov.cn/x,portal,某县政府,门户,p1,无",
    )
    (agency,) = read_roster(path)
    assert agency.sites == ("https://a.gov.cn/", "https://b.gov.cn/x")
    assert agency.functions is None


def test_title_rows_blank_rows_and_repeated_headers_are_passed_over(tmp_path: Path) -> None:
    path = roster(tmp_path, "某县名册,,,,,,", ",,,,,,", HEADER, GOOD, ",,,,,,", HEADER, "", "示例2,x,,,,,")
    assert [agency.id for agency in read_roster(path)] == ["001"]


def test_all_mistakes_come_at_once_with_their_line(tmp_path: Path) -> None:
    path = roster(
        tmp_path,
        HEADER,
        GOOD,
        "001,乙,部们,县直部门,www.b.gov.cn,,educaton",
        ",丙,村,,ftp://c.gov.cn,,",
        "a/b,丁,村,村,,http://,",
    )
    told = mistakes(path, ("县直部门", "行政村"))
    assert [place for place, _, _ in told] == ["第 3 行"] * 4 + ["第 4 行"] * 3 + ["第 5 行"] * 4
    whats = "\n".join(what for _, what, _ in told)
    for expected in (
        "重复",
        "不认识的类型“部们”",
        "缺少 http",
        "不认识的职能",
        "没有填写编码",
        "没有填写分组",
    ):
        assert expected in whats
    for expected in ("不能是 ftp://", "不能用的符号", "不认识的分组“村”", "没有填写网站", "没有域名"):
        assert expected in whats
    mends = "\n".join(mend for _, _, mend in told)
    for expected in ("“部门”", "http://www.b.gov.cn", "“education”"):
        assert expected in mends


def test_an_empty_roster_and_a_headless_one_are_mistakes(tmp_path: Path) -> None:
    assert "没有任何单位" in mistakes(roster(tmp_path, HEADER))[0][1]
    assert "名册是空的" in mistakes(roster(tmp_path, ""))[0][1]
    assert "找不到标题行" in mistakes(roster(tmp_path, "a,b,c", "1,2,3"))[0][1]
    assert "没有这个文件" in mistakes(tmp_path / "none.csv")[0][1]


def test_a_missing_and_a_misspelt_header_are_told(tmp_path: Path) -> None:
    told = mistakes(roster(tmp_path, "编码,名称,类型,网站,职能领城", "1,甲,村,http://a.cn/,"))
    assert [what for _, what, _ in told] == ["不认识的标题“职能领城”", "缺少“分组”列"]
    assert "“职能领域”" in told[0][2]


def test_the_same_body_twice_is_a_mistake(tmp_path: Path) -> None:
    told = mistakes(roster(tmp_path, HEADER, GOOD, GOOD.replace("001", "002")))
    assert told[0][:2] == ("第 3 行", "单位“某县教育局”与 第 2 行 重复")


def test_an_unclosed_quote_is_told_with_its_line(tmp_path: Path) -> None:
    told = mistakes(roster(tmp_path, HEADER, GOOD, '002,"甲,村,村,http://a.cn/,,'))
    assert told[0][0] == "第 3 行"


def workbook(folder: Path, rows: list[list[object]], merges: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for span in merges:
        sheet.merge_cells(span)
    path = folder / "agencies.xlsx"
    book.save(path)
    return path


def test_xlsx_with_titles_merges_numbers_and_full_width_text_is_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [
            ["某县政务公开评估名册"],
            [],
            ["序号", "单位名称 ", "类别", "分组", "网 址", "职能"],
            [1.0, "甲镇 ", "乡镇", "乡镇组", "ｈｔｔｐ：／／ａ.gov.cn", None],
            [None, None, None, None, None, None],
            [2, "乙镇", "乡（镇）", None, "http://b.gov.cn；https://c.gov.cn", "无"],
        ],
        merges=("A1:F1", "D4:D6"),
    )
    first, second = read_roster(path)
    assert (first.id, first.name, first.sites) == ("1", "甲镇", ("http://a.gov.cn/",))
    assert (second.group, second.functions) == ("乡镇组", frozenset())
    assert second.sites == ("http://b.gov.cn/", "https://c.gov.cn/")


def test_a_number_keeps_its_zeros_and_a_linked_name_gives_its_address(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["编码", "名称", "类型", "分组", "网站"])
    sheet.append([7, "甲", "村", "村", "甲村网站"])
    sheet["A2"].number_format = "000"
    sheet["E2"].hyperlink = "http://a.gov.cn/"
    book.save(tmp_path / "a.xlsx")
    (agency,) = read_roster(tmp_path / "a.xlsx")
    assert (agency.id, agency.sites) == ("007", ("http://a.gov.cn/",))


def test_a_mistake_in_xlsx_names_its_cell(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [["标题"], ["编码", "名称", "类型", "分组", "网站"], ["1", "甲", "xx", "组", "http://a.cn/"]],
    )
    assert mistakes(path)[0][0] == "C3"


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_a_broken_or_old_workbook_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert ".xlsx" in mistakes(path)[0][2]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("portal", AgencyKind.PORTAL),
        ("政府门户网站", AgencyKind.PORTAL),
        ("部门", AgencyKind.DEPARTMENT),
        ("乡镇（街道）", AgencyKind.TOWNSHIP),
        ("村（社区）", AgencyKind.VILLAGE),
        ("学校类", AgencyKind.SCHOOL),
        ("其他公共企事业单位", AgencyKind.UTILITY),
        ("公司", None),
    ],
)
def test_kinds_are_known_in_english_and_chinese(text: str, kind: AgencyKind | None) -> None:
    assert kind_of(text) is kind


def test_functions_are_known_in_english_and_chinese() -> None:
    assert function_of("food_drug") is ColumnId.FOOD_DRUG
    assert function_of("环境保护") is ColumnId.ENVIRONMENT
    assert function_of("guide") is None


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("id 编码", "id"),
        ("*单位名称（必填）", "name"),
        ("entry 公开平台 (optional)", "entry"),
        ("电话", None),
    ],
)
def test_headers_are_known_with_notes_and_stars(header: str, name: str | None) -> None:
    assert field_of(header) == name


@pytest.mark.parametrize(
    "text",
    [
        "http:/a.cn",
        "http://",
        "http://1.2.3",
        "http://a b",
        "javascript:x",
        "//a.cn",
        "http://a.cn:99999/",
        "x",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert parse_url(text)[1]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("http://WWW.A.gov.cn", "http://www.a.gov.cn/"),
        ("https://a.cn:8443/x/?y=1#z", "https://a.cn:8443/x/?y=1"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("http://某县.政务.cn/", "http://某县.政务.cn/"),
    ],
)
def test_addresses_are_made_plain(text: str, url: str) -> None:
    assert parse_url(text) == (url, "")
