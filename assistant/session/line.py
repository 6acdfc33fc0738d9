"""One key result and the answers about it: each goes into its place, and the ledger says who answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.asked import asked_about, asked_by
from assistant.blanks import read_blanks
from assistant.item import read_sentence
from assistant.names import read_names
from assistant.numbers import read_dates, read_figures
from assistant.session.amounts import BOUND_AFTER, own_unit, with_unit
from assistant.session.answer import is_measured
from assistant.session.edit import judged
from assistant.session.insert import Put, place_for_start, put_start
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
    Text,
)

# What a filled blank settles: the blank itself, the missing start or date, and not being gradable for want of them.
_SETTLED = frozenset({"K13", "K04", "K05", "K01"})
_UNIT_AFTER = re.compile(
    r"\s?[%％](?!\w)|\s?[%％](?=[\u4e00-\u9fff])"
    r"|\s?(?!(?:to|by|reaching|and|or|in|of|from|with|for|at)\b)[A-Za-z][A-Za-z/²³]{0,15}(?:\s(?:per|a|an|each)\s[A-Za-z]{1,15}|/[A-Za-z]{1,10})?"
    r"(?=\s*(?:\b(?:to|by|reaching|down|up|and|or|in|within|before|with|from|at)\b|[，,。.;；、（(]|[\u4e00-\u9fff]|$))"
    r"|\s?[^\s\dA-Za-z，,。.;；、：:（）()【】\[\]到至提升降缩縮减減增之前内內][^\s\d，,。.;；、：:（）()【】\[\]到至提升降缩縮减減增之前内內]{0,7}?"
    r"(?=\s*(?:到|至|提|升|降|缩|縮|减|減|增|[，,。.;；、（(]|$))"
)
_SCORE = re.compile(r"\b(?:score|rating|nps|stars?|points? out of)\b|评分|評分|得分|打分|星级|分数", re.IGNORECASE)
_BOUND = re.compile(
    r"(?:\b(?:at most|at least|no more than|below|under|within|above|over)|不超过|不高于|不低于|不少于|至少|最多|低于|高于|控制在|[<>≤≥])\s*$",
    re.IGNORECASE,
)
_BOUND_WORD = re.compile(
    r"^(?:at most|at least|no more than|not more than|below|under|within|above|over|up to|less than|more than|不超过|不高于|不低于|不少于|至少|最多|低于|高于)\s*",
    re.IGNORECASE,
)
_REACH = re.compile(r"(?:达到|做到|\breach(?:ing|es)\s)\s*$", re.IGNORECASE)
_TARGET_AFTER = re.compile(
    r"\s*(?:达到|做到|到|reaching|reaches|to|at)\s*(?:【待填：目标】|\[TBD: target\])\s?(?:%|％)?", re.IGNORECASE
)
_DIGIT = re.compile(r"[0-9０-９一二三四五六七八九十]")
_QUOTED = re.compile(r"[「“]([^「」“”]{1,60})[」”]")
# In the place of "this holds as it is".
_FILLED = Text(zh="你的原句，补上了你说的起点。", en="Your line, with the start you gave.")
SLOTS: dict[BlankSlot, FactKind] = {
    "baseline": "figure",
    "target": "figure",
    "metric": "name",
    "deadline": "date",
    "owner": "name",
}


@dataclass(frozen=True, slots=True)
class Given:
    """One answer on its way to its blanks: its key, the question's id, if it came by one, and what it says per slot."""

    key: str
    question: str | None
    about: str | None
    slot: Slot
    says: Mapping[BlankSlot, str]


def fill_key_result(
    proposal: Proposal, key_result: ShownKeyResult, given: tuple[Given, ...], outcome: Outcome
) -> tuple[Proposal, set[str]]:
    """The proposal with every answer about one of its key results in place, its sentence read again; the keys used."""
    text, ledger = key_result.draft.text, proposal.ledger
    used: set[str] = set()
    for blank in reversed([b for b in read_blanks(text) if b.ours and b.slot is not None]):
        asked = asked_by(proposal, key_result.id, blank, outcome.questions)
        answer = _answer_for(blank, asked, key_result.id, given, proposal, outcome.questions)
        if answer is None or blank.slot is None:
            continue
        put = _fit(text, blank, answer.says[blank.slot])
        text = put.into(text)
        ledger = _trace(ledger, key_result.id, blank.slot, put, answer.question)
        used.add(answer.key)
    if not used and (start := _start(key_result, given, outcome)):
        puts, answer = start
        for n, put in enumerate(puts):
            text = put.into(text)
            slot: BlankSlot = "baseline" if n == len(puts) - 1 else "target"
            ledger = _trace(ledger, key_result.id, slot, put, answer.question)
        used.add(answer.key)
    if not used:
        return proposal, used
    why = _FILLED.in_lang(outcome.lang) if key_result.draft.kept else key_result.draft.why
    draft = replace(key_result.draft, text=text, why=why, kept=False)
    new = replace(key_result, draft=draft, sentence=read_sentence(text, outcome.lang))
    findings = (*_findings(proposal.findings, key_result.id, text), *contradictions(new, outcome))
    objectives = tuple(
        replace(o, key_results=tuple(new if k is key_result else k for k in o.key_results)) for o in proposal.objectives
    )
    return judged(replace(proposal, objectives=objectives, ledger=ledger), findings), used


