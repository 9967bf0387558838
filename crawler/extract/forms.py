"""Forms as a browser would send them: the fields that a page's form carries along."""

from __future__ import annotations

from crawler.extract.survey import Element

_NOT_SENT = frozenset({"submit", "button", "image", "reset", "file"})
_MOST_FIELDS = 300


def fields_of(form: Element) -> list[tuple[str, str]]:
    """Names and values of a form's fields in page order; buttons are not pressed and files not chosen."""
    fields: list[tuple[str, str]] = []
    for element in form.iter("input", "select", "textarea"):
        name = element.get("name")
        if not name or element.get("disabled") is not None or len(fields) >= _MOST_FIELDS:
            continue
        value = _value(element)
        if value is not None:
            fields.append((name, value))
    return fields


def _value(element: Element) -> str | None:
    if element.tag == "textarea":
        return element.text or ""
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = next((option for option in options if option.get("selected") is not None), None)
        chosen = options[0] if chosen is None and options else chosen
        if chosen is None:
            return None
        value = chosen.get("value")
        return "".join(chosen.itertext()).strip() if value is None else str(value)
    kind = (element.get("type") or "text").lower()
    if kind in _NOT_SENT or (kind in {"checkbox", "radio"} and element.get("checked") is None):
        return None
    return element.get("value") or ("on" if kind in {"checkbox", "radio"} else "")


def form_holding(tree: Element, name: str) -> Element | None:
    """The form that has a field of that name, or None."""
    for form in tree.iter("form"):
        if any(element.get("name") == name for element in form.iter("input", "select", "textarea")):
            return form
    return None
