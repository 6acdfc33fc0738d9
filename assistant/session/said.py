"""What has been said to a proposal once one more move is counted in."""

from __future__ import annotations

from dataclasses import replace

from assistant.session.added import Added, next_id
from assistant.session.answer import Answer
from assistant.session.decide import Decision, Verdict, own_line, wrong
from assistant.session.marks import Mark, with_mark
from assistant.session.moves import (
    Accepted,
    Answered,
    AskedLeader,
    BackToFirst,
    Chosen,
    Dismissed,
    Edited,
    KeptMine,
    Marked,
    MeasureFirst,
    NewLine,
    PutBack,
    Rejected,
    Replied,
    Reworded,
    SessionEvent,
    Shelved,
    Typified,
    Undone,
)
from assistant.session.passed import passed_on
from assistant.session.state import Choices, State
from assistant.session.typing import Typing
from assistant.session.working import questions_of, shown_of
from assistant.types import Item, LedgerEntry


def said_after(state: State, event: SessionEvent) -> Choices | None:
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
            new = Typing(state.direction, target, kind)
            return replace(said, types=(*others, new)) if _has(state, target) else said
        case Replied(text):
            return replace(said, reply=text.strip())
        case Dismissed(check, line):
            told = wrong(check, line)
            return said if told in said.dismissed else replace(said, dismissed=(*said.dismissed, told))
        case Shelved(target):
            return _decided(state, target, "shelved")
        case Reworded(target=target, text=text, why=why, entries=entries):
            return _decided(state, target, "edited", text=text, why=why, entries=entries)
        case NewLine():
            return _added(state, event)
        case Marked(target, slot, value, source):
            mark = Mark(direction=state.direction, target=target, slot=slot, value=value, source=source)
            return replace(said, marks=with_mark(said.marks, mark)) if _has(state, target) else said
        case BackToFirst():
            return Choices(dismissed=said.dismissed, direction=said.direction, reply=said.reply)
    return None


def _added(state: State, new: NewLine) -> Choices:
    said = state.choices
    if state.direction >= len(state.proposals) or not _has(state, new.objective):
        return said
    line = Added(
        direction=state.direction,
        target=next_id(state.proposals[state.direction], new.objective, said.added, state.direction),
        text=new.text,
        after=new.after,
        why=new.why,
        suggested=new.suggested,
        source=new.source,
        initiatives=new.initiatives,
        entries=(),
    )
    entries = tuple(replace(e, target=line.target) for e in new.entries)
    return replace(said, added=(*said.added, replace(line, entries=entries)))


def _answered(state: State, question: str, text: str) -> Choices:
    """The question settled by `text`; "ask my leader" passes it on, and the title of a direction also chooses it."""
    asked = next((q for q in questions_of(state) if q.id == question), None)
    if asked is not None and passed_on(text, asked.slot):
        return _settled(state, Answer(question, "leader", text))
    said = _settled(state, Answer(question, "filled", text))
    if asked is not None and asked.slot == "direction":  # the answer rewords the objective: the last word counts
        said = replace(said, decisions=tuple(d for d in said.decisions if "." in d.target or d.verdict != "edited"))
    titles = [p.title for p in state.proposals]
    return replace(said, direction=titles.index(text)) if text in titles else said


def _settled(state: State, answer: Answer) -> Choices:
    said = state.choices
    if all(q.id != answer.question for q in questions_of(state)):
        return said
    rest = tuple(a for a in said.answers if a.question != answer.question)
    again = tuple(replace(d, settled=tuple(q for q in d.settled if q != answer.question)) for d in said.decisions)
    return replace(said, answers=(*rest, answer), decisions=again)


def _decided(
    state: State,
    target: str,
    verdict: Verdict,
    *,
    text: str = "",
    reason: str = "",
    why: str = "",
    entries: tuple[LedgerEntry, ...] = (),
) -> Choices:
    """The verdict on a line; accepting a reworded line keeps its words."""
    said = state.choices
    if not _has(state, target):
        return said
    old = state.decision_on(target)
    if verdict == "accepted" and old is not None and old.verdict in ("edited", "mine"):
        return said
    if verdict in ("rejected", "shelved") and old is not None:
        text, why, entries = old.text, old.why, old.entries  # it comes back in the words that it had
    new = Decision(
        direction=state.direction,
        target=target,
        verdict=verdict,
        text=text,
        reason=reason,
        settled=tuple(a.question for a in said.answers) if text else (),
        why=why,
        entries=entries,
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
