"""Finding the nearest examples: dense vectors in Chroma and BM25 over rjieba tokens, fused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.library import Example, Library
from assistant.settings import Settings
from assistant.types import Lang

if TYPE_CHECKING:
    from assistant.retrieval.embed import Embedder
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


def open_retriever(
    library: Library, settings: Settings, *, progress: Callable[[int, int], None] | None = None
) -> Retriever:
    """A retriever over `library`; its index is opened or built at the first search, or by `warm()`.

    With an embedding model in the settings its vectors are used; `progress` hears how far a build is.
    """
    from assistant.retrieval.retriever import Retriever

    return Retriever(
        library,
        data_dir=settings.data_dir,
        embedder=_embedder(settings) if settings.embed_model else None,
        chroma_url=settings.chroma_url,
        progress=progress,
    )


def _embedder(settings: Settings) -> Embedder:
    from assistant.errors import ModelError
    from assistant.llm.embeddings import embedding_door
    from assistant.retrieval.remote import RemoteEmbedder, ShutEmbedder

    try:
        return RemoteEmbedder(embedding_door(settings), settings.data_dir / "embeddings")
    except ModelError as error:
        return ShutEmbedder(error)
