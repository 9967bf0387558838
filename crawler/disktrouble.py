"""What is said where the disk does not take what a crawl writes."""

from __future__ import annotations

import errno


def first_of(group: BaseExceptionGroup[Exception]) -> Exception:
    """The first exception of a group, whatever groups lie between."""
    error = group.exceptions[0]
    return first_of(error) if isinstance(error, BaseExceptionGroup) else error


def disk_trouble(error: OSError | ExceptionGroup[OSError]) -> str:
    """What happened to the disk, and what to do about it, in Chinese."""
    first = error if isinstance(error, OSError) else first_of(error)
    number = getattr(first, "errno", None)
    if number == errno.ENOSPC:
        return "磁盘空间已满：已采集的内容都已保存，腾出空间后运行同一命令即可继续"
    if number in {errno.EACCES, errno.EROFS, errno.EPERM}:
        return f"文件夹不可写：{getattr(first, 'filename', '') or ''}，请检查权限后重试"
    return f"读写文件出错：{first}"
