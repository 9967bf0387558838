"""What the made sites publish: items with titles, dates, numbers, bodies and files, the same every time."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from datetime import date, timedelta

_TOWNS = ("清河县", "临溪市", "云岭县", "南浦区", "石桥镇", "安平县", "松江口区", "白水县")
_OFFICES = (
    "人民政府办公室",
    "财政局",
    "教育体育局",
    "自然资源局",
    "市场监督管理局",
    "卫生健康局",
    "生态环境局",
)
_TITLES = (
    "{town}{office}关于印发{year}年度重点工作任务清单的通知",
    "关于{year}年第二批公益性岗位安置人员名单的公示",
    "{town}{year}年财政决算公开说明",
    "{town}{office}关于公布行政许可事项清单（{year}年版）的公告",
    "公 告",
    "关于{year}年12月31日停水的紧急通知",
    "《{town}国土空间总体规划（2021—2035年）》解读",
    "{town}召开{year}年第3次政府常务会议",
    "一图读懂：{town}优化营商环境10条措施",
    "{town}{office}{year}年政府信息公开工作年度报告",
    "关于对“12345”热线反映问题办理情况的通报[{year}]1号",
    "{town}{office}行政处罚决定书（{town}罚决字〔{year}〕17号）",
    "转发省{office}关于做好汛期安全防范工作的紧急通知",
    "{town}城乡居民最低生活保障对象公示表 第二季度",
    "关于征求《{town}养犬管理办法（征求意见稿）》意见的公告",
    "{town}{office}招聘编外人员2名",
    "温馨提示",
    "{town}2023-2025年采矿权出让计划",
    "市委书记到{town}调研乡村振兴工作时强调 要一张蓝图绘到底",
    "{town}污水处理厂二期工程环境影响评价第一次公示",
    "{town}人大常委会任免名单",
    "关于开展“我为群众办实事”活动的倡议书",
)
_SENTENCES = (
    "各乡镇人民政府，县政府有关部门：现将有关事项通知如下，请结合实际认真贯彻执行。",
    "会议指出，要坚持以人民为中心的发展思想，扎实做好各项民生工作，切实提高群众满意度。",
    "本公示期为五个工作日，公示期内如有异议，请以书面形式向我单位反映，并提供相关证明材料。",
    "全年完成投资12.6亿元，同比增长8.3%；新增城镇就业4300人，完成年度任务的107.5%。",
    "各责任单位要于每月25日前将工作进展情况报送办公室，由办公室汇总后按程序报批。",
    "申请人可以通过信函、当面提交或者在线方式申请，受理机关自收到申请之日起二十个工作日内予以答复。",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a made site publishes."""

    number: int
    title: str
    day: date
    source: str
    doc_number: str
    index_number: str
    paragraphs: tuple[str, ...]

    @property
    def uuid(self) -> str:
        """32 hexadecimal digits that belong to the item."""
        return hashlib.blake2b(f"{self.number}{self.title}".encode(), digest_size=16).hexdigest()

    @property
    def dashed(self) -> str:
        """The same in the form of a UUID."""
        text = self.uuid
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

    @property
    def body(self) -> str:
        """The paragraphs as HTML."""
        return "".join(f"<p>　　{text}</p>\n" for text in self.paragraphs)

    @property
    def cut(self) -> str:
        """The title as narrow lists show it."""
        return self.title if len(self.title) <= 14 else self.title[:12] + "..."


def items_of(family: str, count: int = 20) -> list[Item]:
    """So many items of a family, the newest first."""
    chance = random.Random(family)
    town = chance.choice(_TOWNS)
    titles = chance.sample(_TITLES, len(_TITLES))
    day = date(2024, 6, 28)
    found: list[Item] = []
    for number in range(count):
        office = town + chance.choice(_OFFICES)
        title = titles[number % len(titles)].format(town=town, office=office[len(town) :], year=day.year)
        if number >= len(titles):
            title = f"{title}（续{number}）"
        sentences = tuple(chance.sample(_SENTENCES, 4))
        found.append(
            Item(
                40_100 + 7 * number,
                title,
                day,
                office,
                f"清政办〔{day.year}〕{number + 3}号",
                f"00{4100 + number}/{day.year}-{number + 1:05d}",
                sentences,
            )
        )
        day -= timedelta(days=chance.randint(0, 41))
    return found


def batches(items: list[Item], size: int = 8) -> list[list[Item]]:
    """The items as pages of a list."""
    return [items[start : start + size] for start in range(0, len(items), size)]
