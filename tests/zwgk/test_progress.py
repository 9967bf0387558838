"""A crawl's progress where nobody watches a terminal: lines in a file or a pipe."""

from __future__ import annotations

import threading

import pytest

from crawler.spider import CrawlProgress
from zwgk.progress import _pulse, watching


def test_a_silent_crawl_still_shows_that_it_goes_on() -> None:
    shown = threading.Semaphore(0)
    with _pulse(shown.release, seconds=0.01):
        assert all(shown.acquire(timeout=10) for _ in range(3))
    while shown.acquire(blocking=False):
        pass
    assert not shown.acquire(timeout=0.1)


def test_an_agency_that_is_done_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with watching({"a": "清源县教育局"}) as hear:
        hear(CrawlProgress("a", "done", 3, 2, 1))
        assert "清源县教育局 采集完成：页面 3，信息 2，访问问题 1" in capsys.readouterr().out
    assert "单位 1/1" in capsys.readouterr().out
