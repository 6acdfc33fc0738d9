"""A draft on its way: each piece that arrives takes its place in the state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import events
from assistant.metrics import consumed
from assistant.session.answer import Answer
from assistant.session.moves import Failed, SessionEvent, Stopped
from assistant.types import Notice, Outcome, Proposal, ShownObjective

if TYPE_CHECKING:
    from assistant.session.state import State


def advanced(state: State, event: SessionEvent) -> State:
    """The state of a running draft after `event`; other events change nothing."""
    match event:
        case Stopped():
            return replace(state, phase="stopped")
        case Failed(code, text):
            return replace(state, phase="failed", notices=(*state.notices, Notice(code, text)))
        case events.Reviewed(review):
            return replace(state, review=review)
        case events.Retrieved(examples):
            return replace(state, examples=examples)
        case events.ProposalStarted(index, title):
            return _proposal(state, index, title=title)
        case events.ObjectiveShown(index, objective, ledger, findings):
            state = _proposal(state, index)
            old = state.proposals[index]
            return _proposal(
                state,
                index,
                objectives=_put(old.objectives, objective),
                ledger=(*old.ledger, *ledger),
                findings=(*old.findings, *findings),
            )
        case events.KeyResultShown(index, key_result, ledger, findings):
            state = _proposal(state, index)
            old = state.proposals[index]
            if not old.objectives:
                return state
            last = old.objectives[-1]
            kept = tuple(k for k in last.key_results if k.id != key_result.id)
            return _proposal(
                state,
                index,
                objectives=(*old.objectives[:-1], replace(last, key_results=(*kept, key_result))),
                ledger=(*old.ledger, *ledger),
                findings=(*old.findings, *findings),
            )
        case events.ParkedShown(index, parked):
            state = _proposal(state, index)
            return _proposal(state, index, parked=(*state.proposals[index].parked, parked))
        case events.Asked(question):
            return replace(state, questions=(*(q for q in state.questions if q.id != question.id), question))
        case events.Noticed(notice):
            return replace(state, notices=(*state.notices, notice))
        case events.Finished(outcome):
            return replace(
                state,
                phase="finished",
                outcome=outcome,
                review=outcome.review,
                proposals=outcome.proposals,
                questions=outcome.questions,
                examples=outcome.examples,
                answers=(*state.answers, *_purpose(state, outcome)),
            )
    return state


def _purpose(state: State, outcome: Outcome) -> list[Answer]:
    """What the figures of a sheet are for, said before the draft: the answer to its one question."""
    told = consumed(state.request.answers, outcome.board) if state.request is not None and outcome.board else {}
    asked = {q.id for q in outcome.questions} - {a.question for a in state.answers}
    return [Answer(question, "filled", text) for question, text in told.items() if question in asked]


def _put(objectives: Iterable[ShownObjective], new: ShownObjective) -> tuple[ShownObjective, ...]:
    return (*(o for o in objectives if o.id != new.id), new)


def _proposal(state: State, index: int, **changes: object) -> State:
    """The state with proposal `index` changed, opened first where it is new."""
    proposals = list(state.proposals)
    while len(proposals) <= index:
        proposals.append(Proposal())
    proposals[index] = replace(proposals[index], **changes)  # type: ignore[arg-type]
    return replace(state, proposals=tuple(proposals))
