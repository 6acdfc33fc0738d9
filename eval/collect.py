"""What people decided on proposals and findings, as candidates for cases: a person still has to judge and label them.

A finding that was told wrong may be a false alarm for `review`; a line that was reworded makes a pair for `canon`; lines
taken or left out, with the reason, show what a draft should hold. Nobody's id goes along, but the words are people's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from assistant.session import Decision, State
from assistant.session.decide import Verdict

Kind = Literal["finding_wrong", "reworded", "own_line_kept", "accepted", "rejected"]
_KINDS: dict[Verdict, Kind] = {
    "edited": "reworded",
    "mine": "own_line_kept",
    "accepted": "accepted",
    "rejected": "rejected",
}


def candidates(states: Iterable[State]) -> Iterator[dict[str, Any]]:
    """A candidate for each decision, each once; `judged_by` is left empty for whoever labels it."""
    seen: set[tuple[str, ...]] = set()
    for state in states:
        for found in (*_wrong(state), *_decided(state)):
            key = tuple(str(found.get(name, "")) for name in ("kind", "check", "line", "proposed", "chosen"))
            if key not in seen:
                seen.add(key)
                yield {"id": f"candidate-{len(seen):04}", **found, "judged_by": ""}


def _wrong(state: State) -> Iterator[dict[str, Any]]:
    lang = state.request.lang if state.request else "zh"
    for wrong in state.dismissed:
        yield {"kind": "finding_wrong", "lang": lang, "check": wrong.check, "line": wrong.line}


def _decided(state: State) -> Iterator[dict[str, Any]]:
    if state.request is None:
        return
    for decision in state.decisions:
        proposed = _proposed(state, decision)
        if proposed is None:
            continue
        found = {"kind": _KINDS[decision.verdict], "lang": state.request.lang, "proposed": proposed}
        if decision.text:
            found["chosen"] = decision.text
        if decision.reason:
            found["reason"] = decision.reason
        yield {**found, "draft": state.request.text}


def _proposed(state: State, decision: Decision) -> str | None:
    """The line as it was proposed; None where the proposal is gone."""
    if decision.direction >= len(state.proposals):
        return None
    for objective in state.proposals[decision.direction].objectives:
        drafts = {objective.id: objective.draft.text, **{k.id: k.draft.text for k in objective.key_results}}
        if decision.target in drafts:
            return drafts[decision.target]
    return None
