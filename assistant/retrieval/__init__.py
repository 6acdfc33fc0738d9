"""Finding the nearest examples: dense vectors in Chroma and BM25 over rjieba tokens, fused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.library import Example, Library
from assistant.types import Lang

if TYPE_CHECKING:
    from assistant.retrieval.retriever import Retriever


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
    """An example with its fused score (0 to 1) and its parts "dense", "lexical" and "meta", which add up to it."""

    example: Example
    score: float
    parts: Mapping[str, float]


def open_retriever(library: Library, data_dir: Path, chroma_url: str | None = None) -> Retriever:
    """A retriever over `library`; its index is opened or built at the first search, or by `warm()`."""
    from assistant.retrieval.retriever import Retriever

    return Retriever(library, data_dir=data_dir, chroma_url=chroma_url)
