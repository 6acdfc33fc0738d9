"""The message to the leader as a session has it now."""

from __future__ import annotations

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
