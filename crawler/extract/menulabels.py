"""A menu label as it is read: without the spaces that stretch it and the marks around it."""

from __future__ import annotations

import re

_GAP = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[\s\u3000\xa0]+(?=[\u2e80-\u9fff\uff00-\uffef])")
_SPACE = re.compile(r"[\s\u3000\xa0\u200b\ufeff]+")
_EDGES = re.compile(r"^[\s·•●■◆▪▶►>★☆※◇□○|｜\-—]+|[\s>»|｜:：]+$")
_BEFORE, _BEHIND = " ·•●■◆▪▶►>★☆※◇□○|｜-—", " >»|｜:："


def label_of(text: str) -> str:
    """A menu label without the spaces that stretch it: ``首  页`` → ``首页``."""
    if "\u200b" in text or "\ufeff" in text:
        text = _SPACE.sub(" ", text)
    text = " ".join(text.split())
    if " " in text:
        text = _GAP.sub("", text)
    if text and (text[0] in _BEFORE or text[-1] in _BEHIND):
        return _EDGES.sub("", text)
    return text
