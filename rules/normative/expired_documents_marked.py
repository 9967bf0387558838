"""Rule: a document whose own term has run out is not marked as in force.

要求：有效期届满没有续期的规范性文件自动失效，有效性标注应当相应更改。

依据：国办发〔2018〕37号；地方行政规范性文件管理规定（有效期制度）。

认定：
1. 取政策文件栏目中标为有效、正文写明有效期（“自……起施行，有效期五年”“有效期至……”，或元数据“失效日
   期”）的文件，算出届满日（早于本文件成文的不计）；“自印发之日起”的取成文与发布日期中较晚者。
2. 届满日早于检查日、政策文件和公告栏目中没有使它续期、继续有效的文件的，每件记一条不合格；有的转人工。
3. 栏目没有读全、续期文件可能在附件中没有读到的，转人工；写有几个不同届满日的不计。

不适用：政策文件栏目未开设；没有既标有效又写明有效期的文件；上级文件。

整改：届满的改标“失效”，需要继续执行的在届满前评估、续期并公布。
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from audit.model import Coverage, Finding, Record
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, proof, shown_by
from rules.issuers import from_above
from rules.reading import whole
from rules.requirements import Columns
from rules.titles import cited, core, plain
from rules.validity import Expiry, Force, expiry_of, force_of, number_of, numbers_in

TITLE = "有效期届满的文件已改标"
CATALOGUE = ("GF-03",)
REQUIRES = (
    Columns("policy", texts=True, partial=True, history_days=1100),
    Columns("notices", texts=True, gate=False),
)
#: Documents that may give others a longer life.
_RENEWS = ("延长", "延续", "继续有效", "继续执行", "继续实施", "修改", "修订", "清理", "续期", "有效期",
    "重新", "继续", "保留", "现行有效", "有效文件", "评估结果", "文件目录",
)  # fmt: skip


def check(facts: Facts, *, as_of: date) -> Iterable[Finding]:
    """Judge by the five parts above."""
    papers = facts.records_of("policy")
    own = [record for record in papers if not from_above(record, facts.agency.name)]
    limited = [
        (record, expiry)
        for record in own
        if force_of(record) is Force.IN_FORCE and (expiry := expiry_of(record)) is not None
    ]
    if not limited:
        yield not_applicable(f"{len(own)} 件文件中，没有既标为有效又写明有效期的")
        return
    expired = [(record, expiry) for record, expiry in limited if expiry.day < as_of]
    renewing = [r for r in facts.records_of("policy", "notices") if any(word in r.title for word in _RENEWS)]
    verdicts = [_judge(facts, record, expiry, renewing, as_of) for record, expiry in expired]
    yield from verdicts
    if good := len(limited) - len(expired):
        told = f"{len(limited)} 件标为有效、写明有效期的文件中，{good} 件还没有届满"
        yield passed(told, shown_by(record for record, expiry in limited if expiry.day >= as_of))


def _judge(facts: Facts, record: Record, expiry: Expiry, renewing: list[Record], as_of: date) -> Finding:
    mark = dict(record.stated)["有效性"]
    told = f"{cited(record.title)}写明“{expiry.words}”，{expiry.day} 届满，检查日 {as_of} 仍标为“{mark}”"
    here = record.evidence(expiry.words)
    others = [other for other in renewing if other.url != record.url]
    if named := [other for other in others if _speaks_of(other, record)]:
        reason = f"{told}；{cited(named[0].title)}提到它，可能已续期，请人工核对"
        return manual(reason, (here, named[0].evidence()), record.title)
    if mute := [other for other in others if not whole(other)]:
        reason = f"{told}；{cited(mute[0].title)}的正文或附件没有读到，其中可能写明续期，请人工核对"
        return manual(reason, (here, mute[0].evidence()), record.title)
    column = facts.columns["policy"]
    notices = facts.column("notices")
    known = notices is not None and notices.coverage in {Coverage.COMPLETE, Coverage.ABSENT}
    if column.coverage is not Coverage.COMPLETE or not known:
        reason = f"{told}；政策文件、公告栏目没有读全，续期文件可能没有读到，请人工核对"
        return manual(reason, (here,), record.title)
    reason = f"{told}；政策文件栏目（{len(facts.records_of('policy'))} 条）已读全，没有续期的文件"
    return failed(reason, (here, *proof(column)[:3]), record.title)


def _speaks_of(other: Record, record: Record) -> bool:
    """Whether ``other`` names the document, by number or by name, in its title, its text or its tables."""
    text = f"{other.title}\n{other.text or ''}\n" + "\n".join(
        " ".join(row) for table in other.tables for row in table.rows
    )
    number = number_of(record)
    return (bool(number) and number in set(numbers_in(text))) or core(record.title) in plain(text)
