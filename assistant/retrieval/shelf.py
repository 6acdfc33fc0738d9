"""Folders that are derived from something else: built once by one process, shared when finished, swept when stale.

Whoever builds holds the only build lock and writes `ready` last; everybody else opens what is ready. A build that was
killed has no `ready` and is done anew. Who uses a folder holds a shared lock on it, so that nobody sweeps it away.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from assistant.errors import ExampleIndexError
from assistant.retrieval.lock import FileLock
from assistant.types import Text

_READY = "ready"
_BUILD_WAIT_S = 120.0
_KEPT_S = 14 * 86_400
_KEPT = 4


def take(shelf: Path, name: str, build: Callable[[Path], None]) -> tuple[Path, FileLock]:
    """The finished folder `name` on the shelf, built first if it is not there, and the lock that keeps it there.

    Raises OSError where the shelf cannot be written, ExampleIndexError where somebody else builds for ever.
    """
    shelf.mkdir(parents=True, exist_ok=True)
    place, in_use = shelf / name, FileLock(_lock_of(shelf / name))
    if not _join(place, in_use):
        building = FileLock(shelf / "build.lock")
        if not building.acquire(wait_s=_BUILD_WAIT_S):
            raise ExampleIndexError(
                "index_busy",
                Text(zh="另一个进程一直在建立示例索引", en="another process keeps building the example index"),
            )
        try:
            if not (place / _READY).exists():
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir()
                build(place)
                (place / _READY).touch()
            in_use.acquire(shared=True, wait_s=_BUILD_WAIT_S)
            _sweep(shelf, keep=name)
        finally:
            building.release()
    os.utime(_lock_of(place))
    return place, in_use


def finished(shelf: Path) -> list[Path]:
    """The finished folders of a shelf, in no order."""
    return [path for path in shelf.iterdir() if path.is_dir() and (path / _READY).exists()]


def copied(place: Path, into: Path) -> bool:
    """Whether a finished folder could be copied: it is held meanwhile, so that nobody sweeps it away."""
    guard = FileLock(_lock_of(place))
    if not _join(place, guard):
        return False
    try:
        shutil.copytree(place, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns(_READY))
    finally:
        guard.release()
    return True


def _join(place: Path, in_use: FileLock) -> bool:
    """Share a finished folder; False if there is none. The lock comes first, so that nobody sweeps it in between."""
    if not (place / _READY).exists() or not in_use.acquire(shared=True):
        return False
    if (place / _READY).exists():
        return True
    in_use.release()
    return False


def discard(place: Path) -> None:
    """Have the folder built anew by whoever comes next: it turned out to be damaged."""
    (place / _READY).unlink(missing_ok=True)


def _sweep(shelf: Path, keep: str) -> None:
    """Delete what nobody uses: builds that were killed, folders not opened for long, all beyond the newest few."""
    others = [path for path in shelf.iterdir() if path.is_dir() and path.name != keep]
    others.sort(key=_last_opened, reverse=True)
    for number, place in enumerate(others, start=1):
        old = time.time() - _last_opened(place) > _KEPT_S
        if (place / _READY).exists() and not old and number < _KEPT:
            continue
        guard = FileLock(_lock_of(place))
        if guard.acquire():
            discard(place)
            shutil.rmtree(place, ignore_errors=True)
            _lock_of(place).unlink(missing_ok=True)
            guard.release()


def _lock_of(place: Path) -> Path:
    return place.with_name(f"{place.name}.lock")


def _last_opened(place: Path) -> float:
    try:
        return _lock_of(place).stat().st_mtime
    except OSError:
        return 0.0
