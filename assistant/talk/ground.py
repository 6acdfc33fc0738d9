"""What a sentence is said about: the working OKR as it is shown, its lines by the numbers they go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.export.layout import numbered
from assistant.session import State, outcome_of, shown_of
from assistant.types import Lang, Outcome, Proposal, Sentence, ShownKeyResult, ShownObjective


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the working OKR: its id, the number it goes by, its words, and what they say (key results only)."""

    id: str
    objective: int
    number: int  # 0 for the objective itself
    text: str
    shown: ShownKeyResult | ShownObjective

    @property
    def sentence(self) -> Sentence | None:
        """What the words of a key result say."""
        return self.shown.sentence if isinstance(self.shown, ShownKeyResult) else None


class Ground:
    """One state as orders look at it. `lang` is the OKR's language, `recent` the lines spoken of last."""

    def __init__(self, state: State, recent: tuple[str, ...] = ()) -> None:
        self.state = state
        working, shown = outcome_of(state), shown_of(state)
        assert working is not None, "a conversation begins with an OKR"
        assert shown is not None
        self.working: Outcome = working
        self.shown: Outcome = shown
        self._turns = state.turns
        self.recent = recent or next((t.changed for t in reversed(state.turns) if t.changed), ())

    @property
    def lang(self) -> Lang:
        """The OKR's language, in which words are put into it."""
        return self.working.lang

    @property
    def proposal(self) -> Proposal:
        """The direction in hand, as it would be sent now."""
        there = self.working.proposals
        return there[min(self.state.direction, len(there) - 1)] if there else Proposal()

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every line in reading order."""
        return tuple(self._places())

    def _places(self) -> Iterator[Place]:
        for n, (_, objective, rows) in enumerate(numbered(self.proposal), start=1):
            yield Place(objective.id, n, 0, objective.draft.text, objective)
            for k, (_, row) in enumerate(rows, start=1):
                yield Place(row.id, n, k, row.draft.text, row)

    def place(self, target: str) -> Place | None:
        """The line with this id, if it stands."""
        return next((p for p in self.places if p.id == target), None)

    def label(self, target: str) -> str:
        """The number a line goes by: O, KR2, O2 KR1."""
        place = self.place(target)
        if place is None:
            return target
        several = len(self.proposal.objectives) > 1
        if not place.number:
            return f"O{place.objective}" if several else "O"
        return f"O{place.objective} KR{place.number}" if several else f"KR{place.number}"

    @property
    def key_results(self) -> tuple[Place, ...]:
        """The key results in reading order."""
        return tuple(p for p in self.places if p.number)

    @property
    def left_out(self) -> tuple[ShownKeyResult, ...]:
        """The key results of this direction that were left out or shelved, by their old ids."""
        gone = {d.target for d in self.state.decisions if d.verdict in ("rejected", "shelved")}
        if not self.shown.proposals:
            return ()
        now = self.shown.proposals[min(self.state.direction, len(self.shown.proposals) - 1)]
        return tuple(k for o in now.objectives for k in o.key_results if k.id in gone)
