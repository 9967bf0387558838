"""Four bodies that do everything right, two of them in ways that a hasty judge would call wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from zwgk.demo.days import Days
from zwgk.demo.filed import in_excel, in_word
from zwgk.demo.layout import edit, rename
from zwgk.demo.model import Blueprint, ExtraLink, Planted, Section
from zwgk.demo.money import budgets
from zwgk.demo.planted.verdicts import exempt, fails, passes
from zwgk.demo.policy import Draft, Paper, consultations, drafts, interpretations, papers, policies

_EVERY_RULE = (
    "home_updated", "columns_kept_up", "platform_has_four_parts", "guide_has_elements",
    "annual_report_has_six_parts", "budget_has_three_public", "no_duplicate_padding",
    "no_placeholder_content",
    "annual_report_published_on_time", "document_published_within_working_days", "budget_published",
    "double_publicity_within_seven_workdays", "dates_plausible", "home_links_alive", "attachments_open",
    "meta_tags_present", "footer_identity_code", "policy_interpreted", "consultation_lasts_thirty_days",
    "consultation_result_fed_back",
)  # fmt: skip


def fgj(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """The model department: every rule passes, with lists behind a data proxy."""
    del days
    truth = [passes("fgj", rule, "各项均按要求公开") for rule in _EVERY_RULE]
    truth += [
        passes("fgj", "column_present", "栏目都已开设", column=column)
        for column in ("disclosure", "policy", "powers", "interpretation", "inquiries")
    ]
    truth += [
        passes("fgj", "column_updated", "列表后几页由数据接口提供，首页之外也读得到", column="news"),
        passes("fgj", "column_not_empty", "制度栏目有内容", column="regulations"),
        exempt("fgj", "column_present", "名册写明的职能不含收费项目", column="fees"),
    ]
    return site, tuple(truth)


def rsj(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """Blameless, but looks guilty: deadlines across 春节 and 调休, other wordings, a flaky link."""
    who = site.profile
    documents = list(papers(who, days))
    spring = Paper(
        "云岫县春风行动促进就业实施办法",
        days.this_year(2, 5),
        days.this_year(3, 11),
        days.this_year(3, 16),
        7,
        "spring",
    )
    documents.append(spring)
    site = edit(site, "zcwj", lambda _: policies(who, tuple(documents)))
    site = edit(site, "zcjd", lambda _: _other_wordings(interpretations(who, tuple(documents))))
    exact = Draft(
        "云岫县公益性岗位开发管理办法（征求意见稿）",
        days.this_year(3, 2),
        days.this_year(3, 31),
        days.this_year(4, 17),
        "exact",
    )
    asked = (*drafts(who, days), exact)
    site = edit(site, "yjzj", lambda _: consultations(who, days, asked))
    approved = days.this_year(2, 4)
    site = edit(
        site,
        "czyjs",
        lambda _: budgets(who, days, approved=approved, published=approved + timedelta(days=20)),
    )
    site = edit(site, "czyjs", in_excel)
    site = edit(site, "gknb", in_word)
    site = edit(site, "rsxx", lambda section: replace(section, label="公开招聘", column="personnel"))
    site = replace(site, extra_links=(ExtraLink("就业地图", "/zt/jydt/index.html", failures=1, delay=0.2),))
    return site, (
        passes(
            "rsj", "document_published_within_working_days",
            "2月5日成文、3月11日公开：跨春节假期并有两个调休上班的周六，正好20个工作日",
            days=20,
        ),
        fails(
            "rsj", "document_published_within_working_days",
            "加分项要求三个工作日，这件用了二十个：得不到加分，但不是过错", days=3,
        ),
        passes("rsj", "policy_interpreted", "解读标题写法不同，但写明了所解读的文件"),
        passes("rsj", "consultation_lasts_thirty_days", "3月2日至3月31日，首尾两日都算正好30日"),
        passes("rsj", "consultation_result_fed_back", "各件都已反馈，仍在征集的一件未到反馈期限"),
        passes("rsj", "budget_published", "批复后第20日公开，正好不超期"),
        passes("rsj", "annual_report_has_six_parts", "全文在Word附件中，六部分齐全"),
        passes("rsj", "budget_has_three_public", "三公经费在Excel附件中"),
        passes("rsj", "home_links_alive", "就业地图第一次返回500，再次打开正常，不是死链"),
        passes("rsj", "column_present", "公开招聘不是政府信息公开专栏，专栏另有", column="disclosure"),
    )  # fmt: skip


def _other_wordings(section: Section) -> Section:
    """The interpretation of the newest 措施 under a headline that shares no words with its document."""
    items = list(section.items)
    for i, item in enumerate(items):
        if "若干措施" in item.title:
            items[i] = replace(item, title="带您读懂稳就业新政：谁能领、领多少、怎么办（政策解读）")
            break
    return replace(section, items=tuple(items))


def qingshi(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """A township in good order whose pages are UTF-8 under the name GBK, with short column names."""
    site = replace(site, declared="gbk")
    site = rename(
        site, gkzn="公开指南", gkzd="公开制度", fdzdgknr="公开目录", gknb="公开年报", jgzn="机构设置"
    )
    report = days.this_year(2, 10)
    site = edit(
        site,
        "gknb",
        lambda section: replace(
            section, items=(replace(section.items[0], published=report), *section.items[1:])
        ),
    )
    return site, (
        passes("qingshi", "platform_has_four_parts", "四部分都在，只是名称简写"),
        passes("qingshi", "guide_has_elements", "声明为GBK、实为UTF-8，照样读得出各项要素"),
        passes("qingshi", "annual_report_has_six_parts", "六部分齐全"),
        passes("qingshi", "budget_has_three_public", "有三公经费表"),
        passes("qingshi", "meta_tags_present", "标签齐全"),
        passes("qingshi", "document_published_within_working_days", "都在两三日内公开", days=20),
        passes("qingshi", "column_present", "名称是机构设置", column="functions"),
        passes("qingshi", "column_updated", "每周都有动态", column="news"),
    )


def yizhong(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """A school in good order; its list pages count down."""
    del days
    return site, (
        passes("yizhong", "column_present", "校务公开栏目已开设", column="school"),
        passes("yizhong", "column_present", "收费项目栏目已开设", column="fees"),
        passes("yizhong", "column_not_empty", "机构职能栏目有内容", column="functions"),
        passes("yizhong", "column_updated", "校务公开近期有更新", column="school"),
        passes("yizhong", "home_links_alive", "首页链接都能打开"),
        passes("yizhong", "attachments_open", "附件由下载程序提供，地址看不出类型，能打开"),
        passes("yizhong", "no_duplicate_padding", "没有重复"),
    )
