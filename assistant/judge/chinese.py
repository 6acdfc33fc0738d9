"""Judging a Chinese key result: what is counted, what the verb does, who decides the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.judge.chinese_amounts import nature
from assistant.judge.chinese_bare import uncounted
from assistant.judge.chinese_clauses import filler, read_clauses
from assistant.judge.chinese_ends import ABLE, CAN, SOON_CAN, UNAIDED
from assistant.judge.chinese_words import PEOPLE
from assistant.judge.view import Clause, Line, Part
from assistant.types import Figure, KeyResultKind, Span


def parts(line: Line) -> Iterator[Part]:
    """The clauses judged, in reading order."""
    for clause in read_clauses(line):
        part = _counted(line, clause) if clause.figures else uncounted(line, clause)
        yield replace(part, clause=Span(clause.start, clause.end), counted=bool(clause.figures))


def _counted(line: Line, clause: Clause) -> Part:
    person = next((w for w in clause.words if w.has(PEOPLE)), None)
    able = person is not None and (
        CAN.match(line.bare[person.end : clause.end]) or SOON_CAN.match(line.bare[person.end : clause.end])
    )
    if able or UNAIDED.search(line.bare[clause.start : clause.end]) or ABLE.match(line.bare[clause.start : clause.end]):
        start = clause.start + filler(line.text[clause.start : clause.end])
        return Part("outcome", True, Span(start, clause.end))
    judged = [(nature(line, clause, f), f) for f in clause.figures]
    wanted: tuple[KeyResultKind, ...] = ("outcome", "output", "activity")
    for kind in wanted:
        for found, figure in judged:
            if found == kind:
                return Part(kind, True, _telling(line, clause, figure))
    return Part("outcome", True, Span(clause.start, clause.end))


def _telling(line: Line, clause: Clause, figure: Figure) -> Span:
    """The telling words: from the clause's verb (or metric) to the end of what is counted."""
    start = next((w.start for w in clause.words if w.verb and w.start < figure.span.start), None)
    if start is None:
        start = clause.start + filler(line.text[clause.start : clause.end])
    end = max(figure.span.end, next((w.end for w in clause.words if 0 <= w.start - figure.span.end <= 6), 0))
    return Span(min(start, figure.span.start), max(end, figure.span.end))
