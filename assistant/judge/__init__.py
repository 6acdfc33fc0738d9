"""Judging what a line is: outcome, output, activity, topic; measurable, vague, compound; what an objective lacks.

The meaning is that of the label guide. Where the text does not settle it, the verdict says so with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.types import KeyResultKind, Sentence, Span, Text

ObjectiveFlaw = Literal["label_only", "metric", "routine", "task", "no_direction", "ok"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a verdict rests on; the span counts into the sentence's text."""

    span: Span
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResultVerdict:
    """What a key result is. `sure` is False where the text does not settle `kind`, `doubt` then says why."""

    kind: KeyResultKind
    measurable: bool
    vague: bool
    compound: bool
    placeholder: bool
    kind_at: Evidence
    vague_at: Evidence | None = None
    compound_at: Evidence | None = None
    sure: bool = True
    doubt: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveVerdict:
    """The first flaw that fits an objective, or "ok"."""

    flaw: ObjectiveFlaw
    at: Evidence
    sure: bool = True
    doubt: Text | None = None


def judge_key_result(sentence: Sentence) -> KeyResultVerdict:
    """The verdict on one key result."""
    raise NotImplementedError


def judge_objective(sentence: Sentence) -> ObjectiveVerdict:
    """The verdict on one objective."""
    raise NotImplementedError
