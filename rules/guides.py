"""Service guides (办事指南) and the ten kinds of elements that the inspection asks of them.

国办秘函〔2019〕19号: 事项名称 设定依据 申请条件 办理材料 办理地点 办理机构 收费标准 办理时间 联系电话
办理流程.  The wordings are generous: one that is not known here must not accuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audit.model import Record
from audit.widths import plain_width
from rules.reading import text_of, whole

_WORDINGS: Mapping[str, str] = {
    "设定依据": r"依\s*据|根据|按照.{0,30}(?:法|条例|规定|办法)",
    "申请条件": r"条\s*件|(?:办理|申请|服务|受理|适用|审批)(?:对象|范围)|申请人|适用于",
    "办理材料": r"材\s*料|资\s*料|要件|证件|(?:提交|提供|携带|出具)",
    "办理地点": r"地\s*点|地\s*址|窗\s*口|大\s*厅|网\s*址|网上办理|(?:路|街)\s*\d+\s*号|\d+\s*楼",
    "办理机构": (
        r"(?:办理|实施|受理|审批|承办|责任|主管)(?:机构|机关|单位|部门|主体|科室)|"
        r"局|委员会|中心|办公室|政府|厅"
    ),
    "收费标准": r"收\s*费|费\s*用|免费|工本费|元/|不收",
    "办理时间": r"时\s*间|时\s*限|期\s*限|工作日|\d+\s*[日天]|当场|即办",
    "联系电话": r"电\s*话|热\s*线|联系方式|\d{3,4}-\d{7,8}|12345|咨询方式",
    "办理流程": r"流\s*程|程\s*序|步\s*骤|环\s*节|(?:受理|审核|审查).{0,40}(?:办结|发证|送达|决定|领取)",
}
#: The title names the matter: it is never missing.
ELEMENTS = ("事项名称", *_WORDINGS)
_TITLE = re.compile(r"指南|须知|办理|申领|申请|核发|审批|登记|备案|流程|许可|认定|确认|发放|给付")
_NEWS = re.compile(r"通知|公告|公示|召开|开展|调研|会议|启事|名单|工作$|情况|报告|意见|方案")
_LEAST = 4
_SHORT = 80
#: Formats: original or copy, paper or electronic, how many.
_FORMAT = re.compile(r"原\s*件|复\s*印|纸\s*质|电\s*子|扫描|照片|\d\s*份|[一二两三]\s*(?:式|份)|份\s*数|拍照")
_VAGUE = re.compile(
    r"(?:法律|法规|规章|规定|要求|认为)[^。；;\n]{0,15}其[他它][^。；;\n]{0,8}(?:材料|资料|文件|证明)|"
    r"其[他它](?:需要|应当|应|须|需|相关|有关|必要|所需)[^。；;\n]{0,10}(?:材料|资料|文件|证明)"
)
#: 无需提供其他材料 leaves nothing open.
_NOT = re.compile(
    r"(?:无需|无须|不需|不用|不得|不再|不应|不要求|严禁|禁止|除[^，。；\n]{1,20}外)[^。；;\n]{0,16}$"
)
#: Under which head words stand: of what is to be handed in, or of something else (a law that is quoted).
_MATERIALS = re.compile(r"(?:材\s*料|资\s*料|要件)(?:清单|目录|名称|要求)?\s*[:：]|(?:提交|提供|携带|出具)")
_OTHER_HEAD = re.compile(
    r"(?:依\s*据|条\s*件|范\s*围|对\s*象|流\s*程|程\s*序|注意事项|义\s*务)\s*[:：]|"
    r"第\s*[一二三四五六七八九十百零\d]{1,6}\s*条|应当(?:向[^。；\n]{0,30})?提交(?:下列|以下)[^：:。\n]{0,8}[:：]?"
)
_ABOVE = 400
#: Files beside a guide whose words are not the guide's: forms, samples, laws.
_BESIDE = re.compile("表|样本|样式|示例|范本|法$|法[.（(]|条例|办法|规定|细则")


@dataclass(frozen=True, slots=True)
class Guide:
    """A service guide that was read whole.

    ``missing`` are the elements that its text lacks, ``without_format`` whether it asks for materials and
    says nothing of their form, ``vague`` the words that leave the materials open (empty: none).
    """

    record: Record
    missing: tuple[str, ...]
    without_format: bool
    vague: str


def guides(records: Iterable[Record]) -> tuple[Guide, ...]:
    """The items that are service guides, by address: the same ones whenever it is judged again."""
    found = (guide_of(record) for record in sorted(records, key=lambda record: record.url))
    return tuple(guide for guide in found if guide is not None)


def guide_of(record: Record) -> Guide | None:
    """The guide that a record is; None where it was not read whole or is something else."""
    if record.is_page or not whole(record) or _NEWS.search(record.title):
        return None
    text = plain_width(text_of(record))
    present = [name for name, wording in _WORDINGS.items() if re.search(wording, text)]
    if len(text) < _SHORT or len(present) < _LEAST or not _TITLE.search(record.title):
        return None
    return Guide(
        record,
        tuple(name for name in _WORDINGS if name not in present),
        "办理材料" in present and _FORMAT.search(text) is None,
        _vague_in(text_of(record, lambda file: not _BESIDE.search(file.name))),
    )


def _vague_in(own: str) -> str:
    """The words that leave open what has to be handed in; empty where there are none.

    Only under a head of materials: laws that are quoted as the basis end their lists in such words, too.
    """
    text = plain_width(own)
    for found in _VAGUE.finditer(text):
        above = text[max(0, found.start() - _ABOVE) : found.start()]
        heads = [match.end() for match in _MATERIALS.finditer(above)]
        others = [match.end() for match in _OTHER_HEAD.finditer(above)]
        # 「根据有关法律法规规定应提交的」 names its head itself.
        own_head = "提交" in found[0] or "提供" in found[0]
        if (heads or own_head) and max(heads, default=0) > max(others, default=-1) and not _NOT.search(above):
            return found[0]
    return ""
