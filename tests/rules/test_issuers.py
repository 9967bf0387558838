from __future__ import annotations

import pytest

from rules.issuers import from_above, is_another_bodys, issuer_of, places_in
from tests.rules.facts_for_tests import a_record

COUNTY, OFFICE = "清源县人民政府", "清源县教育局"


@pytest.mark.parametrize(
    ("agency", "title"),
    [
        (COUNTY, "南州市人民政府关于印发某办法的通知"),
        (COUNTY, "市政府办公室关于某事的通知"),
        (COUNTY, "中共南州市委 南州市人民政府关于某事的意见"),
        (COUNTY, "青田县人民政府关于某事的通知"),
        (OFFICE, "教育部等八部门关于某事的通知"),
        (OFFICE, "财政部 税务总局关于某事的公告"),
        (OFFICE, "省教育厅关于某事的通知"),
        ("南州市清源县教育局", "南州市教育局关于某事的通知"),
    ],
)
def test_what_was_made_above_or_elsewhere(agency: str, title: str) -> None:
    assert from_above(a_record(title), agency)


@pytest.mark.parametrize(
    ("agency", "title"),
    [
        (COUNTY, "清源县人民政府办公室关于某事的通知"),
        (COUNTY, "县政府办公室关于某事的通知"),
        (COUNTY, "南州市清源县人民政府关于某事的通知"),
        (COUNTY, "关于印发某办法的通知"),
        (COUNTY, "清源县2026年工作要点"),
        (OFFICE, "清源县财政局 清源县教育局关于某事的通知"),
        (OFFICE, "县委宣传部关于某事的通知"),
        ("清源县城市管理局", "城市管理局关于某事的通知"),
        ("清源县市场监督管理局", "市场监督管理局关于某事的通知"),
        ("南州市财政局", "市财政局关于某事的通知"),
        ("财政部", "财政部关于某事的通知"),
    ],
)
def test_what_was_made_here_is_from_nowhere_above(agency: str, title: str) -> None:
    assert not from_above(a_record(title), agency)


@pytest.mark.parametrize(
    ("agency", "title", "another"),
    [
        (OFFICE, "清源县人民政府关于某事的通知", True),
        (OFFICE, "清源县教育局关于某事的通知", False),
        (OFFICE, "关于某事的通知", False),
        ("清源县城关镇人民政府", "清源县人民政府关于某事的通知", True),
        ("清源县城关镇人民政府", "城关镇关于某事的通知", False),
    ],
)
def test_a_neighbours_document(agency: str, title: str, *, another: bool) -> None:
    assert is_another_bodys(title, agency) is another


def test_a_title_names_its_issuer_before_the_subject() -> None:
    assert issuer_of("清源县教育局关于某事的通知") == OFFICE
    assert issuer_of("关于某事的通知") == ""
    assert places_in("南州市清源县教育局") == ("南州市", "清源县")
    assert places_in("城市管理局") == ()
