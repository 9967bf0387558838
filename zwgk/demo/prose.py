"""Sentences for the demonstration's articles: pools that are drawn from by a checksum, never at random.

All of it is invented.  Two articles may share a sentence but hardly two, so that the rule against
padding (PF-09) finds only the copies that were planted.
"""

from __future__ import annotations

import zlib
from datetime import date

from zwgk.demo.profiles import PLACES

_OPENINGS = (
    "{day}，{who}就{topic}工作赴{place}开展专题调研，现场听取基层意见建议。",
    "为进一步做好{topic}各项任务，{who}于{day}组织业务骨干进行了集中研讨。",
    "{day}上午，{topic}现场推进会在{place}召开，{who}有关负责同志参加会议。",
    "连日来，{who}围绕{topic}这条主线，统筹力量、压实责任，各项工作有序展开。",
    "{place}的变化，是{who}持续抓好{topic}的一个缩影。",
    "按照年初部署，{who}把{topic}列入全年重点事项清单，实行台账管理、逐项销号。",
    "{who}近日印发通知，对下一阶段{topic}提出五个方面的具体要求。",
    "“{topic}做得怎么样，群众心里有杆秤。”{day}，{who}工作人员在{place}入户走访时说。",
    "入夏以来，{who}坚持问题导向，针对{topic}中的薄弱环节制定了专项方案。",
    "{day}，{who}召开{topic}专题会议，传达上级精神，研究贯彻落实意见。",
)
_FACTS = (
    "截至目前，已走访企业和农户{n}家，收集问题{m}个，当场答复{k}个。",
    "今年上半年共安排资金{n}.{k}万元，惠及{place}等{k}个村居。",
    "工作专班每周调度一次，累计发出提示单{k}份，整改完成率达到百分之九十{k}。",
    "参加活动的干部群众共{n}人次，发放宣传资料{m}余份。",
    "与去年同期相比，办理时间由{m}天压缩到{k}天，群众少跑路、好办事。",
    "技术人员对{n}处点位逐一核对，建立了“一处一档”的基础资料。",
    "现场设置咨询台{k}个，接受询问{m}余次，满意率保持在较高水平。",
    "目前第一批{k}个项目已经完工，第二批{m}个项目正在履行前期手续。",
    "热线平台共受理相关诉求{n}件，办结{m}件，其余正在限期办理。",
    "各片区共排查隐患{m}处，已经整改{k}处，其余落实了责任人和完成时限。",
)
_DETAILS = (
    "会议指出，既要看到成绩，也要正视人员少、任务重、标准不一的现实困难。",
    "在{place}，工作人员仔细查看了登记簿和现场记录，并随机询问了办事群众。",
    "座谈中，与会人员结合各自实际谈了体会，提出了不少可行的办法。",
    "对于群众反映集中的停车、照明、排水等问题，专班明确了牵头单位。",
    "据介绍，新的流程把五个环节并作两个，材料由经办人员内部流转。",
    "一位来自{place}的居民告诉记者，如今在家门口就能把事情办完。",
    "本次培训邀请了市级专家授课，内容涵盖政策解读、案例分析和实务操作。",
    "检查组采取不打招呼、直奔现场的方式，对发现的问题逐条反馈。",
    "志愿者们冒着小雨把物资送到{place}，并帮助腿脚不便的老人填写表格。",
    "有关科室建立了分级响应机制，遇有情况可在半小时内到达现场。",
    "双方还就信息共享、联合检查和结果互认等事项交换了意见。",
    "项目负责人表示，将倒排工期，确保在雨季来临之前完成主体工程。",
    "从看得见的环境到摸得着的服务，变化发生在每一个细节里。",
    "经综合评议，{place}的做法入选了全县典型案例。",
)
_CLOSINGS = (
    "下一步，{who}将继续完善机制，推动{topic}取得更大成效。",
    "会议强调，要把{topic}同为民办实事结合起来，做到件件有着落。",
    "{who}有关负责人表示，将以此为契机，努力把{topic}做细做实。",
    "活动结束后，{who}对收集到的意见进行了梳理，形成任务清单并限期办结。",
    "据悉，{topic}下半年的重点是补短板、建制度、强队伍。",
    "大家纷纷表示，要以更实的作风把{topic}各项要求落到基层。",
)


def pick(pool: tuple[str, ...], *keys: object) -> str:
    """One entry of ``pool``, always the same for the same ``keys``."""
    return pool[checksum(*keys) % len(pool)]


def checksum(*keys: object) -> int:
    """A number that depends on ``keys`` alone, the same on every machine."""
    return zlib.crc32("\x1f".join(map(str, keys)).encode())


def story(who: str, topic: str, day: str, *keys: object) -> tuple[str, ...]:
    """Five or six paragraphs about ``topic``, distinct for distinct ``keys``."""
    seed = (who, topic, *keys)

    def fill(template: str, part: object) -> str:
        number = checksum(*seed, part, "n")
        return template.format(
            who=who, topic=topic, day=day, place=pick(PLACES, *seed, part),
            n=number % 380 + 20, m=number // 7 % 60 + 10, k=number // 11 % 8 + 2,
        )  # fmt: skip

    first = checksum(*seed) % len(_DETAILS)
    step = 3 if checksum(*seed, "step") % 2 else 5
    details = [_DETAILS[(first + step * i) % len(_DETAILS)] for i in range(3)]
    return (
        fill(pick(_OPENINGS, *seed, "open"), 0),
        fill(pick(_FACTS, *seed, "facts"), 1) + fill(details[0], 2),
        fill(details[1], 3) + fill(pick(_FACTS, *seed, "more"), 4),
        fill(details[2], 5),
        fill(pick(_CLOSINGS, *seed, "close"), 6),
    )


def chinese_date(day: date) -> str:
    """``2026年6月3日`` for a date."""
    return f"{day.year}年{day.month}月{day.day}日"


def table(rows: tuple[tuple[str, ...], ...], *, head: bool = True) -> str:
    """Rows as a bordered HTML table, the first as its head; texts are trusted (our own)."""
    lines = []
    for number, row in enumerate(rows):
        tag = "th" if head and number == 0 else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>")
    return '<table border="1" cellspacing="0" cellpadding="4">\n' + "\n".join(lines) + "\n</table>"
