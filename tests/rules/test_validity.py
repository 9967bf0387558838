from __future__ import annotations

from datetime import date

import pytest

from audit.model import Table
from rules.validity import Force, expiry_of, force_of, repealed_numbers, replaced_numbers
from tests.rules.facts_for_tests import a_record


@pytest.mark.parametrize(
    ("mark", "force"),
    [
        ("有效", Force.IN_FORCE),
        ("现行有效", Force.IN_FORCE),
        ("继续有效", Force.IN_FORCE),
        ("是", Force.IN_FORCE),
        ("失效", Force.ENDED),
        ("已废止", Force.ENDED),
        ("无效", Force.ENDED),
        ("否", Force.ENDED),
        ("部分失效", Force.CHANGED),
        ("已修改", Force.CHANGED),
        ("1", Force.UNCLEAR),
        ("", None),
        ("—", None),
    ],
)
def test_the_words_for_being_in_force(mark: str, force: Force | None) -> None:
    assert force_of(a_record("办法", stated=(("有效性", mark),))) is force


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本办法自2020年3月1日起施行，有效期五年。", date(2025, 2, 28)),
        ("本办法自2020年3月1日起施行，有效期为5年。", date(2025, 2, 28)),
        ("本通知自2024年1月1日起执行，有效期18个月。", date(2025, 6, 30)),
        ("本办法自2020年3月1日起施行，有效期至2022年12月31日。", date(2022, 12, 31)),
        ("本办法有效期自2020年3月1日至2022年2月28日。", date(2022, 2, 28)),
        ("本规定自2020年3月1日起试行，试行期两年。", date(2022, 2, 28)),
        ("资质证书有效期五年。本办法自2020年3月1日起施行。", None),
        ("本办法自2020年3月1日起施行。", None),
        ("自2020年3月1日起核发的许可证有效期五年，本办法实施前核发的照旧。", None),
        ("本办法规定的许可证有效期由发证机关确定。", None),
    ],
)
def test_the_term_that_a_document_sets_itself(text: str, day: date | None) -> None:
    found = expiry_of(a_record("办法", text=text))
    assert (None if found is None else found.day) == day


def test_a_list_of_what_was_looked_at_repeals_only_what_it_says_is_repealed() -> None:
    rows = (("文号", "结果"), ("清政〔2019〕3号", "废止"), ("清政〔2019〕4号", "保留"))
    paper = a_record("规范性文件清理结果", tables=(Table(rows),), text="清政〔2019〕5号也在清理范围")
    assert repealed_numbers(paper) == {"清政20193号"}


def test_brackets_and_zeroes_do_not_make_another_number() -> None:
    paper = a_record("关于废止文件的通知", text="《甲办法》（清政[2019]03号）\n《乙办法》（清政（2019）4号）")
    assert repealed_numbers(paper) == {"清政20193号", "清政20194号"}


def test_what_a_new_document_ends() -> None:
    text = "根据清政〔2018〕1号制定。本办法自发布之日起施行，《旧办法》（清政〔2019〕3号）同时废止。"
    assert replaced_numbers(a_record("办法", text=text)) == {"清政20193号"}
