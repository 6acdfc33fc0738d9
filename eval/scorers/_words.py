"""Words in answers: whether a string stands as a whole token, and how much of a point is in a reply."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.text import plain


def stands(words: str, texts: Iterable[str]) -> bool:
    """Whether the words stand in a text as whole tokens; blanks make no difference: 860万 is 860 万."""
    signs = [re.escape(sign) for sign in plain(words).lower() if not sign.isspace()]
    body = r"\s*".join(signs)
    before = r"(?<![\d.,])" if words[:1].isdigit() else r"(?<![a-z])" if words[:1].isascii() else ""
    after = r"(?![\d]|[.,]\d)" if words[-1:].isdigit() else r"(?![a-z])" if words[-1:].isascii() else ""
    pattern = re.compile(before + body + after)
    return any(pattern.search(plain(text).lower()) for text in texts)


def shared(point: str, text: str) -> float:
    """How much of a point's words a text holds, 0 to 1: pairs of Chinese characters and the stems of longer words.

    A stand-in for meaning: an answer in other words scores low, so the figure is a floor.
    """
    said = _words(point)
    return len(said & _words(text)) / len(said) if said else 1.0


def _words(text: str) -> frozenset[str]:
    flat = plain(text).lower()
    han = re.findall(r"[\u3400-\u9fff]+", flat)
    pairs = {run[n : n + 2] for run in han for n in range(len(run) - 1)}
    stems = {word[:4] for word in re.findall(r"[a-z]{4,}", flat)}
    return frozenset(pairs | stems | set(re.findall(r"\d+(?:\.\d+)?", flat)))
