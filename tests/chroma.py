"""A real Chroma server for tests, on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.postgres import free_port


@contextmanager
def chroma_server(folder: Path) -> Iterator[str]:
    """The address of a server that keeps its data in `folder`."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(folder), "--host", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "ANONYMIZED_TELEMETRY": "False"},
    )
    url = f"http://127.0.0.1:{port}"
    give_up = time.monotonic() + 180
    try:
        while True:
            try:
                urlopen(f"{url}/api/v2/heartbeat", timeout=1).close()
                break
            except OSError:
                assert process.poll() is None, "the server went away"
                assert time.monotonic() < give_up, "the server does not come up"
                time.sleep(0.05)
        yield url
    finally:
        process.terminate()
        process.wait(20)
