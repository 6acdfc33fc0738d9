"""What is known while a draft is planned: the request, the trade, the people, and what the leader measures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.drafter.rules import cues
from assistant.drafter.rules.lines import FITS, FITS_WELL, metrics_for
from assistant.drafter.rules.subject import is_for_outsiders, people_for, people_of
from assistant.lexicon import Metric, effect_of, lexicon
from assistant.roles import function_of
from assistant.types import Lang, Objective, OkrDocument, Request, Review

# Whose customers are colleagues: a first-contact rate of theirs is good for nobody outside.
_FOR_COLLEAGUES = frozenset(("hr", "recruiting", "it-support", "administration", "finance", "legal", "data"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One request while one objective is planned. `parent_metrics` maps a metric's key to the leader's item."""

    request: Request
    review: Review
    lang: Lang
    function: str | None
    people: str | None
    parent_metrics: dict[str, str]
    newcomer: bool
    personal: bool

    def effect(self, metric: Metric) -> str | None:
        """The metric's effect on the people that the draft or its parent names, where they are the ones it is for."""
        people = people_for(metric, self.people, self.lang)
        if people is None and self.function in _FOR_COLLEAGUES and is_for_outsiders(metric, self.lang):
            return None
        return effect_of(metric, self.lang, people=people)

    def supports(self, metric: Metric) -> tuple[str, ...]:
        """The leader's item with this metric, or with one that it drives, at most two levels up."""
        key = metric.key
        for _ in range(3):
            if key in self.parent_metrics:
                return (self.parent_metrics[key],)
            above = lexicon().get(key)
            if above is None or above.drives is None:
                return ()
            key = above.drives
        return ()


def read_case(request: Request, review: Review) -> Case:
    """The case of a request as a whole."""
    document = review.document
    words = f"{request.role or ''} {request.level or ''} {document.text}"
    return Case(
        request=request,
        review=review,
        lang=document.lang,
        function=request.function or function_of(request.role) or _function(document),
        people=people_of(None, review.parent, document.lang),
        parent_metrics=_parent_metrics(review.parent),
        newcomer=request.level == "new" or cues.is_newcomer(words),
        personal=request.role is None and cues.PERSONAL.search(document.text) is not None,
    )


def for_objective(objective: Objective, case: Case) -> Case:
    """The case of one objective: the people it names are its own."""
    return replace(case, people=people_of(objective, case.review.parent, case.lang))


def carried_by(text: str) -> list[str]:
    """The keys of the metrics that a key result is about: those it names, else the one that fits it beyond doubt."""
    return keys_of(text) or [m.key for m, score in metrics_for(text, None)[:1] if score >= FITS_WELL]


def keys_of(text: str) -> list[str]:
    """The keys of the metrics that a text names."""
    return [h.metric.key for h in lexicon().find(text)]


def _parent_metrics(parent: OkrDocument | None) -> dict[str, str]:
    """The lexicon's metrics in the parent's key results, and where they stand."""
    found: dict[str, str] = {}
    if parent is not None:
        for objective in parent.objectives:
            for item in (*objective.key_results, objective):
                for key in keys_of(item.text) or [m.key for m, s in metrics_for(item.text, None)[:1] if s >= FITS]:
                    found.setdefault(key, f"P.{item.id}")
    return found


def _function(document: OkrDocument) -> str | None:
    """The function that a title around the draft speaks of (市场部 Q3 OKR)."""
    for span in document.unparsed[:3]:
        if found := function_of(document.text[span.start : span.end]):
            return found
    return None
