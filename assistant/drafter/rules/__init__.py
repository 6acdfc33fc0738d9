"""The drafter that needs no model: plain wording by rules, every line placed, what it cannot know asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from assistant.library import Example
from assistant.text.script import is_traditional, traditional
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Finding,
    Request,
    Review,
    StartProposal,
)


def in_traditional(piece: DraftPiece) -> DraftPiece:
    """A piece in the characters of a Traditional draft: its own words are so already, ours are turned."""
    if isinstance(piece, StartProposal):
        return StartProposal(traditional(piece.title) if piece.title else None)
    if isinstance(piece, (DraftedObjective, DraftedKeyResult)):
        return replace(piece, text=traditional(piece.text), why=traditional(piece.why))
    return piece


class RuleDrafter:
    """Writes from the draft, the parent and the lexicon; of the examples only what they measure counts, never their words."""

    kind: Literal["rules"] = "rules"
    model: str | None = None
    prompt: str | None = None
    usage: Mapping[str, int] | None = None

    def draft(self, request: Request, review: Review, examples: Sequence[Example]) -> Iterator[DraftPiece]:
        """Proposals for the request, objective by objective."""
        from assistant.drafter.rules.plan import plan

        pieces = plan(request, review, examples)
        yield from map(in_traditional, pieces) if is_traditional(review.document.text) else pieces

    def mend(
        self, piece: DraftedObjective | DraftedKeyResult, findings: Sequence[Finding]
    ) -> DraftedObjective | DraftedKeyResult | None:
        """A plainer version of a piece that drew errors, or None where no metric fits it."""
        from assistant.drafter.rules.plan import mended

        return mended(piece)
