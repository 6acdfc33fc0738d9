"""Words that a person put into a line are looked at again: they can contradict the rest of it, or say nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.check import Check, Context
from assistant.checks import all_checks, run
from assistant.errors import KnowledgeError
from assistant.profiles import Profile, load_profile
from assistant.proposed import as_document, localise
from assistant.settings import load_settings
from assistant.types import DraftedObjective, Finding, Outcome, Proposal, ShownKeyResult, ShownObjective

_CONTRADICTIONS = frozenset({"K09"})


def contradictions(shown: ShownKeyResult, outcome: Outcome) -> tuple[Finding, ...]:
    """The findings on a key result that contradicts itself; spans count into its own text."""
    alone = ShownObjective(id=shown.id.partition(".")[0], draft=DraftedObjective(text=""), key_results=(shown,))
    checks = [c for c in all_checks() if c.id in _CONTRADICTIONS]
    return tuple(f for f in _found((alone,), checks, outcome) if f.target == shown.id)


def findings_on(proposal: Proposal, targets: Collection[str], outcome: Outcome) -> tuple[Finding, ...]:
    """What the checks for drafts say of these lines of a proposal; spans count into the lines' own text."""
    checks = [c for c in all_checks() if c.scope == "draft"]
    return tuple(f for f in _found(proposal.objectives, checks, outcome) if f.target in targets)


def _found(objectives: Sequence[ShownObjective], checks: Sequence[Check], outcome: Outcome) -> tuple[Finding, ...]:
    document = as_document(objectives, outcome.lang)
    context = Context(
        document=document,
        profile=_profile(outcome.review.profile),
        parent=outcome.review.parent,
        cycle=outcome.review.cycle,
    )
    findings, _, _ = run(context, checks)
    return localise(findings, document)


def _profile(name: str) -> Profile:
    """The profile the draft was reviewed by. A company's own file is known here by its name: the settings say where it is."""
    for wanted in (name, load_settings(offline=True).profile):
        try:
            profile = load_profile(wanted)
        except KnowledgeError:
            continue
        if profile.name == name:
            return profile
    return load_profile("default")
