"""The server's settings: this machine only, nothing reported, the same however the page is started."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from assistant.ui.server import CONFIG, SCRIPT

_ROOT = Path(__file__).parents[2]


def flat(node: dict[str, object], prefix: str = "") -> dict[str, object]:
    rows: dict[str, object] = {}
    for key, value in node.items():
        rows |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return rows


def test_streamlit_run_has_the_same_settings() -> None:
    text = (_ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert flat(tomllib.loads(text)) == CONFIG


def test_only_this_machine_is_served_and_nobody_is_told() -> None:
    assert CONFIG["server.address"] == "127.0.0.1"
    assert CONFIG["browser.gatherUsageStats"] is False
    assert CONFIG["client.showErrorDetails"] == "none"


def test_the_script_has_a_folder_of_its_own() -> None:
    assert [p.name for p in SCRIPT.parent.iterdir() if p.name != "__pycache__"] == ["page.py"]


def test_the_page_loads_no_sdk_before_the_first_draft() -> None:
    code = (
        "import sys, assistant.ui.page; "
        "print([m for m in ('openai', 'langchain', 'langchain_core', 'chromadb', 'rjieba') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=_ROOT, check=True)
    assert done.stdout.strip() == "[]"
