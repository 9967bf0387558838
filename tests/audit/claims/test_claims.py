"""Claims read out of plain text: what is one, what is none, and what each knows of itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from audit.claims import Claim, claims_in


def one(text: str) -> Claim:
    (claim,) = claims_in(text)
    return claim


@pytest.mark.parametrize(
    ("text", "number", "unit", "measure"),
    [
        ("全年主动公开政府信息1,234条。", 1234, "条", "disclosed_total"),
        ("全年主动公开政府信息１２条。", 12, "条", "disclosed_total"),
        ("通过微信公众号推送信息三十二条。", 32, "条", "wechat"),
        ("官方微博发布 705 条。", 705, "条", "weibo"),
        ("举办信息公开培训班两次。", 2, "次", "training_sessions"),
        ("共受理信息公开申请3件。", 3, "件", "requests_received"),
        ("累计培训1300人次。", 1300, "人次", "training_people"),
        ("先后召开新闻发布会4次。", 4, "次", "press_conferences"),
        ("全年公开行政处罚信息9件。", 9, "件", "penalties"),
        ("办理人大代表建议21件。", 21, "件", "proposals_npc"),
        ("办理政协提案8件。", 8, "件", "proposals_cppcc"),
        ("因信息公开引发行政诉讼1起。", 1, "起", "lawsuits"),
        ("全市按时办结率达99.5%。", Decimal("99.5"), "%", "service_rate"),
        ("发放宣传手册1.5万册。", 15000, "册", "publicity"),
        ("申请办结数186。", 186, "", "requests_answered"),
        ("办复率为百分之九十五。", 95, "%", "proposals_rate"),
    ],
)
def test_a_figure_is_read_with_number_unit_and_measure(
    text: str, number: object, unit: str, measure: str
) -> None:
    claim = one(text)
    assert (claim.number, claim.unit, claim.measure, claim.masked) == (number, unit, measure, False)


@pytest.mark.parametrize(
    "text",
    [
        "全年公开信息xx条。",
        "全年公开信息××条。",
        "全年公开信息ＸＸＸ条。",
        "全年公开信息＿＿条。",
        "全年公开信息**条。",
        "全年公开信息1xx条。",
        "全年公开信息xx余条。",
    ],
)
def test_a_blank_is_a_blank_and_not_zero(text: str) -> None:
    claim = one(text)
    assert claim.masked
    assert claim.number is None
    assert claim.unit == "条"


@pytest.mark.parametrize(
    "text",
    [
        "根据《信息公开条例》第20条规定办理。",
        "印发了某政办发〔2016〕8号文件。",
        "按照《关于做好3项重点工作的通知》要求推进。",
        "2021年3月15日召开。",
        "第四届政务公开日活动顺利举行。",
        "一是加强领导。二是完善机制。",
        "在20个工作日内予以答复。",
        "各部门要每年召开新闻发布会4次。",
        "分值权重不低于4%。",
        "力争举办培训班3期。",
        "每季度召开一次座谈会。",
        "做到三个到位，坚持四个统一。",
        "实现“最多跑1次”。",
        "热线电话12345，手机13800000000。",
        "xx市人民政府和xx电视台。",
        "某局工作总结(精选10篇)",
        "三、主要做法",
        "本报告共分6个部分。",
        "本年收费金额（单位：万元）",
        "获评前3名。",
        "\n四、下一步打算\n全年培训3次，召开会议2次。\n",
    ],
)
def test_what_only_looks_like_a_claim_is_none(text: str) -> None:
    assert claims_in(text) == ()


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("本年度没有收到政府信息公开申请。", ["requests_received"]),
        ("未发生因信息公开引发的行政复议、行政诉讼。", ["lawsuits", "reviews"]),
        ("无政府信息公开收费及减免情况。", ["fees"]),
        ("今年未接到投诉举报。", ["complaints"]),
        ("我局未对信息公开申请实施收费。", ["fees"]),
    ],
)
def test_a_zero_statement_says_of_what_there_was_none(text: str, measures: list[str]) -> None:
    claims = claims_in(text)
    assert sorted(claim.measure for claim in claims) == measures
    assert all(claim.zero and claim.number == 0 and not claim.masked for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "栏目没有及时更新。",
        "做到无差错、无缝衔接。",
        "对没有完成年度任务的，追究责任。",
        "未发生变化的,应当说明。",
    ],
)
def test_a_shortcoming_or_a_rule_is_no_zero_statement(text: str) -> None:
    assert claims_in(text) == ()


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("发布信息约100条。", "约"),
        ("发布信息100余条。", "余"),
        ("发布信息100多条。", "多"),
        ("发布信息近100条。", "近"),
        ("发布信息100条以上。", "以上"),
        ("发布信息达100条。", "达"),
    ],
)
def test_a_qualifier_is_kept_and_only_the_word_for_reaching_is_exact(text: str, qualifier: str) -> None:
    claim = one(text)
    assert claim.qualifier == qualifier
    assert claim.number == 100
    assert claim.is_exact == (qualifier == "达")


def test_a_range_has_two_figures_and_is_not_exact() -> None:
    claim = one("每期培训覆盖，共发布信息3-5条。")
    assert (claim.number, claim.upper) == (3, 5)
    assert not claim.is_exact


def test_the_period_is_that_of_the_sentence_else_of_the_head() -> None:
    text = "某局2022年度政务公开工作总结\n今年1-6月发布信息10条。截止2021年11月发布信息9条。培训人员5人次。"
    half, until, rest = claims_in(text)
    assert (half.period.first, half.period.last) == (date(2022, 1, 1), date(2022, 6, 30))
    assert (until.period.year, until.period.months) == (2021, (1, 11))
    assert rest.period.year == 2021
    assert one("某局2022年工作总结\n培训人员5人次。").period.year == 2022


def test_a_blank_year_stays_unknown() -> None:
    claim = one("20xx年，我局发布信息10条。")
    assert claim.period.year is None
    assert claim.period.text == "20xx年"
    assert claim.period.first is None


def test_a_year_in_which_something_was_founded_is_not_the_reports() -> None:
    assert one("本镇是2000年省政府命名的中心镇，辖37个行政村。").period.year is None


def test_claims_of_a_collection_know_their_summary() -> None:
    text = "某局总结(优秀2篇)\n总结第1篇\n发布信息10条。\n总结第2篇\n发布信息20条。\n"
    assert [claim.section for claim in claims_in(text)] == ["总结第1篇", "总结第2篇"]


def test_offsets_lines_and_quotes_point_into_the_text_as_handed_in() -> None:
    text = "﻿标题\r\n一、概况\r\n共发布信息１２条，效果好。\r\n"
    claim = one(text)
    assert text[claim.offset :].startswith("１２条")
    assert claim.line == 3
    assert "共发布信息１２条，效果好" in claim.quote


def test_a_wrapped_line_does_not_tear_a_sentence_apart() -> None:
    text = "我局积极运用各种新兴媒体平台，通过微信公众号发布各\n类信息271条。"
    assert one(text).measure == "wechat"


def test_parts_know_their_whole_and_shares_what_they_are_shares_of() -> None:
    whole, first, share, rest = claims_in("收到建议共50件，其中已落实40件，占80%，其他建议10件。")
    assert first.whole == rest.whole == whole.offset
    assert share.share_of == first.offset
    assert whole.whole is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0" * 50_000,
        "x" * 50_000,
        "《" * 50_000,
        "没有因" * 20_000,
        "1," * 30_000,
        "\ud800共1条",
        "一二三" * 9_000,
    ],
)
def test_hostile_text_ends_soon_and_raises_nothing(text: str) -> None:
    assert len(claims_in(text)) <= 1


def test_a_text_with_endless_figures_is_read_up_to_a_ceiling() -> None:
    assert len(claims_in("共5条。" * 21_000)) == 20_000


def test_an_aim_reaches_to_the_end_of_its_sentence() -> None:
    assert claims_in("力争到2020年，发展产业项目7个，加工项目6个，产值40亿元。") == ()
    assert claims_in("完成任务的，每亩奖励15万元。") == ()
