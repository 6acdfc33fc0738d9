"""The real page in a real browser: one server for all tests, one visit per test, nothing but loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
ARTEFACTS = ROOT / "artefacts"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is. In CI a missing one is a failure, elsewhere it is said."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found:
        return found
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(
            "no chromium on this machine: the browser tests cannot run (apt install chromium fonts-wqy-microhei)"
        )
    pytest.skip("no chromium on this machine: the browser tests were NOT run (apt install chromium fonts-wqy-microhei)")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(folder: Path, port: int, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """The page as `okr serve` serves it from `folder`, with nothing of this machine's settings but `settings`."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("OKR_", "OPENAI_", "STREAMLIT_"))}
    log = folder / "log.txt"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", f"from assistant.ui import serve; serve(port={port})"],
            cwd=folder,
            env={**clean, "PYTHONPATH": str(ROOT), "OKR_DATA_DIR": str(folder / "data"), **settings},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", process, log)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=10)


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[str]:
    """The address of a page that is up."""
    port = free_port()
    with started(folder, port, **settings):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server without a model for all journeys."""
    with serving(tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opens the page: `visit(lang="en", width=390, scheme="dark")`. At the end nothing may have gone wrong in it."""
    contexts, troubles = [], []

    def opened(
        *,
        lang: str = "zh",
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        address: str = "",
        forgiving: bool = False,
    ) -> Page:
        phone = width < 640
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            has_touch=phone,
            is_mobile=phone,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"error in the page: {error}"))
        if not forgiving:  # a server that is killed leaves errors of the connection behind
            page.on("console", lambda m: troubles.append(f"console: {m.text}") if m.type == "error" else None)
        page.on("request", lambda r: None if _ours(r.url) else troubles.append(f"a request left for {r.url}"))
        page.goto(f"{address or request.getfixturevalue('server')}/?lang={lang}", timeout=240_000)
        page.wait_for_selector(".brand", timeout=240_000)  # the first visit waits for the imports
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not troubles


def keep(page: Page, name: str) -> None:
    """A screenshot of the whole page under artefacts/."""
    ARTEFACTS.mkdir(exist_ok=True)
    size = page.viewport_size
    assert size is not None
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": min(int(height) + 8, 8000)})
    page.wait_for_timeout(300)
    page.screenshot(path=ARTEFACTS / f"{name}.png")
    page.set_viewport_size(size)


def settle(page: Page) -> None:
    """Wait until what was typed has been sent, at the pause that counts as leaving a box, and kept."""
    page.wait_for_timeout(1500)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=90_000)


def _ours(url: str) -> bool:
    return url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:"))


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers; a test fails with its log where it does not."""
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    pytest.fail(f"the server did not come up:\n{log.read_text()}")
