"""Words that should not be used: found in one pass, extended by an office, mistakes told all at once."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from audit.errors import InputError
from audit.lexicon import Lexicon, Word, WordKind, load_lexicon
from audit.model import Agency, AgencyKind

SCHOOL = Agency("x1", "清源县第一中学", AgencyKind.SCHOOL, "学校", ())


def found(text: str, lexicon: Lexicon | None = None) -> list[str]:
    return [hit.word.text for hit in (lexicon or load_lexicon()).find(text)]


def test_the_longest_name_stands_for_itself() -> None:
    assert found("国家食品药品监督管理总局、县食药监局") == ["国家食品药品监督管理总局", "食药监局"]


@pytest.mark.parametrize("text", ["农业部门", "市文化和旅游局", "交通质监局", "自己经常", "清源县林业局"])
def test_a_word_within_a_longer_right_one_is_none(text: str) -> None:
    assert found(text) == []


def test_every_old_name_of_the_program_says_until_when_it_was_right() -> None:
    for word in load_lexicon().words:
        assert word.use
        assert (word.kind is WordKind.OUTDATED) == (word.until is not None)
        assert not word.was_right_on(date(2026, 1, 1))


def test_an_office_adds_words_and_silences_others(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yml"
    path.write_text(
        "words:\n  - {word: 老教委, use: 教育局, until: 2010-01-01, agencies: [清源县第一中学]}\n"
        "pairs: |\n  错词一=正词一\nallow:\n  - 扶贫办\n",
        encoding="utf-8",
    )

    lexicon = load_lexicon(path, [SCHOOL])

    assert found("老教委、扶贫办、错词一、卫计局", lexicon) == ["老教委", "错词一", "卫计局"]
    word = next(word for word in lexicon.words if word.text == "老教委")
    assert word.is_meant_for(SCHOOL)
    assert not word.is_meant_for(Agency("b", "县局", AgencyKind.DEPARTMENT, "部门", ()))


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yml"
    path.write_text(
        "words:\n  - {word: 甲, use: 乙}\n  - {word: 旧词, use: 旧词}\n  - {word: 旧词, kind: 坏词}\n"
        "  - {wrod: 旧名}\n  - 只有字\n  - {word: 旧局, until: 昨天, agencies: [没有的单位]}\n"
        "  - {word: 旧厅, from: 2020-01-01, until: 2019-01-01}\npairs: |\n  一=二\nallow:\n  - 短\n",
        encoding="utf-8",
    )

    with pytest.raises(InputError) as caught:
        load_lexicon(path, [SCHOOL])

    told = str(caught.value)
    for words in (
        "太短",
        "相同",
        "写了两次",
        "wrod",
        "键: 值",
        "不是日期",
        "没有单位",
        "晚于",
        "pairs",
        "坏词",
    ):
        assert words in told, words


def test_an_empty_lexicon_finds_nothing() -> None:
    assert found("卫计局", Lexicon(())) == []


def test_fifty_thousand_words_are_read_and_found_quickly(tmp_path: Path) -> None:
    words = [f"错{number:05d}词" for number in range(50_000)]
    path = tmp_path / "lexicon.yml"
    path.write_text("pairs: |\n" + "".join(f"  {word}=对\n" for word in words), encoding="utf-8")
    start = time.process_time()

    lexicon = load_lexicon(path)
    hits = found(f"甲{words[0]}乙{words[-1]}" + "深入推进政府信息公开" * 100_000, lexicon)

    assert hits == [words[0], words[-1]]
    assert time.process_time() - start < 20


def test_a_word_is_wrong_after_its_last_day() -> None:
    word = Word("旧局", "新局", WordKind.OUTDATED, until=date(2019, 3, 31))

    assert word.was_right_on(date(2019, 3, 31))
    assert not word.was_right_on(date(2019, 4, 1))


def _long(*more: str) -> str:
    flow = (f"  - {{word: 旧词{n}, use: 新词{n}}}" for n in range(400))
    block = (f"  - word: 老词{n}\n    use: 新词{n}" for n in range(400))
    return "\n".join(["words:", *flow, *block, *more, ""])


def test_a_long_list_says_what_the_same_list_says_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yml"
    path.write_text(
        _long("  - word: 末词\n    use: 新末\n    until: 2019-03-31", "allow: [旧词399号]"), encoding="utf-8"
    )
    lexicon = load_lexicon(path)
    words = {word.text: word for word in lexicon.words}
    assert {f"旧词{n}" for n in range(400)} | {f"老词{n}" for n in range(400)} <= set(words)
    assert words["老词7"].use == "新词7"
    assert words["末词"].until == date(2019, 3, 31)
    assert [hit.word.text for hit in lexicon.find("旧词399号、旧词398号")] == ["旧词398"]


def test_mistakes_within_a_long_list_are_told_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yml"
    path.write_text(
        _long("  - {word: 旧词5, use: 甲}", "  - {word: 短, use: 乙词}", "  - {word: 同词, use: 同词}"),
        encoding="utf-8",
    )
    with pytest.raises(InputError) as error:
        load_lexicon(path)
    told = [str(mistake) for mistake in error.value.mistakes]
    assert len(told) == 3
    for part in (
        "第 1202 行：“旧词5”写了两次，第 7 行已经写过",
        "第 1203 行：“短”应是",
        "第 1204 行：“同词”的替换词",
    ):
        assert any(part in line for line in told)
