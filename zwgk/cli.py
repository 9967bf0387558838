"""The command line: Chinese help, one line per mistake, and exit codes that scripts can rely on.

0 done · 1 done, but something was ``error`` or a site could not be audited at all · 2 the input is
wrong · 130 interrupted, and the same command resumes.
"""

from __future__ import annotations

import contextlib
import re
import sys
import traceback
from pathlib import Path
from shlex import quote
from typing import Annotated, Any

import typer
from sqlalchemy.exc import DBAPIError
from typer.exceptions import TyperException

from audit.errors import InputError, refusal
from zwgk.chinesehelp import Command, Commands
from zwgk.evidencecommands import register as register_evidence
from zwgk.rulecommands import rules
from zwgk.sitecommands import site
from zwgk.systemcommands import system as systems
from zwgk.watchcommand import register as register_watch

app = typer.Typer(
    name="zwgk",
    cls=Commands,
    help="政务公开审计：采集网站、按指标判定、计分排名、出具报告。初次使用请运行 zwgk demo。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
)

Folder = Annotated[
    Path, typer.Argument(metavar="目录", help="工作区目录，默认为当前目录", show_default=False)
]
HERE = Path()
_INTERRUPTED = 130
_QUOTED = re.compile(r"'([^']+)'")
_SURPLUS = re.compile(r"unexpected extra arguments?(?:\(s\))? \(([^)]*)\)")


@app.command(cls=Command)
def demo(
    folder: Annotated[
        Path, typer.Option("--dir", metavar="目录", help="演示工作区放在哪里（已有的演示会被替换）")
    ] = Path("zwgk-demo"),
) -> None:
    """用自带的模拟网站走一遍完整流程：采集、判定、计分、排名、报告。"""
    from zwgk.demonstration import demonstrate

    raise typer.Exit(demonstrate(folder))


@app.command(cls=Command)
def init(
    folder: Folder = HERE,
    title: Annotated[str, typer.Option(metavar="标题", help="审计标题")] = "",
    as_of: Annotated[str, typer.Option(metavar="日期", help="检查时点，默认今天")] = "",
    system: Annotated[str, typer.Option(metavar="名称", help="指标体系")] = "key-tasks-2026",
) -> None:
    """建立工作区：写出 audit.yaml、单位名册模板和可修改的指标体系。"""
    from zwgk.initializing import initialize

    for path in initialize(folder, title, as_of, system):
        typer.echo(f"已写出 {path}")
    shown = quote(str(folder))
    typer.echo(f"请填写名册 {folder / 'agencies.csv'}（或 agencies.xlsx），再运行：zwgk run {shown}")


@app.command(cls=Command)
def crawl(
    folder: Folder = HERE,
    *,
    retry: Annotated[bool, typer.Option("--retry", help="把上次没能取到的页面再取一次")] = False,
) -> None:
    """采集名册上各单位的网站；中断后用同一命令继续。"""
    raise typer.Exit(_crawl(folder, retry=retry))


@app.command(cls=Command)
def score(folder: Folder = HERE) -> None:
    """对已采集的数据判定、计分、排名（不联网，可反复运行）。"""
    raise typer.Exit(_score(folder))


@app.command(cls=Command)
def report(
    folder: Folder = HERE,
    formats: Annotated[
        list[str] | None, typer.Option("--format", metavar="格式", help="只出某种格式：csv、xlsx、html")
    ] = None,
) -> None:
    """把计分结果写成报告，放在工作区的 reports 目录。"""
    raise typer.Exit(_report(folder, formats))


@app.command(cls=Command)
def run(folder: Folder = HERE) -> None:
    """依次采集、计分、出报告（crawl + score + report）。"""
    raise typer.Exit(max(_crawl(folder), _score(folder), _report(folder)))


