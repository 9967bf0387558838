"""What claims are found in real summaries, and how well; writes docs/explanation/claims.md.

    python benchmarks/claims.py             # or `make claims`

Needs the reference data beside the checkout (../shared); says so and ends where it is absent.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claims_score import SETS, SHARED, Result, score, sums

from audit.claims import Agreement, Claim, checks
from audit.claims.measures import LABELS

TARGET = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "claims.md"
BEFORE, AFTER, LONGEST = 16, 8, 34
HEAD = """# 总结里的自报数字

<!-- 本页由 benchmarks/claims.py 生成（make claims），请不要手工修改。 -->

`zwgk claims 文件` 读工作总结或年度报告，列出文中自报的数字（数字、单位、事项、时间、原文），再看它们
是否前后一致、与年报表格是否相符、与采集结果是否相符。结果只作提示，不扣分。

## 什么算自报数字

- 算：做了多少（条、件、篇、次、期、人次、万元……）、占多少（%）、应填未填的空白（`xx条`、`1xx个`，记作空白，
  不是零）、明说没有的（“没有收到……申请”“未发生……”，记作零申报）。
- 不算：文号、日期、序号、法条、时限和指标要求（“20 个工作日内”“不低于 4%”）、计划（“下一步”以下）、
  频次（“每季度一次”）、工程和口号的名称（“三个到位”“四项制度”）、范文网站自己的话（“优秀15篇”）、电话号码。

## 核对什么

| 核对 | 怎么算 | 什么时候说“不符” |
|---|---|---|
| 分项与合计 | “共 A 条，其中……”各分项相加 | 分项之和超过合计；或分项列全（“分别为”、末项“其他”）而相加不等 |
| 百分比 | 分项 ÷ 合计 | 相差超过 0.1 个百分点，也超过末位四舍五入的一半 |
| 大小关系 | 办结不多于受理、立案不多于提交、网站公开不多于总数 | 前者反而多（并写出可能的原因） |
| 前后表述 | 同一篇、同一时间、同一指标说了两次 | 两个数字不同 |
| 正文与表格 | 年报的新收、办理总计、结转、复议、诉讼 | 与单元格不同 |
| 自报与采集 | 对应栏目在该时间内的条数 | 栏目已查全、条目都有日期而条数不同；否则写“无法观测”和原因 |

空白和约数（余、约、近、多、以上）从不参加计算。

## 准确率

人工逐字阅读全文并标注（`benchmarks/claims_labels.yml`、`claims_held_out.yml`）。位置和数字都对才算找到；
“理解正确”是找到的当中单位和指标也对的比例。

"""
NOTES = """
读这些数字之前：

- **标注和程序出自同一处。** 五份总结在写程序之前标注完，但写程序的人读过它们；
  第一次运行找到 146 处中的 144 处，误报 0 处，指标认错 4 处。
  上表是修改之后的结果，在没见过的文章上会差一些。
- **对照组更接近真实水平。** 十四份年度报告（一个县 2017 年各部门的年报）在规则写完之后标注，
  标注时没有运行过程序；第一次运行找到 174 处中的 160 处（召回率 92.0 %），误报 0 处，
  找到的当中指标认对 138 处（86.3 %）。漏掉的 14 处里 13 处是零申报的其他说法
  （“未因……被申请行政复议”“没有涉及……”），1 处是把“回应”误作要求。
  照此作了一般性修改（另为公报、广播电视、报刊补了一个指标，两处标注随之改写），
  上表是修改之后的结果，所以它已不再是没见过的文章。
