"""Figures and dates in Chinese and English text: what is an amount, how much, and what is none."""

from __future__ import annotations

from assistant.types import DateMention, Figure


def read_figures(text: str) -> tuple[Figure, ...]:
    """Every amount in `text` in reading order, role "other"; dates, versions, ordinals, labels and words are none."""
    raise NotImplementedError


def read_dates(text: str) -> tuple[DateMention, ...]:
    """Every date, month, quarter, half, year or period end in `text` in reading order."""
    raise NotImplementedError


def same_amount(a: Figure, b: Figure) -> bool:
    """Whether two figures state the same value in the same kind of unit, in whatever notation (五成 and 50%)."""
    raise NotImplementedError
