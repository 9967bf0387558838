"""Read YAML that non-programmers edit: scalars stay text, every key knows its line, mistakes add up.

Use: ``root = load_yaml(path)``; read with the typed getters, which note what is wrong and go on with
the default; ``root.unknown_keys({...})`` per mapping; finally ``root.finish()`` raises all mistakes.
"""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from audit.errors import InputError, Mistake
from audit.textfile import read_text
from audit.yamlnode import Node, closest, parse_date

__all__ = ["Node", "closest", "load_yaml", "parse_date", "parse_yaml"]

_SYNTAX = (
    (
        "cannot start any token",
        "行首用了制表符或不允许的符号",
        "请用空格缩进；以 @ % ` 开头的文字加双引号",
    ),
    ("mapping values are not allowed", "冒号的位置不对", "值里有冒号时给值加上双引号；并检查上一行的缩进"),
    ("could not find expected ':'", "缺少冒号", "每个键后写英文冒号和一个空格，例如 title: 名称"),
    ("expected <block end>", "缩进没有对齐", "同一层的各行缩进要一样多"),
    ("while scanning a quoted scalar", "引号没有配对", "请补上缺少的引号"),
    ("found undefined alias", "引用了没有定义的名称", "以 * 开头的文字请加上双引号"),
    ("expected a single document", "一个文件里有多段内容（---）", "请删去多余的 --- 行"),
    ("special characters are not allowed", "有看不见的控制字符", "请删去该字符"),
)


def load_yaml(path: Path) -> Node:
    """The mapping in the YAML file at ``path``; ``InputError`` where it cannot be read as one.

    Duplicate keys are noted as mistakes, for ``finish`` to raise with the others.
    """
    return parse_yaml(read_text(path), path.name)


def parse_yaml(text: str, file: str) -> Node:
    """The mapping in ``text``; ``file`` is the name that mistakes carry."""
    try:
        # The round-trip loader's nodes keep every scalar as it was written: 0101 stays 0101.
        root = YAML(typ="rt").compose(text)
    except YAMLError as error:
        raise InputError(_syntax_mistake(error, text, file)) from None
    except RecursionError:
        raise InputError.one(file, "层次太深", "请减少嵌套") from None
    mistakes: list[Mistake] = []
    if root is None:
        raise InputError.one(file, "文件是空的", "请按模板填写")
    node = _Reader(file, mistakes).node(root)
    if node.entries is None:
        what = "内容不是“键: 值”的形式"
        raise InputError(Mistake(file, f"第 {node.line} 行", what, "键后请用英文冒号加一个空格"))
    return node


class _Reader:
    """Turns the loader's nodes into ours, each once, so that aliases cost nothing."""

    def __init__(self, file: str, mistakes: list[Mistake]) -> None:
        self.file = file
        self.mistakes = mistakes
        self.known: dict[int, Node] = {}

    def node(self, source: object) -> Node:
        if id(source) not in self.known:
            # A value that contains itself finds this empty place-holder instead of recursing.
            self.known[id(source)] = Node(self.file, _line(source), self.mistakes)
            self.known[id(source)] = self._read(source)
        return self.known[id(source)]

    def _read(self, source: object) -> Node:
        line = _line(source)
        if isinstance(source, MappingNode):
            return self._mapping(source, line)
        if isinstance(source, SequenceNode):
            items = tuple(self.node(item) for item in source.value)
            return Node(self.file, line, self.mistakes, items=items)
        assert isinstance(source, ScalarNode)
        quoted = source.style in {"'", '"', "|", ">"}
        text = str(source.value)
        if not quoted and text.casefold() in {"", "~", "null"}:
            return Node(self.file, line, self.mistakes)
        return Node(self.file, line, self.mistakes, text=text)

    def _mapping(self, source: MappingNode, line: int) -> Node:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in source.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
            here = _line(key_node)
            if key in entries:
                what = f"键“{key}”重复，第 {lines[key]} 行已经写过"
                self.mistakes.append(Mistake(self.file, f"第 {here} 行", what, "请删去其中一个"))
                continue
            lines[key] = here
            entries[key] = self.node(value_node)
        return Node(self.file, line, self.mistakes, entries=entries, key_lines=lines)


def _line(source: object) -> int:
    mark = getattr(source, "start_mark", None)
    return 1 if mark is None else int(mark.line) + 1


def _syntax_mistake(error: YAMLError, text: str, file: str) -> Mistake:
    mark = None
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        if error.context and "quoted scalar" in error.context:
            mark = error.context_mark  # where the quote opens, not the end of the file
    message = str(error)
    line = mark.line + 1 if mark is not None else text.count("\n", 0, getattr(error, "position", 0)) + 1
    lines = text.splitlines()
    # The line before is the culprit as often as the line where the parser gave up.
    for number in (line, line - 1):
        if 0 < number <= len(lines) and re.match(r"\s*[\w-]+：", lines[number - 1]):
            what = "用了中文冒号“：”"
            return Mistake(file, f"第 {number} 行", what, "请改成英文冒号加一个空格“: ”")
    for phrase, what, mend in _SYNTAX:
        if phrase in message:
            return Mistake(file, f"第 {line} 行", what, mend)
    return Mistake(file, f"第 {line} 行", "YAML 格式有误", "请对照模板检查该行和上一行的缩进、冒号和引号")
