"""The state of one session and how events move it: pure, so that a reload, a test and a second tab see the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Literal

from assistant import events
from assistant.asked import open_blanks
from assistant.session.answer import Answer, measured
from assistant.session.decide import (
    Decision,
    Verdict,
    Wrong,
    decided,
    own_line,
    undisputed,
    undisputed_review,
    without_rejected,
    wrong,
)
from assistant.session.fill import fill
from assistant.session.moves import (
    Accepted,
    Answered,
    AskedLeader,
    BroughtIn,
    Chosen,
    Dismissed,
    Edited,
    KeptMine,
    MeasureFirst,
    PutBack,
    Rejected,
    Reopened,
    Replied,
    SessionEvent,
    Started,
    SteppedBack,
    Told,
    Typed,
    Typified,
    Undone,
)
from assistant.session.passed import passed_on
from assistant.session.progress import advanced
from assistant.session.typing import Typing, typified
from assistant.types import Item, Notice, Outcome, Proposal, Question, Request, Review, Slot, UsedExample

Phase = Literal["start", "running", "finished", "stopped", "failed"]

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
    sheet: str = ""
    told: Mapping[str, str] = field(default_factory=dict)  # how the sheet is to be taken: answers by their keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person said to a proposal: the answers, the verdicts on its lines, the direction."""

    answers: tuple[Answer, ...] = ()
    decisions: tuple[Decision, ...] = ()
    dismissed: tuple[Wrong, ...] = ()
    direction: int = 0
    types: tuple[Typing, ...] = ()
    reply: str = ""


