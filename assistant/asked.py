"""The open blanks of a proposal and the question that asks for each."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.blanks import read_blanks
from assistant.types import Blank, BlankSlot, Proposal, Question, Span

# More than three questions at a time are answered by nobody.
MOST_ASKED = 3


@dataclass(frozen=True, slots=True)
class OpenBlank:
    """A blank that is still open: where it stands in its key result's text, and its question (None: nobody asked)."""

    target: str
    slot: BlankSlot
    span: Span
    question: str | None


def open_blanks(proposal: Proposal, questions: tuple[Question, ...]) -> tuple[OpenBlank, ...]:
    """The open blanks of a proposal's key results in reading order."""
    return tuple(
        OpenBlank(key_result.id, blank.slot, blank.span, asked_by(proposal, key_result.id, blank, questions))
        for objective in proposal.objectives
        for key_result in objective.key_results
        for blank in read_blanks(key_result.draft.text)
        if blank.ours and blank.slot is not None
    )


def asked_by(proposal: Proposal, target: str, blank: Blank, questions: tuple[Question, ...]) -> str | None:
    """The id of the question about a blank: as the ledger links it; by item and slot where it links none.

    With several directions an id like "O1.KR2" names one key result in each: only the ledger tells them apart.
    """
    linked = False
    for entry in proposal.ledger:
        if entry.origin == "blank" and entry.question:
            linked = True
            if entry.target == target and entry.span == blank.span:
                return entry.question
    if linked:
        return None
    return next((q.id for q in questions if q.about == target and q.slot == blank.slot), None)


def asked_about(proposal: Proposal, target: str, questions: tuple[Question, ...]) -> frozenset[str]:
    """The ids of all questions about one key result's blanks."""
    blanks = (e for e in proposal.ledger if e.origin == "blank" and e.question)
    linked = [(e.target, e.question) for e in blanks if e.question]
    if linked:
        return frozenset(question for about, question in linked if about == target)
    return frozenset(q.id for q in questions if q.about == target)
