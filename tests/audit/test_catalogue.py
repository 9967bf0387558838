"""The catalogue of requirements: whole, without doubles, and told by line where it is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audit.catalogue import CATALOGUE_ID, Penalty, catalogue_entry, load_catalogue, read_catalogue
from audit.errors import InputError
from audit.model import AgencyKind

_IDS = (
    r"SD-\d{3}|TL-\d\d(?:-\d{1,2})?|PT-\d\d|W-V\d|W-D\d\d|W-P\d{1,2}|N-V\d|ZY-\d\d|MT-\d\d|YS-\d\d|DL-\d\d|GF-\d\d"
    r"|JC-\d\d|KP-\d\d|AR-\d\d|T1-\d|PF-\d\d|RC-\d\d|[EIJ]\d"
)
SMALL = """\
sections:
  - id: "1"
    title: 小节
    basis: 条例
    entries:
      - {id: SD-001, mode: A, applies: all, penalty: deduct, threshold: 常态, text: 有指南}
      - {id: SD-002, mode: A+M, applies: school supervisor, penalty: veto list, \
threshold: 1年, text: 更新, basis: 章}
"""


def test_every_row_of_the_domain_rules_is_in_the_catalogue(shared: Path) -> None:
    text = (shared / "domain" / "catalogue.md").read_text(encoding="utf-8")
    text = text.replace("MT-01..06", " ".join(f"MT-0{number}" for number in range(1, 7)))
    named = set(re.findall(rf"(?<![A-Za-z0-9_-])(?:{_IDS})(?![0-9A-Za-z])", text))
    families = {"TL-20", "TL-21"}  # written TL-20-*: articles whose points are the rows
    assert set(load_catalogue()) == named - families


def test_the_rows_of_the_request_are_all_there() -> None:
    assert sum(1 for row in load_catalogue() if row.startswith("SD-")) == 168


def test_every_row_says_what_of_whom_and_how_long() -> None:
    for row in load_catalogue().values():
        assert len(row.text) >= 5, row.id
        assert row.threshold, row.id
        assert row.basis, row.id
        assert row.penalties, row.id
        assert row.applies or row.supervisor, row.id


def test_only_the_packs_review_and_appeal_are_left_to_the_procedure() -> None:
    """KP-01 to KP-04 say what `zwgk system packs` has to do, not what an office has to publish."""
    assert {row.id[:3] for row in load_catalogue().values() if row.procedure} == {"KP-", "RC-"}


def test_a_row_takes_the_basis_of_its_section_where_it_has_none_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.yml"
    path.write_text(SMALL, encoding="utf-8")
    first, second = read_catalogue(path).values()
    assert (first.basis, second.basis) == ("条例", "章")
    assert first.applies == frozenset(AgencyKind)
    assert (second.applies, second.supervisor) == ({AgencyKind.SCHOOL}, True)
    assert second.penalties == (Penalty.VETO, Penalty.LIST)
    assert second.mode_label == "程序判定＋填报佐证"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("SD-002", "SD-001", "第 7 行：条目编号 SD-001 重复"),
        ("SD-002", "第二条", "第 7 行：“第二条”不是条目编号"),
        ("A+M", "B", "第 7 行：“B”不是查法"),
        ("school", "shool", "第 7 行：不认识的单位类型“shool”"),
        ("veto list", "vetto", "第 7 行：不认识的处理“vetto”"),
        (", text: 有指南", "", "第 6 行：缺少“text”"),
    ],
)
def test_a_mistake_in_the_catalogue_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = tmp_path / "catalogue.yml"
    path.write_text(SMALL.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_catalogue(path)
    assert told in str(error.value)


def test_a_row_is_found_whatever_the_case_of_its_letters() -> None:
    assert catalogue_entry("sd-013").id == "SD-013"


def test_an_unknown_row_is_answered_with_its_family() -> None:
    with pytest.raises(InputError, match="RC-01"):
        catalogue_entry("RC-99")


@pytest.mark.parametrize("text", ["SD-040", "TL-20-02", "W-V4", "T1-5", "E1", "I8", "J3"])
def test_the_forms_of_ids_are_recognised(text: str) -> None:
    assert CATALOGUE_ID.fullmatch(text)


@pytest.mark.parametrize("text", ["第十条", "sd-040", "SD040", "A", "E12", "X1", "SD-"])
def test_what_is_no_id_is_not(text: str) -> None:
    assert not CATALOGUE_ID.fullmatch(text)