@app.command(cls=Command)
def check(
    url: Annotated[str, typer.Argument(metavar="网址", help="网站首页")],
    kind: Annotated[str, typer.Option(metavar="类型", help="单位类型，如 政府门户、政府部门")] = "政府部门",
    functions: Annotated[str, typer.Option(metavar="职能", help="单位职能，用空格分开；不填表示未申报")] = "",
    as_of: Annotated[str, typer.Option(metavar="日期", help="检查时点，默认今天")] = "",
    html: Annotated[Path | None, typer.Option(metavar="文件", help="另存一份网页报告")] = None,
    keep: Annotated[Path | None, typer.Option(metavar="目录", help="保留采集数据和证据")] = None,
    delay: Annotated[float | None, typer.Option(metavar="秒", help="两次请求之间的间隔，默认 0.5")] = None,
) -> None:
    """单位自查：检查一个网站，按主管部门的口径列出问题，最严重的在前，并说明整改可得多少分。"""
    from zwgk.checking import check_site

    raise typer.Exit(check_site(url, kind, functions, as_of, html, keep, delay))


@app.command(cls=Command)
def inspect(
    documents: Annotated[list[str], typer.Argument(metavar="文件或网址…", help="保存的网页，或网址")],
    url: Annotated[str, typer.Option(metavar="网址", help="文件原来的网址，用来还原相对链接")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="每个文件输出一行 JSON")] = False,
) -> None:
    """看看程序如何理解一个网页：标题、日期、文号、列表、翻页、导航。"""
    from zwgk.inspecting import show

    raise typer.Exit(show(documents, url, as_json=as_json))


