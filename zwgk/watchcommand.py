"""``zwgk watch``: the options of the watch over whether sites open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zwgk.chinesehelp import Command

HERE = Path()


def register(app: typer.Typer) -> None:
    """Give ``app`` the command."""
    app.command("watch", cls=Command)(watch)


def watch(
    folder: Annotated[
        Path, typer.Argument(metavar="目录", help="工作区目录，默认为当前目录", show_default=False)
    ] = HERE,
    *,
    agency: Annotated[str, typer.Option(metavar="单位", help="只看一个单位（编码或名称）")] = "",
    every: Annotated[
        float, typer.Option(metavar="分钟", help="同一网站两次访问相隔多少分钟，至少 10")
    ] = 60.0,
    days: Annotated[
        float | None, typer.Option("--for", metavar="天数", help="看多少天；不写则样本够了为止，最多 14 天")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="各访问一次就结束，供计划任务定时调用")] = False,
    show: Annotated[bool, typer.Option("--show", help="不访问，只看样本现在有多少、够不够")] = False,
    control: Annotated[
        str, typer.Option(metavar="网址", help="对照网址：没有别的网站作证时，用它判断本机网络通不通")
    ] = "",
) -> None:
    """定时打开各网站首页，积累“站点无法访问”所要的一周样本；每次访问立即保存，中断后用同一命令继续。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.watchrun import Schedule, watch_workspace  # the crawler's libraries take a while to import

    watch_workspace(folder, agency, Schedule(every, days, control, once=once), show=show)
