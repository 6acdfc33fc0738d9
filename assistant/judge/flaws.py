"""What an objective can lack, and where the words stand that tell it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from assistant.types import Span

Flaw = Literal["label_only", "metric", "routine", "task", "no_direction", "ok"]


class Judged(NamedTuple):
    """The flaw and the words that tell it."""

    flaw: Flaw
    at: Span
