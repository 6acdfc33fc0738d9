"""What was understood of a text becomes the JSON of the contracts, as plain dicts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.present.wire import cycle_json, notice_json, offsets
from assistant.types import (
    Figure,
    Item,
    Lang,
    Meta,
    Note,
    Objective,
    OkrDocument,
)

if TYPE_CHECKING:
    from assistant.present.shapes.document import (
        DeadlineShape,
        FigureShape,
        MetaShape,
        NoteShape,
        ParsedObjectiveShape,
        ParseShape,
    )


def parse_json(document: OkrDocument, ui_lang: Lang) -> ParseShape:
    """What was understood, as `okr parse --format json` prints it."""
    return {
        "version": 1,
        "lang": document.lang,
        "cycle": cycle_json(document.cycle),
        "objectives": [_parsed_objective(o) for o in document.objectives],
        "unparsed": [offsets(s) for s in document.unparsed],
        "notices": [notice_json(n, ui_lang) for n in document.notices],
    }


def _parsed_objective(item: Objective) -> ParsedObjectiveShape:
    return {
        "id": item.id,
        "label": item.label,
        "text": item.text if item.written else None,
        "span": offsets(item.span),
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
                "span": offsets(k.span),
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
        "span": offsets(item.place(*figure.span)),
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
    return {"text": deadline.text, "iso": deadline.iso, "span": offsets(item.place(*deadline.span))}


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
    return {"text": note.text, "span": offsets(note.span)}


def _decimal(value: Decimal | None) -> str | None:
    """A plain decimal string: no exponent, no trailing zeros."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
