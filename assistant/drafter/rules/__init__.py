"""The drafter that needs no model: plain wording by rules, every line placed, what it cannot know asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from assistant.library import Example
from assistant.types import DraftedKeyResult, DraftedObjective, DraftPiece, Finding, Request, Review


class RuleDrafter:
    """Writes from the draft, the parent and the lexicon alone; examples are shown beside it, never copied."""

    kind: Literal["rules"] = "rules"
    model: str | None = None
    prompt: str | None = None
    usage: Mapping[str, int] | None = None

    def draft(self, request: Request, review: Review, examples: Sequence[Example]) -> Iterator[DraftPiece]:
        """Proposals for the request, objective by objective."""
        from assistant.drafter.rules.plan import plan

        yield from plan(request, review)

    def mend(
        self, piece: DraftedObjective | DraftedKeyResult, findings: Sequence[Finding]
    ) -> DraftedObjective | DraftedKeyResult | None:
        """A plainer version of a piece that drew errors, or None where no metric fits it."""
        from assistant.drafter.rules.plan import mended

        return mended(piece)
