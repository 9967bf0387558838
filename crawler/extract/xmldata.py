"""XML answers of data interfaces as plain values, entities and other documents left alone.

Entities are never resolved and nothing is loaded: a document that needs them says nothing to us.
"""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

_DECLARED = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_LONGEST: Final = 8_000_000
_MOST_NODES: Final = 200_000
_DEEPEST: Final = 12


def xml_value(text: str) -> Any:
    """A document as dicts, lists and texts, attributes as fields; None where it is no sound XML.

    Elements of one name beside each other become a list, so that record readers find rows as in JSON.
    """
    if len(text) > _LONGEST:
        return None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_DECLARED.sub("", text.lstrip("\ufeff")).encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, MemoryError):
        return None
    if root is None:
        return None
    budget = [_MOST_NODES]
    return {_name(root): _value(root, 0, budget)}


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _value(element: Any, depth: int, budget: list[int]) -> Any:
    values: dict[str, Any] = {name.rpartition("}")[2].lower(): text for name, text in element.attrib.items()}
    rows: dict[str, list[Any]] = {}
    for child in element:
        if not isinstance(child.tag, str) or budget[0] <= 0 or depth >= _DEEPEST:
            continue
        budget[0] -= 1
        rows.setdefault(_name(child), []).append(_value(child, depth + 1, budget))
    if not values and not rows:
        return (element.text or "").strip()
    text = (element.text or "").strip()
    if text:
        values.setdefault("text", text)
    for name, found in rows.items():
        values[name] = found[0] if len(found) == 1 else found
    return values
