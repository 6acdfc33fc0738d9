"""What the lower and the higher of two targets are called: by their own headings, floor and stretch where those say so."""

from __future__ import annotations

import re
from typing import Literal

from assistant.metrics.columns import read_unit
from assistant.text.late import late_compile
from assistant.types import Amount, Board, Lang, Text

Level = Literal["floor", "stretch"]

_NAMES: dict[Level, Text] = {"floor": Text("保底", "floor"), "stretch": Text("挑战", "stretch")}
_SAYS: dict[Level, re.Pattern[str]] = {
    "floor": late_compile(r"保底|底线|floor", re.IGNORECASE),
    "stretch": late_compile(r"挑战|冲刺|stretch", re.IGNORECASE),
}


def says_so(amount: Amount, level: Level) -> bool:
    """Whether the amount's heading, or the lack of one in a list of lines, makes it a floor or a stretch."""
    return not amount.heading or _SAYS[level].search(amount.heading) is not None


def called(amount: Amount, level: Level, lang: Lang) -> str:
    """The word in front of the amount: 挑战 for 挑战值, but Upside where the column is called that."""
    return _NAMES[level].in_lang(lang) if says_so(amount, level) else read_unit(amount.heading)[0]


def names_beside(board: Board | None, rewrites: tuple[str, ...], lang: Lang) -> dict[Level, str]:
    """What the floor and the stretch of the row behind a key result are called; empty where there is no sheet."""
    row = board.row(rewrites[0]) if board is not None and rewrites else None
    if row is None:
        return {}
    amounts: tuple[tuple[Level, Amount | None], ...] = (("floor", row.floor), ("stretch", row.stretch))
    return {level: called(amount, level, lang) for level, amount in amounts if amount is not None}
