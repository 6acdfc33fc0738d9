"""What the person gave, as sources of facts: the draft's lines, the parent, the metric list, the context, answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.item import read_sentence
from assistant.ledger.clauses import starts_of_clauses
from assistant.lexicon import MetricHit, lexicon
from assistant.metrics import board_of
from assistant.numbers import read_dates, read_figures
from assistant.text import fold
from assistant.types import (
    Board,
    Cycle,
    DateMention,
    Figure,
    Item,
    MetricRow,
    OkrDocument,
    Request,
    Review,
    Sentence,
    Span,
    Sum,
)

_CLAUSE = re.compile(r"[，,；;。!?！？\n]")
_TOKEN = re.compile(r"[A-Za-z0-9_.+#%-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFigure:
    """A figure the person gave: in which source, on which line, about which metrics of the lexicon."""

    figure: Figure
    source: str
    target: str | None
    span: Span
    metrics: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDate:
    """A date the person gave."""

    date: DateMention
    source: str
    target: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything facts may come from. `words` holds, per source, the folded lower-case text for names and tokens.

    `strict` is set for a model's replies, whose names are also told by their novelty; `given` is all words in one.
    """

    figures: tuple[SourceFigure, ...]
    dates: tuple[SourceDate, ...]
    words: tuple[tuple[str, str], ...]
    tokens: frozenset[str]
    cycle: Cycle | None = None
    given: str = ""
    strict: bool = False
    sums: tuple[Sum, ...] = ()


def sources_of(
    request: Request, review: Review, extra: Iterable[tuple[str, str]] = (), *, strict: bool = False
) -> Sources:
    """The sources of one request; `extra` adds (source, text) pairs, such as an answer given later.

    `strict` is for a model's replies. The rows of a sheet are the source "metrics": the amounts as they were read,
    with their unit from the heading, and neither its totals nor its columns of growth.
    """
    board = board_of(request)
    figures: list[SourceFigure] = []
    dates: list[SourceDate] = []
    words: list[tuple[str, str]] = [("draft", request.text)]
    for source, document in (("draft", review.document), ("parent", review.parent)):
        if document is None:
            continue
        if source == "parent":
            words.append(("parent", document.text))
        rows = frozenset(row.id for row in board.rows) if board is not None and source == "draft" else frozenset()
        figures += _document_figures(source, document, rows)
        dates += [
            SourceDate(date=d, source=source, target=_item_at(document, d.span), span=d.span)
            for d in read_dates(document.text)
        ]
    cycle = request.cycle or review.cycle or review.document.cycle
    context = [request.role, request.function, request.level, request.industry]
    if board is not None:
        figures += [found for row in board.rows for found in _row_figures(row, board)]
        words.append(("metrics", board.text))
        dates += [SourceDate(date=d, source="metrics", target=None, span=d.span) for d in read_dates(board.text)]
    loose = [("metrics", request.metrics if board is None else None), ("cycle", cycle.text if cycle else None)]
    loose += [("role", text) for text in context] + [("answer", text) for text in request.answers.values()]
    for source, text in (*loose, *extra):
        if text:
            words.append((source, text))
            figures += _loose_figures(source, text)
            dates += [SourceDate(date=d, source=source, target=None, span=d.span) for d in read_dates(text)]
    folded = tuple((source, fold(text).lower()) for source, text in words)
    tokens = frozenset(t.strip(".-+") for _, text in folded for t in _TOKEN.findall(text))
    return Sources(
        figures=tuple(figures),
        dates=tuple(dates),
        words=folded,
        tokens=tokens,
        cycle=cycle,
        given="\n".join(text for _, text in folded),
        strict=strict,
        sums=board.sums if board is not None else (),
    )


