"""Patterns that are compiled when a text first needs them.

Reading OKRs takes six hundred patterns, of which one file meets a few; compiling a pattern costs what asking it a
thousand times does, and asking it what looking for a word does ten times. So a pattern of this package is written

    _LETS = late_compile(r"(?:使|让)[^,;。]{1,12}(?:能|会)", needs="使 让")
    _THANKS = late_compile(r"\\b(?:because of|thanks to)\\b", needs="because thanks_to")

where `needs` are words of which every text that the pattern can match holds at least one: they stand apart by blanks,
"_" is a blank, and they are in lower case whatever the pattern's flags. Of a text without any the pattern says "not
here", and it is not even compiled before a text has one. Name the rarest part of each branch. A word too many costs a
compilation now and then; a word too few loses matches, which tests tell: on every line of our cases, and on texts
drawn from the pattern. Leave `needs` out where nothing is rare: a few characters long, or met in nearly every line.
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
    "sub": lambda text: text,
}
# At one place a compiled pattern is quicker than a look for words.
_AT_ONE_PLACE = ("match", "fullmatch")
# A long text is asked at once: who asks at each of its thousand figures would look through all of it each time.
_LONGEST_LOOKED_AT = 1000
_METHODS = (*_NOT_HERE, "subn", "pattern", "flags")


def late_compile(pattern: str, flags: int = 0, *, needs: str = "") -> re.Pattern[str]:
    """`re.compile(pattern, flags)`, put off until a text holds one of `needs`. A wrong pattern is told no earlier."""
    return cast("re.Pattern[str]", _Late(pattern, flags, needs))


class _Late:
    """Stands for the pattern. What of it needs no look for words is the pattern's own once it is compiled."""

    def __init__(self, pattern: str, flags: int, needs: str) -> None:
        self._written = (pattern, flags, needs)
        self._needs = tuple(word.replace("_", " ") for word in needs.split(" ") if word)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if self._needs and name in _NOT_HERE:
            self.__dict__[name] = self._asked(name)
            return self.__dict__[name]
        return getattr(self._compile(), name)

    def _asked(self, name: str) -> Callable[..., Any]:
        """The method `name` for texts that hold what is needed, and its answer about all others."""
        needs, not_here = self._needs, _NOT_HERE[name]
        place = 1 if name == "sub" else 0
        method: Callable[..., Any] | None = None

        def ask(*given: Any, **named: Any) -> Any:
            nonlocal method
            text = given[place]
            if len(text) <= _LONGEST_LOOKED_AT:
                lower = text.lower()
                for word in needs:
                    if word in lower:
                        break
                else:
                    return not_here(text)
            if method is None:
                method = getattr(self._compile(), name)
            return method(*given, **named)

        return ask

    def _compile(self) -> re.Pattern[str]:
        pattern, flags, needs = self._written
        compiled = re.compile(pattern, flags)
        own = (m for m in _METHODS if not needs or m in _AT_ONE_PLACE or m not in _NOT_HERE)
        self.__dict__.update({method: getattr(compiled, method) for method in own})
        return compiled

    def __reduce__(self) -> tuple[type[_Late], tuple[str, int, str]]:
        return _Late, self._written

    def __repr__(self) -> str:
        return f"late_compile({self._written[0]!r})"
