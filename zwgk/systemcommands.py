"""``zwgk system``: indicator systems as tables that offices edit, in YAML or Excel, and their mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zwgk.chinesehelp import Command, Commands

system = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode="rich")
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取")]
Source = Annotated[str, typer.Argument(metavar="名称或文件", help="内置指标体系的名称，或 .yml、.xlsx 文件")]
Overwrite = Annotated[bool, typer.Option("--force", help="文件已存在时覆盖")]


@system.command("list", cls=Command)
def list_(*, as_json: AsJson = False) -> None:
    """列出自带的指标体系：名称、年度、指标数、总分、适用的单位。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.systemshow import list_systems

    list_systems(as_json=as_json)


@system.command(cls=Command)
def show(source: Source, *, as_json: AsJson = False) -> None:
    """一个指标体系的全部指标：维度、分值、规则、适用单位、条目和依据。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.systemshow import show_system

    show_system(source, as_json=as_json)


@system.command("export", cls=Command)
def export(
    source: Source,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="文件", help="写到哪里，默认为“名称.xlsx”")
    ] = None,
    *,
    pack: Annotated[
        str, typer.Option("--pack", metavar="年度或文件", help="按该年度要点任务的权重重新分配分值")
    ] = "",
    force: Overwrite = False,
) -> None:
    """把指标体系写成 Excel 表（或 .yml），供修改。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.systemfiles import export_system

    typer.echo(f"已写出 {export_system(source, output, force=force, pack=pack)}")


@system.command("import", cls=Command)
def import_(
    file: Annotated[Path, typer.Argument(metavar="文件", help="改好的 .xlsx")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="文件", help="写到哪里，默认为“编号.yml”")
    ] = None,
    *,
    force: Overwrite = False,
) -> None:
    """把 Excel 表检查一遍，写成同样内容的 .yml。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.systemfiles import import_system

    path, notes = import_system(file, output, force=force)
    for note in notes:
        typer.echo(f"提示：{note}")
    typer.echo(f"已写出 {path}")


@system.command(cls=Command)
def validate(
    file: Annotated[str, typer.Argument(metavar="文件", help=".yml 或 .xlsx，或内置指标体系的名称")],
) -> None:
    """检查指标体系：一次列出全部错误，写明行号或单元格、错在哪、怎么改。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.systemfiles import validate_system

    for line in validate_system(file):
        typer.echo(line)


@system.command(cls=Command)
def packs(
    source: Annotated[
        str, typer.Argument(metavar="年度或文件", help="自带要点包的名称或 .yml 文件；不写则列出全部")
    ] = "",
    *,
    as_of: Annotated[str, typer.Option("--as-of", metavar="日期", help="到期提示按哪天算，默认今天")] = "",
    as_json: AsJson = False,
) -> None:
    """年度要点任务包：各项任务由哪些规则查、哪些无法机检、哪些快到期。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.days import parse_day
    from zwgk.packshow import show_packs

    show_packs(source, parse_day(as_of, "--as-of"), as_json=as_json)
