"""One request that a crawl still has to make: a row of the frontier."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Task:
    """A request waiting for its turn.

    ``phase`` is the barrier it belongs to, ``role`` what its answer is (``home``, ``section``,
    ``list``, ``article``, ``attachment``, ``link`` …), ``payload`` whatever the reader of the answer
    needs (JSON).  Lower ``priority`` goes first.  ``key`` makes a task unique within an agency: the
    same request in the same role is never made twice, whichever run asks.
    """

    url: str
    phase: str
    role: str
    method: str = "GET"
    body: bytes = b""
    depth: int = 0
    priority: int = 0
    payload: Mapping[str, object] = field(default_factory=dict)
    key: str = ""

    def identified(self) -> Task:
        """The same task with its ``key`` filled in (derived from role, method, URL and body)."""
        if self.key:
            return self
        parts = f"{self.role}\n{self.method}\n{self.url}\n".encode("utf-8", "replace") + self.body
        key = hashlib.blake2b(parts, digest_size=16).hexdigest()
        return Task(
            self.url,
            self.phase,
            self.role,
            self.method,
            self.body,
            self.depth,
            self.priority,
            self.payload,
            key,
        )
