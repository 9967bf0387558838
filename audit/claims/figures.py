"""Figures in a text with their units: digits, Chinese numerals, and the blanks that stand in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from audit.claims.plaintext import PlainText

#: Unit → what must not follow it, because it would be another word (3条例, 2人民, 1项目标 …).
UNITS: dict[str, str] = {
    "个工作日": "",
    "个百分点": "",
    **dict.fromkeys(
        ("人次", "件次", "场次", "批次", "篇次", "条次", "期次", "户次", "个次", "万元", "亿元"), ""
    ),
    "大类": "",
    "条": "例款文线形约龙幅",
    "件": "",
    "篇": "章",
    "次": "性日要序于高生",
    "期": "间限货望末初权中待盼刊满工",
    "份": "额子量内",
    "人": "大民员事力社口均才士物文工防行类体群们身数选格为以",
    "名": "称单义牌校师列誉",
    "位": "于列置居一",
    "个": "人别性体月季年小自星税案展头旗工百",
    "项": "",
    "家": "庭园长具属乡人喻禽校",
    "起": "来到草步点初伏用源止降飞义重码",
    "宗": "旨教",
    "例": "如外会行",
    "场": "所地景合馆镇",
    "块": "链状",
    "册": "子",
    "本": "级市县区局镇单机年次报地人着部办院校月系届条身质领街乡省委期季",
    "张": "力贴",
    "部": "门委队分长署位级省属",
    "类": "似别型",
    "种": "植子类族养粮",
    "处": "理罚室级长置分于方境",
    "批": "准复评示文发量次",
    "户": "籍口外主",
    "台": "账湾风阶",
    "套": "",
    "幅": "度员",
    "轮": "流换训值",
    "则": "",
    "笔": "记试者",
    "元": "旦",
    "%": "",
}
_UNIT = "|".join(
    re.escape(unit) + (f"(?![{never}])" if never else "")
    for unit, never in sorted(UNITS.items(), key=lambda pair: -len(pair[0]))
)
#: 目 alone may follow 项 (3项目标 is a misreading, 3项目 lacks its measure word), 诉 only as 诉讼.
_AFTER = r"(?!(?<=项)目(?!标))(?!(?<=起)诉(?!讼))"
_ARABIC = r"(?<![\d.a-z])\d{1,9}(?:,\d{3})*(?:\.\d{1,4})?(?![.\d])|(?<![\d.a-z])\d{1,3}(?:,\d{3})+"
_MASKED = r"(?<![a-z0-9*_])\d{0,6}(?:x{1,8}|\*{1,8}|_{2,12})\d{0,6}"
_CHINESE = "[零〇一二两三四五六七八九十百千万亿]{1,9}"
_FIGURE = re.compile(
    rf"(?:(?P<arabic>{_ARABIC})(?:\s?(?P<times>[万亿千百](?!元)))?|(?P<masked>{_MASKED})|(?P<chinese>{_CHINESE}))"
    rf"\s{{0,2}}(?P<more>余|多|来|几)?\s{{0,2}}(?P<unit>{_UNIT}){_AFTER}"
)
#: 办结数186, 电子化率达100: a name that ends in 数, 率 or 量, and a figure that nothing follows.
_BARE = re.compile(
    rf"(?<=[数率量])(?:为|达到|达|是|有|共|:)?[ ]{{0,2}}(?:(?P<arabic>{_ARABIC})|(?P<masked>{_MASKED}))"
    r"(?=[ ]{0,4}(?:[,。;、)\n]|$))"
)
_PERCENT = re.compile(rf"百分之(?P<chinese>{_CHINESE})")
_RANGE = re.compile(r"(?P<low>\d{1,9}(?:\.\d+)?)\s?(?:%|[一-龥])?\s?(?:-|~|至|到)\s?$")
_QUALIFIER = re.compile(r"(约|近|超过|超|逾|将近|大约|上|达到|达)\s?$")
_AFTERWARDS = re.compile(r"\s?(以上|左右|上下|之多)")
_TIMES = {
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
    "千": Decimal(1_000),
    "百": Decimal(100),
    None: Decimal(1),
}
_DIGITS = {
    "零": 0, "〇": 0,
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_STEPS = {"十": 10, "百": 100, "千": 1_000}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its unit: ``[start, end)`` of the text; ``number`` is None where it is blank.

    ``is_chinese`` marks one in Chinese numerals, which are as often part of a name as a count.
    """

    start: int
    end: int
    number: Decimal | None
    unit: str
    is_chinese: bool = False
    qualifier: str = ""
    upper: Decimal | None = None

    @property
    def masked(self) -> bool:
        """Whether a blank stands in the figure's place."""
        return self.number is None


def figures(plain: PlainText) -> Iterator[Figure]:
    """Every figure of a text that has a unit, or stands at the end of a name that calls for one."""
    found = [*_with_units(plain.text), *_bare(plain.text), *_percents(plain.text)]
    end = -1
    for figure in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if figure.start >= end:
            yield figure
            end = figure.end


def _with_units(text: str) -> Iterator[Figure]:
    for found in _FIGURE.finditer(text):
        start, low = found.start(), None
        number: Decimal | None = None
        if found["arabic"]:
            number = _whole(_arabic(found["arabic"]) * _TIMES[found["times"]])
            before = _RANGE.search(text, max(0, start - 16), start)
            if before is not None and not text[max(0, before.start() - 1)].isdigit():
                start, low = before.start(), Decimal(before["low"])
        elif found["chinese"]:
            number = chinese_number(found["chinese"])
            if number is None or (found["chinese"][0] in "百千万亿" and not found["more"]):
                continue  # 单位：万元 counts nothing, 百余次 does
        qualifier = found["more"] or _qualifier(text, start, found.end())
        upper = number if low is not None else None
        yield Figure(
            start,
            found.end(),
            number if low is None else low,
            "类" if found["unit"] == "大类" else found["unit"],
            bool(found["chinese"]),
            qualifier,
            upper,
        )


def _bare(text: str) -> Iterator[Figure]:
    for found in _BARE.finditer(text):
        number = _arabic(found["arabic"]) if found["arabic"] else None
        start = found.start("arabic") if found["arabic"] else found.start("masked")
        yield Figure(start, found.end(), number, "")


def _percents(text: str) -> Iterator[Figure]:
    for found in _PERCENT.finditer(text):
        number = chinese_number(found["chinese"])
        if number is not None:
            yield Figure(found.start(), found.end(), number, "%", is_chinese=True)


def _qualifier(text: str, start: int, end: int) -> str:
    after = _AFTERWARDS.match(text, end)
    if after is not None:
        return after[1]
    before = _QUALIFIER.search(text, max(0, start - 4), start)
    if before is None or (before[1] == "上" and text[start] not in "百千万"):
        return ""
    return {"将近": "近", "大约": "约", "达到": "达"}.get(before[1], before[1])


def _whole(number: Decimal) -> Decimal:
    """5.2万 is 52000, not 52000.0."""
    return Decimal(int(number)) if number == int(number) else number


def _arabic(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def chinese_number(written: str) -> Decimal | None:
    """The value of a number in Chinese numerals; None where they are a row of digits or no number."""
    if not any(step in written for step in (*_STEPS, "万", "亿")):
        return Decimal(_DIGITS[written]) if len(written) == 1 else None
    whole, part, digit = 0, 0, None
    for sign in written:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        elif sign in _STEPS:
            part += (1 if digit is None else digit) * _STEPS[sign]
            digit = None
        else:
            whole = (whole + part + (digit or 0) or 1) * int(_TIMES[sign])
            part, digit = 0, None
    return Decimal(whole + part + (digit or 0))
