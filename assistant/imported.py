"""An OKR brought in from anywhere: an export of ours as it was, any other text as the parser reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.checks import review as review_document
from assistant.cycle import read_cycle
from assistant.export import Carried, read_feishu, read_lines, read_page, read_sheet
from assistant.intake import read_bytes
from assistant.item import read_sentence
from assistant.present.unwire import read_outcome
from assistant.profiles import Profile
from assistant.proposed import as_document, localise
from assistant.text import language
from assistant.types import (
    Cycle,
    DraftedKeyResult,
    DraftedObjective,
    Initiative,
    Lang,
    Outcome,
    Parked,
    Proposal,
    Review,
    ShownKeyResult,
    ShownObjective,
)


def bring_in(data: bytes, name: str, profile: Profile) -> Outcome:
    """The OKR in a file, reviewed by `profile`. Raises InputError where the file cannot be used or holds none."""
    return _reviewed(outcome_in(read_bytes(data, name).text), profile)


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
    return Outcome(lang=lang, mode="rewrite", drafter="rules", review=review, proposals=proposals)


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
                        rewrites=(place,),
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


def _reviewed(outcome: Outcome, profile: Profile) -> Outcome:
    """The outcome with what the checks say of it; one that was reviewed before it was carried away keeps its review."""
    if outcome.review.findings or outcome.questions or not outcome.proposals:
        return outcome
    document = as_document(outcome.proposals[0].objectives, outcome.lang)
    found = review_document(
        replace(document, cycle=outcome.review.cycle), parent=None, cycle=outcome.review.cycle, profile=profile
    )
    first = replace(outcome.proposals[0], findings=localise(found.findings, document))
    still_open = tuple(n for n, f in enumerate(first.findings) if f.severity == "error")
    first = replace(first, open=still_open, complete=not still_open)
    return replace(outcome, review=found, proposals=(first, *outcome.proposals[1:]))
