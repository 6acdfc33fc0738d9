"""What an export carries of a proposal: the OKR itself, whom it serves, whose it is, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.export.layout import parent_label, supported
from assistant.types import ObjectiveType, Outcome, Proposal, ShownKeyResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """What stands beside a line and not in its words; `supports` are the leader's numbers."""

    type: ObjectiveType | None = None
    suggested: bool = False
    supports: tuple[str, ...] = ()
    owner: str | None = None
    floor: str | None = None
    stretch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedKeyResult:
    """One key result with its remarks and the work that is done for it."""

    text: str
    remarks: Remarks = Remarks()
    initiatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedObjective:
    """One objective with its key results."""

    text: str
    remarks: Remarks = Remarks()
    key_results: tuple[CarriedKeyResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One OKR as every export carries it and every import brings it back; `parked` are texts with reasons."""

    cycle: str = ""
    title: str = ""
    objectives: tuple[CarriedObjective, ...] = ()
    parked: tuple[tuple[str, str], ...] = ()


def carried(outcome: Outcome, direction: int = 0) -> Carried:
    """The proposal number `direction` as it is carried away."""
    proposal = outcome.proposals[direction] if direction < len(outcome.proposals) else Proposal()
    objectives = tuple(
        CarriedObjective(
            text=one_line(o.draft.text),
            remarks=Remarks(type=o.draft.type, supports=_labels(o.draft.supports, outcome)),
            key_results=tuple(
                CarriedKeyResult(
                    text=one_line(k.draft.text),
                    remarks=remarks_of(k, outcome),
                    initiatives=tuple(t for i in k.draft.initiatives if (t := one_line(i.text))),
                )
                for k in o.key_results
            ),
        )
        for o in proposal.objectives
    )
    return Carried(
        cycle=one_line(outcome.review.cycle.text) if outcome.review.cycle else "",
        title=one_line(proposal.title or ""),
        objectives=objectives,
        parked=tuple((one_line(p.text), one_line(p.reason)) for p in proposal.parked if p.text.strip()),
    )


def remarks_of(shown: ShownKeyResult, outcome: Outcome) -> Remarks:
    """What stands beside a key result and is not said in its own words."""
    draft, owner = shown.draft, shown.sentence.owner
    return Remarks(
        suggested=draft.suggested,
        supports=tuple(supported(draft, outcome)),
        owner=one_line(owner) if owner and owner not in draft.text else None,
        floor=draft.floor if draft.floor and draft.floor not in draft.text else None,
        stretch=draft.stretch if draft.stretch and draft.stretch not in draft.text else None,
    )


def one_line(text: str) -> str:
    """`text` on one line."""
    return " ".join(text.split())


def _labels(supports: tuple[str, ...], outcome: Outcome) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parent_label(outcome, s) for s in supports))
