"""The message to the leader as a session has it now, and the questions that leave the page with the OKR."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked import open_blanks
from assistant.export import message
from assistant.session import State
from assistant.types import Outcome
from assistant.ui.questions import background


def letter(state: State, outcome: Outcome) -> str:
    """The message to the leader as it stands now."""
    return message(
        outcome,
        who=state.form.work,
        cycle=state.form.cycle,
        direction=min(state.direction, len(outcome.proposals) - 1),
        chosen=len(outcome.proposals) > 1,
        asked={a.question for a in state.answers if a.way == "leader"},
        background=background(state, outcome),
    )


def still_asking(state: State, outcome: Outcome) -> Outcome:
    """The outcome with the questions that are still open, or on their way to the leader: the answered ones are done with."""
    settled = {a.question for a in state.answers if a.way != "leader"}
    waiting = {b.question for p in outcome.proposals for b in open_blanks(p, outcome.questions)}
    kept = tuple(q for q in outcome.questions if q.id not in settled or q.id in waiting)
    return replace(outcome, questions=kept)
