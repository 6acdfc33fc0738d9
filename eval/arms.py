"""The ways of finding examples that the product is compared with: BM25 and vectors, alone and with who asks.

Each is tuned on the dev half, so that the product does not win against a badly set rival.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.library import library, search_words
from assistant.retrieval import Query, embed, lexical
from assistant.retrieval.concepts import built_in_concepts
from assistant.retrieval.preference import Preferences
from assistant.retrieval.retriever import Retriever
from eval.scorers._ranking import ndcg

_K1 = (0.6, 1.0, 1.5, 2.2)
_SHARES = (0.2, 0.3, 0.5, 0.65)
_WHO = (0.05, 0.1, 0.2, 0.4)

Ranking = Sequence[str]
Arm = Callable[["Case"], Ranking]


@dataclass(frozen=True, slots=True)
class Case:
    """A query with the graded examples it should find."""

    id: str
    split: str
    kind: str
    cross: bool
    query: Query
    relevant: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Chosen:
    """An arm with the setting that did best on the dev half."""

    name: str
    setting: str
    rank: Arm


def arms(found: Retriever, dev: Sequence[Case]) -> list[Chosen]:
    """BM25 and dense, by the text alone and with who asks, each tuned on `dev`; and the product."""
    examples = library().examples
    ids = [example.id for example in examples]
    words = search_words()
    texts = [f"{example.text}\n{example.role}\n{words.get(example.id, '')}" for example in examples]
    who = Preferences(examples)
    bm25 = _best(dev, {f"k1 {k1}": _bm25(texts, ids, k1) for k1 in _K1})
    dense = _best(dev, {f"words {share}": _dense(texts, ids, share) for share in _SHARES})

    def with_who(scores: Callable[[Case], dict[int, float]], weight: float) -> Arm:
        def rank(case: Case) -> Ranking:
            fits = who.scores(case.query)
            worth = {i: s + weight * (float(fits[i]) if fits is not None else 0.0) for i, s in scores(case).items()}
            return [ids[i] for i in sorted(worth, key=lambda i: (-worth[i], i))]

        return rank

    chosen = []
    for name, (setting, scores) in (("BM25", bm25), ("dense", dense)):
        chosen.append(Chosen(f"{name} alone", setting, with_who(scores, 0.0)))
        weights = {f"{setting}, who {w}": with_who(scores, w) for w in _WHO}
        best = max(weights, key=lambda label: _mean(dev, weights[label]))
        chosen.append(Chosen(f"{name} and who asks", best, weights[best]))
    return [
        *chosen,
        Chosen("fused (the product)", "as shipped", lambda c: [f.example.id for f in found.search(c.query)]),
    ]


def _best(
    dev: Sequence[Case], settings: Mapping[str, tuple[Callable[[Case], dict[int, float]], Arm]]
) -> tuple[str, Callable[[Case], dict[int, float]]]:
    label = max(settings, key=lambda name: _mean(dev, settings[name][1]))
    return label, settings[label][0]


def _mean(dev: Sequence[Case], arm: Arm) -> float:
    return sum(ndcg(arm(case), case.relevant) for case in dev) / len(dev)


def _ranked(scores: Callable[[Case], dict[int, float]], ids: Sequence[str]) -> Arm:
    def rank(case: Case) -> Ranking:
        worth = scores(case)
        return [ids[i] for i in sorted(worth, key=lambda i: (-worth[i], i))]

    return rank


def _bm25(texts: Sequence[str], ids: Sequence[str], k1: float) -> tuple[Callable[[Case], dict[int, float]], Arm]:
    before, lexical._K1 = lexical._K1, k1
    try:
        index = lexical.LexicalIndex(texts, built_in_concepts())
    finally:
        lexical._K1 = before

    def scores(case: Case) -> dict[int, float]:
        return dict(index.best(case.query.text, 50))

    return scores, _ranked(scores, ids)


def _dense(texts: Sequence[str], ids: Sequence[str], share: float) -> tuple[Callable[[Case], dict[int, float]], Arm]:
    embedder = embed.HashedEmbedder(built_in_concepts())

    def rows(its: Sequence[str]) -> embed.Matrix:
        before, embed._WORDS_SHARE = embed._WORDS_SHARE, share
        try:
            return embedder.embed(its)
        finally:
            embed._WORDS_SHARE = before

    matrix = rows(texts)

    def scores(case: Case) -> dict[int, float]:
        cosines = matrix @ rows([case.query.text])[0]
        top = np.argsort(-cosines, kind="stable")[:50]
        return {int(i): float(cosines[i]) for i in top if cosines[i] > 0}

    return scores, _ranked(scores, ids)
