"""Is a question on the method answered, on an authority that speaks of it?

What is cited is counted exactly. The points of an answer are looked for by their words: a floor for what is said by
meaning, to be read beside the answers themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.types import Text
from eval.marks import Answer, Mark, Product, Proof, Scorer
from eval.scorers._words import shared
from eval.shapes import GuideQuestionLine

_MADE = 0.4


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    turn = product.ask(data["question"])["turns"][-1]
    reply = str(turn["reply"])
    cited = bool(set(turn["sources"]) & set(data["sources"]))
    yield Mark("source_cited", float(cited), "" if cited else f"cites {turn['sources'] or 'nobody'}", reply)
    for point in data["points"]:
        made = shared(point, reply) >= _MADE
        yield Mark("point_in_words", float(made), "" if made else f"“{point}” is not in the words of the answer", reply)


_LINE = {"question": "Is a launch a result?", "points": ["say what changes because of it"], "sources": ["a", "b"]}


def _answer(reply: str, *sources: str) -> Answer:
    return {"turns": [{"reply": reply, "sources": list(sources)}]}


_GOOD = _answer("No: say what changes for people because of it.", "b")

scorer = Scorer(
    name="guide_questions",
    file="guide_questions",
    shape=GuideQuestionLine,
    note=Text("回答引用了谈到这个问题的出处", "answers that cite an authority which speaks of the question"),
    score=_score,
    proofs=(
        Proof(data=_LINE, measure="source_cited", score=1, ask=_GOOD),
        Proof(data=_LINE, measure="source_cited", score=0, ask=_answer("No.", "c")),
        Proof(data=_LINE, measure="point_in_words", score=1, ask=_GOOD),
        Proof(data=_LINE, measure="point_in_words", score=0, ask=_answer("Yes, always.", "b")),
    ),
)
