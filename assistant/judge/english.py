"""Judging an English key result: what is counted, what the verb does, who decides the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.judge.english_amounts import nature, noun_run
from assistant.judge.english_bare import uncounted
from assistant.judge.english_clause import STOP, EnglishClause
from assistant.judge.english_ends import BREAK
from assistant.judge.english_words import read_tokens
from assistant.judge.view import Line, Part
from assistant.types import Figure, KeyResultKind, Span

_PACED = frozenset(["km", "m", "mi", "mile", "miles", "meter", "metre", "laps", "lap", "words", "word"])


def read_clauses(line: Line) -> Iterator[EnglishClause]:
    """The line cut at its stops."""
    tokens = read_tokens(line.bare)
    start = 0
    taken = [f.span for f in line.sentence.figures] + [b.span for b in line.sentence.blanks]
    cuts = [m.start() for m in BREAK.finditer(line.bare) if not any(s.start <= m.start() < s.end for s in taken)]
    for end in [*cuts, len(line.text)]:
        alone = [t for t in tokens if start <= t.start and t.end <= end]
        if (
            end in cuts
            and len(alone) == 1
            and "b" in alone[0].form
            and not any(start <= f.span.start < end for f in line.amounts)
        ):
            continue  # design, test and launch the page: the verbs share what follows
        inside = tuple(t for t in tokens if start <= t.start and t.end <= end)
        figures = tuple(f for f in line.amounts if start <= f.span.start < end)
        if inside or figures:
            yield EnglishClause(start, end, inside, figures)
        start = end


def parts(line: Line) -> Iterator[Part]:
    """The clauses judged, in reading order."""
    for clause in read_clauses(line):
        part = _counted(line, clause) if clause.figures else uncounted(line, clause)
        yield replace(part, clause=Span(clause.start, clause.end), counted=bool(clause.figures))


def _counted(line: Line, clause: EnglishClause) -> Part:
    judged = [(nature(line, clause, f), f) for f in clause.figures]
    within = [f for f in line.sentence.figures if f.kind == "duration" and f.op in ("le", "lt") and f.role == "other"]
    paced = any(f.unit in _PACED for f in clause.figures)
    if paced and any(clause.start <= f.span.start < clause.end for f in within):
        judged += [("outcome", f) for f in within]  # run 10 km in under 50 minutes
    wanted: tuple[KeyResultKind, ...] = ("outcome", "output", "activity")
    for kind in wanted:
        for found, figure in judged:
            if found == kind:
                return Part(kind, True, _telling(clause, figure))
    return Part("outcome", True, Span(clause.start, clause.end))


def _telling(clause: EnglishClause, figure: Figure) -> Span:
    before = [t for t in clause.tokens if t.start < figure.span.start and t.text not in STOP]
    after = noun_run(clause, figure)
    start = before[0].start if before else figure.span.start
    end = max(figure.span.end, after[-1].end if after else 0)
    return Span(min(start, figure.span.start), end)
