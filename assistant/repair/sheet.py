"""The rows of a sheet at the desk: each stands in one place, with its floor and stretch, and the rest stays in view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.metrics import purpose_question, states
from assistant.metrics.choose import MOST_OBJECTIVES
from assistant.numbers import read_figures
from assistant.repair.align import plain
from assistant.repair.bench import Bench
from assistant.session.passed import passed_on
from assistant.types import (
    Board,
    DraftedKeyResult,
    DraftedObjective,
    Item,
    Lang,
    MetricRow,
    Parked,
    Question,
    ShownKeyResult,
    ShownObjective,
    Text,
    Tray,
)

__all__ = [
    "MOST_OBJECTIVES",
    "as_row",
    "as_tentative",
    "drafted",
    "is_used",
    "open_parts",
    "parked_parts",
    "parked_row",
    "row_of",
    "with_purpose",
]

_PARTS = Text("分工，不作关键结果", "this splits the work and is no key result")
_TOTAL = Text("，合计 {total}", ", together {total}")
_LATER = Text("要赢的里面排在后面，先看着", "to win, but behind the others: kept in view")
_KEPT: dict[Tray, Text] = {
    "drive": Text("放进看板看着：{reason}", "kept in view: {reason}"),
    "guard": Text("看板上守着：{reason}", "kept in view as a guardrail: {reason}"),
    "watch": Text("放进看板：{reason}", "kept in view: {reason}"),
}


def row_of(line: Item, bench: Bench) -> MetricRow | None:
    """The sheet's row that a line of the document is."""
    return bench.board.row(line.id) if bench.board is not None else None


def drafted(bench: Bench) -> int:
    """How many objectives of the person's own stand beside the sheet."""
    return sum(1 for o in bench.review.document.objectives if o.written and not o.dropped)


def as_row(piece: DraftedKeyResult, bench: Bench) -> DraftedKeyResult:
    """The key result with the floor and the stretch of the row that it stands for, and never "kept": a row is no sentence.

    Where it names one row and gives another's figures, or a figure in another unit, the row's own words stand:
    华北签约额从 880 万元 was the south's, and 9 loans are not 9%.
    """
    if bench.board is None:
        return piece
    named = _named(piece.text, bench.board)
    row = named or (bench.board.row(piece.rewrites[0]) if piece.rewrites else None)
    if row is None:
        return piece
    if named is not None and named.id not in piece.rewrites[:1]:
        piece = replace(piece, rewrites=(named.id,), suggested=False)
    floor = row.floor.text if row.floor is not None else None
    stretch = row.stretch.text if row.stretch is not None and row.stretch != row.target else None
    text = piece.text if _figures_of(row, piece.text) else row.text
    return replace(piece, text=text, kept=False, floor=floor, stretch=stretch)


def _named(text: str, board: Board) -> MetricRow | None:
    """The row whose whole name stands in a text; None where none or several of one length do."""
    said = plain(text)
    found = sorted((r for r in board.rows if plain(r.name) and plain(r.name) in said), key=lambda r: -len(r.name))
    return found[0] if found and len({len(r.name) for r in found[:2]}) == min(len(found), 2) else None


def _figures_of(row: MetricRow, text: str) -> bool:
    """Whether every figure of a text is one of the row's, in per cent where the row's is."""
    amounts = (row.baseline, row.target, row.floor, row.stretch, *row.further, *row.parts)
    own = {(a.figure.value, a.figure.kind == "percent") for a in amounts if a is not None and a.figure is not None}
    return all((f.value, f.kind == "percent") in own for f in read_figures(text) if f.value is not None)


def as_tentative(piece: DraftedObjective, bench: Bench) -> DraftedObjective:
    """An objective of the sheet's is tentative until somebody has said what its figures are for."""
    if bench.board is None or piece.rewrites:
        return piece
    answered = bench.board.purpose is not None and not passed_on(bench.board.purpose, "direction")
    return replace(piece, tentative=not answered)


def with_purpose(questions: Sequence[Question], bench: Bench) -> list[Question]:
    """The questions with the one that a sheet is asked about, in place of any other about the direction."""
    if bench.board is None:
        return list(questions)
    return [purpose_question(bench.board), *(q for q in questions if q.slot != "direction")]


def is_used(piece: DraftedKeyResult, shown: Sequence[ShownKeyResult], bench: Bench) -> bool:
    """Whether a key result already stands for one of the rows: a figure is a key result exactly once."""
    if bench.board is None:
        return False
    taken = {r for k in shown for r in k.draft.rewrites if bench.board.row(r) is not None}
    return any(r in taken for r in piece.rewrites)


def parked_row(row: MetricRow, bench: Bench) -> Parked:
    """The row kept in view, with the reason of its tray."""
    lang = bench.lang
    if row.tray == "win":
        return Parked(row.text, row.id, _LATER.in_lang(lang))
    return Parked(row.text, row.id, _KEPT[row.tray].in_lang(lang).format(reason=row.reason.in_lang(lang)))


def open_parts(objectives: Sequence[ShownObjective], parked: Sequence[Parked], bench: Bench) -> Iterator[Parked]:
    """The shares of each split metric that stand nowhere yet."""
    texts = [k.draft.text for o in objectives for k in o.key_results] + [p.text for p in parked]
    for row in bench.board.rows if bench.board is not None else ():
        if row.parts and not all(any(p.name in t and states(p, t) for t in texts) for p in row.parts):
            yield parked_parts(row, bench.lang)


def parked_parts(row: MetricRow, lang: Lang) -> Parked:
    """A metric's shares in one line, and their sum where it is the metric's own target."""
    comma = "、" if lang == "zh" else ", "
    text = comma.join(f"{p.name} {p.text}" for p in row.parts)
    values = [p.figure.value for p in row.parts if p.figure is not None and p.figure.value is not None]
    goal = row.target.figure.value if row.target is not None and row.target.figure is not None else None
    if row.target is not None and len(values) == len(row.parts) and sum(values) == goal:
        text += _TOTAL.in_lang(lang).format(total=row.target.text)
    return Parked(text, None, _PARTS.in_lang(lang))
