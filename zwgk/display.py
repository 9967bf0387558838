"""What the commands show on the terminal: progress bars, ranking, problems; plain lines in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from audit.model import Outcome, Score
from audit.store import Store

#: How many lines of problems a terminal can carry.
MOST_PROBLEMS = 40


def console() -> Console:
    """The terminal; a pipe gets lines of unlimited width."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=200)


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar over ``total`` agencies; yields the function that ticks one off by name."""
    screen = console()
    if not screen.is_terminal:
        done = 0

        def tick(_name: str) -> None:
            nonlocal done
            done += 1
            if done == total or done % 100 == 0:
                screen.print(f"{what} {done}/{total}")

        yield tick
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen) as progress:
        task = progress.add_task(what, total=total)
        yield lambda name: progress.update(task, advance=1, description=f"{what} {escape(name)}")


def figure(value: Decimal | None, digits: int = 2) -> str:
    """A number as it is read: rounded half up; a dash where there is none."""
    if value is None:
        return "—"
    return str(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def print_ranking(store: Store) -> None:
    """The ranking of every group, best first."""
    screen = console()
    for group in dict.fromkeys(score.group for score in store.scores()):
        screen.print(_table(group, [score for score in store.scores() if score.group == group]))


def _table(group: str, scores: list[Score]) -> Table:
    table = Table(title=f"{escape(group)} 排名", title_justify="left")
    for heading in ("名次", "单位", "得分", "等级", "栏目覆盖", "完整性", "时效性", "绩效分", "已查", "存疑"):
        justify = "left" if heading in {"单位", "等级"} else "right"
        table.add_column(heading, justify=justify, no_wrap=heading != "单位")  # type: ignore[arg-type]
    for score in scores:
        rated = score.rank is not None
        # What was not checked costs nothing, so a barely read site would look like a perfect one.
        shown = [
            figure(value if rated else None)
            for value in (score.score, score.column_coverage, score.completeness, score.timeliness)
        ]
        table.add_row(
            str(score.rank) if rated else "—",
            escape(score.name),
            shown[0],
            score.grade,
            *shown[1:],
            figure(score.performance_points),
            f"{score.checked:.0%}",
            str(score.unavailable + score.manual),
            style="red" if score.vetoes else None,
        )
    return table


def print_problems(store: Store, agency: str) -> None:
    """An agency's problems, the costliest first, each with what its repair gains."""
    screen = console()
    names = {row.indicator: row for row in store.indicator_scores(agency)}
    findings = [finding for finding in store.findings(agency) if finding.outcome is Outcome.FAIL]
    repairs = {repair.indicator: repair for repair in store.repairs(agency)}
    shown = 0
    order = sorted({f.indicator for f in findings}, key=lambda i: (-names[i].lost, list(names).index(i)))
    for indicator in order:
        row, repair = names[indicator], repairs.get(indicator)
        gain = f"，整改可得 {figure(repair.gain)} 分" if repair else ""
        screen.print(f"\n[bold]{escape(row.name)}[/] （{indicator}）扣 {figure(row.lost)} 分{gain}")
        for finding in (f for f in findings if f.indicator == indicator):
            shown += 1
            if shown > MOST_PROBLEMS:
                continue
            url = finding.evidence[0].url if finding.evidence else ""
            screen.print(f"  • {escape(finding.reason)}", f"    {escape(url)}" if url else "", sep="\n")
        if repair:
            screen.print(f"  整改：{escape(repair.action)}", style="green")
    if shown > MOST_PROBLEMS:
        screen.print(f"\n另有 {shown - MOST_PROBLEMS} 条问题未显示，加 --html 可看全部。")
    _print_unchecked(store, agency, screen)


def _print_unchecked(store: Store, agency: str, screen: Console) -> None:
    unsure = (Outcome.UNAVAILABLE, Outcome.MANUAL, Outcome.ERROR)
    left = [finding for finding in store.findings(agency) if finding.outcome in unsure]
    if not left:
        return
    screen.print(f"\n[bold]没有查清的 {len(left)} 项（不扣分）[/]")
    for finding in left[:MOST_PROBLEMS]:
        screen.print(f"  • {finding.outcome.label}：{escape(finding.reason)}")
