"""Progress of a crawl on the terminal: agencies, pages, records, problems; plain lines in a pipe."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console, Group
from rich.live import Live
from rich.markup import escape
from rich.table import Table

from crawler.spider import CrawlProgress, CrawlReport
from zwgk.display import console

_PHASES = {
    "": "开始",
    "survey": "找栏目",
    "lists": "读列表",
    "articles": "读文章",
    "links": "查链接",
    "attachments": "读附件",
    "search": "试站内搜索",
    "links2": "复查链接",
    "links3": "再查链接",
    "finish": "收尾",
    "done": "完成",
}
_MOST_ROWS = 12
_SECONDS_BETWEEN_LINES = 15.0


class Board:
    """What is known of every crawl, as a table or as lines."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._latest: dict[str, CrawlProgress] = {}
        self._done: set[str] = set()
        self._started = time.monotonic()

    def hear(self, message: CrawlProgress | CrawlReport) -> bool:
        """Take in a message of a crawl; True where it says that an agency has just been finished."""
        if isinstance(message, CrawlProgress):
            self._latest[message.agency] = message
            done = message.phase == "done"
        else:
            found = (message.pages, message.records, message.problems)
            phase = "done" if message.done else "stopped"
            self._latest[message.agency] = CrawlProgress(message.agency, phase, *found)
            done = message.done
        fresh = done and message.agency not in self._done
        if done:
            self._done.add(message.agency)
        return fresh

    def summary(self) -> str:
        """One line over all agencies."""
        latest = self._latest.values()
        pages = sum(message.pages for message in latest)
        records = sum(message.records for message in latest)
        problems = sum(message.problems for message in latest)
        spent = int(time.monotonic() - self._started)
        return (
            f"单位 {len(self._done)}/{len(self._names)}  页面 {pages}  信息 {records}  "
            f"访问问题 {problems}  用时 {spent // 60}:{spent % 60:02d}"
        )

    def line(self, agency: str) -> str:
        """What came of one agency's crawl."""
        found = self._latest[agency]
        return (
            f"{self._names.get(agency, agency)} 采集完成：页面 {found.pages}，信息 {found.records}，"
            f"访问问题 {found.problems}"
        )

    def __rich__(self) -> Group:
        table = Table(box=None, pad_edge=False)
        for heading in ("单位", "阶段", "页面", "信息", "访问问题"):
            table.add_column(heading, justify="left" if heading in {"单位", "阶段"} else "right")
        running = [message for message in self._latest.values() if message.agency not in self._done]
        for message in running[:_MOST_ROWS]:
            table.add_row(
                escape(self._names.get(message.agency, message.agency)),
                _PHASES.get(message.phase, message.phase),
                str(message.pages),
                str(message.records),
                str(message.problems),
            )
        return Group(table, self.summary())


@contextmanager
def watching(names: Mapping[str, str]) -> Iterator[Callable[[CrawlProgress | CrawlReport], None]]:
    """Show the crawls of the named agencies; yields the function that takes their messages."""
    screen = console()
    board = Board(names)
    if screen.is_terminal:
        with Live(board, console=screen, refresh_per_second=4, transient=True):
            yield lambda message: _hear(board, message)
    else:
        with _pulse(lambda: screen.print(board.summary())):
            yield lambda message: _tell(board, screen, message)
    screen.print(f"采集：{board.summary()}")


def _hear(board: Board, message: CrawlProgress | CrawlReport) -> None:
    board.hear(message)


def _tell(board: Board, screen: Console, message: CrawlProgress | CrawlReport) -> None:
    if board.hear(message):
        screen.print(escape(board.line(message.agency)))


@contextmanager
def _pulse(show: Callable[[], None], seconds: float = _SECONDS_BETWEEN_LINES) -> Iterator[None]:
    """Call ``show`` now and then until the end, also while every crawl is busy with one page and silent."""
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(seconds):
            show()

    pulse = threading.Thread(target=beat, daemon=True)
    pulse.start()
    try:
        yield
    finally:
        ended.set()
        pulse.join()
