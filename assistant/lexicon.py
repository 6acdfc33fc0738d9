"""The lexicon of metrics in both languages: what they measure, for whom they are good, where they are found.

The files knowledge/metrics/*.yml are packed for fast reading: `name | synonym | ...` in one scalar. In `effect`,
`{people|用户}` and `{subject|产品}` are places for the people and the product of the draft, with what to say when it
names none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from assistant.knowledge import builtin, builtin_files
from assistant.phrases import Found, PhraseBook, singular, stem, units
from assistant.roles import function_nearness
from assistant.types import FigureKind, Lang, Span, Text

Direction = Literal["up", "down", "ambiguous"]
Nature = Literal["outcome", "output", "effort"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One metric of knowledge/metrics/.

    `effect` is a phrase for whom it is good when the metric moves the right way: the core of an objective
    (zh "让用户更常回来", en "Users come back more often"); `effect_form` is the same with places for the people and the
    subject of a draft, see `effect_of`. `drives` (one level up) and `guardrail` are keys of other metrics.
    `bounded` marks rates that cannot pass 100%, `vanity` exposure and volume that show no value alone. `identities` are written in keys ("orders * basket-value").
    `topics_zh` and `topics_en` are the words of work that usually serve it (小红书, onboarding, 部署), the most telling
    first: by these a task without a metric finds its metric; `tasks` are words that only together point to it.
    """

    key: str
    name: Text
    synonyms_zh: tuple[str, ...] = ()
    synonyms_en: tuple[str, ...] = ()
    unit: Text | None = None
    kind: FigureKind = "count"
    direction: Direction = "up"
    bounded: bool = False
    vanity: bool = False
    nature: Nature = "outcome"
    effect: Text | None = None
    effect_form: Text | None = None
    drives: str | None = None
    guardrail: str | None = None
    where: Text | None = None
    identities: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    topics_zh: tuple[str, ...] = ()
    topics_en: tuple[str, ...] = ()
    tasks: tuple[tuple[str, ...], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in both languages."""
        return (self.name.zh, self.name.en, *self.synonyms_zh, *self.synonyms_en)


@dataclass(frozen=True, slots=True)
class MetricHit:
    """A metric found in a text by one of its names."""

    metric: Metric
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Arithmetic that holds between metrics, in keys: `result` is the `op` of `parts`, in their order."""

    result: str
    op: Literal["product", "sum", "quotient", "difference"]
    parts: tuple[str, ...]


class Lexicon:
    """All metrics, found by key, by name in running text (longest name first), or by the topics of a task."""

    def __init__(self, metrics: Iterable[Metric], terms: Iterable[str] = (), common: Iterable[str] = ()) -> None:
        self._metrics = tuple(metrics)
        self._by_key = {metric.key: metric for metric in self._metrics}
        self._terms = tuple(terms)
        self._names = PhraseBook((name, metric) for metric in self._metrics for name in metric.names)
        self._term_book = PhraseBook((term, term) for term in self._terms)
        self._topics = _Topics(self._metrics, common)

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
        )

    def suited(self, text: str, *, function: str | None = None) -> tuple[tuple[Metric, float], ...]:
        """Metrics that the work described in `text` usually serves, best first, with a score from 0 to 1.

        A name in the text counts most, then topics, then the function. Empty where nothing fits; a score below 0.35
        is a weak match: one common word, or a word of another trade.
        """
        scores = self._topics.scores(text)
        for hit in self._names.longest(text):
            key = hit.value.key
            scores[key] = max(scores.get(key, 0.0), _named(hit, text)) + 0.02 * min(hit.size, 8)
        ranked = [
            (metric, round(min(scores[metric.key] * _fit(metric, function), 1.0), 4))
            for metric in self._metrics
            if metric.key in scores
        ]
        # Sorting is stable: among equals the order of the files decides, the more common metric first.
        return tuple(sorted(ranked, key=lambda pair: -pair[1]))

    def identities(self) -> tuple[Identity, ...]:
        """The arithmetic known between metrics."""
        return tuple(_identity(metric.key, words) for metric in self._metrics for words in metric.identities)


@cache
def lexicon() -> Lexicon:
    """The built-in lexicon, read once per process."""
    rows = (row for name in builtin_files("metrics") for row in builtin(name))
    return Lexicon((_metric(row) for row in rows), _terms(builtin("terms.yml")), builtin("common.yml")["words"])


