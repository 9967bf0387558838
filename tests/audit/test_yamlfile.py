"""YAML as people write it: text stays text, places are told, all mistakes come together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from audit.errors import InputError
from audit.yamlfile import closest, load_yaml, parse_date, parse_yaml


def only_mistake(text: str) -> str:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "f.yaml").finish()
    assert len(caught.value.mistakes) == 1
    return str(caught.value)


def test_scalars_stay_as_they_were_written() -> None:
    root = parse_yaml("code: 0101\nflag: yes\nday: 2026-01-01\nnumber: 1.10\ntilde: ~\n", "f.yaml")
    assert root.plain() == {
        "code": "0101",
        "flag": "yes",
        "day": "2026-01-01",
        "number": "1.10",
        "tilde": None,
    }


def test_every_key_and_item_knows_its_line() -> None:
    root = parse_yaml("# 说明\na: 1\n\nlist:\n  - x\n  - y\n", "f.yaml")
    assert (root.line_of("a"), root.line_of("list")) == (2, 4)
    assert [item.line for item in root.sequence("list")] == [5, 6]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_files_are_read_in_the_encodings_of_offices(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "audit.yaml"
    file.write_bytes("title: 某县政务公开评估\n".encode(encoding))
    assert load_yaml(file).string("title") == "某县政务公开评估"


def test_a_duplicate_key_names_both_lines() -> None:
    assert only_mistake("a: 1\nb: 2\na: 3\n").startswith("f.yaml 第 3 行：键“a”重复，第 1 行已经写过")


def test_an_unknown_key_gets_the_key_that_was_meant() -> None:
    root = parse_yaml("titel: x\nzzz: y\n", "f.yaml")
    root.unknown_keys({"title", "period"})
    with pytest.raises(InputError) as caught:
        root.finish()
    first, second = caught.value.mistakes
    assert (first.place, "“title”" in first.mend) == ("第 1 行", True)
    assert second.mend == "可用的键：period、title"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title：评估\nas_of: x\n", "第 1 行：用了中文冒号"),
        ("a: 1\nb：2\nc: 3\n", "第 2 行：用了中文冒号"),
        ("a:\n\tb: 1\n", "第 2 行：行首用了制表符"),
        ("x: 1\na: 'y\nb: 1\n", "第 2 行：引号没有配对"),
        ("a: b: c\n", "第 1 行：冒号的位置不对"),
        ("a: 1\nb\nc: 2\n", "缺少冒号"),
        ("- a\n", "第 1 行：内容不是“键: 值”的形式"),
        ("", "文件是空的"),
        ("# 只有注释\n", "文件是空的"),
        ("[[[[", "第 1 行：YAML 格式有误"),
        ("a: 1\n---\nb: 2\n", "多段内容"),
    ],
)
def test_broken_syntax_is_told_in_chinese_with_its_line(text: str, told: str) -> None:
    assert told in only_mistake(text)


def test_getters_note_what_is_wrong_and_go_on() -> None:
    root = parse_yaml("n: 二\ni: 2.5\nd: 2026-02-30\nb: maybe\nm: 1\ns: [1, 2]\nc: blu\n", "f.yaml")
    assert root.decimal("n", Decimal(7)) == Decimal(7)
    assert root.integer("i", 3) == 3
    assert root.date("d") is None
    assert root.boolean("b", default=True) is True
    assert root.mapping("m") is None
    assert root.string("s", "字") == "字"
    assert root.choice("c", {"blue": 1, "red": 2}, 2) == 2
    assert root.string("absent", required=True) == ""
    with pytest.raises(InputError) as caught:
        root.finish()
    places = [mistake.place for mistake in caught.value.mistakes]
    assert places == ["第 1 行"] * 2 + [f"第 {line} 行" for line in range(2, 8)]
    assert "“blue”" in caught.value.mistakes[-1].mend


def test_getters_read_what_is_right() -> None:
    root = parse_yaml("n: 2.50\ni: ３\nd: 2026年1月5日\nb: 是\ns: one\nl:\n- a\n- b\nm: {x: 1}\n", "f.yaml")
    assert root.decimal("n", None) == Decimal("2.50")
    assert root.integer("i", 0) == 3
    assert root.date("d") == date(2026, 1, 5)
    assert root.boolean("b") is True
    assert (root.strings("s"), root.strings("l")) == (("one",), ("a", "b"))
    inner = root.mapping("m")
    assert inner is not None
    assert inner.plain() == {"x": "1"}
    root.finish()


def test_an_alias_that_contains_itself_ends_well() -> None:
    root = parse_yaml("a: &x [*x]\nb: 1\n", "f.yaml")
    assert root.plain() == {"a": [None], "b": "1"}


@pytest.mark.parametrize("text", ["2026-1-5", "2026/01/05", "2026年1月5日", "２０２６-01-05"])
def test_dates_are_read_in_the_usual_forms(text: str) -> None:
    assert parse_date(text) == date(2026, 1, 5)


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-29", "20260105", "明天", "26-1-5", "2026-1/5"])
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_the_closest_word_is_found_or_none() -> None:
    assert closest("Perid", ["period", "title"]) == "period"
    assert closest("xyz", ["period", "title"]) is None


def test_a_missing_file_and_a_binary_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件"):
        load_yaml(tmp_path / "none.yaml")
    (tmp_path / "b.yaml").write_bytes(b"\x00\x01\xff\xfe")
    with pytest.raises(InputError, match="不是文本文件"):
        load_yaml(tmp_path / "b.yaml")


def test_words_are_read_from_a_text_of_several_lines_and_from_a_list() -> None:
    root = parse_yaml("a: 公开 指南\n  年报\nb: [公开, 指南]\nc:\n  d: 1\n", "x.yml")
    assert root.words("a") == ("公开", "指南", "年报")
    assert root.words("b") == ("公开", "指南")
    assert root.words("none") == ()
    root.words("c")
    with pytest.raises(InputError, match="c"):
        root.finish()
