"""The receipt: where every target of the sheet went, each counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.numbers import read_figures, same_amount
from assistant.text import fold
from assistant.types import Amount, Board, MetricRow, Proposal, Question, Text

Place = Literal["okr", "parked", "asked", "lost"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Each target value of a sheet with its row and where it stands in one proposal."""

    places: tuple[tuple[str, Amount, Place], ...]

    def count(self, place: Place) -> int:
        """How many targets stand there."""
        return sum(1 for _, _, p in self.places if p == place)

    @property
    def text(self) -> Text:
        """The receipt in a sentence."""
        okr, parked, asked, lost = self.count("okr"), self.count("parked"), self.count("asked"), self.count("lost")
        n = len(self.places)
        return Text(
            f"{n} 个目标值：{okr} 个进 OKR，{parked} 个在看板，"
            + (f"{asked} 个在问题里，" if asked else "")
            + f"{lost} 个丢失",
            f"{n} target{'s' if n != 1 else ''}: {okr} in the OKR, {parked} kept in view, "
            + (f"{asked} asked about, " if asked else "")
            + f"{lost} lost",
        )


def receipt_of(board: Board, proposal: Proposal, questions: Sequence[Question] = ()) -> Receipt:
    """Where every target of `board` stands in `proposal`: in a key result, parked, in a question, or nowhere."""
    return Receipt(
        tuple(
            (row.id, amount, _place(row, amount, proposal, questions)) for row in board.rows for amount in row.targets
        )
    )


def _place(row: MetricRow, amount: Amount, proposal: Proposal, questions: Sequence[Question]) -> Place:
    shown = [k for o in proposal.objectives for k in o.key_results if row.id in k.draft.rewrites]
    texts = [k.draft.text for k in shown]
    texts += [
        i.text for o in proposal.objectives for k in o.key_results for i in k.draft.initiatives if i.source == row.id
    ]
    if any(states(amount, text) for text in texts):
        return "okr"
    parked = [
        p.text for p in proposal.parked if p.source == row.id or (p.source is None and _same_part(amount, p.text))
    ]
    if any(states(amount, text) for text in parked):
        return "parked"
    if any(states(amount, q.ask) for q in questions):
        return "asked"
    return "lost"


def states(amount: Amount, text: str) -> bool:
    """Whether `text` states the amount, in whatever notation."""
    if fold(amount.text).replace(" ", "") in fold(text).replace(" ", ""):
        return True
    figure = amount.figure
    return figure is not None and any(same_amount(figure, other) for other in read_figures(text))


def _same_part(amount: Amount, text: str) -> bool:
    return not amount.name or amount.name in text
