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
    def kind(self) -> Literal["model", "rules"]: ...

    @property
    def model(self) -> str | None: ...

    @property
    def prompt(self) -> str | None: ...

    @property
    def usage(self) -> Mapping[str, int] | None: ...

    def draft(self, request: Request, review: Review, examples: Sequence[Example]) -> Iterator[DraftPiece]: ...

    def mend(
        self, piece: DraftedObjective | DraftedKeyResult, findings: Sequence[Finding]
    ) -> DraftedObjective | DraftedKeyResult | None: ...
