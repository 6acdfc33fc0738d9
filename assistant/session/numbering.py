"""Ids by position once more: what leaves a conversation is numbered as it stands, whatever was added and left out."""

from __future__ import annotations

from dataclasses import replace

from assistant.types import Outcome, Proposal, Question, ShownObjective


def renumbered(outcome: Outcome) -> tuple[Outcome, dict[str, str]]:
    """The outcome with positional ids, and what the ids of its first proposal were before (old to new)."""
    made = [_numbered(p) for p in outcome.proposals]
    first = made[0][1] if made else {}
    questions = tuple(_moved(q, first) for q in outcome.questions)
    return replace(outcome, proposals=tuple(p for p, _ in made), questions=questions), first


def _numbered(proposal: Proposal) -> tuple[Proposal, dict[str, str]]:
    new: dict[str, str] = {}
    objectives: list[ShownObjective] = []
    for n, objective in enumerate(proposal.objectives, start=1):
        new[objective.id] = f"O{n}"
        rows = []
        for k, row in enumerate(objective.key_results, start=1):
            new[row.id] = f"O{n}.KR{k}"
            rows.append(replace(row, id=new[row.id]))
        objectives.append(replace(objective, id=f"O{n}", key_results=tuple(rows)))
    changed = replace(
        proposal,
        objectives=tuple(objectives),
        ledger=tuple(replace(e, target=new.get(e.target, e.target)) for e in proposal.ledger),
        findings=tuple(
            replace(
                f,
                target=new.get(f.target, f.target),
                related=tuple(replace(r, target=new.get(r.target, r.target)) for r in f.related),
            )
            for f in proposal.findings
        ),
    )
    return changed, new


def _moved(question: Question, new: dict[str, str]) -> Question:
    return replace(question, about=new.get(question.about, question.about))
