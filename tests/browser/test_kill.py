"""The server is killed in every stage of a draft: what the page had shown as kept is there when it is back."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Visit, wait_for
from tests.browser.test_journey import DRAFT, write

pytestmark = [pytest.mark.browser, pytest.mark.soak, pytest.mark.xdist_group("browser")]

STAGES = ("typed", "sent", "shown", "answered", "reworded")


@contextmanager
def started(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("OKR_", "OPENAI_", "STREAMLIT_"))}
    log = folder / "log.txt"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", f"from assistant.ui import serve; serve(port={port})"],
            cwd=ROOT,
            env={**clean, "OKR_DATA_DIR": str(folder / "data")},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", process, log)
            yield process
        finally:
            process.kill()
            process.wait(timeout=10)


def reach(page: Page, stage: str) -> str:
    """Bring a draft to a stage; what must be seen again."""
    write(page, "draft", DRAFT)
    expect(page.locator(".st-key-box_draft textarea")).to_have_value(DRAFT)
    page.wait_for_timeout(1500)
    if stage == "typed":
        return DRAFT.splitlines()[1]
    page.locator(".st-key-send_button button").click()
    if stage == "sent":
        expect(page.locator(".draft")).to_be_visible(timeout=60_000)
        return "商家首单时间"
    expect(page.locator(".st-key-take")).to_be_visible(timeout=60_000)
    if stage == "answered":
        page.locator("[class*=st-key-leader_] button").first.click()
        expect(page.locator("[class*=st-key-settled_] .answer").first).to_be_visible(timeout=15_000)
        return page.locator("[class*=st-key-settled_] .question").first.inner_text()
    if stage == "reworded":
        line = page.locator("[class*=st-key-line_O1-KR1]")
        line.locator("[class*=st-key-edit_] button").click()
        line.locator("textarea").fill("商家首单时间从 9 天缩短到 4 天")
        line.locator("[class*=st-key-save_words] button").click()
        expect(page.locator(".letter").first).to_contain_text("缩短到 4 天", timeout=15_000)
        return "缩短到 4 天"
    return page.locator(".letter").first.inner_text().splitlines()[0]


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("stage", STAGES)
def test_a_kill_loses_nothing_that_was_shown(visit: Visit, tmp_path: Path, stage: str, turn: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with started(tmp_path, port) as server:
        page = visit(address=f"http://127.0.0.1:{port}", forgiving=True)
        seen = reach(page, stage)
        address = page.url
        server.send_signal(signal.SIGKILL)
        server.wait(timeout=10)
    with sqlite3.connect(tmp_path / "data" / "sessions.db") as kept:
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept.close()
    with started(tmp_path, port):
        page.goto(address)
        if stage == "typed":
            expect(page.locator(".st-key-box_draft textarea")).to_have_value(DRAFT, timeout=60_000)
        else:
            expect(page.locator(".stMain")).to_contain_text(seen, timeout=60_000)
