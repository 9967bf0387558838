"""``zwgk site``: how sites were understood, and what changed between two audits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zwgk.chinesehelp import Command, Commands

site = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode="rich")
HERE = Path()
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取")]


@site.command(cls=Command)
def show(
    agency: Annotated[str, typer.Argument(metavar="单位", help="名册里的编码或名称")],
    folder: Annotated[Path, typer.Option("--dir", metavar="目录", help="工作区目录，默认为当前目录")] = HERE,
    *,
    as_json: AsJson = False,
) -> None:
    """程序如何理解一个单位的网站：网站系统、入口、每个栏目，以及没有读懂和没能访问的内容。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.siteshow import show_site

    show_site(folder, agency, as_json=as_json)


@site.command(cls=Command)
def diff(
    old: Annotated[Path, typer.Argument(metavar="旧目录", help="上次检查的工作区")],
    new: Annotated[Path, typer.Argument(metavar="新目录", help="这次检查的工作区")],
    agency: Annotated[str, typer.Option(metavar="单位", help="只比较一个单位（编码或名称）")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """比较两次检查：栏目消失、搬家、改名、查找情况变化；原来有信息而现在一条也没有的列表会告警。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.sitediff import show_changes

    show_changes(old, new, agency, as_json=as_json)
