"""Rule: services are offered, and their guides are of use (a veto that a person confirms).

要求：提供办事服务，办事指南的重点要素基本齐全。

依据：国办秘函〔2019〕19号单项否决“服务不实用”。

认定：
1. 读“办事服务”栏目中正文和附件读全、认得出的办事指南；缺 lacking 类以上要素的达到 most 个，或指南总数不
   足 most 个而每个都缺的，转人工确认。
2. 没有找到办事服务栏目的，转人工确认。
3. W-V6 条目填报“是”或“否”并经复核认可的，以人的认定为准，“否”为不合格。
4. 没有达到上述数目的合格；没有读到办事指南的存疑。

不适用：名册写明没有对外服务职能。

整改：提供办事服务，补齐办事指南的要素。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Coverage, Finding
from rules.facts import Facts
from rules.findings import failed, manual, passed, proof, searched_in_vain, shown_by, unavailable
from rules.guides import ELEMENTS, guides
from rules.inspected import confirmed
from rules.requirements import Columns, Statements

TITLE = "办事服务可用"
CATALOGUE = ("W-V6",)
REQUIRES = (Columns("services", texts=True, absent=None, partial=True), Statements("W-V6"))


def check(facts: Facts, *, as_of: date, lacking: int = 4, most: int = 5) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    word = confirmed(facts, "W-V6")
    column = facts.columns["services"]
    if word is not None:
        reason = f"人工认定：{word.period} 填报“{word.value}”，复核人认可"
        yield (failed if word.value == "否" else passed)(reason, (word.evidence(),))
        return
    if column.coverage is Coverage.ABSENT:
        reason = f"没有找到办事服务栏目：{searched_in_vain(column)}，请人工确认是否提供办事服务"
        yield manual(reason, proof(column))
        return
    found = guides(facts.records_of("services"))
    poor = [guide for guide in found if len(guide.missing) >= lacking]
    told = f"读到办事指南 {len(found)} 个，{len(ELEMENTS)} 类要素缺 {lacking} 类以上的 {len(poor)} 个"
    if not found:
        yield unavailable("没有读到办事指南的正文，可能在统一的政务服务平台上，不能认定", proof(column))
    elif len(poor) >= most or (len(found) < most and len(poor) == len(found)):
        yield manual(f"{told}，请人工确认", shown_by(guide.record for guide in poor))
    elif column.coverage is not Coverage.COMPLETE:
        why = column.limit or "原因不详"
        yield unavailable(f"{told}，栏目没有读全（{why}），不能认定", proof(column))
    else:
        yield passed(f"{told}，未达到 {most} 个", shown_by(guide.record for guide in found))
