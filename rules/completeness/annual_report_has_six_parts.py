"""Rule: the annual report on disclosure has its six parts.

要求：年报正文依次写明总体情况、主动公开、收到和处理申请、复议诉讼、问题及改进、其他需要报告的事项六部分。

依据：国办公开办函〔2021〕30号；2019、2020年度为国办公开办函〔2019〕60号；《政府信息公开条例》第五十条。

认定：
1. 取已到期的最近年度（或参数 year）报告，读正文，按关键词模糊匹配六个标题，允许各地写法不同。
2. 正文已读、不少于 min_length 字而缺某部分的，每缺一部分记一条不合格。
3. 附件能读取的，与正文合并认定；附件是扫描件、设密码或没有读全的，缺项转人工核对；正文过短、打不开的，存疑。

不适用：年报栏目未开设；没有该年度报告（由按时公布指标扣分）；2018年度及以前没有统一格式的报告。

整改：按统一格式补齐所缺部分后重新发布。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import Finding, Record
from audit.widths import plain_width
from rules.annual_reports import due_year, reports_on
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable
from rules.reading import unread_reason, unread_shown
from rules.requirements import Columns

TITLE = "年报六部分齐全"
CATALOGUE = ("AR-01", "SD-044")
REQUIRES = Columns("annual_report", texts=True, history_days=800)
#: The first year with a prescribed form (国办公开办函〔2019〕60号).
_FIRST_YEAR = 2019
#: The parts in their order, by words that every variant of the heading seen so far contains.
_PARTS: Mapping[str, str] = {
    "总体情况": r"总体|概述|概况|基本情况",
    "主动公开政府信息情况": r"主动公开",
    "收到和处理政府信息公开申请情况": r"(?:收到|受理|处理|办理).{0,12}申请|依申请|申请.{0,10}(?:处理|情况)",
    "政府信息公开行政复议、行政诉讼情况": r"复议|诉讼",
    "存在的主要问题及改进情况": r"问题|不足|改进",
    "其他需要报告的事项": r"其他.{0,12}(?:事项|情况|报告)|需要(?:说明|报告)的"
    r"|(?m:^\s*[五六七八]\W{0,3}其他$)",
}
#: Headings, but not the numbered rows of the prescribed table of requests.
_HEADING = re.compile(
    r"^\s*[一二三四五六七八]\s*[、,.．:：]\s*(?!本年新收|上年结转|本年度办理结果|结转下年度)[^\n]{2,40}",
    re.MULTILINE,
)
#: 总 体 情 况 is 总体情况.
_SPACES = re.compile(r"[ \t\r\f\v]+")
#: From so many different ordinals on the headings are taken to be all there.
_CLEAR = 4


def check(facts: Facts, *, as_of: date, year: int = 0, min_length: int = 500) -> Iterable[Finding]:
    """Judge by the five parts above."""
    wanted = year or due_year(as_of, "")
    reports = reports_on(facts.records_of("annual_report"), wanted, facts.agency)
    name = f"{wanted}年度报告"
    if wanted < _FIRST_YEAR:
        yield not_applicable(f"{name}没有统一格式（{_FIRST_YEAR}年度起统一），不查")
        return
    if not reports.found:
        searched = proof(facts.columns["annual_report"])
        yield not_applicable(f"没有找到{name}，由“年报按时公布”认定，不重复扣", searched)
        return
    best = max(reports.found, key=lambda record: (len(record.text or ""), record.url))
    text = plain_width(best.text or "")
    if len(text) < min_length:
        where = unread_reason((best,)) or "可能在图片中"
        reason = f"{name}正文只读到 {len(text)} 字（少于 {min_length} 字），{where}，不能认定"
        yield unavailable(reason, unread_shown((best,)) or shown_by((best,)), best.title)
        return
    yield from _judge(best, text, name, unread_reason(reports.found))


def _judge(report: Record, text: str, name: str, unread: str) -> Iterable[Finding]:
    """``unread`` says what of the reports was not read: the missing part may stand there."""
    headings = [_SPACES.sub("", match[0]) for match in _HEADING.finditer(text)]
    clear = len({heading.strip()[0] for heading in headings}) >= _CLEAR
    ground = "\n".join(headings) if clear else _SPACES.sub("", text)
    missing = [part for part, wording in _PARTS.items() if not re.search(wording, ground)]
    if not missing:
        yield passed(f"{name}六部分齐全", shown_by((report,)), report.title)
        return
    if len(missing) == len(_PARTS):
        yield unavailable(
            f"{name}正文中没有认出任何一部分，可能没有读到全文", shown_by((report,)), report.title
        )
        return
    told = f"{name}正文 {len(text)} 字，认出标题 {len(headings)} 个"
    for part in missing:
        if unread or len(headings) >= len(_PARTS):
            why = f"可能在没有读到的部分（{unread}）" if unread else "标题写法特殊"
            yield manual(f"{told}，没有认出“{part}”，{why}，请人工核对", shown_by((report,)), part)
        elif clear and re.search(_PARTS[part], text):
            reason = f"{told}，文中提到而没有单列“{part}”部分，请人工核对"
            yield manual(reason, shown_by((report,)), part)
        else:
            yield failed(f"{told}，缺“{part}”部分", shown_by((report,)), part)
