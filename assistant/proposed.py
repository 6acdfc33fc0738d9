"""A proposal as a document, so that the checks read it with the eyes they read drafts with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.item import read_sentence
from assistant.types import (
    Finding,
    KeyResult,
    Lang,
    Objective,
    OkrDocument,
    Related,
    Run,
    ShownObjective,
    Span,
)


def as_document(objectives: Sequence[ShownObjective], lang: Lang) -> OkrDocument:
    """The proposal's sentences as a document, one per line; every span counts into that text."""
    lines: list[str] = []
    at = 0
    items: list[Objective] = []

    def put(label: str, text: str) -> tuple[Span, tuple[Run, ...]]:
        nonlocal at
        start = at + len(label) + 2
        lines.append(f"{label}: {text}")
        at = start + len(text) + 1
        return Span(start, start + len(text)), (Run(0, start, len(text)),)

    for shown in objectives:
        span, runs = put(shown.id, shown.draft.text)
        key_results = []
        for kr in shown.key_results:
            kr_span, kr_runs = put(kr.id, kr.draft.text)
            key_results.append(
                KeyResult(
                    id=kr.id,
                    label=kr.id.split(".")[-1],
                    text=kr.draft.text,
                    span=kr_span,
                    runs=kr_runs,
                    sentence=kr.sentence,
                )
            )
        items.append(
            Objective(
                id=shown.id,
                label=shown.id,
                text=shown.draft.text,
                span=span,
                runs=runs,
                sentence=read_sentence(shown.draft.text, lang),
                key_results=tuple(key_results),
                written=bool(shown.draft.text),
            )
        )
    return OkrDocument(text="\n".join(lines), lang=lang, objectives=tuple(items))


def localise(findings: Iterable[Finding], document: OkrDocument) -> tuple[Finding, ...]:
    """The findings with spans that count into the text of their own item instead of the document's."""

    def local(target: str, span: Span | None) -> Span | None:
        item = document.find(target)
        if item is None or span is None:
            return None
        return Span(span.start - item.span.start, span.end - item.span.start)

    return tuple(
        replace(
            f,
            span=local(f.target, f.span),
            related=tuple(Related(r.target, local(r.target, r.span)) for r in f.related),
        )
        for f in findings
    )
