"""Plain text in two scripts: folding that keeps offsets, scripts, languages, lengths."""

from __future__ import annotations

from assistant.types import Lang


def fold(text: str) -> str:
    """`text` with each full-width ASCII form and the ideographic space as its half-width twin, one for one."""
    raise NotImplementedError


def language(text: str) -> Lang:
    """The language most of `text` is written in; "zh" when there is nothing to go by."""
    raise NotImplementedError
