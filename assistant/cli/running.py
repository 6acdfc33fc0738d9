"""okr doctor, okr serve: what works, and the page."""

from __future__ import annotations

from assistant.cli import message_lang
from assistant.cli.inputs import print_json
from assistant.types import Lang


def doctor(*, format: str, ui_lang: Lang | None) -> int:
    """Say what works, and what to do about what does not; 2 for a wrong setting, 3 for a service that fails."""
    from assistant.doctor import examine

    lang = ui_lang or message_lang()
    checkups = examine()
    if format == "json":
        print_json({"version": 1, "checks": [c.as_json(lang) for c in checkups]})
    else:
        print("\n".join(c.as_text(lang) for c in checkups))
    return max(c.code for c in checkups)


def serve(*, port: int | None, host: str, no_browser: bool, ui_lang: Lang | None) -> int:
    """Open the page, until it is stopped."""
    from assistant.ui.server import serve as run

    run(host=host, port=port, open_browser=not no_browser)
    return 0
