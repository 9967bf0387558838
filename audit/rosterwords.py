"""The words that rosters use for headers, kinds of body and fields of duty, English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.model import FUNCTION_COLUMNS, AgencyKind, ColumnId
from audit.table import clean

#: Field of the roster → (Chinese header, other headers that offices write for it).
HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("编码", "编号", "代码", "单位编码", "单位编号", "单位代码", "机构编码", "机构代码", "code"),
    "name": (
        *("名称", "单位名称", "单位", "机构名称", "部门名称", "被评估单位", "被考核单位"),
        *("全称", "单位全称", "机构", "agency"),
    ),
    "kind": (*("类型", "类别", "单位类型", "单位类别", "机构类型", "机构类别", "单位性质", "性质", "type"),),
    "group": ("分组", "组别", "考核分组", "评估分组", "考核组", "评估组", "考核组别", "排名分组", "组"),
    "site": (
        *("网站", "网址", "官网", "网站地址", "网站网址", "单位网站", "单位网址", "首页", "首页网址"),
        *("首页地址", "门户网址", "网站首页", "官网地址", "官网网址", "官方网站", "sites", "url", "website"),
    ),
    "entry": (
        *("公开平台", "信息公开平台", "政府信息公开平台", "公开平台网址", "公开平台地址", "公开专栏"),
        *("信息公开专栏", "政府信息公开专栏", "公开入口", "政务公开网址", "信息公开网址", "platform"),
    ),
    "functions": (
        *("职能", "职能领域", "职责", "主要职能", "涉及领域", "公开领域", "职责领域", "重点领域"),
        *("职能范围", "function", "fields"),
    ),
}
#: A running number serves as the id only where the roster has no other (备选).
FALLBACK_ID = "序号"
REQUIRED = ("id", "name", "kind", "group", "site")

_KINDS: Mapping[AgencyKind, tuple[str, ...]] = {
    AgencyKind.PORTAL: (
        *("门户", "政府门户网站", "门户网站", "政府网站", "政府", "人民政府", "县政府", "市政府", "区政府"),
        *("省政府", "县区政府", "县市区政府", "县级政府", "市级政府"),
    ),
    AgencyKind.DEPARTMENT: (
        *("部门", "政府工作部门", "组成部门", "政府组成部门", "职能部门", "部门网站", "委办局", "局"),
        *("县直部门", "市直部门", "区直部门", "省直部门", "县直单位", "市直单位", "区直单位", "省直单位"),
        *("县直", "市直", "区直", "省直", "直属单位", "直属机构", "工作部门", "部门单位", "派出机构"),
    ),
    AgencyKind.TOWNSHIP: (
        *("乡镇", "镇", "乡", "街道", "街道办", "街道办事处", "镇街", "乡镇街", "镇乡", "乡镇街道办"),
        *("乡镇街道办事处", "乡镇人民政府", "乡镇政府", "镇政府", "乡政府", "镇人民政府", "镇乡街道"),
    ),
    AgencyKind.SCHOOL: (
        *("中小学", "中学", "小学", "高校", "高等学校", "大学", "幼儿园", "职业学校", "教育机构", "院校"),
    ),
    AgencyKind.HOSPITAL: ("医院", "卫生院", "医疗卫生机构", "乡镇卫生院", "卫生机构", "公立医院", "诊所"),
    AgencyKind.UTILITY: (
        *("公共企事业单位", "公共企事业", "企事业单位", "公用企业", "公共企业", "公用事业", "事业单位"),
        *("国有企业", "国企", "其他公共企事业"),
    ),
    AgencyKind.PARTY: ("党委", "党委部门", "党组", "党支部", "党总支", "党务", "党群部门", "党委机构"),
    AgencyKind.VILLAGE: ("村", "社区", "村社区", "行政村", "村居", "村委会", "居委会", "村民委员会"),
}

_FUNCTIONS: Mapping[ColumnId, tuple[str, ...]] = {
    ColumnId.ENVIRONMENT: ("环境保护", "环境", "环保", "生态环境保护"),
    ColumnId.FOOD_DRUG: ("食品药品", "食药监管", "食品药品安全", "食药安全", "食品安全", "药品监管"),
    ColumnId.HEALTH: ("卫生", "卫生健康", "医疗", "卫健"),
    ColumnId.EDUCATION: ("教育领域", "义务教育"),
    ColumnId.WELFARE: ("社会救助", "公益事业", "社会公益", "扶贫", "民政", "社会福利", "社会保障"),
    ColumnId.LAND: ("征地", "拆迁", "国土", "土地", "征地补偿", "自然资源", "征收"),
    ColumnId.ENFORCEMENT: ("行政许可", "行政处罚", "行政执法", "执法", "双公示", "许可处罚"),
    ColumnId.SERVICES: ("办事", "政务服务", "服务", "审批服务"),
    ColumnId.PROJECTS: ("重大项目", "建设项目", "项目建设", "重点项目"),
    ColumnId.TRADING: ("公共资源", "公共资源配置", "公共资源交易监管", "交易", "招标投标"),
    ColumnId.PROCUREMENT: ("采购",),
    ColumnId.STATISTICS: ("统计", "统计数据"),
    ColumnId.SAFETY: ("安全生产监管", "安监", "安全监管"),
    ColumnId.EMERGENCY: ("应急", "突发事件", "应急处置"),
    ColumnId.FEES: ("收费", "行政事业性收费", "价格收费", "涉企收费"),
    ColumnId.DATA: ("数据开放", "开放数据", "数据", "公共数据开放"),
    ColumnId.CREDIT: ("信用", "社会信用", "信用体系"),
}


def key_of(text: str) -> str:
    """What a word is compared by: no brackets' contents, marks or blanks, lower case."""
    plain = re.sub(r"\(([^()]*)\)|\[[^\[\]]*\]|【[^】]*】", "", clean(text))
    return re.sub(r"[\s*:：、/·.,()_-]", "", plain).casefold()


