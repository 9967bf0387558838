"""Writes the reference pages of the documentation from the code; `--check` only compares them.

    python docs/generate.py [--check]

The rule pages come from the rules' own docstrings, the tables of indicators from the shipped systems, what
covers the catalogue from both, the command page from `--help`: a page that is written by hand would soon
lie.  The labelled cases of the rules' tests are written to `zwgk/rulecases.yml`, for `zwgk rules show`.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from typer.main import get_command

from audit.model import (
    FUNCTION_COLUMNS,
    AgencyKind,
    ColumnId,
    FetchOutcome,
    IndicatorKind,
    IndicatorSystem,
    Outcome,
)
from rules.parameters import coerce
from rules.requirements import columns_of
from rules.runner import Rule, load_rules
from scoring.sheetcells import kinds_text, parameters_text
from zwgk.cli import app
from zwgk.rulecoverage import described
from zwgk.ruleshow import bound
from zwgk.usage import Use, places, shipped_systems, uses_of_rule

HERE = Path(__file__).resolve().parent
REFERENCE = HERE / "reference"
CASES = HERE.parent / "zwgk" / "rulecases.yml"
#: Of several findings of a case the one that says most of it is shown.
_TELLING = (
    Outcome.ERROR,
    Outcome.FAIL,
    Outcome.MANUAL,
    Outcome.UNAVAILABLE,
    Outcome.NOT_APPLICABLE,
    Outcome.PASS,
)
_LONGEST_REASON = 120
NOTICE = "<!-- 本页由 docs/generate.py 生成，请不要手工修改。 -->\n"


def cell(text: object) -> str:
    """Text that cannot break a table."""
    return str(text).replace("|", "\\|").replace("\n", "<br>")


def rules_page() -> str:
    """Every rule, topic by topic, in the five parts of its docstring."""
    rules = load_rules().values()
    lines = ["# 规则", "", NOTICE, f"共 {len(rules)} 条规则。每条规则只认定事实，不知道自己值多少分。", ""]
    for topic in sorted({rule.spec.topic for rule in rules}):
        lines += [f"## {topic}", ""]
        for rule in rules:
            if rule.spec.topic == topic:
                lines += _rule(rule)
    return "\n".join(lines)


def _rule(rule: Rule) -> list[str]:
    spec = rule.spec
    lines = [f"### {spec.id}", "", f"**{spec.title}** · 条目 {' '.join(spec.catalogue)}", ""]
    parts = {
        "要求": spec.requirement,
        "依据": spec.basis,
        "认定": spec.decision,
        "不适用": spec.exemption,
        "整改": spec.remedy,
    }
    for heading, text in parts.items():
        lines += [f"- **{heading}**：" + text.replace("\n", "\n  ")]
    if spec.parameters:
        lines += ["", "| 参数 | 类型 | 默认值 |", "|---|---|---|"]
        for parameter in spec.parameters:
            shown = "（必填）" if parameter.required else parameter.default
            if isinstance(shown, tuple):
                shown = " ".join(str(item) for item in shown)
            lines.append(f"| `{parameter.name}` | {parameter.type} | {cell(shown)} |")
    used = "、".join(str(use) for use in uses_of_rule(spec.id, shipped_systems()))
    return [*lines, "", f"采用：{used or '没有指标采用'}", ""]


def system_page(system: IndicatorSystem) -> str:
    """One indicator system as a table."""
    lines = [
        f"# {system.title}",
        "",
        NOTICE,
        f"编号 `{system.id}`，总分 {system.total}。依据：{system.basis}",
        "",
    ]
    lines += [
        "| 编号 | 指标 | 维度 | 分值 | 规则和参数 | 扣分 | 适用 | 条目 | 依据 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for indicator in system.indicators:
        points = {
            IndicatorKind.VETO: "否决",
            IndicatorKind.LIST: "只列示",
            IndicatorKind.BONUS: f"加 {indicator.points}",
        }
        parameters = [parameters_text(indicator.parameters), kinds_text(indicator.parameters_by_kind)]
        each = "一次扣完" if indicator.per_finding is None else f"每条 {indicator.per_finding}"
        kinds = [kind.label for kind in AgencyKind if kind in indicator.applies_to]
        whom = "全部" if len(kinds) == len(AgencyKind) else "、".join(kinds)
        if indicator.function is not None:
            whom += f"（职能：{ColumnId(indicator.function).label}）"
        row = (
            indicator.id,
            indicator.name,
            indicator.dimension.label,
            points.get(indicator.kind, indicator.points),
            "\n".join((f"`{indicator.rule}`", *filter(None, parameters))),
            each if indicator.kind is IndicatorKind.SCORE else "—",
            whom,
            " ".join(indicator.catalogue),
            indicator.basis,
        )
        lines.append("| " + " | ".join(cell(value) for value in row) + " |")
    return "\n".join([*lines, ""])


def catalogue_page() -> str:
    """Every row of the catalogue with what stands for it."""
    found = places(shipped_systems())
    demanded = [place for place in found if not place.entry.procedure]
    placed = sum(not place.missing for place in demanded)
    lines = [
        "# 条目目录和落实情况",
        "",
        NOTICE,
        f"应落实的条目 {len(demanded)} 个，已落实 {placed} 个。运行 `zwgk rules coverage` 看到的就是本页。",
        "",
        "查法：A 程序可判；S 程序提出、由人确认；M 只能填报佐证。",
        "",
    ]
    for section, rows in groupby(found, key=lambda place: place.entry.section):
        lines += [f"## {section}", "", "| 编号 | 要求 | 查法 | 期限或界限 | 适用 | 处理 | 依据 | 落实 |"]
        lines += ["|---|---|---|---|---|---|---|---|"]
        for place in rows:
            entry = place.entry
            penalty = "、".join(word.label for word in entry.penalties)
            cells = (entry.id, entry.text, entry.mode, entry.threshold, bound(entry), penalty, entry.basis)
            lines.append("| " + " | ".join(cell(value) for value in (*cells, described(place))) + " |")
        lines.append("")
    return "\n".join(lines)


def functions_page() -> str:
    """Per field of duty the indicators that only bodies with it owe."""
    lines = [
        "# 职能和规则",
        "",
        NOTICE,
        "名册写明了职能的单位，不在其职能内的指标为“不适用”；没有写明的，网站上有相应栏目就判定，没有就转人工。",
        "",
        "政府门户视为具有全部职能。指标因规则要查的栏目、或因自己的 `function` 一行而属于某项职能。",
        "",
    ]
    uses = {function: list(_of_function(function.value)) for function in sorted(FUNCTION_COLUMNS)}
    for function, rows in uses.items():
        lines += [f"## {function.value} {function.label}", ""]
        if not rows:
            lines += ["没有指标属于这项职能。", ""]
            continue
        lines += ["| 指标体系 | 指标 | 名称 | 规则 | 因何 |", "|---|---|---|---|---|"]
        for use, why in rows:
            row = use.indicator
            lines.append(f"| {use.system} | {row.id} | {cell(row.name)} | `{row.rule}` | {why} |")
        lines.append("")
    return "\n".join(lines)


def _of_function(function: str) -> Iterator[tuple[Use, str]]:
    rules = load_rules()
    for system in shipped_systems():
        for row in system.indicators:
            rule = rules[row.rule]
            columns = {
                str(column)
                for kind in row.applies_to
                for column, wanted in columns_of(rule.requires, coerce(row.parameters_for(kind), rule.spec))
                if wanted.gate
            }
            if row.function == function:
                yield Use(system.id, row), "指标写明"
            elif function in columns:
                yield Use(system.id, row), "规则查这一栏目"


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut where it is longer than ``longest`` signs."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def cases_file() -> str:
    """The labelled cases of every rule's tests: what each is, what comes of it, what the rule says."""
    lines = ["# 各规则的用例，由 docs/generate.py 从测试中取出，请不要手工修改。"]
    for name, rule in load_rules().items():
        place = f"tests.rules.{rule.spec.topic}.test_{name}"
        if find_spec(place) is None:
            continue  # a rule without tests is told by the tests of every rule, and counts as untested
        module = importlib.import_module(place)
        lines.append(f"{name}:")
        for case in module.CASES:
            alike = ", look_alike: 是" if case.look_alike else ""
            found = sorted(case.findings(name), key=lambda finding: _TELLING.index(finding.outcome))
            texts = {
                "case": case.name,
                "expected": case.expected,
                "reason": shortened(found[0].reason, _LONGEST_REASON) if found else "",
            }
            told = (f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in texts.items())
            lines.append(f"  - {{{', '.join(told)}{alike}}}")
    return "\n".join([*lines, ""])


