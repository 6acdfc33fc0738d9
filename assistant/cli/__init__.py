"""The command `okr`.

Exit codes: 0 fine, 1 findings at or above --fail-on, 2 unusable input or arguments, 3 nothing came out because the
model or a service failed.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from assistant.errors import InputError, OkrError
from assistant.types import Lang, Text

_INTERNAL = Text(
    "程序内部出错（{what}）。你的文件没有被改动；设置 OKR_DEBUG=1 再运行可以看到细节。",
    "internal error ({what}). Your files are untouched; run with OKR_DEBUG=1 for details.",
)


def main(words: Sequence[str] | None = None) -> None:
    """Run the command in `words` (default: the process's) and leave with its exit code; no traceback reaches a person."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # A start makes many objects that stay; looking for cycles among them took a tenth of it.
    gc.set_threshold(50_000, 20, 20)
    given = list(sys.argv[1:] if words is None else words)
    lang = message_lang(given)
    try:
        code = _run(given, lang)
        sys.stdout.flush()
    except OkrError as error:
        _complain(error, lang)
        code = 2 if isinstance(error, InputError) else 3
    except BrokenPipeError:
        # The reader (head, less) has gone; what Python flushes at the end must not complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        if os.environ.get("OKR_DEBUG"):
            raise
        print(f"okr: {_INTERNAL.in_lang(lang).format(what=type(error).__name__)}", file=sys.stderr)
        code = 3
    raise SystemExit(code)


def message_lang(words: Sequence[str] | None = None) -> Lang:
    """The language of messages that belong to no draft: --ui-lang, OKR_LANG, then the locale."""
    given = list(sys.argv[1:] if words is None else words)
    for at, word in enumerate(given):
        if word == "--ui-lang" and at + 1 < len(given) and given[at + 1] in ("zh", "en"):
            return "zh" if given[at + 1] == "zh" else "en"
        if word in ("--ui-lang=zh", "--ui-lang=en"):
            return "zh" if word.endswith("zh") else "en"
    chosen = ("OKR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    spoken = next((os.environ[name] for name in chosen if os.environ.get(name)), "")
    return "zh" if spoken.lower().startswith("zh") else "en"


def _run(words: list[str], lang: Lang) -> int:
    from assistant.cli.commands import COMMANDS
    from assistant.cli.grammar import find, group, read

    words = _grouped(_command_first(words))
    if not words or words[0] in ("-h", "--help", "help"):
        print(_help(_grouped(words[1:]) if words[:1] == ["help"] else [], lang))
        return 0 if words else 2
    if words[0] == "--version":
        from importlib.metadata import version

        print(f"okr {version('okr-assistant')}")
        return 0
    if group(COMMANDS, words[0]):
        print(_help(words[:1], lang))
        return 0 if words[1:] else 2
    command = find(COMMANDS, words[0])
    if any(word in ("-h", "--help") for word in words[1 : words.index("--") if "--" in words else None]):
        print(_help(words[:1], lang))
        return 0
    values = read(command, words[1:])
    module, _, function = command.run.partition(":")
    if module.startswith("eval."):
        from assistant.cli.checkout import need_checkout

        need_checkout()
    code: int = getattr(import_module(module), function)(**values)
    return code


def _grouped(words: list[str]) -> list[str]:
    """The words with the two of a command in a group as one: "eval run"."""
    from assistant.cli.commands import COMMANDS
    from assistant.cli.grammar import group

    if len(words) > 1 and not words[1].startswith("-") and group(COMMANDS, words[0]):
        return [f"{words[0]} {words[1]}", *words[2:]]
    return words


def _help(words: list[str], lang: Lang) -> str:
    """The page of the command or group in `words`, or of all commands."""
    from assistant.cli.commands import COMMANDS, GROUPS
    from assistant.cli.grammar import find, group
    from assistant.cli.help import group_page, overview, page

    if not words:
        return overview(lang)
    if members := group(COMMANDS, words[0]):
        return group_page(next(g for g in GROUPS if g.name == words[0]), members, lang)
    return page(find(COMMANDS, words[0]), lang)


def _command_first(words: list[str]) -> list[str]:
    """The words with the command in front: --ui-lang may stand before it as well."""
    taken = 2 if words and words[0] == "--ui-lang" else 1 if words and words[0].startswith("--ui-lang=") else 0
    if taken and len(words) > taken:
        return [words[taken], *words[:taken], *words[taken + 1 :]]
    return words[taken:]


def _complain(error: OkrError, lang: Lang) -> None:
    from assistant.cli.grammar import UsageError

    print(f"okr: {error.in_lang(lang)}", file=sys.stderr)
    if isinstance(error, UsageError):
        page = f"okr {error.command}".strip() + " --help"
        print(f"     用法见 {page}" if lang == "zh" else f"     See {page}", file=sys.stderr)
