"""Rule: the annual reports of past years are all there.

要求：年报栏目历年报告齐全，不缺年份。

依据：《政府信息公开条例》第四十九条；国办公开办函〔2019〕61号（年报栏目集中展示历年报告）。

认定：
1. 从已到期的最近年度（或参数 year 指定年度）往前共 back 年，逐年按标题找本单位的报告；最近年度缺的由“年报按
   时公布”认定，不在此扣。
2. 前后年度都有而中间缺的，每缺一年记一条不合格。
3. 比现有最早一年更早的年度缺的，单位可能成立或更名较晚，比最晚一年更晚的缺的，可能已经撤并，转人工；标题没
   有写年度、单位，可能就是所缺年度的，转人工。
4. 一份报告也没有认出的，存疑；栏目没有读全的，存疑。

不适用：年报栏目未开设（由栏目覆盖扣分）。

整改：补发所缺年度的报告；因机构成立较晚没有的，在栏目内说明。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Finding
from rules.annual_reports import due_year, reports_on
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by, unavailable
from rules.requirements import Columns

TITLE = "历年年报齐全"
CATALOGUE = ("AR-10",)
REQUIRES = Columns("annual_report", history_days=2200)


def check(facts: Facts, *, as_of: date, year: int = 0, back: int = 5) -> Iterable[Finding]:
    """Judge by the four parts above."""
    newest = year or due_year(as_of, "")
    records = facts.records_of("annual_report")
    searched = proof(facts.columns["annual_report"])
    by_year = {
        wanted: reports_on(records, wanted, facts.agency) for wanted in range(newest, newest - back, -1)
    }
    has = [wanted for wanted, reports in by_year.items() if reports.found]
    if not has:
        yield unavailable(f"{newest - back + 1}至{newest}年度的报告一份也没有认出，不能认定缺年", searched)
        return
    shown = shown_by(by_year[wanted].found[0] for wanted in has)
    missing = [wanted for wanted in by_year if wanted not in has and wanted != newest]
    if not missing and newest not in has:
        yield not_applicable(f"只缺{newest}年度报告，由“年报按时公布”认定，不重复扣", shown)
        return
    if not missing:
        years = "、".join(map(str, has))
        yield passed(f"{min(has)}至{max(has)}年度的报告齐全（{years}）", shown)
        return
    early = [wanted for wanted in missing if wanted < min(has) and not by_year[wanted].doubtful]
    if early:
        years = "、".join(map(str, sorted(early)))
        reason = (
            f"年报栏目已读全（{len(records)} 条），没有{years}年度的报告；现有最早的是{min(has)}年度，"
            "单位可能成立或更名较晚，请人工核对"
        )
        yield manual(reason, (*shown, *searched), f"{years}年度报告")
    for wanted in (one for one in missing if one not in early):
        subject = f"{wanted}年度报告"
        doubtful = by_year[wanted].doubtful
        told = f"年报栏目已读全（{len(records)} 条），没有{wanted}年度的报告"
        if doubtful:
            reason = f"{told}，但有 {len(doubtful)} 份标题不明的可能就是，请人工核对"
            yield manual(reason, shown_by(doubtful), subject)
        elif wanted > max(has):
            reason = f"{told}，{max(has)}年度以后的都没有，单位可能已经撤并，请人工核对"
            yield manual(reason, (*shown, *searched), subject)
        else:
            reason = f"{told}，而{min(has)}年度和{max(has)}年度的都有"
            yield failed(reason, (*shown, *searched), subject)
