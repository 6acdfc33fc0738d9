"""A run with a model that is killed goes on where it stopped and comes to the same report."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.scripted import writers
from tests.scripted.server import Exchange, running
from tests.unit.test_eval_planted import some_cases

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.soak


def slowly(exchange: Exchange) -> None:
    time.sleep(0.3)
    writers.well_behaved(exchange)


def test_a_killed_run_goes_on_and_gives_the_same_report(tmp_path: Path) -> None:
    cases = some_cases(tmp_path, "draft", 8)

    def start(url: str, name: str, data: str) -> subprocess.Popen[bytes]:
        environ = {**os.environ, "OKR_BASE_URL": url, "OKR_DATA_DIR": str(tmp_path / data)}
        words = ("eval", "run", "--suite", "draft", "--cases", cases, "--model", "scripted-1", "--out", tmp_path / name)
        command = [sys.executable, "-m", "assistant", *map(str, words)]
        return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)

    def marks(name: str) -> Any:
        return json.loads((tmp_path / name).read_text(encoding="utf-8"))["suites"]

    with running() as server:
        server.play(slowly)
        assert start(server.url, "whole.json", "one").wait(300) == 0
        calls = len(server.heard)
        killed = start(server.url, "killed.json", "two")
        while len(server.heard) < calls + calls // 2:
            time.sleep(0.05)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert not (tmp_path / "killed.json").exists()
        again = len(server.heard)
        assert start(server.url, "again.json", "two").wait(300) == 0
        assert len(server.heard) - again < calls
    assert marks("again.json") == marks("whole.json")
