"""The smaller columns of a site: what they are called and what their items are titled."""

from __future__ import annotations

from zwgk.demo.days import Days
from zwgk.demo.model import Item, Profile, Section
from zwgk.demo.prose import checksum, chinese_date, pick, story

#: column → (slug, label, titles).  ``{a}`` and ``{b}`` are two matters of the body, ``{year}`` the
#: audited year and ``{last}`` the one before.
SMALL: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "plans": (
        "ghjh",
        "规划计划",
        ("{name}{year}年工作要点", "{name}{last}年工作总结", "{name}“十五五”规划编制说明"),
    ),
    "statistics": ("tjxx", "统计信息", ("{year}年1—5月{a}统计数据", "{year}年第一季度{b}统计数据")),
    "personnel": ("rsxx", "人事信息", ("{name}关于拟任职人员的任前公示", "{name}公开招聘工作人员面试公告")),
    "response": ("hygq", "回应关切", ("关于群众反映{a}有关问题的回应", "关于{b}热点问题的情况说明")),
    "decisions": ("zdjc", "重大行政决策", ("{year}年度重大行政决策事项目录", "关于{a}决策事项听证会的公告")),
    "meetings": ("hygk", "会议公开", ("{name}召开{year}年第6次工作例会", "{name}召开{year}年第3次工作例会")),
    "execution": ("zxgk", "执行公开", ("{name}{year}年重点任务第一季度进展情况", "关于{a}督查情况的通报")),
    "results": ("jggk", "结果公开", ("{name}{a}工作落实结果公布", "关于{b}专项评估结果的公布")),
    "proposals": (
        "jyta",
        "建议提案办理",
        ("对县人大五次会议第18号建议的答复（{a}）", "对县政协四次会议第42号提案的答复（{b}）"),
    ),
    "credit": ("xyxx", "信用信息", ("{year}年{a}守信名单公布", "{b}信用评价结果公布")),
    "fees": ("sfxm", "收费项目", ("{name}{year}年收费项目目录清单", "关于{a}收费标准的公示")),
    "trading": ("ggzy", "公共资源交易", ("{a}项目招标公告", "{b}项目中标结果公告")),
    "procurement": ("zfcg", "政府采购", ("{a}设备采购项目成交公告", "{b}服务采购意向公开")),
    "projects": ("zdxm", "重大建设项目", ("{year}年重大建设项目清单", "{a}项目批准服务信息公布")),
    "welfare": ("shjz", "社会救助", ("{year}年5月城乡低保对象公示", "临时救助资金发放情况公示")),
    "education": ("jyxx", "教育", ("{year}年义务教育招生入学工作公告", "{year}年教育资助政策告知书")),
    "health": ("ylws", "医疗卫生", ("{year}年5月传染病疫情概况", "基本公共卫生服务项目实施情况")),
    "environment": ("sthj", "生态环境", ("{year}年5月空气质量状况", "{year}年第一季度水环境质量状况")),
    "food_drug": ("spyp", "食品药品监管", ("{year}年第9期食品安全监督抽检信息", "药品经营企业检查结果公布")),
    "land": ("zdcq", "征地拆迁", ("{a}项目征收土地预公告", "{b}项目征地补偿安置方案公告")),
    "emergency": ("yjgl", "应急管理", ("{name}突发事件应急预案", "{year}年汛期预警信息发布安排")),
    "safety": ("aqsc", "安全生产", ("{year}年安全生产检查计划", "{a}领域安全隐患排查结果")),
    "data": ("sjkf", "政府数据开放", ("{a}数据目录开放公告", "{b}数据集更新说明")),
    "press": ("xwfb", "新闻发布会", ("{a}新闻发布会实录", "{b}新闻发布会预告")),
    "new_media": ("xmt", "政务新媒体", ("云岫县政务新媒体账号清单", "政务新媒体运维情况通报")),
    "negative_list": ("fmqd", "负面清单", ("市场准入负面清单执行情况公布", "{a}负面清单说明")),
    "village": ("cwgk", "村务公开", ("{year}年5月各村财务收支公示", "望水村宅基地审批结果公示")),
    "school": ("xwgk", "校务公开", ("{name}{year}年春季学期收支公示", "{name}教职工代表大会决议公布")),
    "hospital": ("ywgk", "院务公开", ("{name}医疗服务价格公示", "{name}{year}年5月药品采购情况公示")),
    "party": ("dwgk", "党务公开", ("{name}党组织工作计划公布", "{name}党费收缴情况公示")),
}
_ELEMENTS = (
    "设定依据",
    "申请条件",
    "办理材料",
    "办理地点",
    "办理机构",
    "收费标准",
    "办理时间",
    "联系电话",
    "办理流程",
)


def small(who: Profile, days: Days, column: str, *, brief: bool = False) -> Section:
    """The list of one small column, its newest item 10 to 30 days old; ``brief``: that item alone."""
    slug, standard, titles = SMALL[column]
    year = days.as_of.year
    first = checksum(who.id, column) % 20 + 10
    items = []
    for i, title in enumerate(titles[:1] if brief else titles):
        day = days.ago(first + 27 * i)
        a = who.topics[checksum(column) % len(who.topics)]
        b = who.topics[(checksum(column) + 3) % len(who.topics)]
        blocks = story(who.short, pick(who.topics, column, i), chinese_date(day), column, i)
        shown = title.format(name=who.name, a=a, b=b, year=year, last=year - 1)
        items.append(Item(shown, day, (f"现将{standard}有关内容公布如下。", *blocks), source=who.name))
    return Section(slug, standard, column, tuple(items))


def services(who: Profile, days: Days) -> Section:
    """办事服务: five guides with the ten elements of a good one (catalogue W-V6)."""
    items = []
    for i, topic in enumerate(who.topics[:4]):
        values = (
            f"《云岫县{topic}服务规定》第{i + 3}条", f"在本县范围内从事{topic}活动",
            "申请表1份、身份证明复印件1份",
            who.address, who.name, "不收费", f"法定{20 + i}个工作日，承诺{3 + i}个工作日", who.telephone,
            "申请—受理—审查—决定—送达",
        )  # fmt: skip
        blocks = (
            f"事项名称：{topic}事项办理",
            *(f"{k}：{v}" for k, v in zip(_ELEMENTS, values, strict=True)),
        )
        items.append(Item(f"{topic}事项办事指南", days.ago(30 + 17 * i), blocks, source=who.name))
    return Section("bsfw", "办事服务", "services", tuple(items))


def inquiries(who: Profile, days: Days) -> Section:
    """咨询建言: letters with their answers, each answered within three days."""
    items = []
    for i, topic in enumerate(who.topics[2:5]):
        day = days.ago(6 + 21 * i)
        blocks = (
            f"来信内容：请问{topic}的申请需要准备哪些材料，周末是否办理？",
            f"答复单位：{who.name}　答复时间：{day.isoformat()}",
            f"答复内容：您好，{topic}事项可在办事服务栏目查看指南，周六上午安排值班，电话{who.telephone}。",
            *story(who.short, topic, chinese_date(day), "letter", i)[1:2],
        )
        items.append(Item(f"关于{topic}的咨询", day, blocks, source="网民留言"))
    return Section("zxjy", "咨询建言", "inquiries", tuple(items))
