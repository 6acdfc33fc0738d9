"""The retriever behind LangChain's interface, for whoever builds chains on the example library.

Importing this module loads langchain_core; nothing else in this package does.
"""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.retrieval import Found, Query
from assistant.retrieval.retriever import Retriever
from assistant.types import Lang


class ExampleRetriever(BaseRetriever):
    """LangChain's view of a Retriever; `role` to `k` are the preferences of every query."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    source: Retriever
    role: str | None = None
    function: str | None = None
    level: str | None = None
    industry: str | None = None
    lang: Lang | None = None
    k: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        wanted = Query(
            text=query,
            role=self.role,
            function=self.function,
            level=self.level,
            industry=self.industry,
            lang=self.lang,
            k=self.k,
        )
        return [_document(found) for found in self.source.search(wanted)]


def as_langchain(retriever: Retriever, **preferences: Any) -> ExampleRetriever:
    """`retriever` as a LangChain retriever: `as_langchain(r, role="HRBP", k=3).invoke("...")` gives Documents."""
    return ExampleRetriever(source=retriever, **preferences)


def _document(found: Found) -> Document:
    example = found.example
    return Document(
        id=example.id,
        page_content=example.text,
        metadata={
            "score": found.score,
            "parts": dict(found.parts),
            "lang": example.lang,
            "function": example.function,
            "role": example.role,
            "level": example.level,
            "industry": example.industry,
            "why": example.why,
            "source": example.source,
            "modelled_on": example.modelled_on,
        },
    )
