"""A board as JSON and back, with a receipt for each proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.metrics import read_back, receipt_of
from assistant.numbers import read_figures
from assistant.types import Amount, Board, Cycle, Lang, Left, MetricRow, Outcome, Proposal, Span, Sum, Text

if TYPE_CHECKING:
    from assistant.present.shapes.metrics import (
        AmountShape,
        MetricRowShape,
        MetricsShape,
        ReceiptShape,
        TargetPlaceShape,
    )


def metrics_json(outcome: Outcome, ui_lang: Lang) -> MetricsShape | None:
    """The outcome's board; None where no metrics were given."""
    board = outcome.board
    if board is None:
        return None
    return {
        "read": read_back(board, ui_lang),
        "notes": [n.in_lang(ui_lang) for n in board.notes],
        "text": board.text,
        "rows": [_row(r, ui_lang) for r in board.rows],
        "left": [{"kind": one.kind, "text": one.text, "span": (one.span.start, one.span.end)} for one in board.left],
        "sums": [
            {
                "row": s.row,
                "parts": list(s.parts),
                "text": s.text,
                "amounts": [a.text for a in s.amounts],
                "how": list(s.how),
            }
            for s in board.sums
        ],
        "purpose": board.purpose,
        "receipts": [_receipt(board, p, outcome, ui_lang) for p in outcome.proposals],
    }


def board_from(data: dict[str, Any], lang: Lang, cycle: Cycle | None) -> Board:
    """The board that `metrics_json` printed."""
    return Board(
        text=data["text"],
        lang=lang,
        rows=tuple(_row_from(r) for r in data["rows"]),
        left=tuple(Left(kind=one["kind"], text=one["text"], span=Span(*one["span"])) for one in data["left"]),
        notes=tuple(Text(n, n) for n in data["notes"]),
        sums=tuple(
            Sum(
                row=s["row"],
                parts=tuple(s["parts"]),
                text=s["text"],
                amounts=tuple(_read(Amount(text=a)) for a in s["amounts"]),
                how=tuple(s["how"]),
            )
            for s in data["sums"]
        ),
        cycle=cycle,
        purpose=data["purpose"],
    )


def _row(row: MetricRow, lang: Lang) -> MetricRowShape:
    return {
        "id": row.id,
        "name": row.name,
        "text": row.text,
        "span": (row.span.start, row.span.end),
        "metric": row.metric,
        "unit": row.unit,
        "baseline": _amount(row.baseline),
        "target": _amount(row.target),
        "floor": _amount(row.floor),
        "stretch": _amount(row.stretch),
        "further": [shape for a in row.further if (shape := _amount(a)) is not None],
        "parts": [shape for a in row.parts if (shape := _amount(a)) is not None],
        "period": row.period,
        "owner": row.owner,
        "limit": row.limit,
        "tray": row.tray,
        "reason": row.reason.in_lang(lang),
        "by_hand": row.by_hand,
    }


def _row_from(data: dict[str, Any]) -> MetricRow:
    return MetricRow(
        **{
            **data,
            "span": Span(*data["span"]),
            "baseline": _amount_from(data["baseline"]),
            "target": _amount_from(data["target"]),
            "floor": _amount_from(data["floor"]),
            "stretch": _amount_from(data["stretch"]),
            "further": tuple(a for d in data["further"] if (a := _amount_from(d)) is not None),
            "parts": tuple(a for d in data["parts"] if (a := _amount_from(d)) is not None),
            "reason": Text(data["reason"], data["reason"]),
        }
    )


def _amount(amount: Amount | None) -> AmountShape | None:
    if amount is None:
        return None
    span = (amount.span.start, amount.span.end) if amount.span is not None else None
    return {"text": amount.text, "span": span, "heading": amount.heading, "name": amount.name}


def _amount_from(data: dict[str, Any] | None) -> Amount | None:
    if data is None:
        return None
    span = Span(*data["span"]) if data["span"] is not None else None
    return _read(Amount(text=data["text"], span=span, heading=data["heading"], name=data["name"]))


def _read(amount: Amount) -> Amount:
    return Amount(
        text=amount.text,
        figure=next(iter(read_figures(amount.text)), None),
        span=amount.span,
        heading=amount.heading,
        name=amount.name,
    )


def _receipt(board: Board, proposal: Proposal, outcome: Outcome, lang: Lang) -> ReceiptShape:
    receipt = receipt_of(board, proposal, outcome.questions)
    places: list[TargetPlaceShape] = [
        {"row": row, "target": f"{a.name} {a.text}".strip(), "place": place} for row, a, place in receipt.places
    ]
    return {
        "targets": len(receipt.places),
        "okr": receipt.count("okr"),
        "parked": receipt.count("parked"),
        "asked": receipt.count("asked"),
        "lost": receipt.count("lost"),
        "text": receipt.text.in_lang(lang),
        "places": places,
    }
