"""Figures that claim nothing: ordinals, norms, deadlines, plans, frequencies, slogans, names, boilerplate."""

from __future__ import annotations

import re
from decimal import Decimal

from audit.claims.figures import Figure
from audit.claims.plaintext import PlainText
from audit.claims.surroundings import Surroundings

_ORDINAL = re.compile(r"(?:第|排名?|列|居)\s?$")
_RANK = re.compile(r"前\s?$")
_NORM_BEFORE = re.compile(
    r"(?:不低于|不少于|不高于|不超过|不得少于|不得超过|不多于|至少|最多|最高|最低|权重|权重为|占分|满分|扣|加)\s?$"
)
_NORM_AFTER = re.compile(r"\s?(?:以内|之内|内(?![容部设外控审网涵务])|前(?!期|来))")
#: Somebody is told what to do: 各单位要 …, 应当 …; what was done already says 了, 已 or 共.
_DUTY = re.compile(
    r"(?:各级|各地|各部门|各单位|机关|政府|部门|单位|办公室)[^,。;]{0,10}(?:(?<![主重需])要(?!求|点|闻|素)|(?<![回响相对适反供效])应(?!急|对|邀|诉)|须|必须)"
    r"|应当|必须|务必|不得|(?:力争|计划|争取)(?:到|在|于|用)"
)
_AIM = re.compile(r"(?:力争|争取|计划|拟|预计|目标是|将在|将于|将再)[^,。;]{0,16}$")
_DONE = re.compile(r"[了共]|已(?!经济)|累计|先后|完成")
_FREQUENCY = re.compile(
    r"每(?:亩|平方米|件|家|年|月|季度?|周|天|日|半年|学期|个|人|村|户|次|逢|两|半|隔|名)[^,。;]{0,16}$|(?:一|1)(?:年|月|季|周|日)$"
)
_BOILERPLATE = re.compile(
    r"(?:优质|优秀|精选|精品|实用|热门|推荐|通用|最新|范文|汇总|合集|集锦|文档共|共计?)\s?$"
)
_COLLECTED = re.compile(r"[(（][^()（）]{0,8}$")
_DURATION = re.compile(r"(?:缩短|压缩|减少|提速|节约|压减|提前|精简)[^,。;]{0,20}$")
#: Units of things that can be touched; a Chinese numeral before them counts.
_CONCRETE = frozenset(
    [
        "件",
        "篇",
        "次",
        "期",
        "份",
        "人",
        "名",
        "家",
        "起",
        "宗",
        "场",
        "块",
        "册",
        "本",
        "人次",
        "件次",
        "场次",
        "%",
        "万元",
        "元",
        "户",
        "条",
    ]
)
_PERSON = frozenset({"名", "位"})
_MADE = re.compile(
    r"(?:编制|编印|制定|制订|建立|健全|完善|修订|修改|出台|印发|形成|下设|设有|设立|开设|开通|通过|采取|采用|分为|包括|涉及|公开|发布"
    r"|召开|举办|安排|指定|明确|配备|聘请?|聘任|共|等|有|把|辖|了|新增|撤销|办理|完成)[^,。;]{0,20}$"
)
_HELD = re.compile(r"(?:召开|举办|组织|开展|进行|举行|发布|培训|了|过|共)\s?$")
_LISTED = re.compile(r"、[^,。;、]{1,10}$")
_SLOGAN = re.compile(
    r"(?:个|项|种|类|位|条|大类)?(?:到位|全面|代表|环节|方面|层面|坚持|一律|维护|意识|自信|确立|基本|统一|集中|率先|文明|转变|关键"
    r"|结合|必须|不准|确保|重点|突出|着力|阶段|角度|维度|月|季度|小时|体系建设|一体|主线|龙|道理|办好|性)"
)
_PROGRAMME = re.compile(r"(?:工程|行动|战略|攻坚|服务年|建设年)")


def is_no_claim(plain: PlainText, figure: Figure, around: Surroundings) -> bool:
    """Whether a figure is no statement of what was done or is the case."""
    text, start = plain.text, figure.start
    before, after = text[max(0, start - 12) : start], text[figure.end : figure.end + 8]
    if plain.in_title(start) or plain.in_quotes(start) or _ORDINAL.search(before):
        return True
    if figure.unit in _PERSON and _RANK.search(before):
        return True
    if _is_norm(figure, around, before, after) or _is_boilerplate(figure, before):
        return True
    if figure.unit == "个工作日":
        return _DURATION.search(around.clause) is None
    if figure.unit == "" and figure.number is not None and figure.number >= Decimal(10**9):
        return True
    if figure.unit == "个" and after.startswith(("部分", "章节")):
        return True  # the report's own make-up
    if figure.masked:
        return figure.unit == "人" and re.match(r"\s?(?:[,。;、)\n次]|$)", after) is None
    return figure.is_chinese and _is_wording(figure, around, after)


def _is_norm(figure: Figure, around: Surroundings, before: str, after: str) -> bool:
    if _NORM_BEFORE.search(before) or _FREQUENCY.search(around.clause):
        return True
    if figure.unit not in {"家", "人", "名"} and _NORM_AFTER.match(after):
        return True
    if _AIM.search(around.clause) and not around.clause.endswith("的"):
        return True
    told = f"{around.sentence}{around.clause}"
    last = max((duty.end() for duty in _DUTY.finditer(told)), default=None)
    return last is not None and _DONE.search(told, last) is None


def _is_boilerplate(figure: Figure, before: str) -> bool:
    """The frame of a collection of model texts (优秀15篇), which its site wrote, not a body."""
    if figure.unit not in {"篇", "份", "套"}:
        return False
    found = _BOILERPLATE.search(before)
    return found is not None and _COLLECTED.search(before) is not None


def _is_wording(figure: Figure, around: Surroundings, after: str) -> bool:
    """Whether a Chinese numeral is part of a phrase (三个到位, 一件事, 四项制度) rather than a count."""
    if _SLOGAN.match(after) or (figure.unit in {"项", "大类", "类"} and _PROGRAMME.match(after)):
        return True
    clause = around.clause
    if figure.number is not None and figure.number <= 1:
        if figure.unit in _PERSON:
            return clause.endswith(("每", "任何", "某", "又", "同", "哪", "另")) or (
                figure.unit == "位" and _MADE.search(clause) is None
            )
        return figure.unit != "%" and not (figure.unit in {"次", "场", "期"} and _HELD.search(clause))
    if figure.unit in _CONCRETE:
        return False
    if clause == "" and around.near == "":
        return figure.unit != "类"
    return _MADE.search(clause) is None and _LISTED.search(clause) is None
