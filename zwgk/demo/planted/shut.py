"""Three bodies that cannot be judged, in whole or in part: that must cost them nothing."""

from __future__ import annotations

from dataclasses import replace

from audit.model import Outcome
from zwgk.demo.days import Days
from zwgk.demo.layout import edit
from zwgk.demo.model import Blueprint, Planted
from zwgk.demo.planted.verdicts import passes, unknown

_ALL = (
    "home_updated", "columns_kept_up", "platform_has_four_parts", "guide_has_elements",
    "annual_report_has_six_parts", "budget_has_three_public", "no_duplicate_padding",
    "no_placeholder_content",
    "annual_report_published_on_time", "document_published_within_working_days", "budget_published",
    "double_publicity_within_seven_workdays", "dates_plausible", "home_links_alive", "attachments_open",
    "meta_tags_present", "footer_identity_code", "policy_interpreted", "consultation_lasts_thirty_days",
    "consultation_result_fed_back",
)  # fmt: skip


def yjj(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """应急管理局: the whole site refuses connections."""
    del days
    why = "网站打不开(连接被拒绝)，查不到不等于没公开"
    truth = [unknown("yjj", rule, why) for rule in _ALL]
    truth += [
        unknown("yjj", "column_present", why, column=column) for column in ("disclosure", "policy", "powers")
    ]
    truth.append(unknown("yjj", "column_not_empty", why, column="regulations"))
    truth.append(unknown("yjj", "column_updated", why, column="news"))
    return replace(site, down=True), tuple(truth)


def taping(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """塔坪镇: a firewall stands before three columns; the rest can be read and is in order."""
    del days
    for slug, barrier in (("zcwj", "403"), ("czyjs", "412"), ("tzgg", "412")):
        site = edit(site, slug, lambda section, barrier=barrier: replace(section, barrier=barrier))  # type: ignore[misc]  # a default binds the loop's value
    why = "被防护系统拦截"
    return site, (
        unknown("taping", "budget_published", f"预决算{why}(412)"),
        unknown("taping", "budget_has_three_public", f"预决算{why}(412)"),
        unknown("taping", "column_updated", f"通知公告{why}(412)", column="notices"),
        unknown("taping", "document_published_within_working_days", f"政策文件{why}(403)", days=20),
        passes("taping", "guide_has_elements", "指南不在拦截之列"),
        passes("taping", "column_updated", "动态可以读到", column="news"),
        passes("taping", "annual_report_has_six_parts", "年报可以读到"),
        passes("taping", "column_not_empty", "制度栏目可以读到", column="regulations"),
    )


def yiyuan(site: Blueprint, days: Days) -> tuple[Blueprint, tuple[Planted, ...]]:
    """县医院: 院务公开 is filled by a script with a signed interface; no browser, no verdict.

    In a browser it is seen that the column is kept up.
    """
    del days
    site = edit(site, "ywgk", lambda section: replace(section, barrier="script"))
    site = edit(site, "rsxx", lambda section: replace(section, label="公开招聘", slug="gkzp"))
    script = unknown(
        "yiyuan", "column_updated", "列表由脚本生成，没有浏览器读不到，不是空栏目", column="hospital"
    )
    return site, (
        replace(script, shown=Outcome.PASS),
        passes("yiyuan", "column_not_empty", "机构职能栏目有内容", column="functions"),
        passes("yiyuan", "column_present", "收费项目栏目已开设", column="fees"),
        passes("yiyuan", "home_links_alive", "首页链接都能打开"),
    )
