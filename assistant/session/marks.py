"""What is set beside the words of a line: the leader's line it serves, a stretch, a task."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from assistant.ledger import read_facts
from assistant.types import (
    FactSource,
    Initiative,
    LedgerEntry,
    Outcome,
    Proposal,
    ShownKeyResult,
    ShownObjective,
)

MarkSlot = Literal["supports", "stretch", "floor", "initiative"]
# Of these a line may carry several; of the others the last word counts.
MANY: frozenset[MarkSlot] = frozenset({"initiative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing set beside a line; `source` is the draft line that a task comes from."""

    direction: int
    target: str
    slot: MarkSlot
    value: str
    source: str | None = None


def with_mark(marks: tuple[Mark, ...], new: Mark) -> tuple[Mark, ...]:
    """The marks once `new` is set."""
    if new.slot in MANY:
        return marks if new in marks else (*marks, new)
    place = (new.direction, new.target, new.slot)
    return (*(m for m in marks if (m.direction, m.target, m.slot) != place), new)


def marked(outcome: Outcome, marks: Iterable[Mark]) -> Outcome:
    """The outcome with every mark at its line."""
    proposals = list(outcome.proposals)
    for mark in marks:
        if mark.direction < len(proposals):
            proposals[mark.direction] = _set(proposals[mark.direction], mark)
    return replace(outcome, proposals=tuple(proposals))


def _set(proposal: Proposal, mark: Mark) -> Proposal:
    def objective(o: ShownObjective) -> ShownObjective:
        return replace(o, draft=replace(o.draft, supports=(mark.value,))) if mark.slot == "supports" else o

    def key_result(k: ShownKeyResult) -> ShownKeyResult:
        if mark.slot == "supports":
            return replace(k, draft=replace(k.draft, supports=(mark.value,)))
        if mark.slot == "initiative":
            done = (*k.draft.initiatives, Initiative(mark.value, mark.source))
            return replace(k, draft=replace(k.draft, initiatives=done))
        if mark.slot == "stretch":
            return replace(k, draft=replace(k.draft, stretch=mark.value))
        return replace(k, draft=replace(k.draft, floor=mark.value)) if mark.slot == "floor" else k

    return replace(
        proposal,
        objectives=_changed(proposal.objectives, mark.target, objective, key_result),
        ledger=(*proposal.ledger, *_facts(mark)),
    )


def _changed(
    objectives: tuple[ShownObjective, ...],
    target: str,
    objective: Callable[[ShownObjective], ShownObjective],
    key_result: Callable[[ShownKeyResult], ShownKeyResult],
) -> tuple[ShownObjective, ...]:
    found = []
    for o in objectives:
        rows = tuple(key_result(k) if k.id == target else k for k in o.key_results)
        changed = replace(o, key_results=rows)
        found.append(objective(changed) if o.id == target else changed)
    return tuple(found)


def _facts(mark: Mark) -> tuple[LedgerEntry, ...]:
    """The facts of a person's amount or task beside a line."""
    if mark.slot == "supports":
        return ()
    source = FactSource("draft", mark.source) if mark.source else FactSource("answer")
    return tuple(
        LedgerEntry(
            kind=f.kind,
            quote=f.quote,
            target=mark.target,
            field=mark.slot,
            span=f.span,
            origin="draft" if mark.source else "answer",
            sources=(source,),
        )
        for f in read_facts(mark.value)
    )
