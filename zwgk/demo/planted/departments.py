"""Four departments with single faults, each beside something that looks like one and is none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from zwgk.demo.annual import annual_reports
from zwgk.demo.days import Days
from zwgk.demo.documents import error_page_as, gone
from zwgk.demo.filed import in_excel, in_scans
from zwgk.demo.layout import drop, edit
from zwgk.demo.model import Blueprint, ExtraLink, Item, Planted, Section
from zwgk.demo.money import budgets, enforcement, prompt_decisions
from zwgk.demo.planted.verdicts import exempt, fails, passes, unknown
from zwgk.demo.policy import Draft, consultations, drafts, interpretations, papers

_THREE = re.compile("三公|公务接待|公务用车|因公出国")


def sthj(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """生态环境局: two decisions published late, stale notices, a column empty for a stated reason."""
    who = site.profile
    slow = days.ago(40)
    decisions = (
        *prompt_decisions(days, 5),
        (slow - timedelta(days=49), slow),
        (slow - timedelta(days=40), slow),
    )
    site = edit(site, "xzxk", lambda _: enforcement(who, decisions))
    site = edit(site, "tzgg", lambda section: _aged(section, 300))
    site = edit(site, "czyjs", in_scans)
    site = edit(
        site, "rsxx", lambda section: replace(section, items=(), explanation="本年度无此类情况，特此说明。")
    )
    site = edit(site, "gkzd", lambda section: replace(section, items=()))
    return site, (
        fails("sthj", "double_publicity_within_seven_workdays", "决定后四十多天才公示", f"/{slow:%Y%m}/"),
        fails("sthj", "column_updated", "通知公告三百天没有更新", column="notices"),
        fails("sthj", "column_not_empty", "制度栏目开了，里面什么也没有", column="regulations"),
        unknown("sthj", "budget_has_three_public", "预算在扫描件里，读不出文字，不能说没有三公经费"),
        fails("sthj", "budget_searchable", "预算、决算只有扫描件"),
        passes("sthj", "columns_kept_up", "人事信息写明本年度无此类情况，不算空白栏目"),
        passes("sthj", "column_updated", "列表写在注释里，照样读到", column="news"),
        passes("sthj", "home_updated", "首页有近期动态"),
        passes("sthj", "column_present", "许可处罚栏目已开设", column="enforcement"),
    )


def _aged(section: Section, by: int) -> Section:
    """The same list, every item ``by`` days older."""
    items = tuple(replace(item, published=item.published - timedelta(days=by)) for item in section.items)
    return replace(section, items=items, on_home=0)


def scjg(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """市场监管局: dead links on the home page, attachments that are gone, a deadline across 劳动节."""
    who = site.profile
    holiday = (days.this_year(4, 29), days.this_year(5, 12))
    site = edit(site, "xzxk", lambda _: enforcement(who, (*prompt_decisions(days, 5), holiday)))
    site = edit(site, "tzgg", _files_lost)
    site = edit(site, "czyjs", lambda section: in_excel(_unsaid(section)))
    site = replace(
        site,
        extra_links=(
            ExtraLink("质量强县专题", "/zt/zlqx/index.html", status=404),
            ExtraLink("旧版网站入口", "/old/index.html", status=404),
            ExtraLink("放心消费地图", "/zt/fxxf/index.html", failures=1),
        ),
    )
    return site, (
        fails("scjg", "home_links_alive", "质量强县专题两次都是404", "/zt/zlqx/"),
        fails("scjg", "home_links_alive", "旧版网站入口两次都是404", "/old/"),
        fails("scjg", "attachments_open", "附件已丢失(404)，另一件打开是报错网页"),
        fails("scjg", "budget_has_three_public", "预算在Excel附件中，读全了，没有三公经费"),
        passes(
            "scjg",
            "double_publicity_within_seven_workdays",
            "4月29日决定、5月12日公示：隔着劳动节，正好7个工作日",
        ),
        passes("scjg", "dates_plausible", "文件夹日期是重新生成的日期，不是发布日期"),
        passes("scjg", "policy_interpreted", "都有同步解读"),
        passes("scjg", "meta_tags_present", "标签齐全"),
    )


def _files_lost(section: Section) -> Section:
    """The first item with a file has lost it, the second gets an error page instead."""
    items = list(section.items)
    spoilt = iter((gone, error_page_as))
    for i, item in enumerate(items):
        change = next(spoilt, None) if item.files else None
        if change:
            items[i] = replace(item, files=(change(item.files[0]),))
    return replace(section, items=tuple(items))


def _unsaid(section: Section) -> Section:
    """The budgets at length, but without a word on 三公经费."""
    subjects = (
        "办公费", "印刷费", "水费", "电费", "邮电费", "差旅费", "维修费", "会议费", "培训费", "委托业务费",
        "工会经费", "福利费", "取暖费", "物业管理费", "租赁费", "专用材料费", "劳务费", "其他交通费用",
    )  # fmt: skip
    lines = tuple(
        f"商品和服务支出之{n}：{subject}按照定额标准编制，据实列支，年末结余按照规定收回统筹使用。"
        for n, subject in enumerate(subjects, 1)
    )
    items = [
        replace(item, blocks=(*(block for block in item.blocks if not _THREE.search(block)), *lines))
        if "预算" in item.title
        else item
        for item in section.items
    ]
    return replace(section, items=tuple(items))


def jyj(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """教育局: a ten-day consultation, an unanswered one, the annual report in mid-February."""
    who = site.profile
    short = Draft(
        "云岫县中小学课后服务管理办法（征求意见稿）",
        days.ago(95),
        days.ago(95) + timedelta(days=9),
        days.ago(70),
        "short",
    )
    mute = Draft(
        "云岫县学前教育发展规划（征求意见稿）",
        days.ago(128),
        days.ago(128) + timedelta(days=31),
        None,
        "mute",
    )
    site = edit(site, "yjzj", lambda _: consultations(who, days, (*drafts(who, days), short, mute)))
    site = edit(site, "gknb", lambda _: annual_reports(who, days, published=days.this_year(2, 13)))
    documents = papers(who, days)
    late = [
        replace(paper, interpreted=paper.published + timedelta(days=30)) if i == 1 else paper
        for i, paper in enumerate(documents)
    ]
    site = edit(site, "zcjd", lambda _: interpretations(who, tuple(late)))
    return site, (
        fails("jyj", "consultation_lasts_thirty_days", "只征求了10天意见"),
        fails("jyj", "consultation_result_fed_back", "征集结束两个多月没有公布结果"),
        fails("jyj", "annual_report_published_on_time", "2月13日才公布，部门的期限是1月31日"),
        fails("jyj", "policy_interpreted", "解读比文件晚了三十天"),
        passes("jyj", "annual_report_has_six_parts", "虽然晚，六部分是全的"),
        passes("jyj", "column_updated", "翻页倒数编号，仍能读全", column="news"),
        exempt("jyj", "double_publicity_within_seven_workdays", "名册写明的职能不含许可处罚"),
    )


def czj(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """财政局: its own budgets late, a part missing in the annual report, no policy column of questions."""
    who = site.profile
    site = edit(
        site, "czyjs", lambda _: _late_budgets(budgets(who, days, approved=days.this_year(1, 20)), days)
    )
    site = edit(site, "gknb", lambda _: annual_reports(who, days, without="五"))
    site = drop(site, "ldxx")
    # No 互动交流 either: that is another name for the column that is missing.
    site = edit(site, "hdjl", lambda section: section.children[0])
    return site, (
        fails("czj", "budget_published", "批复后四十九天才公开预算"),
        passes("czj", "budget_has_three_public", "虽然晚，三公经费是全的"),
        fails("czj", "annual_report_has_six_parts", "缺第五部分“存在的主要问题及改进情况”"),
        passes("czj", "annual_report_published_on_time", "1月22日公布"),
        fails("czj", "column_present", "没有咨询建言栏目", column="inquiries"),
        fails("czj", "column_present", "没有领导信息栏目", column="leaders"),
        passes("czj", "column_present", "机构职能栏目在", column="functions"),
        passes("czj", "no_placeholder_content", "没有占位内容"),
    )


def _late_budgets(section: Section, days: Days) -> Section:
    """Both budgets 49 days after their 批复 (last year's was approved on 6 February)."""

    def moved(item: Item) -> Item:
        if "预算" not in item.title:
            return item
        this_year = item.published.year == days.as_of.year
        return replace(item, published=days.this_year(3, 10) if this_year else days.year(1, 3, 27))

    return replace(section, items=tuple(moved(item) for item in section.items))
