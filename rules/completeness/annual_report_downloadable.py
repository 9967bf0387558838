"""Rule: the annual report can be read in the page and downloaded as a file.

要求：年报网页正文可读，并提供可下载的文件（Word、PDF 等）。

依据：国办公开办函〔2021〕30号；国办公开办函〔2019〕61号（提供下载功能）。

认定：
1. 取已到期的最近年度（或参数 year 指定年度，往前共 years 年）报告，看网页正文字数和所附文件。
2. 正文不少于 min_length 字并附有文件的合格；正文可读而没有任何文件的，为不合格（文末写有“附件”“下载”的转人
   工）；附件在另一条同年度报告里的也算有。
3. 只有附件、网页正文不足 min_length 字的，可能在网页里嵌入显示，转人工。
4. 网页没有读到的，存疑。

不适用：年报栏目未开设；没有该年度报告；2018年度及以前的报告；附件打不开的由“附件可以打开”认定。

整改：在网页正文发布全文，同时附上可下载的文件。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from audit.model import Attachment, Finding
from rules.annual_reports import reports_on
from rules.facts import Facts
from rules.findings import failed, manual, passed, unavailable, was_read
from rules.report_reading import REPORTS, Report, owed_reports

TITLE = "年报可读可下载"
CATALOGUE = ("AR-11",)
REQUIRES = REPORTS
_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|rtf|zip|rar|xlsx?|et|txt)(?:$|[?#&])", re.IGNORECASE)
#: A button that a script serves: words where a file would be offered.
_OFFER = re.compile(r"附件|下载")
_TAIL = 200
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|bmp|svg|webp|tiff?)(?:$|[?#&])", re.IGNORECASE)


def check(
    facts: Facts, *, as_of: date, year: int = 0, years: int = 1, min_length: int = 300
) -> Iterable[Finding]:
    """Judge by the four parts above."""
    for report in owed_reports(facts, as_of, year, years):
        if isinstance(report, Finding):
            yield report
            continue
        copies = reports_on(facts.records_of("annual_report"), report.year, facts.agency).found
        files = [file for record in copies for file in record.attachments if _is_file(file)]
        yield _judge(report, files, min_length)


def _is_file(file: Attachment) -> bool:
    """Whether it is a document; a download address without an ending is taken for one."""
    if file.is_picture or _PICTURE.search(file.url) or _PICTURE.search(file.name):
        return False
    return bool(_FILE.search(file.url) or _FILE.search(file.name)) or "." not in file.name[-6:]


def _judge(report: Report, files: list[Attachment], min_length: int) -> Finding:
    # What stands in the page itself: the text of its files is put behind it.
    length = len(report.text) if report.record.text_length is None else report.record.text_length
    if not was_read(report.record) and not length:
        return unavailable(f"{report.name}网页没有读到，不能认定", report.evidence(), report.name)
    if files and length < min_length:
        reason = (
            f"{report.name}附有 {len(files)} 个文件，网页正文只读到 {length} 字，请人工查看网页能否直接阅读"
        )
        return manual(reason, report.evidence(), report.name)
    if files:
        told = f"{report.name}网页正文 {length} 字，附有“{files[0].name[:40] or files[0].url[-40:]}”"
        return passed(told, report.evidence(), report.name)
    if length < min_length:
        reason = f"{report.name}网页正文只读到 {length} 字，也没有读到附件，可能是图片或嵌入的文件，不能认定"
        return unavailable(reason, report.evidence(), report.name)
    told = f"{report.name}网页正文 {length} 字，没有读到可下载的文件"
    hint = _OFFER.search(report.text[-_TAIL:])
    if hint is not None:
        reason = f"{told}，但文末有“{hint[0]}”字样，请人工查看"
        return manual(reason, report.evidence(hint[0]), report.name)
    return failed(f"{told}（应附 Word、PDF 等文件）", report.evidence(), report.name)
