"""``zwgk check URL``: one site under its kind's indicators, by the same engine that supervisors use."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from audit.config import AuditConfig
from audit.errors import InputError, Mistake
from audit.model import Agency
from audit.roster import parse_url
from audit.rosterwords import function_names, function_of, kind_names, kind_of
from audit.settings import CrawlSettings
from reports.writing import formats
from rules.runner import load_rules
from scoring.system import load_system
from zwgk.crawling import crawl_workspace
from zwgk.days import audited_period, parse_day
from zwgk.display import console, figure, print_problems
from zwgk.judging import score_workspace
from zwgk.reporting import open_view
from zwgk.workspace import Workspace

SYSTEM = "key-tasks-2026"
#: Seconds; the same limit as in audit.yaml.
_LONGEST_DELAY = 600


def check_site(
    url: str, kind: str, functions: str, as_of: str, html: Path | None, keep: Path | None, delay: float | None
) -> int:
    """Crawl, judge and score one site and print what a supervisor would find; the exit code.

    Raises InputError where the address, kind, functions or date make no sense.
    """
    agency = _agency(url, kind, functions)
    if html is not None and html.is_dir():
        raise InputError.one("--html", f"“{html}”是文件夹", "请写出文件名，例如 报告.html")
    if html is not None and not html.absolute().parent.is_dir():
        # Told now, not after hours of crawling.
        raise InputError.one("--html", f"没有“{html.parent}”这个文件夹", "请先建立它，或换一个位置")
    if delay is not None and not 0 <= delay <= _LONGEST_DELAY:
        raise InputError.one("--delay", f"{delay:g} 秒不可用", f"请写 0 到 {_LONGEST_DELAY} 之间的数")
    with _folder(keep) as folder:
        workspace = _workspace(folder, agency, as_of, delay)
        code = crawl_workspace(workspace)
        score_workspace(workspace)
        with contextlib.closing(workspace.store()) as store:
            (score,) = store.scores()
            screen = console()
            screen.print(f"\n[bold]{agency.name}[/]  得分 {figure(score.score)}（{score.grade}）", end="  ")
            screen.print(f"已查 {score.checked:.0%}")
            print_problems(store, agency.id)
            if html is not None:
                (content,) = formats()["html"].files(open_view(store)).values()
                html.write_bytes(content)
                screen.print(f"\n报告：{html}")
        return code


def _agency(url: str, kind: str, functions: str) -> Agency:
    """The body behind the site as the command line describes it; InputError with every mistake."""
    mistakes: list[Mistake] = []
    site, wrong = parse_url(url)
    if wrong:
        mistakes.append(
            Mistake("网址", "", f"“{url}”：{wrong}", "请写成 http://www.example.gov.cn/ 这样的完整网址")
        )
    body = kind_of(kind)
    if body is None:
        mistakes.append(Mistake("--kind", "", f"不认识的类型“{kind}”", f"可选：{'、'.join(kind_names())}"))
    fields = {word: function_of(word) for word in functions.split()}
    for word in (word for word, field in fields.items() if field is None):
        known = "、".join(function_names())
        mistakes.append(Mistake("--functions", "", f"不认识的职能“{word}”", f"可用：{known}"))
    if mistakes or body is None:
        raise InputError(*mistakes)
    declared = frozenset(str(field) for field in fields.values() if field) if fields else None
    return Agency("site", site, body, "自查", (site,), (), declared)


@contextlib.contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """Where the site's evidence goes: the folder to keep it in, or one that is gone afterwards."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    folder = Path(tempfile.mkdtemp(prefix="zwgk-check-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _workspace(folder: Path, agency: Agency, as_of: str, delay: float | None) -> Workspace:
    rules = load_rules()
    system = load_system(SYSTEM, {name: rule.spec for name, rule in rules.items()})
    day = parse_day(as_of, "--as-of")
    settings = CrawlSettings() if delay is None else replace(CrawlSettings(), delay=delay)
    config = AuditConfig(
        folder=folder,
        title=f"{agency.name} 自查",
        as_of=day,
        period=audited_period(day),
        roster_path=folder / "agencies.csv",
        system=SYSTEM,
        system_path=None,
        database=folder / "audit.db",
        settings=settings,
    )
    return Workspace(config, (agency,), system, rules)
