"""``zwgk demo``: the whole job on made-up sites, served by this very program on loopback."""

from __future__ import annotations

import contextlib
import csv
import io
import shutil
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from audit.errors import WorkspaceError
from zwgk.crawling import crawl_workspace
from zwgk.demo import Demo, build_demo, serve
from zwgk.demo.comparison import mismatches
from zwgk.display import console, counting, print_ranking
from zwgk.judging import score_workspace
from zwgk.reporting import report
from zwgk.workspace import Workspace, open_workspace

#: The demonstration's day; its sites' dates are made relative to it, so every run is the same.
AS_OF = date(2026, 6, 30)
_MARK = ".zwgk-demo"
_CONFIG = """# 演示工作区：网站由 zwgk demo 在本机临时提供，命令结束后不再存在；
# 采集到的数据和证据留在这里，可以反复运行 zwgk score 和 zwgk report。
title: 云岫县政务公开工作测评（演示）
as_of: {as_of}
period:
  from: {start}
  to: {end}
agencies: agencies.csv
system: key-tasks-2026
settings:
  contact: zwgk demo
  delay: 0
  concurrency: 4
"""


def demonstrate(folder: Path) -> int:
    """Audit the demonstration sites into ``folder``; 0 where everything planted was found, else 1."""
    started = time.monotonic()
    screen = console()
    demo = build_demo(AS_OF)
    _clear(folder)
    with serve(demo) as addresses:
        write_workspace(folder, demo, addresses)
        workspace = open_workspace(folder)
        screen.print(f"已在本机启动 {len(demo.sites)} 个模拟网站，开始评估。")
        crawl_workspace(workspace)
    return _finish(workspace, demo, started)


def _finish(workspace: Workspace, demo: Demo, started: float) -> int:
    screen = console()
    with counting("判定计分", len(workspace.agencies)) as advance:
        score_workspace(workspace, advance)
    with contextlib.closing(workspace.store()) as store:
        print_ranking(store)
        paths = report(store, workspace.reports)
        wrong = mismatches(demo, store)
    planted = len(demo.truth)
    if wrong:
        screen.print(
            f"预设的 {planted} 处情况中，有 {len(wrong)} 处与认定不符：", *wrong, sep="\n  ", markup=False
        )
    else:
        screen.print(f"网站里预设的 {planted} 处情况（公开得好的和有问题的）全部认定正确。")
    screen.print(f"用时 {time.monotonic() - started:.0f} 秒。数据和证据在 {workspace.folder}")
    html = next(path for path in paths if path.suffix == ".html")
    screen.print(f"网页报告：{html.resolve()}", soft_wrap=True)
    return 1 if wrong else 0


def write_workspace(folder: Path, demo: Demo, addresses: Mapping[str, str]) -> None:
    """Write the demonstration's audit.yaml and roster."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).write_text("zwgk demo\n", encoding="utf-8")
    period = demo.period
    config = _CONFIG.format(as_of=demo.as_of, start=period.start, end=period.end)
    (folder / "audit.yaml").write_text(config, encoding="utf-8")
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["编码", "名称", "类型", "分组", "网站", "公开平台", "职能"])
    for site in demo.sites:
        functions = "" if site.functions is None else " ".join(sorted(site.functions)) or "无"
        rows.writerow(
            [site.id, site.name, site.kind.label, site.group, addresses[site.id] + "/", "", functions]
        )
    (folder / "agencies.csv").write_text(table.getvalue(), encoding="utf-8-sig", newline="")


def _clear(folder: Path) -> None:
    """Remove an earlier demonstration; WorkspaceError where the folder holds anything else."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not (folder / _MARK).is_file():
        raise WorkspaceError.one(folder, "已经存在，而且不是演示工作区", "请用 --dir 指定另一个文件夹")
    shutil.rmtree(folder)
