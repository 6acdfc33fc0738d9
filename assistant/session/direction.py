"""The answer to "what should change, and for whom": an objective in the person's words, or the reason behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.session.edit import facts_of, new_objective
from assistant.types import Outcome, Proposal, Question, ShownObjective

# "What is “500” for?": its options are reasons, such as beating a rival.
_FOR = re.compile(r"为了什么|為了什麼|为什么|為什麼|\bfor\s?\?|^\s*why\b", re.IGNORECASE)
_REASON = re.compile(
    r"^\s*(?:主要)?(?:是|还是)?(?:为了|為了|因为|因為|由于|为的是)"
    r"|^\s*(?:mainly |mostly |it is |it's |this is )?(?:because|in order to|so as to|due to|given that|for the sake of)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"^\s*(?:mainly |mostly )?(?:to|for)\s", re.IGNORECASE)
_LONGEST = 200


def directed(proposal: Proposal, question: Question, answer: str, outcome: Outcome) -> Proposal:
    """The proposal with the answer as its objective, or under the objective as the reason for it."""
    objective = _objective(proposal, question.about)
    if objective is None:
        return proposal
    if answer == objective.draft.text:
        return proposal
    if is_reason(question, answer):
        return _with_reason(proposal, objective, answer, question.id, outcome)
    return new_objective(proposal, objective.id, answer, question.id, outcome)


def is_reason(question: Question, answer: str) -> bool:
    """Whether the answer says what something is good for and not what should be different for whom."""
    if _REASON.search(answer) or len(answer) > _LONGEST:
        return True
    if not _FOR.search(question.ask):
        return False
    if _TO.search(answer):
        return True
    said = _words(answer)
    return any(said <= _words(option) and len(said) * 2 >= len(_words(option)) for option in question.options)


def _with_reason(
    proposal: Proposal, objective: ShownObjective, answer: str, question: str, outcome: Outcome
) -> Proposal:
    old = objective.draft.why
    zh = outcome.lang == "zh"
    said = answer.strip(" 。.;；") + ("。" if zh else ".")
    lead = "为了：" if zh else "What for: "
    if re.match(r"\s*(?:主要)?是?(?:为了|為了|因为|因為|由于)", answer):
        lead = ""
    why = lead + said + (old if zh or not old else f" {old}")
    shift = len(why) - len(old)
    moved = tuple(
        replace(e, span=type(e.span)(e.span.start + shift, e.span.end + shift))
        if e.target == objective.id and e.field == "why"
        else e
        for e in proposal.ledger
    )
    new = tuple(
        replace(e, span=type(e.span)(e.span.start + len(lead), e.span.end + len(lead)))
        for e in facts_of(said, objective.id, "why", question)
    )
    changed = replace(objective, draft=replace(objective.draft, why=why, tentative=False))
    return replace(
        proposal,
        objectives=tuple(changed if o is objective else o for o in proposal.objectives),
        ledger=(*moved, *new),
    )


def _objective(proposal: Proposal, about: str) -> ShownObjective | None:
    """The objective that a question speaks of: by its place in the draft, by its id, else the first."""
    rows = proposal.objectives
    return (
        next((o for o in rows if about in o.draft.rewrites), None)
        or next((o for o in rows if o.id == about), None)
        or next(iter(rows), None)
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+|[\u4e00-\u9fff]", text.lower()))
