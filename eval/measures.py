"""Marks become figures: shares of what passed, precision, recall and F1 of labels, what was left UNSCORED."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.marks import ANSWERED, Case, Mark
from eval.statistics import Estimate, f1, share


@dataclass(frozen=True, slots=True)
class Judged:
    """A mark with the case it belongs to."""

    case: Case
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure over some cases. `classes` holds precision, recall and F1 per class of a label; empty for shares."""

    name: str
    share: Estimate
    unscored: int
    classes: tuple[ClassFigures, ...] = ()

    @property
    def main(self) -> float | None:
        """The figure that stands for the measure: F1 of the flag, the mean F1 of several classes, else the share."""
        if not self.classes:
            return self.share.value
        flag = next((c for c in self.classes if c.name == "yes"), None)
        if flag is not None:
            return flag.f1.value
        known = [c.f1.value for c in self.classes if c.f1.value is not None]
        return sum(known) / len(known) if known else None


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """How well one class of a label is told: of those called so, of those that are so, and both at once."""

    name: str
    precision: Estimate
    recall: Estimate
    f1: Estimate


def measures(judged: Iterable[Judged]) -> dict[str, Measure]:
    """Every measure by name, in the order of first sight."""
    by_name: dict[str, list[Mark]] = defaultdict(list)
    for one in judged:
        by_name[one.mark.measure].append(one.mark)
    if ANSWERED in by_name:
        by_name[ANSWERED] = by_name.pop(ANSWERED)
    return {name: _measure(name, marks) for name, marks in by_name.items()}


def _measure(name: str, marks: Sequence[Mark]) -> Measure:
    scored = [m.score for m in marks if m.score is not None]
    labels = [(m.gold, m.guess) for m in marks if m.gold is not None and m.guess is not None]
    return Measure(
        name=name,
        share=share(sum(scored), len(scored)),
        unscored=len(marks) - len(scored),
        classes=tuple(_class(c, labels) for c in _classes(labels)),
    )


def _classes(labels: Sequence[tuple[str, str]]) -> list[str]:
    """The classes that are or were given, "yes" before "no", the rest in order."""
    return sorted({c for pair in labels for c in pair}, key=lambda c: (c != "yes", c))


def _class(name: str, labels: Sequence[tuple[str, str]]) -> ClassFigures:
    tp = sum(gold == guess == name for gold, guess in labels)
    fp = sum(gold != guess == name for gold, guess in labels)
    fn = sum(guess != gold == name for gold, guess in labels)
    return ClassFigures(name, share(tp, tp + fp), share(tp, tp + fn), f1(tp, fp, fn))
