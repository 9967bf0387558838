"""The words by which evidence sheets and registers of applications head their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from audit.table import clean

#: Column of the evidence sheet → its heading in our template, then other headings that offices write.
EVIDENCE: Mapping[str, tuple[str, ...]] = {
    "agency": ("单位编码", "编码", "单位代码", "单位编号", "机构编码", "机构代码", "agencyid", "id"),
    "name": ("单位", "单位名称", "名称", "机构名称", "填报单位", "部门", "name"),
    "item": ("条目编号", "条目", "编号", "指标编号", "条目代码", "itemid", "ruleid", "rule"),
    "question": ("事项", "填报事项", "事项名称", "填报内容", "question", "what"),
    "period": ("周期", "时期", "期间", "报告期", "所属期", "填报周期"),
    "value": ("数值", "值", "填报值", "填报结果", "结果"),
    "unit": ("单位(量)", "计量单位", "量", "数量单位"),
    "author": ("填报人", "经办人", "uploadedby", "statedby"),
    "day": ("填报日期", "日期", "填报时间", "date", "uploadedat"),
    "proof": (
        *("佐证(文件或网址)", "佐证", "佐证材料", "佐证文件", "证明材料", "附件", "evidence"),
        *("evidencefile", "file"),
    ),
    "sha256": ("校验值", "文件校验值", "hash"),
    "note": ("备注", "说明", "理由", "remark", "remarks"),
    "reviewer": ("复核人", "审核人", "reviewedby"),
    "decision": ("复核意见", "审核意见", "复核意见(认可/不认可)", "认定"),
    "reviewed": ("复核日期", "复核时间", "审核日期", "reviewedat"),
}
#: Column of the register (依申请公开台账) → the same.
LEDGER: Mapping[str, tuple[str, ...]] = {
    "agency": EVIDENCE["agency"],
    "name": ("单位", "单位名称", "机构名称", "受理单位", "受理机关", "name"),
    "number": ("申请编号", "编号", "登记号", "受理编号", "序号", "no"),
    "way": ("提交方式", "申请方式", "受理方式", "渠道"),
    "submitted": ("提交日期", "申请日期", "申请时间", "提交时间"),
    "signed": ("签收日期", "签收时间"),
    "confirmed": ("确认日期", "双方确认日期", "确认收到日期"),
    "received": ("收到日期", "收到申请日期", "受理日期", "收件日期", "登记日期"),
    "asked": ("补正告知日期", "告知补正日期", "通知补正日期", "补正通知日期"),
    "supplied": ("收到补正日期", "补正日期", "补正收到日期"),
    "extended": ("延期批准日期", "批准延期日期", "延期日期"),
    "told": ("延期告知日期", "告知延期日期"),
    "third_from": ("征求第三方起", "征求第三方意见日期", "征求第三方开始日期"),
    "third_to": ("征求第三方止", "第三方答复日期", "征求第三方结束日期"),
    "other_from": ("征求其他机关起", "征求其他机关意见日期", "征求其他机关开始日期"),
    "other_to": ("征求其他机关止", "其他机关答复日期", "征求其他机关结束日期"),
    "answered": ("答复日期", "答复时间", "办结日期"),
    "answer": ("答复类型", "答复情况", "办理结果", "答复结果", "处理结果"),
    "as_of": ("台账日期", "填报日期", "统计日期"),
    "author": ("填报人", "经办人", "承办人", "登记人"),
}
#: A column that names or describes a person: never stored.
PERSONAL = re.compile(
    "申请人|姓名|身份证|证件|电话|手机|联系|住址|地址|邮箱|邮编|性别|年龄|申请内容|描述|法定代表人|代理人"
)
#: Sheets beside the tables that hold no lines.
EXPLANATIONS = re.compile("说明|目录|字典|须知|示例|样例")


def key_of(text: str) -> str:
    """A heading as it is compared: case, blanks, underscores, stars and colons do not matter."""
    return re.sub(r"[\s*:_-]", "", clean(text).casefold())


def field_of(text: str, words: Mapping[str, tuple[str, ...]]) -> str | None:
    """The column that a heading names, with or without its remark in brackets; None where none."""
    key = key_of(text)
    for candidate in (key, re.sub(r"\([^)]*\)$", "", key)):
        for name, aliases in words.items():
            if candidate and (candidate == key_of(name) or candidate in map(key_of, aliases)):
                return name
    return None


def fields_of(header: Sequence[str], words: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Which column stands in which position; the first of two that say the same.

    A plain 单位 right behind the value is its unit, not the body (both are 单位 in Chinese).
    """
    fields: dict[str, int] = {}
    for position, text in enumerate(header):
        name = field_of(text, words)
        if name == "name" and key_of(text) == "单位" and fields.get("value") == position - 1 >= 0:
            name = "unit"
        if name is not None and name not in fields:
            fields[name] = position
    return fields
