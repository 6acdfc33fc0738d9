"""A number in a text that states no amount, and what it is instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.types import Span

MarkKind = Literal["version", "ordinal", "label", "clock", "id", "weight", "word", "term"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A number that is none: `kind` "term" is a figure inside a metric's name (7 日留存, p95)."""

    text: str
    span: Span
    kind: MarkKind
