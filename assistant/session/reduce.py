"""How events move the state of a session: pure, so that a reload, a test and a second tab see the same."""

from __future__ import annotations

from dataclasses import fields, replace

from assistant import events
from assistant.session.moves import (
    BroughtIn,
    Doubted,
    Reopened,
    SessionEvent,
    Started,
    SteppedBack,
    Told,
    TurnTaken,
    Typed,
)
from assistant.session.progress import advanced
from assistant.session.said import said_after
from assistant.session.state import Choices, State

# How many turns are shown and kept.
MOST_TURNS = 40
# How many steps can be taken back.
_STEPS = 30


def reduce(state: State, event: SessionEvent) -> State:
    """The state after `event`. Drafting events that come after a stop or a new start of the boxes change nothing."""
    match event:
        case Typed("sheet", text):  # another sheet has other rows: what was said of the last one goes
            return state if text == state.form.sheet else replace(state, form=replace(state.form, sheet=text, told={}))
        case Typed(box, text):
            return replace(state, form=replace(state.form, **{box: text}))  # type: ignore[arg-type]
        case Told(key, text):
            told = {k: v for k, v in state.form.told.items() if k != key} | ({key: text} if text.strip() else {})
            return replace(state, form=replace(state.form, told=told))
        case BroughtIn(request, outcome):
            brought = State(form=state.form, phase="running", request=request, dismissed=state.dismissed)
            return advanced(brought, events.Finished(outcome))
        case Started(request):
            return State(form=state.form, phase="running", request=request, dismissed=state.dismissed)
        case Reopened():
            return State(form=state.form, dismissed=state.dismissed)
        case SteppedBack():
            return _with(state, state.past[-1], state.past[:-1]) if state.past else state
        case Doubted(counter):
            return replace(state, counter=counter)
        case TurnTaken(turn, moves):
            return replace(_moved(state, moves), turns=(*state.turns, turn)[-MOST_TURNS:])
    said = said_after(state, event)
    if said is not None:
        return state if said == state.choices else _with(state, said, (*state.past, state.choices)[-_STEPS:])
    if state.phase == "running":
        return advanced(state, event)
    if state.phase == "stopped" and isinstance(event, events.Finished):
        return replace(advanced(state, event), phase="stopped")
    return state


def _moved(state: State, moves: tuple[SessionEvent, ...]) -> State:
    """The state after several moves that are one step together; steps back stay steps back."""
    after = state
    for move in moves:
        after = reduce(after, move)
    if any(isinstance(move, SteppedBack) for move in moves) or after.choices == state.choices:
        return after
    return replace(after, past=(*state.past, state.choices)[-_STEPS:])


def _with(state: State, said: Choices, past: tuple[Choices, ...]) -> State:
    return replace(state, past=past, **{f.name: getattr(said, f.name) for f in fields(Choices)})
