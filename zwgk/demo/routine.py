"""Columns that fill from day to day: news, notices and the small lists that every body keeps."""

from __future__ import annotations

from dataclasses import replace

from zwgk.demo.days import Days
from zwgk.demo.documents import docx, xlsx
from zwgk.demo.model import File, Item, Profile, Section
from zwgk.demo.profiles import PLACES
from zwgk.demo.prose import checksum, chinese_date, pick, story

_NEWS = (
    "{short}召开{topic}工作推进会",
    "{short}负责同志赴{place}督导{topic}",
    "{place}：{topic}见实效",
    "{short}开展{topic}业务培训",
    "聚焦{topic}，{short}晒出上半年成绩单",
    "{short}部署下一阶段{topic}任务",
    "{topic}走进{place}",
    "{short}组织{topic}交叉检查",
    "{place}居民为{topic}点赞",
    "{short}以“三张清单”推进{topic}提质增效",
    "市级专班来我县调研{topic}",
    "{short}举办{topic}主题开放日活动",
)
_NOTICES = (
    "关于开展{topic}专项检查的通告",
    "关于公布{topic}服务网点名单的公告",
    "关于{place}{topic}工作安排的通知",
    "关于{topic}咨询电话变更的公告",
    "关于组织申报{topic}示范单位的通知",
    "关于{topic}业务系统升级期间暂停受理的公告",
    "关于举办{topic}宣传周活动的通知",
    "关于{place}{topic}入围名单的公示",
)


def news(who: Profile, days: Days, *, count: int = 14, newest: int = 1, step: int = 7) -> Section:
    """动态要闻: ``count`` items, the newest ``newest`` days old, then one every ``step`` days."""
    items = tuple(_report(who, days, _NEWS, i, newest + step * i) for i in range(count))
    return Section("ywdt", "要闻动态", "news", items, on_home=7, page_size=6)


def notices(who: Profile, days: Days, *, count: int = 9, newest: int = 3, step: int = 16) -> Section:
    """通知公告, the first pinned to the top although it is older, some with a form to download."""
    items = [_report(who, days, _NOTICES, i + 50, newest + step * i) for i in range(count)]
    form = docx("申报表", ("单位名称：", "联系人：", "联系电话："))
    list_of = xlsx("名单", (("序号", "名称", "所在地"), ("1", "望岫服务点", "河湾街道")))
    items = [_with_file(item, form if i % 2 else list_of, i) for i, item in enumerate(items)]
    if count > 4:
        items = [replace(items[4], pinned=True), *items[:4], *items[5:]]
    return Section("tzgg", "通知公告", "notices", tuple(items), on_home=6, page_size=5)


def _report(who: Profile, days: Days, titles: tuple[str, ...], i: int, ago: int) -> Item:
    day = days.ago(ago)
    topic = who.topics[(i + i // len(titles)) % len(who.topics)]
    place = pick(PLACES, who.id, i)
    title = titles[i % len(titles)].format(short=who.short, topic=topic, place=place)
    blocks = story(who.short, topic, f"{day.month}月{day.day}日", i, titles[0])
    return Item(title, day, blocks, source=who.name)


def _with_file(item: Item, file: File, i: int) -> Item:
    return replace(item, files=(file,)) if i % 3 == 0 else item


def plain(  # a small list: its titles are given, its texts made up
    who: Profile,
    days: Days,
    slug: str,
    label: str,
    column: str,
    titles: tuple[str, ...],
    agos: tuple[int, ...],
) -> Section:
    """A list of ``titles`` published ``agos`` days ago."""
    items = []
    for i, (title, ago) in enumerate(zip(titles, agos, strict=True)):
        day = days.ago(ago)
        topic = who.topics[checksum(slug, i) % len(who.topics)]
        blocks = story(who.short, topic, chinese_date(day), slug, i)
        items.append(
            Item(title.format(name=who.name, short=who.short, topic=topic), day, blocks, source=who.name)
        )
    return Section(slug, label, column, tuple(items))
