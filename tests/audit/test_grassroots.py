"""The fields of grassroots disclosure: all 26, each told apart, mistakes named by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.errors import InputError
from audit.grassroots import load_fields, read_fields


def test_there_are_the_twenty_six_fields_each_known_by_its_own_name() -> None:
    fields = load_fields()

    assert len(fields) == 26
    assert len({field.name for field in fields.values()}) == 26
    for field in fields.values():
        assert any(name in field.name or field.name in name for name in field.names), field.id
        assert len(field.words) >= 2


def test_townships_share_some_fields_and_not_those_of_county_offices() -> None:
    shared = {field.id for field in load_fields().values() if field.township}

    assert {"assistance", "subsidies", "culture"} <= shared
    assert not shared & {"tax", "household", "trading"}


def test_the_pilots_old_names_are_known() -> None:
    fields = load_fields()

    assert "环境保护" in fields["environment"].names
    assert "扶贫救灾" in fields["poverty"].names
    assert "拆迁安置" in fields["land"].names


def test_mistakes_are_named_all_at_once(tmp_path: Path) -> None:
    path = tmp_path / "fields.yml"
    path.write_text(
        "fields:\n"
        "  - {id: a, name: 甲, names: [甲], words: [甲, 乙]}\n"
        "  - {id: a, name: 乙, names: [乙], words: [乙]}\n"
        "  - {id: b, name: 丙, names: [丙], word: [丙]}\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        read_fields(path)
    told = str(caught.value)
    assert "领域编号 a 写了两次" in told
    assert "word" in told
    assert "第 4 行" in told
