"""Patterns that are compiled when they are first used.

Reading OKRs takes four hundred patterns, of which a typical draft meets a third. Compiling all of them at the start
took longer than everything else that `okr check` does.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "flags")


def late_compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(pattern, flags)`, put off until the result is first used. A wrong pattern is told no earlier."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    """Stands for the pattern; after the first use its methods are the pattern's own and cost no detour."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "_written":
            raise AttributeError(name)
        compiled = re.compile(*self._written)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"late_compile({self._written[0]!r})"
