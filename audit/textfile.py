"""Read a text file that an office handed in: UTF-8 with or without BOM, UTF-16 from Excel, or GBK."""

from __future__ import annotations

import codecs
from pathlib import Path

from audit.errors import InputError, refusal


def read_bytes(path: Path) -> bytes:
    """The file's bytes; ``InputError`` in Chinese where there is no such file or it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError.one(path.name, "没有这个文件", f"请把文件放到 {path.parent}，或改正文件名") from None
    except IsADirectoryError:
        raise InputError.one(path.name, "这是文件夹，不是文件", "请写出文件夹里文件的名字") from None
    except OSError as error:
        mend = "请检查文件权限，关闭正在打开它的程序后重试"
        raise InputError.one(path.name, f"文件打不开（{refusal(error)}）", mend) from None


def decode(data: bytes, file: str) -> str:
    """The text of ``data``, with plain line feeds; ``InputError`` where it is no known encoding.

    UTF-8 is tried strictly before GB18030 (the superset of GBK and GB2312): Chinese text in GBK is
    practically never valid UTF-8.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise InputError.one(file, "不是文本文件，或编码无法识别", "请另存为 UTF-8 编码的文本文件")


def read_text(path: Path) -> str:
    """The text of the file at ``path`` whatever its encoding; ``InputError`` where it has none."""
    return decode(read_bytes(path), path.name)
