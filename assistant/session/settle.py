"""What is left after answers: the questions still open, and a word on every answer that found no place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.asked import open_blanks
from assistant.session.fill import Placed, chosen, place
from assistant.types import Notice, Outcome, Proposal, Text

_CONTEXT = frozenset({"cycle"})
_QUOTED = 80


def settle(outcome: Outcome, answers: Mapping[str, str]) -> Outcome:
    """The outcome with the answers in place and their questions gone; notices say what could not be used.

    A question of which one blank is still open stays, under its own id.
    """
    placed = place(outcome, answers)
    filled = placed.outcome
    kept = _of_choice(filled, answers)
    waiting = {b.question for p in kept for b in open_blanks(p, filled.questions) if b.question}
    before = {b.question for p in outcome.proposals for b in open_blanks(p, outcome.questions) if b.question}
    gone = {
        q.id
        for q in filled.questions
        if q.id in placed.passed or (q.id not in waiting and (q.id in placed.used or q.id in before))
    }
    questions = tuple(q for q in filled.questions if q.id not in gone)
    proposals = tuple(replace(p, ledger=tuple(e for e in p.ledger if e.target not in gone)) for p in kept)
    notices = (*outcome.notices, *_notices(outcome, placed, waiting, answers))
    return replace(filled, proposals=proposals, questions=questions, notices=notices)


def _of_choice(outcome: Outcome, answers: Mapping[str, str]) -> tuple[Proposal, ...]:
    """The direction that was chosen, or all of them."""
    if len(outcome.proposals) < 2:
        return outcome.proposals
    asked = [q.id for q in outcome.questions if q.slot == "direction"]
    for key in asked:
        at = chosen(outcome, " ".join(answers.get(key, "").split()))
        if at is not None:
            return _titled_ledger(outcome.proposals, at)
    return outcome.proposals


def _titled_ledger(proposals: tuple[Proposal, ...], at: int) -> tuple[Proposal, ...]:
    """One proposal alone; the facts of the questions, which the first one carries, go with it."""
    asked = tuple(e for e in proposals[0].ledger if e.target.startswith("q"))
    only = proposals[at]
    return (only if at == 0 else replace(only, ledger=(*only.ledger, *asked)),)


def _notices(outcome: Outcome, placed: Placed, waiting: set[str], answers: Mapping[str, str]) -> Iterator[Notice]:
    known = {q.id for q in placed.outcome.questions}
    for key, text in answers.items():
        said = " ".join(text.split())
        quote = said if len(said) <= _QUOTED else said[: _QUOTED - 1] + "…"
        if not said or key in _CONTEXT:
            continue
        if key in placed.passed:
            yield Notice(
                "answer_to_leader",
                Text(
                    f"{key} 的回答「{quote}」算作留给 leader：空还留着。",
                    f"The answer to {key} (“{quote}”) is taken as a question for your leader; the blank stays.",
                ),
            )
        elif key not in placed.used:
            yield _unused(key, quote, key in known, outcome)
        elif key in waiting and key in known:
            yield Notice(
                "answer_partial",
                Text(
                    f"{key} 的回答「{quote}」填了一部分，还有空没有填上；写成「从……到……」可以一次填完。",
                    f"The answer to {key} (“{quote}”) fills a part; a blank is still open. “From ... to ...” fills both.",
                ),
            )


def _unused(key: str, quote: str, known: bool, outcome: Outcome) -> Notice:
    if known:
        return Notice(
            "answer_unused",
            Text(
                f"{key} 的回答「{quote}」没有用上：从里面读不出能填的内容。",
                f"The answer to {key} (“{quote}”) was not used: nothing that fits its place was read from it.",
            ),
        )
    there = ", ".join(q.id for q in outcome.questions) or "-"
    return Notice(
        "answer_unused",
        Text(
            f"「{quote}」没有用上：{key} 对不上任何问题或空位。问题有：{there}；也可以写 O1.KR2.baseline 这样的位置。",
            f"“{quote}” was not used: {key} is no question and no open place. There are: {there}; a place such as "
            "O1.KR2.baseline works too.",
        ),
    )
