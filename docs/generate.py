"""Writes the reference pages of the documentation from the code; `--check` only compares them.

    python docs/generate.py [--check]

The rule pages come from the rules' own docstrings, the table of indicators from the shipped systems,
the command page from `--help`: a page that is written by hand would soon lie.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from audit.model import AgencyKind, ColumnId, FetchOutcome, IndicatorKind, IndicatorSystem, Outcome
from rules.runner import Rule, load_rules
from scoring.system import builtin_systems, load_system

HERE = Path(__file__).resolve().parent
REFERENCE = HERE / "reference"
NOTICE = "<!-- 本页由 docs/generate.py 生成，请不要手工修改。 -->\n"
COMMANDS = (
    "demo",
    "init",
    "crawl",
    "score",
    "report",
    "run",
    "check",
    "inspect",
    "site",
    "site show",
    "site diff",
)


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
    return [*lines, ""]


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
        points = {IndicatorKind.VETO: "否决", IndicatorKind.BONUS: f"加 {indicator.points}"}
        parameters = " ".join(f"{name}={_plain(value)}" for name, value in indicator.parameters.items())
        each = "一次扣完" if indicator.per_finding is None else f"每条 {indicator.per_finding}"
        kinds = [kind.label for kind in AgencyKind if kind in indicator.applies_to]
        row = (
            indicator.id,
            indicator.name,
            indicator.dimension.label,
            points.get(indicator.kind, indicator.points),
            f"`{indicator.rule}` {parameters}",
            each,
            "全部" if len(kinds) == len(AgencyKind) else "、".join(kinds),
            " ".join(indicator.catalogue),
            indicator.basis,
        )
        lines.append("| " + " | ".join(cell(value) for value in row) + " |")
    return "\n".join([*lines, ""])


def _plain(value: object) -> str:
    return ",".join(str(item) for item in value) if isinstance(value, tuple) else str(value)


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


def commands_page() -> str:
    """What every command's --help says."""
    lines = ["# 命令", "", NOTICE]
    for command in ("", *COMMANDS):
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
    specs = {name: rule.spec for name, rule in load_rules().items()}
    found = {
        REFERENCE / "rules.md": rules_page(),
        REFERENCE / "words.md": words_page(),
        REFERENCE / "commands.md": commands_page(),
    }
    for name in builtin_systems():
        found[REFERENCE / f"system-{name}.md"] = system_page(load_system(name, specs))
    return found


def main() -> int:
    """Write the pages, or with ``--check`` say which are out of date."""
    stale = []
    for path, text in pages().items():
        current = path.read_text(encoding="utf-8") if path.is_file() else ""
        if current != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    if stale and "--check" in sys.argv:
        print(f"out of date: {', '.join(stale)}; run: make docs")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
