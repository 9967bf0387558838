"""Fingerprints: alike for texts that are nearly the same, far apart for others, the same in every run."""

from __future__ import annotations

import random

from crawler.fingerprint import fingerprint

_SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 600)]


def _text(seed: int, length: int = 1000) -> str:
    return "".join(random.Random(seed).choices(_SIGNS, k=length))


def _distance(one: str, other: str) -> int:
    first, second = fingerprint(one), fingerprint(other)
    assert first is not None
    assert second is not None
    return (int(first, 16) ^ int(second, 16)).bit_count()


def test_the_same_text_has_the_same_fingerprint_whatever_its_blanks() -> None:
    text = _text(1)
    spaced = " \n\u3000".join(text[at : at + 7] for at in range(0, len(text), 7))
    assert fingerprint(spaced) == fingerprint(text)


def test_fingerprints_are_the_same_in_every_run_and_on_every_machine() -> None:
    assert fingerprint("关于印发二〇二六年政务公开工作要点的通知") == "50110031d9819e8a"


def test_a_text_with_another_date_is_near() -> None:
    text = _text(2)
    assert _distance(text, text.replace(text[500:504], "二月三日", 1)) <= 3


def test_other_texts_are_far() -> None:
    texts = [_text(seed) for seed in range(30)]
    pairs = [_distance(one, other) for at, one in enumerate(texts) for other in texts[:at]]
    assert min(pairs) > 8
    assert 28 <= sum(pairs) / len(pairs) <= 36


def test_repeating_a_passage_changes_little() -> None:
    text = _text(3, 400)
    assert _distance(text, text + text) <= 3


def test_hardly_any_text_has_none() -> None:
    assert fingerprint("") is None
    assert fingerprint(" 公 开 ") is None
    assert fingerprint("不公开") is not None


def test_no_text_breaks_it() -> None:
    assert fingerprint("\ud800" * 10) is not None
    assert fingerprint("\U0001f600" * 5000) is not None
    assert fingerprint("\0" * 100) is not None
