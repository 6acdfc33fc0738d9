"""The drafter protocol: whoever drafts yields pieces; whoever verifies them does not care who drafted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Protocol

from assistant.library import Example
from assistant.types import DraftedKeyResult, DraftedObjective, DraftPiece, Finding, Request, Review


class Drafter(Protocol):
    """Writes proposals piece by piece: StartProposal, then objectives each followed by their key results.

    `draft` raises ModelError when nothing (more) can be had; pieces already yielded stand. `mend` is handed one
    piece with the findings against it and returns a better one, or None when it has none. `usage` counts tokens
    of the last run where the endpoint tells; `model` and `prompt` are None for rules.
    """

    @property
    def kind(self) -> Literal["model", "rules"]:
        """Who drafts."""
        ...

    @property
    def model(self) -> str | None:
        """The model's name, None for rules."""
        ...

    @property
    def prompt(self) -> str | None:
        """The prompt's version stamp, None for rules."""
        ...

    @property
    def usage(self) -> Mapping[str, int] | None:
        """Tokens of the last run, None for rules."""
        ...

    def draft(self, request: Request, review: Review, examples: Sequence[Example]) -> Iterator[DraftPiece]:
        """The pieces of the proposals, as they are written."""
        ...

    def mend(
        self, piece: DraftedObjective | DraftedKeyResult, findings: Sequence[Finding]
    ) -> DraftedObjective | DraftedKeyResult | None:
        """The piece without what the findings say is wrong, or None."""
        ...
