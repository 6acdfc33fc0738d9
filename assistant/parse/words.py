"""Words that know where they stand: a text and the runs that map it to the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.types import Run, Span


@dataclass(
    slots=True
)  # not frozen: a long paste makes hundreds of thousands of them, and frozen ones take twice as long
class Words:
    """A piece of text cut from the document. Characters that no run covers were put in to join two pieces."""

    text: str = ""
    runs: tuple[Run, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    @property
    def span(self) -> Span:
        """All the characters' stretch of the document; an empty span at 0 when there are none."""
        runs = self.runs
        if not runs:
            return Span(0, 0)
        if len(runs) == 1:
            return Span(runs[0].source, runs[0].source + runs[0].length)
        # A unit's column may stand before the amount's, so the runs need not be in the document's order.
        return Span(min(run.source for run in runs), max(run.source + run.length for run in runs))

    def cut(self, start: int, end: int | None = None) -> Words:
        """The words from offset `start` to `end`."""
        stop = len(self.text) if end is None else min(end, len(self.text))
        if start <= 0 and stop == len(self.text):
            return self
        if stop <= start:
            at = self.place(start)
            return Words("", (Run(0, at, 0),) if self.runs else ())
        if len(self.runs) == 1 and self.runs[0].length == len(self.text):
            begin = max(start, 0)
            return Words(self.text[begin:stop], (Run(0, self.runs[0].source + begin, stop - begin),))
        first = max(bisect_right(self.runs, start, key=lambda r: r.at) - 1, 0)
        runs = []
        for index in range(first, len(self.runs)):
            run = self.runs[index]
            if run.at >= stop:
                break
            left, right = max(run.at, start), min(run.at + run.length, stop)
            if left < right:
                runs.append(Run(left - start, run.source + left - run.at, right - left))
        return Words(self.text[start:stop], tuple(runs))

    def place(self, offset: int) -> int:
        """The document's offset of the character at `offset`, or the nearest one after it."""
        if not self.runs:
            return 0
        index = max(bisect_right(self.runs, offset, key=lambda r: r.at) - 1, 0)
        run = self.runs[index]
        return run.source + min(max(offset - run.at, 0), run.length)

    def strip(self, extra: str = "") -> Words:
        """Without blanks, and characters of `extra`, at both ends."""
        return self.lstrip(extra).rstrip(extra)

    def lstrip(self, extra: str = "") -> Words:
        """Without blanks, and characters of `extra`, in front."""
        text = self.text
        start = len(text) - len(text.lstrip())
        while extra and start < len(text) and (text[start].isspace() or text[start] in extra):
            start += 1
        return self.cut(start)

    def rstrip(self, extra: str = "") -> Words:
        """Without blanks, and characters of `extra`, behind."""
        text = self.text
        end = len(text.rstrip())
        while extra and end and (text[end - 1].isspace() or text[end - 1] in extra):
            end -= 1
        return self.cut(0, end)

    def without(self, gaps: Iterable[tuple[int, int]]) -> Words:
        """The words with the stretches `gaps` (sorted, apart from each other) taken out."""
        pieces, at = [], 0
        for start, end in gaps:
            if start > at:
                pieces.append(self.cut(at, start))
            at = max(at, end)
        pieces.append(self.cut(at))
        return join(pieces)


def words_at(document: str, start: int, end: int) -> Words:
    """The document's characters from `start` to `end`."""
    return Words(document[start:end], (Run(0, start, end - start),))


def join(pieces: Iterable[Words], glue: str = "") -> Words:
    """The pieces one after the other, with `glue` between them."""
    texts: list[str] = []
    runs: list[Run] = []
    at = 0
    for piece in pieces:
        if not piece.text:
            continue
        if texts and glue:
            texts.append(glue)
            at += len(glue)
        for run in piece.runs:
            if run.length:
                last = runs[-1] if runs else None
                if last and last.at + last.length == at + run.at and last.source + last.length == run.source:
                    runs[-1] = Run(last.at, last.source, last.length + run.length)
                else:
                    runs.append(Run(at + run.at, run.source, run.length))
        texts.append(piece.text)
        at += len(piece.text)
    return Words("".join(texts), tuple(runs))
