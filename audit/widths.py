"""Texts without differences of width (Unicode NFKC), quickly: what rules look for is written either way."""

from __future__ import annotations

import re
import unicodedata

#: Signs of full width (U+FF01 to U+FF5E) and what they are plain, one for one.
_WIDE = {sign: unicodedata.normalize("NFKC", chr(sign)) for sign in range(0xFF01, 0xFF5F)}
_IS_WIDE = re.compile("[\uff01-\uff5e]")
#: Those of them that nearly every text has; the space of full width is as usual.
_MARKS = tuple((wide, _WIDE[ord(wide)]) for wide in "，：；！？（）％")
_USUAL = (*_MARKS, ("\u3000", " "))
#: Anything but signs that are their own plain form: plain Latin, Chinese characters, Chinese marks.
_ODD = re.compile(r"[^\x00-\x7f\u4e00-\u9fff、。〈〉《》「」【】〔〕“”‘’—·]")


def plain_width(text: str) -> str:
    """``text`` in NFKC: ``２０２６`` is ``2026``, ``（一）`` is ``(一)``, ``①`` is ``1``."""
    if text.isascii():
        return text
    # Replacing sign by sign first spares most texts the slow general way, and changes nothing for the others.
    for wide, plain in _USUAL:
        text = text.replace(wide, plain)
    return unicodedata.normalize("NFKC", text) if _ODD.search(text) else text


def plain_signs(text: str) -> str:
    """``text`` with letters, digits and marks of full width made plain, sign for sign: places stay true."""
    if text.isascii():
        return text
    for wide, plain in _MARKS:
        text = text.replace(wide, plain)
    return text.translate(_WIDE) if _IS_WIDE.search(text) else text
