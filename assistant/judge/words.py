"""The words that the judges go by, read once per process from knowledge/words."""

from __future__ import annotations

import re
from functools import cache

from assistant.knowledge import builtin
from assistant.types import Lang


def words(lang: Lang, name: str) -> tuple[str, ...]:
    """The words of one list, in its order."""
    return _lists(lang)[name]


def any_of(lang: Lang, name: str) -> str:
    """A pattern that matches any word of one list, longest first."""
    listed = sorted((word.lower() for word in words(lang, name)), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in listed) + ")"


@cache
def _lists(lang: Lang) -> dict[str, tuple[str, ...]]:
    return {name: tuple(text.split()) for name, text in builtin(f"words/{lang}.yml").items()}
