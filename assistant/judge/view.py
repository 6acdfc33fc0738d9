"""A line as the judges see it: folded one character for one, with its amounts, its blanks and its clauses."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.judge.scan import Word
from assistant.text import cjk_count, plain
from assistant.types import Figure, KeyResultKind, Sentence, Span

_NOWHERE = Span(0, 0)

# Nobody's key result is longer; what comes after is not judged, so that time stays linear.
LONGEST = 1200

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is the sentence folded for matching; offsets into it are offsets into the sentence."""

    text: str
    sentence: Sentence
    targets: tuple[Figure, ...]
    baseline: bool
    chinese: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece between two stops, with the known words and the target amounts that stand in it."""

    start: int
    end: int
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one clause says; `vague` are the words whose end is undefined, `clause` is where the clause stands."""

    kind: KeyResultKind
    measurable: bool
    at: Span
    vague: Span | None = None
    clause: Span = _NOWHERE
    counted: bool = False


def view(sentence: Sentence) -> Line:
    """The line that a sentence is."""
    text = plain(sentence.text[:LONGEST]).translate(_LOWER)
    targets = tuple(
        f
        for f in sentence.figures
        if f.role == "target"
        and f.span.end <= len(text)
        and (f.value is not None or f.low is not None or f.high is not None)
    )
    return Line(
        text=text,
        sentence=sentence,
        targets=targets,
        baseline=sentence.baseline_marked or sentence.baseline is not None,
        chinese=cjk_count(text) > 0,
    )
