from __future__ import annotations

import random

from rules.report_likeness import alike
from rules.report_sketches import agreement, candidates, sketch

LETTERS = "公开政务服务监督评价申请办理平台建设解读回应培训考核年度问题改进措施群众企业项目审批发布更新"


def prose(chance: random.Random, length: int = 1200) -> str:
    return "".join(chance.choice(LETTERS) for _ in range(length))


def reworded(text: str, chance: random.Random, share: float) -> str:
    """The text with that share of its words of forty letters written anew."""
    pieces = [text[place : place + 40] for place in range(0, len(text), 40)]
    return "".join(prose(chance, 40) if chance.random() < share else piece for piece in pieces)


def test_the_same_text_has_the_same_sketch_whatever_figures_stand_in_it() -> None:
    text = prose(random.Random(1))

    assert sketch(text) == sketch(f"2025-01，{text}（12%）。")
    assert agreement(sketch(text), sketch(text)) == 1


def test_texts_without_anything_to_compare_agree_in_nothing() -> None:
    assert agreement(sketch(""), sketch("")) == 0
    assert candidates([sketch(""), sketch("12345")], 0.5) == []


def test_pairs_that_are_alike_are_found_among_many_that_are_not() -> None:
    chance = random.Random(2)
    texts = [prose(chance) for _ in range(150)]
    pairs = [(place, len(texts) + place) for place in range(40)]
    texts += [reworded(texts[place], chance, 0.08) for place in range(40)]
    due = {(a, b) for a, b in pairs if alike(texts[a], texts[b]) > 0.85}
    found = candidates([sketch(text) for text in texts], 0.6)

    assert len(due) > 30
    assert due <= set(found)
    assert len(found) < 60


def test_a_shared_form_letter_makes_nobody_a_candidate_while_the_rest_is_ones_own() -> None:
    chance = random.Random(3)
    form = prose(chance, 500)
    texts = [form + prose(chance, 900) for _ in range(60)]

    assert candidates([sketch(text) for text in texts], 0.6) == []


def test_of_a_crowd_that_is_all_alike_each_is_held_against_some_only() -> None:
    text = prose(random.Random(4))
    found = candidates([sketch(text)] * 1000, 0.6)

    assert len(found) < 1000 * 20
    assert {place for pair in found for place in pair} == set(range(1000))
