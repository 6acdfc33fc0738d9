"""What a complaint comes to once it is turned round."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """`state`: how it is once the trouble is gone, as an objective says it after 让 or as a sentence; "" where only "they" is said.

    `measure`: a name in the line's own words for what would show it, with its `unit` ("%", "次"); None where the words
    count nothing. `start`: the share that the complaint itself tells, 十个有七个. `share`: the name where
    the complaint's figure is a percentage.
    """

    state: str
    measure: str | None = None
    unit: str = ""
    start: str | None = None
    share: str | None = None
