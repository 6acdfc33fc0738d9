"""Finding the nearest examples: dense vectors in Chroma and BM25 over rjieba tokens, fused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.library import Example
from assistant.types import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for: a text and what is known of the person, each a preference and none a filter."""

    text: str
    role: str | None = None
    function: str | None = None
    level: str | None = None
    industry: str | None = None
    lang: Lang | None = None
    k: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An example with its fused score (0 to 1) and the parts it was made of."""

    example: Example
    score: float
    parts: Mapping[str, float]
