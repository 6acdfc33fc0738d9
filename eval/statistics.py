"""Shares and F1 with the interval that n allows.

Shares get Wilson's 95% interval. F1 is 2J/(1+J) with J = TP/(TP+FP+FN); J is a share, so its Wilson interval, carried
through that (growing) function, is an interval of F1. Cases of one block resemble each other, so that all intervals are
a little too narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the n it rests on and its 95% interval; all None where there was nothing to measure."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None


def share(hits: float, n: int) -> Estimate:
    """`hits` of `n` with Wilson's interval; parts of hits (scores between 0 and 1) are allowed."""
    if n == 0:
        return Estimate(None, 0)
    p = hits / n
    middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n * n)) / (1 + _Z**2 / n)
    return Estimate(p, n, max(0.0, middle - half), min(1.0, middle + half))


def f1(tp: int, fp: int, fn: int) -> Estimate:
    """F1 from its three counts; nothing to measure where no case has the class and none was given it."""
    jaccard = share(tp, tp + fp + fn)
    if jaccard.value is None or jaccard.low is None or jaccard.high is None or tp + fn == 0:
        return Estimate(None, tp + fn)
    return Estimate(_of_jaccard(jaccard.value), tp + fn, _of_jaccard(jaccard.low), _of_jaccard(jaccard.high))


def _of_jaccard(j: float) -> float:
    return 2 * j / (1 + j)
