"""Answers go into the blanks they belong to, by code: the sentence is read again and the ledger says who answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.asked import asked_about, asked_by
from assistant.blanks import read_blanks
from assistant.item import read_sentence
from assistant.names import read_names
from assistant.numbers import read_dates, read_figures
from assistant.session.answer import is_measured, read_answer
from assistant.session.recheck import contradictions
from assistant.types import (
    Blank,
    BlankSlot,
    FactKind,
    FactSource,
    Finding,
    LedgerEntry,
    Outcome,
    Proposal,
    Question,
    ShownKeyResult,
    Slot,
    Span,
)

# What a filled blank settles: the blank itself, the missing start or date, and not being gradable for want of them.
_SETTLED = frozenset({"K13", "K04", "K05", "K01"})
_UNIT_AFTER = re.compile(
    r"\s?(?!(?:to|by)\b)[^\s\d，,。.;；、：:（）()【】\[\]到至提升降缩縮减減增之前内內]{1,12}?(?=\s*(?:到|至|提|升|降|缩|縮|减|減|增|\bto\b|[，,。.;；、（(]|$))"
)
_DIGIT = re.compile(r"[0-9０-９一二三四五六七八九十]")
_KIND: dict[BlankSlot, FactKind] = {
    "baseline": "figure",
    "target": "figure",
    "metric": "name",
    "deadline": "date",
    "owner": "name",
}


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer on its way to its blanks: the question's id, if it came by one, and what the text says per slot."""

    question: str | None
    about: str | None
    slot: Slot
    says: Mapping[BlankSlot, str]


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


def _read(outcome: Outcome, answers: Mapping[str, str]) -> Iterator[_Answer]:
    questions = {q.id: q for q in outcome.questions if q.id}
    for key, text in answers.items():
        if question := questions.get(key):
            yield _Answer(key, question.about, question.slot, read_answer(text, question.slot, outcome.lang))
            continue
        place, _, last = key.rpartition(".")
        for slot in _KIND:
            if last == slot and not (slot in ("baseline", "target", "metric") and not place):
                yield _Answer(None, place or None, slot, read_answer(text, slot, outcome.lang))


def _fill_proposal(proposal: Proposal, given: tuple[_Answer, ...], outcome: Outcome) -> Proposal:
    for objective in proposal.objectives:
        for key_result in objective.key_results:
            proposal = _fill_key_result(proposal, key_result, given, outcome)
    return proposal


def _fill_key_result(
    proposal: Proposal, key_result: ShownKeyResult, given: tuple[_Answer, ...], outcome: Outcome
) -> Proposal:
    text, ledger, done = key_result.draft.text, proposal.ledger, False
    for blank in reversed([b for b in read_blanks(text) if b.ours and b.slot is not None]):
        asked = asked_by(proposal, key_result.id, blank, outcome.questions)
        answer = _answer_for(blank, asked, key_result.id, given, proposal, outcome.questions)
        if answer is None or blank.slot is None:
            continue
        span, words = _fit(text, blank, answer.says[blank.slot])
        text = text[: span.start] + words + text[span.end :]
        ledger = _trace(ledger, key_result.id, blank.slot, span, words, answer.question)
        done = True
    if not done:
        return proposal
    new = replace(key_result, draft=replace(key_result.draft, text=text), sentence=read_sentence(text, outcome.lang))
    findings = (*_findings(proposal.findings, key_result.id, text), *contradictions(new, outcome))
    still_open = tuple(i for i, f in enumerate(findings) if f.severity == "error")
    return replace(
        proposal,
        objectives=tuple(
            replace(o, key_results=tuple(new if k is key_result else k for k in o.key_results))
            for o in proposal.objectives
        ),
        ledger=ledger,
        findings=findings,
        open=still_open,
        complete=not still_open,
    )


