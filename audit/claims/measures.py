"""What is counted: the measures of disclosure work, by the words that stand around a figure.

The first measure that fits wins, so the narrow ones come first (SD-009, SD-046, SD-049, SD-051, SD-064,
SD-130, SD-135, SD-171, SD-205, SD-207, SD-209).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_ITEMS = frozenset(
    ["条", "件", "篇", "次", "期", "份", "则", "条次", "件次", "篇次", "个", "项", "宗", "起", "类"]
) | {""}
_PIECES = frozenset(["条", "件", "篇", "份", "则", "条次", "件次", "篇次"]) | {""}
_ISSUES = _PIECES | {"期", "次"}
_CASES = frozenset(["件", "起", "宗", "例", "次", "人次", "件次", "条", "份", "笔"]) | {""}
_EVENTS = frozenset(["次", "场", "期", "个", "场次", "期次", "轮", "班"])
_PEOPLE = frozenset(["人", "名", "位"])
_TIMES_OF_PEOPLE = frozenset(["人次", "人", "名"])
_THINGS = frozenset(["个", "块", "处", "面", "期", "台", "套"])
_SHARES = frozenset({"%", "个百分点"})
_ALL: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that summaries count.

    ``units`` are those it may have (empty: any), ``near`` what must stand in the figure's own clause,
    ``far`` what must stand in the sentence up to the figure, ``never`` what must not stand in the clause.
    """

    id: str
    label: str
    units: frozenset[str]
    near: re.Pattern[str]
    far: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None

    def fits(self, unit: str, tight: str, told: str) -> bool:
        """Whether words and unit are those of this measure."""
        if self.units and unit not in self.units:
            return False
        if self.near.search(tight) is None or (self.never is not None and self.never.search(tight)):
            return False
        return self.far is None or self.far.search(told) is not None


def _m(id_: str, label: str, units: frozenset[str], near: str, far: str = "", never: str = "") -> Measure:
    return Measure(
        id_,
        label,
        units,
        re.compile(near),
        re.compile(far) if far else None,
        re.compile(never) if never else None,
    )


_REQUEST = r"依申请|信息公开[^,。;]{0,8}申请|申请[^,。;]{0,10}信息公开|公开[^,。;]{0,6}信息的?申请|申请公开"

