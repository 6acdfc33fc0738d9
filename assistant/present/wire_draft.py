"""An outcome becomes the JSON of the contracts, as plain dicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.glossary import glosses
from assistant.present.metrics import metrics_json
from assistant.present.wire import cycle_json, finding_json, notice_json, objectives_json, offsets, undecided_json
from assistant.types import (
    Blank,
    BlankSlot,
    Lang,
    LedgerEntry,
    Outcome,
    Proposal,
    Question,
    Sentence,
    ShownKeyResult,
    ShownObjective,
)

if TYPE_CHECKING:
    from assistant.present.shapes.draft import (
        DraftShape,
        LedgerShape,
        ProposalShape,
        ProposedKeyResultShape,
        ProposedObjectiveShape,
        QuestionShape,
        TimingsShape,
    )


def draft_json(outcome: Outcome, ui_lang: Lang) -> DraftShape:
    """An outcome as `okr draft --format json` prints it."""
    timings: TimingsShape = {
        "parse": outcome.timings_ms.get("parse"),
        "retrieve": outcome.timings_ms.get("retrieve"),
        "first_item": outcome.timings_ms.get("first_item"),
        "model": outcome.timings_ms.get("model"),
        "verify": outcome.timings_ms.get("verify"),
        "total": outcome.timings_ms.get("total"),
    }
    return {
        "version": 1,
        "lang": outcome.lang,
        "mode": outcome.mode,
        "drafter": outcome.drafter,
        "model": outcome.model,
        "prompt": outcome.prompt,
        "notice": notice_json(outcome.notice, ui_lang) if outcome.notice else None,
        "notices": [notice_json(n, ui_lang) for n in outcome.notices],
        "cycle": cycle_json(outcome.review.cycle),
        "parent": {"objectives": objectives_json(outcome.review.parent)} if outcome.review.parent else None,
        "gloss": [
            {"target": g.target, "term": g.term, "means": g.means} for g in glosses(outcome.review.parent, outcome.lang)
        ],
        "draft": {
            "objectives": objectives_json(outcome.review.document),
            "findings": [finding_json(f, ui_lang) for f in outcome.review.findings],
            "undecided": [undecided_json(u, ui_lang) for u in outcome.review.undecided],
        },
        "proposals": [proposal_json(p, ui_lang) for p in outcome.proposals],
        "questions": [question_json(q) for q in outcome.questions],
        "examples": [
            {"id": e.id, "score": e.score, "parts": dict(e.parts), "source": e.source, "modelled_on": e.modelled_on}
            for e in outcome.examples
        ],
        "attempts": outcome.attempts,
        "usage": dict(outcome.usage) if outcome.usage is not None else None,
        "timings_ms": timings,
        "metrics": metrics_json(outcome, ui_lang),
    }


def proposal_json(proposal: Proposal, ui_lang: Lang) -> ProposalShape:
    """One proposal."""
    return {
        "title": proposal.title,
        "complete": proposal.complete,
        "open": list(proposal.open),
        "objectives": [_proposed_objective(o) for o in proposal.objectives],
        "parked": [{"text": p.text, "from": p.source, "reason": p.reason} for p in proposal.parked],
        "findings": [finding_json(f, ui_lang) for f in proposal.findings],
        "ledger": [ledger_json(e) for e in proposal.ledger],
    }


def ledger_json(entry: LedgerEntry) -> LedgerShape:
    """One ledger entry."""
    return {
        "kind": entry.kind,
        "quote": entry.quote,
        "target": entry.target,
        "field": entry.field,
        "span": offsets(entry.span),
        "origin": entry.origin,
        "from": [
            {"source": s.source, "target": s.target, "span": offsets(s.span) if s.span else None} for s in entry.sources
        ],
        "how": entry.how,
        "question": entry.question,
    }


def question_json(question: Question) -> QuestionShape:
    """One question."""
    return {
        "id": question.id,
        "about": question.about,
        "slot": question.slot,
        "ask": question.ask,
        "why": question.why,
        "options": list(question.options),
        "where": question.where,
    }


def slots(sentence: Sentence) -> dict[BlankSlot, str | None]:
    """Metric, baseline, target, deadline and owner as words of the sentence; the blank's text where one stands."""
    baseline, targets = sentence.baseline, sentence.targets
    return {
        "metric": _blank(sentence.blanks, "metric") or sentence.metric,
        "baseline": _blank(sentence.blanks, "baseline") or (baseline.quote if baseline else None),
        "target": _blank(sentence.blanks, "target") or (targets[0].quote if targets else None),
        "deadline": _blank(sentence.blanks, "deadline") or (sentence.deadline.text if sentence.deadline else None),
        "owner": _blank(sentence.blanks, "owner") or sentence.owner,
    }


def _blank(blanks: Sequence[Blank], slot: BlankSlot) -> str | None:
    return next((b.text for b in blanks if b.slot == slot), None)


def _proposed_objective(shown: ShownObjective) -> ProposedObjectiveShape:
    return {
        "id": shown.id,
        "text": shown.draft.text,
        "why": shown.draft.why,
        "type": shown.draft.type,
        "supports": list(shown.draft.supports),
        "key_results": [_proposed_key_result(k) for k in shown.key_results],
        "tentative": shown.draft.tentative,
    }


def _proposed_key_result(shown: ShownKeyResult) -> ProposedKeyResultShape:
    draft, words = shown.draft, slots(shown.sentence)
    return {
        "id": shown.id,
        "text": draft.text,
        "why": draft.why,
        "rewrites": list(draft.rewrites),
        "kept": draft.kept,
        "suggested": draft.suggested,
        "supports": list(draft.supports),
        "initiatives": [{"text": i.text, "from": i.source} for i in draft.initiatives],
        "metric": words["metric"],
        "baseline": words["baseline"],
        "target": words["target"],
        "floor": draft.floor,
        "stretch": draft.stretch,
        "deadline": words["deadline"],
        "owner": words["owner"],
    }
