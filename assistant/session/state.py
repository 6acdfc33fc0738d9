"""The state of one session: what stands in the boxes, what was drafted, and everything that was said to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from assistant.session.added import Added
from assistant.session.answer import Answer
from assistant.session.decide import Decision, Wrong
from assistant.session.marks import Mark
from assistant.session.typing import Typing
from assistant.types import Counter, Notice, Outcome, Proposal, Question, Request, Review, Turn, UsedExample

Phase = Literal["start", "running", "finished", "stopped", "failed"]


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
    """What a person said to a proposal: the answers, the verdicts on its lines, what was added and set, the direction."""

    answers: tuple[Answer, ...] = ()
    decisions: tuple[Decision, ...] = ()
    dismissed: tuple[Wrong, ...] = ()
    added: tuple[Added, ...] = ()
    marks: tuple[Mark, ...] = ()
    direction: int = 0
    types: tuple[Typing, ...] = ()
    reply: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything one session has come to. The proposals are as drafted; `outcome_of` puts in what was said to them.

    `past` holds what had been said before each of the last steps, the latest at the end; `turns` is the conversation
    as it went, which no step back takes away, and `counter` the counterexample found last.
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
    added: tuple[Added, ...] = ()
    marks: tuple[Mark, ...] = ()
    direction: int = 0
    types: tuple[Typing, ...] = ()
    reply: str = ""
    past: tuple[Choices, ...] = ()
    turns: tuple[Turn, ...] = ()
    counter: Counter | None = None

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
