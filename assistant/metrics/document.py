"""The sheet as a document: its rows are lines that a proposal rewrites, parks or asks about, like those of a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.item import read_sentence
from assistant.parse import parse
from assistant.types import (
    Board,
    Figure,
    FigureRole,
    Finding,
    KeyResult,
    Objective,
    OkrDocument,
    Request,
    Review,
    Sentence,
    Span,
)

# What is worth saying about a row of a sheet: it contradicts itself, or is the leader's own figure taken over.
_ON_ROWS = frozenset(("K07", "K09"))


def read_document(request: Request, board: Board | None) -> OkrDocument:
    """What a request is to be drafted from: its text, its sheet, or the sheet behind the text."""
    if board is None:
        return parse(request.text if request.text.strip() else request.metrics or "", lang=request.lang)
    beside = request.metrics is not None and request.text.strip()
    return document_of(board, parse(request.text, lang=request.lang) if beside else None)


def document_of(board: Board, draft: OkrDocument | None = None) -> OkrDocument:
    """The rows as key results below an objective that nobody has written yet, behind those of `draft`."""
    text = f"{draft.text}\n{board.text}" if draft is not None else board.text
    shift = len(text) - len(board.text)
    rows = tuple(
        KeyResult(
            id=row.id,
            label="",
            text=row.text,
            span=Span(row.span.start + shift, row.span.end + shift),
            runs=(),
            sentence=_sentence(read_sentence(row.text, board.lang)),
        )
        for row in board.rows
    )
    target = board.rows[0].id.partition(".")[0]
    first = rows[0].span.start
    objective = Objective(
        id=target,
        label="",
        text="",
        span=Span(first, first),
        runs=(),
        sentence=Sentence(text="", lang=board.lang),
        key_results=rows,
        written=False,
    )
    if draft is None:
        return OkrDocument(text=text, lang=board.lang, objectives=(objective,), cycle=board.cycle)
    return replace(draft, text=text, objectives=(*draft.objectives, objective), cycle=draft.cycle or board.cycle)


def on_rows(review: Review, board: Board) -> Review:
    """The review without what only makes sense for an OKR: a sheet has rows, and no set of them was meant as one."""
    rows = {row.id for row in board.rows}
    sheet = rows | {board.rows[0].id.partition(".")[0]}
    alone = len(review.document.objectives) == 1

    def kept(target: str, check: str) -> bool:
        if target in rows:
            return check in _ON_ROWS
        return target not in sheet and not (alone and target == "set")

    findings: Iterable[Finding] = (f for f in review.findings if kept(f.target, f.check))
    undecided = (u for u in review.undecided if kept(u.target, u.check))
    return replace(review, findings=tuple(findings), undecided=tuple(undecided))


def _sentence(sentence: Sentence) -> Sentence:
    """The sentence with every amount that is no start as a target: a year's target beside the quarter's is one too."""
    return replace(sentence, figures=tuple(_as_target(f) for f in sentence.figures))


def _as_target(figure: Figure) -> Figure:
    role: FigureRole = "target" if figure.role == "other" else figure.role
    return replace(figure, role=role)
