"""A field of grassroots disclosure in an audit: whether it is drawn, whether the body is excused from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from audit.grassroots import Field, load_fields
from audit.model import Agency, AgencyKind, Finding, Record
from rules.facts import Facts
from rules.findings import not_applicable, shown_by, unavailable
from rules.reading import text_of, whole
from rules.wordings import wording

#: Titles by which a township says which fields it has nothing to do with (catalogue JC-03).
_EXCUSE = wording(
    ("未涉及+领域", "不涉及+领域", "未涉及+事项", "不涉及+事项", "没有涉及+领域", "无涉及+领域")
)


def field_of(identity: str) -> Field:
    """The field of that id; ValueError (Chinese) where there is none."""
    fields = load_fields()
    if identity not in fields:
        raise ValueError(f"没有领域“{identity}”，可写：{'、'.join(fields)}")
    return fields[identity]


def drawn(agency: Agency, field: Field, sample: int, seed: str) -> tuple[Field, ...]:
    """The fields drawn for ``agency``: the same for the same seed, on any machine, in any year.

    A township's are drawn from those that townships share.  ``sample`` of 0 or more than there are draws all.
    """
    every = tuple(load_fields().values())
    if agency.kind is AgencyKind.TOWNSHIP and field.township:
        every = tuple(one for one in every if one.township)
    if not 0 < sample < len(every):
        return every
    return tuple(sorted(every, key=lambda one: _lot(seed, agency.id, one.id))[:sample])


def _lot(seed: str, agency: str, field: str) -> bytes:
    return hashlib.sha256(f"{seed}|{agency}|{field}".encode()).digest()


def left_out(facts: Facts, field: Field, columns: Iterable[str], sample: int, seed: str) -> Finding | None:
    """Why ``field`` is not judged: not drawn, or the body says that it has nothing to do with it."""
    chosen = drawn(facts.agency, field, sample, seed)
    if field not in chosen:
        told = "、".join(one.name for one in load_fields().values() if one in chosen)
        reason = (
            f"本次抽查 {len(chosen)} 个领域（种子“{seed}”，单位编号 {facts.agency.id}），没有抽中{field.name}"
        )
        return not_applicable(f"{reason}；抽中的是{told}")
    if facts.agency.kind is AgencyKind.PORTAL:
        return None
    excuses = [record for record in facts.records_of(*columns) if _EXCUSE.stands_in(record.title)]
    named = [record for record in excuses if names(field, f"{record.title}{text_of(record)}")]
    if named:
        reason = f"本单位公开了“{named[0].title}”，其中写明{field.name}"
        return not_applicable(f"{reason}，按不涉及该领域处理", shown_by(named))
    unread = [record for record in excuses if not whole(record)]
    if unread:
        reason = f"“{unread[0].title}”没有读全，可能写明不涉及{field.name}，不能认定"
        return unavailable(reason, shown_by(unread), field.name)
    return None


def names(field: Field, text: str) -> bool:
    """Whether ``text`` names the field, by its present name or an older one."""
    return wording(field.names).stands_in(text)


def title_of(record: Record) -> str:
    """The record's title with the names of its files: a catalogue often stands in a file of that name."""
    return " ".join((record.title, *(file.name for file in record.attachments)))
