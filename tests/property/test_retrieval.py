"""Whatever is typed, retrieval answers, in order, with scores from 0 to 1, and the same each time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.retrieval import Query
from assistant.retrieval.retriever import Retriever
from tests.retrieval_library import EXAMPLES, retriever

_PIECES = """
留存率 招聘周期 故障 库存 NPS retention 提升 降低 团队 團隊 onboarding KR1： O1. 30% 十万 - ， 😀 <b> @张三
"""
_WORDS = st.sampled_from([*_PIECES.split(), "\n"])
_TEXT = st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=30).map(" ".join))
_MAYBE = st.one_of(st.none(), st.text(max_size=20), st.sampled_from(["后端", "HRBP", "games", "rd", "manager", "总监"]))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    opened = retriever(tmp_path_factory.mktemp("data"))
    yield opened
    opened.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_TEXT, role=_MAYBE, function=_MAYBE, level=_MAYBE, industry=_MAYBE, k=st.integers(-1, 12))
@example(text="\ud800", role=None, function=None, level=None, industry=None, k=5)
@example(text="留存" * 100_000, role="x" * 10_000, function=None, level=None, industry=None, k=5)
def test_any_query_is_answered(
    found: Retriever,
    text: str,
    role: str | None,
    function: str | None,
    level: str | None,
    industry: str | None,
    k: int,
) -> None:
    query = Query(text=text, role=role, function=function, level=level, industry=industry, k=k)
    hits = found.search(query)
    assert len(hits) <= max(k, 0)
    assert len({hit.example.id for hit in hits}) == len(hits)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert found.search(query) == hits


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=st.sampled_from(EXAMPLES))
def test_an_example_is_nearest_to_its_own_text(found: Retriever, one: object) -> None:
    assert found.search(Query(text=one.text, k=1))[0].example == one  # type: ignore[attr-defined]
