"""What one reading has left of its limits: time, cells, characters, unpacked bytes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from crawler.documents.model import DocumentOutcome, Limits, Unreadable

#: Share of the seconds after which a reader stops by itself and hands over what it has.
_SOFT = 0.8


@dataclass(slots=True)
class Budget:
    """Counts what a reading spends; readers ask ``is_over`` where they can stop in good order."""

    limits: Limits
    cells: int = 0
    characters: int = 0
    unpacked: int = 0
    reason: str = ""
    started: float = field(default_factory=time.monotonic)

    @property
    def is_over(self) -> bool:
        """Whether a limit is reached; ``reason`` then says which, in Chinese."""
        if not self.reason and self.cells > self.limits.cells:
            self.reason = f"单元格超过{self.limits.cells}个，只读取了前一部分"
        elif not self.reason and self.characters > self.limits.characters:
            self.reason = f"文字超过{self.limits.characters}字，只读取了前一部分"
        elif not self.reason and time.monotonic() - self.started >= self.limits.seconds * _SOFT:
            self.reason = "读取用时达到上限，只读取了前一部分"
        return bool(self.reason)

    def stop(self, reason: str) -> None:
        """Note a limit that a reader met itself; the first reason stays."""
        self.reason = self.reason or reason

    def share(self) -> Budget:
        """A budget for one member of an archive: the same clock and counts, a reason of its own."""
        return Budget(self.limits, self.cells, self.characters, self.unpacked, "", self.started)

    def take_back(self, shared: Budget) -> None:
        """Count what a member has spent."""
        self.cells, self.characters, self.unpacked = shared.cells, shared.characters, shared.unpacked

    def unpack(self, size: int, packed: int) -> None:
        """Count ``size`` bytes about to be unpacked from ``packed``; raises Unreadable beyond the limits."""
        self.unpacked += size
        if self.unpacked > self.limits.unpacked:
            raise Unreadable(
                DocumentOutcome.TOO_LARGE, f"解压后超过{self.limits.unpacked // (1024 * 1024)}MB，未读取"
            )
        if size > 8 * 1024 * 1024 and size > packed * self.limits.ratio:
            raise Unreadable(
                DocumentOutcome.TOO_LARGE, f"压缩比超过{self.limits.ratio}倍，疑似压缩炸弹，未读取"
            )
