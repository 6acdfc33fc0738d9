"""The whole story on one page: a request is reviewed, examples are found, items are drafted, verified and shown.

    run(request) -> Reviewed, Retrieved, then per piece ObjectiveShown / KeyResultShown / ParkedShown / Asked, at last Finished

Nothing that was not verified leaves `run`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.drafter import Drafter
from assistant.library import Example
from assistant.types import (
    Finding,
    LedgerEntry,
    Notice,
    Outcome,
    Parked,
    Question,
    Request,
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
    proposal: int
    key_result: ShownKeyResult
    ledger: tuple[LedgerEntry, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ParkedShown:
    proposal: int
    parked: Parked


@dataclass(frozen=True, slots=True)
class Asked:
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
Search = Callable[[Request, Review], tuple[Sequence[Example], tuple[UsedExample, ...]]]


def run(
    request: Request,
    *,
    drafter: Drafter,
    fallback: Drafter | None,
    search: Search,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Draft for `request`, event by event; the last one is Finished.

    `fallback` takes over, with a notice, when `drafter` raises ModelError. `stop` is asked between pieces: what is
    finished is kept.
    """
    raise NotImplementedError
