"""Rule: the disclosure guide states every element that the law asks for.

要求：政府信息公开指南应写明信息分类、编排体系、获取方式，公开工作机构的名称、地址、时间、电话、传真、互
联网联系方式，以及申请和监督渠道。

依据：《政府信息公开条例》第十二条第二款。

认定：
1. 读取指南页和指南栏目内标题含“指南”的正文，逐项查找要素（参数 elements）；栏目内其他信息写明的
   （如另有机构信息页），不算缺。
2. 正文已读、长度不少于 min_length 字而缺某要素的，每缺一项记一条不合格。
3. 附件能读取的，与正文合并认定；附件没有读全（扫描件、设密码等）、正文过短或打不开的，存疑，不扣分。

不适用：指南栏目未开设或为空（由相应指标扣分）。

整改：对照条例第十二条补齐所缺要素，机构名称、电话等变动后20个工作日内更新。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from audit.model import Attachment, Finding
from audit.widths import plain_width
from rules.facts import Facts
from rules.findings import failed, not_applicable, passed, proof, shown_by, unavailable
from rules.reading import text_of, unread_reason, unread_shown
from rules.requirements import Columns

TITLE = "公开指南要素齐全"
CATALOGUE = ("TL-12", "SD-042", "SD-004")
REQUIRES = Columns("guide", texts=True)
DEFAULT_ELEMENTS = (
    "信息分类",
    "编排体系",
    "获取方式",
    "机构名称",
    "办公地址",
    "办公时间",
    "联系电话",
    "传真",
    "互联网联系方式",
    "申请渠道",
    "监督渠道",
)
#: Files beside a guide that are no part of its text.
_FORM = re.compile("表|流程图|样本|示例")
#: How sites word each element: generous, for a wording that is not known here must not accuse.
_WORDINGS: Mapping[str, str] = {
    "信息分类": r"分类|类别|公开(?:的)?范围|公开(?:的)?内容|主动公开.{0,20}信息",
    "编排体系": r"编排|编码|索引号?|排列|目录.{0,10}(?:结构|格式|组成)|体系",
    "获取方式": r"获取|获得|公开(?:的)?(?:形式|方式|渠道|途径)|查阅|查询|查找",
    "机构名称": r"(?:机构|单位|部门)(?:的)?名称|工作机构|受理机构|受理部门|负责.{0,20}信息公开|办公室",
    "办公地址": r"地\s*址|地点|号楼|大院|\d+\s*室|(?:路|街|道|巷)\s*\d+\s*号|\d+\s*楼|办公楼|大厦",
    "办公时间": (
        r"(?:办公|工作|受理|接待|服务|上班)时间|周[一二三四五]|星期[一二三四五]|上午|下午|工作日|"
        r"\d{1,2}[时点]|\d{1,2}[:：]\d{2}|节假日除外"
    ),
    "联系电话": r"电\s*话|联系方式|[Tt][Ee][Ll]|热线|\b0\d{2,3}[-—－ ]?\d{7,8}|\b12345\b",
    "传真": r"传\s*真|[Ff][Aa][Xx]",
    "互联网联系方式": r"邮\s*箱|电子邮件|[Ee]-?mail|@|网\s*址|网站|互联网|https?://|www\.",
    "申请渠道": r"申\s*请",
    "监督渠道": r"监督|投诉|举报|救济|复议|诉讼",
}


def check(
    facts: Facts, *, as_of: date, elements: tuple[str, ...] = DEFAULT_ELEMENTS, min_length: int = 300
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    records = facts.records_of("guide")
    guides = [record for record in records if record.is_page or "指南" in record.title] or list(records)
    if not guides:
        yield not_applicable("指南栏目没有内容，由“栏目有内容”认定，不重复扣", proof(facts.columns["guide"]))
        return
    read = "\n".join(text_of(record, _is_guide) for record in guides)
    text, length = plain_width(read), len(read)
    beside = [record for record in records if record not in guides and not _FORM.search(record.title)]
    more = plain_width("\n".join(text_of(record, _is_guide) for record in beside))
    missing = [name for name in elements if not (_stands_in(name, text) or _stands_in(name, more))]
    found = len(elements) - len(missing)
    unread = unread_reason((*guides, *beside), _is_guide)
    if length < min_length and missing:
        where = unread or "可能在图片中"
        reason = f"指南正文只读到 {length} 字（少于 {min_length} 字），{where}，不能认定缺要素"
        yield unavailable(reason, unread_shown(guides, _is_guide) or shown_by(guides))
    elif not missing:
        yield passed(f"指南写明全部 {len(elements)} 项要素", shown_by(guides))
    elif unread:
        reason = f"读到的内容没有 {'、'.join(missing)}，而{unread}，不能认定缺少"
        yield unavailable(reason, unread_shown(guides, _is_guide))
    else:
        for name in missing:
            reason = f"指南正文（{length} 字）没有写明“{name}”，应有 {len(elements)} 项，找到 {found} 项"
            yield failed(reason, shown_by(guides), name)


def _is_guide(file: Attachment) -> bool:
    """Whether a file beside the guide may be part of it; a blank form is not."""
    return not _FORM.search(file.name)


def _stands_in(name: str, text: str) -> bool:
    """Whether the element is in the text: by its usual wordings, or by the name an office gave it."""
    return re.search(_WORDINGS.get(name, re.escape(name)), text) is not None
