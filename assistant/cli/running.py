"""okr doctor, okr serve: what works, and the page."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from assistant.cli.options import TheUiLang, print_json
from assistant.types import Lang


def doctor(
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print.")] = "text",
    ui_lang: TheUiLang = None,
) -> None:
    """Say what works, and what to do about what does not. Keys are masked."""
    from assistant.cli import message_lang
    from assistant.doctor import examine

    lang: Lang = ui_lang or message_lang()
    checkups = examine()
    if format == "json":
        print_json({"version": 1, "checks": [c.as_json(lang) for c in checkups]})
    else:
        for checkup in checkups:
            print(checkup.as_text(lang))
    raise typer.Exit(0 if all(c.ok for c in checkups) else 3)


def serve(
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="The port (default: 8501 or the next free one).")
    ] = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser window.")] = True,
) -> None:
    """Open the page."""
    from assistant.ui.server import serve as run

    run(host=host, port=port, open_browser=browser)
