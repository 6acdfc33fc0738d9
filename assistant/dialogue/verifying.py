"""New words in a conversation are verified as a draft is: traced, checked, mended, or not taken."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.checks import review as review_document
from assistant.checks.g02 import lost_targets
from assistant.checks.g07 import UNSAFE
from assistant.drafter.partner import NewWords, Partner
from assistant.errors import KnowledgeError, ModelError
from assistant.numbers import read_figures
from assistant.profiles import load_profile
from assistant.proposed import as_document
from assistant.repair.align import plain, tidy
from assistant.repair.bench import Bench, set_up
from assistant.repair.desk import REPAIRS
from assistant.repair.mend import clean, mend_key_result, mend_objective, without_clauses
from assistant.repair.verify import Verified, verify_key_result, verify_objective, verify_text
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    LedgerEntry,
    OkrDocument,
    Outcome,
    Proposal,
    Request,
    ShownObjective,
)

_SENTENCE = re.compile(r"[^。！？!?]+?(?:[。！？!?]+|\.(?=\s|$)|$)\s*")
_LEAST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """New words that may be shown, with their reason and the origin of their facts."""

    target: str
    text: str
    why: str
    entries: tuple[LedgerEntry, ...]


def bench_for(outcome: Outcome, proposal: Proposal, request: Request, sentence: str, *, by_model: bool) -> Bench:
    """The bench of one turn: the working OKR is the draft, and what the person just said is an answer."""
    try:
        profile = load_profile(outcome.review.profile)
    except KnowledgeError:
        profile = load_profile("default")
    document = as_document(proposal.objectives, outcome.lang)
    review = review_document(document, parent=outcome.review.parent, cycle=outcome.review.cycle, profile=profile)
    work = " ".join(i.text for o in proposal.objectives for k in o.key_results for i in k.draft.initiatives)
    answers = {**request.answers, "turn": sentence, **({"work": work} if work else {})}
    asked = replace(request, text=document.text, mode="rewrite", metrics=None, answers=answers)
    return replace(set_up(asked, review, profile, (), by_model=by_model), sound=frozenset())


def taken(new: NewWords, proposal: Proposal, bench: Bench, partner: Partner) -> Taken | None:
    """The words as they may be shown; None where nothing of them can be, or where a target of the line would go."""
    objective = next(
        (o for o in proposal.objectives if new.target in (o.id, "") or new.target.startswith(f"{o.id}.")), None
    )
    if objective is None:
        return None
    piece: DraftedObjective | DraftedKeyResult
    if new.target == objective.id:
        piece = DraftedObjective(text=tidy(new.text), why=tidy(new.why), rewrites=(objective.id,))
    else:
        lines = (new.target,) if new.target else ()
        piece = DraftedKeyResult(text=tidy(new.text), why=tidy(new.why), rewrites=lines)
    target = new.target or f"{objective.id}.KR{len(objective.key_results) + 1}"
    old = bench.line(new.target) if new.target else None
    if not piece.text or (old is not None and plain(old.text) == plain(piece.text)):
        return None
    verdict = _verdict(piece, target, objective, bench)
    for _ in range(REPAIRS):
        errors = [f for f in verdict.findings if f.severity == "error"]
        if not errors:
            break
        try:
            again = partner.mend(piece, errors)
        except ModelError:
            break
        if again is None or type(again) is not type(piece):
            break
        piece = again
        verdict = _verdict(piece, target, objective, bench)
    if not verdict.showable:
        mended = _mended(piece, verdict, bench)
        if mended is None:
            return None
        piece = mended
        verdict = _verdict(piece, target, objective, bench)
    if not verdict.showable or _loses(piece, new.target, bench):
        return None
    entries = tuple(e for e in verdict.entries if e.field in ("text", "why"))
    return Taken(target=target, text=piece.text, why=piece.why, entries=entries)


def sayable(text: str, bench: Bench, *, by_clause: bool = False) -> str:
    """A reply without the sentences that hold a figure, date, name or link that nobody gave; "" where none is left.

    A story may lose a clause instead: 催着租户签字 is read as a name by whoever looks for names strictly.
    """
    kept = [s for s in _SENTENCE.findall(text) if not _invents(s, bench)]
    said = "".join(kept).strip()
    if not said and by_clause:
        quotes = [i.quote for i in verify_text([("say", text)], "say", bench).invented]
        said = clean(without_clauses(text, quotes)).strip()
        said = "" if _invents(said, bench) else said
    return said if len(re.sub(r"\W", "", said)) >= _LEAST else ""


def _invents(text: str, bench: Bench) -> bool:
    return bool(verify_text([("say", text)], "say", bench).invented) or UNSAFE.search(text) is not None


def _verdict(
    piece: DraftedObjective | DraftedKeyResult, target: str, objective: ShownObjective, bench: Bench
) -> Verified:
    if isinstance(piece, DraftedObjective):
        return verify_objective(piece, target, bench)
    others = replace(objective, key_results=tuple(k for k in objective.key_results if k.id != target))
    return verify_key_result(piece, target, others, bench)


def _mended(
    piece: DraftedObjective | DraftedKeyResult, verdict: Verified, bench: Bench
) -> DraftedObjective | DraftedKeyResult | None:
    if isinstance(piece, DraftedObjective):
        return mend_objective(piece, verdict.invented, bench.lang)
    return mend_key_result(piece, verdict.invented, bench.lang)


def _loses(piece: DraftedObjective | DraftedKeyResult, target: str, bench: Bench) -> bool:
    """Whether a target of the line is gone that the person did not just replace."""
    line = bench.line(target)
    if line is None or isinstance(piece, DraftedObjective) or read_figures(bench.request.answers.get("turn", "")):
        return False
    owner = bench.review.document.objectives[0]
    alone = replace(owner, id=line.id, text=line.text, sentence=line.sentence, key_results=())
    document = OkrDocument(text="", lang=bench.lang, objectives=(alone,))
    return next(lost_targets(document, [piece.text]), None) is not None
