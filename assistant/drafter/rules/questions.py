"""What the rule drafter asks: the direction, what a piece of work is for, and the start of a line that stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafter.rules import wording
from assistant.drafter.rules.case import Case
from assistant.drafter.rules.lines import FITS, Line, named_in
from assistant.judge import judge_key_result
from assistant.lexicon import Metric
from assistant.types import DraftedObjective, Objective, Question

MOST_QUESTIONS = 3


def questions_of(
    objective: Objective,
    drafted: DraftedObjective,
    lines: Sequence[Line],
    unclear: Sequence[Line],
    flaw: str,
    main: Sequence[Metric],
    case: Case,
) -> Iterator[Question]:
    """At most three questions about one objective, the most telling first."""
    asked = [
        *_direction(objective, drafted, lines, flaw, main, case),
        *(_use(line, case) for line in sorted(unclear, key=lambda x: x.work)),
        *(q for line in lines if (q := _start(line, case)) is not None),
    ]
    yield from asked[:MOST_QUESTIONS]


def _direction(
    objective: Objective,
    drafted: DraftedObjective,
    lines: Sequence[Line],
    flaw: str,
    main: Sequence[Metric],
    case: Case,
) -> Iterator[Question]:
    lang = case.lang
    if flaw == "metric":
        yield Question(
            about=objective.id,
            slot="direction",
            ask=wording.say("goal", lang, what=objective.text),
            why=wording.say("goal_why", lang),
            options=tuple(wording.GOALS.in_lang(lang).split("|")),
        )
    elif not drafted.kept and drafted.why != wording.say("objective_relief", lang):
        near = [
            m for x in lines if x.work or x.stays for m, s in x.metrics[:2] if s >= FITS and m.of_trade(case.function)
        ]
        effects = [case.effect(m) for m in (*main, *near)]
        yield Question(
            about=objective.id,
            slot="direction",
            ask=wording.say("direction", lang),
            why=wording.say("direction_why", lang),
            options=tuple(dict.fromkeys(e for e in effects if e))[:3],
        )


def _use(line: Line, case: Case) -> Question:
    """What a piece of work should bring, with the metrics it may move to choose from."""
    return Question(
        about=line.item.id,
        slot="metric",
        ask=wording.say("line", case.lang, line=line.text),
        why=wording.say("line_why", case.lang),
        options=tuple(m.name.in_lang(case.lang) for m, _ in line.metrics[:3]),
    )


def _start(line: Line, case: Case) -> Question | None:
    """The start of a line that states a level of a rate or a time: it would tell how hard the target is."""
    named = named_in(line.text, case.function)
    sentence = line.sentence
    if line.sort != "keep" or not named or sentence.baseline_marked or sentence.baseline is not None:
        return None
    level = any(t.kind in ("percent", "duration", "score", "ratio") and t.op != "change" for t in sentence.targets)
    if not level or judge_key_result(sentence).kind != "outcome":
        return None
    metric, words = named[0]
    return Question(
        about=line.item.id,
        slot="baseline",
        ask=wording.say("start", case.lang, what=words),
        why=wording.say("start_why", case.lang),
        where=metric.where.in_lang(case.lang) if metric.where else None,
    )