def gloss(metric: Metric, lang: Lang) -> str:
    """The metric's name in `lang`, for a term gloss."""
    return metric.name.in_lang(lang)


_PLACE = re.compile(r"\{(people|subject)\|([^{}|]*)\}")


def effect_of(metric: Metric, lang: Lang, *, people: str | None = None, subject: str | None = None) -> str | None:
    """The metric's effect with the draft's own people and subject in their places; None where it has no effect.

    In English `people` should be a plural ("tenants"); the first letter becomes a capital.
    """
    if metric.effect_form is None:
        return None
    given = {"people": people, "subject": subject}
    words = _PLACE.sub(lambda place: given[place[1]] or place[2], metric.effect_form.in_lang(lang))
    return words[:1].upper() + words[1:] if lang == "en" else words


# --- finding a metric for a task --------------------------------------------------------------------------------

# A name in the text is what the work is for, unless it only names people or things: "a tour for new users".
_NAMED = 0.8
_NAMED_THING = 0.6
_MEASURE_ZH = ("数", "量", "额", "率", "比", "次", "值")


def _named(hit: Found[Metric], text: str) -> float:
    words = text[hit.start : hit.end]
    if hit.value.kind != "count":
        return _NAMED
    if words.isascii():
        return _NAMED if words.isupper() or hit.size > 2 else _NAMED_THING
    return _NAMED if words.endswith(_MEASURE_ZH) else _NAMED_THING


# How much one topic says, by how many metrics share it: two of them make a good match, a common word none.
_TELLING = (0.62, 0.54, 0.47, 0.40, 0.36)
_COMMON = 0.32
_TASK = 0.72
# A word inside a longer known phrase (安全 in 安全培训) is hardly said in its own right.
_INSIDE = 0.3


class _Topics:
    """The topics of all metrics in two books, with what each is worth.

    A single Latin word is compared without its plural only, a phrase without any endings: "filing" is not a file and
    "shipping" is not to ship, while "write runbooks" and "writing runbooks" are one.
    """

    def __init__(self, metrics: Iterable[Metric], common: Iterable[str]) -> None:
        self._common = {_spelling(word) for word in common}
        self._owners: dict[str, dict[str, int]] = {}
        self._by_part: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        written: dict[str, str] = {}

        def spelled(topic: str) -> str:
            spelling = _spelling(topic)
            written.setdefault(spelling, topic)
            return spelling

        for metric in metrics:
            for topics in (metric.topics_zh, metric.topics_en):
                for rank, topic in enumerate(topics):
                    self._owners.setdefault(spelled(topic), {}).setdefault(metric.key, rank)
            for task in metric.tasks:
                parts = [spelled(part) for part in task]
                self._by_part[parts[0]].append((metric.key, frozenset(parts)))
        self._words = PhraseBook((topic, key) for key, topic in written.items() if _is_word(topic))
        self._phrases = PhraseBook(((topic, key) for key, topic in written.items() if not _is_word(topic)), stem)

    def scores(self, text: str) -> dict[str, float]:
        """How well each metric fits the work in `text`, by its topics alone; at most 0.95."""
        hits = sorted((*self._words.every(text), *self._phrases.every(text)), key=lambda hit: hit.start)
        said = {hit.value for hit in hits}
        unfit: defaultdict[str, float] = defaultdict(lambda: 1.0)
        for key, worth in self._told(hits):
            unfit[key] *= 1 - worth
        for topic in said & self._by_part.keys():
            for key, parts in self._by_part[topic]:
                if parts <= said:
                    unfit[key] *= 1 - _TASK
        return {key: min(1 - rest, 0.95) for key, rest in unfit.items()}

    def _told(self, hits: list[Found[str]]) -> Iterator[tuple[str, float]]:
        """(metric, worth) for each topic said; a topic counts once however often it is said."""
        seen: set[str] = set()
        for hit, inside in sorted(_nested(hits), key=lambda pair: pair[1]):
            owners = self._owners.get(hit.value)
            if owners is None or hit.value in seen:
                continue
            seen.add(hit.value)
            worth = _COMMON if hit.value in self._common else _TELLING[min(len(owners), len(_TELLING)) - 1]
            for key, rank in owners.items():
                yield key, worth * (_INSIDE if inside else 1.0) * (1.0 if rank < 3 else 0.9 if rank < 8 else 0.8)


