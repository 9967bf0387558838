"""Policies and what belongs to them: interpretations, consultations with their feedback.

A policy has the metadata of catalogue §2.2 (索引号, 发布机构, 成文日期, 文号); its interpretation
names it in one of the wordings that real sites use (DL-09); a consultation states its days (DL-04).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from zwgk.demo.days import Days
from zwgk.demo.documents import docx, pdf
from zwgk.demo.model import Item, Profile, Section
from zwgk.demo.prose import checksum, chinese_date, story

_KINDS = ("实施方案", "管理办法", "若干措施", "工作细则", "三年行动计划")
#: How interpretations are titled; ``{core}`` is the document's name without 关于印发…的通知.
WORDINGS = (
    "《{core}》政策解读",
    "一图读懂《{core}》",
    "关于《{core}》的解读说明",
    "【问答】{core}有哪些要点？——政策解读",
    "{who}负责同志就《{core}》答记者问",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One policy document: when it was made and shown, and when it was interpreted (None: never)."""

    core: str
    issued: date
    published: date
    interpreted: date | None
    number: int
    tag: str = ""

    def title(self, who: Profile) -> str:
        """The document's full title."""
        return f"{who.name}关于印发《{self.core}》的通知"


def papers(who: Profile, days: Days, *, older: int = 3) -> tuple[Paper, ...]:
    """Five documents of this half-year, each in time and interpreted, and ``older`` of past years."""
    made = []
    for i, ago in enumerate((9, 43, 76, 118, 146)):
        published = days.ago(ago)
        core = f"云岫县{who.topics[i]}{_KINDS[i]}"
        interpreted = published if i % 2 else min(published + timedelta(days=1), days.as_of)
        made.append(Paper(core, published - timedelta(days=1 + i % 2), published, interpreted, 19 - 3 * i))
    for i in range(older):
        published = days.year(1 + i // 2, 11 - 4 * (i % 2), 6 + i)
        core = f"云岫县{who.topics[(i + 5) % 8]}{_KINDS[(i + 2) % 5]}（{published.year}年）"
        shown = published + timedelta(days=1) if i < 2 else None
        made.append(Paper(core, published - timedelta(days=7), published, shown, 30 - i))
    return tuple(made)


def index_number(who: Profile, day: date, number: int) -> str:
    """An 索引号 of the usual shape: body, year, serial."""
    return f"{who.code[:8]}MB{checksum(who.id) % 9000 + 1000}/{day.year}-{number:05d}"


def policies(who: Profile, documents: tuple[Paper, ...]) -> Section:
    """政策文件: the documents, newest first, every second with the text as an attachment."""
    items = [_policy(who, paper, i) for i, paper in enumerate(documents)]
    items.sort(key=lambda item: item.published, reverse=True)
    return Section("zcwj", "政策文件", "policy", tuple(items), on_home=4)


def _policy(who: Profile, paper: Paper, i: int) -> Item:
    title = paper.title(who)
    number = f"{who.prefix}〔{paper.issued.year}〕{paper.number}号"
    body = (
        "各乡镇人民政府、街道办事处，县直有关单位：",
        f"现将《{paper.core}》印发给你们，请结合实际认真贯彻执行。",
        *story(who.short, paper.core, chinese_date(paper.issued), "policy", i),
        "本文件自印发之日起施行。",
        f"{who.name}",
        chinese_date(paper.issued),
    )
    files = (pdf(f"{paper.core}", ("第一条　为规范有关工作，制定本文件。",)),) if i % 2 else ()
    return Item(
        title, paper.published, body, issued=paper.issued, doc_number=number,
        index_number=index_number(who, paper.issued, paper.number), source=who.name, files=files,
        tag=paper.tag or f"policy-{i}",
    )  # fmt: skip


def interpretations(who: Profile, documents: tuple[Paper, ...]) -> Section:
    """政策解读: one for each document that has a day for it, titled in different wordings."""
    items = []
    for i, paper in enumerate(documents):
        if paper.interpreted is None:
            continue
        title = WORDINGS[i % len(WORDINGS)].format(core=paper.core, who=who.short)
        body = (
            (
                f"日前，{who.name}印发了《{paper.core}》（{who.prefix}〔{paper.issued.year}〕{paper.number}号）。"
                "现就有关内容解读如下。"
            ),
            "一、制定背景和依据",
            *story(who.short, paper.core, chinese_date(paper.issued), "explained", i)[:3],
            "二、主要内容和特点",
            *story(who.short, paper.core, chinese_date(paper.published), "content", i)[2:],
        )
        items.append(Item(title, paper.interpreted, body, source=who.name))
    items.sort(key=lambda item: item.published, reverse=True)
    return Section("zcjd", "政策解读", "interpretation", tuple(items), on_home=4)


@dataclass(frozen=True, slots=True)
class Draft:
    """A public consultation: its open days (both included) and when its result was fed back."""

    core: str
    start: date
    end: date
    answered: date | None
    tag: str = ""


def drafts(who: Profile, days: Days) -> tuple[Draft, ...]:
    """Two consultations: one of 31 days, answered within three weeks, and one still open."""
    closed, still_open = days.ago(100), days.ago(8)
    return (
        Draft(
            f"云岫县{who.topics[1]}管理规定（征求意见稿）",
            closed,
            closed + timedelta(days=30),
            closed + timedelta(days=46),
        ),
        Draft(
            f"云岫县{who.topics[5]}促进办法（征求意见稿）",
            still_open,
            still_open + timedelta(days=31),
            None,
        ),
    )


def consultations(who: Profile, days: Days, asked: tuple[Draft, ...]) -> Section:
    """意见征集: the announcements and, as items of the same list, the results."""
    items = []
    for i, draft in enumerate(asked):
        body = (
            f"为提高重大行政决策质量，现将《{draft.core}》向社会公开征求意见。",
            f"征求意见时间：{chinese_date(draft.start)}至{chinese_date(draft.end)}。",
            (
                f"公众可通过以下方式提出意见：电子邮箱{who.id}@yunxiu.example；电话{who.telephone}；"
                f"信函寄至{who.address}。"
            ),
            *story(who.short, who.topics[(i + 1) % 8], chinese_date(draft.start), "draft", i)[1:4],
        )
        files = (docx(draft.core, ("第一条　为了规范有关活动，制定本规定。",)),)
        title = f"关于公开征求《{draft.core}》意见的公告"
        items.append(
            Item(title, draft.start, body, source=who.name, files=files, tag=draft.tag or f"draft-{i}")
        )
        if draft.answered and draft.answered <= days.as_of:
            result = (
                (
                    f"{chinese_date(draft.start)}至{chinese_date(draft.end)}，{who.name}就《{draft.core}》公开征求意见，"
                    f"共收到意见建议{checksum(who.id, i) % 9 + 3}条，采纳{checksum(who.id, i) % 3 + 1}条。"
                ),
                "未采纳的主要理由是相关内容已由上位规定明确。感谢社会各界的关心和支持。",
                *story(who.short, who.topics[(i + 2) % 8], chinese_date(draft.end), "result", i)[2:4],
            )
            title = f"关于《{draft.core}》公开征求意见情况的反馈"
            items.append(Item(title, draft.answered, result, source=who.name))
    items.sort(key=lambda item: item.published, reverse=True)
    return Section("yjzj", "意见征集", "consultation", tuple(items))
