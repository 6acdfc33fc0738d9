"""okr serve --processes: several processes on one PostgreSQL and one Chroma server, started anew, stopped together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.chroma import chroma_server
from tests.okr import okr
from tests.postgres import Postgres, free_port

ROOT = Path(__file__).parents[2]


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as told:
            return bool(told.status == 200)
    except OSError:
        return False


def wait_until(done: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + 180
    while not done():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < give_up, log.read_text()
        time.sleep(0.2)


@contextmanager
def serving(folder: Path, ports: tuple[int, int], **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "serve", "--processes", "2", "--port", str(ports[0])],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "OKR_DATA_DIR": str(folder / "data"), **settings},
            stdout=log,
            stderr=log,
        )
        try:
            wait_until(lambda: all(map(answers, ports)), process, folder / "log.txt")
            yield process
        finally:
            process.terminate()
            process.wait(60)


def children(process: subprocess.Popen[bytes]) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=True
    )
    return [int(pid) for pid in listed.stdout.split()]


def two_ports() -> tuple[int, int]:
    """Two that are free and next to each other."""
    while True:
        first = free_port()
        with socket.socket() as probe:
            if first < 65535 and probe.connect_ex(("127.0.0.1", first + 1)) != 0:
                return first, first + 1


@pytest.mark.soak
@pytest.mark.xdist_group("postgres")
def test_processes_share_what_is_kept_come_back_and_stop_together(postgres: Postgres, tmp_path: Path) -> None:
    ports = two_ports()
    (tmp_path / "chroma").mkdir()
    with chroma_server(tmp_path / "chroma") as chroma:
        kept = {"OKR_DATABASE_URL": postgres.database(), "OKR_CHROMA_URL": chroma}
        with serving(tmp_path, ports, **kept) as process:
            before = children(process)
            assert len(before) == 2
            os.kill(before[0], signal.SIGKILL)
            wait_until(
                lambda: len(children(process)) == 2 and before[0] not in children(process),
                process,
                tmp_path / "log.txt",
            )
            wait_until(lambda: all(map(answers, ports)), process, tmp_path / "log.txt")
            assert before[1] in children(process), "the other one went on"
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
    assert not any(map(answers, ports))
    assert not (tmp_path / "data" / "sessions.db").exists()


def test_a_port_that_is_taken_is_said_before_anything_starts() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = okr("serve", "--processes", "2", "--port", port, "--ui-lang", "en")
    assert ran.code == 2
    assert f"Port {port} on 127.0.0.1 cannot be used" in ran.err
