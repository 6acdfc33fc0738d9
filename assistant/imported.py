"""An OKR brought in from anywhere: an export of ours as it was, any other text as the parser reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.blanks import read_blanks
from assistant.checks import review as review_document
from assistant.cycle import read_cycle
from assistant.export import Carried, read_feishu, read_lines, read_page, read_sheet
from assistant.intake import read_bytes
from assistant.item import read_sentence
from assistant.present.unwire import read_outcome
from assistant.profiles import Profile
from assistant.proposed import as_document, localise
from assistant.session.edit import facts_of
from assistant.text import language
from assistant.types import (
    Cycle,
    DraftedKeyResult,
    DraftedObjective,
    FactSource,
    Initiative,
    Lang,
    LedgerEntry,
    Notice,
    OkrDocument,
    Outcome,
    Parked,
    Proposal,
    Question,
    Review,
    ShownKeyResult,
    ShownObjective,
    Text,
)

_AS_IT_WAS = Notice(
    "brought_in",
    Text(
        "这份是带回来的，照原样放好了，接着改就行。", "This one was brought in and stands as it was; go on from here."
    ),
)
_ASK: dict[str, Text] = {
    "both": Text("「{what}」现在是多少，希望做到多少？", "What is “{what}” today, and where should it end up?"),
    "baseline": Text("「{what}」现在是多少？", "What is “{what}” today?"),
    "target": Text("「{what}」希望做到多少？", "Where should “{what}” end up?"),
    "deadline": Text("「{what}」哪天之前？", "“{what}”: by when?"),
    "owner": Text("「{what}」谁负责？", "“{what}”: who owns it?"),
    "metric": Text("「{what}」用哪个数看得出来？", "“{what}”: which figure would show it?"),
}


def bring_in(data: bytes, name: str, profile: Profile) -> Outcome:
    """The OKR in a file, reviewed by `profile`. Raises InputError where the file cannot be used or holds none."""
    return taken_in(read_bytes(data, name).text, profile)


def taken_in(text: str, profile: Profile, *, parent: OkrDocument | None = None, cycle: Cycle | None = None) -> Outcome:
    """The OKR in a text, reviewed by `profile`, against the leader's where it is given. Raises InputError where it holds none."""
    if text.lstrip().startswith("{"):
        _validate(text)
    outcome = outcome_in(text)
    if outcome.review.findings or (outcome.questions and outcome.notice is not _AS_IT_WAS):
        return outcome  # the JSON of a draft brings its own review and questions
    return _reviewed(_as_it_was(outcome), profile, parent or outcome.review.parent, cycle or outcome.review.cycle)


def _validate(text: str) -> None:
    """Raises InputError where JSON does not have the shape that a draft is printed in: one wrong word in it would be
    kept, and break the page each time the draft is opened."""
    import json

    from pydantic import TypeAdapter, ValidationError

    from assistant.present.shapes import SCHEMAS
    from assistant.present.unwire import not_an_outcome

    try:
        shape = SCHEMAS["draft"]
        TypeAdapter(shape).validate_python(json.loads(text))
    except (ValueError, ValidationError, RecursionError) as error:
        raise not_an_outcome() from error


def outcome_in(text: str) -> Outcome:
    """The outcome in a text: the JSON of a draft, an export of ours, or any OKR text, its lines taken as they are.

    Raises InputError when it is JSON of another kind or holds no OKR.
    """
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return read_outcome(text)
    if start.startswith("[") and (feishu := read_feishu(text)):
        return outcome_of([feishu])
    found = read_page(text) if start.startswith("<") else read_lines(text)
    sheet = read_sheet(text) if not found and "\t" in text else None
    okrs = (sheet,) if sheet else found
    return outcome_of(okrs) if okrs else read_outcome(text)


def outcome_of(okrs: Sequence[Carried]) -> Outcome:
    """What was carried, as the outcome that changes nothing."""
    lines = [o.text for okr in okrs for o in okr.objectives]
    lines += [k.text for okr in okrs for o in okr.objectives for k in o.key_results]
    lang = language("\n".join(lines))
    proposals = tuple(_proposal(okr, lang) for okr in okrs)
    first = okrs[0].cycle
    cycle = (read_cycle(first) or Cycle(first)) if first else None
    document = as_document(proposals[0].objectives, lang)
    review = Review(document=replace(document, cycle=cycle), cycle=cycle)
    return _as_it_was(Outcome(lang=lang, mode="rewrite", drafter="rules", review=review, proposals=proposals))


