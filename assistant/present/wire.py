"""A review and what was found near a draft become the JSON of the contracts, as plain dicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from assistant.types import (
    Cycle,
    Finding,
    Lang,
    Notice,
    OkrDocument,
    Review,
    Span,
    Undecided,
)

if TYPE_CHECKING:
    from assistant.library import Example
    from assistant.present.shapes.check import (
        CheckShape,
        CountsShape,
        CycleShape,
        FindingShape,
        IgnoredShape,
        NoticeShape,
        ObjectiveShape,
        UndecidedShape,
    )
    from assistant.present.shapes.search import SearchShape


def check_json(review: Review, ui_lang: Lang) -> CheckShape:
    """A review as `okr check --format json` prints it, messages in `ui_lang`."""
    document = review.document
    return {
        "version": 1,
        "lang": document.lang,
        "profile": review.profile,
        "cycle": cycle_json(review.cycle or document.cycle),
        "objectives": objectives_json(document),
        "findings": [finding_json(f, ui_lang) for f in review.findings],
        "undecided": [undecided_json(u, ui_lang) for u in review.undecided],
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
                "span": offsets(i.finding.span) if i.finding.span else None,
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
        "span": offsets(finding.span) if finding.span else None,
        "message": finding.message.in_lang(ui_lang),
        "suggestion": finding.suggestion.in_lang(ui_lang),
        "sources": list(finding.sources),
        "position": finding.position.in_lang(ui_lang) if finding.position else None,
        "related": [{"target": r.target, "span": offsets(r.span) if r.span else None} for r in finding.related],
    }


def notice_json(notice: Notice, ui_lang: Lang) -> NoticeShape:
    """One notice."""
    return {"code": notice.code, "text": notice.text.in_lang(ui_lang)}


def cycle_json(cycle: Cycle | None) -> CycleShape | None:
    """The cycle, None where none is known."""
    return {"text": cycle.text, "start": cycle.start, "end": cycle.end} if cycle else None


def undecided_json(undecided: Undecided, ui_lang: Lang) -> UndecidedShape:
    """What was left undecided, with its reason."""
    return {"check": undecided.check, "target": undecided.target, "reason": undecided.reason.in_lang(ui_lang)}


def offsets(span: Span) -> tuple[int, int]:
    """Where a stretch of the typed text begins and ends, in characters."""
    return (span.start, span.end)
