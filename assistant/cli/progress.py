"""A bar on the terminal while the index over the library is built; nothing where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable

from assistant.types import Lang, Text

_SAID = Text("正在建立示例索引", "Indexing the examples")
_WIDTH = 24


def index_bar(lang: Lang) -> Callable[[int, int], None] | None:
    """What draws how far a build is on standard error; None where that is no terminal."""
    if not sys.stderr.isatty():
        return None

    def draw(done: int, of: int) -> None:
        full = _WIDTH * done // max(of, 1)
        bar = "█" * full + "░" * (_WIDTH - full)
        end = "\r\033[K" if done >= of else ""
        print(f"\r{_SAID.in_lang(lang)} {bar} {done}/{of}", end=end, file=sys.stderr, flush=True)

    return draw
