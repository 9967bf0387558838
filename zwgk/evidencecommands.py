"""``zwgk import`` and ``zwgk statement``: what no crawler sees comes in, the monthly statement goes out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zwgk.chinesehelp import Command

HERE = Path()
Folder = Annotated[
    Path, typer.Option("-w", "--dir", "--workspace", metavar="目录", help="工作区目录，默认为当前目录")
]


def register(app: typer.Typer) -> None:
    """Give ``app`` the two commands."""
    app.command("import", cls=Command)(import_)
    app.command("statement", cls=Command)(statement)


def import_(
    file: Annotated[
        Path | None, typer.Argument(metavar="文件", help="佐证材料表或依申请台账（.xlsx、.csv）")
    ] = None,
    folder: Folder = HERE,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="文件.xlsx", help="不导入，写出按名册填好的空白表")
    ] = None,
    system: Annotated[str, typer.Option(metavar="名称", help="按哪个指标体系写空白表，默认用工作区的")] = "",
) -> None:
    """导入网上看不到的佐证材料（培训、会议、台账等）；有一处错误就全部不导入，并一次说清。"""  # noqa: D400  # a Chinese full stop: users read this
    from audit.errors import InputError
    from zwgk.importing import import_evidence, write_template

    if (file is None) == (template is None):
        what = "要么写要导入的文件，要么写 --template"
        raise InputError.one("zwgk import", what, "例如 zwgk import 佐证材料.xlsx")
    if template is not None:
        write_template(template, folder, system)
    elif file is not None:
        import_evidence(file, folder)


def statement(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件", help="写到哪里：.xlsx 或 .csv")],
    folder: Folder = HERE,
    month: Annotated[str, typer.Option(metavar="月份", help="例如 2026-10，默认为检查时点的上个月")] = "",
    agency: Annotated[str, typer.Option(metavar="单位", help="只写一个单位（编码或名称）")] = "",
) -> None:
    """写出政务公开月报表：各栏目当月发布多少条、最近何时更新；责任科室和经办人留空待填。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.statements import write_statement

    write_statement(folder, month, agency, output)
