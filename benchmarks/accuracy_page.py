"""The Chinese page of the accuracy run: its tables and what may and may not be concluded from them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dialect_samples import Tally
from labelled_pages import Score
from reading_times import Times

OURS = "zwgk"
FIELDS: Mapping[str, str] = {
    "title": "标题",
    "published": "发布日期",
    "issued": "成文日期",
    "doc_number": "文号",
    "index_number": "索引号",
    "source": "来源",
    "next_page": "下一页",
    "kind": "页面类型",
    "encoding": "编码",
    "attachments": "附件（F1）",
    "records": "列表记录（F1）",
    "navigation": "导航（召回率）",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One tool's column of the table: the fields it gives, its scores and its times."""

    name: str
    gives: frozenset[str]
    score: Score
    failed: int


HEAD = """# 页面理解的准确率

<!-- 本页由 benchmarks/accuracy.py 生成（make accuracy），请不要手工修改。 -->

对照人工标注，逐页比较 `zwgk inspect --json` 的结果；同一次运行中，同样的页面、同一个评分程序，
也用来衡量其他提取工具。页面是真实的政府网页，不随程序发布；评分程序是标注自带的 `evaluate.py`，没有改动。
每条规则判得准不准，见[各规则的准确率](rule-accuracy.md)。

读这些数字之前：

- **页面在开发时是看得到的。** 程序照着这些页面改过错，所以在没见过的页面上会略差一些。
- **标注不多。** 每个数字后面有多少个标注值，写在“标注值”一列。全部答对 30 个，只能说明真实准确率多半在
  90 % 以上；“95 % 下限”一列就是按标注个数算出的单侧置信下限（Clopper–Pearson 法，只对“对或错”的字段有意义；
  同一网站的页面彼此相似，实际的不确定性还要更大）。
- **假值比缺失严重。** 假值是给错（wrong）加上标注为“没有”却给出了值（invented）；
  缺失（missing）只是没有给出。
"""

UNSEEN = """
## 没有见过的页面：第一次读的结果

2026-11-22 另从公开资料中找来 36 个真实页面（9 个文章页，其余是列表页、首页等，分属近二十个系统，
包括 GBK 编码、2012 年前后的旧站、学校和医院），先标注、后读取。页面照公开的源文件重新录入，有删节（长菜单、
长脚本、多余段落），其中一个是 JSON 接口的答复；另有一页又转成 GB18030 读一次。这些页面不随程序发布。
程序**第一次**读它们的结果：

| 字段 | 对／标注 | 假值 |
|---|---|---|
| 标题 | 9/10 | 0 |
| 发布日期 | 9/10 | 0 |
| 成文日期、文号、索引号 | 4/4 | 0 |
| 来源 | 4/5 | 0 |
| 附件 | 5/5 | 0 |
| 页面类型 | 33/37 | 4 |
| 下一页 | 14/18 | 0 |
| 列表记录 | 召回率 96.6 % | 16 |
| 列表记录的标题 | 12 个写成“查阅全文” | 12 |
| 导航 | 301/318 | — |

差的多在一处：名称（class、id）不认识的系统。把已标注的 36 个文章页的名称换成没有含义的，再在旁边放一个
“最新文章”框，原来有 34 个被当成列表。这些毛病当天已用通用的办法改正，并有测试
（`tests/crawler/test_unknown_systems.py` 等）；改过之后这些页面就不再是“没有见过的”，所以不再给出它们的
准确率。

改过之后又另找 10 个页面（5 个文章页、4 个列表页、1 个首页）第一次读：标题 4/5（假值 1）、发布日期 4/4、
成文日期 0/1、文号 1/1、来源 2/2、页面类型 9/10、编码 10/10、附件 1/1、下一页 2/3（假值 0）、列表记录 52/52
（标题全对，日期 35/52，其余没有给出）、导航 96/106；其中的毛病多数随后也已改正。
"""

PEERS = """
## 与其他工具对照

每格是“准确率 · 假值个数”，列表记录和附件是 F1，导航是召回率（不计假值）；“—”表示该工具不提供这个字段。
{absent}
{table}

说明：

- 其他工具按默认设置使用（newspaper4k 设为中文，并装有它要用的 jieba），它们的“作者”（author）当作来源来比。
- 所有工具（包括 zwgk）只拿到页面内容，不知道网址；会从网址里读日期的工具因此少一个线索。
- newspaper4k 找日期时认得 `pubdate`，但区分大小写，认不出政府网站通用的 `PubDate`。
- 其他工具不判断页面里有没有文章，在列表页、首页上也会给出标题和日期；这些页面没有标注标题和日期，
  所以不计入上表的假值。
- gerapy-auto-extractor 只分“列表”和“详情”两类；它的列表没有日期。
- 列表记录的标题、日期（对上的记录中）：{records}
- 只收文本的工具，文本由我们的解码程序给出，比它们自己解码更有利。
- 运行中出错的次数（该字段按没有给出计）：{failures}
"""

SPEED = """
## 用时

从字节到该工具提供的全部字段，只算提取，不算读文件和启动；同一个进程里逐页轮流，每页取三轮的中位数，CPU 毫秒，
{pages} 页。各工具给出的字段不同，我们的时间里包含全部字段（列表、下一页、导航、附件在内）。
{load}
| 工具 | 中位数 | 第 90 百分位 | 最慢 | 中位数与 zwgk 之比 |
|---|---|---|---|---|
{rows}

{ratio}"""

