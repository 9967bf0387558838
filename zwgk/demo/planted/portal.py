"""The county portal: mostly in order, with a handful of faults that cost points."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from zwgk.demo.annual import annual_reports
from zwgk.demo.days import Days
from zwgk.demo.layout import drop, edit
from zwgk.demo.model import Blueprint, ExtraLink, Planted
from zwgk.demo.planted.verdicts import fails, passes
from zwgk.demo.policy import Draft, Paper, consultations, drafts, interpretations, papers, policies


def yunxiu(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """Late documents, a policy nobody explained, no 权责清单, a consultation without an answer."""
    who = site.profile
    usual = papers(who, days)
    documents = [replace(paper, interpreted=None) if i == 1 else paper for i, paper in enumerate(usual)]
    slow = days.ago(55)
    documents += [
        Paper("云岫县城区停车管理实施方案", slow - timedelta(days=70), slow, slow, 11, "late"),
        Paper(
            "云岫县春季造林实施方案",
            days.this_year(2, 5),
            days.this_year(3, 12),
            days.this_year(3, 13),
            6,
            "edge",
        ),
    ]
    site = drop(site, "qzqd")
    site = edit(site, "zcwj", lambda _: policies(who, tuple(documents)))
    site = edit(site, "zcjd", lambda _: interpretations(who, tuple(documents)))
    mute = Draft(
        "云岫县城市更新管理办法（征求意见稿）",
        days.ago(131),
        days.ago(131) + timedelta(days=34),
        None,
        "mute",
    )
    site = edit(site, "yjzj", lambda _: consultations(who, days, (*drafts(who, days), mute)))
    site = edit(site, "gknb", lambda _: annual_reports(who, days, published=days.this_year(3, 20)))
    site = replace(
        site,
        extra_links=(
            ExtraLink("文明城市创建", "/zt/wmcs/index.html"),
            ExtraLink("云岫旅游", "/zt/yxly/index.html", failures=1, delay=0.1),
        ),
    )
    return site, (
        fails("yunxiu", "column_present", "查遍导航和专栏也没有权责清单栏目", column="powers"),
        fails(
            "yunxiu", "document_published_within_working_days", "成文后70天才公开",
            f"t{slow:%Y%m%d}_", days=20,
        ),
        fails(
            "yunxiu", "document_published_within_working_days",
            "2月5日成文、3月12日公开：算上两个调休上班的周六，是第21个工作日",
            f"t{days.this_year(3, 12):%Y%m%d}_", days=20,
        ),
        fails("yunxiu", "policy_interpreted", "管理办法没有解读", f"t{documents[1].published:%Y%m%d}_"),
        fails(
            "yunxiu", "consultation_result_fed_back", "征集早已结束，没有公布结果",
            f"t{mute.start:%Y%m%d}_",
        ),
        passes("yunxiu", "consultation_lasts_thirty_days", "各件都不少于30日"),
        passes("yunxiu", "annual_report_published_on_time", "3月20日公布：政府的期限是3月31日，不是1月31日"),
        passes("yunxiu", "home_links_alive", "有一个链接第一次返回500，再试正常"),
        passes("yunxiu", "home_updated", "首页列表只写月日，最近的是昨天"),
        passes("yunxiu", "columns_kept_up", "没有大面积不更新"),
        passes("yunxiu", "column_updated", "数据开放近期有更新", column="data"),
        passes("yunxiu", "column_updated", "列表翻页只有脚本，仍能读到最近一条", column="policy"),
        passes("yunxiu", "guide_has_elements", "要素齐全"),
        passes("yunxiu", "footer_identity_code", "页脚标识齐全"),
    )  # fmt: skip