def _start(key_result: ShownKeyResult, given: tuple[Given, ...], outcome: Outcome) -> tuple[list[Put], Given] | None:
    """An answered start for a line that was taken over without one, and the answer it came by.

    The target stays as the person set it, unless the answer gives another one beside the start. The last words of
    the line come first, so that each place still holds.
    """
    asks = {q.id: q.ask for q in outcome.questions}
    sentence = key_result.sentence
    for answer in given:
        if answer.slot != "baseline" or "baseline" not in answer.says:
            continue
        if answer.question is None:
            mine = answer.about == key_result.id
        else:
            named = _QUOTED.search(asks[answer.question])
            mine = answer.about in (key_result.id, *key_result.draft.rewrites) and (
                named is None or named.group(1) in key_result.draft.text
            )
        start, end = answer.says["baseline"], answer.says.get("target")
        at = place_for_start(sentence, outcome.lang, None if end else start) if mine else None
        if at is None:
            continue
        old = sentence.targets[0]
        quote = sentence.text[old.span.start : old.span.end]
        new = end is not None and [f.value for f in read_figures(end)][:1] != [old.value]
        puts = [Put(old.span, with_unit(end, quote) if own_unit(end) == "" else end)] if new and end else []
        return [*puts, put_start(sentence, at, with_unit(start, end if new and end else quote), outcome.lang)], answer
    return None


def _answer_for(
    blank: Blank,
    asked: str | None,
    target: str,
    given: tuple[Given, ...],
    proposal: Proposal,
    questions: tuple[Question, ...],
) -> Given | None:
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


def _fit(text: str, blank: Blank, words: str) -> Put:
    """The span to replace and the words to put there, so that the unit stands once and the join reads well."""
    start, end = blank.span
    after = text[end:]
    if blank.slot in ("baseline", "target"):
        unit = _UNIT_AFTER.match(after)
        if is_measured(words):
            return Put(Span(start, end + (len(unit.group()) if unit else 0)), words)
        if _BOUND.search(text[:start]):
            words = BOUND_AFTER.sub("", _BOUND_WORD.sub("", words))
        elif _BOUND_WORD.match(words) and (lead := _REACH.search(text[:start])):
            start = lead.start()  # "error rate reaching at most 5%" is "error rate at most 5%"
        words = _without_unit(words, after)
        if unit and (own_unit(words) or (unit.group().strip() in "%％" and _SCORE.search(text[:start]))):
            end += len(unit.group())  # the person's unit stands, the template's goes
        if (said := own_unit(words).strip()) and (same := _same_unit(text[:start], said)):
            start = same
    elif blank.slot == "metric" and read_figures(words):
        if rest := _TARGET_AFTER.match(after):
            end += rest.end()  # "with [metric] reaching [target]" answered by "escaped bugs from 9 to 3"
    elif blank.slot == "deadline" and after.startswith(("前", "之前", "以前")):
        words = re.sub(r"(?:之前|以前|前)$", "", words)
    if text[:start].endswith(" ") and words.startswith(" "):
        words = words[1:]
    return Put(Span(start, end), words)


def _same_unit(before: str, unit: str) -> int | None:
    """Where "days reaching " begins in front of "48 days", or None: the unit was given as the metric's name."""
    if not unit.isalpha():
        return None
    found = re.search(
        rf"(?:(?<=with )|(?<=，)|(?<=, )){re.escape(unit)}\s*(?:reaching|达到)\s*$", before, re.IGNORECASE
    )
    return found.start() if found else None


def _without_unit(words: str, after: str) -> str:
    """`words` without the unit that already stands after the blank: "1200 次" before "次到" is 1200."""
    rest = after.lstrip().casefold()
    for length in range(min(len(words) - 1, 12), 0, -1):
        tail = words[-length:].strip()
        if tail and rest.startswith(tail.casefold()) and not _DIGIT.search(tail):
            return words[:-length].rstrip()
    return words


def _trace(
    ledger: tuple[LedgerEntry, ...], target: str, slot: BlankSlot, put: Put, question: str | None
) -> tuple[LedgerEntry, ...]:
    """The ledger after words were put into the item's text: later spans move, and the answer is entered."""
    span, shift = put.span, len(put.words) - (put.span.end - put.span.start)
    kept: list[LedgerEntry] = []
    for entry in ledger:
        if entry.target != target or entry.field != "text" or entry.span.end <= span.start:
            kept.append(entry)
        elif entry.span.start >= span.end:
            kept.append(replace(entry, span=Span(entry.span.start + shift, entry.span.end + shift)))
    fact = put.words[slice(*put.fact)]
    facts: list[tuple[FactKind, str, Span]] = [(SLOTS[slot], fact, Span(0, len(fact)))]
    if is_measured(fact):
        facts += [("date", d.text, d.span) for d in read_dates(fact)]
        facts += [("name", n.text, n.span) for n in read_names(fact)]
    start = span.start + put.fact.start
    kept += [
        LedgerEntry(
            kind=kind,
            quote=quote,
            target=target,
            field="text",
            span=Span(start + at.start, start + at.end),
            origin="answer",
            sources=(FactSource("answer", question),),
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
