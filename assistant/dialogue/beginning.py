"""Where a conversation begins: an outcome that was drafted, or an OKR's text, whose lines are then taken as they are."""

from __future__ import annotations

from dataclasses import replace

from assistant.imported import taken_in
from assistant.parse import parse
from assistant.present.unwire import outcome_of
from assistant.profiles import load_profile
from assistant.session import State, begun
from assistant.types import Cycle, Outcome, Request


def begin(text: str, *, parent: str | None = None, cycle: Cycle | None = None, profile: str = "default") -> State:
    """The state of a conversation about `text`: what `okr draft --format json` printed, an export, or any OKR text.

    Without a text there is no OKR, and only the method can be talked about. Raises InputError where a text holds none.
    """
    if not text.strip():
        nothing = parse("")
        return begun(replace(outcome_of(nothing), proposals=()), Request(text="", lang=nothing.lang))
    above = parse(parent) if parent and parent.strip() else None
    outcome = taken_in(text, load_profile(profile), parent=above, cycle=cycle)
    outcome = replace(outcome, notice=None)  # where it comes from is told by whoever hands it in
    words = "\n".join(item.text for item in outcome.review.document.items())
    found = cycle or outcome.review.cycle
    request = Request(
        text=words,
        lang=outcome.lang,
        mode=outcome.mode,
        cycle=found,
        parent=parent or _parent(outcome),
        profile=profile,
    )
    return begun(outcome, request)


def _parent(outcome: Outcome) -> str | None:
    """The leader's OKR that an outcome brings along."""
    above = outcome.review.parent
    return "\n".join(item.text for item in above.items()) if above is not None else None
