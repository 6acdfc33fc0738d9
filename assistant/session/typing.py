"""Whether an objective is a commitment or an aspiration, as the person said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.types import ObjectiveType, Outcome, Proposal


@dataclass(frozen=True, slots=True)
class Typing:
    """What was said of one objective of one direction; None where it is meant to stay open."""

    direction: int
    target: str
    type: ObjectiveType | None


def typified(outcome: Outcome, said: Iterable[Typing]) -> Outcome:
    """The outcome with each objective of the kind that was said."""
    kinds = {(t.direction, t.target): t.type for t in said}
    if not kinds:
        return outcome
    proposals = (
        _typified(p, {t: k for (d, t), k in kinds.items() if d == at}) for at, p in enumerate(outcome.proposals)
    )
    return replace(outcome, proposals=tuple(proposals))


def _typified(proposal: Proposal, kinds: dict[str, ObjectiveType | None]) -> Proposal:
    objectives = (
        replace(o, draft=replace(o.draft, type=kinds[o.id])) if o.id in kinds else o for o in proposal.objectives
    )
    return replace(proposal, objectives=tuple(objectives))