def _joined(text: str) -> str:
    """Like ``key_of`` but with what stands in brackets kept: 乡镇(街道) is 乡镇街道."""
    return key_of(re.sub(r"[()（）]", "", clean(text)))


def field_of(header: str) -> str | None:
    """The roster field that a header names (``id 编码`` and ``*单位名称（必填）`` too), or None."""
    for word in (key_of(header), *map(key_of, clean(header).split())):
        if word in _FIELD_OF:
            return _FIELD_OF[word]
    return None


def kind_of(text: str) -> AgencyKind | None:
    """The kind of body that a cell names, or None."""
    return _KIND_OF.get(_joined(text)) or _KIND_OF.get(key_of(text))


def function_of(text: str) -> ColumnId | None:
    """The field of duty that a word names by id or in Chinese, or None."""
    return _FUNCTION_OF.get(key_of(text)) or _FUNCTION_OF.get(text.strip().casefold())


def function_names() -> tuple[str, ...]:
    """The words for fields of duty: ids and standard names."""
    return tuple(sorted(column.value for column in FUNCTION_COLUMNS)) + tuple(
        sorted(column.label for column in FUNCTION_COLUMNS)
    )


def kind_names() -> tuple[str, ...]:
    """The words for kinds that an error or a drop-down offers: the Chinese names of the contract."""
    return tuple(kind.label for kind in AgencyKind)


def kind_words() -> tuple[str, ...]:
    """Every word that names a kind, for guessing what a misspelt one meant."""
    return tuple(word for kind in AgencyKind for word in (kind.label, kind.value, *_KINDS[kind]))


_FIELD_OF = {key_of(word): name for name, words in HEADERS.items() for word in (name, *words)}
_KIND_OF = {
    _joined(word + ending): kind
    for kind in AgencyKind
    for word in (kind.value, kind.label, *_KINDS[kind])
    for ending in ("", "类")
}
_FUNCTION_OF = {
    word.casefold(): column
    for column in FUNCTION_COLUMNS
    for word in (column.value, key_of(column.value), column.label, *_FUNCTIONS[column])
}
