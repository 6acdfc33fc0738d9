"""The facts in a text: every figure, date and name, and every digit that no reader claimed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.blanks import read_blanks
from assistant.names import read_names
from assistant.numbers import read_dates, read_figures
from assistant.types import DateMention, FactKind, Figure, Name, Sentence, Span

# A digit that no reader claimed still counts, with the token around it: k8s, v2.0, P0, ISO27001.
_LOOSE = re.compile(r"[A-Za-z0-9_.+#-]*[0-9][A-Za-z0-9_.+#%-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One figure, date or name at a place of a text. A figure fact without `figure` is a loose token with digits."""

    kind: FactKind
    quote: str
    span: Span
    figure: Figure | None = None
    date: DateMention | None = None
    name: Name | None = None


def read_facts(text: str, *, sentence: Sentence | None = None) -> tuple[Fact, ...]:
    """The facts of `text` in reading order; `sentence` is its reading where one exists, which gives figures roles.

    Blanks are no facts. Where readings overlap, a date goes before a figure and a figure before a name.
    """
    taken = [b.span for b in read_blanks(text)]
    facts: list[Fact] = []

    def add(fact: Fact) -> None:
        if not _overlaps(fact.span, taken):
            taken.append(fact.span)
            facts.append(fact)

    dates = sentence.dates if sentence is not None and sentence.text == text else read_dates(text)
    for date in dates:
        add(Fact(kind="date", quote=date.text, span=date.span, date=date))
    figures = sentence.figures if sentence is not None and sentence.text == text else read_figures(text)
    for figure in figures:
        if not _stateless(figure):
            add(Fact(kind="figure", quote=figure.quote, span=figure.span, figure=figure))
    for name in read_names(text):
        add(Fact(kind="name", quote=name.text, span=name.span, name=name))
    for match in _LOOSE.finditer(text):
        quote = match.group().rstrip(".-+")
        add(Fact(kind="figure", quote=quote, span=Span(match.start(), match.start() + len(quote))))
    return tuple(sorted(facts, key=lambda f: f.span))


def _stateless(figure: Figure) -> bool:
    """A start that is described or to be measured ("基线待测"): words, no amount to trace."""
    return figure.value is None and figure.low is None and figure.high is None


def _overlaps(span: Span, taken: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)
