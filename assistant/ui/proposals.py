"""A proposal as a page shows it: item by item beside the draft's words, each figure with its origin."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.asked import open_blanks
from assistant.export.layout import numbered, parent_item, parent_label
from assistant.locale import Words
from assistant.metrics import Level, names_beside
from assistant.session import Decision, own_line
from assistant.types import (
    BlankSlot,
    DraftedKeyResult,
    DraftedObjective,
    Finding,
    LedgerEntry,
    Outcome,
    Proposal,
    Question,
    Sentence,
    ShownKeyResult,
    ShownObjective,
)
from assistant.ui.diff import changes
from assistant.ui.findings import label as line_label
from assistant.ui.findings import severity_kind, severity_word, spoken, wrong_button
from assistant.ui.markup import Mark, el, esc, marked, tipped

_SLOTS: tuple[BlankSlot, ...] = ("metric", "baseline", "target", "deadline", "owner")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a proposal as HTML; `own` is the draft's line that may stand in its place."""

    target: str
    text: str
    html: str
    own: bool
    objective: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said to a proposal, as far as its lines show it.

    Questions passed on, verdicts, the numbers that are left, and what the leader wrote back, as HTML by line.
    """

    asked: Collection[str] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    numbers: Mapping[str, str] | None = None
    comments: Mapping[str, str] = field(default_factory=dict)


def proposal_html(outcome: Outcome, index: int, say: Words) -> str:
    """Proposal number `index` while it is being written."""
    rows = "".join(line.html for line in lines_of(outcome, index, say, Said()))
    return el("div", rows + parked_html(outcome.proposals[index], outcome, say), "proposal")


def lines_of(outcome: Outcome, index: int, say: Words, said: Said) -> Iterator[Line]:
    """The lines of proposal number `index`, rejected ones in their places."""
    proposal = outcome.proposals[index]
    for name, objective, rows in numbered(proposal):
        own = own_line(proposal, objective.id, outcome.review) is not None
        html = _objective(_number(objective.id, name, said), objective, outcome, proposal, say, said)
        yield Line(objective.id, objective.draft.text, html, own, True)
        for no, row in rows:
            own = own_line(proposal, row.id, outcome.review) is not None
            html = _key_result(_number(row.id, no, said), row, outcome, proposal, say, said)
            yield Line(row.id, row.draft.text, html, own, False)


def _number(target: str, place: str, said: Said) -> str:
    """The number a line goes by in what leaves the page; a rejected one has none."""
    return place if said.numbers is None else said.numbers.get(target, "–")


def origin(entry: LedgerEntry, outcome: Outcome, say: Words, questions: Mapping[str, Question]) -> str:
    """Where a figure, date or name comes from, in one line."""
    if entry.origin == "derived" and entry.how:
        return say("origin.derived_how", how=entry.how)
    if entry.origin == "blank" and (question := questions.get(entry.question or "")):
        return question.ask
    target = next((s.target for s in entry.sources if s.target), None)
    if entry.origin == "draft" and target and (item := outcome.review.document.find(target)):
        return say("origin.draft_at", label=spoken(item, say))
    if entry.origin == "parent" and target:
        return say("origin.parent_at", label=parent_label(outcome, target))
    return say(f"origin.{entry.origin}")


def _objective(name: str, shown: ShownObjective, outcome: Outcome, proposal: Proposal, say: Words, said: Said) -> str:
    draft = shown.draft
    words = marked(draft.text, [*_facts(shown.id, draft.text, outcome, proposal, say), *_new(draft, outcome)])
    right = [el("h3", el("span", esc(name), "no") + el("span", words, "words"))]
    right.append(
        _tags(
            [*_verdict_tags(shown.id, said, say), *_type_tags(draft, say), *_support_tags(draft.supports, outcome, say)]
        )
    )
    if draft.why and not draft.kept:
        right.append(el("p", esc(draft.why), "why"))
    right.append(_remarks(proposal, shown.id, draft.text, say, said))
    right.append(said.comments.get(shown.id, ""))
    return _pair(shown.id, _left(draft, outcome, say), right, "objective", said)


def _key_result(no: str, shown: ShownKeyResult, outcome: Outcome, proposal: Proposal, say: Words, said: Said) -> str:
    draft = shown.draft
    right = [el("p", el("span", esc(no), "no") + el("span", _words(shown, outcome, proposal, say, said), "words"))]
    right.append(_tags([*_verdict_tags(shown.id, said, say), *_key_result_tags(shown, outcome, say)]))
    if draft.why and not draft.kept:
        right.append(el("p", esc(draft.why), "why"))
    if draft.initiatives:
        right.append(_initiatives(draft, outcome, say))
    right.append(_remarks(proposal, shown.id, draft.text, say, said))
    right.append(said.comments.get(shown.id, ""))
    kind = "kept" if draft.kept else "suggested" if draft.suggested else "reworded"
    return _pair(shown.id, _left(draft, outcome, say), right, kind, said)


def _pair(target: str, left: str, right: list[str], kind: str, said: Said) -> str:
    decision = said.decisions.get(target)
    cls = f"pair {kind} {decision.verdict}" if decision else f"pair {kind}"
    return el("div", el("div", left, "left") + el("div", "".join(right), "right"), cls, data_item=target)


def _left(draft: DraftedObjective | DraftedKeyResult, outcome: Outcome, say: Words) -> str:
    """What stands beside a line: the draft's own words it came from, or that it is as it was, or that it is new."""
    if draft.kept:
        return el("p", el("span", "✓", "tick", aria_hidden="true") + esc(say("proposal.kept")), "asis")
    items = [i for t in draft.rewrites if (i := outcome.review.document.find(t)) is not None and i.text]
    if not items:
        return el("p", esc(say("proposal.no_source")), "yours none")
    rows = []
    for item in items:
        gone = changes(item.text, draft.text).gone if len(items) == 1 else ()
        words = marked(item.text, [Mark(*span, "gone") for span in gone])
        rows.append(el("p", el("span", esc(line_label(item)), "no") + el("span", words, "words")))
    return el("div", el("span", esc(say("proposal.yours")), "from") + "".join(rows), "yours")


