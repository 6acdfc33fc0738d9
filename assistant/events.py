"""What happens while an OKR is drafted, one frozen value per happening, in the order in which a person sees it.

Reviewed, Retrieved, then per proposal ProposalStarted, ObjectiveShown, KeyResultShown ..., ParkedShown, Asked, at last Finished
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import (
    Finding,
    LedgerEntry,
    Notice,
    Outcome,
    Parked,
    Question,
    Review,
    ShownKeyResult,
    ShownObjective,
    UsedExample,
)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The findings on the draft: shown before drafting begins."""

    review: Review


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The examples that the drafter is shown."""

    examples: tuple[UsedExample, ...]


@dataclass(frozen=True, slots=True)
class ProposalStarted:
    """A proposal opens; `title` tells several directions apart and is None when there is one."""

    index: int
    title: str | None


@dataclass(frozen=True, slots=True)
class ObjectiveShown:
    """A verified objective, without key results yet; they follow as KeyResultShown."""

    proposal: int
    objective: ShownObjective
    ledger: tuple[LedgerEntry, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class KeyResultShown:
    """A verified key result of the objective shown last."""

    proposal: int
    key_result: ShownKeyResult
    ledger: tuple[LedgerEntry, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ParkedShown:
    """Something of the draft that stays in view but out of the OKR."""

    proposal: int
    parked: Parked


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that only a person can answer."""

    question: Question


@dataclass(frozen=True, slots=True)
class Noticed:
    """A plain notice: the endpoint failed and the rules take over, a wait before the next try."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class Finished:
    """The last event: everything that was shown, in one value."""

    outcome: Outcome


Event = (
    Reviewed | Retrieved | ProposalStarted | ObjectiveShown | KeyResultShown | ParkedShown | Asked | Noticed | Finished
)
