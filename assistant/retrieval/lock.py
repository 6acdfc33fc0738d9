"""Locks between processes: a process that dies lets go of them, whatever it was doing."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE_S = 0.02


class FileLock:
    """A lock on a file: held by one process alone, or shared by many."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self, *, shared: bool = False, wait_s: float = 0.0) -> bool:
        """Take the lock within `wait_s` seconds; False if somebody else keeps it. Raises OSError where locks fail."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        give_up = time.monotonic() + wait_s
        try:
            while not _try(handle, shared):
                if time.monotonic() >= give_up:
                    os.close(handle)
                    return False
                time.sleep(_PAUSE_S)
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle
        return True

    def release(self) -> None:
        """Let go; a second call does nothing."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def _try(handle: int, shared: bool) -> bool:
    try:
        if sys.platform == "win32":
            # Windows knows no shared lock here: readers go without, and a folder in use cannot be deleted there anyway.
            if not shared:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
