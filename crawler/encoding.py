"""Bytes to text: which character set a page really uses, whatever it declares.

Half of the wrong declarations of Chinese government sites are GBK pages that say UTF-8 or the other
way round (libraries.md §7), so bytes are believed before words: a byte order mark, valid UTF-8,
UTF-8 with a few damaged characters, the declared set, GB18030, a statistical guess.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

#: Share of damaged characters among the non-ASCII ones up to which a decoding is believed.
DAMAGE = 0.05
_SAMPLE = 32_768
_DECLARED_IN = 8_192
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_FAMILIES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "cp936": "gb18030",
    "hz": "gb18030",
    "utf-8": "utf-8",
    "ascii": "utf-8",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "big5hkscs": "big5hkscs",
}
#: Characters that fill Chinese pages of either script; bytes read in a wrong set give rare ones instead.
_COMMON = frozenset(
    "的一是在不有人和中大上以用到作地我主工年月日市信息公政府部法行文件通知工作委局管理第出成方法要"
    "会来开关发为国业务于及县区机构应当规定实施情况内容科学生活自本同其他无等网站首页電話會國發關開為"
    "於務業機構應當規實內學無電縣區資訊"
)
#: What of a sample must be common for a set to overrule the declared one, and how many times as much.
_LIKELY, _CLEARER = 0.10, 3
_LOOKED_AT = 20_000
#: Any byte string is valid in these, so that a declaration of them proves nothing.
_MEANINGLESS = frozenset({"iso8859-1", "cp1252", "latin-1"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the set it was read with (None where nothing fitted), the set it claimed, and damage."""

    text: str
    encoding: str | None
    declared: str | None
    broken: bool = False


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Read ``body`` as text; never raises.

    ``encoding`` is a Python codec name with the family's widest member (``gb18030`` for GB2312 and
    GBK).  ``broken`` says that more than one character in twenty beyond ASCII is damaged.
    """
    declared = _declared(body, content_type)
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _finish(body[len(mark) :] if name == "utf-8" else body, name, declared)
    wide = _wide(body)
    if wide:
        return _finish(body, wide, declared)
    text = _strict(body, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", declared)
    near = _near(body, "utf-8", declared)
    if near is not None:
        return near
    return _legacy(body, declared)


def _legacy(body: bytes, declared: str | None) -> Decoded:
    """Not UTF-8: the declared set, GB18030, a guess; in the end GB18030 with its damage told."""
    family = _family(declared)
    claimed = _strict(body, family) if family and family not in {*_MEANINGLESS, "utf-8", "gb18030"} else None
    text = _strict(body, "gb18030")
    if claimed is not None and (text is None or not _plainer(text, claimed)):
        return Decoded(claimed, family, declared)
    if text is not None:
        return Decoded(text, "gb18030", declared)
    near = _near(body, "gb18030", declared)
    if near is not None:
        return near
    guessed = _guess(body)
    if guessed:
        text = _strict(body, guessed)
        if text is not None:
            return Decoded(text, guessed, declared)
    if family == "utf-8":
        return _finish(body, "utf-8", declared)
    return _finish(body, "gb18030", declared)


def _plainer(text: str, claimed: str) -> bool:
    """Whether ``text`` is Chinese and ``claimed`` is the noise that the same bytes make in another set.

    Nearly all GBK text is valid Big5, too, and all of it is valid in any set of single bytes.
    """
    return _common(text) > max(_LIKELY, _CLEARER * _common(claimed))


def _common(text: str) -> float:
    """Common characters as a share of those beyond ASCII; 0.0 for plain ASCII."""
    beyond = [letter for letter in text if letter > "\x7f"][:_LOOKED_AT]
    return sum(letter in _COMMON for letter in beyond) / len(beyond) if beyond else 0.0


def _declared(body: bytes, content_type: str) -> str | None:
    """The character set that the header, else the document, claims; as written, in lower case."""
    header = _HEADER.search(content_type)
    if header:
        return header.group(1).lower()
    head = body[:_DECLARED_IN]
    found = _META.search(head) or _XML.search(head)
    return found.group(1).decode("ascii", "replace").lower() if found else None


def _family(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    return _FAMILIES.get(name, name)


def contradicts(declared: str | None, encoding: str | None, body: bytes) -> bool:
    """Whether a page claims another character set than the one that its bytes are in.

    Nothing is contradicted by plain ASCII, nor by a name that is only wider or narrower (GB2312, GBK).
    """
    if not declared or not encoding or body.isascii():
        return False
    family = _family(declared)
    return family is None or not encoding.startswith(family)


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its markup is zero."""
    head = body[:2_000]
    if len(head) < 16 or head.count(0) < len(head) // 4:
        return None
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _strict(body: bytes, name: str) -> str | None:
    try:
        return str(body, name)
    except (UnicodeError, LookupError, ValueError, TypeError):
        return None


def _near(body: bytes, name: str, declared: str | None) -> Decoded | None:
    """The decoding where only few characters are damaged, as on a page cut off or edited by hand."""
    text = body.decode(name, "replace")
    return Decoded(text, name, declared) if _damage(text) <= DAMAGE else None


def _finish(body: bytes, name: str, declared: str | None) -> Decoded:
    text = body.decode(name, "replace")
    damage = _damage(text)
    return Decoded(text, name if damage < 0.5 else None, declared, broken=damage > DAMAGE)


def _damage(text: str) -> float:
    """Damaged characters as a share of those beyond ASCII; 0.0 for plain ASCII."""
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") / beyond if beyond else 0.0


def _guess(body: bytes) -> str | None:
    """What charset-normalizer thinks of a sample; None where it does not know."""
    from charset_normalizer import from_bytes

    try:
        best = from_bytes(body[:_SAMPLE], threshold=0.15).best()
    except Exception:  # noqa: BLE001  # a third party's statistics over hostile bytes must not end a crawl
        return None
    return best.encoding if best else None