def _answer_for(
    blank: Blank,
    asked: str | None,
    target: str,
    given: tuple[_Answer, ...],
    proposal: Proposal,
    questions: tuple[Question, ...],
) -> _Answer | None:
    """The answer that fills a blank: its own question's first, then one about the same item that says more."""
    fits = [a for a in given if blank.slot in a.says]
    for answer in fits:
        if answer.question is not None and answer.question == asked:
            return answer
    for answer in fits:
        if answer.question is None and answer.about in (None, target):
            return answer
    about = asked_about(proposal, target, questions)
    return next((a for a in fits if a.question in about), None)  # "30% 到 45%" said of the start settles the end too


def _fit(text: str, blank: Blank, words: str) -> tuple[Span, str]:
    """The span to replace and the words to put there, so that the unit stands once and the join reads well."""
    start, end = blank.span
    after = text[end:]
    if blank.slot in ("baseline", "target"):
        unit = _UNIT_AFTER.match(after)
        if is_measured(words):
            return Span(start, end + (len(unit.group()) if unit else 0)), words
        words = _without_unit(words, after)
        if unit and _unit(words) and _unit(words) != (_unit(f"1{unit.group()}") or _unit(words)):
            end += len(unit.group())
        elif after.startswith(("%", "％")) and words.endswith(("%", "％")):
            end += 1
    elif blank.slot == "deadline" and after.startswith(("前", "之前", "以前")):
        words = re.sub(r"(?:之前|以前|前)$", "", words)
    if text[:start].endswith(" ") and words.startswith(" "):
        words = words[1:]
    return Span(start, end), words


def _without_unit(words: str, after: str) -> str:
    """`words` without the unit that already stands after the blank: "1200 次" before "次到" is 1200."""
    rest = after.lstrip().casefold()
    for length in range(min(len(words) - 1, 12), 0, -1):
        tail = words[-length:].strip()
        if tail and rest.startswith(tail.casefold()) and not _DIGIT.search(tail):
            return words[:-length].rstrip()
    return words


def _unit(words: str) -> str:
    figures = read_figures(words)
    return figures[0].unit if figures else ""


def _trace(
    ledger: tuple[LedgerEntry, ...], target: str, slot: BlankSlot, span: Span, words: str, question: str | None
) -> tuple[LedgerEntry, ...]:
    """The ledger after `words` took the place of `span` in the item's text: later spans move, the blank is answered."""
    shift = len(words) - (span.end - span.start)
    kept: list[LedgerEntry] = []
    for entry in ledger:
        if entry.target != target or entry.field != "text" or entry.span.end <= span.start:
            kept.append(entry)
        elif entry.span.start >= span.end:
            kept.append(replace(entry, span=Span(entry.span.start + shift, entry.span.end + shift)))
    source = (FactSource("answer", question),)
    facts: list[tuple[FactKind, str, Span]] = [(_KIND[slot], words, Span(0, len(words)))]
    if is_measured(words):
        facts += [("date", d.text, d.span) for d in read_dates(words)]
        facts += [("name", n.text, n.span) for n in read_names(words)]
    kept += [
        LedgerEntry(
            kind=kind,
            quote=quote,
            target=target,
            field="text",
            span=Span(span.start + at.start, span.start + at.end),
            origin="answer",
            sources=source,
            question=question,
        )
        for kind, quote, at in facts
    ]
    return tuple(kept)


def _findings(findings: tuple[Finding, ...], target: str, new: str) -> Iterator[Finding]:
    left = [b for b in read_blanks(new) if b.ours]
    for finding in findings:
        if finding.target != target:
            yield finding
        elif finding.check == "K09" or (finding.check in _SETTLED and not left):
            continue
        elif finding.check == "K13":
            yield replace(finding, quote=left[0].text, span=left[0].span)
        elif finding.span is None or new[finding.span.start : finding.span.end] == finding.quote:
            yield finding
        elif (at := new.find(finding.quote)) >= 0 and finding.quote:
            yield replace(finding, span=Span(at, at + len(finding.quote)))
        else:
            yield replace(finding, quote=new, span=Span(0, len(new)))
