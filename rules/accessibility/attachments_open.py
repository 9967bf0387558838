"""Rule: the files attached to records can be fetched.

要求：公开信息所附的文件能够下载打开。

依据：国办秘函〔2019〕19号“可用性”（含附件）；《政府信息公开条例》第二十四条（下载功能）。

认定：
1. 对所查栏目评估期内信息的附件逐个尝试；服务器答复文件不存在，并且链接检查中看过不少于 looks 次、每次都如此
   的，每个记一条不合格；只看过一次的合并转人工（一次答复不足为凭）。
2. 取到的是空文件、或者该是文档而打开的是网页的（可能是报错页，也可能是防盗链、登录页），合并转人工。
3. 超时、被拦截、证书错误等存疑；文件过大、格式特殊但能取到的算能打开；没有尝试的不计并说明。

不适用：所查栏目都未开设；期内信息没有附件。

整改：重新上传附件或改正链接。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from audit.model import Attachment, ColumnId, Evidence, FetchOutcome, Finding, LinkCheck, Record
from rules.dates import first_seen
from rules.facts import Facts
from rules.findings import failed, manual, not_applicable, passed, shown_by, unavailable
from rules.gate import readable
from rules.requirements import Columns, Links
from rules.titles import cited

TITLE = "附件能打开"
CATALOGUE = ("PF-11", "W-D22")
REQUIRES = (Columns(parameter="columns", attachments=True, gate=False), Links())
#: What the crawl notes of an answer that is no file.
_ODD = ("文件为空", "打开的是网页，")
#: What proves that the file is there, whether or not this program reads its format.
_OPENS = {
    FetchOutcome.OK,
    FetchOutcome.NOT_MODIFIED,
    FetchOutcome.TOO_LARGE,
    FetchOutcome.UNSUPPORTED,
}


def check(
    facts: Facts,
    *,
    as_of: date,
    columns: tuple[ColumnId, ...] = (
        ColumnId.POLICY,
        ColumnId.NOTICES,
        ColumnId.BUDGET,
        ColumnId.ANNUAL_REPORT,
    ),
    looks: int = 2,
) -> Iterable[Finding]:
    """Judge by the five parts above."""
    _ = as_of
    ids, gaps = readable(facts, columns)
    yield from gaps
    if not ids:
        return
    files = [
        (record, file)
        for record in facts.records_of(*ids)
        if (day := first_seen(record)) is None or day in facts.period
        for file in record.attachments
        if not file.is_picture
    ]
    if not files:
        yield not_applicable("所查栏目评估期内的信息没有附件")
        return
    tried = {file.url: (record, file) for record, file in files if file.outcome is not None}
    dead: list[tuple[Record, Attachment]] = []
    good: list[tuple[Record, Attachment]] = []
    unclear: list[tuple[Record, Attachment]] = []
    odd: list[tuple[Record, Attachment]] = []
    for pair in tried.values():
        outcome = pair[1].outcome
        assert outcome is not None, "only files that somebody tried to open"
        opens = odd if _is_odd(pair[1]) else good
        (dead if outcome.is_dead else opens if outcome in _OPENS else unclear).append(pair)
    checks = {link.url: len(link.outcomes) for link in facts.links if _is_dead(link, looks)}
    yield from (_accuse(record, file, checks[file.url]) for record, file in dead if file.url in checks)
    if once := [file for _, file in dead if file.url not in checks]:
        told = f"附件“{once[0].name or once[0].url}”等 {len(once)} 个打开时答复不存在，没有一再看到如此"
        yield manual(f"{told}，请人工复看", (Evidence(file.url, quote=file.name) for file in once))
    if odd:
        record, file = odd[0]
        told = f"{cited(record.title)}的“{file.name or file.url}”等 {len(odd)} 个附件不是文件（{file.note}）"
        yield manual(f"{told}，请人工下载核对", (Evidence(file.url, quote=file.name) for _, file in odd))
    untried = len({file.url for _, file in files}) - len(tried)
    if unclear or not tried:
        kinds = Counter(file.outcome.label for _, file in unclear if file.outcome is not None)
        told = "、".join(f"{kind} {count} 个" for kind, count in sorted(kinds.items()))
        reason = f"{len(unclear) + untried} 个附件没有查清（{told or '没有尝试打开'}），不扣分"
        yield unavailable(reason, (Evidence(file.url, quote=file.name) for _, file in unclear or files))
    if good:
        note = f"，{untried} 个没有尝试" if untried else ""
        yield passed(
            f"尝试打开附件 {len(tried)} 个，{len(good)} 个能打开{note}", shown_by(r for r, _ in good)
        )


def _is_dead(link: LinkCheck, looks: int) -> bool:
    """Whether the server said at every look that there is no such file (FP-01)."""
    return len(link.outcomes) >= max(looks, 1) and all(outcome.is_dead for outcome in link.outcomes)


def _is_odd(file: Attachment) -> bool:
    """Whether something came that is no file: nothing at all, or a page in its place (PF-11)."""
    return bool(_oddity(file))


def _oddity(file: Attachment) -> str:
    return next((words for words in _ODD if words in file.note), "")


def _accuse(record: Record, file: Attachment, looks: int) -> Finding:
    assert file.outcome is not None
    reason = (
        f"{cited(record.title)}的附件“{file.name or file.url}”打不开：{looks} 次访问都是{file.outcome.label}"
    )
    return failed(reason, (Evidence(file.url, quote=file.name), record.evidence()), record.title)
