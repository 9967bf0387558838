"""Who is audited in the demonstration: invented bodies of 云岫县, a county that does not exist."""

from __future__ import annotations

from audit.model import AgencyKind
from zwgk.demo.model import Profile

#: Invented places of the county, for titles and sentences.
PLACES = ("清石镇", "柳荫乡", "塔坪镇", "松崖镇", "白泉乡", "石阶镇", "河湾街道", "望岫街道")


#: id, name, short name, kind; group, functions (``-``: a portal, it has them all), mark-up, prefix of
#: document numbers; eight matters; leaders, duty.
_ROWS: tuple[tuple[str, ...], ...] = (
    (
        "yunxiu", "云岫县人民政府", "云岫县", "portal",
        "县级门户", "-", "trs", "云政发",
        "重点项目建设 乡村全面振兴 营商环境 城市更新 民生实事 防汛备汛 文化旅游 数字政府",
        "周岫川 林知远 何明溪 蒋若谷", "领导全县经济社会发展和城乡建设",
    ),
    (
        "fgj", "云岫县发展和改革局", "县发改局", "department",
        "县直部门", "services projects enforcement", "hanweb", "云发改发",
        "重大项目调度 粮食应急保障 价格监测 节能降碳 以工代赈 充电设施布局 社会信用建设 县域商业",
        "梁映山 陶书白 顾一鸣", "拟订并组织实施国民经济和社会发展战略、中长期规划",
    ),
    (
        "rsj", "云岫县人力资源和社会保障局", "县人社局", "department",
        "县直部门", "services", "hanweb_static", "云人社发",
        "稳岗就业 技能培训 社会保险经办 根治欠薪 劳动争议调解 人才引进 创业担保贷款 公共就业服务",
        "潘若水 章怀瑾 施长青", "拟订人力资源和社会保障事业发展规划并组织实施",
    ),
    (
        "sthj", "云岫县生态环境局", "县生态环境局", "department",
        "县直部门", "environment enforcement", "ucap", "云环发",
        "河道水质监测 扬尘治理 排污许可管理 农村生活污水治理 固体废物管理 噪声防治 秸秆禁烧 环境应急",
        "孔令泉 杜望舒 祁连城", "负责建立健全生态环境基本制度，监督管理环境污染防治",
    ),
    (
        "scjg", "云岫县市场监督管理局", "县市场监管局", "department",
        "县直部门", "food_drug enforcement services", "empire", "云市监发",
        "食品安全抽检 特种设备检查 药品经营监管 计量惠民 经营主体登记 价格收费检查 消费维权 质量提升",
        "邵剑平 卢青禾 姚见深", "负责市场综合监督管理和市场主体统一登记注册",
    ),
    (
        "jyj", "云岫县教育局", "县教育局", "department",
        "县直部门", "education", "vsb", "云教发",
        "义务教育招生 校园安全 教师培训 课后服务 学前教育普惠 控辍保学 职业教育 体育美育",
        "温如玉 龚千帆 柏松年", "贯彻执行教育方针政策，拟订教育改革与发展规划",
    ),
    (
        "czj", "云岫县财政局", "县财政局", "department",
        "县直部门", "procurement fees", "nfcms", "云财发",
        "预算绩效管理 惠农补贴发放 政府采购监管 国有资产清查 财会监督 债务管理 国库集中支付 非税收入",
        "钱思齐 陆稼轩 范静之", "拟订财税发展规划，承担县级各项财政收支管理",
    ),
    (
        "wjw", "云岫县卫生健康局", "县卫健局", "department",
        "县直部门", "health enforcement statistics", "asp", "云卫健发",
        "家庭医生签约 疾病预防控制 托育服务 基层医疗能力 职业健康 无偿献血 爱国卫生 急救网络",
        "沈怀仁 白芷若 江流远", "组织拟订国民健康政策，协调推进深化医药卫生体制改革",
    ),
    (
        "yjj", "云岫县应急管理局", "县应急局", "department",
        "县直部门", "emergency safety enforcement", "trs", "云应急发",
        "安全生产检查 森林防火 防汛演练 危化品监管 应急物资储备 地质灾害避险 消防宣传 灾情核查",
        "丁卫国 霍长风 易水寒", "负责应急管理和安全生产综合监督管理",
    ),
    (
        "qingshi", "云岫县清石镇人民政府", "清石镇", "township",
        "乡镇街道", "services welfare emergency", "trs", "清政发",
        "人居环境整治 农田水利维护 村庄规划 茶叶产业 防返贫监测 综合治理 移风易俗 便民服务",
        "方砚秋 吕石生 秦月明", "执行本级人民代表大会的决议，管理本行政区域内的行政工作",
    ),
    (
        "liuyin", "云岫县柳荫乡人民政府", "柳荫乡", "township",
        "乡镇街道", "services welfare emergency", "empire", "柳政发",
        "春耕生产 道路养护 高标准农田 林果种植 矛盾调解 秸秆利用 文明乡风 残疾人帮扶",
        "乔木森 许柳溪 冉正阳", "执行本级人民代表大会的决议，管理本行政区域内的行政工作",
    ),
    (
        "taping", "云岫县塔坪镇人民政府", "塔坪镇", "township",
        "乡镇街道", "services welfare emergency", "nfcms", "塔政发",
        "集镇管理 养老服务 食用菌产业 饮水安全 河长巡河 平安建设 土地流转 禁毒宣传",
        "宁致远 武平川 尹小塔", "执行本级人民代表大会的决议，管理本行政区域内的行政工作",
    ),
    (
        "yizhong", "云岫县第一中学", "云岫一中", "school",
        "公共企事业单位", "education fees", "vsb", "云一中",
        "课堂改革 心理健康 阳光体育 食堂管理 家校共育 学生资助 科技社团 图书阅读",
        "卓文渊 简素心 贺清扬", "实施高中学历教育，促进基础教育发展",
    ),
    (
        "yiyuan", "云岫县人民医院", "县医院", "hospital",
        "公共企事业单位", "health fees", "ucap", "云医",
        "门诊流程优化 胸痛中心建设 护理质量 药事管理 义诊下乡 检查结果互认 医疗安全 志愿服务",
        "华景初 苏叶青 司马瑾", "为人民身体健康提供医疗与护理保健服务",
    ),
)  # fmt: skip


def _profile(number: int, row: tuple[str, ...]) -> Profile:
    agency, name, short, kind, group, functions, cms, prefix, topics, leaders, duty = row
    return Profile(
        id=agency,
        name=name,
        short=short,
        kind=AgencyKind(kind),
        group=group,
        functions=None if functions == "-" else frozenset(functions.split()),
        cms=cms,
        code=f"99812300{number}",
        prefix=prefix,
        topics=tuple(topics.split()),
        leaders=tuple(leaders.split()),
        address=f"澜州市云岫县望岫大道{number}号",
        telephone=f"0999-82{number}1{number}",
        duty=duty,
    )


PROFILES: tuple[Profile, ...] = tuple(_profile(11 + i, row) for i, row in enumerate(_ROWS))


def profile(agency: str) -> Profile:
    """The profile of that agency; KeyError where there is none."""
    for candidate in PROFILES:
        if candidate.id == agency:
            return candidate
    raise KeyError(agency)
