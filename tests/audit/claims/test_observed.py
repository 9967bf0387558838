"""Claims against a crawl: counted where the column was read whole over the period, else said to be unseen."""

from __future__ import annotations

from datetime import date

from audit.claims import Agreement, Check, Coverages, claims_in, observations
from audit.model import Column, Coverage, Period, Record

PERIOD = Period(date(2025, 1, 1), date(2025, 12, 31))


def interpretations(*days: str | None) -> tuple[Record, ...]:
    return tuple(
        Record(
            "interpretation",
            f"解读{n}",
            f"http://x.example/{n}",
            listed=None if day is None else date.fromisoformat(day),
        )
        for n, day in enumerate(days)
    )


def seen(
    text: str,
    records: tuple[Record, ...] = (),
    coverage: Coverage = Coverage.COMPLETE,
    year: int | None = None,
) -> Check:
    columns = {"interpretation": Column("interpretation", coverage)}
    crawl = Coverages(columns, {"interpretation": records}, PERIOD, date(2026, 1, 20))
    (check,) = observations(claims_in(text), crawl, year)
    return check


def test_as_many_records_as_claimed_agree_and_the_reason_says_where_and_when() -> None:
    check = seen("2025年发布政策解读2篇。", interpretations("2025-03-01", "2025-12-31", "2024-12-31"))
    assert check.agreement is Agreement.AGREES
    assert "“政策解读”栏目（已查全）2025-01-01 至 2025-12-31 查到 2 条" in check.arithmetic


def test_another_number_differs_by_so_many_and_is_a_hint() -> None:
    check = seen("2025年发布政策解读5篇。", interpretations("2025-03-01"))
    assert (check.agreement, check.difference) == (Agreement.DIFFERS, 4)
    assert "仅供核对" in check.arithmetic


def test_a_column_not_read_whole_proves_nothing() -> None:
    for coverage in (Coverage.PARTIAL, Coverage.BLOCKED, Coverage.ABSENT):
        assert seen("2025年发布政策解读5篇。", (), coverage).agreement is Agreement.UNOBSERVABLE


def test_records_without_a_day_make_the_count_uncertain() -> None:
    check = seen("2025年发布政策解读5篇。", interpretations("2025-03-01", None))
    assert check.agreement is Agreement.UNOBSERVABLE
    assert "1 条没有日期" in check.arithmetic


def test_a_time_that_the_lists_were_not_read_back_to_is_not_judged() -> None:
    assert seen("2023年发布政策解读5篇。", interpretations("2025-03-01")).agreement is Agreement.UNOBSERVABLE


def test_a_blank_year_is_judged_only_where_somebody_names_the_year() -> None:
    text = "20xx年发布政策解读1篇。"
    assert seen(text, interpretations("2025-03-01")).agreement is Agreement.UNOBSERVABLE
    assert seen(text, interpretations("2025-03-01"), year=2025).agreement is Agreement.AGREES


def test_blank_and_approximate_figures_never_differ() -> None:
    assert seen("2025年发布政策解读xx篇。", interpretations("2025-03-01")).agreement is Agreement.UNOBSERVABLE
    assert seen("2025年发布政策解读10余篇。", interpretations("2025-03-01")).agreement is Agreement.UNKNOWN


def test_other_channels_and_inner_matters_cannot_be_observed() -> None:
    assert "微信" in seen("2025年通过微信推送信息5条。").arithmetic
    assert "内部工作" in seen("2025年举办培训班5期。").arithmetic


def test_a_total_is_contradicted_only_by_more_than_it() -> None:
    records = interpretations("2025-03-01", "2025-04-01")
    assert seen("2025年主动公开政府信息900条。", records).agreement is Agreement.UNOBSERVABLE
    check = seen("2025年主动公开政府信息1条。", records)
    assert check.agreement is Agreement.DIFFERS
    assert "至少多出 1" in check.arithmetic
