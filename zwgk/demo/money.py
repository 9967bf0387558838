"""Budgets, and decisions of enforcement: the two kinds of record with a statutory clock of their own."""

from __future__ import annotations

from datetime import date, timedelta

from audit.model import AgencyKind
from zwgk.demo.days import Days
from zwgk.demo.documents import pdf
from zwgk.demo.model import Item, Profile, Section
from zwgk.demo.prose import checksum, chinese_date, table

#: The tables that a department's budget has (财预〔2016〕143号, catalogue §2.7).
BUDGET_TABLES = (
    "部门收支总体情况表",
    "部门收入总体情况表",
    "部门支出总体情况表",
    "财政拨款收支总体情况表",
    "一般公共预算支出情况表",
    "一般公共预算基本支出情况表",
    "一般公共预算“三公”经费支出情况表",
    "政府性基金预算支出情况表",
)


def budgets(
    who: Profile,
    days: Days,
    *,
    approved: date | None = None,
    published: date | None = None,
    three_public: bool = True,
) -> Section:
    """财政预决算: this year's budget, last year's, and the final accounts of the year before.

    ``approved`` is the day of 批复, ``published`` that of publication: at most 20 natural days later
    by article 14 of the budget law (YS-02).  ``three_public`` False leaves 三公经费 out.
    """
    approved = approved or days.this_year(2, 3)
    year = approved.year
    items = (
        _budget(who, year, approved, published or approved + timedelta(days=15), three_public=three_public),
        _final(who, year - 2, days.year(1, 9, 1), days.year(1, 9, 17)),
        _budget(who, year - 1, days.year(1, 2, 6), days.year(1, 2, 20), three_public=True),
    )
    return Section("czyjs", "财政预决算", "budget", items)


def _amounts(who: Profile, year: int) -> tuple[str, str, str, str, str, str]:
    """Total, basic, project; reception, cars, and 三公 in all, in 万元: the sums hold (E1, E2)."""
    seed = checksum(who.id, year)
    basic, project = seed % 90000 + 20000, seed // 7 % 40000 + 9000
    reception, cars = seed % 300 + 50, seed // 3 % 900 + 100
    figures = (basic + project, basic, project, reception, cars, reception + cars)
    total, *others = (f"{value / 100:.2f}" for value in figures)
    first, second, third, fourth, fifth = others
    return total, first, second, third, fourth, fifth


def _approval(who: Profile, what: str, day: date) -> str:
    """Who approved it and when: the people's congress for a government, the 财政局 for a body."""
    if who.kind is AgencyKind.PORTAL:
        return f"{chinese_date(day)}，云岫县第十七届人民代表大会批准了《{what}》，"
    return f"根据县财政局{chinese_date(day)}《关于批复{what}的通知》，"


def _budget(who: Profile, year: int, approved: date, published: date, *, three_public: bool) -> Item:
    total, basic, project, reception, cars, three = _amounts(who, year)
    whose = "政府" if who.kind is AgencyKind.PORTAL else "部门"
    body = [
        f"{_approval(who, f'{year}年{whose}预算', approved)}现将{who.name}{year}年{whose}预算公开如下。",
        f"一、部门职责：{who.duty}。二、机构设置：本部门下设办公室等内设机构。",
        (
            f"三、收支情况说明：{year}年收入预算{total}万元，支出预算{total}万元，"
            f"其中基本支出{basic}万元，项目支出{project}万元。"
        ),
        table((("项目", "预算数（万元）"), ("基本支出", basic), ("项目支出", project), ("支出总计", total))),
    ]
    if three_public:
        body += [
            (
                f"四、“三公”经费说明：{year}年“三公”经费预算{three}万元，其中因公出国（境）费0.00万元，"
                f"公务用车购置及运行费{cars}万元（购置费0.00万元、运行费{cars}万元），公务接待费{reception}万元。"
                "较上年减少，主要原因是严格控制一般性支出。"
            ),
            table(
                (
                    ("三公经费", "预算数（万元）"),
                    ("因公出国（境）费", "0.00"),
                    ("公务用车购置及运行费", cars),
                    ("公务接待费", reception),
                    ("合计", three),
                )
            ),
        ]
    body.append("本部门没有政府性基金预算安排，政府性基金预算支出情况表为空表。")
    sheets = tuple(
        f"{i}. {name}" for i, name in enumerate(BUDGET_TABLES, 1) if three_public or "三公" not in name
    )
    title = f"{who.name}{year}年{whose}预算公开"
    return Item(
        title, published, tuple(body), source=who.name, files=(pdf(f"{title}表", sheets),), tag="budget"
    )


def _final(who: Profile, year: int, approved: date, published: date) -> Item:
    total, basic, project, reception, cars, three = _amounts(who, year)
    whose = "政府" if who.kind is AgencyKind.PORTAL else "部门"
    title = f"{who.name}{year}年度{whose}决算公开"
    body = (
        f"{_approval(who, f'{year}年度{whose}决算', approved)}现将决算情况公开如下。",
        f"{year}年度收入总计{total}万元，支出总计{total}万元，其中基本支出{basic}万元，项目支出{project}万元。",
        (
            f"“三公”经费支出决算{three}万元：因公出国（境）费0.00万元，公务用车购置及运行费{cars}万元，"
            f"公务接待费{reception}万元，与年初预算基本持平。"
        ),
        table((("项目", "决算数（万元）"), ("基本支出", basic), ("项目支出", project), ("支出总计", total))),
    )
    return Item(title, published, body, source=who.name, files=(pdf(f"{title}表", ("收入支出决算总表",)),))


def enforcement(who: Profile, decisions: tuple[tuple[date, date], ...]) -> Section:
    """行政许可和处罚: one decision for each (decided, published): at most 7 working days apart (DL-01)."""
    items = []
    for i, (decided, published) in enumerate(decisions):
        word, party = ("处罚", "商行") if i % 2 else ("许可", "有限公司")
        number = f"{who.prefix[:-1]}{word[0]}〔{decided.year}〕{len(decisions) - i}号"
        name = f"云岫县{who.topics[i % 8]}服务{party}（{'甲乙丙丁戊己庚辛'[i % 8]}）"
        rows = (
            (f"行政{word}决定书文号", number),
            ("行政相对人名称", name),
            (f"{word}事由", f"{who.topics[i % 8]}有关事项"),
            (f"{word}决定日期", decided.isoformat()),
            (f"{word}机关", who.name),
            ("公示日期", published.isoformat()),
        )
        body = (table(rows, head=False), f"上列行政{word}决定现予公示，公示期内有异议的可向本机关反映。")
        title = f"行政{word}信息公示：{name}（{number}）"
        items.append(Item(title, published, body, source=who.name, doc_number=number, tag=f"decision-{i}"))
    items.sort(key=lambda item: item.published, reverse=True)
    return Section("xzxk", "行政许可和行政处罚", "enforcement", tuple(items))


def prompt_decisions(days: Days, count: int = 6) -> tuple[tuple[date, date], ...]:
    """``count`` decisions that were each published four days after they were made."""
    pairs = []
    for i in range(count):
        decided = days.ago(12 + 24 * i)
        pairs.append((decided, decided + timedelta(days=4)))
    return tuple(pairs)
