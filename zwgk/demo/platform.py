"""The 政府信息公开 platform: guide, rules, annual report, requests, who the body is and what it may do.

The four parts and the request channel are those of 国办公开办函〔2019〕61号 (catalogue PT-02); the
guide has the elements of article 12 (TL-12), the body's page the six of article 20(2) (TL-20-02).
"""

from __future__ import annotations

from zwgk.demo.annual import annual_reports
from zwgk.demo.days import Days
from zwgk.demo.model import Item, Profile, Section
from zwgk.demo.profiles import PLACES
from zwgk.demo.prose import chinese_date, story, table

_RULES = (
    "政府信息主动公开工作制度",
    "政府信息公开保密审查制度",
    "依申请公开政府信息工作制度",
    "政府信息公开责任追究办法",
    "政府信息发布协调制度",
)
_MODEST = (
    "五、申请须知",
    (
        "申请人应当填写申请表，写清所需信息的名称、文件号或者便于检索的其他特征。申请内容不明确的，可以要求申请人"
        "补正。申请公开的信息涉及商业秘密、个人隐私的，按照有关规定征求第三方意见后再作处理。对于重复申请、"
        "数量明显过多的申请，可以要求说明理由。提供信息不收取费用，但数量和频次明显超过合理范围的除外。"
    ),
)


def guide(who: Profile, days: Days, *, complete: bool = True) -> Section:
    """政府信息公开指南; without ``complete`` it lacks hours, telephone, fax and how to get at things."""
    opening = (
        f"{who.name}政府信息公开指南",
        (
            f"为方便公民、法人和其他组织获取{who.name}的政府信息，依据《中华人民共和国政府信息公开条例》，"
            f"编制本指南。本指南根据情况及时更新，最近更新日期为{chinese_date(days.this_year(1, 12))}。"
        ),
        "一、信息分类和编排体系",
        (
            "（一）信息分类。本机关主动公开的政府信息分为机构职能、政策文件、规划计划、财政信息、"
            "行政执法、重点领域和其他七类。"
        ),
        "（二）编排体系。每条信息由索引号、名称、内容概述、生成日期、发布机构等要素组成，按类别和时间编排。",
    )
    ways = (
        "二、获取方式",
        (
            "（一）主动公开。公开范围参见本机关政府信息公开目录；公开形式以本网站为主，"
            "县档案馆、县图书馆设有政府信息查阅场所；公开时限为政府信息形成或者变更之日起20个工作日内。"
        ),
    )
    request = (
        "三、依申请公开",
        (
            "除主动公开的政府信息外，可以书面提出申请。申请流程：提出申请、登记、审查、答复。"
            "能够当场答复的当场答复，不能当场答复的自收到申请之日起20个工作日内答复。"
        ),
    )
    office = (
        "四、工作机构",
        f"机构名称：{who.name}办公室",
        f"办公地址：{who.address}",
        "办公时间：星期一至星期五 上午8:30—12:00，下午14:30—18:00（法定节假日除外）",
        f"联系电话：{who.telephone}",
        f"传真号码：{who.telephone[:-1]}9",
        f"电子邮箱：{who.id}@yunxiu.example",
        "通信地址邮政编码：999100",
    )
    appeal = (
        "五、监督和救济",
        (
            "认为行政机关不依法履行政府信息公开义务的，可以向政府信息公开工作主管部门投诉举报，"
            "也可以依法申请行政复议或者提起行政诉讼。"
        ),
    )
    poor = ("四、工作机构", f"机构名称：{who.name}办公室", f"地址：{who.address}", *_MODEST)
    content = opening + ways + request + office + appeal if complete else opening + request + poor
    return Section("gkzn", "政府信息公开指南", "guide", content=content)


