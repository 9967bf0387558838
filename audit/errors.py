"""The mistakes that a user can mend: told with file, place, what is wrong and how to put it right."""

from __future__ import annotations

import errno
import socket
import ssl
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing wrong with an input file.

    ``place`` is a line (``第 12 行``) or a cell (``C7``), empty where neither makes sense.
    """

    file: str
    place: str
    what: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file} {self.place}".strip()
        return f"{where}：{self.what}。{self.mend}"


class InputError(Exception):
    """Raised when what the user handed in is wrong; the command line prints it and exits with 2.

    Carries *all* mistakes that were found, so that they can be mended in one go.
    """

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes

    @classmethod
    def one(cls, file: object, what: str, mend: str, place: str = "") -> InputError:
        """An error with a single mistake."""
        return cls(Mistake(str(file), place, what, mend))


class WorkspaceError(InputError):
    """Raised when a workspace cannot be used: missing step, newer version, unwritable folder."""


_REFUSALS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "已有同名的文件",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EINVAL: "名称里有不允许的字符",
    errno.EMFILE: "打开的文件太多",
    errno.EBUSY: "正被其他程序使用",
    errno.EFBIG: "文件太大",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "文件夹是只读的",
    errno.ENAMETOOLONG: "名称太长",
    errno.EIO: "读写出错，请检查磁盘或网络盘",
    errno.ECONNREFUSED: "连接被拒绝",
    errno.ECONNRESET: "连接中断",
    errno.ENETUNREACH: "网络不通",
    errno.EHOSTUNREACH: "网络不通",
    errno.ETIMEDOUT: "超时",
    errno.EADDRINUSE: "端口已被占用",
}


def refusal(error: BaseException) -> str:
    """What the operating system or the network refused, in Chinese; its own words where we have none."""
    cause = getattr(error, "reason", None)
    if isinstance(cause, OSError) and not isinstance(error, ssl.SSLError):
        return refusal(cause)  # urllib wraps what happened
    if isinstance(error, socket.gaierror):
        return "域名无法解析"
    if isinstance(error, TimeoutError):
        return "超时"
    if isinstance(error, ssl.SSLError):
        return "证书或加密连接错误"
    if isinstance(error, OSError):
        return _REFUSALS.get(error.errno or 0) or error.strerror or str(error)
    return str(error)