def _as_it_was(outcome: Outcome) -> Outcome:
    """The outcome with a word on where it comes from, every fact traced to its own line, every blank asked about."""
    if outcome.notice is not None or not outcome.proposals:
        return outcome
    first = outcome.proposals[0]
    asked = tuple(_asked(first, outcome.lang))
    first = replace(first, ledger=tuple(_traced(first, asked)))
    return replace(outcome, notice=_AS_IT_WAS, questions=asked, proposals=(first, *outcome.proposals[1:]))


def _asked(proposal: Proposal, lang: Lang) -> Iterator[Question]:
    """One question per key result whose blanks are open."""
    rows = [k for o in proposal.objectives for k in o.key_results]
    n = 0
    for row in rows:
        slots = [b.slot for b in read_blanks(row.draft.text) if b.ours and b.slot is not None]
        if slots:
            n += 1
            what = row.sentence.metric or row.draft.text
            ask = _ASK["both" if {"baseline", "target"} <= set(slots) else slots[0]].in_lang(lang).format(what=what)
            yield Question(id=f"q{n}", about=row.id, slot=slots[0], ask=ask)


def _traced(proposal: Proposal, questions: Sequence[Question]) -> Iterator[LedgerEntry]:
    """Every fact of the lines: they were given as they are; a blank waits for its line's question."""
    asked = {q.about: q.id for q in questions}
    lines = [(o.id, o.draft.text) for o in proposal.objectives]
    lines += [(k.id, k.draft.text) for o in proposal.objectives for k in o.key_results]
    for target, text in lines:
        for entry in facts_of(text, target, "text", None):
            if entry.origin == "blank":
                yield replace(entry, question=asked.get(target))
            else:
                yield replace(entry, origin="draft", sources=(FactSource("draft", target),))


def _proposal(okr: Carried, lang: Lang) -> Proposal:
    objectives = []
    for n, one in enumerate(okr.objectives, start=1):
        rows = []
        for no, row in enumerate(one.key_results, start=1):
            place = f"O{n}.KR{no}"
            sentence = read_sentence(row.text, lang)
            said = row.remarks
            rows.append(
                ShownKeyResult(
                    id=place,
                    draft=DraftedKeyResult(
                        text=row.text,
                        rewrites=() if said.suggested else (place,),
                        kept=not said.suggested,
                        suggested=said.suggested,
                        supports=tuple(f"P.{label}" for label in said.supports),
                        initiatives=tuple(Initiative(work) for work in row.initiatives),
                        floor=said.floor,
                        stretch=said.stretch,
                    ),
                    sentence=replace(sentence, owner=said.owner or sentence.owner),
                )
            )
        draft = DraftedObjective(
            text=one.text,
            type=one.remarks.type,
            rewrites=(f"O{n}",),
            kept=True,
            supports=tuple(f"P.{label}" for label in one.remarks.supports),
        )
        objectives.append(ShownObjective(id=f"O{n}", draft=draft, key_results=tuple(rows)))
    parked = tuple(Parked(text, None, reason) for text, reason in okr.parked)
    return Proposal(title=okr.title or None, objectives=tuple(objectives), parked=parked)


def _reviewed(outcome: Outcome, profile: Profile, parent: OkrDocument | None, cycle: Cycle | None) -> Outcome:
    """The outcome with what the checks say of it."""
    if not outcome.proposals:
        return outcome
    document = as_document(outcome.proposals[0].objectives, outcome.lang)
    found = review_document(replace(document, cycle=cycle), parent=parent, cycle=cycle, profile=profile)
    first = replace(outcome.proposals[0], findings=localise(found.findings, document))
    still_open = tuple(n for n, f in enumerate(first.findings) if f.severity == "error")
    first = replace(first, open=still_open, complete=not still_open)
    return replace(outcome, review=found, proposals=(first, *outcome.proposals[1:]))
