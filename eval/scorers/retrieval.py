"""Are the examples found that a person should see first?

How far each part of the search carries, beside BM25 and vectors alone, is told by `eval.retrieval`; here the search is
asked as everybody asks it, so that a change of examples, words or ranking shows in the same command as all else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.types import Text
from eval.marks import Answer, Mark, Product, Proof, Scorer
from eval.scorers._ranking import FIRST, ndcg, recall, reciprocal
from eval.shapes import RetrievalLine


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    text = f"{data['role'] or ''}\n{data['text']}".strip()
    answer = product.search(text, role=data["role"], industry=data["industry"], k=FIRST)
    found = [result["id"] for result in answer["results"]]
    shown = ", ".join(f"{ident} ({data['relevant'].get(ident, 0)})" for ident in found) or "nothing"
    best = [ident for ident, grade in data["relevant"].items() if grade == 3]
    for measure, value in (("ndcg", ndcg), ("best_found", recall), ("first_helpful", reciprocal)):
        score = value(found, data["relevant"])
        yield Mark(measure, score, "" if score == 1 else f"found {shown}; best would be {', '.join(best)}", text)
    if data["cross"]:
        yield Mark("best_found_across_languages", recall(found, data["relevant"]), f"found {shown}", text)


_LINE = {"role": "cook", "industry": None, "text": "less waste", "relevant": {"a": 3, "b": 1}, "cross": True}


def _answer(*found: str) -> Answer:
    return {"results": [{"id": ident} for ident in found]}


def _proofs(measure: str) -> Iterator[Proof]:
    """The best example first scores in full; examples that are of no use, or none at all, do not."""
    yield Proof(data=_LINE, measure=measure, score=1, search=_answer("a", "b"))
    yield Proof(data=_LINE, measure=measure, score=0, search=_answer("c", "d"))
    yield Proof(data=_LINE, measure=measure, score=0, search=_answer())


scorer = Scorer(
    name="retrieval",
    file="retrieval",
    shape=RetrievalLine,
    note=Text(
        "最该先看到的例子在展示的五个里面",
        "the examples that a person should see first are among the five that are shown",
    ),
    score=_score,
    required={"ndcg": 0.8, "best_found_across_languages": 0.8},
    proofs=(
        *_proofs("ndcg"),
        *_proofs("best_found"),
        *_proofs("first_helpful"),
        *_proofs("best_found_across_languages"),
        Proof(data=_LINE, measure="first_helpful", score=0.5, search=_answer("b", "a")),
    ),
)
