"""Values become the JSON of the contracts, as plain dicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.present.metrics import metrics_json
from assistant.types import (
    Blank,
    BlankSlot,
    Cycle,
    Figure,
    Finding,
    Item,
    Lang,
    LedgerEntry,
    Meta,
    Note,
    Notice,
    Objective,
    OkrDocument,
    Outcome,
    Proposal,
    Question,
    Review,
    Sentence,
    ShownKeyResult,
    ShownObjective,
    Span,
    Undecided,
)

if TYPE_CHECKING:
    from assistant.library import Example
    from assistant.present.shapes import (
        CheckShape,
        CountsShape,
        CycleShape,
        DeadlineShape,
        DraftShape,
        FigureShape,
        FindingShape,
        IgnoredShape,
        LedgerShape,
        MetaShape,
        NoteShape,
        NoticeShape,
        ObjectiveShape,
        ParsedObjectiveShape,
        ParseShape,
        ProposalShape,
        ProposedKeyResultShape,
        ProposedObjectiveShape,
        QuestionShape,
        SearchShape,
        TimingsShape,
        UndecidedShape,
    )


def check_json(review: Review, ui_lang: Lang) -> CheckShape:
    """A review as `okr check --format json` prints it, messages in `ui_lang`."""
    document = review.document
    return {
        "version": 1,
        "lang": document.lang,
        "profile": review.profile,
        "cycle": _cycle(review.cycle or document.cycle),
        "objectives": objectives_json(document),
        "findings": [finding_json(f, ui_lang) for f in review.findings],
        "undecided": [_undecided(u, ui_lang) for u in review.undecided],
        "notices": [notice_json(n, ui_lang) for n in review.notices],
        "counts": counts_json([review]),
        "ignored": ignored_json(review),
    }


def ignored_json(review: Review) -> IgnoredShape:
    """What was found and is not reported."""
    return {
        "line": sum(i.by == "line" for i in review.ignored),
        "baseline": sum(i.by == "baseline" for i in review.ignored),
        "findings": [
            {
                "check": i.finding.check,
                "severity": i.finding.severity,
                "target": i.finding.target,
                "quote": i.finding.quote,
                "span": _offsets(i.finding.span) if i.finding.span else None,
                "by": i.by,
                "reason": i.reason,
            }
            for i in review.ignored
        ],
    }


def counts_json(reviews: Iterable[Review]) -> CountsShape:
    """Findings by severity over all `reviews`."""
    total: CountsShape = {"error": 0, "warning": 0, "info": 0}
    for review in reviews:
        for finding in review.findings:
            total[finding.severity] += 1
    return total


def parse_json(document: OkrDocument, ui_lang: Lang) -> ParseShape:
    """What was understood, as `okr parse --format json` prints it."""
    return {
        "version": 1,
        "lang": document.lang,
        "cycle": _cycle(document.cycle),
        "objectives": [_parsed_objective(o) for o in document.objectives],
        "unparsed": [_offsets(s) for s in document.unparsed],
        "notices": [notice_json(n, ui_lang) for n in document.notices],
    }


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
        "cycle": _cycle(outcome.review.cycle),
        "parent": {"objectives": objectives_json(outcome.review.parent)} if outcome.review.parent else None,
        "draft": {
            "objectives": objectives_json(outcome.review.document),
            "findings": [finding_json(f, ui_lang) for f in outcome.review.findings],
            "undecided": [_undecided(u, ui_lang) for u in outcome.review.undecided],
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


def search_json(
    query: str,
    found: Iterable[tuple[Example, float, Mapping[str, float]]],
    ui_lang: Lang = "en",
    notices: Iterable[Notice] = (),
) -> SearchShape:
    """The nearest examples as `okr search --format json` prints them, and what is to be said about the index."""
    return {
        "version": 1,
        "query": query,
        "results": [
            {
                "id": example.id,
                "score": round(score, 4),
                "parts": {name: round(part, 4) for name, part in parts.items()},
                "lang": example.lang,
                "function": example.function,
                "role": example.role,
                "level": example.level,
                "industry": example.industry,
                "objective": example.objective,
                "key_results": [k.text for k in example.key_results],
                "why": example.why,
                "source": example.source,
                "modelled_on": example.modelled_on,
            }
            for example, score, parts in found
        ],
        "notices": [notice_json(notice, ui_lang) for notice in notices],
    }


def objectives_json(document: OkrDocument) -> list[ObjectiveShape]:
    """Ids, labels and texts."""
    return [
        {
            "id": o.id,
            "label": o.label,
            "text": o.text if o.written else None,
            "key_results": [{"id": k.id, "label": k.label, "text": k.text} for k in o.key_results],
        }
        for o in document.objectives
    ]


def finding_json(finding: Finding, ui_lang: Lang) -> FindingShape:
    """One finding."""
    return {
        "check": finding.check,
        "name": finding.name,
        "severity": finding.severity,
        "target": finding.target,
        "quote": finding.quote,
        "span": _offsets(finding.span) if finding.span else None,
        "message": finding.message.in_lang(ui_lang),
        "suggestion": finding.suggestion.in_lang(ui_lang),
        "sources": list(finding.sources),
        "position": finding.position.in_lang(ui_lang) if finding.position else None,
        "related": [{"target": r.target, "span": _offsets(r.span) if r.span else None} for r in finding.related],
    }


def notice_json(notice: Notice, ui_lang: Lang) -> NoticeShape:
    """One notice."""
    return {"code": notice.code, "text": notice.text.in_lang(ui_lang)}


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
        "span": _offsets(entry.span),
        "origin": entry.origin,
        "from": [
            {"source": s.source, "target": s.target, "span": _offsets(s.span) if s.span else None}
            for s in entry.sources
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


def _parsed_objective(item: Objective) -> ParsedObjectiveShape:
    return {
        "id": item.id,
        "label": item.label,
        "text": item.text if item.written else None,
        "span": _offsets(item.span),
        "figures": [_figure(f, item) for f in item.sentence.figures],
        "deadline": _deadline(item),
        "owner": item.sentence.owner,
        "meta": _meta(item.meta),
        "notes": [_note(n) for n in item.notes],
        "key_results": [
            {
                "id": k.id,
                "label": k.label,
                "text": k.text,
                "span": _offsets(k.span),
                "figures": [_figure(f, k) for f in k.sentence.figures],
                "deadline": _deadline(k),
                "owner": k.sentence.owner,
                "meta": _meta(k.meta),
                "notes": [_note(n) for n in k.notes],
            }
            for k in item.key_results
        ],
    }


def _figure(figure: Figure, item: Item) -> FigureShape:
    return {
        "quote": figure.quote,
        "span": _offsets(item.place(*figure.span)),
        "value": _decimal(figure.value),
        "low": _decimal(figure.low),
        "high": _decimal(figure.high),
        "op": figure.op,
        "unit": figure.unit,
        "kind": figure.kind,
        "role": figure.role,
        "sure": figure.sure,
    }


def _deadline(item: Item) -> DeadlineShape | None:
    deadline = item.sentence.deadline
    if deadline is None:
        return None
    return {"text": deadline.text, "iso": deadline.iso, "span": _offsets(item.place(*deadline.span))}


def _meta(meta: Meta) -> MetaShape:
    return {
        "weight": meta.weight,
        "progress": meta.progress,
        "confidence": meta.confidence,
        "priority": meta.priority,
        "score": meta.score,
        "status": meta.status,
        "parent": meta.parent,
        "title": meta.title,
        "tags": list(meta.tags),
    }


def _note(note: Note) -> NoteShape:
    return {"text": note.text, "span": _offsets(note.span)}


def _cycle(cycle: Cycle | None) -> CycleShape | None:
    return {"text": cycle.text, "start": cycle.start, "end": cycle.end} if cycle else None


def _undecided(undecided: Undecided, ui_lang: Lang) -> UndecidedShape:
    return {"check": undecided.check, "target": undecided.target, "reason": undecided.reason.in_lang(ui_lang)}


def _offsets(span: Span) -> tuple[int, int]:
    return (span.start, span.end)


def _decimal(value: Decimal | None) -> str | None:
    """A plain decimal string: no exponent, no trailing zeros."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
