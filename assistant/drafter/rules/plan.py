"""The plan of a proposal by rules: which metric each task should move, what stays, what is asked.

Several tasks may share one key result; at most three key results are suggested, with two blanks each and none in the
objective. The objective is the effect of the main metric on the people or subject named in the draft or parent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafter.rules import cues, wording
from assistant.drafter.rules.board import plan_board
from assistant.drafter.rules.case import Case, for_objective, read_case
from assistant.drafter.rules.groups import grouped
from assistant.drafter.rules.lines import FITS, Line, metrics_for, read_lines
from assistant.drafter.rules.objective import drafted, flaw_of, main_metrics, wish_of
from assistant.drafter.rules.questions import questions_of
from assistant.drafter.rules.results import results_of
from assistant.drafter.rules.scratch import from_scratch
from assistant.lexicon import Metric
from assistant.library import Example
from assistant.metrics import board_of
from assistant.parked import BACKGROUND, BLANK_LINE, ROUTINE, SHARED, SPLIT
from assistant.text import language
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Objective,
    Parked,
    Request,
    Review,
    StartProposal,
    Text,
)

_PARKED: dict[str, Text] = {
    "routine": ROUTINE,
    "split": SPLIT,
    "blank": BLANK_LINE,
    "heading": BACKGROUND,
    "shared": SHARED,
}


def plan(request: Request, review: Review, examples: Sequence[Example] = ()) -> Iterator[DraftPiece]:
    """The pieces of the proposal, or of several where the draft leaves the direction open."""
    case = read_case(request, review)
    board = board_of(request)
    live = [o for o in review.document.objectives if not o.dropped and (o.key_results or o.written)]
    objectives = [o for o in live if not _only_announces(o)] or live
    if board is not None:
        yield StartProposal()
        for objective in objectives:
            if not any(board.row(k.id) for k in objective.key_results):
                yield from _objective(objective, for_objective(objective, case))
        yield from plan_board(board, request, review)
        return
    if not objectives or request.mode == "scratch":
        yield from from_scratch(case, examples)
        return
    if len(objectives) == 1:
        yield from _one(objectives[0], for_objective(objectives[0], case))
        return
    yield StartProposal()
    said: set[str] = set()
    for objective in objectives:
        for piece in _objective(objective, for_objective(objective, case)):
            yield _in_its_own_words(piece, said, case) if isinstance(piece, DraftedKeyResult) else piece


def _only_announces(objective: Objective) -> bool:
    """Whether all that stands there are headings, read as lines: 今年工作重点：降本、保供."""
    return not objective.written and all(cues.is_heading(k.text) for k in objective.key_results)


def _in_its_own_words(row: DraftedKeyResult, said: set[str], case: Case) -> DraftedKeyResult:
    """A key result that another objective has already asks for a metric of its own; `said` is what stands so far."""
    if row.text in said and row.suggested and row.initiatives:
        first, *rest = row.initiatives
        row = replace(
            row,
            text=wording.with_metric(first.text, case.lang),
            why=wording.say("checkable", case.lang),
            rewrites=(first.source,) if first.source else (),
            suggested=False,
            initiatives=tuple(rest),
        )
    said.add(row.text)
    return row


def mended(piece: DraftedObjective | DraftedKeyResult) -> DraftedObjective | DraftedKeyResult | None:
    """A piece with errors said again from the lexicon, or None where no metric fits."""
    lang = language(piece.text)
    words = piece.text
    if isinstance(piece, DraftedKeyResult):
        words = " ".join([piece.text, *(i.text for i in piece.initiatives)])
    fit = [m for m, s in metrics_for(words, None) if s >= FITS]
    if not fit:
        return None
    if isinstance(piece, DraftedObjective):
        effect = fit[0].effect
        return replace(piece, text=effect.in_lang(lang), kept=False) if effect else None
    name = fit[0].name.in_lang(lang)
    return replace(piece, text=wording.from_to(fit[0], name, lang), kept=False)


def _one(objective: Objective, case: Case) -> Iterator[DraftPiece]:
    """One objective, or two directions where only a label and tasks were given and two effects fit them."""
    lines = read_lines(objective, case.review, case.function)
    stands = any(x.sort in ("keep", "count", "problem") for x in lines)
    is_open = not case.review.parent and flaw_of(objective) == "label_only" and not stands
    ways = _ways(objective, lines, case) if is_open else []
    if len(ways) < 2:
        yield StartProposal()
        yield from _objective(objective, case)
        return
    for metric in ways[:2]:
        yield StartProposal(case.effect(metric))
        yield from _objective(objective, case, lead=metric, ask=metric is ways[0], options=ways[:2])


def _unless_role(line: Line, case: Case) -> Line:
    """The line as it is, background where it only names who writes: "Community manager."."""
    role = (case.request.role or "").lower()
    return replace(line, sort="heading") if line.work and line.said.lower() in role else line


def _ways(objective: Objective, lines: Sequence[Line], case: Case) -> list[Metric]:
    """Metrics with different effects that the label and its tasks may be about, best first."""
    scores: dict[str, float] = {}
    by_key: dict[str, Metric] = {}
    for metric, score in metrics_for(objective.text, case.function):
        scores[metric.key] = scores.get(metric.key, 0.0) + score
        by_key[metric.key] = metric
    for line in lines:
        if line.sort == "routine":
            continue
        for metric, score in line.metrics:
            scores[metric.key] = scores.get(metric.key, 0.0) + score * 0.7
            by_key[metric.key] = metric
    ranked = sorted((k for k in scores if scores[k] >= 0.5 and by_key[k].effect), key=lambda k: -scores[k])
    ways: dict[str | None, Metric] = {}
    for key in ranked:
        ways.setdefault(case.effect(by_key[key]), by_key[key])
    return list(ways.values())


def _objective(
    objective: Objective,
    case: Case,
    *,
    lead: Metric | None = None,
    ask: bool = True,
    options: Sequence[Metric] = (),
) -> Iterator[DraftPiece]:
    lines = [_unless_role(x, case) for x in read_lines(objective, case.review, case.function)]
    flaw = flaw_of(objective)
    groups, left = grouped(lines, case, lead)
    if flaw == "none" and (wish := wish_of(lines, case)) is not None:
        lines, left = [x for x in lines if x is not wish], [x for x in left if x is not wish]
    else:
        wish = None
    results = results_of(objective, lines, groups, left, flaw, case)
    main = main_metrics(objective, lines, groups, results.rows, case, lead)
    head = drafted(objective, lines, main, results.rows, wish, case)
    yield head
    yield from results.rows
    yield from results.parked
    for line in lines:
        if (reason := _PARKED.get(line.sort)) is not None:
            yield Parked(line.said, line.item.id, reason.in_lang(case.lang))
    if ask:
        yield from questions_of(objective, head, lines, results.unclear, flaw, options or main, case)
