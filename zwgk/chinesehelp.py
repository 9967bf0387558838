"""Typer's commands with Chinese help: the words that Typer itself prints, in the users' language."""

from __future__ import annotations

from typing import Any

import typer.core


class ChineseHelp:
    """Gives a command's help Chinese headings and its ``--help`` option a Chinese explanation."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help.  Typer offers no setting for the words that it prints itself."""
        import typer.rich_utils as words  # a third of a second to import, and only help needs it

        words.ARGUMENTS_PANEL_TITLE = "参数"
        words.OPTIONS_PANEL_TITLE = "选项"
        words.COMMANDS_PANEL_TITLE = "命令"
        words.ERRORS_PANEL_TITLE = "错误"
        words.RICH_HELP = "查看帮助：[blue]{command_path} {help_option}[/]"
        super().format_help(ctx, formatter)  # type: ignore[misc]  # a mix-in of Typer's classes

    def get_help_option(self, ctx: Any) -> Any:
        """The option, with its own words replaced."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # a mix-in of Typer's classes
        if option is not None:
            option.help = "显示本说明"
        return option


class Command(ChineseHelp, typer.core.TyperCommand):
    """A command with Chinese help."""


class Commands(ChineseHelp, typer.core.TyperGroup):
    """A group of commands, with Chinese help."""
