"""The lexicon of metrics in both languages: what they measure, for whom they are good, where they are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.types import FigureKind, Lang, Span, Text

Direction = Literal["up", "down", "ambiguous"]
Nature = Literal["outcome", "output", "effort"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One metric of knowledge/metrics.yml.

    `effect` is a phrase for whom it is good when the metric moves the right way: the core of an objective
    (zh "让用户更常回来", en "users come back more often"). `drives` and `guardrail` are keys of other metrics.
    `bounded` marks rates that cannot pass 100%. `stage` is where in a chain of value it stands, `topics` the words of
    work that usually serve it (小红书, onboarding, 部署): by these a task without a metric finds its metric.
    """

    key: str
    name: Text
    synonyms_zh: tuple[str, ...] = ()
    synonyms_en: tuple[str, ...] = ()
    unit: Text | None = None
    kind: FigureKind = "count"
    direction: Direction = "up"
    bounded: bool = False
    nature: Nature = "outcome"
    effect: Text | None = None
    drives: str | None = None
    guardrail: str | None = None
    where: Text | None = None
    identities: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    topics_zh: tuple[str, ...] = ()
    topics_en: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricHit:
    """A metric found in a text by one of its names."""

    metric: Metric
    span: Span
    text: str


class Lexicon:
    """All metrics, found by key, by name in running text (longest name first), or by the topics of a task."""

    def get(self, key: str) -> Metric | None:
        raise NotImplementedError

    def find(self, text: str) -> tuple[MetricHit, ...]:
        """Metrics named in `text`, longest names first, not overlapping, in reading order; both languages at once."""
        raise NotImplementedError

    def suited(self, text: str, *, function: str | None = None) -> tuple[tuple[Metric, float], ...]:
        """Metrics that the work described in `text` usually serves, best first, with a score from 0 to 1.

        A name in the text counts most, then topics, then the function. Empty where nothing fits.
        """
        raise NotImplementedError

    def all(self) -> tuple[Metric, ...]:
        raise NotImplementedError


def lexicon() -> Lexicon:
    """The built-in lexicon, read once per process."""
    raise NotImplementedError


def gloss(metric: Metric, lang: Lang) -> str:
    """The metric's name in `lang`, for a term gloss."""
    return metric.name.in_lang(lang)