def _new(draft: DraftedObjective | DraftedKeyResult, outcome: Outcome) -> list[Mark]:
    """The words that the draft's line did not have."""
    item = outcome.review.document.find(draft.rewrites[0]) if len(draft.rewrites) == 1 and not draft.kept else None
    return [Mark(*span, "fresh") for span in changes(item.text, draft.text).new] if item is not None else []


def _words(shown: ShownKeyResult, outcome: Outcome, proposal: Proposal, say: Words, said: Said) -> str:
    """The key result's words, its blanks as places and its figures with their origin."""
    text, marks = shown.draft.text, []
    questions = {q.id: q for q in outcome.questions}
    for blank in open_blanks(proposal, outcome.questions):
        if blank.target != shown.id:
            continue
        slot = say(f"slot.{blank.slot}")
        if blank.question in said.asked:
            mark = (say("proposal.blank_asked", slot=slot), "blank asked", say("proposal.asked_tip"))
        else:
            question = questions.get(blank.question or "")
            tip = question.ask if question else say("proposal.blank_tip_plain")
            mark = (say("proposal.blank", slot=slot), "blank", tip)
        marks.append(Mark(blank.span.start, blank.span.end, mark[1], mark[2], mark[0]))
    return marked(text, [*marks, *_facts(shown.id, text, outcome, proposal, say), *_new(shown.draft, outcome)])


def _facts(target: str, text: str, outcome: Outcome, proposal: Proposal, say: Words) -> list[Mark]:
    return _origins(text, _entries(proposal, target, "text"), outcome, say)


def _entries(proposal: Proposal, target: str, field: str) -> list[LedgerEntry]:
    return [e for e in proposal.ledger if e.target == target and e.field == field]


def _origins(text: str, entries: Iterable[LedgerEntry], outcome: Outcome, say: Words) -> list[Mark]:
    questions = {q.id: q for q in outcome.questions}
    return [
        Mark(e.span.start, e.span.end, f"fact {e.kind} by-{e.origin}", origin(e, outcome, say, questions))
        for e in entries
        if text[e.span.start : e.span.end] == e.quote
    ]


def _key_result_tags(shown: ShownKeyResult, outcome: Outcome, say: Words) -> list[tuple[str, str, str | None]]:
    draft = shown.draft
    tags: list[tuple[str, str, str | None]] = []
    if draft.suggested:
        tags.append((say("proposal.suggested"), "new", None))
    elif not draft.kept and (gained := _gained(shown, outcome)):
        slots = say("export.comma").join(say(f"slot.{s}") for s in gained)
        tags.append((say("proposal.gained", slots=slots), "change", None))
    tags += _support_tags(draft.supports, outcome, say)
    names = names_beside(outcome.board, draft.rewrites, say.lang)
    levels: tuple[tuple[Level, str | None], ...] = (("floor", draft.floor), ("stretch", draft.stretch))
    for level, amount in levels:
        if amount and amount not in draft.text:
            tags.append((f"{names.get(level) or say(f'level.{level}')} {amount}", "amount", None))
    return tags