- **对照组来自一个县**，写法彼此相似，实际的不确定性比个数显示的大。
- 没有标注时间（年份、月份）和“其中”的归属，这两项的准确率没有测。
"""


def main() -> int:
    """Measure and write the page."""
    if not (SHARED / "seeds").is_dir():
        print("the reference data (../shared) is not beside this checkout: nothing measured")
        return 0
    found = {name: score(SHARED, name) for name in SETS}
    lines = [HEAD, *_table(found), NOTES, *_mistakes(found)]
    seeds = found["五份总结"]
    lines += ["\n## 五份总结里的全部自报数字\n", _kinds(seeds)]
    for result in seeds:
        lines += _listing(result)
    TARGET.write_text(
        "\n".join(line.rstrip() for line in "\n".join(lines).split("\n")).strip() + "\n", encoding="utf-8"
    )
    for name, results in found.items():
        s = sums(results)
        print(f"{name}: precision {s.precision:.1%}, recall {s.recall:.1%}, understood {s.understood:.1%}")
    return 0


def _table(found: dict[str, list[Result]]) -> Iterator[str]:
    yield "| 文章 | 标注 | 找到 | 误报 | 漏掉 | 精确率 | 召回率 | 理解正确 |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, results in found.items():
        groups = [(f"{name} {result.key}", [result]) for result in results] if len(results) < 9 else []
        for title, part in [*groups, (f"**{name}合计**", results)]:
            s = sums(part)
            missed = s.labels - s.found
            rates = " | ".join(f"{rate:.1%}" for rate in (s.precision, s.recall, s.understood))
            yield f"| {title} | {s.labels} | {s.found} | {s.invented} | {missed} | {rates} |"


def _mistakes(found: dict[str, list[Result]]) -> Iterator[str]:
    yield "\n### 仍然不对的\n"
    for name, results in found.items():
        for result in results:
            for label in result.missed:
                what = LABELS[label.measure]
                yield f"- {name} {result.key} 第 {label.line} 行漏掉“{label.anchor}”（{what}）。"
            for claim in result.invented:
                words = _short(result.text, claim)
                yield f"- {name} {result.key} 第 {claim.line} 行误报“{words}”。"
            for label, claim in result.misread:
                where = f"- {name} {result.key} 第 {claim.line} 行“{_short(result.text, claim)}”"
                yield f"{where}应为“{LABELS[label.measure]}”，认作“{LABELS[claim.measure]}”。"


def _kinds(results: list[Result]) -> str:
    claims = [claim for result in results for claim in result.claims]
    counts = Counter(LABELS[claim.measure] for claim in claims)
    kinds = "、".join(f"{label} {count}" for label, count in counts.most_common())
    blank, zero = sum(claim.masked for claim in claims), sum(claim.zero for claim in claims)
    return f"共 {len(claims)} 处，其中空白 {blank} 处，零申报 {zero} 处。按指标：{kinds}。\n"


def _listing(result: Result) -> Iterator[str]:
    yield f"\n### {result.key}（{len(result.claims)} 处）\n"
    yield "| 行 | 篇 | 指标 | 数字 | 时间 | 原文 |"
    yield "|---|---|---|---|---|---|"
    for claim in result.claims:
        number = "0（零申报）" if claim.zero else f"{claim.shown}（空白）" if claim.masked else claim.shown
        cells = (
            str(claim.line),
            claim.section[-6:] if len({c.section for c in result.claims}) > 1 else "",
            LABELS[claim.measure],
            number,
            claim.period.text,
            _short(result.text, claim),
        )
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("*", "\\*") for cell in cells) + " |"
    yield from _judged(result)


def _judged(result: Result) -> Iterator[str]:
    found = checks(result.claims)
    if not found:
        return
    yield "\n文内核对：\n"
    for check in sorted(found, key=lambda check: check.agreement is not Agreement.DIFFERS):
        yield f"- {check.kind_label}·{check.agreement.label}：{check.arithmetic}。"


def _short(text: str, claim: Claim) -> str:
    """The words around a claim, as few as show what it is."""
    if claim.zero:
        words = claim.raw if len(claim.raw) <= LONGEST else f"{claim.raw[:LONGEST]}…"
    else:
        end = claim.offset + len(claim.raw)
        words = text[max(0, claim.offset - BEFORE) : end + AFTER]
    return " ".join(words.split())


if __name__ == "__main__":
    sys.exit(main())
