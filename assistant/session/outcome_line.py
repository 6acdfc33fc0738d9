"""What should be different once a piece of work is done: the answer is a key result, the work an initiative under it."""

from __future__ import annotations

from dataclasses import replace

from assistant.blanks import write_blank
from assistant.item import read_sentence
from assistant.judge import judge_key_result
from assistant.lexicon import lexicon
from assistant.numbers import read_dates, read_figures
from assistant.session.edit import OWN_WORDS, judged, new_key_result
from assistant.text import language
from assistant.types import (
    DraftedKeyResult,
    Initiative,
    Outcome,
    Proposal,
    Question,
    Sentence,
    ShownKeyResult,
    ShownObjective,
    Text,
)

_FROM_TO = Text(zh="「{what}」现在是多少，希望做到多少？", en="What is “{what}” today, and where should it end up?")
_WHY = Text(zh="没有起点就看不出变化。", en="Without a start nobody can see the change.")


def follow_up(question: Question, answer: str, outcome: Outcome) -> Question | None:
    """The question about the figures of a metric that was answered by name only; None where the answer says more."""
    if not is_name(question, answer):
        return None
    return Question(
        about=question.about,
        slot="baseline",
        ask=_FROM_TO.in_lang(outcome.lang).format_map({"what": _trimmed(answer)}),
        why=_WHY.in_lang(outcome.lang),
        id=f"{question.id}b",
    )


def is_name(question: Question, answer: str) -> bool:
    """Whether the answer only names a metric: an option, or a metric of the lexicon with no figure beside it."""
    said = _trimmed(answer)
    if said in question.options:
        return True
    if read_figures(said) or read_dates(said):
        return False
    if any(len(h.text) >= len(said) - 2 for h in lexicon().find(said)):
        return True
    return judge_key_result(read_sentence(said, language(said))).kind == "topic"


def with_outcome(proposal: Proposal, question: Question, answer: str, outcome: Outcome) -> Proposal:
    """The proposal with the answer as the key result that the draft's line `question.about` serves."""
    line, lang, text = question.about, outcome.lang, _trimmed(answer)
    if is_name(question, answer):
        start, end = write_blank("baseline", lang), write_blank("target", lang)
        text = f"{text}从{start}到{end}" if lang == "zh" else f"{text} from {start} to {end}"
    holder = _holder(proposal, line)
    if holder is None:
        return proposal
    own = next((k for k in holder.key_results if k.draft.rewrites == (line,)), None)
    place = own.id if own else _next_id(holder)
    proposal, work = _taken_out(proposal, line, place, outcome)
    objective = next(o for o in proposal.objectives if o.id == holder.id)
    own = next((k for k in objective.key_results if own is not None and k.id == own.id), None)
    task = Initiative(work, line) if work else None
    draft = DraftedKeyResult(
        text=text,
        why=OWN_WORDS.in_lang(lang),
        rewrites=(line,),
        initiatives=(*(own.draft.initiatives if own else ()), *((task,) if task else ())),
        supports=own.draft.supports if own else (),
    )
    shown = ShownKeyResult(id=place, draft=draft, sentence=Sentence(text=text, lang=lang))
    if own is None:
        rows = (*objective.key_results, shown)
        changed = replace(objective, key_results=rows)
        proposal = replace(
            proposal, objectives=tuple(changed if o.id == objective.id else o for o in proposal.objectives)
        )
    proposal = new_key_result(proposal, shown, question.id, outcome)
    asked = f"{question.id}b"
    ledger = tuple(
        replace(e, question=asked) if e.target == shown.id and e.origin == "blank" and e.question is None else e
        for e in proposal.ledger
    )
    settled = tuple(f for f in proposal.findings if not (f.check == "G02" and line in f.message.en))
    return judged(replace(proposal, ledger=ledger), settled)


def _holder(proposal: Proposal, line: str) -> ShownObjective | None:
    for objective in proposal.objectives:
        for key_result in objective.key_results:
            if line in key_result.draft.rewrites or any(i.source == line for i in key_result.draft.initiatives):
                return objective
    return next(iter(proposal.objectives), None)


def _taken_out(proposal: Proposal, line: str, line_id: str, outcome: Outcome) -> tuple[Proposal, str]:
    """The proposal without the line where it stood, and the line's words, whose facts go to the key result `line_id`."""
    work = ""
    objectives = []
    ledger = proposal.ledger
    for objective in proposal.objectives:
        rows = []
        for shown in objective.key_results:
            draft = shown.draft
            mine = [i for i in draft.initiatives if i.source == line]
            if mine:
                work = work or mine[0].text
                draft = replace(draft, initiatives=tuple(i for i in draft.initiatives if i.source != line))
                # A ledger entry tells only the field: it moves with the words that hold it and no other initiative does.
                gone = [i.text for i in mine]
                ledger = tuple(
                    replace(e, target=line_id)
                    if e.target == shown.id and e.field == "initiative" and _only_in(e.quote, gone, draft)
                    else e
                    for e in ledger
                )
            if line in draft.rewrites and draft.rewrites != (line,):
                draft = replace(draft, rewrites=tuple(r for r in draft.rewrites if r != line))
            elif draft.rewrites == (line,) and not work and draft.kept:
                work = draft.text
            rows.append(replace(shown, draft=draft) if draft is not shown.draft else shown)
        objectives.append(replace(objective, key_results=tuple(rows)))
    parked = tuple(p for p in proposal.parked if p.source != line)
    places = {f"parked{n}": p for n, p in enumerate(proposal.parked, start=1)}
    moved = {place: f"parked{parked.index(p) + 1}" if p in parked else None for place, p in places.items()}
    if stood := next((place for place, p in places.items() if p.source == line), None):
        work = work or places[stood].text
        ledger = tuple(
            replace(e, target=line_id, field="initiative") if e.target == stood and e.field == "parked" else e
            for e in ledger
        )
    ledger = tuple(
        replace(e, target=moved.get(e.target) or e.target) for e in ledger if moved.get(e.target, e.target) is not None
    )
    if not work and (item := outcome.review.document.find(line)) is not None:
        work = item.text
    return replace(proposal, objectives=tuple(objectives), parked=parked, ledger=ledger), work


def _only_in(quote: str, gone: list[str], left: DraftedKeyResult) -> bool:
    return any(quote in text for text in gone) and all(quote not in i.text for i in left.initiatives)


def _next_id(objective: ShownObjective) -> str:
    taken = [int(k.id.rpartition("KR")[2]) for k in objective.key_results if k.id.rpartition("KR")[2].isdigit()]
    return f"{objective.id}.KR{max(taken, default=0) + 1}"


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(" 。;；，,").removesuffix(".") or text