def regulations(who: Profile, days: Days) -> Section:
    """政府信息公开制度: five rules of past years, none of which has to be new."""
    items = tuple(
        Item(
            f"{who.name}{title}",
            days.year(i % 3 + 1, 5 - i % 3, 11 + i),
            (
                "第一条\u3000为规范本机关政府信息公开工作，根据《中华人民共和国政府信息公开条例》，制定本制度。",
                *story(who.short, title, "当日", "rules", i),
                "本制度自印发之日起施行。",
            ),
            source=who.name,
        )
        for i, title in enumerate(_RULES)
    )
    return Section("gkzd", "政府信息公开制度", "regulations", items)


def on_request(who: Profile) -> Section:
    """依申请公开: a page with the ways to apply, a form on it and one to download."""
    content = (
        "公民、法人或者其他组织可以通过以下方式向本机关申请公开政府信息：",
        f"1.信函申请：邮寄至{who.address}{who.name}办公室，信封左下角注明“政府信息公开申请”。",
        f"2.当面申请：工作日到{who.address}提交。",
        "3.在线申请：填写下方申请表后提交，系统将返回查询编号。",
        (
            "申请人应当提供姓名或者名称、身份证明、联系方式、所需政府信息的名称和内容、获取方式和途径。"
            "本机关自收到申请之日起20个工作日内予以答复。"
        ),
    )
    return Section("ysqgk", "依申请公开", "on_request", content=content, form=True)


def functions(who: Profile) -> Section:
    """机构职能: functions, offices, address, hours, telephone, head (TL-20-02)."""
    content = (
        f"一、机关职能：{who.duty}；完成县委、县政府交办的其他任务。",
        "二、机构设置：设办公室、综合业务股、政策法规股、监督管理股等内设机构。",
        f"三、负责人：{who.leaders[0]}",
        f"四、办公地址：{who.address}",
        "五、办公时间：星期一至星期五 上午8:30—12:00，下午14:30—18:00",
        f"六、联系电话：{who.telephone}　电子邮箱：{who.id}@yunxiu.example",
    )
    return Section("jgzn", "机构职能", "functions", content=content)


def leaders(who: Profile) -> Section:
    """领导信息: names, posts and what each is in charge of."""
    posts = ("主要负责人", "分管负责人", "班子成员", "四级调研员")
    rows = [("姓名", "职务", "工作分工")]
    told = []
    for i, name in enumerate(who.leaders):
        first, second = who.topics[i], who.topics[i + 3]
        rows.append((name, posts[i], f"分管{first}、{second}"))
        told.append(
            f"{name}，{posts[i]}，负责{first}和{second}方面的工作，联系{PLACES[i]}，接访日为每月{5 + i}日。"
        )
    content = (table(tuple(rows)), *told, "以上分工随职务变动及时调整。")
    return Section("ldxx", "领导信息", "leaders", content=content)


def powers(who: Profile, days: Days) -> Section:
    """权责清单: this year's list as a table."""
    day = days.this_year(3, 16)
    rows = [("序号", "权责事项", "类别", "实施依据")]
    kinds = ("行政许可", "行政检查", "行政确认", "其他行政权力")
    rows += [
        (str(i), f"{topic}有关事项", kinds[i % 4], "依据相关法律法规规章")
        for i, topic in enumerate(who.topics, 1)
    ]
    note = f"本清单由{who.name}会同县委编办编制，实行动态管理，{chinese_date(day)}起施行。"
    items = (
        Item(f"{who.name}权责清单（{day.year}年版）", day, (note, table(tuple(rows))), source=who.name),
        Item(
            f"{who.name}关于权责清单动态调整情况的说明",
            day,
            story(who.short, "权责清单调整", chinese_date(day), "powers"),
            source=who.name,
        ),
    )
    return Section("qzqd", "权责清单", "powers", items)


def platform(who: Profile, days: Days, statutory: tuple[Section, ...]) -> Section:
    """政府信息公开 with its parts; ``statutory`` are the columns under 法定主动公开内容."""
    return Section(
        "zfxxgk",
        "政府信息公开",
        "disclosure",
        children=(
            guide(who, days),
            regulations(who, days),
            Section("fdzdgknr", "法定主动公开内容", "statutory", children=statutory),
            annual_reports(who, days),
            on_request(who),
        ),
    )
