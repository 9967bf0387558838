"""Whole made sites of every family are read as they are true: records, next page, menus, articles.

``python -m tests.sitefamilies.report`` prints the table, with a family's name what is read otherwise.
"""

from __future__ import annotations

import pytest

from crawler.dialects import dialects
from tests.sitefamilies.report import differences, reading_of, table
from tests.sitefamilies.truth import FAMILIES

NAMES = sorted(FAMILIES)


@pytest.mark.parametrize("name", NAMES)
def test_a_family_is_read_as_it_is_true(name: str) -> None:
    assert differences(name) == []


def test_there_are_families_enough_and_of_every_dialect() -> None:
    assert len(FAMILIES) >= 50
    assert {family.dialect for family in FAMILIES.values()} == set(dialects())


@pytest.mark.parametrize("name", NAMES)
def test_a_family_is_read_the_same_way_twice(name: str) -> None:
    for made in FAMILIES[name].make():
        assert reading_of(made) == reading_of(made)


def test_the_table_of_accuracy_names_every_family(capsys: pytest.CaptureFixture[str]) -> None:
    print(text := table())  # noqa: T201  # shown by pytest -s and on failure
    assert capsys.readouterr().out.count("100.0%") >= 50
    assert all(name in text for name in NAMES)
