"""Registers of applications: deadlines' days in, applicants' names never."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from audit.errors import InputError
from audit.evidence_sheet import Evidence, read_evidence
from audit.ledger import Answer, Application, Consultation, Way, application_of, statement_of
from audit.model import Agency, AgencyKind

ROSTER = (Agency("001", "云岫县司法局", AgencyKind.DEPARTMENT, "县直", ("http://a.example/",)),)
HEADER = (
    "单位编码,申请编号,申请人姓名,身份证号,提交方式,提交日期,签收日期,确认日期,收到日期,答复日期,答复类型"
)


def register(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "台账.csv"
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    return path


def read(path: Path) -> Evidence:
    return read_evidence(path, ROSTER, path.parent)


def applications(path: Path) -> list[Application | None]:
    return [application_of(statement) for statement in read(path).statements]


def mistakes(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("row", "received"),
    [
        ("001,1,,,当面,2026-03-02,,,,2026-03-12,予以公开", date(2026, 3, 2)),
        ("001,1,,,特快专递(EMS),2026-03-02,2026-03-05,,,2026-03-12,予以公开", date(2026, 3, 5)),
        ("001,1,,,平信,2026-03-02,,2026-03-06,,2026-03-12,予以公开", date(2026, 3, 6)),
        ("001,1,,,网上申请,2026-03-01,,2026-03-02,,2026-03-12,予以公开", date(2026, 3, 2)),
        ("001,1,,,传真,2026-03-01,,2026-03-03,,2026-03-12,予以公开", date(2026, 3, 3)),
        ("001,1,,,电子邮件,,,,2026-03-04,2026-03-12,予以公开", date(2026, 3, 4)),
    ],
)
def test_the_day_of_receipt_depends_on_the_way(tmp_path: Path, row: str, received: date) -> None:
    (application,) = applications(register(tmp_path, row))

    assert application is not None
    assert application.received == received


def test_nothing_of_the_applicant_is_kept(tmp_path: Path) -> None:
    evidence = read(
        register(tmp_path, "001,1,王小五,11010519491231002X,当面,2026-03-02,,,,2026-03-12,部分公开")
    )

    assert "王小五" not in repr(evidence)
    assert "11010519491231002X" not in repr(evidence)
    assert any("没有导入，也没有保存" in note for note in evidence.notes)
    assert evidence.applications == 1
    assert evidence.files == ()


def test_an_identity_number_as_the_number_of_the_application_is_refused(tmp_path: Path) -> None:
    row = "001,11010519491231002X,,,当面,2026-03-02,,,,2026-03-12,部分公开"

    assert "身份证号" in mistakes(register(tmp_path, row))


def test_a_long_number_that_is_no_identity_number_is_one(tmp_path: Path) -> None:
    (application,) = applications(
        register(tmp_path, "001,202603020000123456,,,当面,2026-03-02,,,,2026-03-12,部分公开")
    )

    assert application is not None
    assert application.number == "202603020000123456"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("001,1,,,邮寄,2026-03-02,,,,2026-03-12,予以公开", "以签收之日为收到申请之日"),
        ("001,1,,,当面,2026-03-02,,,2026-03-05,2026-03-12,予以公开", "与提交日期 2026-03-02 不同"),
        ("001,1,,,飞鸽,2026-03-02,,,,2026-03-12,予以公开", "不认识的提交方式“飞鸽”"),
        ("001,1,,,当面,2026-03-02,,,,2026-02-12,予以公开", "早于收到日期"),
        ("001,1,,,当面,2026-03-02,,,,,予以公开", "没有填写答复日期"),
        ("001,1,,,当面,2026-03-02,,,,2026-03-12,好的", "不认识的答复类型"),
        ("001,1,,,当面,2026-13-02,,,,2026-03-12,予以公开", "不是日期"),
        ("009,1,,,当面,2026-03-02,,,,2026-03-12,予以公开", "名册里没有单位"),
        ("001,1,,,当面,=A1,,,,2026-03-12,予以公开", "公式"),
    ],
)
def test_slips_are_told(tmp_path: Path, row: str, words: str) -> None:
    told = mistakes(register(tmp_path, row))

    assert words in told
    assert "第 2 行" in told


def test_a_number_stands_once(tmp_path: Path) -> None:
    row = "001,1,,,当面,2026-03-02,,,,2026-03-12,予以公开"

    assert "与 第 2 行 重复" in mistakes(register(tmp_path, row, row))


def test_missing_columns_are_told_once(tmp_path: Path) -> None:
    told = mistakes(register(tmp_path, "2026-03-02,2026-03-05", header="提交日期,收到日期"))

    assert [words for words in ("单位编码", "提交方式", "答复日期") if words not in told] == []
    assert len(told.splitlines()) == 3


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("已主动公开，告知获取方式", Answer.DISCLOSED),
        ("部分公开", Answer.PARTLY),
        ("不予公开（国家秘密）", Answer.REFUSED),
        ("本机关不掌握相关信息", Answer.IMPOSSIBLE),
        ("信访举报投诉类", Answer.DISMISSED),
        ("申请人撤回", Answer.OTHER),
    ],
)
def test_answers_are_told_by_their_words(tmp_path: Path, said: str, meant: Answer) -> None:
    (application,) = applications(register(tmp_path, f"001,1,,,当面,2026-03-02,,,,2026-03-12,{said}"))

    assert application is not None
    assert application.answer is meant


def test_an_application_is_stored_and_read_back_whole() -> None:
    whole = Application(
        "2026-003",
        Way.SIGNED_MAIL,
        date(2026, 3, 2),
        asked=date(2026, 3, 4),
        supplied=date(2026, 3, 9),
        extended=date(2026, 3, 30),
        told=date(2026, 3, 31),
        third=Consultation(date(2026, 3, 10), date(2026, 3, 20)),
        other=Consultation(date(2026, 3, 11), None),
        answered=date(2026, 4, 20),
        answer=Answer.PARTLY,
        register=date(2026, 6, 30),
    )

    assert application_of(statement_of(whole, "001", "台账.xlsx A2", "ab" * 32, "张三")) == whole
