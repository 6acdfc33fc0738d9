"""What a person decided on single lines: taken as they are, reworded, kept as in the draft, left out; remarks told wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assistant.session.edit import judged, new_key_result, new_objective
from assistant.session.fill import fill
from assistant.session.recheck import findings_on
from assistant.text import fold
from assistant.types import FactSource, Item, LedgerEntry, Outcome, Parked, Proposal, Review, Text

Verdict = Literal["accepted", "edited", "mine", "rejected", "shelved"]

OWN_LINE = Text(zh="按你的原句保留。", en="Kept in your own words, as you chose.")
_SHELVED = Text(zh="先不放进 OKR，看着就好", en="kept in view, out of the OKR for now")
_LEFT_OUT = Text(zh="对应的 KR 没采用，事情照常做", en="its key result was left out; the work goes on")
_IN_VIEW = Text(zh="没放进 OKR，看板上看着", en="left out of the OKR, kept in view")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The verdict on one line of one direction.

    `text` is the line's new wording ("edited", "mine"), `settled` the questions whose answers it held already.
    `why` and `entries` come with words that a model wrote: their reason, and where each of their facts comes from.
    """

    direction: int
    target: str
    verdict: Verdict
    text: str = ""
    reason: str = ""
    settled: tuple[str, ...] = ()
    why: str = ""
    entries: tuple[LedgerEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """A check that was told wrong about a line; `line` is the line's text, "" for the whole set."""

    check: str
    line: str


def decided(outcome: Outcome, base: Outcome, decisions: Iterable[Decision], answers: Mapping[str, str]) -> Outcome:
    """The outcome with every reworded line in its new words, read and checked again.

    `base` is the outcome before answers were filled in: it knows which question a blank belongs to. An answer given
    after a line was reworded still fills the blanks that its words left open.
    """
    proposals = list(outcome.proposals)
    for at, proposal in enumerate(proposals):
        edits = [d for d in decisions if d.direction == at and d.text]
        for decision in edits:
            proposal = _reworded(proposal, decision, base, outcome)
        done = [d.target for d in edits]
        if done:
            later = {q: a for d in edits for q, a in answers.items() if q not in d.settled and _waits(proposal, d, q)}
            if later:
                proposal = fill(replace(outcome, proposals=(proposal,)), later).proposals[0]
            kept = tuple(f for f in proposal.findings if f.target not in done)
            proposals[at] = judged(proposal, (*kept, *findings_on(proposal, done, outcome)))
    return replace(outcome, proposals=tuple(proposals))


def without_rejected(outcome: Outcome, decisions: Iterable[Decision]) -> Outcome:
    """The working OKR: the rejected lines gone, the shelved ones and the draft's tasks below both parked."""
    proposals = list(outcome.proposals)
    for at, proposal in enumerate(proposals):
        shelved = {d.target for d in decisions if d.direction == at and d.verdict == "shelved"}
        gone = {d.target for d in decisions if d.direction == at and d.verdict == "rejected"}
        if gone or shelved:
            proposals[at] = _without(proposal, gone | shelved, outcome, shelved)
    return replace(outcome, proposals=tuple(proposals))


def undisputed(outcome: Outcome, dismissed: Iterable[Wrong]) -> Outcome:
    """The outcome without the remarks that were told wrong, on the draft and on the proposals."""
    told = frozenset(dismissed)
    if not told:
        return outcome
    proposals = []
    for proposal in outcome.proposals:
        lines = {o.id: o.draft.text for o in proposal.objectives}
        lines |= {k.id: k.draft.text for o in proposal.objectives for k in o.key_results}
        kept = tuple(f for f in proposal.findings if wrong(f.check, lines.get(f.target, "")) not in told)
        proposals.append(proposal if kept == proposal.findings else judged(proposal, kept))
    return replace(outcome, review=undisputed_review(outcome.review, told), proposals=tuple(proposals))


def undisputed_review(review: Review, dismissed: Iterable[Wrong]) -> Review:
    """The review without the remarks that were told wrong."""
    told = frozenset(dismissed)
    if not told:
        return review
    lines = {i.id: i.text for i in review.document.items()}
    return replace(
        review, findings=tuple(f for f in review.findings if wrong(f.check, lines.get(f.target, "")) not in told)
    )


def wrong(check: str, line: str) -> Wrong:
    """A check told wrong about a line, however the line is spaced or spelled in width."""
    return Wrong(check, " ".join(fold(line).split()))


def own_line(proposal: Proposal, target: str, review: Review) -> Item | None:
    """The one line of the draft that a line of the proposal was made from, where it reads otherwise."""
    drafts = {o.id: (o.draft.rewrites, o.draft.text) for o in proposal.objectives}
    drafts |= {k.id: (k.draft.rewrites, k.draft.text) for o in proposal.objectives for k in o.key_results}
    rewrites, text = drafts.get(target, ((), ""))
    item = review.document.find(rewrites[0]) if len(rewrites) == 1 else None
    return item if item is not None and item.text and item.text != text else None


def _reworded(proposal: Proposal, decision: Decision, base: Outcome, outcome: Outcome) -> Proposal:
    lang, mine = outcome.lang, decision.verdict == "mine"
    changed = proposal
    for objective in proposal.objectives:
        if objective.id == decision.target:
            changed = new_objective(proposal, objective.id, decision.text, None, outcome)
        for shown in objective.key_results:
            if shown.id == decision.target:
                draft = replace(shown.draft, text=decision.text, kept=False, suggested=False, why=decision.why)
                changed = new_key_result(proposal, replace(shown, draft=draft), None, outcome)
    if mine:
        objectives = tuple(
            replace(
                o,
                draft=replace(o.draft, kept=True, why=OWN_LINE.in_lang(lang)) if o.id == decision.target else o.draft,
                key_results=tuple(
                    replace(k, draft=replace(k.draft, kept=True, why=OWN_LINE.in_lang(lang)))
                    if k.id == decision.target
                    else k
                    for k in o.key_results
                ),
            )
            for o in changed.objectives
        )
        changed = replace(changed, objectives=objectives)
    if decision.entries:
        fields = ("text", "why")
        others = (e for e in changed.ledger if e.target != decision.target or e.field not in fields)
        return replace(_with_why(changed, decision), ledger=(*others, *decision.entries))
    own = (e for e in proposal.ledger if e.target == decision.target and e.field == "text")
    known: dict[tuple[str, str], LedgerEntry] = {(e.kind, e.quote): e for e in own}
    links = _links(base, decision)
    source = own_line(base.proposals[decision.direction], decision.target, outcome.review) if mine else None
    ledger = tuple(_traced(e, decision, links, source, known) for e in changed.ledger)
    return replace(changed, ledger=ledger)


def _with_why(proposal: Proposal, decision: Decision) -> Proposal:
    """The reason that came with an objective's new words; that of a key result is in its place already."""
    return replace(
        proposal,
        objectives=tuple(
            replace(o, draft=replace(o.draft, why=decision.why)) if o.id == decision.target else o
            for o in proposal.objectives
        ),
    )


def _traced(
    entry: LedgerEntry,
    decision: Decision,
    links: Mapping[str, str],
    source: Item | None,
    known: Mapping[tuple[str, str], LedgerEntry],
) -> LedgerEntry:
    """An entry of new words: its blank asked as before, its figure the draft's where the words are.

    A fact that the line held before keeps its origin: who changes the target has not given the start anew.
    """
    if entry.target != decision.target or entry.field != "text":
        return entry
    if entry.origin == "blank":
        return replace(entry, question=links.get(entry.quote))
    if source is not None and entry.origin == "answer":
        place = FactSource("draft", source.id, source.place(*entry.span))
        return replace(entry, origin="draft", sources=(place,), question=None)
    if source is None and (before := known.get((entry.kind, entry.quote))) is not None:
        return replace(before, span=entry.span)
    return entry


def _links(base: Outcome, decision: Decision) -> dict[str, str]:
    """Which question each blank of a drafted line belongs to."""
    if decision.direction >= len(base.proposals):
        return {}
    return {
        e.quote: e.question
        for e in base.proposals[decision.direction].ledger
        if e.target == decision.target and e.origin == "blank" and e.question
    }


def _waits(proposal: Proposal, decision: Decision, question: str) -> bool:
    return any(e.target == decision.target and e.origin == "blank" and e.question == question for e in proposal.ledger)


def _without(proposal: Proposal, gone: set[str], outcome: Outcome, shelved: set[str]) -> Proposal:
    left = [o for o in proposal.objectives if o.id not in gone]
    rows = [k for o in proposal.objectives for k in o.key_results if k.id in gone or o.id in gone]
    lost = gone | {k.id for k in rows}
    reason = _LEFT_OUT.in_lang(outcome.lang)
    tasks = tuple(Parked(i.text, i.source, reason) for k in rows for i in k.draft.initiatives)
    aside = _SHELVED.in_lang(outcome.lang)
    lines = (k for k in rows if k.id in shelved)
    tasks = (*(Parked(k.draft.text, next(iter(k.draft.rewrites), None), aside) for k in lines), *tasks)
    if outcome.board is not None:  # a figure of a sheet that is left out of the OKR stays in view
        seen = _IN_VIEW.in_lang(outcome.lang)
        left_out = (k for k in rows if k.id not in shelved)
        figures = (r for k in left_out for t in k.draft.rewrites if (r := outcome.board.row(t)) is not None)
        tasks = (*(Parked(r.text, r.id, seen) for r in figures), *tasks)
    proposal = replace(
        proposal,
        objectives=tuple(replace(o, key_results=tuple(k for k in o.key_results if k.id not in lost)) for o in left),
        parked=(*proposal.parked, *tasks),
        ledger=tuple(e for e in proposal.ledger if e.target not in lost),
    )
    return judged(proposal, tuple(f for f in proposal.findings if f.target not in lost))
