"""What changed between two wordings, word by word and not line by line."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from assistant.types import Span

_TOKEN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d[\d.,]*|\s+|.", re.DOTALL)
# Below this likeness the new wording is a new sentence: nothing to point at.
_LIKE = 0.3


class Changes(NamedTuple):
    """The stretches of the old wording that are gone, and those of the new one that were not there."""

    gone: tuple[Span, ...]
    new: tuple[Span, ...]


def changes(old: str, new: str) -> Changes:
    """The changed words; nothing where the two share too little to be compared."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    match = SequenceMatcher(a=[w.lower() for w in a], b=[w.lower() for w in b], autojunk=False)
    if match.ratio() < _LIKE:
        return Changes((), ())
    gone: list[Span] = []
    fresh: list[Span] = []
    for kind, i, j, k, m in match.get_opcodes():
        if kind != "equal":
            _add(gone, a, i, j)
            _add(fresh, b, k, m)
    return Changes(tuple(gone), tuple(fresh))


def _add(spans: list[Span], words: list[str], start: int, end: int) -> None:
    """The words as one stretch, joined to the last one where only a space or a single sign lies between."""
    at = sum(map(len, words[:start]))
    until = at + sum(map(len, words[start:end]))
    if not "".join(words[start:end]).strip():
        return
    if spans and at - spans[-1].end <= 1:
        at = spans.pop().start
    spans.append(Span(at, until))
