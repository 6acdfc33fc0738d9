"""New words for a line of a proposal: read again, traced to the answer, the findings on the old words gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.blanks import read_blanks
from assistant.item import read_sentence
from assistant.ledger import read_facts
from assistant.session.recheck import contradictions
from assistant.types import (
    FactKind,
    FactSource,
    Finding,
    LedgerEntry,
    Outcome,
    Proposal,
    ShownKeyResult,
    ShownObjective,
    Text,
)

OWN_WORDS = Text(zh="你的原话。", en="In your own words.")


def new_objective(proposal: Proposal, target: str, text: str, question: str | None, outcome: Outcome) -> Proposal:
    """The objective `target` in the person's own words."""

    def reworded(objective: ShownObjective) -> ShownObjective:
        draft = replace(objective.draft, text=text, why=OWN_WORDS.in_lang(outcome.lang), kept=False, tentative=False)
        return replace(objective, draft=draft)

    return _traced(_objectives(proposal, target, reworded), target, text, question, ("text", "why"))


def new_key_result(proposal: Proposal, shown: ShownKeyResult, question: str | None, outcome: Outcome) -> Proposal:
    """The proposal with `shown` in the place of the key result of its id, all its words given by the person."""
    text = shown.draft.text
    shown = replace(shown, sentence=read_sentence(text, outcome.lang))
    objectives = tuple(
        replace(o, key_results=tuple(shown if k.id == shown.id else k for k in o.key_results))
        for o in proposal.objectives
    )
    proposal = _traced(replace(proposal, objectives=objectives), shown.id, text, question, ("text", "why"))
    return judged(proposal, (*proposal.findings, *contradictions(shown, outcome)))


def facts_of(text: str, target: str, field: str, question: str | None) -> tuple[LedgerEntry, ...]:
    """Every figure, date, name and blank of words that a person gave, as the ledger has them."""
    sources = (FactSource("answer", question),)
    given = [
        LedgerEntry(
            kind=f.kind,
            quote=f.quote,
            target=target,
            field=field,
            span=f.span,
            origin="answer",
            sources=sources,
            question=question,
        )
        for f in read_facts(text)
    ]
    kinds: dict[str, FactKind] = {"deadline": "date", "owner": "name", "metric": "name"}
    blank = [
        LedgerEntry(
            kind=kinds.get(b.slot or "", "figure"),
            quote=b.text,
            target=target,
            field=field,
            span=b.span,
            origin="blank",
        )
        for b in read_blanks(text)
        if b.ours
    ]
    return (*given, *blank)


def judged(proposal: Proposal, findings: tuple[Finding, ...]) -> Proposal:
    """The proposal with these findings: the errors among them are open."""
    still_open = tuple(i for i, f in enumerate(findings) if f.severity == "error")
    return replace(proposal, findings=findings, open=still_open, complete=not still_open)


def _traced(proposal: Proposal, target: str, text: str, question: str | None, fields: tuple[str, ...]) -> Proposal:
    kept = tuple(e for e in proposal.ledger if e.target != target or e.field not in fields)
    proposal = replace(proposal, ledger=(*kept, *facts_of(text, target, "text", question)))
    return judged(proposal, tuple(f for f in proposal.findings if f.target != target))


def _objectives(proposal: Proposal, target: str, change: Callable[[ShownObjective], ShownObjective]) -> Proposal:
    return replace(proposal, objectives=tuple(change(o) if o.id == target else o for o in proposal.objectives))
