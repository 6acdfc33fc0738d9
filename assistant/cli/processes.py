"""Several processes of the page on one machine: started together, each on its own port, started anew, stopped together."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from types import FrameType

from assistant.errors import InputError, ServiceError
from assistant.types import Text

FIRST_PORT = 8501
# How long a process may take to save what it is at and go.
_PATIENCE_S = 20.0
# One that ends again and again this soon after its start does so for a reason that a new start does not mend.
_TOO_SOON_S, _TOO_OFTEN = 20.0, 3
# With it every process takes the cookies of the others; see Streamlit's server.cookieSecret.
_SHARED_SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"


def serve_many(processes: int, *, host: str, port: int | None) -> int:
    """Serve on `processes` ports from `port` on, until told to stop.

    Raises InputError where a port is taken, ServiceError where a process does not stay up.
    """
    first = port or FIRST_PORT
    ports = range(first, first + processes)
    for one in ports:
        _free(host, one)
    many = _Many(host)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, many.stop)
    try:
        for one in ports:
            many.start(one)
        many.watch()
    finally:
        many.end()
    return 0


class _Many:
    """The running processes by their ports."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._running: dict[int, tuple[subprocess.Popen[bytes], float]] = {}
        self._failed: dict[int, int] = {}
        self._stopping = False
        self._environment = {_SHARED_SECRET: secrets.token_hex(32), **os.environ}

    def start(self, port: int) -> None:
        command = [sys.executable, "-m", "assistant", "serve", "--host", self._host, "--port", str(port)]
        # A session of its own: Ctrl+C in the terminal reaches only us, and each is told once.
        process = subprocess.Popen([*command, "--no-browser"], env=self._environment, start_new_session=True)
        self._running[port] = process, time.monotonic()

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def watch(self) -> None:
        """Until told to stop; a process that ended is started anew."""
        while not self._stopping:
            for port, (process, began) in list(self._running.items()):
                if process.poll() is not None:
                    self._count(port, soon=time.monotonic() - began < _TOO_SOON_S)
                    self.start(port)
            time.sleep(0.2)

    def end(self) -> None:
        """Ask every process to go, and see to it."""
        for process, _ in self._running.values():
            with suppress(ProcessLookupError):
                process.terminate()
        give_up = time.monotonic() + _PATIENCE_S
        for process, _ in self._running.values():
            try:
                process.wait(max(0.0, give_up - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _count(self, port: int, *, soon: bool) -> None:
        self._failed[port] = self._failed.get(port, 0) + 1 if soon else 0
        if self._failed[port] == _TOO_OFTEN:
            raise ServiceError(
                "processes",
                Text(
                    f"端口 {port} 上的进程一启动就退出，已全部停下：原因在上面。",
                    f"The process on port {port} ends as soon as it starts; all were stopped. The reason stands above.",
                ),
            )


def _free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise InputError(
                "port",
                Text(
                    f"{host} 的端口 {port} 用不了（{error}）：用 --port 换一个起始端口。",
                    f"Port {port} on {host} cannot be used ({error}): name another first port with --port.",
                ),
            ) from error
