"""The Chinese page on the rules' own errors: per source, per rule, and what the numbers can bear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from accuracy_page import lower_bound, percent
from rule_verdicts import Source, Tally

from rules.runner import Rule

HEAD = """# 各规则的准确率

<!-- 本页由 benchmarks/rule_accuracy.py 生成（make accuracy），请不要手工修改。 -->

每条规则判“不合格”判得准不准：拿事先知道答案的情形去判，数判对几条、漏判几条、冤枉几条。页面读得准不准，见
[页面理解的准确率](accuracy.md)。

读这些数字之前：

- **用例是写规则的人自己写的，不是独立样本。** 用例表、演示网站和规则出自同一批作者，规则也改到全部答对为止。
  这里的 100 % 只说明规则做到了作者想到的情形，不能推算在真实网站上的错误率。
- **能当样本看的只有两处真实网站**（平潭的四份年报、柘城的整站），数量少，而且开发时都看得到。
- “95 % 下限”按条数用 Clopper–Pearson 法算出，它假定各条互相独立；自编的用例不满足，只能用来看条数够不够多。
- **冤枉比漏判严重。** 说不准的，规则应当“存疑”或“转人工”，这两种都不算判不合格，也不扣分。
"""

SOURCES = """
## 答案从哪里来

| 来源 | 是什么 | 情形 | 不该判的 | 该判的条数 | 判对 | 漏判 | 冤枉 | 可争 |
|---|---|--:|--:|--:|--:|--:|--:|--:|
{rows}

“情形”是一组事实和它的答案；一种情形可以该判几条，所以条数另算。“可争”是事实无误、算不算问题可以争的，不计入准确率。
{notes}"""

WHAT = {
    "用例表": "每条规则自带的测试用例（`tests/rules`）",
    "演示网站": "`zwgk demo` 的模拟网站里埋下的情况，经采集后判定；没有埋下而判了不合格的算冤枉",
    "柘城": "真实县政府门户的整站副本，判出的每一条由人逐条读过（[记录](zhecheng.md)）；"
    "没有判出的问题没有人找过，所以谈不上召回率",
    "平潭": "真实年报四份，各勾稽关系和公布日期的答案由人算出",
}

COLUMNS = (
    *("规则", "情形", "不该判的（形似）", "该判的条数", "判对", "漏判", "冤枉", "可争"),
    *("准确率", "95 % 下限", "召回率", "来源"),
)
RULES = """
## 逐条规则

共 {count} 条规则，其中 {silent} 条从不判不合格（只提示或转人工）。
“形似”是看着像问题而不是问题的情形，一条也不许判。

| {columns} |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|
{rows}
"""

SLIPS = """
## 判错的

{rows}
"""


def page(sources: Sequence[Source], rules: Sequence[Rule]) -> str:
    """The whole page."""
    slips = [f"- {source.name}：{slip}" for source in sources for slip in source.slips]
    silent = sum(not _accuses(sources, rule) for rule in rules)
    return "".join(
        (
            HEAD,
            SOURCES.format(rows="\n".join(map(_source_row, sources)), notes="".join(_notes(sources))),
            RULES.format(
                count=len(rules),
                silent=silent,
                columns=" | ".join(COLUMNS),
                rows="\n".join(_rule_row(sources, rule) for rule in rules),
            ),
            SLIPS.format(rows="\n".join(slips) or "没有。"),
        )
    )


def whole(sources: Sequence[Source], rule: str) -> Tally:
    """A rule's cases of all sources."""
    found = Tally()
    for source in sources:
        if rule in source.tallies:
            found.add(source.tallies[rule])
    return found


def _accuses(sources: Sequence[Source], rule: Rule) -> bool:
    tally = whole(sources, rule.spec.id)
    return bool(tally.right or tally.missed or tally.wrong or tally.arguable)


def _source_row(source: Source) -> str:
    found = Tally()
    for tally in source.tallies.values():
        found.add(tally)
    cells = (source.name, WHAT.get(source.name, ""), *_counts(found, str(found.innocent)))
    return f"| {' | '.join(cells)} |"


def _counts(tally: Tally, innocent: str) -> tuple[str, ...]:
    due = tally.right + tally.missed
    numbers = (due, tally.right, tally.missed, tally.wrong, tally.arguable)
    return (str(tally.cases), innocent, *map(str, numbers))


def _notes(sources: Sequence[Source]) -> Iterator[str]:
    for source in sources:
        if source.absent:
            yield f"\n{source.name}：{source.absent}。\n"
        if source.unread:
            rules = Counter(told.split(" ")[0] for told in source.unread)
            named = "、".join(f"`{rule}` {count}" for rule, count in sorted(rules.items()))
            yield f"\n{source.name}另有 {len(source.unread)} 条不合格没有人定过答案，不计入：{named}。\n"


def _rule_row(sources: Sequence[Source], rule: Rule) -> str:
    name = rule.spec.id
    tally = whole(sources, name)
    told = tally.right + tally.wrong
    bound = percent(lower_bound(tally.right, told)) if told else "—"
    known = [f"{s.name} {s.tallies[name].cases}" for s in sources if name in s.tallies]
    alike = f"{tally.innocent}（{tally.alike}）"
    shares = (percent(tally.precision), bound, percent(tally.recall))
    cells = (f"`{name}`", *_counts(tally, alike), *shares, "、".join(known) or "没有用例")
    return f"| {' | '.join(cells)} |"
