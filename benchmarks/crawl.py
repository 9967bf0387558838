"""How fast the whole audit crawl is, side by side with peers that extract nothing and keep nothing.

    python benchmarks/crawl.py [--pages 1000] [--rounds 3] [--memory]

Ours finds columns, reads lists and articles, writes WARC and database.  The peers are Scrapy's
CrawlSpider with LinkExtractor (no extraction) and LinkChecker (if installed: pip install linkchecker).
``--memory`` crawls 10,000 and 30,000 pages instead and prints the resident memory of the crawl.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from measure import Run, measure
from site_generator import COLUMNS, Site, nginx

AS_OF = date(2026, 6, 30)
AUDIT = """title: 速度测试
as_of: {as_of}
period: {{from: 2026-01-01, to: {as_of}}}
agencies: agencies.csv
system: key-tasks-2026
settings:
  contact: benchmark@example.org
  delay: 0
  concurrency: 8
  max_pages: 100000
  max_bytes: 20000000000
"""


def workspace(folder: Path, url: str) -> None:
    """An audit of one portal."""
    folder.mkdir()
    (folder / "audit.yaml").write_text(AUDIT.format(as_of=AS_OF), encoding="utf-8")
    row = f"编码,名称,类型,分组,网站,公开平台,职能\r\n001,云州市人民政府,政府门户,政府,{url},,\r\n"
    (folder / "agencies.csv").write_text(row, encoding="utf-8-sig")


def ours(url: str) -> tuple[Run, int]:
    """Our crawl into a fresh workspace; the number of answers it stored."""
    from audit.store import Store

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "audit"
        workspace(folder, url)
        run = measure([str(Path(sys.executable).with_name("zwgk")), "crawl", str(folder)])
        store = Store.open(folder / "audit.db")
        pages = sum(1 for capture in store.captures("001") if capture.status == 200)
        store.close()
    return run, pages


def crawlspider(url: str) -> tuple[Run, int]:
    """Scrapy's CrawlSpider, links only."""
    run = measure([sys.executable, str(Path(__file__).with_name("peers.py")), "crawlspider", url])
    return run, int(run.output.split()[-1])


def linkchecker(url: str) -> tuple[Run, int]:
    """LinkChecker, links only, with its default ten threads and its own pace."""
    program = shutil.which("linkchecker") or str(Path(sys.executable).with_name("linkchecker"))
    run = measure([program, "--no-status", "--no-warnings", "--no-robots", "-o", "text", url])
    found = next((line for line in run.output.splitlines() if line.startswith("That's it.")), "")
    return run, int(found.split()[2]) if found else 0


def table(results: dict[str, list[tuple[Run, int]]], pages: int) -> None:
    """Medians, and what ours is of each; a program's pages are the answers that it really got."""
    print(f"\nsite: {pages} pages of about 28 KB, {len(COLUMNS)} columns, nginx on loopback\n")
    print("| what | answers | pages/s | CPU ms/page | peak RSS MB | ours is |")
    print("|---|---|---|---|---|---|")
    speeds = {
        name: statistics.median(answers / run.wall for run, answers in runs) for name, runs in results.items()
    }
    for name, runs in results.items():
        cpu = statistics.median(run.cpu / answers * 1000 for run, answers in runs)
        rss = max(run.rss for run, _ in runs)
        answers = statistics.median(answers for _, answers in runs)
        ratio = speeds["zwgk crawl"] / speeds[name]
        print(f"| {name} | {answers:.0f} | {speeds[name]:.0f} | {cpu:.1f} | {rss:.0f} | {ratio:.2f} × |")


def main() -> None:
    """Run the programs in turn, several rounds, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true")
    options = parser.parse_args()
    if options.memory:
        memory()
        return
    programs: dict[str, Callable[[str], tuple[Run, int]]] = {
        "zwgk crawl": ours,
        "CrawlSpider, links only": crawlspider,
    }
    if shutil.which("linkchecker") or Path(sys.executable).with_name("linkchecker").is_file():
        programs["LinkChecker, links only"] = linkchecker
    else:
        print("LinkChecker is not installed and is left out: pip install linkchecker")
    results: dict[str, list[tuple[Run, int]]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pages = Site(folder, options.pages, AS_OF).write()
        with nginx(folder) as url:
            for _ in range(options.rounds):
                for name, program in programs.items():
                    results[name].append(program(url))
    table(results, pages)


def memory() -> None:
    """Peak resident memory of our crawl at 10,000 and at 30,000 pages."""
    print("| pages | answers stored | pages/s | peak RSS MB |")
    print("|---|---|---|---|")
    for size in (10_000, 30_000):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            pages = Site(folder, size, AS_OF).write()
            with nginx(folder) as url:
                run, count = ours(url)
        print(f"| {pages} | {count} | {count / run.wall:.0f} | {run.rss:.0f} |", flush=True)


if __name__ == "__main__":
    main()
