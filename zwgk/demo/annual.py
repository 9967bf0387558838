"""Annual reports 政府信息公开工作年度报告 with six parts and three tables whose sums hold (catalogue §3)."""

from __future__ import annotations

from datetime import date

from zwgk.demo.days import Days
from zwgk.demo.documents import pdf
from zwgk.demo.model import Item, Profile, Section
from zwgk.demo.prose import checksum, story

_REFUSALS = (
    "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
    "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
)  # fmt: skip
_LACKING = ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")
_NOT_HANDLED = (
    "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
)  # fmt: skip
_OTHER = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
#: The year from which on documents are counted.
_SINCE = 2020
_RELATION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def annual_reports(who: Profile, days: Days, *, published: date | None = None, without: str = "") -> Section:
    """政府信息公开年报: the last three years' reports, the latest published on ``published``.

    ``without`` names a part of the six (三, 五 …) that the latest report leaves out.
    """
    latest = published or days.this_year(1, 22)
    items = [annual_report(who, days.as_of.year - 1, latest, without)]
    items += [
        annual_report(who, days.as_of.year - 1 - back, days.year(back, 1, 20 + back), "") for back in (1, 2)
    ]
    return Section("gknb", "政府信息公开年报", "annual_report", tuple(items))


def annual_report(who: Profile, year: int, published: date, without: str) -> Item:
    """One report; every identity of catalogue §3 (I1–I5, J1, T1-5, GF-05) holds in it."""
    seed = checksum(who.id, year)
    applied, brought, carried = seed % 9 + 3, _carried(who, year - 1), _carried(who, year)
    in_force = 6 + sum(checksum(who.id, past) % 4 for past in range(_SINCE, year + 1))
    parts = {
        "一": ("一、总体情况", *_overview(who, year, applied, brought, carried)),
        "二": ("二、主动公开政府信息情况", _table_one(seed, in_force)),
        "三": ("三、收到和处理政府信息公开申请情况", _table_two(applied, brought, carried)),
        "四": ("四、政府信息公开行政复议、行政诉讼情况", _table_three(seed % 2)),
        "五": ("五、存在的主要问题及改进情况", *_problems(who, year)),
        "六": (
            "六、其他需要报告的事项",
            f"依据《政府信息公开信息处理费管理办法》，{year}年度本机关未收取信息处理费。",
        ),
    }
    opening = (
        f"根据《中华人民共和国政府信息公开条例》，现公布{who.name}{year}年政府信息公开工作年度报告。"
        f"本报告所列数据的统计期限自{year}年1月1日至{year}年12月31日。"
    )
    blocks = (opening, *(block for key, part in parts.items() if key != without for block in part))
    title = f"{who.name}{year}年政府信息公开工作年度报告"
    # A file beside a page that lacks a part might have it: then nobody could say that it is missing.
    files = () if without else (pdf(title, ("一、总体情况", "二、主动公开政府信息情况")),)
    return Item(title, published, blocks, source=who.name, files=files)


def _overview(who: Profile, year: int, applied: int, brought: int, carried: int) -> tuple[str, ...]:
    answered = applied + brought - carried
    return (
        (
            f"（一）主动公开。{year}年，通过本网站公开政府信息{checksum(who.id, year, 1) % 300 + 60}条，"
            f"其中涉及{who.topics[0]}、{who.topics[1]}等内容。"
        ),
        (
            f"（二）依申请公开。全年新收政府信息公开申请{applied}件，上年结转{brought}件，"
            f"办结{answered}件，结转下年度{carried}件。"
        ),
        f"（三）政府信息管理。健全{who.short}信息发布审核和定期清理机制。",
        "（四）政府信息公开平台建设。完善专栏设置，规范栏目名称，提升检索和下载功能。",
        "（五）监督保障。将政务公开纳入年度考核，开展社会评议，全年未发生责任追究情形。",
    )


def _problems(who: Profile, year: int) -> tuple[str, ...]:
    return (
        (
            f"一是{who.topics[2]}方面的政策解读形式不够丰富；二是信息更新的及时性还需加强。"
            f"{year + 1}年将重点抓好信息员培训，完善{who.topics[3]}信息的公开流程。"
        ),
        *story(who.short, who.topics[4], f"{year}年底", "annual", year)[1:3],
    )


def _row(*cells: str | int) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _bordered(rows: str) -> str:
    return f'<table border="1" cellspacing="0" cellpadding="4">\n{rows}\n</table>'


def _carried(who: Profile, year: int) -> int:
    """How many requests of ``year`` were left to the next."""
    return checksum(who.id, year) // 5 % 2


def _table_one(seed: int, in_force: int) -> str:
    def band(article: str) -> str:
        return f'<tr><td colspan="4">第二十条第（{article}）项</td></tr>'

    def wide(label: str, value: str | int) -> str:
        return f'<tr><td>{label}</td><td colspan="3">{value}</td></tr>'

    decisions = wide("信息内容", "本年处理决定数量")
    return _bordered(
        band("一")
        + _row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
        + _row("规章", 0, 0, 0)
        + _row("行政规范性文件", seed % 4, 0, in_force)
        + band("五") + decisions + wide("行政许可", seed % 120)
        + band("六") + decisions + wide("行政处罚", seed % 40) + wide("行政强制", 0)
        + band("八") + wide("信息内容", "本年收费金额（单位：万元）") + wide("行政事业性收费", "0.00")
    )  # fmt: skip


def _table_two(applied: int, brought: int, carried: int) -> str:
    """All requests come from natural persons but one new one of a company."""
    answered = applied + brought - carried

    def line(label: str, persons: int, company: int = 0) -> str:
        return f"<tr>{label}" + "".join(
            f"<td>{value}</td>" for value in (persons, company, 0, 0, 0, 0, persons + company)
        ) + "</tr>"  # fmt: skip

    def group(name: str, labels: tuple[str, ...], first: str = "") -> str:
        lead = f'{first}<td rowspan="{len(labels)}">{name}</td>'
        return line(f"{lead}<td>{labels[0]}</td>", 0) + "".join(
            line(f"<td>{label}</td>", 0) for label in labels[1:]
        )

    wide = '<td colspan="3">{}</td>'.format
    pair = '<td colspan="2">{}</td>'.format
    head = (
        f'<tr><td rowspan="3" colspan="3">{_RELATION}</td><td colspan="7">申请人情况</td></tr>'
        '<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>'
        + _row("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    )
    return _bordered(
        head
        + line(wide("一、本年新收政府信息公开申请数量"), applied - 1, 1)
        + line(wide("二、上年结转政府信息公开申请数量"), brought)
        + line('<td rowspan="22">三、本年度办理结果</td>' + pair("（一）予以公开"), answered - 2, 1)
        + line(pair("（二）部分公开（区分处理的，只计这一情形，不计其他情形）"), 1)
        + group("（三）不予公开", _REFUSALS)
        + group("（四）无法提供", _LACKING)
        + group("（五）不予处理", _NOT_HANDLED)
        + group("（六）其他处理", _OTHER)
        + line(pair("（七）总计"), answered - 1, 1)
        + line(wide("四、结转下年度继续办理"), carried)
    )


def _table_three(upheld: int) -> str:
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    head = (
        '<tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr><tr>'
        + "".join(f'<td rowspan="2">{result}</td>' for result in results)
        + '<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>'
        + _row(*results, *results)
    )
    return _bordered(head + _row(upheld, 0, 0, 0, upheld, *[0] * 10))
