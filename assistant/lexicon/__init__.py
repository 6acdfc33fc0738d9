"""The lexicon of metrics in both languages: what they measure, for whom they are good, where they are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from assistant.knowledge import builtin, builtin_files, builtin_rows
from assistant.lexicon.metric import Direction, Identity, Metric, MetricHit, Nature, effect_of, gloss
from assistant.lexicon.reading import read_identity, read_metric, read_terms
from assistant.lexicon.topics import Topics
from assistant.phrases import PhraseBook
from assistant.roles import function_nearness
from assistant.text import plain
from assistant.types import Span

__all__ = [
    "Direction",
    "Identity",
    "Lexicon",
    "Metric",
    "MetricHit",
    "Nature",
    "effect_of",
    "gloss",
    "lexicon",
]


class Lexicon:
    """All metrics, found by key, by name in running text (longest name first), or by the topics of a task."""

    def __init__(
        self,
        metrics: Iterable[Metric],
        *,
        terms: Iterable[str] = (),
        common: Iterable[str] = (),
        no_names: Iterable[str] = (),
        runs_on: Iterable[str] = (),
    ) -> None:
        self._metrics = tuple(metrics)
        self._by_key = {metric.key: metric for metric in self._metrics}
        self._terms = tuple(terms)
        self._names: PhraseBook[Metric | None] = PhraseBook(
            (
                *((name, metric) for metric in self._metrics for name in metric.names),
                *((word, None) for word in no_names),
            )
        )
        self._runs_on = frozenset(runs_on)
        self._term_book = PhraseBook((term, term) for term in self._terms)
        self._common = tuple(common)

    @cached_property
    def _topics(self) -> Topics:
        """What tasks go by. Reviewing asks for none, and five thousand topics take as long as a small review."""
        return Topics(self._metrics, self._common)

    def get(self, key: str) -> Metric | None:
        """The metric with this key, or None."""
        return self._by_key.get(key)

    def all(self) -> tuple[Metric, ...]:
        """Every metric, in the order of the files."""
        return self._metrics

    def terms(self) -> tuple[str, ...]:
        """Names that hold a figure which is no amount: "p95", "7 日留存", "D7 retention", "7x24"."""
        return self._terms

    def find_terms(self, text: str) -> tuple[Span, ...]:
        """Where such names stand in `text`, however they are spaced, longest first, in reading order."""
        return tuple(Span(hit.start, hit.end) for hit in self._term_book.longest(text))

    def find(self, text: str) -> tuple[MetricHit, ...]:
        """Metrics named in `text`, longest names first, not overlapping, in reading order; both languages at once."""
        return tuple(
            MetricHit(hit.value, Span(hit.start, hit.end), text[hit.start : hit.end])
            for hit in self._names.longest(text)
            if hit.value is not None and plain(text[hit.end - 1 : hit.end + 1]) not in self._runs_on
        )

    def suited(self, text: str, *, function: str | None = None) -> tuple[tuple[Metric, float], ...]:
        """Metrics that the work described in `text` usually serves, best first, with a score from 0 to 1.

        A name in the text counts most, then topics, then the function. Empty where nothing fits; a score below 0.35
        is a weak match: one common word, or a word of another trade.
        """
        scores = self._topics.scores(text)
        for hit in self.find(text):
            for key, worth in _named(hit):
                scores[key] = max(scores.get(key, 0.0), worth) + 0.02 * min(_length(hit.text), 8)
        ranked = [
            (metric, round(min(scores[metric.key] * _fit(metric, function), 1.0), 4))
            for metric in self._metrics
            if metric.key in scores
        ]
        # Sorting is stable: among equals the order of the files decides, the more common metric first.
        return tuple(sorted(ranked, key=lambda pair: -pair[1]))

    def identities(self) -> tuple[Identity, ...]:
        """The arithmetic known between metrics."""
        return tuple(read_identity(metric.key, words) for metric in self._metrics for words in metric.identities)


@cache
def lexicon() -> Lexicon:
    """The built-in lexicon, read once per process."""
    rows = (row for name in builtin_files("metrics") for row in builtin_rows(name))
    common = builtin("common.yml")
    return Lexicon(
        (read_metric(row) for row in rows),
        terms=read_terms(builtin("terms.yml")),
        common=common["words"],
        no_names=common["no_names"],
        runs_on=common["runs_on"],
    )


# A name in the text is what the work is for, unless it only names people or things: "a tour for new users".
_NAMED = 0.8
_NAMED_THING = 0.6
_NAMED_EFFORT = 0.4
_MEASURE_ZH = ("数", "量", "额", "率", "比", "次", "值")


def _named(hit: MetricHit) -> Iterator[tuple[str, float]]:
    """What a name says: its metric; where that only counts what is done (拜访量), what is done it for comes first."""
    metric, words = hit.metric, hit.text
    if metric.nature != "outcome" and metric.drives is not None:
        yield metric.drives, _NAMED_THING
        yield metric.key, _NAMED_EFFORT
    elif metric.kind != "count":
        yield metric.key, _NAMED
    elif words.isascii():
        yield metric.key, _NAMED if words.isupper() or _length(words) > 2 else _NAMED_THING
    else:
        yield metric.key, _NAMED if words.endswith(_MEASURE_ZH) else _NAMED_THING


def _length(words: str) -> int:
    return len(words.split()) if words.isascii() else len(words)


def _fit(metric: Metric, function: str | None) -> float:
    """How a metric's score changes with the function of who asks: full for its own, less for strangers."""
    if function is None or function == "general" or not metric.functions:
        return 1.0
    if function in metric.functions:
        return 1.12 - 0.02 * min(metric.functions.index(function), 4)
    nearness = max(function_nearness(function, own) for own in metric.functions)
    return 0.8 + 0.25 * nearness
