"""Only a role and a parent: directions from the metrics one level below the leader's, and a question."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafter.rules import wording
from assistant.drafter.rules.case import Case
from assistant.drafter.rules.lines import FITS, metrics_for
from assistant.lexicon import lexicon
from assistant.types import DraftedKeyResult, DraftedObjective, DraftPiece, Question, StartProposal

MOST_DIRECTIONS = 3


def from_scratch(case: Case) -> Iterator[DraftPiece]:
    """One proposal per direction, each with one suggested key result."""
    lang = case.lang
    below = [m for m in lexicon().all() if m.drives in case.parent_metrics and m.effect is not None]
    words = f"{case.request.role or ''} {case.request.text}"
    fit = [m for m, s in metrics_for(words, case.function) if s >= FITS]
    nearest = [m for m in below if case.function in m.functions] or below
    ways = list({m.key: m for m in (*fit, *nearest) if m.effect is not None}.values())[:MOST_DIRECTIONS]
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
