"""Votes become a standing: how often B was better, how far the votes agree, whether the side mattered.

A pair counts by the mean of its votes, each order of the sides with the same weight; a pair that has no readable vote in
one of its orders is UNSCORED. Agreement is the share of equal votes on a pair, and Krippendorff's alpha (nominal), which is
1 where all agree and 0 where they agree as often as chance would have it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import permutations
from typing import Any, Literal

from eval.compare import Difference, difference
from eval.judging.pairs import Order
from eval.statistics import Estimate, share

Choice = Literal["A", "B", "tie"]
_WORTH: Mapping[Choice, float] = {"A": 0.0, "tie": 0.5, "B": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One judgement on one pair, seen in one order; `choice` is None where it could not be read, `why` says why then.

    `criteria` is the choice by each rule of the rubric that was judged. `pair` is the stamp of the two texts.
    """

    case: str
    pair: str
    order: Order
    choice: Choice | None
    why: str = ""
    criteria: Mapping[str, Choice] | None = None

    def as_json(self) -> dict[str, Any]:
        """As it is saved."""
        return asdict(self)


def chosen(side: str, order: Order) -> Choice:
    """Whose proposal stood on the side "1" or "2"."""
    if side == "tie":
        return "tie"
    return "A" if (side == "1") == (order == "ab") else "B"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the votes come to. `b` compares B with an even split (0.5); `first` is how often the first side won."""

    b: Difference
    pairs: int
    unscored: int
    votes: int
    unread: int
    equal_votes: float | None
    alpha: float | None
    first: Estimate
    by_criterion: Mapping[str, Estimate]

    def as_json(self) -> dict[str, Any]:
        """As `okr eval judge --format json` prints it."""
        return asdict(self)


def standing(votes: Sequence[Vote]) -> Standing:
    """The standing after these votes."""
    by_case: dict[str, list[Vote]] = defaultdict(list)
    for vote in votes:
        by_case[vote.case].append(vote)
    scores = {case: score for case, its in by_case.items() if (score := _score(its)) is not None}
    told = [[v.choice for v in its if v.choice is not None] for its in by_case.values()]
    decided = [v for v in votes if v.choice in ("A", "B")]
    rules = dict.fromkeys(rule for v in votes for rule in v.criteria or ())
    return Standing(
        b=difference("B", dict.fromkeys(scores, 0.5), scores),
        pairs=len(by_case),
        unscored=len(by_case) - len(scores),
        votes=len(votes),
        unread=sum(v.choice is None for v in votes),
        equal_votes=_equal(told),
        alpha=alpha(told),
        first=share(sum((v.choice == "A") == (v.order == "ab") for v in decided), len(decided)),
        by_criterion={rule: _by_rule(rule, votes) for rule in rules},
    )


def _by_rule(rule: str, votes: Iterable[Vote]) -> Estimate:
    worth = [_WORTH[v.criteria[rule]] for v in votes if v.criteria and rule in v.criteria]
    return share(sum(worth), len(worth))


def _score(votes: Sequence[Vote]) -> float | None:
    """B's share of one pair, each order with the same weight; None where an order has no readable vote."""
    means = []
    for order in {v.order for v in votes}:
        worth = [_WORTH[v.choice] for v in votes if v.order == order and v.choice is not None]
        if not worth:
            return None
        means.append(sum(worth) / len(worth))
    return sum(means) / len(means) if means else None


def by_pair(votes: Sequence[Vote]) -> dict[str, Choice]:
    """Who is better on each pair that could be scored."""
    cases = dict.fromkeys(v.case for v in votes)
    scores = {case: _score([v for v in votes if v.case == case]) for case in cases}
    return {case: "tie" if s == 0.5 else "B" if s > 0.5 else "A" for case, s in scores.items() if s is not None}


def _equal(told: Iterable[Sequence[str]]) -> float | None:
    """The mean share of equal votes among any two on the same pair."""
    shares = [
        sum(a == b for a, b in permutations(values, 2)) / (len(values) * (len(values) - 1))
        for values in told
        if len(values) > 1
    ]
    return sum(shares) / len(shares) if shares else None


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal values; None where there are no two votes on a pair, or all are the same."""
    together: Counter[tuple[str, str]] = Counter()
    for values in units:
        for pair in permutations(values, 2):
            together[pair] += 1 / (len(values) - 1)  # type: ignore[assignment]
    totals: Counter[str] = Counter()
    for (one, _), weight in together.items():
        totals[one] += weight
    n = sum(totals.values())
    expected = sum(totals[a] * totals[b] for a, b in permutations(totals, 2)) / (n - 1) if n > 1 else 0.0
    observed = sum(weight for (one, other), weight in together.items() if one != other)
    return 1 - observed / expected if expected else None


def kappa(ours: Mapping[str, Choice], theirs: Mapping[str, Choice]) -> tuple[int, float | None, float | None]:
    """On how many pairs both judged, how often they chose the same, and Cohen's kappa (None where chance is all)."""
    both = [(ours[case], theirs[case]) for case in ours if case in theirs]
    n = len(both)
    if not n:
        return 0, None, None
    same = sum(a == b for a, b in both) / n
    first, second = Counter(a for a, _ in both), Counter(b for _, b in both)
    by_chance = sum(first[c] * second[c] for c in first) / n**2
    return n, same, (same - by_chance) / (1 - by_chance) if by_chance < 1 else None