def metrics_at(figure: Figure, sentence: Sentence) -> frozenset[str]:
    """The lexicon's metrics that a figure of a sentence speaks of: those of its own clause, else of the sentence.

    "注册 5 万, 付费率 20%": the clause keeps 20% from being read as registrations.
    """
    hits = _hits(sentence.text)
    if not hits:
        return frozenset()
    start = max((m.end() for m in _CLAUSE.finditer(sentence.text, 0, figure.span.start)), default=0)
    after = _CLAUSE.search(sentence.text, figure.span.end)
    end = after.start() if after else len(sentence.text)
    inside = [h for h in hits if start <= h.span.start and h.span.end <= end]
    before = [h for h in inside if h.span.end <= figure.span.start]
    if before:
        return frozenset({before[-1].metric.key})
    if inside:
        return frozenset({inside[0].metric.key})
    earlier = [h for h in hits if h.span.end <= figure.span.start]
    return frozenset({(earlier[-1] if earlier else hits[0]).metric.key})


@lru_cache(maxsize=1024)
def _hits(text: str) -> tuple[MetricHit, ...]:
    """The metrics named in a line, found once for all of its figures."""
    return lexicon().find(text)


def _row_figures(row: MetricRow, board: Board) -> Iterator[SourceFigure]:
    """The amounts of a sheet's row as its sentence reads them, each at the cell that it stands in."""
    sentence = read_sentence(row.text, board.lang)
    own = frozenset({row.metric}) if row.metric else frozenset()
    given = [a for a in (row.baseline, *row.targets) if a is not None]
    for figure in sentence.figures:
        cell = next((a.span for a in given if a.span is not None and figure.quote.strip() in a.text), row.span)
        metrics = metrics_at(figure, sentence) | own
        yield SourceFigure(
            figure=figure,
            source="metrics",
            target=row.id,
            span=cell,
            metrics=metrics,
            words=sentence.metric or row.name,
        )
    for part in row.parts:
        if part.figure is not None:
            span = part.span or row.span
            yield SourceFigure(
                figure=part.figure, source="metrics", target=row.id, span=span, metrics=own, words=part.name
            )


def _document_figures(source: str, document: OkrDocument, but: frozenset[str]) -> Iterator[SourceFigure]:
    """The figures of every item; those of a sheet's rows (`but`) are told by their cells."""
    for item in document.items():
        if item.id in but:
            continue
        for figure in item.sentence.figures:
            yield SourceFigure(
                figure=figure,
                source=source,
                target=item.id,
                span=item.place(*figure.span),
                metrics=metrics_at(figure, item.sentence),
                words=item.sentence.metric or "",
            )
        if source == "draft" and not item.label:
            for figure, sentence in starts_of_clauses(item, document.lang):
                yield SourceFigure(
                    figure=figure,
                    source=source,
                    target=item.id,
                    span=item.place(*figure.span),
                    metrics=metrics_at(figure, sentence),
                    words=sentence.metric or "",
                )
        yield from _note_figures(source, item, document)
    for span in document.unparsed:
        for found in _loose_figures(source, document.text[span.start : span.end]):
            moved = Span(found.span.start + span.start, found.span.end + span.start)
            yield SourceFigure(
                figure=found.figure, source=source, target=None, span=moved, metrics=found.metrics, words=found.words
            )


def _note_figures(source: str, item: Item, document: OkrDocument) -> Iterator[SourceFigure]:
    for note in item.notes:
        sentence = read_sentence(note.text, document.lang)
        for figure in sentence.figures:
            yield SourceFigure(
                figure=figure,
                source=source,
                target=item.id,
                span=note.span,
                metrics=metrics_at(figure, sentence) or metrics_at(figure, item.sentence),
                words=sentence.metric or "",
            )


def _loose_figures(source: str, text: str) -> Iterator[SourceFigure]:
    offset = 0
    for line in text.splitlines(keepends=True):
        figures = read_figures(line)
        if figures:
            sentence = read_sentence(line, "zh")
            by_span = {f.span: f for f in sentence.figures}
            for bare in figures:
                figure = by_span.get(bare.span, bare)
                span = Span(figure.span.start + offset, figure.span.end + offset)
                yield SourceFigure(
                    figure=figure,
                    source=source,
                    target=None,
                    span=span,
                    metrics=metrics_at(figure, sentence),
                    words=sentence.metric or "",
                )
        offset += len(line)


def _item_at(document: OkrDocument, span: Span) -> str | None:
    return next((i.id for i in document.items() if i.span.start <= span.start and span.end <= i.span.end), None)
