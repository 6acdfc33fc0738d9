"""A filled key result is looked at again: an answer can contradict the rest of its line."""

from __future__ import annotations

from assistant.check import Context
from assistant.checks import all_checks, run
from assistant.errors import KnowledgeError
from assistant.profiles import Profile, load_profile
from assistant.types import Finding, KeyResult, Objective, OkrDocument, Outcome, Run, ShownKeyResult, Span

_CHECKS = frozenset({"K09"})


def contradictions(shown: ShownKeyResult, outcome: Outcome) -> tuple[Finding, ...]:
    """The findings on a key result that contradicts itself; spans count into its own text."""
    text = shown.draft.text
    whole = Span(0, len(text))
    runs = (Run(0, 0, len(text)),)
    row = KeyResult(id=shown.id, label="", text=text, span=whole, runs=runs, sentence=shown.sentence)
    empty = Objective(
        id=shown.id.partition(".")[0],
        label="",
        text="",
        span=Span(0, 0),
        runs=(),
        sentence=shown.sentence,
        key_results=(row,),
        written=False,
    )
    document = OkrDocument(text=text, lang=outcome.lang, objectives=(empty,))
    context = Context(document=document, profile=_profile(outcome.review.profile), cycle=outcome.review.cycle)
    findings, _, _ = run(context, (c for c in all_checks() if c.id in _CHECKS))
    return tuple(f for f in findings if f.target == shown.id)


def _profile(name: str) -> Profile:
    """The profile the draft was reviewed by; a company's own file is known here by name only."""
    try:
        return load_profile(name)
    except KnowledgeError:
        return load_profile("default")
