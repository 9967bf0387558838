"""Two bodies whose sites nobody looks after: the faults come in numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from zwgk.demo.days import Days
from zwgk.demo.layout import drop, edit
from zwgk.demo.model import Blueprint, Item, Planted, Section
from zwgk.demo.money import budgets
from zwgk.demo.planted.verdicts import exempt, fails, passes
from zwgk.demo.platform import guide
from zwgk.demo.routine import news, plain

_TAGS = frozenset({
    "SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType",
    "ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Url",
})  # fmt: skip


def wjw(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """卫生健康局: an old ASP site, last touched weeks ago, with five empty columns and a poor guide."""
    who = site.profile
    site = edit(site, "gkzn", lambda _: guide(who, days, complete=False))
    site = edit(site, "ywdt", lambda _: news(who, days, count=18, newest=47, step=6))
    site = edit(site, "tzgg", lambda section: _odd_dates(section, days))
    site = edit(site, "zcwj", _undated)
    for slug in ("rsxx", "ghjh", "zcjd", "hygq", "tjxx", "czyjs"):
        site = edit(site, slug, lambda section: replace(section, items=()))
    titles = ("{name}保密工作制度", "{name}财务管理制度", "{name}车辆管理制度")
    site = edit(site, "gkzd", lambda _: plain(who, days, "nbgl", "内部管理制度", "", titles, (400, 430, 520)))
    site = replace(site, no_meta=_TAGS, no_identity=True)
    return site, (
        fails("wjw", "guide_has_elements", "指南没有办公时间、电话、传真等要素", "list.asp"),
        fails("wjw", "home_updated", "首页最近的日期在一个半月以前"),
        fails("wjw", "columns_kept_up", "解读、人事、规划、统计、预决算等栏目是空的"),
        fails("wjw", "dates_plausible", "年份错成2062年", "ReadNews.asp"),
        fails("wjw", "meta_tags_present", "没有任何标准标签"),
        fails("wjw", "footer_identity_code", "页脚没有网站标识码"),
        fails("wjw", "error_report_entry", "页脚没有找错入口"),
        fails("wjw", "platform_has_four_parts", "没有政府信息公开制度：保密、财务制度不是公开制度"),
        fails("wjw", "column_updated", "动态一个半月没有更新", column="news"),
        fails("wjw", "policy_interpreted", "解读栏目是空的，文件都没有解读"),
        fails("wjw", "budget_published", "预决算栏目是空的"),
        passes("wjw", "annual_report_has_six_parts", "老式网站也读得到年报"),
        passes("wjw", "home_links_alive", "首页链接都能打开"),
    )


def _odd_dates(section: Section, days: Days) -> Section:
    """Notices of months ago; one is dated 2062."""
    items = [replace(item, published=item.published - timedelta(days=45)) for item in section.items]
    items[1] = replace(items[1], published=items[1].published.replace(year=days.as_of.year + 36))
    return replace(section, items=tuple(items))


def _undated(section: Section) -> Section:
    """Policies that the home page does not show; one bears no date anywhere."""
    first, second, *others = section.items
    return replace(section, items=(first, replace(second, undated=True), *others), on_home=0)


def liuyin(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """柳荫乡: no annual reports, test entries, one item four times over, a budget without 三公经费."""
    who = site.profile
    site = drop(site, "gknb")
    site = edit(site, "gkzd", lambda section: replace(section, items=()))
    site = edit(
        site, "bsfw", lambda section: replace(section, items=(), explanation="本年度无此类情况，特此说明。")
    )
    site = edit(site, "tzgg", lambda section: _padded(section, days))
    site = edit(site, "ywdt", lambda _: news(who, days, count=12, newest=33, step=9))
    site = edit(site, "czyjs", lambda _: _bare(budgets(who, days, three_public=False)))
    return site, (
        fails("liuyin", "platform_has_four_parts", "没有年报栏目"),
        fails("liuyin", "column_not_empty", "制度栏目是空的，也没有说明", column="regulations"),
        exempt("liuyin", "column_not_empty", "办事服务写明本年度无此类情况", column="services"),
        fails("liuyin", "no_placeholder_content", "标题是“测试”，另一条正文只有“正在建设中”"),
        fails("liuyin", "no_duplicate_padding", "同一条通知发了四遍"),
        fails("liuyin", "column_updated", "动态一个多月没有更新", column="news"),
        fails("liuyin", "budget_has_three_public", "预算全文没有三公经费"),
        exempt("liuyin", "annual_report_has_six_parts", "没有年报栏目，已在覆盖中扣分，不重复扣"),
        passes("liuyin", "column_updated", "通知公告近期有更新", column="notices"),
        passes("liuyin", "column_present", "依申请公开渠道在", column="on_request"),
    )


def _padded(section: Section, days: Days) -> Section:
    """With a test entry, one under construction, and the second notice three more times."""
    first, second, *others = section.items
    copies = [replace(second, published=days.ago(16 + i)) for i in range(3)]
    test = Item("测试", days.ago(21), ("测试",), source="管理员")
    building = Item("便民服务电话", days.ago(24), ("正在建设中",), source="管理员")
    return replace(section, items=(first, second, *copies, test, building, *others))


def _bare(section: Section) -> Section:
    """Budgets and accounts in words only, at length, without the three expenses and without files."""
    more = (
        "五、机关运行经费说明：包括办公费、印刷费、水电费、邮电费、差旅费、会议费、维修费等，按照定额标准编制。",
        "六、政府采购情况说明：按照集中采购目录和限额标准编制采购预算，主要用于办公设备和服务采购。",
        "七、国有资产占用情况说明：现有办公用房、办公家具和一般设备，均按规定登记入账、定期盘点。",
        "八、预算绩效情况说明：对全部项目支出设置绩效目标，从数量、质量、时效、成本和满意度等方面进行评价。",
        (
            "九、名词解释：基本支出是指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出；项目支出是指"
            "在基本支出之外为完成特定行政任务和事业发展目标所发生的支出；结转资金是指当年支出预算已执行但尚未完成，"
            "下年需按原用途继续使用的资金；年末结余是指当年预算工作目标已完成或者因故终止后剩余的资金。"
        ),
        (
            "十、收入说明：收入全部为一般公共预算拨款，其中本级财力安排占绝大部分，其余为上级专项转移支付。收入增加的"
            "主要原因是农村道路养护、人居环境整治和林果种植补助增加。支出按功能科目分为一般公共服务、农林水、城乡社区、"
            "社会保障和就业、卫生健康、住房保障等类，按经济科目分为工资福利、商品和服务、对个人和家庭的补助、资本性支出。"
        ),
        (
            "十一、其他说明：各项支出严格执行财经纪律，坚持先有预算、后有支出，没有预算不得支出；公开内容接受社会监督。"
            "对公开内容有疑问的，可以在工作时间到乡财政所查询，也可以来信来电，工作人员将予以说明。预算执行中因政策变化"
            "需要调整的，按规定程序报批后另行公开。"
        ),
    )
    items = []
    for item in section.items:
        kept = tuple(block for block in item.blocks if "三公" not in block)
        items.append(replace(item, blocks=(*kept, *more), files=()))
    return replace(section, items=tuple(items))
