"""Verdicts remembered per sentence object: ten checks ask about the same line, and hashing one costs as much as judging.

`forget` is called after a large document, so that a process that runs for weeks stays small.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from assistant.types import Sentence

MOST_KEPT = 4096
_MOST_EVER = 100_000

Verdict = TypeVar("Verdict")
_memories: list[dict[int, tuple[Sentence, Any]]] = []


def remembered(judge: Callable[[Sentence], Verdict]) -> Callable[[Sentence], Verdict]:
    """`judge`, asked once per sentence object."""
    known: dict[int, tuple[Sentence, Verdict]] = {}
    _memories.append(known)

    def ask(sentence: Sentence) -> Verdict:
        held = known.get(id(sentence))
        if held is not None and held[0] is sentence:
            return held[1]
        if len(known) >= _MOST_EVER:
            known.clear()
        verdict = judge(sentence)
        known[id(sentence)] = (sentence, verdict)
        return verdict

    return ask


def forget() -> None:
    """Lets go of the verdicts of a large document."""
    for known in _memories:
        if len(known) > MOST_KEPT:
            known.clear()