def words_page() -> str:
    """The closed vocabularies: outcomes, fetch outcomes, columns, kinds."""
    lines = ["# 用语", "", NOTICE, "## 认定结果", "", "| 值 | 含义 |", "|---|---|"]
    lines += [f"| `{outcome.value}` | {outcome.label} |" for outcome in Outcome]
    lines += ["", "## 每次访问的结果", "", "| 值 | 含义 | 责任方 | 下一步 |", "|---|---|---|---|"]
    lines += [f"| `{o.value}` | {o.label} | {o.owner.label} | {o.next_step} |" for o in FetchOutcome]
    lines += ["", "## 栏目", "", "| 编号 | 规范名 |", "|---|---|"]
    lines += [f"| `{column.value}` | {column.label} |" for column in ColumnId]
    lines += ["", "## 单位类型", "", "| 编号 | 名称 |", "|---|---|"]
    lines += [f"| `{kind.value}` | {kind.label} |" for kind in AgencyKind]
    return "\n".join([*lines, ""])


def _commands(group: object, before: str = "") -> Iterator[str]:
    """Every command as it is typed, a group before its members."""
    for name, command in getattr(group, "commands", {}).items():
        yield f"{before}{name}"
        yield from _commands(command, f"{before}{name} ")


def commands_page() -> str:
    """What every command's --help says."""
    lines = ["# 命令", "", NOTICE]
    for command in ("", *_commands(get_command(app))):
        words = ["zwgk", *command.split(), "--help"]
        program = [sys.executable, "-m", "zwgk.cli", *words[1:]]
        environment = {
            **os.environ,
            "COLUMNS": "100",
            "TERM": "dumb",
            "NO_COLOR": "1",
            "PYTHONIOENCODING": "utf-8",
        }
        done = subprocess.run(program, capture_output=True, check=True, env=environment)
        text = "\n".join(line.rstrip() for line in done.stdout.decode("utf-8").splitlines()).strip("\n")
        lines += [f"## {' '.join(words[:-1])}", "", "```text", text, "```", ""]
    return "\n".join(lines).replace("python -m zwgk.cli", "zwgk")


def pages() -> dict[Path, str]:
    """Path → content of every generated page."""
    found = {
        REFERENCE / "rules.md": rules_page(),
        REFERENCE / "catalogue.md": catalogue_page(),
        REFERENCE / "functions.md": functions_page(),
        REFERENCE / "words.md": words_page(),
        REFERENCE / "commands.md": commands_page(),
    }
    for system in shipped_systems():
        found[REFERENCE / f"system-{system.id}.md"] = system_page(system)
    return found


def _settled(files: dict[Path, str]) -> Iterator[str]:
    """Write the files that differ, or with ``--check`` only name them."""
    for path, text in files.items():
        current = path.read_text(encoding="utf-8") if path.is_file() else ""
        if current == text:
            continue
        yield path.name
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def main() -> int:
    """Write the pages, or with ``--check`` say which are out of date."""
    sys.path.insert(0, str(HERE.parent))  # so that the tests' tables of cases can be imported
    # The pages speak of the cases: these come first.
    stale = [*_settled({CASES: cases_file()}), *_settled(pages())]
    if stale and "--check" in sys.argv:
        print(f"out of date: {', '.join(stale)}; run: make docs")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
