"""The state of one session and how events move it: pure, so that a reload, a test and a second tab see the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from assistant import events
from assistant.asked import open_blanks
from assistant.session.answer import measured
from assistant.session.fill import fill
from assistant.session.moves import (
    Answered,
    AskedLeader,
    Chosen,
    Failed,
    MeasureFirst,
    Reopened,
    SessionEvent,
    Started,
    Stopped,
    Typed,
    Undone,
)
from assistant.session.passed import passed_on
from assistant.types import (
    Notice,
    Outcome,
    Proposal,
    Question,
    Request,
    Review,
    ShownObjective,
    Slot,
    UsedExample,
)

Phase = Literal["start", "running", "finished", "stopped", "failed"]
Way = Literal["filled", "leader", "measure"]

# Which question first: what the whole OKR hangs on, then the figures.
_ORDER: dict[Slot, int] = {
    "parent": 0,
    "direction": 1,
    "baseline": 2,
    "target": 3,
    "deadline": 4,
    "metric": 5,
    "owner": 6,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What stands in the boxes, sent or not."""

    draft: str = ""
    parent: str = ""
    work: str = ""
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """How one question was settled: filled in, passed on to the leader, or to be measured first."""

    question: str
    way: Way
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything one session has come to. The proposals are as drafted; `outcome_of` fills the answers in."""

    form: Form = Form()
    phase: Phase = "start"
    request: Request | None = None
    review: Review | None = None
    examples: tuple[UsedExample, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    questions: tuple[Question, ...] = ()
    notices: tuple[Notice, ...] = ()
    outcome: Outcome | None = None
    answers: tuple[Answer, ...] = ()
    direction: int = 0

    def answer_to(self, question: str) -> Answer | None:
        """How the question was settled, or None."""
        return next((a for a in self.answers if a.question == question), None)


def reduce(state: State, event: SessionEvent) -> State:
    """The state after `event`. Drafting events that come after a stop or a new start of the boxes change nothing."""
    match event:
        case Typed(field, text):
            return replace(state, form=replace(state.form, **{field: text}))
        case Started(request):
            return State(form=state.form, phase="running", request=request)
        case Reopened():
            return State(form=state.form)
        case Answered(question, text):
            return _answered(state, question, text.strip()) if text.strip() else state
        case AskedLeader(question):
            return _settle(state, Answer(question, "leader"))
        case MeasureFirst(question, note):
            return _settle(state, Answer(question, "measure", note.strip()))
        case Undone(question):
            return replace(state, answers=tuple(a for a in state.answers if a.question != question))
        case Chosen(direction):
            return replace(state, direction=max(0, min(direction, len(state.proposals) - 1)))
    if state.phase == "running":
        return _drafting(state, event)
    if state.phase == "stopped" and isinstance(event, events.Finished):
        return replace(_drafting(state, event), phase="stopped")
    return state


def outcome_of(state: State) -> Outcome | None:
    """What there is to show or take away, the answers filled in; None before the draft was reviewed."""
    if state.review is None or state.request is None:
        return None
    base = state.outcome or Outcome(
        lang=state.request.lang,
        mode=state.request.mode,
        drafter="rules",
        review=state.review,
        proposals=state.proposals,
        questions=state.questions,
        examples=state.examples,
    )
    texts = {
        a.question: measured(a.text, base.lang) if a.way == "measure" else a.text
        for a in state.answers
        if a.way != "leader"
    }
    return fill(base, texts)


def open_questions(state: State) -> tuple[Question, ...]:
    """The questions not settled yet, the ones that most hangs on first."""
    waiting = [q for q in _questions(state) if state.answer_to(q.id) is None]
    return tuple(sorted(waiting, key=lambda q: _ORDER[q.slot]))


def unsettled(state: State) -> int:
    """How many blanks of the chosen direction are neither filled nor on their way to the leader."""
    outcome = outcome_of(state)
    if outcome is None or not outcome.proposals:
        return 0
    asked = {a.question for a in state.answers if a.way == "leader"}
    proposal = outcome.proposals[min(state.direction, len(outcome.proposals) - 1)]
    return sum(b.question not in asked for b in open_blanks(proposal, outcome.questions))


def _questions(state: State) -> tuple[Question, ...]:
    """The questions of the draft, and those that an answer gave rise to: a metric by name still lacks its figures."""
    if all(q.slot != "metric" or state.answer_to(q.id) is None for q in state.questions):
        return state.questions
    outcome = outcome_of(state)
    return outcome.questions if outcome is not None else state.questions


def _answered(state: State, question: str, text: str) -> State:
    """The question settled by `text`; "ask my leader" passes it on, and the title of a direction also chooses it."""
    asked = next((q for q in _questions(state) if q.id == question), None)
    if asked is not None and passed_on(text, asked.slot):
        return _settle(state, Answer(question, "leader", text))
    state = _settle(state, Answer(question, "filled", text))
    titles = [p.title for p in state.proposals]
    return replace(state, direction=titles.index(text)) if text in titles else state


def _settle(state: State, answer: Answer) -> State:
    if all(q.id != answer.question for q in _questions(state)):
        return state
    rest = tuple(a for a in state.answers if a.question != answer.question)
    return replace(state, answers=(*rest, answer))


def _drafting(state: State, event: SessionEvent) -> State:
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
            )
    return state


def _put(objectives: Iterable[ShownObjective], new: ShownObjective) -> tuple[ShownObjective, ...]:
    return (*(o for o in objectives if o.id != new.id), new)


def _proposal(state: State, index: int, **changes: object) -> State:
    """The state with proposal `index` changed, opened first where it is new."""
    proposals = list(state.proposals)
    while len(proposals) <= index:
        proposals.append(Proposal())
    proposals[index] = replace(proposals[index], **changes)  # type: ignore[arg-type]
    return replace(state, proposals=tuple(proposals))
