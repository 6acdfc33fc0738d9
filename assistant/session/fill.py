"""Answers go into an outcome: figures into their blanks, a chosen direction and the leader's line into the objective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.session.answer import read_answer
from assistant.session.line import SLOTS, Given, fill_key_result
from assistant.types import Outcome, Proposal


def fill(outcome: Outcome, answers: Mapping[str, str]) -> Outcome:
    """The outcome with every answer in the blanks it belongs to.

    `answers` maps question ids ("q1"), places ("O1.KR1.baseline") or a slot for all ("deadline") to what a person
    typed. An answer from which nothing can be read fills nothing; nothing but a blank of ours is ever overwritten.
    """
    given = tuple(_read(outcome, answers))
    proposals = tuple(_fill_proposal(p, given, outcome) for p in outcome.proposals)
    if served := _served(outcome, answers):
        proposals = tuple(_with_first(p, supports=(served,)) for p in proposals)
    if (chosen := _chosen(outcome, answers)) and len(proposals) == 1:
        proposals = tuple(_with_first(p, text=chosen) for p in proposals)
    return replace(outcome, proposals=proposals) if proposals != outcome.proposals else outcome


def _chosen(outcome: Outcome, answers: Mapping[str, str]) -> str | None:
    """The objective that was tapped among those offered for the direction; own words stay an answer."""
    asked = (q for q in outcome.questions if q.slot == "direction" and answers.get(q.id) in q.options)
    return next((answers[q.id] for q in asked), None)


def _served(outcome: Outcome, answers: Mapping[str, str]) -> str | None:
    """The leader's line ("P.O1.KR2") that an answer to the question for it names: by its words or its number."""
    asked = {q.id for q in outcome.questions if q.slot == "parent"} | {"parent"}
    said = next((" ".join(text.split()) for key, text in answers.items() if key in asked), "")
    if not said or outcome.review.parent is None:
        return None
    items = [i for i in outcome.review.parent.items() if i.text]
    for item in items:
        if said == " ".join(item.text.split()):
            return f"P.{item.id}"
    number = re.match(r"(?:(O\d+)[ .]*)?(KR\s?\d+|O\d*)", said, re.IGNORECASE)
    if number is None:
        return None
    wanted = number.group().replace(" ", "").upper()
    return next((f"P.{i.id}" for i in items if wanted in (i.id, i.id.rpartition(".")[2], i.label.upper())), None)


def _with_first(proposal: Proposal, **changes: object) -> Proposal:
    """The proposal with its first objective changed; the facts of words that are gone leave the ledger."""
    if not proposal.objectives:
        return proposal
    first = proposal.objectives[0]
    draft = replace(first.draft, **changes)  # type: ignore[arg-type]
    if draft.text == first.draft.text:
        ledger, findings = proposal.ledger, proposal.findings
    else:
        draft = replace(draft, kept=False)
        ledger = tuple(e for e in proposal.ledger if e.target != first.id or e.field != "text")
        findings = tuple(f for f in proposal.findings if f.target != first.id)
    still_open = tuple(i for i, f in enumerate(findings) if f.severity == "error")
    objectives = (replace(first, draft=draft), *proposal.objectives[1:])
    return replace(
        proposal, objectives=objectives, ledger=ledger, findings=findings, open=still_open, complete=not still_open
    )


def _read(outcome: Outcome, answers: Mapping[str, str]) -> Iterator[Given]:
    questions = {q.id: q for q in outcome.questions if q.id}
    for key, text in answers.items():
        if question := questions.get(key):
            yield Given(key, question.about, question.slot, read_answer(text, question.slot, outcome.lang))
            continue
        place, _, last = key.rpartition(".")
        for slot in SLOTS:
            if last == slot and not (slot in ("baseline", "target", "metric") and not place):
                yield Given(None, place or None, slot, read_answer(text, slot, outcome.lang))


def _fill_proposal(proposal: Proposal, given: tuple[Given, ...], outcome: Outcome) -> Proposal:
    for objective in proposal.objectives:
        for key_result in objective.key_results:
            proposal = fill_key_result(proposal, key_result, given, outcome)
    return proposal
