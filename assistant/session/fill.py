"""Answers go into an outcome: figures into their blanks, a chosen direction and the leader's line into the objective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.asked import open_blanks
from assistant.session.answer import read_answer
from assistant.session.direction import directed
from assistant.session.edit import OWN_WORDS, new_key_result, new_objective
from assistant.session.line import SLOTS, Given, fill_key_result
from assistant.session.outcome_line import follow_up, with_outcome
from assistant.session.passed import passed_on
from assistant.types import Outcome, Proposal, Question, Slot

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")  # a pasted escape sequence is no word of an answer
_LINE = re.compile(r"O\d{1,3}(?:\.KR\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Placed:
    """An outcome with answers in their places: the keys that changed or settled something, and those passed on."""

    outcome: Outcome
    used: frozenset[str]
    passed: frozenset[str]


def fill(outcome: Outcome, answers: Mapping[str, str]) -> Outcome:
    """The outcome with every answer in the blanks it belongs to.

    `answers` maps question ids ("q1"), places ("O1.KR1.baseline"), lines ("O1.KR1": its new words) or a slot for all
    ("deadline") to what a person typed. An answer from which nothing can be read fills nothing; nothing but a blank
    of ours is ever overwritten, unless the line itself is named.
    """
    return place(outcome, answers).outcome


def place(outcome: Outcome, answers: Mapping[str, str]) -> Placed:
    """`fill`, and which of the answers found a place."""
    texts = {key: said for key, text in answers.items() if (said := " ".join(_CONTROL.sub(" ", text).split()))}
    slots: dict[str, Slot] = {q.id: q.slot for q in outcome.questions}
    passed = frozenset(k for k, t in texts.items() if passed_on(t, slots.get(k) or _slot_of(k) or "direction"))
    told = {k: t for k, t in texts.items() if k not in passed}
    used: set[str] = set()
    questions = outcome.questions
    proposals = outcome.proposals
    for question in outcome.questions:
        if question.slot != "metric" or question.id not in told or _has_blank(proposals, question):
            continue
        changed = tuple(with_outcome(p, question, told[question.id], outcome) for p in proposals)
        if changed != proposals:
            proposals = changed
            used.add(question.id)
            if more := follow_up(question, told[question.id], outcome):
                questions = (*questions, more)
    for key, text in told.items():
        if _LINE.fullmatch(key):
            changed = tuple(_reworded(p, key, text, outcome) for p in proposals)
            used |= {key} if changed != proposals or _says(proposals, key, text) else set()
            proposals = changed
    base = outcome
    if questions != outcome.questions or proposals != outcome.proposals:
        base = replace(outcome, questions=questions, proposals=proposals)
    given = tuple(_read(base, told))
    filled = tuple(_fill_proposal(p, given, base) for p in proposals)
    proposals = tuple(p for p, _ in filled)
    used |= {key for _, keys in filled for key in keys}
    if served := _served(base, told):
        proposals = tuple(_with_first(p, supports=(served,)) for p in proposals)
        used |= {k for k in told if slots.get(k) == "parent" or k == "parent"}
    proposals, keys = _directed(proposals, told, base)
    used |= keys
    if proposals != base.proposals:
        base = replace(base, proposals=proposals)
    return Placed(base, frozenset(used), passed)


def _slot_of(key: str) -> Slot | None:
    last = key.rpartition(".")[2]
    return next((slot for slot in (*SLOTS, "direction", "parent") if slot == last), None)  # type: ignore[misc]


def _has_blank(proposals: tuple[Proposal, ...], question: Question) -> bool:
    """Whether a blank of a proposal waits for this question; else it is about a line of the draft."""
    return any(e.origin == "blank" and e.question == question.id for p in proposals for e in p.ledger) or any(
        b.question == question.id for p in proposals for b in open_blanks(p, (question,))
    )


def _says(proposals: tuple[Proposal, ...], target: str, text: str) -> bool:
    """Whether the line `target` already reads so."""
    objectives = [o for p in proposals for o in p.objectives]
    return any((o.id, o.draft.text) == (target, text) for o in objectives) or any(
        (k.id, k.draft.text) == (target, text) for o in objectives for k in o.key_results
    )


def _reworded(proposal: Proposal, target: str, text: str, outcome: Outcome) -> Proposal:
    """The proposal with an objective or a key result, named by its id, in the person's words."""
    for objective in proposal.objectives:
        if objective.id == target and objective.draft.text != text:
            return new_objective(proposal, target, text, None, outcome)
        for shown in objective.key_results:
            if shown.id == target and shown.draft.text != text:
                draft = replace(
                    shown.draft, text=text, why=OWN_WORDS.in_lang(outcome.lang), kept=False, suggested=False
                )
                return new_key_result(proposal, replace(shown, draft=draft), None, outcome)
    return proposal


def _directed(
    proposals: tuple[Proposal, ...], told: Mapping[str, str], outcome: Outcome
) -> tuple[tuple[Proposal, ...], set[str]]:
    """The proposals under the direction that was answered; the title of one of several only chooses it."""
    used: set[str] = set()
    for question in outcome.questions:
        if question.slot != "direction" or question.id not in told:
            continue
        answer = told[question.id]
        used.add(question.id)
        if len(proposals) > 1 and chosen(outcome, answer) is not None:
            continue
        if answer in question.options and len(proposals) > 1:
            used.discard(question.id)
            continue
        proposals = tuple(directed(p, question, answer, outcome) for p in proposals)
    return proposals, used


def chosen(outcome: Outcome, answer: str) -> int | None:
    """Which of several directions an answer names, by its title or its objective."""
    for n, proposal in enumerate(outcome.proposals):
        if answer == proposal.title or answer in [o.draft.text for o in proposal.objectives[:1]]:
            return n
    return None


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
            yield Given(key, key, question.about, question.slot, read_answer(text, question.slot, outcome.lang))
            continue
        place, _, last = key.rpartition(".")
        for slot in SLOTS:
            if last == slot and not (slot in ("baseline", "target", "metric") and not place):
                yield Given(key, None, place or None, slot, read_answer(text, slot, outcome.lang))


def _fill_proposal(proposal: Proposal, given: tuple[Given, ...], outcome: Outcome) -> tuple[Proposal, set[str]]:
    used: set[str] = set()
    for objective in proposal.objectives:
        for key_result in objective.key_results:
            proposal, keys = fill_key_result(proposal, key_result, given, outcome)
            used |= keys
    return proposal, used
