"""The command `okr`.

Exit codes: 0 fine, 1 findings at or above --fail-on, 2 unusable input or arguments, 3 nothing came out because the
model or a service failed.
"""

from __future__ import annotations

import os
import sys

from assistant.errors import InputError, OkrError
from assistant.types import Lang


def main() -> None:
    """Run the command and leave with its exit code; nothing foreign reaches a person."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        from assistant.cli.app import app

        app()
    except OkrError as error:
        print(f"okr: {error.in_lang(message_lang())}", file=sys.stderr)
        raise SystemExit(2 if isinstance(error, InputError) else 3) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:
        if os.environ.get("OKR_DEBUG"):
            raise
        what = f"{type(error).__name__}"
        if message_lang() == "zh":
            print(
                f"okr: 程序内部出错（{what}）。你的文件没有被改动；设置 OKR_DEBUG=1 再运行可以看到细节。",
                file=sys.stderr,
            )
        else:
            print(
                f"okr: internal error ({what}). Your files are untouched; run with OKR_DEBUG=1 for details.",
                file=sys.stderr,
            )
        raise SystemExit(3) from None


def message_lang() -> Lang:
    """The language of messages that belong to no draft: --ui-lang, OKR_LANG, then the locale."""
    args = sys.argv
    for at, word in enumerate(args):
        if word == "--ui-lang" and at + 1 < len(args) and args[at + 1] in ("zh", "en"):
            return "zh" if args[at + 1] == "zh" else "en"
        if word in ("--ui-lang=zh", "--ui-lang=en"):
            return "zh" if word.endswith("zh") else "en"
    chosen = os.environ.get("OKR_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "zh" if chosen.lower().startswith("zh") else "en"
