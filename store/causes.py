"""What keeps the system from using a file, in words for people."""

from __future__ import annotations

import errno
import sqlite3

_OF_SYSTEM = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "那里只能读，不能写",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出了磁盘配额",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EEXIST: "那里已经有一个不是文件夹的文件",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "符号链接绕成了圈",
    errno.EIO: "磁盘读写出错",
}
_OF_SQLITE = {
    sqlite3.SQLITE_READONLY: "没有写权限",
    sqlite3.SQLITE_CANTOPEN: "打不开，可能没有权限",
    sqlite3.SQLITE_PERM: "没有权限",
    sqlite3.SQLITE_FULL: "磁盘已满",
    sqlite3.SQLITE_IOERR: "磁盘读写出错",
    sqlite3.SQLITE_BUSY: "另一个进程正在使用它",
    sqlite3.SQLITE_NOTADB: "不是数据库",
    sqlite3.SQLITE_CORRUPT: "数据库已损坏",
}


def code(error: sqlite3.Error) -> int:
    """SQLite's primary code of an error; 0 where it is the wrapper's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def cause(error: OSError | sqlite3.Error) -> str:
    """Why it failed: a clause to put after a colon; the system's own words where none are known."""
    if isinstance(error, sqlite3.Error):
        return _OF_SQLITE.get(code(error)) or str(error)
    return _OF_SYSTEM.get(error.errno or 0) or error.strerror or str(error)
