"""The server behind the page: bound to this machine, warm before the first click, nothing reported to anybody."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from assistant.locale import words
from assistant.settings import load_settings
from assistant.ui.gate import Gate
from assistant.ui.logs import set_up_logs
from assistant.ui.sign_in import check_sign_in
from assistant.ui.visitor import LOOPBACK, sign_in_section

_LOG = logging.getLogger(__name__)
SCRIPT = Path(__file__).parent / "script" / "page.py"

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "viewer",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxMessageSize": 50,
    "server.maxUploadSize": 20,
    "server.showEmailPrompt": False,
    "theme.font": "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', "
    "'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif",
    "theme.baseFontSize": 16,
    "theme.baseRadius": "0.5rem",
    "theme.buttonRadius": "0.5rem",
    "theme.showWidgetBorder": True,
    "theme.light.primaryColor": "#17695c",
    "theme.light.backgroundColor": "#faf8f3",
    "theme.light.secondaryBackgroundColor": "#ffffff",
    "theme.light.textColor": "#23262b",
    "theme.light.borderColor": "#ddd7ca",
    "theme.dark.primaryColor": "#6fc9b6",
    "theme.dark.backgroundColor": "#16191b",
    "theme.dark.secondaryBackgroundColor": "#1f2427",
    "theme.dark.textColor": "#e8e4da",
    "theme.dark.borderColor": "#384045",
}


def serve(*, host: str = "127.0.0.1", port: int | None = None, open_browser: bool = False) -> None:
    """Serve the page until stopped. Without `port` it is 8501, or the next free one."""
    # Streamlit's own greeting speaks of Streamlit and, in a terminal, advertises; ours names the page.
    config = {**CONFIG, "server.address": host, "logger.hideWelcomeMessage": True}
    if port is not None:
        config["server.port"] = port
    # Streamlit puts the launching script's folder on sys.path; beside `okr` or a package's __main__ lie modules that
    # would hide others of the same name (`types`, `numbers`). The script's own folder holds nothing else.
    sys.argv = [str(SCRIPT)]
    check_sign_in()
    set_up_logs(content=load_settings(offline=True).log_content)
    app = st.App(
        SCRIPT,
        lifespan=lambda _app: _alive(host, open_browser),
        middleware=[Middleware(Gate)],
        on_script_error=_after_failure,
    )
    app.run(config=config)


@asynccontextmanager
async def _alive(host: str, open_browser: bool) -> AsyncIterator[None]:
    port = st.get_option("server.port")
    url = f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}"
    print(f"\n  OKR 助手 · OKR Assistant\n  {url}\n\n  Ctrl+C 停止 / to stop\n", flush=True)
    if host not in LOOPBACK and sign_in_section() is None:
        print(f"  {words('zh')('reach.warning')}\n  {words('en')('reach.warning')}\n", flush=True)
    threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
    if open_browser and _has_screen():
        threading.Timer(1.0, webbrowser.open, [url]).start()
    yield


def _after_failure(error: Exception) -> bool:
    from assistant.ui.page import after_failure

    return after_failure(error)


def _warm_up() -> None:
    """Load what the first draft needs, then take it out of the collector's sight.

    Streamlit collects garbage after every run of the page: what is loaded for good must not be walked each time.
    """
    from assistant.ui.desk import backend, store

    try:
        store()
        backend().warm_up()
    except Exception:
        _LOG.exception("the warm-up failed; the first draft will try again")
    gc.collect()
    gc.freeze()


def _has_screen() -> bool:
    """Whether a browser window can open: without a screen a text browser would take the terminal over."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> None:
    """Show the page when Streamlit runs us, else start the server."""
    from streamlit.runtime import exists

    if exists():
        from assistant.ui.page import show

        show()
    else:
        serve()
