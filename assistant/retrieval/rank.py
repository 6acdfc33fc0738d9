"""Two rankings and a preference become one; then picks are made so that no two say the same.

Dense vectors find what is meant, BM25 finds the very words, and neither scale can be compared with the other; so
ranks are fused (reciprocal rank fusion). What is known of the person adds to it and never shuts an example out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Hits = Sequence[tuple[int, float]]

_DENSE, _LEXICAL, _META = 0.15, 0.5, 0.35
# Small, so that the first few ranks stand apart: among hundreds of examples the twentieth is no near miss.
_RANK_SMOOTHING = 10
# Chance alone comes near the first figure; at the second a draft and an example are as near as they get. In between,
# being the nearest is worth less.
_DENSE_NEAR = (0.1, 0.65)
_LEXICAL_NEAR = (0.0, 0.45)
_BY_PERSON = 20
_SAME_COSTS = 0.1
# A copy with other figures pays more than its worth: no two library examples are that alike, a company's may be.
_COPY, _COPY_COSTS = 0.75, 0.9
_CHOICE = 4


class Parts(NamedTuple):
    """What each arm adds to a score from 0 to 1."""

    dense: float
    lexical: float
    meta: float


class Profile(NamedTuple):
    """What an example says, as ids: its words, and its concepts, which are the same in both languages."""

    words: frozenset[int]
    concepts: frozenset[int]


def fuse(dense: Hits, lexical: Hits, meta: NDArray[np.float32] | None) -> dict[int, Parts]:
    """The parts of each candidate's score, by position; hits come best first.

    `meta` is every example's fit to the person, None if nothing is known: then its share goes to the others.
    """
    import numpy as np

    whole = _DENSE + _LEXICAL + _META if meta is not None else _DENSE + _LEXICAL
    if not dense and not lexical:
        whole = _META
    by_dense = dict(_by_rank(dense, _DENSE / whole, *_DENSE_NEAR))
    by_lexical = dict(_by_rank(lexical, _LEXICAL / whole, *_LEXICAL_NEAR))
    positions = {*by_dense, *by_lexical}
    if meta is None:
        fits: Mapping[int, float] = {}
    else:
        positions.update(np.argsort(-meta, kind="stable")[:_BY_PERSON].tolist())
        fits = {i: float(meta[i]) * _META / whole for i in positions}
    return {i: Parts(by_dense.get(i, 0.0), by_lexical.get(i, 0.0), fits.get(i, 0.0)) for i in sorted(positions)}


def _by_rank(hits: Hits, share: float, chance: float, near: float) -> Iterator[tuple[int, float]]:
    """Each position with its worth by rank. Equals share a rank, so that copies do not push others down."""
    rank, last = -1, None
    for position, nearness in hits:
        if nearness != last:
            rank, last = rank + 1, nearness
        faded = min(1.0, max(0.0, (nearness - chance) / (near - chance)))
        yield position, share * faded * (_RANK_SMOOTHING + 1) / (_RANK_SMOOTHING + 1 + rank)


def pick(worth: Mapping[int, float], k: int, profile: Callable[[int], Profile]) -> list[int]:
    """`k` positions by maximal marginal relevance, best first: each pick pays for what it shares with earlier ones.

    What has to be paid only grows, so a candidate is compared with the picks only when it would be the next one.
    """
    order = sorted((i for i in worth if worth[i] > 0), key=lambda i: (-worth[i], i))[: _CHOICE * k]
    waiting = [(-round(worth[i], 6), place) for place, i in enumerate(order)]
    profiles = [profile(i) for i in order]
    same, compared = [0.0] * len(order), [0] * len(order)
    picked: list[int] = []
    while waiting and len(picked) < k:
        _, place = heappop(waiting)
        if compared[place] == len(picked):
            picked.append(place)
            continue
        new = picked[compared[place] :]
        same[place] = max(same[place], *(_alike(profiles[place], profiles[other]) for other in new))
        compared[place] = len(picked)
        heappush(waiting, (-round(worth[order[place]] - _cost(same[place]), 6), place))
    return [order[place] for place in sorted(picked)]


def _cost(same: float) -> float:
    return same * (_COPY_COSTS if same >= _COPY else _SAME_COSTS)


def _alike(one: Profile, other: Profile) -> float:
    """How much two examples share: their words, or their concepts where they are in two languages."""
    concepts, either = len(one.concepts & other.concepts), len(one.concepts | other.concepts)
    words, all_words = len(one.words & other.words), len(one.words | other.words)
    together = (concepts + words) / (either + all_words) if either + all_words else 0.0
    return max(together, 0.9 * concepts / either if either else 0.0)
