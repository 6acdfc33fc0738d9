"""A proposal as a page shows it: item by item beside the draft's words, each figure with its origin."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from assistant.asked import open_blanks
from assistant.export.layout import numbered, parent_item, parent_label
from assistant.locale import Words
from assistant.types import (
    BlankSlot,
    DraftedKeyResult,
    LedgerEntry,
    Outcome,
    Proposal,
    Question,
    Sentence,
    ShownKeyResult,
    ShownObjective,
)
from assistant.ui.findings import label as line_label
from assistant.ui.findings import severity_word, spoken
from assistant.ui.markup import Mark, el, esc, marked, tipped

_SLOTS: tuple[BlankSlot, ...] = ("metric", "baseline", "target", "deadline", "owner")


def proposal_html(
    outcome: Outcome, index: int, say: Words, *, asked: Collection[str] = (), running: bool = False
) -> str:
    """Proposal number `index`. `asked` are the questions passed on to the leader."""
    proposal = outcome.proposals[index]
    parts = [_lead(proposal, say, running)]
    for name, objective, rows in numbered(proposal):
        parts.append(_objective(name, objective, outcome, proposal, say))
        parts += [_key_result(no, row, outcome, proposal, say, asked) for no, row in rows]
    return el("div", "".join(parts) + _parked(proposal, outcome, say), "proposal")


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


def _lead(proposal: Proposal, say: Words, running: bool) -> str:
    kept = [no for _, _, rows in numbered(proposal) for no, row in rows if row.draft.kept]
    parts = []
    if kept:
        text = say("proposal.kept_lines", n=len(kept), labels=say("export.comma").join(kept))
        parts.append(el("p", el("span", "✓", "tick", aria_hidden="true") + esc(text), "lead"))
    if not proposal.complete and not running:
        parts.append(el("p", esc(say("proposal.unfinished")), "lead open"))
    return "".join(parts)


def _objective(name: str, shown: ShownObjective, outcome: Outcome, proposal: Proposal, say: Words) -> str:
    draft = shown.draft
    entries = _entries(proposal, shown.id, "text")
    words = marked(draft.text, _origins(draft.text, entries, outcome, say))
    right = [el("h3", el("span", esc(name), "no") + el("span", words, "words"))]
    right.append(_tags(_support_tags(draft.supports, outcome, say)))
    if draft.why and not draft.kept:
        right.append(el("p", esc(draft.why), "why"))
    right.append(_open_points(proposal, shown.id, say))
    left = _left(draft.rewrites, draft.kept, outcome, say)
    return el("div", el("div", left, "left") + el("div", "".join(right), "right"), "pair objective", data_item=shown.id)


def _left(rewrites: Iterable[str], kept: bool, outcome: Outcome, say: Words) -> str:
    """What stands beside a line: the draft's own words it came from, or that it is as it was, or that it is new."""
    if kept:
        return el("p", el("span", "✓", "tick", aria_hidden="true") + esc(say("proposal.kept")), "asis")
    yours = [line for target in rewrites if (line := _draft_line(target, outcome))]
    return _yours(yours, say) if yours else el("p", esc(say("proposal.no_source")), "yours none")


def _key_result(
    no: str, shown: ShownKeyResult, outcome: Outcome, proposal: Proposal, say: Words, asked: Collection[str]
) -> str:
    draft = shown.draft
    right = [el("p", el("span", esc(no), "no") + el("span", _words(shown, outcome, proposal, say, asked), "words"))]
    right.append(_tags(_key_result_tags(shown, outcome, say)))
    if draft.why and not draft.kept:
        right.append(el("p", esc(draft.why), "why"))
    if draft.initiatives:
        right.append(_initiatives(draft, outcome, say))
    right.append(_open_points(proposal, shown.id, say))
    left = _left(draft.rewrites, draft.kept, outcome, say)
    kind = "kept" if draft.kept else "suggested" if draft.suggested else "reworded"
    return el("div", el("div", left, "left") + el("div", "".join(right), "right"), f"pair {kind}", data_item=shown.id)


def _words(shown: ShownKeyResult, outcome: Outcome, proposal: Proposal, say: Words, asked: Collection[str]) -> str:
    """The key result's words, its blanks as places and its figures with their origin."""
    text, marks = shown.draft.text, []
    questions = {q.id: q for q in outcome.questions}
    for blank in open_blanks(proposal, outcome.questions):
        if blank.target != shown.id:
            continue
        slot = say(f"slot.{blank.slot}")
        if blank.question in asked:
            mark = (say("proposal.blank_asked", slot=slot), "blank asked", say("proposal.asked_tip"))
        else:
            question = questions.get(blank.question or "")
            tip = question.ask if question else say("proposal.blank_tip_plain")
            mark = (say("proposal.blank", slot=slot), "blank", tip)
        marks.append(Mark(blank.span.start, blank.span.end, mark[1], mark[2], mark[0]))
    marks += _origins(text, _entries(proposal, shown.id, "text"), outcome, say)
    return marked(text, marks)


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
    if draft.floor:
        tags.append((say("proposal.floor", amount=draft.floor), "amount", None))
    if draft.stretch:
        tags.append((say("proposal.stretch", amount=draft.stretch), "amount", None))
    return tags


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


def _draft_line(target: str, outcome: Outcome) -> tuple[str, str] | None:
    item = outcome.review.document.find(target)
    return (line_label(item), item.text) if item is not None and item.text else None


def _yours(rows: list[tuple[str, str]], say: Words) -> str:
    """The draft's lines that stand behind a new one."""
    lines = "".join(el("p", el("span", esc(name), "no") + el("span", esc(text), "words")) for name, text in rows)
    return el("div", el("span", esc(say("proposal.yours")), "from") + lines, "yours")


def _initiatives(draft: DraftedKeyResult, outcome: Outcome, say: Words) -> str:
    rows = []
    for initiative in draft.initiatives:
        item = outcome.review.document.find(initiative.source) if initiative.source else None
        tail = el("span", esc(say("proposal.initiative_from", label=spoken(item, say))), "from") if item else ""
        rows.append(el("li", esc(initiative.text) + tail))
    return el("div", el("span", esc(say("proposal.initiatives")), "from") + el("ul", "".join(rows)), "initiatives")


def _open_points(proposal: Proposal, target: str, say: Words) -> str:
    """What still stands against an item that is shown all the same."""
    rows = []
    for index in proposal.open:
        finding = proposal.findings[index]
        if finding.target == target:
            word = el("span", esc(severity_word(finding.severity, say)), "word must")
            rows.append(el("p", word + esc(finding.message.in_lang(say.lang)), "remark"))
    return "".join(rows)


def _parked(proposal: Proposal, outcome: Outcome, say: Words) -> str:
    if not proposal.parked:
        return ""
    rows = []
    for parked in proposal.parked:
        source = _draft_line(parked.source, outcome) if parked.source else None
        name = el("span", esc(source[0]), "no") if source else ""
        reason = el("span", esc(parked.reason), "reason") if parked.reason else ""
        rows.append(el("li", name + el("span", esc(parked.text), "words") + reason))
    return el("div", el("h4", esc(say("proposal.parked"))) + el("ul", "".join(rows)), "parked")