@app.command(cls=Command)
def claims(
    file: Annotated[
        Path, typer.Argument(metavar="文件", help="工作总结或年度报告：txt、html、docx、doc、wps、pdf…")
    ],
    agency: Annotated[
        str, typer.Option(metavar="单位", help="名册里的编码或名称：与这个单位的采集结果核对")
    ] = "",
    folder: Annotated[
        Path, typer.Option("--dir", "--workspace", metavar="目录", help="工作区目录，默认为当前目录")
    ] = HERE,
    year: Annotated[int | None, typer.Option(metavar="年份", help="文中没有写明年份时按这一年核对")] = None,
    table: Annotated[Path | None, typer.Option("--csv", metavar="文件", help="另存为 CSV 表格")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取")] = False,
) -> None:
    """列出总结或年报中自报的数字，核对是否前后一致、与采集结果是否相符（只作提示，不扣分）。"""
    from zwgk.claimshow import show_claims

    raise typer.Exit(show_claims(file, agency, folder, year, table, as_json=as_json))


register_evidence(app)
register_watch(app)
app.add_typer(site, name="site", help="网站概况：程序如何理解网站，两次检查之间变了什么。")
app.add_typer(rules, name="rules", help="规则和条目：有哪些规则、各说什么、条目目录落实到哪里。")
app.add_typer(systems, name="system", help="指标体系：查看、导出为 Excel、导入、检查。")


def _crawl(folder: Path, *, retry: bool = False) -> int:
    from zwgk.crawling import crawl_workspace
    from zwgk.workspace import open_workspace

    return crawl_workspace(open_workspace(folder), retry=retry)


def _score(folder: Path) -> int:
    from zwgk.display import counting, print_ranking
    from zwgk.judging import score_workspace
    from zwgk.workspace import open_workspace

    workspace = open_workspace(folder)
    with counting("判定计分", len(workspace.agencies)) as advance:
        sound = score_workspace(workspace, advance)
    store = workspace.store()
    with contextlib.closing(store):
        print_ranking(store)
        return 0 if sound and all(score.checked > 0 for score in store.scores()) else 1


def _report(folder: Path, formats: list[str] | None = None) -> int:
    from reports.writing import formats as known
    from zwgk.reporting import report as write
    from zwgk.workspace import open_workspace

    unknown = [name for name in formats or [] if name not in known()]
    if unknown:
        what = f"没有“{unknown[0]}”这种格式"
        raise InputError.one("--format", what, f"可用的格式：{'、'.join(known())}")
    workspace = open_workspace(folder)
    with contextlib.closing(workspace.store()) as store:
        for path in write(store, workspace.reports, formats):
            typer.echo(f"已写出 {path}")
    return 0


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code; no traceback for what a user can mend."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a pipe may not be UTF-8: an odd character must not end the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(_guarded(arguments))


def _guarded(arguments: list[str] | None) -> int:
    try:
        result: Any = app(arguments, prog_name="zwgk", standalone_mode=False)
    except InputError as error:
        for mistake in error.mistakes:
            typer.echo(f"错误：{mistake}", err=True)
        return 2
    except TyperException as error:
        if not error.format_message():
            return 2  # help was printed already: zwgk without a command
        typer.echo(f"错误：{_in_chinese(error)}", err=True)
        typer.echo("查看用法：zwgk --help", err=True)
        return 2
    except (KeyboardInterrupt, typer.Abort):
        result = _INTERRUPTED
    except OSError as error:
        typer.echo(f"错误：{_of_system(error)}", err=True)
        return 2
    except DBAPIError as error:
        typer.echo(f"错误：{_of_database(error)}", err=True)
        return 2
    except Exception:  # noqa: BLE001  # the program's own mistake: told as such, with all a developer needs
        typer.echo("程序出错，数据没有丢失。请把以下内容交给开发者：", err=True)
        typer.echo(traceback.format_exc(), err=True)
        return 1
    if result == _INTERRUPTED:  # Typer itself turns Ctrl-C into this code, without a word
        typer.echo("\n已中断，数据已保存。用同一命令继续。", err=True)
    return int(result or 0)


def _in_chinese(error: TyperException) -> str:
    """A usage error's sentence; Typer has English ones only."""
    name = type(error).__name__
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    shown = getattr(parameter, "metavar", None) or getattr(parameter, "name", "")
    if name == "NoSuchOption":
        return f"没有“{option}”这个选项"
    if name == "MissingParameter":
        return f"缺少参数“{shown}”"
    if name == "BadParameter":
        return f"参数“{shown}”的值不对：{_of_value(error.message)}"
    said = error.format_message()
    named = _QUOTED.findall(said)
    if "No such command" in said and named:
        near = f"，您是不是想写“{named[1]}”？" if len(named) > 1 else ""
        return f"没有这个命令：{named[0]}{near}"
    if surplus := _SURPLUS.search(said):
        return f"多出了参数“{surplus[1]}”：路径里有空格时，请给它加上引号"
    if "requires an argument" in said:
        return f"“{option or ''}”后面缺少值"
    return said


def _of_value(message: str) -> str:
    """Why a value was refused; Typer says it in English."""
    if "valid number" in message:
        return "请写阿拉伯数字"
    return "请写整数" if "valid integer" in message else message


def _of_database(error: DBAPIError) -> str:
    """What a database that refuses says to a user: mostly that disk or folder refuse."""
    reason = str(error.orig)
    if "full" in reason:
        return _of_system(OSError(28, ""))
    if "readonly" in reason or "unable to open" in reason:
        return _of_system(OSError(13, ""))
    if "locked" in reason:
        return "数据库正被另一个 zwgk 使用，请等它结束，或关闭它后重试"
    if "connection" in reason and "failed" in reason:
        return "连不上数据库，请核对 audit.yaml 里的 database（主机、端口、用户、密码），并确认数据库已启动"
    return f"数据库出错：{reason.strip()}"


def _of_system(error: OSError) -> str:
    where = f" {error.filename}" if error.filename else ""
    reasons = {
        13: "没有写入权限，请换一个可写的文件夹，或检查权限",
        28: "磁盘已满，请腾出空间后用同一命令继续，已有数据不受影响",
        30: "文件夹是只读的，请换一个可写的文件夹",
    }
    what = reasons.get(error.errno or 0) or f"{refusal(error)}，请核对路径"
    return f"{what}{where}"


if __name__ == "__main__":
    main()
