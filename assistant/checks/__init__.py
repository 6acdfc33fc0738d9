"""All checks: the folder listing is the registry. `review` runs them over a document."""

from __future__ import annotations

from assistant.check import Check
from assistant.profiles import Profile
from assistant.types import Cycle, OkrDocument, Review


def all_checks() -> tuple[Check, ...]:
    """Every check by id: one per file of this folder."""
    raise NotImplementedError


def review(
    document: OkrDocument,
    *,
    parent: OkrDocument | None = None,
    cycle: Cycle | None = None,
    profile: Profile | None = None,
) -> Review:
    """The findings on a document. A check that needs what it was not given is silent; dropped items are not checked."""
    raise NotImplementedError
