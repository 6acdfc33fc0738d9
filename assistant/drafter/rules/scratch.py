"""Only a role, a parent or one sentence: two or three directions to choose from, and a question which; no figure is filled in.

A direction is the effect of a metric: one that the words suit, one level below the leader's, or measured by the nearest
examples. Whom it is for is said in the person's own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafter.rules import wording
from assistant.drafter.rules.case import Case
from assistant.drafter.rules.lines import FITS, metrics_for
from assistant.lexicon import Metric, lexicon
from assistant.library import Example
from assistant.types import DraftedKeyResult, DraftedObjective, DraftPiece, Question, StartProposal

MOST_DIRECTIONS = 3


def from_scratch(case: Case, examples: Sequence[Example] = ()) -> Iterator[DraftPiece]:
    """One proposal per direction, each with one suggested key result."""
    lang = case.lang
    ways = _ways(case, examples)
    for metric in ways:
        effect = case.effect(metric) or metric.name.in_lang(lang)
        yield StartProposal(effect)
        yield DraftedObjective(text=effect, why=wording.say("objective_new", lang), supports=case.supports(metric))
        yield DraftedKeyResult(
            text=wording.from_to(metric, metric.name.in_lang(lang), lang),
            suggested=True,
            supports=case.supports(metric),
        )
    yield Question(
        about="set",
        slot="direction",
        ask=wording.say("direction", lang),
        why=wording.say("direction_why", lang),
        options=tuple(e for m in ways if (e := case.effect(m))),
    )


def _ways(case: Case, examples: Sequence[Example]) -> list[Metric]:
    """The metrics of the directions, the nearest first; each effect once."""
    below = [m for m in lexicon().all() if m.drives in case.parent_metrics]
    words = f"{case.request.role or ''} {case.request.text}"
    fit = [m for m, s in metrics_for(words, case.function) if s >= FITS]
    nearest = [m for m in below if case.function in m.functions] or below
    measured = [h.metric for e in examples for k in e.key_results for h in lexicon().find(k.text)]
    alike = [m for m in measured if m.nature == "outcome" and m.of_trade(case.function)]
    ways: dict[str | None, Metric] = {}
    for metric in (*fit, *nearest, *alike):
        if metric.effect is not None and metric.key not in case.parent_metrics:
            ways.setdefault(case.effect(metric), metric)
    return list(ways.values())[:MOST_DIRECTIONS]
