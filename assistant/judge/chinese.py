"""Judging a Chinese key result: what is counted, what the verb does, who decides the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.judge.chinese_amounts import nature
from assistant.judge.chinese_bare import uncounted
from assistant.judge.chinese_clauses import filler, read_clauses
from assistant.judge.chinese_ends import ABLE, CAN, JUDGED, SOON_CAN, UNAIDED
from assistant.judge.chinese_words import PEOPLE
from assistant.judge.view import Clause, Line, Part
from assistant.text.late import late_compile
from assistant.types import Figure, KeyResultKind, Span

# How many an event reaches is part of the event.
_REACHED = late_compile(
    r"[\s,;:]*(?:共|累计|合计)?(?:覆盖|惠及|触达|参加|参与|参训|受众|到场)", needs="覆盖 惠及 触达 参 受众 到场"
)


def parts(line: Line) -> Iterator[Part]:
    """The clauses judged, in reading order."""
    before: Part | None = None
    works = False
    for clause in read_clauses(line):
        if works and _only_lists(line, clause):
            continue
        works = any(w.verb for w in clause.words)
        part = _counted(line, clause) if clause.figures else uncounted(line, clause)
        if before is not None and before.kind == "activity" and _REACHED.match(line.bare, clause.start):
            part = replace(part, kind="activity")  # 培训 12 场，覆盖 600 人次
        before = replace(part, clause=Span(clause.start, clause.end), counted=bool(clause.figures))
        yield before


def _only_lists(line: Line, clause: Clause) -> bool:
    """Whether a clause behind a colon only says of what the work before consists: 物料筹备：折页、短视频、报价单."""
    opens = line.text[clause.start : clause.start + 1] == ":"
    return opens and not clause.figures and not any(w.verb and not w.has("t") for w in clause.words)


def _counted(line: Line, clause: Clause) -> Part:
    person = next((w for w in clause.words if w.has(PEOPLE)), None)
    able = person is not None and (
        CAN.match(line.bare[person.end : clause.end]) or SOON_CAN.match(line.bare[person.end : clause.end])
    )
    if able or UNAIDED.search(line.bare[clause.start : clause.end]) or ABLE.match(line.bare[clause.start : clause.end]):
        start = clause.start + filler(line.text[clause.start : clause.end])
        return Part("outcome", True, Span(start, clause.end))
    passed = JUDGED.search(line.bare, clause.start, clause.end)
    if passed is not None and passed.group()[0] in "通获取拿" and clause.figures[-1].span.end <= passed.start():
        return Part("outcome", True, Span(clause.figures[0].span.start, passed.end()))  # 3 款新品通过感官评审
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
