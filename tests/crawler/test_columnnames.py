"""Names of columns: every name leads to its column, look-alikes lead nowhere, columns.yml is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.errors import InputError
from audit.model import ColumnId
from crawler.columnnames import column_names, is_body, is_topic, match_label, read_names

OWN = ("柘城县人民政府", "柘城县", "柘城")

#: For every column labels as sites write them; a new name in columns.yml brings its sample here.
SAMPLES: dict[ColumnId, str] = {
    ColumnId.DISCLOSURE: "公开|政务公开|信息公开>|柘城县政府信息公开|政府信息公开专栏|政府信息公开平台",
    ColumnId.GUIDE: "政府信息公开指南|公开指南|柘城县人民政府信息公开指南|政务信息公开指南(3)|信息公开指引",
    ColumnId.REGULATIONS: "政府信息公开制度|信息公开制度|公开规定|政府信息公开制度文件|相关法规文件",
    ColumnId.STATUTORY: "法定主动公开内容|信息公开目录|政府信息公开目录|主动公开目录|公开目录",
    ColumnId.ANNUAL_REPORT: "政府信息公开年报|2018年政府信息公开工作年度报告|部门年报|乡镇年报",
    ColumnId.ON_REQUEST: "依申请公开|申请公开政府信息|我要申请公开|依申请公开平台",
    ColumnId.FUNCTIONS: "机构职能|机构设置|工作机构|单位简介|三定方案|主要职责|本局职能",
    ColumnId.LEADERS: "行署领导|领导信息|领导之窗|政府领导|市长之窗|领导班子|副县长",
    ColumnId.POLICY: "政策文件|规范性文件|政府文件|县政府文件|政策法规|行政规范性文件|柘城县政策文件",
    ColumnId.NEWS: "要闻动态|工作动态|柘城要闻|部门动态|政务要闻|本局动态|图片新闻",
    ColumnId.NOTICES: "通知公告|公示公告|通知公告MORE|公告公示|通知·公告|通 知 公 告",
    ColumnId.PLANS: "规划计划|发展规划|计划总结|规划信息|规划计划信息公开",
    ColumnId.STATISTICS: "统计信息|统计数据|统计公报|统计数据发布",
    ColumnId.BUDGET: "财政预决算|预决算公开|财政资金|部门预决算|三公经费|财政信息",
    ColumnId.PERSONNEL: "人事信息|人事任免|招考录用|公开招聘|任前公示",
    ColumnId.VILLAGE: "村务公开|三务公开|居务公开",
    ColumnId.INTERPRETATION: "政策解读|政策解读更多|一图读懂|图解政策|部门解读",
    ColumnId.RESPONSE: "回应关切|热点回应|社会热点回应|政务舆情回应",
    ColumnId.CONSULTATION: "意见征集|决策预公开|民意征集|调查征集|结果反馈|重大决策预公开",
    ColumnId.INQUIRIES: "专员信箱|互动交流|领导信箱|市长信箱|咨询建言|政民互动|留言选登",
    ColumnId.DECISIONS: "重大行政决策|重大行政决策事项目录|重大决策",
    ColumnId.MEETINGS: "会议公开|政府常务会议|重要会议|常务会议",
    ColumnId.EXECUTION: "执行公开|重点工作|财政审计|政务督查|审计结果公告",
    ColumnId.RESULTS: "结果公开|决定事项落实|政策评估",
    ColumnId.SERVICES: "服务|办事服务|政务服务|办事指南|网上办事大厅|个人办事|便民服务",
    ColumnId.POWERS: "权责清单|权力清单|权责清单和动态调整|责任清单",
    ColumnId.NEGATIVE_LIST: "负面清单|市场准入负面清单|不予公开范围",
    ColumnId.ENFORCEMENT: "双公示|行政许可/处罚|行政许可、行政处罚|行政执法公示|双随机、一公开",
    ColumnId.CREDIT: "信用信息|社会信用体系建设|红黑名单",
    ColumnId.PROPOSALS: "建议提案办理|人大代表建议|政协提案|建议提案",
    ColumnId.FEES: "收费项目|价格收费|行政事业性收费|涉企收费",
    ColumnId.HOSPITAL: "院务公开|医疗机构信息公开",
    ColumnId.TRADING: "公共资源交易|公共资源配置|招标投标|公共资源配置领域",
    ColumnId.PROCUREMENT: "政府采购|采购公告|政府采购信息|政府集中采购",
    ColumnId.PROJECTS: "重大建设项目|项目建设|重大项目|重大建设项目批准和实施",
    ColumnId.WELFARE: "社会救助|社会公益事业|扶贫信息|精准扶贫|脱贫攻坚",
    ColumnId.EDUCATION: "教育|义务教育|教育服务|教育信息公开",
    ColumnId.HEALTH: "医疗卫生|卫生健康|公共卫生|医疗卫生信息公开",
    ColumnId.ENVIRONMENT: "生态环境|环境保护|环境保护信息公开|环境质量",
    ColumnId.FOOD_DRUG: "食品药品安全|食品药品监管|食品药品监管领域信息公开",
    ColumnId.LAND: "征地拆迁|房屋征收|土地供应|国有土地上房屋征收与补偿|征地信息",
    ColumnId.EMERGENCY: "应急管理|突发事件|应急预案|预警信息",
    ColumnId.DATA: "政府数据开放|数据开放|公共数据开放",
    ColumnId.PRESS: "新闻发布会|新闻发布|政策吹风会",
    ColumnId.NEW_MEDIA: "政务新媒体|新媒体矩阵|政务微博",
    ColumnId.PARTY: "党务公开|党建工作|党的建设",
    ColumnId.SCHOOL: "校务公开|高等学校信息公开",
    ColumnId.SAFETY: "安全生产|安全生产监管|安全生产信息公开",
}

#: Labels with a column's word in them that name something else.
_LOOK_ALIKES = """
保密制度 法律解读 招商环境 环境卫生 人居环境整治 营商环境 网站工作年度报告
政府网站年度报表 企业年报 法治政府建设年度报告 信息公开监督举报 信息公开工作要点
政府信息公开培训 脱贫攻坚专题 县教育局 县安全生产监督管理局 城关镇 部门网站 友情链接 首页
更多 下一页 联系我们 网站地图 柘城概况 图说柘城 招商引资 企业展播 自然地理 领导讲话
公共资源网上竞价系统 司法公开 药品采购 消防安全 网络安全 校园安全 道路交通安全
党史学习教育 主题教育 安全教育 税务公开课 采购商名录 教育局 卫生城市创建 科技管理
就业创业 社会组织 社会保险 保障性住房 政府工作报告 重点领域信息公开 走进柘城 检务公开
警务公开 会议室预约 土地公公 领导干部学法 人事争议仲裁 环境影响
2018年7月25日柘城新闻 旧版本进入
自然资源部 生态环境部 应急管理部 新公开 政府网站年度工作报表 市政府部门信息公开 留言统计 政策兑现
"""


@pytest.mark.parametrize("column", ColumnId)
def test_labels_as_sites_write_them_lead_to_their_column(column: ColumnId) -> None:
    for label in SAMPLES[column].split("|"):
        match = match_label(label, OWN)
        assert match is not None, label
        assert column in match.columns, (label, match)


@pytest.mark.parametrize("label", _LOOK_ALIKES.split())
def test_look_alikes_lead_nowhere(label: str) -> None:
    assert match_label(label, OWN) is None


def test_every_name_leads_to_its_own_column() -> None:
    for column, entry in column_names().entries.items():
        for name in (*entry.names, *entry.parts):
            match = match_label(name)
            assert match is not None, name
            assert match.columns == (column,)
            assert match.exact
            assert match.part == (name in entry.parts)


def test_no_name_is_made_strange_by_its_own_column() -> None:
    for entry in column_names().entries.values():
        for name in entry.names:
            assert not [word for word in entry.strangers if word == name], name


def test_a_joined_name_leads_to_all_its_columns() -> None:
    match = match_label("解读回应")
    assert match is not None
    assert match.columns == (ColumnId.INTERPRETATION, ColumnId.RESPONSE)


def test_a_near_match_is_marked_and_needs_a_lead() -> None:
    match = match_label("国民经济和社会发展统计的信息")
    assert match is not None
    assert (match.column, match.exact) == (ColumnId.STATISTICS, False)
    assert match_label("政府信息公开指度") is None  # as near to 指南 as to 制度


def test_another_bodys_name_at_the_head_is_told() -> None:
    match = match_label("县教育局信息公开指南", OWN)
    assert match is not None
    assert (match.column, match.body) == (ColumnId.GUIDE, "县教育局")


def test_bodies_and_topics_are_known() -> None:
    for body in ("县教育局", "城关镇", "县发改委", "长江新城街道办事处", "县行政服务中心", "市人民政府"):
        assert is_body(body), body
    for label in ("政务服务中心", "新闻中心", "通知公告", "领导信息", "便民服务"):
        assert not is_body(label), label
    assert is_topic("专题专栏")
    assert not is_topic("政策解读专栏")


def names_file(folder: Path, change: str, to: str) -> Path:
    original = Path("crawler/columns.yml")
    text = (Path(__file__).parents[2] / original).read_text(encoding="utf-8")
    assert change in text
    path = folder / "columns.yml"
    path.write_text(text.replace(change, to, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "to", "told"),
    [
        ("names: 政府信息公开指南 ", "names: 政府信息公开指南 通知公告 ", "“通知公告”已经属于"),
        ("\nsafety:\n", "\nsafty:\n", "不认识的键“safty”"),
        ("\nsafety:\n", "\nsafty:\n", "缺少“safety”"),
        ("  paths: zfxxgkzn ", "  path: zfxxgkzn ", "“paths”"),
        ("paths: zfxxgkzn ", "paths: zfxxgkzn zwgk ", "“zwgk”已经属于"),
        (": interpretation response\n", ": interpretation\n", "至少两个栏目编号"),
        ("titles: 公开指南", "titles: (公开指南", "不是正则表达式"),
    ],
)
def test_a_mistake_in_the_names_is_told(tmp_path: Path, change: str, to: str, told: str) -> None:
    with pytest.raises(InputError, match=r"columns\.yml 第 \d+ 行") as caught:
        read_names(names_file(tmp_path, change, to))
    assert told in str(caught.value)


def test_the_names_that_come_with_the_program_are_rich() -> None:
    for column, entry in column_names().entries.items():
        assert len(entry.names) >= 5, column
        assert str(column.label) in entry.names or match_label(column.label) is not None, column
        assert entry.paths, column
