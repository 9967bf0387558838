"""``zwgk inspect``: what the tool understands of a page, for people and for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from audit.errors import InputError
from zwgk.inspect import inspect_document

_WORDS = {
    "kind": "类型",
    "dialect": "网站系统",
    "encoding": "编码",
    "title": "标题",
    "published": "发布日期",
    "issued": "成文日期",
    "doc_number": "文号",
    "index_number": "索引号",
    "source": "来源",
    "next_page": "下一页",
}


def show(documents: Sequence[str], url: str, *, as_json: bool) -> int:
    """Print what is understood of each document, in the order given; InputError where one is missing."""
    if url and len(documents) > 1:
        raise InputError.one("--url", "有几个文件，却只有一个网址", "请对每个文件分别运行 zwgk inspect")
    # Programs read this: UTF-8 whatever the console's own encoding is.
    write = sys.stdout.buffer.write
    for document in documents:
        seen = inspect_document(document, url or None)
        text = json.dumps(seen, ensure_ascii=False) if as_json else _readable(seen)
        write(text.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()
    return 0


def _readable(seen: Mapping[str, Any]) -> str:
    lines = [str(seen["file"])]
    lines += [f"  {word}：{seen[key] if seen[key] is not None else '—'}" for key, word in _WORDS.items()]
    lines += [f"  附件：{href}" for href in seen["attachments"]]
    lines.append(f"  列表 {len(seen['records'])} 条")
    lines += [f"    {day or '（无日期）'} {title} {href}" for title, day, href in seen["records"]]
    lines.append(f"  导航 {len(seen['navigation'])} 项")
    lines += [f"    {label} {href}" for label, href in seen["navigation"]]
    return "\n".join(lines)
