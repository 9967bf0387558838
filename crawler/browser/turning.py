"""Turning the page of a list that only a script turns: one click on what the pager offers, nothing else.

Clicked is only what reads as *next* and lies outside of forms; what opens another address by itself
is a link for the crawler, not a click for the browser, unless it stands in the pager.
"""

from __future__ import annotations

import asyncio
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

_SECONDS = 10.0


class Turn(StrEnum):
    """What a page offers to whoever wants to read on."""

    CLICKED = "clicked"
    END = "end"
    NONE = "none"
    UNKNOWN = "unknown"


async def turn(frame: Any) -> Turn:
    """Click on *next* in a page or frame; says what was there to be clicked."""
    return Turn(await asyncio.wait_for(frame.evaluate(_script("turning")), _SECONDS))


async def scroll(frame: Any) -> None:
    """Go to the foot of the page, where lists without a pager load more."""
    await asyncio.wait_for(frame.evaluate(_script("scrolling")), _SECONDS)


@cache
def _script(name: str) -> str:
    return files("crawler.browser").joinpath(f"{name}.js").read_text(encoding="utf-8")
