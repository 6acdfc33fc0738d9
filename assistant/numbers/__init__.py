"""Figures and dates in Chinese and English text: what is an amount, how much, and what is none."""

from __future__ import annotations

from assistant.numbers.compare import format_amount, same_amount, same_kind
from assistant.numbers.dates import dates_in, read_dates
from assistant.numbers.figures import figures_in, read_figures
from assistant.numbers.mark import Mark
from assistant.numbers.marks import marks_in, read_marks

__all__ = [
    "Mark",
    "dates_in",
    "figures_in",
    "format_amount",
    "marks_in",
    "read_dates",
    "read_figures",
    "read_marks",
    "same_amount",
    "same_kind",
]