def _spelling(topic: str) -> str:
    """A topic as the books compare it, so that "training" and "trainings" are one topic."""
    words, _ = units(topic, singular if _is_word(topic) else stem)
    return " ".join(words)


def _is_word(topic: str) -> bool:
    return topic.isascii() and topic.isalpha()


def _nested(hits: list[Found[str]]) -> Iterator[tuple[Found[str], bool]]:
    """Each hit and whether it lies inside a longer one. The hits come in the order of their starts."""
    reach = -1  # how far the hits that started earlier go
    for at, hit in enumerate(hits):
        longest_here = hit.end
        for other in hits[at + 1 :]:
            if other.start != hit.start:
                break
            longest_here = max(longest_here, other.end)
        yield hit, longest_here > hit.end or reach >= hit.end
        if at + 1 == len(hits) or hits[at + 1].start != hit.start:
            reach = max(reach, longest_here)


def _fit(metric: Metric, function: str | None) -> float:
    """How a metric's score changes with the function of who asks: full for its own, less for strangers."""
    if function is None or function == "general" or not metric.functions:
        return 1.0
    if function in metric.functions:
        return 1.12 - 0.02 * min(metric.functions.index(function), 4)
    nearness = max(function_nearness(function, own) for own in metric.functions)
    return 0.8 + 0.25 * nearness


# --- reading the files ------------------------------------------------------------------------------------------

_OPS: dict[str, Literal["product", "sum", "quotient", "difference"]] = {
    " * ": "product",
    " + ": "sum",
    " / ": "quotient",
    " - ": "difference",
}


def _identity(result: str, words: str) -> Identity:
    for sign, op in _OPS.items():
        if sign in words:
            return Identity(result, op, tuple(words.split(sign)))
    raise ValueError(words)


def _metric(row: dict[str, Any]) -> Metric:
    zh, en = _parts(row["zh"]), _parts(row["en"])
    marks = row["is"].split()
    for_zh, for_en = _parts(row.get("for_zh")), _parts(row.get("for_en"))
    kind = next(mark for mark in marks if mark in _KINDS)
    form = Text(*_parts(row["effect"])) if "effect" in row else None
    return Metric(
        key=row["key"],
        name=Text(zh[0], en[0]),
        synonyms_zh=zh[1:],
        synonyms_en=en[1:],
        unit=Text(*_parts(row["unit"])) if "unit" in row else Text("%", "%") if kind == "percent" else None,
        kind=kind,
        direction=next(mark for mark in marks if mark in _DIRECTIONS),
        bounded="bounded" in marks,
        vanity="vanity" in marks,
        nature=next(mark for mark in marks if mark in _NATURES),
        effect=Text(_bare(form.zh), _bare(form.en)[:1].upper() + _bare(form.en)[1:]) if form else None,
        effect_form=form,
        drives=row.get("drives"),
        guardrail=row.get("guardrail"),
        where=Text(*_parts(row["where"])) if "where" in row else None,
        identities=_parts(row.get("equals")),
        functions=tuple(row["functions"].split()),
        topics_zh=tuple(topic for topic in for_zh if " + " not in topic),
        topics_en=tuple(topic for topic in for_en if " + " not in topic),
        tasks=tuple(tuple(topic.split(" + ")) for topic in (*for_zh, *for_en) if " + " in topic),
    )


_KINDS: frozenset[Any] = frozenset(get_args(FigureKind))
_DIRECTIONS: frozenset[Any] = frozenset(get_args(Direction))
_NATURES: frozenset[Any] = frozenset(get_args(Nature))


def _parts(words: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(" | ")) if words else ()


def _bare(form: str) -> str:
    return _PLACE.sub(lambda place: place[2], form)


def _terms(rows: dict[str, Any]) -> tuple[str, ...]:
    """The terms as written, and the patterns with every one of their figures."""
    spelled = list(rows["terms"])
    for pattern in rows["patterns"]:
        spelled.extend(pattern["form"].replace("{n}", str(n)) for n in pattern["figures"])
    return tuple(dict.fromkeys(spelled))
