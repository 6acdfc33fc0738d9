"""A Chinese line cut at its stops, with the words that each piece holds."""

from __future__ import annotations

from assistant.judge.chinese_ends import BREAK, FILLER, MORE
from assistant.judge.chinese_words import IMPROVE, VAGUE, scan
from assistant.judge.view import Clause, Line
from assistant.types import Span


def read_clauses(line: Line) -> tuple[Clause, ...]:
    """The line cut at its stops, each piece with the words and the figures that stand in it."""
    known = scan(line.bare)
    taken = [f.span for f in line.sentence.figures]
    clauses: list[Clause] = []
    start = 0
    cuts = [m.start() for m in BREAK.finditer(line.bare) if not any(s.start <= m.start() < s.end for s in taken)]
    for end in [*cuts, len(line.text)]:
        inside = line.text[start:end].strip(" ,;。!?、:")
        if inside:
            figures = tuple(f for f in line.amounts if start <= f.span.start < end)
            if figures or line.bare[start:end].strip(" ,;。!?、:"):
                clauses.append(
                    Clause(start, end, tuple(w for w in known if start <= w.start and w.end <= end), figures)
                )
        start = end
    return tuple(clauses)


def filler(text: str) -> int:
    """How many characters at the start only lead in: a date, 顺利, 本季度."""
    found = FILLER.match(text)
    return found.end() if found and found.end() < len(text) else 0


def undefined_words(clause: Clause, line_text: str) -> Span | None:
    """The words of the clause whose end is undefined, or None."""
    found = next((w for w in clause.words if w.has(VAGUE) or (w.has(IMPROVE) and not w.has("PX"))), None)
    if found is None:
        return None
    more = MORE.match(line_text, found.start)
    return Span(found.start, more.end() if more else found.end)
