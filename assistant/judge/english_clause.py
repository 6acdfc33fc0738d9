"""A clause of an English line and how it can be built."""

from __future__ import annotations

from typing import NamedTuple

from assistant.judge.english_words import Token
from assistant.judge.words import words
from assistant.types import Figure

STOP = frozenset(words("en", "small"))


class EnglishClause(NamedTuple):
    """A piece between two stops, with its words and the target amounts that stand in it."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]


class Shape(NamedTuple):
    """How a clause is built: the verb it hangs on, its form, and the noun it speaks of.

    `form` is "order" (Publish the guide), "ing" (Mentoring), "passive" (Guide is published, 45 guides rewritten),
    "active" (Brokers rate us), "be" (The guide is good), "name" (Freezers). `agent` is by whom it is done.
    """

    form: str
    verb: Token | None
    subject: Token | None
    agent: Token | None = None
