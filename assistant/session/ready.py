"""What is missing before an OKR can be shared: a list of points, no score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.asked import open_blanks
from assistant.session.state import State
from assistant.session.working import outcome_of
from assistant.types import Proposal

Point = Literal["blanks", "errors", "parent", "owners", "type"]
Stand = Literal["done", "open", "thought"]


@dataclass(frozen=True, slots=True)
class Ready:
    """One point of the list: settled, still open (it stops the sharing), or only worth a thought; `n` places of it."""

    point: Point
    stand: Stand
    n: int = 0


def checklist(state: State) -> tuple[Ready, ...]:
    """The points of the working OKR; () while there is none.

    A blank on its way to the leader, or to be measured, is no open point. A parent key result counts only where the
    leader's OKR was given.
    """
    outcome = outcome_of(state)
    if outcome is None or not outcome.proposals:
        return ()
    proposal = outcome.proposals[min(state.direction, len(outcome.proposals) - 1)]
    asked = {a.question for a in state.answers if a.way == "leader"}
    blanks = sum(b.question not in asked for b in open_blanks(proposal, outcome.questions))
    points = [_point("blanks", blanks, "open"), _point("errors", len(proposal.open), "open")]
    if outcome.review.parent is not None:
        passed_on = any(q.slot == "parent" and q.id in asked for q in outcome.questions)
        points.append(_point("parent", 0 if passed_on or _serves(proposal) else 1, "open"))
    unowned = len({f.target for f in proposal.findings if f.check == "K12"})
    points.append(_point("owners", unowned, "thought"))
    untyped = sum(o.draft.type is None for o in proposal.objectives)
    return (*points, _point("type", untyped, "thought"))


def is_ready(points: tuple[Ready, ...]) -> bool:
    """Whether nothing stops the sharing."""
    return bool(points) and all(p.stand != "open" for p in points)


def _point(point: Point, n: int, otherwise: Stand) -> Ready:
    return Ready(point, otherwise if n else "done", n)


def _serves(proposal: Proposal) -> bool:
    return any(o.draft.supports or any(k.draft.supports for k in o.key_results) for o in proposal.objectives)
