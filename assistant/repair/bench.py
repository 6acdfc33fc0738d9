"""The work bench: what is needed to verify a piece, built once per request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ledger import Sources, sources_of
from assistant.library import Example
from assistant.metrics import board_of
from assistant.profiles import Profile
from assistant.text.script import is_traditional, traditional
from assistant.types import Board, Item, Lang, Request, Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One request's draft, sources, rules and examples.

    `given` is everything the person gave as one text and `sound` the draft's key results that drew neither an error
    nor a warning: those come back word for word, also where a model (`by_model`) says them anew. `board` is the sheet
    where metrics were given; its rows are nobody's sentences.
    """

    request: Request
    review: Review
    profile: Profile
    sources: Sources
    examples: tuple[str, ...]
    given: str
    sound: frozenset[str]
    board: Board | None = None
    by_model: bool = False

    @property
    def lang(self) -> Lang:
        """The draft's language, which the proposal keeps."""
        return self.review.document.lang

    def in_script(self, text: str) -> str:
        """Words of ours in the characters that the draft is written in."""
        return traditional(text) if is_traditional(self.review.document.text) else text

    def line(self, target: str) -> Item | None:
        """The draft's line with this id."""
        return self.review.document.find(target)


def set_up(
    request: Request, review: Review, profile: Profile, examples: Sequence[Example], *, by_model: bool = False
) -> Bench:
    """The bench for one request; a model's names are read more strictly than the rules' own."""
    sources = sources_of(request, review, strict=by_model)
    flagged = {f.target for f in review.findings if f.severity != "info"}
    board = board_of(request)
    flagged |= {row.id for row in board.rows} if board is not None else set()
    return Bench(
        request=request,
        review=review,
        profile=profile,
        sources=sources,
        # The rules never read an example: 完播率从…到… is theirs, however many examples measure the same.
        examples=tuple(line for e in examples for line in (e.objective, *(k.text for k in e.key_results)))
        if by_model
        else (),
        given="\n".join(words for _, words in sources.words),
        by_model=by_model,
        sound=frozenset(
            k.id
            for o in review.document.objectives
            if not o.dropped
            for k in o.key_results
            if k.text and not k.dropped and k.id not in flagged
        ),
        board=board,
    )
