from __future__ import annotations

from decimal import Decimal

import pytest

from rules.report_cells import CellKind, agreed, figure, read_cell


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0", CellKind.ZERO, "0"),
        ("０", CellKind.ZERO, "0"),
        ("0.00", CellKind.ZERO, "0"),
        ("零", CellKind.ZERO, "0"),
        ("〇", CellKind.ZERO, "0"),
        ("", CellKind.EMPTY, "0"),
        ("\xa0 \u3000", CellKind.EMPTY, "0"),
        ("\u200b", CellKind.EMPTY, "0"),
        ("/", CellKind.NA, "0"),
        ("—", CellKind.NA, "0"),
        ("－－", CellKind.NA, "0"),
        ("不适用", CellKind.NA, "0"),
        ("无", CellKind.NA, "0"),
        ("12", CellKind.NUMERIC, "12"),
        ("１２", CellKind.NUMERIC, "12"),
        ("12件", CellKind.NUMERIC, "12"),
        ("12 件", CellKind.NUMERIC, "12"),
        ("1,234", CellKind.NUMERIC, "1234"),
        ("１，２３４", CellKind.NUMERIC, "1234"),
        ("-3", CellKind.NUMERIC, "-3"),
        ("－3", CellKind.NUMERIC, "-3"),
        ("+5", CellKind.NUMERIC, "5"),
        ("减3", CellKind.NUMERIC, "-3"),
        ("251000元", CellKind.NUMERIC, "251000"),
        ("1.5万元", CellKind.NUMERIC, "1.5"),
    ],
)
def test_a_cell_means_a_number_however_it_is_written(text: str, kind: CellKind, value: str) -> None:
    cell = read_cell(text)

    assert (cell.kind, cell.value, cell.doubt) == (kind, Decimal(value), "")


@pytest.mark.parametrize(
    "text", ["三", "见附件", "约12", "10%", "1,23", "xx", "*", "12²", "①", "O", "9" * 40, "1" * 100_000]
)
def test_what_is_no_number_is_never_taken_for_one(text: str) -> None:
    cell = read_cell(text)

    assert (cell.kind, cell.value) == (CellKind.TEXT, None)
    assert cell.doubt
    assert len(cell.text) <= 200


@pytest.mark.parametrize(("text", "value"), [("1 2", 12), ("1\n2", 12), ("1 234", 1234), ("12（含3件）", 12)])
def test_figures_in_pieces_and_with_remarks_are_counted_with_a_doubt(text: str, value: int) -> None:
    cell = read_cell(text)

    assert cell.value == value
    assert cell.doubt


def test_units_are_kept_beside_the_number() -> None:
    assert [read_cell(text).unit for text in ("251000元", "3万元", "12件", "12")] == ["元", "万元", "件", ""]


@pytest.mark.parametrize(
    ("text", "counts"), [("3", True), ("3.0", True), ("", True), ("-3", False), ("1.5", False)]
)
def test_a_count_is_whole_and_not_negative(text: str, counts: bool) -> None:
    assert read_cell(text).is_count is counts


def test_places_of_one_cell_agree_or_leave_it_unknown() -> None:
    def together(*texts: str) -> object:
        return agreed(tuple(map(read_cell, texts))).value

    assert together("5", "5") == 5
    assert together("", "5", "") == 5
    assert together("", "") == 0
    assert together("5", "6") is None


def test_figures_are_written_without_needless_noughts() -> None:
    assert [figure(value) for value in (None, Decimal(0), Decimal("1.50"), Decimal(1200))] == [
        "?",
        "0",
        "1.5",
        "1200",
    ]
