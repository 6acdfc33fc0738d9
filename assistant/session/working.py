"""The working OKR of a state: as it was drafted, with everything in its place that was said to it."""

from __future__ import annotations

from assistant.asked import open_blanks
from assistant.session.added import with_added
from assistant.session.answer import measured
from assistant.session.decide import decided, undisputed, undisputed_review, without_rejected
from assistant.session.fill import fill
from assistant.session.marks import marked
from assistant.session.state import State
from assistant.session.typing import typified
from assistant.types import Outcome, Question, Request, Review, Slot

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


def begun(outcome: Outcome, request: Request) -> State:
    """The state of a conversation about an outcome that is there already."""
    return State(
        phase="finished",
        request=request,
        review=outcome.review,
        examples=outcome.examples,
        proposals=outcome.proposals,
        questions=outcome.questions,
        outcome=outcome,
    )


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
    filled = with_added(fill(base, texts), state.added)
    if state.decisions:
        filled = decided(filled, base, state.decisions, texts)
    filled = typified(marked(filled, state.marks), state.types)
    return undisputed(filled, state.dismissed)


def review_of(state: State) -> Review | None:
    """The review of the draft without the remarks that were told wrong."""
    return undisputed_review(state.review, state.dismissed) if state.review is not None else None


def open_questions(state: State) -> tuple[Question, ...]:
    """The questions not settled yet, the ones that most hangs on first."""
    waiting = [q for q in questions_of(state) if state.answer_to(q.id) is None]
    return tuple(sorted(waiting, key=lambda q: _ORDER[q.slot]))


def unsettled(state: State) -> int:
    """How many blanks of the chosen direction are neither filled nor on their way to the leader."""
    outcome = outcome_of(state)
    if outcome is None or not outcome.proposals:
        return 0
    asked = {a.question for a in state.answers if a.way == "leader"}
    proposal = outcome.proposals[min(state.direction, len(outcome.proposals) - 1)]
    return sum(b.question not in asked for b in open_blanks(proposal, outcome.questions))


def questions_of(state: State) -> tuple[Question, ...]:
    """The questions of the draft, and those that an answer gave rise to: a metric by name still lacks its figures."""
    if all(q.slot != "metric" or state.answer_to(q.id) is None for q in state.questions):
        return state.questions
    outcome = outcome_of(state)
    return outcome.questions if outcome is not None else state.questions