SAMPLES = """
## 各种网站系统（方言）

两组自制样本，都随程序发布，也是测试：

- **金样**：照各系统的真实版式写成的页面，`tests/golden/dialects/`；与 `expected.json` 完全相等才算对。
  `expected.json` 由程序写出、看过之后定下，所以这一组说明的是“没有退步”，不是独立的准确率。
- **整站样本**：程序生成的网站，真值在生成时就知道，`tests/sitefamilies/`。

{golden}
{families}"""


def lower_bound(right: int, total: int) -> float:
    """The one-sided 95 % lower bound of a share (Clopper-Pearson), by bisection."""
    low, high = 0.0, right / total
    for _ in range(40):
        share = (low + high) / 2
        chance = sum(
            math.comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(right, total + 1)
        )
        low, high = (low, share) if chance > 0.05 else (share, high)
    return low


def percent(share: float | None) -> str:
    """A share as the page writes it."""
    return "—" if share is None else f"{share * 100:.1f} %"


def _share(numbers: Mapping[str, Any]) -> float | None:
    for name in ("accuracy", "f1", "recall"):
        if name in numbers:
            return numbers[name]  # type: ignore[no-any-return]  # the evaluator's JSON
    return None


def _cell(column: Column, field: str) -> str:
    if field not in column.gives:
        return "—"
    numbers = column.score.numbers.get(field, {})
    false = numbers.get("false")
    return percent(_share(numbers)) + ("" if false is None else f" · {false}")


def _bound(numbers: Mapping[str, Any]) -> str:
    if "accuracy" not in numbers or not numbers["n"]:
        return "—"
    return percent(lower_bound(numbers["correct"], numbers["n"]))


def table(columns: Sequence[Column]) -> str:
    """Field × tool; the first column is ours and says how many values are labelled."""
    ours = columns[0].score.numbers
    lines = [
        "| 字段 | 标注值 | 标注为无 | " + " | ".join(c.name for c in columns) + " | 95 % 下限（zwgk） |",
        "|---|" + "---|" * (len(columns) + 3),
    ]
    for field, name in FIELDS.items():
        if field not in ours:
            continue
        numbers = ours[field]
        none = numbers.get("labelled_none", "—")
        cells = " | ".join(_cell(column, field) for column in columns)
        lines.append(f"| {name} | {numbers['n']} | {none} | {cells} | {_bound(numbers)} |")
    return "\n".join(lines)


def peers_section(columns: Sequence[Column], absent: Sequence[str]) -> str:
    """The table with what must be known to read it."""
    records = "；".join(
        f"{c.name} 标题 {percent(c.score.numbers['records']['title_accuracy'])}"
        + (f"、日期 {percent(c.score.numbers['records']['date_accuracy'])}" if c.name == OURS else "")
        for c in columns
        if "records" in c.gives
    )
    failures = "、".join(f"{c.name} {c.failed}" for c in columns if c.failed) or "没有"
    missing = f"\n本次没有安装、未能比较：{'、'.join(absent)}。\n" if absent else ""
    return PEERS.format(
        absent=missing, table=table(columns), records=records + "。", failures=failures + "。"
    )


def speed_section(times: Mapping[str, Times], load: float | None) -> str:
    """Time per tool, and ours in terms of gne's."""
    own = times[OURS].median
    rows = "\n".join(
        f"| {name} | {t.median:.1f} | {sorted(t.pages)[int(len(t.pages) * 0.9)]:.1f} | {t.worst:.1f} | "
        f"{t.median / own:.2f} |"
        for name, t in times.items()
    )
    ratio = "gne 没有安装，没有可比的数字。\n"
    if "gne" in times:
        ratio = f"zwgk 的中位数是 gne 的 **{own / times['gne'].median:.2f} 倍**。\n"
    busy = "" if load is None else f"当时机器的平均负载是 {load:.1f}（机器不空闲时请看比例，不要看毫秒）。\n"
    return SPEED.format(pages=len(times[OURS].pages), rows=rows, ratio=ratio, load=busy)


def _counts(tally: Tally, names: Sequence[str]) -> str:
    return " | ".join(f"{tally.right[n]}/{tally.total[n]}" if tally.total[n] else "—" for n in names)


def _samples(title: str, tallies: Mapping[str, Tally], *, grouped: bool) -> str:
    """One line per dialect, and the sum."""
    names = list(dict.fromkeys(name for tally in tallies.values() for name in tally.total))
    whole = Tally()
    for tally in tallies.values():
        whole.units += tally.units
        whole.groups += tally.groups
        whole.right.update(tally.right)
        whole.total.update(tally.total)
    heading = "| 方言 | 网站 | 页面 | " if grouped else "| 方言 | 样本 | "
    lines = [f"### {title}\n", heading + " | ".join([*names, "合计"]) + " |"]
    lines.append("|---|" + "---|" * (len(names) + (3 if grouped else 2)))
    for name, tally in [*sorted(tallies.items()), ("**合计**", whole)]:
        units = f"{tally.groups} | {tally.units}" if grouped else str(tally.units)
        share = percent(tally.right.total() / tally.total.total())
        lines.append(f"| {name} | {units} | {_counts(tally, names)} | {share} |")
    return "\n".join(lines) + "\n"


def samples_section(golden: Mapping[str, Tally], families: Mapping[str, Tally] | None) -> str:
    """The dialects' golden pages and made sites."""
    made = "整站样本这次读不到，没有比较。\n"
    if families:
        made = _samples("整站样本：与真值相同的次数", families, grouped=True)
    return SAMPLES.format(
        golden=_samples("金样：与 expected.json 相等的样本数", golden, grouped=False), families=made
    )
