"""What the rows and columns of an annual report's three tables are called, however a report writes it.

Keys are those of catalogue §3.2 to §3.5: ``r01`` … ``r25`` for the rows of table two (``r21_23`` where the
form of 2019 has one row for 其他处理), 1 … 7 for its columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Generic, TypeVar

from audit.widths import plain_width

#: The columns of table two, by number (catalogue §3.3).
APPLICANTS: Mapping[int, str] = {
    1: "自然人",
    2: "商业企业",
    3: "科研机构",
    4: "社会公益组织",
    5: "法律服务机构",
    6: "其他",
    7: "总计",
}
TOTAL = 7
#: The rows of table two, by key, as a finding names them.
REQUEST_ROWS: Mapping[str, str] = {
    "r01": "一、本年新收政府信息公开申请数量",
    "r02": "二、上年结转政府信息公开申请数量",
    "r03": "三（一）予以公开",
    "r04": "三（二）部分公开",
    "r05": "三（三）1.属于国家秘密",
    "r06": "三（三）2.其他法律行政法规禁止公开",
    "r07": "三（三）3.危及“三安全一稳定”",
    "r08": "三（三）4.保护第三方合法权益",
    "r09": "三（三）5.属于三类内部事务信息",
    "r10": "三（三）6.属于四类过程性信息",
    "r11": "三（三）7.属于行政执法案卷",
    "r12": "三（三）8.属于行政查询事项",
    "r13": "三（四）1.本机关不掌握相关政府信息",
    "r14": "三（四）2.没有现成信息需要另行制作",
    "r15": "三（四）3.补正后申请内容仍不明确",
    "r16": "三（五）1.信访举报投诉类申请",
    "r17": "三（五）2.重复申请",
    "r18": "三（五）3.要求提供公开出版物",
    "r19": "三（五）4.无正当理由大量反复申请",
    "r20": "三（五）5.要求行政机关确认或重新出具已获取信息",
    "r21": "三（六）1.逾期不补正",
    "r22": "三（六）2.逾期未缴费",
    "r23": "三（六）3.其他",
    "r21_23": "三（六）其他处理",
    "r24": "三（七）总计",
    "r25": "四、结转下年度继续办理",
}
#: The rows that table one may have, by key, old and new form.
DISCLOSED_ROWS: Mapping[str, str] = {
    "regulations": "规章",
    "documents": "行政规范性文件",
    "licences": "行政许可",
    "services": "其他对外管理服务事项",
    "penalties": "行政处罚",
    "coercion": "行政强制",
    "fees": "行政事业性收费",
    "procurement": "政府集中采购",
}
MEASURES: Mapping[str, str] = {
    "made": "本年制发件数",
    "repealed": "本年废止件数",
    "in_force": "现行有效件数",
    "decided": "本年处理决定数量",
    "charged": "本年收费金额",
    "new": "本年新制作数量",
    "opened": "本年新公开数量",
    "open": "对外公开总数量",
    "before": "上一年项目数量",
    "change": "本年增/减",
    "bought": "采购项目数量",
    "paid": "采购总金额",
}
#: What the form of 2021 asks of each row of table one.
NEW_FORM: Mapping[str, tuple[str, ...]] = {
    "regulations": ("made", "repealed", "in_force"),
    "documents": ("made", "repealed", "in_force"),
    "licences": ("decided",),
    "penalties": ("decided",),
    "coercion": ("decided",),
    "fees": ("charged",),
}
#: What the form of 2019 and 2020 asks (国办公开办函〔2019〕60号).
OLD_FORM: Mapping[str, tuple[str, ...]] = {
    "regulations": ("new", "opened", "open"),
    "documents": ("new", "opened", "open"),
    "licences": ("before", "change", "decided"),
    "services": ("before", "change", "decided"),
    "penalties": ("before", "change", "decided"),
    "coercion": ("before", "change", "decided"),
    "fees": ("before", "change"),
    "procurement": ("bought", "paid"),
}
#: The three groups of table three, and their columns.
DISPUTES: Mapping[str, str] = {
    "review": "行政复议",
    "direct": "未经复议直接起诉",
    "after": "复议后起诉",
}
RESULTS: Mapping[str, str] = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}

_Key = TypeVar("_Key", str, int)
_LONGEST = 90
_ORDINAL = re.compile(r"^[一二三四五六七八九十0-9]{1,4}(?=[\u4e00-\u9fff])")
_NOISE = re.compile(r"[\W_]+")
#: A remark or a unit behind a label: 规章（设区的市填写）, 结果维持（件）.
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
#: The parts of table two that have rows of their own, and rows that add up or single out others.
_PART = re.compile(r"^(?:不予公开|无法提供|不予处理|其他处理)")
_SUM = re.compile(r"^(?:本年度?办理结果|其中)|(?:小计|合计|总计)$")
#: What some heads repeat before each kind of legal person.
_LEGAL = re.compile(r"^法人[或和及]?其他组织")


class _Labels(Generic[_Key]):
    """Keys and the patterns of their labels; told apart by identity: a table of patterns is slow to hash."""

    def __init__(self, *named: tuple[_Key, str]) -> None:
        self.keys: tuple[_Key, ...] = tuple(key for key, _ in named)
        self.patterns = tuple(re.compile(pattern) for _, pattern in named)


_ROWS = _Labels(
    ("r01", r"^本年度?新?收(?!费).{0,16}$|^本年度?新收"),
    ("r02", r"^上(?:一)?年度?结转"),
    ("r25", r"^结?转(?:到|至|入)?下(?:一)?年"),
    ("r03", r"^予以公开"),
    ("r04", r"^部分公开"),
    ("r05", r"国家秘密的?$"),
    ("r06", r"法律(?:行政)?法规禁止公开|^其他法律"),
    ("r07", r"安全一稳定|^危及.{0,24}安全"),
    ("r08", r"第三方.{0,6}权益"),
    ("r09", r"内部事务"),
    ("r10", r"过程性?信息"),
    ("r11", r"行政执法案卷"),
    ("r12", r"行政查询"),
    ("r13", r"不掌握"),
    ("r14", r"没有现成|另行制作"),
    ("r15", r"补正后.{0,8}不明确"),
    ("r16", r"信访举报投诉"),
    ("r17", r"^重复申请"),
    ("r18", r"公开出版物"),
    ("r19", r"大量反复申请"),
    ("r20", r"确认或者?重新出具"),
    ("r21", r"逾期不补正"),
    ("r22", r"逾期(?:未|不).{0,12}(?:缴|交|费)|收费通知"),
    ("r23", r"^其他(?:情形|原因|情况)?$"),
    ("r21_23", r"^其他处理(?:情形|情况)?$"),
    ("r24", r"(?:^|结果)(?:总计|合计|总数)$"),
)
_COLUMNS = _Labels(
    (1, r"^(?:公民)?自然人$|^公民(?:个人)?$|^个人$"),
    (2, r"^(?:商业|工商)?企业(?:法人|单位)?$|^商业(?:组织|机构)?$"),
    (3, r"^(?:教育)?科研(?:教育)?(?:机构|院所|单位|组织)?$"),
    (4, r"^(?:社会)?公益性?(?:组织|机构|团体)$|^社会公益$"),
    (5, r"法律服务(?:机构|组织|单位)?$"),
    (6, r"^其他(?:组织|机构|单位)?$"),
    (7, r"^(?:总计|合计)$"),
)
_DISCLOSED = _Labels(
    ("documents", r"^(?:行政)?规范性文件$"),
    ("regulations", r"^(?:政府|部门)?规章$"),
    ("licences", r"^行政许可$"),
    ("services", r"^其他对外管理服务事项$"),
    ("penalties", r"^行政处罚$"),
    ("coercion", r"^行政强制$"),
    ("fees", r"^行政事业性收费$"),
    ("procurement", r"^政府集中采购$"),
)
_MEASURES = _Labels(
    ("made", r"^本年度?(?:新)?制发"),
    ("repealed", r"^本年度?废止"),
    ("in_force", r"^现行有效"),
    ("charged", r"^本年度?收费金额"),
    ("new", r"^(?:本年度?)?新?制作"),
    ("opened", r"^本年度?新?公开|^新?公开数量"),
    ("open", r"^对外公开总"),
    ("before", r"^上一?年度?项目数"),
    ("change", r"^本年度?增减"),
    ("decided", r"^(?:本年度?)?处理决定"),
    ("bought", r"^采购项目数"),
    ("paid", r"^采购总金额"),
)
_DISPUTES = _Labels(
    ("after", r"复议后(?:起诉|诉讼|提起)"),
    ("direct", r"未经复议|直接起诉"),
    ("review", r"(?<!经)行政复议(?:情况|数量|案件|件数)?$"),
)
_RESULTS = _Labels(
    ("upheld", r"^(?:结果)?维持(?:结果)?$"),
    ("corrected", r"^(?:结果)?纠正(?:结果)?$|^撤销.{0,10}违法$"),
    ("other", r"^其他(?:结果)?$"),
    ("pending", r"^(?:尚)?未审结$"),
    ("total", r"^(?:总计|合计)$"),
)


def label(text: str) -> str:
    """A label without width, spaces, punctuation and leading number: ``３． 其他`` is ``其他``.

    Empty where the text is too long for a label (a cell that holds half a page).
    """
    if len(text) > _LONGEST * 3:
        return ""
    plain = _NOISE.sub("", plain_width(text)).replace("其它", "其他")
    return "" if len(plain) > _LONGEST else _ORDINAL.sub("", plain)


def request_row(text: str) -> str | None:
    """The row of table two that ``text`` names; None where it names none."""
    return _named(_ROWS, text)


def applicant(text: str) -> int | None:
    """The column of table two that ``text`` names, also as 法人或其他组织（商业企业）.

    A total of the legal persons alone is none of its columns.
    """
    found = _named(_COLUMNS, text)
    if found is not None or not is_legal(text):
        return found
    kind = _named(_COLUMNS, _LEGAL.sub("", label(text)))
    return None if kind == TOTAL else kind


def is_legal(text: str) -> bool:
    """Whether ``text`` stands over the legal persons (法人或其他组织), or over one kind of them."""
    return "法人" in text and _LEGAL.match(label(text)) is not None


def is_part(text: str) -> bool:
    """Whether ``text`` names a part of table two that has rows of its own: （三）不予公开 and such."""
    return _PART.search(label(text)) is not None


def is_sum(text: str) -> bool:
    """Whether a row of this name adds up or singles out rows of the form instead of being one more."""
    return is_part(text) or _SUM.search(label(text)) is not None


def disclosed_row(text: str) -> str | None:
    """The row of table one that ``text`` names."""
    return _named(_DISCLOSED, text)


def measure(text: str) -> str | None:
    """The column of table one that ``text`` names."""
    return _named(_MEASURES, text)


def dispute(text: str) -> str | None:
    """The group of table three that ``text`` names."""
    return _named(_DISPUTES, text)


def result(text: str) -> str | None:
    """The column within a group of table three that ``text`` names."""
    return _named(_RESULTS, text)


def _named(labels: _Labels[_Key], text: str) -> _Key | None:
    """The key that ``text`` names; figures and long texts, most of a table, are not looked at."""
    if text.isascii() or len(text) > _LONGEST * 3 or text.isdecimal():
        return None  # every label is Chinese
    named = _place(labels, text)
    return None if named is None else labels.keys[named]


@lru_cache(maxsize=16384)
def _place(labels: _Labels[Any], text: str) -> int | None:
    """Which of ``labels`` names it, by place: reports use the same few labels over and over."""
    for named in dict.fromkeys((label(text), label(_REMARK.sub("", plain_width(text))))):
        for place, pattern in enumerate(labels.patterns):
            if named and pattern.search(named):
                return place
    return None
