"""Patterns that are compiled when a text first needs them.

Reading OKRs takes six hundred patterns, of which one file meets a few; and compiling a pattern costs what asking it a
thousand times does. So a pattern of this package is written

    _LETS = late_compile(r"(?:使|让)[^,;。]{1,12}(?:能|会)", needs="使 让")
    _THANKS = late_compile(r"\\b(?:because of|thanks to)\\b", needs="because thanks_to")

where `needs` are words of which every text that the pattern can match holds at least one: they stand apart by blanks,
"_" is a blank, and they are in lower case whatever the pattern's flags. Until a text does, the pattern answers "not
here" and stays as it is. Name the rarest part of each branch. A word too many costs a compilation now and then; a word
too few loses matches, which a test over every line of our cases tells. Leave `needs` out where nothing is rare: a few
characters long, or met in nearly every line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

# What the methods answer about a text in which the pattern cannot match.
_NOT_HERE: dict[str, Callable[[str], Any]] = {
    "search": lambda text: None,
    "match": lambda text: None,
    "fullmatch": lambda text: None,
    "finditer": lambda text: iter(()),
    "findall": lambda text: [],
    "split": lambda text: [text],
}
_METHODS = (*_NOT_HERE, "sub", "subn", "pattern", "flags")


def late_compile(pattern: str, flags: int = 0, *, needs: str = "") -> re.Pattern[str]:
    """`re.compile(pattern, flags)`, put off until a text holds one of `needs`. A wrong pattern is told no earlier."""
    return cast("re.Pattern[str]", _Late(pattern, flags, needs))


class _Late:
    """Stands for the pattern; once it is compiled its methods are the pattern's own and cost no detour."""

    def __init__(self, pattern: str, flags: int, needs: str) -> None:
        self._written = (pattern, flags)
        self._needs = tuple(word.replace("_", " ") for word in needs.split(" ") if word)

    def may_match(self, text: str) -> bool:
        """Whether `text` holds what the pattern needs."""
        lower = text.lower()
        return not self._needs or any(word in lower for word in self._needs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if self._needs and name in _NOT_HERE:
            return self._asked(name)
        return getattr(self._compile(), name)

    def _asked(self, name: str) -> Callable[..., Any]:
        """The method `name` while the pattern is not compiled."""

        def ask(text: str, *place: int) -> Any:
            return getattr(self._compile(), name)(text, *place) if self.may_match(text) else _NOT_HERE[name](text)

        self.__dict__[name] = ask
        return ask

    def _compile(self) -> re.Pattern[str]:
        compiled = re.compile(*self._written)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return compiled

    def __repr__(self) -> str:
        return f"late_compile({self._written[0]!r})"
