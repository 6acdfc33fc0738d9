"""The same hits through LangChain's interface."""

from __future__ import annotations

from pathlib import Path

from assistant.retrieval import Query
from tests.retrieval_library import retriever


def test_documents_are_the_hits(tmp_path: Path) -> None:
    from langchain_core.retrievers import BaseRetriever

    from assistant.retrieval.langchain import as_langchain

    source = retriever(tmp_path)
    chained = as_langchain(source, role="recruiter", lang="en", k=3)
    assert isinstance(chained, BaseRetriever)
    documents = chained.invoke("招聘太慢")
    hits = source.search(Query(text="招聘太慢", role="recruiter", lang="en", k=3))
    assert [document.id for document in documents] == [hit.example.id for hit in hits]
    assert documents[0].page_content == hits[0].example.text
    assert documents[0].metadata["score"] == hits[0].score
    assert documents[0].metadata["function"] == "recruiting"
    assert chained.batch(["招聘太慢"]) == [documents]
    source.close()


def test_a_chain_can_be_made_of_it(tmp_path: Path) -> None:
    from langchain_core.runnables import RunnableLambda

    from assistant.retrieval.langchain import as_langchain

    source = retriever(tmp_path)
    chain = as_langchain(source, k=1) | RunnableLambda(lambda documents: documents[0].metadata["function"])
    assert chain.invoke("days of inventory") == "supply-chain"
    source.close()
