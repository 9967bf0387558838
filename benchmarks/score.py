"""How long `zwgk score` takes over a stored audit of 1,000 agencies × 300 records.

    python benchmarks/score.py [--agencies 1000] [--records 300]

The stored audit is generated: every column that the rules ask for, records with dates, numbers and
body texts, one in ten late, one in thirty undated.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from crawl import AUDIT
from measure import measure

from audit.model import Column, Coverage, Evidence, FetchOutcome, PageFacts, Record
from zwgk.workspace import Workspace, open_workspace

AS_OF = date(2026, 6, 30)
SEEN = datetime(2026, 6, 30, 8, tzinfo=UTC)
WORDS = "关于印发全市政务公开工作要点的通知深入推进政府信息公开标准化规范化重点领域监督保障优化营商环境"


def write(folder: Path, agencies: int, per_agency: int) -> Workspace:
    """A workspace whose audit was "crawled"."""
    (folder / "audit.yaml").write_text(AUDIT.format(as_of=AS_OF), encoding="utf-8")
    rows = ["编码,名称,类型,分组,网站,公开平台,职能"]
    rows += [f"{n:04d},单位{n},政府部门,部门{n % 10},http://a{n}.example/,," for n in range(agencies)]
    (folder / "agencies.csv").write_text("\r\n".join(rows) + "\r\n", encoding="utf-8-sig")
    workspace = open_workspace(folder)
    plan = workspace.plan()
    columns = [need.column for need in plan.needs]
    texts = {need.column for need in plan.needs if need.texts}
    dice = random.Random(1)
    with_store = workspace.store(create=True)
    with_store.save_agencies(workspace.agencies)
    for agency in workspace.agencies:
        with_store.begin_crawl(agency.id, "benchmark")
        with with_store.writer(agency.id) as writer:
            _agency(writer, agency.sites[0], columns, texts, per_agency, dice)
            writer.progress(state="done", phase="done", finished=SEEN)
    with_store.close()
    return workspace


def _agency(writer, site, columns, texts, per_agency, dice) -> None:  # noqa: ANN001  # a writer of test data
    evidence = (Evidence(site, "ab" * 32, SEEN),)
    writer.page(PageFacts(site, "home", "ab" * 32, SEEN, "首页", {"SiteName": "单位"}, "主办单位", AS_OF, 99))
    each = per_agency // len(columns)
    for column in columns:
        newest = AS_OF - timedelta(days=dice.randrange(200))
        writer.column(
            Column(
                column,
                Coverage.COMPLETE,
                column,
                (f"{site}{column}/",),
                ("首页",),
                "menu",
                each,
                newest,
                evidence,
            )
        )
        for n in range(each):
            shown = newest - timedelta(days=n * 9)
            issued = shown - timedelta(days=60 if dice.random() < 0.1 else dice.randrange(15))
            title = f"{column}{WORDS[n % 20 : n % 20 + 22]}（{n}）{dice.randrange(10**6)}"
            text = f"{title}。{WORDS * 12}" if column in texts else None
            dated = dice.random() > 1 / 30
            writer.record(
                Record(
                    column,
                    title,
                    f"{site}{column}/{n}.html",
                    shown if dated else None,
                    shown if dated else None,
                    issued,
                    f"云政〔2026〕{n}号",
                    outcome=FetchOutcome.OK,
                    sha256=f"{dice.getrandbits(256):064x}",
                    fetched_at=SEEN,
                    list_url=f"{site}{column}/",
                    position=n,
                    text_length=900,
                    fingerprint=f"{dice.getrandbits(64):016x}",
                    text=text,
                )
            )


def main() -> None:
    """Generate the audit, score it, print the time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--agencies", type=int, default=1000)
    parser.add_argument("--records", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write(folder, options.agencies, options.records)
        size = (folder / "audit.db").stat().st_size / 1e6
        program = str(Path(sys.executable).with_name("zwgk"))
        print(f"{options.agencies} agencies × {options.records} records, database {size:.0f} MB\n")
        print("| step | seconds | CPU s | peak RSS MB |")
        print("|---|---|---|---|", flush=True)
        for step in ("score", "report"):
            run = measure([program, step, str(folder)])
            print(f"| zwgk {step} | {run.wall:.1f} | {run.cpu:.1f} | {run.rss:.0f} |", flush=True)
        files = {path.name: path.stat().st_size / 1e6 for path in sorted((folder / "reports").iterdir())}
    print("\nreports, MB: " + ", ".join(f"{name} {size:.1f}" for name, size in files.items()))


if __name__ == "__main__":
    main()
