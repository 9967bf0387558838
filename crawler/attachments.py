"""Whether an attachment opens: its first bytes must be what its name promises (catalogue FP-12)."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
#: Extension → the beginnings that such files have.  WPS files come in both Office forms.
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF",),
    "doc": (_OLE, _ZIP, b"{\\rtf", b"\xdb\xa5", b"<html", b"<HTML", b"<?xml"),
    "xls": (_OLE, _ZIP, b"<html", b"<HTML", b"<?xml", b"\x09\x08"),
    "ppt": (_OLE, _ZIP),
    "wps": (_OLE, _ZIP),
    "et": (_OLE, _ZIP),
    "dps": (_OLE, _ZIP),
    "docx": (_ZIP, _OLE),
    "xlsx": (_ZIP, _OLE),
    "pptx": (_ZIP, _OLE),
    "ofd": (_ZIP,),
    "zip": (_ZIP, b"PK\x05\x06"),
    "rar": (b"Rar!",),
    "7z": (b"7z\xbc\xaf",),
    "jpg": (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF"),
    "jpeg": (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF"),
    "png": (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"),
    "gif": (b"GIF8", b"\x89PNG", b"\xff\xd8\xff"),
    "rtf": (b"{\\rtf",),
}
_NAMED_IN_QUERY = frozenset({"filename", "file", "showname", "name"})


def extension(url: str, name: str = "") -> str:
    """The extension that an attachment claims: of its path, else of a query value, else of its name."""
    parts = urlsplit(url)
    found = _ending(unquote(parts.path))
    if found in _BEGINNINGS:
        return found
    for key, value in parse_qsl(parts.query):
        if key.lower() in _NAMED_IN_QUERY and _ending(value) in _BEGINNINGS:
            return _ending(value)
    named = _ending(name)
    return named if named in _BEGINNINGS else ""


def _ending(path: str) -> str:
    return path.strip().rpartition(".")[2].lower() if "." in path else ""


def oddity(url: str, name: str, body: bytes, content_type: str) -> str:
    """What is odd about a downloaded attachment, in Chinese; empty where it is what it claims to be."""
    if not body:
        return "文件为空"
    claimed = extension(url, name)
    beginnings = _BEGINNINGS.get(claimed)
    head = body[:1024].lstrip(b"\xef\xbb\xbf \r\n\t")
    if beginnings is not None and not head.startswith(beginnings):
        if head[:200].lower().startswith((b"<!doctype", b"<html", b"<script", b"<head")):
            return f"打开的是网页，不是 {claimed} 文件"
        return f"内容与扩展名 {claimed} 不符"
    if claimed == "pdf" and b"%%EOF" not in body[-2048:] and len(body) > 2048:
        return "PDF 文件结尾不完整"
    if beginnings is None and "text/html" in content_type.lower():
        return "打开的是网页"
    return ""
