"""Which key results an objective keeps: few, the most telling first, and no two about the same outcome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.drafter.rules.case import Case, carried_by
from assistant.drafter.rules.lines import Line
from assistant.item import read_sentence
from assistant.judge import judge_key_result
from assistant.types import DraftedKeyResult

MOST_KEY_RESULTS = 4
MOST_PRODUCTS = 1  # of things made, beside an outcome


@dataclass(slots=True)
class Candidate:
    """A key result that may stand, the line it is made of and the work gathered under it."""

    row: DraftedKeyResult
    line: Line | None = None
    under: list[Line] = field(default_factory=list)


def chosen(candidates: list[Candidate], case: Case) -> tuple[list[Candidate], list[Candidate]]:
    """Those that stay, in their order, and those that are too many.

    A habit in somebody's personal OKR is what they wanted; elsewhere what is only made gives way to what changes.
    """
    ranked = sorted(candidates, key=lambda c: -_worth(c, case))
    outcomes = any(_is_outcome(c.row, case) for c in candidates)
    # Whoever wrote "KR2 3 customer stories" under an objective meant it as a result.
    labelled = any(c.line is not None and c.line.item.label for c in candidates)
    most_products = MOST_KEY_RESULTS if labelled else MOST_PRODUCTS if outcomes else MOST_PRODUCTS + 1
    stay: list[Candidate] = []
    products = 0
    for one in ranked:
        product = not _is_outcome(one.row, case) and not case.personal
        if product and outcomes and not labelled and one.line is not None and one.line.sort in ("effort", "task"):
            continue
        if len(stay) >= MOST_KEY_RESULTS or (product and products >= most_products):
            continue
        if one.row.suggested and not one.under and _said(one.row, (c.row for c in stay)):
            continue
        products += product
        stay.append(one)
    return [c for c in candidates if c in stay], [c for c in candidates if c not in stay]


def _worth(one: Candidate, case: Case) -> float:
    """How much a key result tells: a change with both its ends most, a thing made without a date least."""
    sentence = read_sentence(one.row.text, case.lang)
    blanks = len(sentence.blanks)
    if not _is_outcome(one.row, case):
        worth = 1.0 + (
            0.8
            if sentence.targets and sentence.deadline
            else 0.5
            if sentence.targets
            else 0.4
            if sentence.deadline
            else 0
        )
    else:
        worth = 5.0 - 1.2 * blanks + (0.5 if sentence.baseline is not None and not blanks else 0.0)
    if one.row.suggested:
        worth -= 0.5 if one.under else 1.5
    return (
        worth + (0.6 if one.row.supports else 0.0) + (0.3 if one.row.kept and one.line and one.line.item.label else 0.0)
    )


def _is_outcome(row: DraftedKeyResult, case: Case) -> bool:
    return judge_key_result(read_sentence(row.text, case.lang)).kind == "outcome"


def _said(row: DraftedKeyResult, others: Iterable[DraftedKeyResult]) -> bool:
    """Whether another key result is about the same metric."""
    keys = set(carried_by(row.text))
    return any(keys & set(carried_by(other.text)) for other in others)
