"""What single clauses of a chatty line tell: "the kitchen runs out by eight, food cost is 36%, should be 30".

Read as one sentence such a line has too many figures to tell which of them say where things start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.item import read_sentence
from assistant.types import Figure, Item, Lang, Sentence, Span

_CLAUSE = re.compile(r"[，,；;。!?！？\n](?!\d)")
_SEVERAL = 2


def starts_of_clauses(item: Item, lang: Lang) -> Iterator[tuple[Figure, Sentence]]:
    """The figures that a clause of its own tells as a start and the line as a whole does not, placed in the line."""
    if len(item.sentence.figures) < _SEVERAL:
        return
    known = {f.span for f in item.sentence.figures if f.role == "baseline"}
    at = 0
    for end in [*(m.start() for m in _CLAUSE.finditer(item.text)), len(item.text)]:
        sentence = read_sentence(item.text[at:end], lang)
        for figure in sentence.figures:
            span = Span(figure.span.start + at, figure.span.end + at)
            if figure.role == "baseline" and figure.value is not None and span not in known:
                yield replace(figure, span=span), sentence
        at = end
