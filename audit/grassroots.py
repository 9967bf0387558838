"""The 26 fields of grassroots disclosure (基层政务公开试点领域): names, old names, words of their items.

国办发〔2019〕54号 has every county publish a standard catalogue for each field; the pilot of 2017 counted 25
under older names, which offices still use (catalogue §2.10).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audit.yamlfile import load_yaml

_FILE = Path(__file__).with_name("grassroots.yml")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``names`` stand in titles of its catalogue, ``words`` in titles of what it publishes.

    A word ``甲+乙`` means titles that have both.  ``township`` says that townships usually share it.
    """

    id: str
    name: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    township: bool


@cache
def load_fields() -> Mapping[str, Field]:
    """The fields by id, in the official order."""
    return read_fields(_FILE)


def read_fields(path: Path) -> Mapping[str, Field]:
    """The fields in ``path``; InputError with every mistake: id used twice, a field without words."""
    root = load_yaml(path)
    root.unknown_keys({"fields"})
    fields: dict[str, Field] = {}
    for node in root.sequence("fields", required=True):
        node.unknown_keys({"id", "name", "names", "words", "township"})
        field = Field(
            node.string("id", required=True),
            node.string("name", required=True),
            node.strings("names", required=True),
            node.strings("words", required=True),
            node.boolean("township"),
        )
        if field.id in fields:
            node.mistake(f"领域编号 {field.id} 写了两次", "请删去其中一个", "id")
        fields[field.id] = field
    root.finish()
    return fields
