from __future__ import annotations

import pytest

from audit.model import PICTURES, Attachment, DocumentReading, FetchOutcome
from rules.reading import text_of, unread_files, unread_reason, unread_shown, whole, why_unread
from tests.rules.facts_for_tests import a_record

READ, SCANNED, CUT = DocumentReading.READ, DocumentReading.SCANNED, DocumentReading.CUT


def a_read(name: str, reading: DocumentReading | None, note: str = "", **more: FetchOutcome) -> Attachment:
    return Attachment(f"https://x.gov.cn/{name}", name, more.get("outcome", FetchOutcome.OK), note, reading)


def test_an_item_with_text_and_no_file_is_whole() -> None:
    assert whole(a_record("年报", text="正文"))


def test_an_item_whose_files_were_all_read_is_whole() -> None:
    assert whole(a_record("年报", text="正文", files=(a_read("一.pdf", READ), a_read("二.docx", READ))))


@pytest.mark.parametrize("reading", [None, *(state for state in DocumentReading if state is not READ)])
def test_one_file_that_was_not_read_to_its_end_makes_silence_worthless(
    reading: DocumentReading | None,
) -> None:
    record = a_record("年报", text="正文", files=(a_read("一.pdf", READ), a_read("二.pdf", reading)))
    assert not whole(record)
    assert [file.name for file in unread_files(record)] == ["二.pdf"]


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_item_without_text_is_not_whole(text: str) -> None:
    assert not whole(a_record("年报", text=text))


def test_an_article_that_did_not_come_is_not_whole() -> None:
    assert not whole(a_record("年报", text="正文", outcome=FetchOutcome.TIMEOUT))


def test_files_that_do_not_matter_are_left_out() -> None:
    record = a_record("指南", text="正文", files=(a_read("申请表.doc", None),))
    assert not whole(record)
    assert whole(record, lambda file: "表" not in file.name)


def test_pictures_in_the_place_of_text_count_as_unread() -> None:
    picture = Attachment("https://x.gov.cn/1.jpg", PICTURES, None, "3 张", SCANNED)
    record = a_record("年报", text="见图", files=(picture,))
    assert not whole(record)
    assert "正文图片扫描件，没有可读取的文字层（3 张）" in unread_reason((record,))


def test_the_reason_names_the_file_and_why() -> None:
    assert why_unread(a_read("预算.pdf", CUT, "共 300 页，读了 200 页")) == (
        "附件“预算.pdf”只读了一部分（共 300 页，读了 200 页）"
    )
    assert "没有取到（超时）" in why_unread(a_read("预算.pdf", None, outcome=FetchOutcome.TIMEOUT))
    assert why_unread(a_read("预算.pdf", None)) == "附件“预算.pdf”没有读取"


def test_of_many_unread_files_the_first_are_named_and_the_others_counted() -> None:
    files = tuple(a_read(f"{number}.pdf", SCANNED) for number in range(9))
    assert unread_reason((a_record("年报", text="正文", files=files),)).endswith("等 9 处")


def test_evidence_is_the_files_that_a_person_has_to_look_at() -> None:
    good = a_record("年报", text="正文")
    bad = a_record("决算", text="正文", files=(a_read("一.pdf", READ), a_read("二.pdf", SCANNED)))
    empty = a_record("预算", text="")
    shown = unread_shown((good, bad, empty))
    assert [entry.url for entry in shown] == ["https://x.gov.cn/二.pdf", empty.url]
    assert unread_reason((good,)) == ""


def test_text_of_files_that_do_not_matter_is_left_out() -> None:
    text = "正文\n【附件：不是附件】\n还是正文\n【附件：申请表.doc】\n传真：\n【附件：指南.docx】\n电话：1"
    record = a_record("指南", text=text, files=(a_read("申请表.doc", READ), a_read("指南.docx", READ)))
    assert text_of(record) == text
    kept = text_of(record, lambda file: "表" not in file.name)
    assert kept == "正文\n【附件：不是附件】\n还是正文\n【附件：指南.docx】\n电话：1"
