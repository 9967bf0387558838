"""Opening a zip container within limits, and XML in it that can fetch and multiply nothing."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import IO, Any

from lxml import etree

from crawler.documents.budget import Budget
from crawler.documents.model import DocumentOutcome, Unreadable

#: What is said of XML that declares entities.
HARMFUL = "内部的 XML 带有实体声明，为安全起见未读取"
_ENCRYPTED = 0x1
_CODE_PAGE_437 = 0x800


class Package:
    """A zip file read from memory; every member that is opened is counted against the budget."""

    def __init__(self, body: bytes, budget: Budget) -> None:
        """Open the directory; raises Unreadable where it is none."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(body))
            self.members = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as fault:
            raise Unreadable(DocumentOutcome.BROKEN, "压缩包结构损坏或下载不完整") from fault
        self._budget = budget
        self._names = {member.filename.replace("\\", "/").lstrip("/"): member for member in self.members}

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/") in self._names

    def names(self) -> list[str]:
        """The members' paths, in the order of the directory."""
        return list(self._names)

    def read(self, name: str) -> bytes:
        """The whole member; raises Unreadable where it is missing, encrypted, damaged or too large."""
        member = self._names.get(name.lstrip("/"))
        if member is None:
            raise Unreadable(DocumentOutcome.BROKEN, f"缺少组成部分 {name[:80]}")
        return self.read_member(member)

    def read_member(self, member: zipfile.ZipInfo) -> bytes:
        """As ``read``, for an entry of ``members``."""
        try:
            with self.open_member(member) as stream:
                return stream.read()
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as fault:
            raise Unreadable(DocumentOutcome.BROKEN, "压缩数据损坏或下载不完整") from fault

    def open(self, name: str) -> IO[bytes]:
        """The member as a stream, for readers that stop early."""
        member = self._names.get(name.lstrip("/"))
        if member is None:
            raise Unreadable(DocumentOutcome.BROKEN, f"缺少组成部分 {name[:80]}")
        return self.open_member(member)

    def open_member(self, member: zipfile.ZipInfo) -> IO[bytes]:
        """As ``open``, for an entry of ``members``."""
        if member.flag_bits & _ENCRYPTED:
            raise Unreadable(DocumentOutcome.ENCRYPTED, "压缩包设有密码")
        # zipfile never unpacks more than the directory declares, so the declared size is a true bound.
        self._budget.unpack(member.file_size, member.compress_size)
        try:
            return self._zip.open(member)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as fault:
            raise Unreadable(DocumentOutcome.BROKEN, "压缩数据损坏或压缩方法不受支持") from fault

    def xml(self, name: str) -> Any:
        """The member's root element; raises Unreadable where it is no well-formed, harmless XML."""
        return parse(self.read(name))


def member_name(member: zipfile.ZipInfo) -> str:
    """The name as its author saw it: Chinese packers write GBK where the format says code page 437."""
    if member.flag_bits & _CODE_PAGE_437:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def parse(body: bytes) -> Any:
    """Parse XML of an office document.  None of them has a DTD: one with a DTD is an attack, not parsed."""
    refuse_dtd(body)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Unreadable(DocumentOutcome.BROKEN, "内部的 XML 不完整或不规范") from fault


def refuse_dtd(body: bytes) -> None:
    """Raise Unreadable where an XML text declares a document type (in text it would be written &lt;)."""
    if any("<!DOCTYPE".encode(encoding) in body for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        raise Unreadable(DocumentOutcome.BROKEN, HARMFUL)


def local(element: Any) -> str:
    """An element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
