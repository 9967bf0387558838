"""The files of a format, each made only when it is asked for, so that one at a time is in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping


class Files(Mapping[str, bytes]):
    """A mapping of file names to contents that calls a maker at each look-up and keeps nothing."""

    def __init__(self, makers: Mapping[str, Callable[[], bytes]]) -> None:
        self._makers = dict(makers)

    def __getitem__(self, name: str) -> bytes:
        return self._makers[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)
