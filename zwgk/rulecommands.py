"""``zwgk rules``: which rules there are, what each says, and what of the catalogue they cover."""

from __future__ import annotations

from typing import Annotated

import typer

from zwgk.chinesehelp import Command, Commands

rules = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode="rich")
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取")]


@rules.command("list", cls=Command)
def list_(*, as_json: AsJson = False) -> None:
    """列出全部规则：编号、主题、标题、条目编号、哪些指标体系采用。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.ruleshow import list_rules

    list_rules(as_json=as_json)


@rules.command(cls=Command)
def show(
    rule: Annotated[str, typer.Argument(metavar="规则", help="规则的编号，如 column_present")],
    *,
    as_json: AsJson = False,
) -> None:
    """一条规则的全部内容：要求、依据、认定、不适用、整改，参数和默认值，采用它的指标，用例。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.ruleshow import show_rule

    show_rule(rule, as_json=as_json)


@rules.command(cls=Command)
def entry(
    identity: Annotated[str, typer.Argument(metavar="条目", help="条目编号，如 SD-040、TL-26、I1")],
    *,
    as_json: AsJson = False,
) -> None:
    """条目目录中的一条：要求什么、期限、依据、怎样查，由哪些指标和规则落实。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.ruleshow import show_entry

    show_entry(identity, as_json=as_json)


@rules.command(cls=Command)
def coverage(
    *,
    as_json: AsJson = False,
    missing: Annotated[bool, typer.Option("--missing", help="只列还没有落实的条目")] = False,
) -> None:
    """条目目录的每一条由什么落实：规则还是填报，哪个指标，有无用例；有遗漏时返回 1。"""  # noqa: D400  # a Chinese full stop: users read this
    from zwgk.rulecoverage import show_coverage

    raise typer.Exit(show_coverage(as_json=as_json, missing_only=missing))