# How many steps can be taken back.
_STEPS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything one session has come to. The proposals are as drafted; `outcome_of` puts in what was said to them.

    `past` holds what had been said before each of the last steps, the latest at the end.
    """

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
    decisions: tuple[Decision, ...] = ()
    dismissed: tuple[Wrong, ...] = ()
    direction: int = 0
    types: tuple[Typing, ...] = ()
    reply: str = ""
    past: tuple[Choices, ...] = ()

    @property
    def choices(self) -> Choices:
        """What was said to the proposal up to now."""
        return Choices(**{f.name: getattr(self, f.name) for f in fields(Choices)})

    def decision_on(self, target: str) -> Decision | None:
        """The verdict on a line of the chosen direction, or None."""
        return next((d for d in self.decisions if (d.direction, d.target) == (self.direction, target)), None)

    def answer_to(self, question: str) -> Answer | None:
        """How the question was settled, or None."""
        return next((a for a in self.answers if a.question == question), None)


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
    said = _said(state, event)
    if said is not None:
        return state if said == state.choices else _with(state, said, (*state.past, state.choices)[-_STEPS:])
    if state.phase == "running":
        return advanced(state, event)
    if state.phase == "stopped" and isinstance(event, events.Finished):
        return replace(advanced(state, event), phase="stopped")
    return state


def outcome_of(state: State) -> Outcome | None:
    """The working OKR, which is what leaves the page: answers filled in, lines reworded, rejected ones gone.

    None before the draft was reviewed.
    """
    shown = shown_of(state)
    return without_rejected(shown, state.decisions) if shown is not None else None


def shown_of(state: State) -> Outcome | None:
    """The working OKR with the rejected lines still in their places."""
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
    filled = fill(base, texts)
    if state.decisions:
        filled = decided(filled, base, state.decisions, texts)
    filled = typified(filled, state.types)
    return undisputed(filled, state.dismissed)


def review_of(state: State) -> Review | None:
    """The review of the draft without the remarks that were told wrong."""
    return undisputed_review(state.review, state.dismissed) if state.review is not None else None


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


def _said(state: State, event: SessionEvent) -> Choices | None:
    """What has been said to the proposal once `event` is counted in; None for an event that says nothing to it."""
    said = state.choices
    match event:
        case Answered(question, text):
            return _answered(state, question, text.strip()) if text.strip() else said
        case AskedLeader(question):
            return _settled(state, Answer(question, "leader"))
        case MeasureFirst(question, note):
            return _settled(state, Answer(question, "measure", note.strip()))
        case Undone(question):
            return replace(said, answers=tuple(a for a in said.answers if a.question != question))
        case Chosen(direction):
            return replace(said, direction=max(0, min(direction, len(state.proposals) - 1)))
        case Accepted(target):
            return _decided(state, target, "accepted")
        case Edited(target, text):
            words = " ".join(text.split())
            return _decided(state, target, "edited", text=words) if words else said
        case KeptMine(target):
            mine = _own(state, target)
            return _decided(state, target, "mine", text=mine.text) if mine is not None else said
        case Rejected(target, reason):
            return _decided(state, target, "rejected", reason=reason.strip())
        case PutBack(target):
            return replace(said, decisions=_others(state, target))
        case Typified(target, kind):
            others = tuple(t for t in said.types if (t.direction, t.target) != (state.direction, target))
            return (
                replace(said, types=(*others, Typing(state.direction, target, kind))) if _has(state, target) else said
            )
        case Replied(text):
            return replace(said, reply=text.strip())
        case Dismissed(check, line):
            told = wrong(check, line)
            return said if told in said.dismissed else replace(said, dismissed=(*said.dismissed, told))
    return None


def _with(state: State, said: Choices, past: tuple[Choices, ...]) -> State:
    return replace(state, past=past, **{f.name: getattr(said, f.name) for f in fields(Choices)})


def _answered(state: State, question: str, text: str) -> Choices:
    """The question settled by `text`; "ask my leader" passes it on, and the title of a direction also chooses it."""
    asked = next((q for q in _questions(state) if q.id == question), None)
    if asked is not None and passed_on(text, asked.slot):
        return _settled(state, Answer(question, "leader", text))
    said = _settled(state, Answer(question, "filled", text))
    if asked is not None and asked.slot == "direction":  # the answer rewords the objective: the last word counts
        said = replace(said, decisions=tuple(d for d in said.decisions if "." in d.target or d.verdict != "edited"))
    titles = [p.title for p in state.proposals]
    return replace(said, direction=titles.index(text)) if text in titles else said


def _settled(state: State, answer: Answer) -> Choices:
    said = state.choices
    if all(q.id != answer.question for q in _questions(state)):
        return said
    rest = tuple(a for a in said.answers if a.question != answer.question)
    again = tuple(replace(d, settled=tuple(q for q in d.settled if q != answer.question)) for d in said.decisions)
    return replace(said, answers=(*rest, answer), decisions=again)


def _decided(state: State, target: str, verdict: Verdict, *, text: str = "", reason: str = "") -> Choices:
    """The verdict on a line; accepting a reworded line keeps its words."""
    said = state.choices
    if not _has(state, target):
        return said
    old = state.decision_on(target)
    if verdict == "accepted" and old is not None and old.verdict in ("edited", "mine"):
        return said
    new = Decision(
        direction=state.direction,
        target=target,
        verdict=verdict,
        text=text,
        reason=reason,
        settled=tuple(a.question for a in said.answers) if text else (),
    )
    return replace(said, decisions=(*_others(state, target), new))


def _own(state: State, target: str) -> Item | None:
    if state.review is None or state.direction >= len(state.proposals):
        return None
    return own_line(state.proposals[state.direction], target, state.review)


def _others(state: State, target: str) -> tuple[Decision, ...]:
    return tuple(d for d in state.decisions if (d.direction, d.target) != (state.direction, target))


def _has(state: State, target: str) -> bool:
    outcome = shown_of(state)
    if outcome is None or state.direction >= len(outcome.proposals):
        return False
    objectives = outcome.proposals[state.direction].objectives
    return any(target == o.id or any(target == k.id for k in o.key_results) for o in objectives)
