"""Key results that were added while talking: in the person's words, or a model's after they were verified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.item import read_sentence
from assistant.session.edit import OWN_WORDS, facts_of, judged
from assistant.session.recheck import findings_on
from assistant.types import DraftedKeyResult, Initiative, LedgerEntry, Outcome, Proposal, ShownKeyResult, ShownObjective


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """One more key result of one direction, behind the line `after` or at the end of its objective.

    `entries` are the facts of words that a model wrote, as they were traced; () for the person's own words.
    """

    direction: int
    target: str
    text: str
    after: str | None = None
    why: str = ""
    suggested: bool = False
    source: str | None = None
    initiatives: tuple[Initiative, ...] = ()
    entries: tuple[LedgerEntry, ...] = ()


def with_added(outcome: Outcome, added: Iterable[Added]) -> Outcome:
    """The outcome with every added key result in its place, read and checked like the others."""
    proposals = list(outcome.proposals)
    for new in added:
        if new.direction < len(proposals):
            proposals[new.direction] = _grown(proposals[new.direction], new, outcome)
    return replace(outcome, proposals=tuple(proposals))


def next_id(proposal: Proposal, objective: str, added: Iterable[Added], direction: int) -> str:
    """An id that no key result of the objective has or had."""
    taken = [k.id for o in proposal.objectives if o.id == objective for k in o.key_results]
    taken += [a.target for a in added if a.direction == direction and a.target.startswith(f"{objective}.")]
    numbers = [int(n) for t in taken if (n := t.rpartition("KR")[2]).isdigit()]
    return f"{objective}.KR{max(numbers, default=0) + 1}"


def _grown(proposal: Proposal, new: Added, outcome: Outcome) -> Proposal:
    owner = next((o for o in proposal.objectives if new.target.startswith(f"{o.id}.")), None)
    if owner is None:
        return proposal
    shown = ShownKeyResult(
        id=new.target,
        draft=DraftedKeyResult(
            text=new.text,
            why=new.why if new.entries or new.suggested else OWN_WORDS.in_lang(outcome.lang),
            rewrites=(new.source,) if new.source else (),
            suggested=new.suggested,
            initiatives=new.initiatives,
        ),
        sentence=read_sentence(new.text, outcome.lang),
    )
    changed = replace(owner, key_results=_placed(owner, shown, new.after))
    ledger = new.entries or facts_of(new.text, new.target, "text", None)
    proposal = replace(
        proposal,
        objectives=tuple(changed if o.id == owner.id else o for o in proposal.objectives),
        ledger=(*proposal.ledger, *ledger),
    )
    return judged(proposal, (*proposal.findings, *findings_on(proposal, [new.target], outcome)))


def _placed(owner: ShownObjective, shown: ShownKeyResult, after: str | None) -> tuple[ShownKeyResult, ...]:
    rows = list(owner.key_results)
    at = next((n + 1 for n, k in enumerate(rows) if k.id == after), len(rows))
    return (*rows[:at], shown, *rows[at:])