def _type_tags(draft: DraftedObjective, say: Words) -> list[tuple[str, str, str | None]]:
    return [(say(f"export.type.{draft.type}"), "type", None)] if draft.type else []


def _support_tags(supports: Iterable[str], outcome: Outcome, say: Words) -> list[tuple[str, str, str | None]]:
    tags: list[tuple[str, str, str | None]] = []
    seen = set()
    for support in supports:
        name, item = parent_label(outcome, support), parent_item(outcome, support)
        if name not in seen:
            seen.add(name)
            tip = say("proposal.supports_tip", label=name, text=item.text) if item else None
            tags.append((say("proposal.supports", labels=name), "serves", tip))
    return tags


def _tags(tags: list[tuple[str, str, str | None]]) -> str:
    if not tags:
        return ""
    shown = [tipped(words, f"tag {cls}", tip) for words, cls, tip in tags]
    return el("p", "".join(shown), "tags")


def _gained(shown: ShownKeyResult, outcome: Outcome) -> list[BlankSlot]:
    """What the new line says, or leaves a place for, that none of the draft's lines said."""
    before: set[BlankSlot] = set()
    for target in shown.draft.rewrites:
        if (item := outcome.review.document.find(target)) is not None:
            before |= _said(item.sentence)
    return [s for s in _SLOTS if s in _said(shown.sentence) and s not in before]


def _said(sentence: Sentence) -> set[BlankSlot]:
    said: set[BlankSlot] = {b.slot for b in sentence.blanks if b.slot is not None and b.ours}
    if sentence.metric:
        said.add("metric")
    if sentence.baseline is not None or sentence.baseline_marked:
        said.add("baseline")
    if sentence.targets:
        said.add("target")
    if sentence.deadline is not None:
        said.add("deadline")
    if sentence.owner:
        said.add("owner")
    return said


def _verdict_tags(target: str, said: Said, say: Words) -> list[tuple[str, str, str | None]]:
    decision = said.decisions.get(target)
    if decision is None or decision.verdict == "mine":
        return []
    reason = decision.reason or None
    return [(say(f"item.is_{decision.verdict}"), f"verdict {decision.verdict}", reason)]


def _initiatives(draft: DraftedKeyResult, outcome: Outcome, say: Words) -> str:
    rows = []
    for initiative in draft.initiatives:
        item = outcome.review.document.find(initiative.source) if initiative.source else None
        tail = el("span", esc(say("proposal.initiative_from", label=spoken(item, say))), "from") if item else ""
        rows.append(el("li", esc(initiative.text) + tail))
    return el("div", el("span", esc(say("proposal.initiatives")), "from") + el("ul", "".join(rows)), "initiatives")


def _remarks(proposal: Proposal, target: str, text: str, say: Words, said: Said) -> str:
    """What still stands against a line that is shown all the same; a reworded line hears of lesser things too."""
    decision = said.decisions.get(target)
    if decision is not None and decision.verdict in ("rejected", "shelved"):
        return ""
    reworded = decision is not None and decision.verdict in ("edited", "mine")
    heard = [
        f
        for n, f in enumerate(proposal.findings)
        if f.target == target and (n in proposal.open or (reworded and f.severity != "info"))
    ]
    return "".join(remark_html(f, text, say) for f in heard)


def remark_html(finding: Finding, line: str, say: Words) -> str:
    """One remark on a line, with a way to say that it is wrong."""
    kind = severity_kind(finding.severity)
    word = el("span", esc(severity_word(finding.severity, say)), f"word {kind}")
    return el("p", word + esc(finding.message.in_lang(say.lang)) + wrong_button(finding.check, line, say), "remark")


def parked_html(proposal: Proposal, outcome: Outcome, say: Words) -> str:
    """What stays in view outside of the OKR."""
    if not proposal.parked:
        return ""
    rows = []
    for parked in proposal.parked:
        item = outcome.review.document.find(parked.source) if parked.source else None
        name = el("span", esc(line_label(item)), "no") if item is not None and item.text else ""
        reason = el("span", esc(parked.reason), "reason") if parked.reason else ""
        rows.append(el("li", name + el("span", esc(parked.text), "words") + reason))
    return el("div", el("h4", esc(say("proposal.parked"))) + el("ul", "".join(rows)), "parked")