#: In the order in which they are tried.
MEASURES: tuple[Measure, ...] = (
    _m("share", "占比", _SHARES, r"(?:占|比重|比例|占比)[^,。;]{0,12}#"),
    _m("proposals_rate", "建议提案办复率等", _SHARES, r"办复率|面商率|采纳率|落实率"),
    _m("proposals_rate", "建议提案办复率等", _SHARES, r"率", r"(?:建议|提案)[^。]{0,80}$"),
    _m("electronic_rate", "全文电子化率", _SHARES | {""}, r"电子化率"),
    _m(
        "service_rate",
        "办件效能率",
        _SHARES | {""},
        r"(?:办结|评价|满意|及时|按时|按期|办理|答复|回复|受理|好评|开通)率|满意度",
    ),
    _m("fees", "信息公开收费", frozenset({"元", "万元", "次", "件"}), r"收费|收取|费用减免"),
    _m("reviews", "行政复议", _CASES, r"复议"),
    _m("lawsuits", "行政诉讼", _CASES, r"诉讼|应诉"),
    _m("requests_denied", "不予公开", _CASES, r"不予(?:以)?公开|不同意公开"),
    _m("requests_carried", "结转下年度的申请", _CASES, r"结转"),
    _m(
        "requests_answered",
        "依申请公开办结(答复)",
        _CASES,
        r"(?:答复|办结|办理完?)",
        _REQUEST,
        r"率|收到|新收",
    ),
    _m("requests_answered", "依申请公开办结(答复)", _CASES, r"申请(?:办结|答复|办理)", never=r"审批|许可|率"),
    _m("requests_received", "依申请公开受理(收到)", _CASES, _REQUEST, never=r"复议|诉讼"),
    _m(
        "requests_received",
        "依申请公开受理(收到)",
        _CASES,
        r"受理|收到|新收|接到|申请",
        _REQUEST,
        r"复议|诉讼|咨询|审批",
    ),
    _m(
        "new_media",
        "网站、新媒体账号数",
        frozenset({"个", "家"}),
        r"微信|微博|公众号|新媒体|客户端|网站|门户",
    ),
    _m("press_media", "参加发布会的媒体", frozenset({"家", "个"}), r"媒体"),
    _m(
        "press_conferences",
        "新闻发布会(吹风会、见面会)",
        _EVENTS,
        r"新闻发布|发布会|吹风会|见面会|记者会|通气会",
    ),
    _m(
        "proposals_published",
        "公开的建议提案答复",
        _ITEMS,
        r"公开|公布|公示",
        r"建议[^。;]{0,8}提案[^。]{0,80}$",
        r"主动公开",
    ),
    _m("proposals_cppcc", "政协提案", _CASES, r"提案", never=r"建议"),
    _m(
        "proposals_npc",
        "人大建议",
        frozenset({"件", "条"}),
        r"(?:人大|代表)[^,。;]{0,14}(?:建议|议案)|(?:议案|意见建议)[^,。;]{0,4}#",
    ),
    _m("proposals_npc", "人大建议", frozenset({"件"}), r"建议(?!书|性|案)"),
    _m("proposals_cppcc", "政协提案", frozenset({"件"}), r"立案|并案|交办|办复", r"提案[^。]{0,60}$"),
    _m("proposals_npc", "人大建议", frozenset({"件"}), r"立案|交办|办复|落实|采纳", r"建议[^。]{0,110}$"),
    _m("training_people", "培训人次", _TIMES_OF_PEOPLE, r"培训"),
    _m("training_people", "培训人次", frozenset({"人次"}), r".", r"培训[^。]{0,60}$", r"宣讲|发放|咨询"),
    _m("publicity", "宣传宣讲", _ALL, r"宣讲|宣传(?!栏|橱窗|板)|明白纸|手册", never=r"信息|率"),
    _m("training_sessions", "培训期数", _EVENTS, r"培训"),
    _m("interpretations", "政策解读", _ISSUES | {"个"}, r"解读"),
    _m("responses", "回应关切", _PIECES | {"个", "次", "起"}, r"回应|舆情"),
    _m(
        "inquiries",
        "咨询留言受理",
        _CASES,
        r"咨询|信箱|来信|留言|来访|(?:受理|接听|接受)[^,。;]{0,10}热线|12345",
    ),
    _m("complaints", "投诉举报", _CASES, r"投诉|举报|信访"),
    _m(
        "consultations",
        "意见征集",
        _PIECES | {"个", "项"},
        r"征求意见|意见征集|征集(?:意见|调查)|公开征集|听证",
    ),
    _m("penalties", "行政处罚", _CASES, r"处罚"),
    _m("licences", "行政许可", _CASES, r"许可", never=r"事项"),
    _m("trading", "公共资源交易信息", _PIECES, r"交易信息|招标|中标|交易公告|采购"),
    _m("platform_entries", "平台录入信息", _PIECES, r"录入"),
    _m("briefs", "简报专报", _ISSUES, r"简报|专报|内刊|》(?:共)?#", never=r"日报|晚报"),
    _m("news", "工作动态信息", _PIECES, r"(?:动态|要闻|新闻(?!发布))(?:类)?(?:信息)?[^,。;信]{0,4}#"),
    _m("other_channels", "公报、广播电视、报刊公开", _PIECES, r"公报|广播|电视|报纸|报刊|[日晚]报"),
    _m("wechat", "微信发布", _ISSUES, r"微信|公众号"),
    _m("weibo", "微博发布", _ISSUES, r"微博"),
    _m("budget_files", "财政预决算", _PIECES, r"预算|决算|预决算|三公"),
    _m("food_drug", "食品药品监管信息", _PIECES, r"食品|药品|消费警示"),
    _m("disclosed_policy", "政策法规类信息", _PIECES, r"(?:政策|法规|规范性文件)[^,。;]{0,6}(?:类|信息)"),
    _m("disclosed_other", "其他类信息", _PIECES, r"其[他它](?:类|方面|方式|渠道|途径)?[^,。;]{0,8}信息"),
    _m(
        "disclosed_work",
        "工作(业务)类信息",
        _PIECES,
        r"(?:^|[:、])(?:其中)?[^,。;公]{0,4}(?:工作|业务)(?:工作)?(?:类)?信息(?:类)?#",
    ),
    _m(
        "disclosed_total",
        "主动公开信息总数",
        _PIECES,
        r"主动公开[^,。;]{0,12}信息|公开[^,。;]{0,10}(?:信息|事项)(?:的)?(?:总数|总量|总计|共计|总条数)",
    ),
    _m(
        "website",
        "网站(平台)公开",
        _PIECES,
        r"(?:网站|网络?上|公开网|信息网|政务网|平台|门户)[^,。;]{0,20}(?:公开|发布|上传|公布|信息|更新|报送)",
    ),
    _m("documents", "公开文件", _PIECES, r"文件|公文"),
    _m(
        "disclosed_total",
        "主动公开信息总数",
        _PIECES,
        r"主动公开|公开[^,。;]{0,8}信息|编制[^,。;]{0,8}信息|发布[^,。;]{0,6}信息|信息公开(?:总|条)?数?"
        r"|等(?:各类|各项)?信息#",
    ),
    _m("services_applied", "办件申请", _CASES, r"(?:审批|许可|服务|办事|事项)[^,。;]{0,6}申请"),
    _m("services_done", "办件办结", _CASES | {"项"}, r"办结|办件|(?:共|已|累计|各类)办理|办理各类|代办"),
    _m("services_accepted", "办件受理", _CASES, r"受理"),
    _m("rules_made", "制度机制", frozenset({"项", "个", "部"}), r"制度|机制|办法"),
    _m(
        "service_items",
        "事项(项目)数",
        frozenset({"项", "个"}),
        r"(?:事项|服务项目|项目总数|服务指南)[^#]{0,8}#|#[^,。;]{0,6}(?:事项|项目)",
    ),
    _m("boards", "公开栏", _THINGS, r"公开栏|公示栏|宣传栏|橱窗|公开板|展板|宣传板|查阅点|查阅场所"),
    _m("meetings", "会议", _EVENTS, r"会议|例会|座谈|(?:动员|推进|部署|工作|专题|协调)会"),
    _m("inspections", "检查督查", _EVENTS, r"检查|督查|巡查|抽查|考核|通报"),
    _m(
        "staff",
        "工作人员",
        _PEOPLE,
        r"人员|同志|信息员|监督员|检查员|联络员|成员|领导|干部|负责人|专职|兼职|从事|组长|局长|发言人",
        never=r"党员\s?#",
    ),
    _m("staff", "工作人员", frozenset({"个"}), r"(?:人员|干部|专干)[^,。;]{0,2}#|#(?:工作)?人员"),
    _m(
        "bodies",
        "单位(村居)数",
        frozenset({"个", "家"}),
        r"(?:村|社区|单位|部门|镇|乡|街道)[^,。;]{0,4}#|#[^,。;]{0,10}(?:村|社区|单位|部门|镇|乡|街道|政府)",
    ),
)

#: What a zero statement may be about, by the words in it; several may be said at once.
ZEROS: tuple[tuple[str, str], ...] = (
    ("reviews", r"复议"),
    ("lawsuits", r"诉讼|应诉"),
    ("fees", r"收费|收取|费用"),
    ("requests_denied", r"不予(?:以)?公开"),
    ("violations", r"违反|违规|违纪|泄密|失密|责任追究|追责"),
    ("complaints", r"投诉|举报"),
    ("transfers", r"移送|移交"),
    ("service_items", r"(?<!收费)事项"),
    ("responses", r"舆情"),
)
LABELS: Mapping[str, str] = {
    **{measure.id: measure.label for measure in reversed(MEASURES)},
    "violations": "违规追责",
    "transfers": "信息移送",
    "other": "其他",
}


def measure_of(unit: str, tight: str, told: str) -> str:
    """The id of the measure that a figure states; ``other`` where none fits.

    ``tight`` is the figure's clause with ``#`` in its place, ``told`` the sentence up to the figure.
    """
    return next((measure.id for measure in MEASURES if measure.fits(unit, tight, told)), "other")
