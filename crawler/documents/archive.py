"""ZIP attachments: one level deep, each member read by the reader of its kind."""

from __future__ import annotations

from collections.abc import Callable

from crawler.documents.budget import Budget
from crawler.documents.kinds import extension, recognise
from crawler.documents.model import Document, DocumentKind, DocumentOutcome, Unreadable
from crawler.documents.package import Package, member_name

#: Reads one member: bytes, name, what is left of the budget.
Reader = Callable[[bytes, str, Budget], Document]
_LONGEST_NAME = 200


def read_zip(body: bytes, budget: Budget, read: Reader) -> Document:
    """Read an archive's members; archives inside it are named but not opened."""
    package = Package(body, budget)
    files = [m for m in package.members if not m.is_dir() and not m.filename.startswith("__MACOSX/")]
    members: list[Document] = []
    for entry in files[: budget.limits.members]:
        name = member_name(entry)[-_LONGEST_NAME:]
        try:
            content = package.read_member(entry)
            shared = budget.share()
            members.append(_member(content, name, shared, read))
            budget.take_back(shared)
        except Unreadable as ended:
            members.append(Document(DocumentKind.OTHER, ended.outcome, note=ended.note, name=name))
        if budget.is_over:
            break
    if len(members) < len(files):
        budget.stop(f"压缩包内有{len(files)}个文件，只读取了前{len(members)}个")
    return _summed(members, len(files), truncated=bool(budget.reason))


def _member(content: bytes, name: str, budget: Budget, read: Reader) -> Document:
    recognised = recognise(content, name)
    if recognised.kind is DocumentKind.ZIP:
        return Document(
            DocumentKind.ZIP,
            DocumentOutcome.UNSUPPORTED,
            note="压缩包中的压缩包，未展开",
            name=name,
            claimed=extension(name),
            misnamed=recognised.misnamed,
        )
    return read(content, name, budget)


def _summed(members: list[Document], files: int, *, truncated: bool) -> Document:
    outcome = _outcome([member.outcome for member in members])
    readable = [member for member in members if member.is_readable]
    return Document(
        DocumentKind.ZIP,
        outcome,
        text="\n\n".join(f"{member.name}\n{member.text}" for member in readable),
        tables=tuple(table for member in readable for table in member.tables),
        scanned=any(member.scanned for member in members),
        members=tuple(members),
        note="" if outcome is DocumentOutcome.OK else _reason(members, outcome),
        pages_read=sum(member.pages_read for member in members),
        pages_total=sum(member.pages_total for member in members),
        truncated=truncated or len(members) < files or any(member.truncated for member in members),
    )


def _reason(members: list[Document], outcome: DocumentOutcome) -> str:
    return next((member.note for member in members if member.outcome is outcome), outcome.label)


def _outcome(outcomes: list[DocumentOutcome]) -> DocumentOutcome:
    """OK where any member was read; else the one reason of all, or the gravest of several."""
    if not outcomes:
        return DocumentOutcome.EMPTY
    if DocumentOutcome.OK in outcomes:
        return DocumentOutcome.OK
    unread = [outcome for outcome in outcomes if outcome is not DocumentOutcome.EMPTY]
    return max(set(unread), key=unread.count) if unread else DocumentOutcome.EMPTY
