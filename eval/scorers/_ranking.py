"""How good a ranking is against graded answers: nDCG, recall and the rank of the first that helps."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

FIRST = 5  # as many as a person is shown


def ndcg(ranking: Sequence[str], relevant: Mapping[str, int]) -> float:
    """nDCG@5 with gains of 2^grade - 1."""
    gains = [2 ** relevant.get(ident, 0) - 1 for ident in ranking[:FIRST]]
    best = sorted((2**grade - 1 for grade in relevant.values()), reverse=True)[:FIRST]
    return _discounted(gains) / _discounted(best) if best else 0.0


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(at + 2) for at, gain in enumerate(gains))


def recall(ranking: Sequence[str], relevant: Mapping[str, int]) -> float:
    """The share of the examples of grade 3 that are among the first five."""
    best = {ident for ident, grade in relevant.items() if grade == 3}
    return len(best & set(ranking[:FIRST])) / min(len(best), FIRST) if best else 0.0


def reciprocal(ranking: Sequence[str], relevant: Mapping[str, int]) -> float:
    """One over the rank of the first example of grade 2 or 3."""
    return next((1 / at for at, ident in enumerate(ranking, 1) if relevant.get(ident, 0) >= 2), 0.0)
