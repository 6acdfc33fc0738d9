"""A real PostgreSQL server for tests: made in a folder of its own, on loopback, as a user who is not root."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_NAMES = count(1)
_LOOPBACK_ONLY = ("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off")


def binary(name: str) -> str | None:
    """Where a program of PostgreSQL is: on the path, or where Debian keeps it."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *map(str, _FOLDERS)]))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Postgres:
    """One server: `database()` gives the URL of a new, empty database; it can go away and come back."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        # PostgreSQL refuses to run as root.
        self._as: dict[str, Any] = (
            {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
        )
        if self._as:
            shutil.chown(folder, "nobody", "nogroup")
        self._process: subprocess.Popen[bytes] | None = None
        self._run(
            "initdb", "--auth=trust", "--username=okr", "--encoding=UTF8", "--locale=C", "--no-sync", "-D", "data"
        )

    def start(self) -> None:
        with (self.folder / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(
                [str(binary("postgres")), "-D", "data", "-p", str(self.port), *_LOOPBACK_ONLY],
                cwd=self.folder,
                stdout=log,
                stderr=log,
                **self._as,
            )
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0 and self._answers():
                    return
            assert self._process.poll() is None, (self.folder / "log.txt").read_text()
            time.sleep(0.05)
        raise AssertionError((self.folder / "log.txt").read_text())

    def stop(self) -> None:
        """Goes away at once, its connections cut."""
        assert self._process is not None
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(20)

    def database(self) -> str:
        name = f"okr_{next(_NAMES)}"
        self._sql(f"CREATE DATABASE {name}")
        return f"postgresql://okr@127.0.0.1:{self.port}/{name}"

    def _answers(self) -> bool:
        import psycopg

        try:
            self._sql("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def _sql(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(f"postgresql://okr@127.0.0.1:{self.port}/postgres", autocommit=True) as db:
            db.execute(statement)

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [str(binary(program)), *words], cwd=self.folder, capture_output=True, text=True, check=False, **self._as
        )
        assert done.returncode == 0, done.stderr


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """A server that is up, and gone with its folder afterwards."""
    # Not pytest's folders: those are closed to everybody but the user who runs the tests.
    with tempfile.TemporaryDirectory(prefix="okr-postgres-") as folder:
        Path(folder).chmod(0o755)
        server = Postgres(Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()
