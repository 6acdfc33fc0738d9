"""How long one rerun of the page takes, in a process of its own with a data folder of its own.

    python -m eval.page_speed      prints {"page_rerun_ms": ...}: processor time, the median of twenty reruns

What is loaded is frozen for the garbage collector, as the server does at its start.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from typing import Any

from eval.stamp import ROOT

_RERUNS = 20


def bench() -> dict[str, Any]:
    """The figure, measured in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "OKR_DATA_DIR": folder, "OKR_MODEL": ""}
        command = [sys.executable, "-W", "ignore", "-m", "eval.page_speed"]
        ran = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Visit the page and let it run again and again."""
    from streamlit.testing.v1 import AppTest

    from assistant.ui.server import SCRIPT

    page = AppTest.from_file(str(SCRIPT), default_timeout=60).run()
    if page.exception:
        raise SystemExit(str(page.exception))
    gc.collect()
    gc.freeze()
    taken = []
    for _ in range(_RERUNS):
        start = time.process_time()
        page.run()
        taken.append(time.process_time() - start)
    print(json.dumps({"page_rerun_ms": round(sorted(taken)[_RERUNS // 2] * 1000, 1)}))


if __name__ == "__main__":
    main()
