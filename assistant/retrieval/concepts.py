"""What a text is about, whatever its language: metrics and topics of the lexicon, ideas of the thesaurus.

These are the features by which a Chinese draft and an English example on the same metric stand near each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from assistant.lexicon import Metric, lexicon
from assistant.phrases import PhraseBook, stem
from assistant.retrieval.thesaurus import ideas

_NAMED = 1.0
_DRIVEN = 0.35
_TOPIC = 0.4
_IDEA = 0.6
_FUNCTION = 0.4


class Concepts:
    """Reads concepts with weights out of a text.

    `m:` are metrics, `t:` ideas of the thesaurus, `f:` the function whose metrics the text speaks of most.
    """

    def __init__(self, metrics: Iterable[Metric]) -> None:
        names: list[tuple[str, str]] = []
        topics: list[tuple[str, str]] = []
        self._drives: dict[str, str] = {}
        self._functions: dict[str, tuple[str, ...]] = {}
        for metric in sorted(metrics, key=lambda m: m.key):
            ours = (metric.name.zh, metric.name.en, *metric.synonyms_zh, *metric.synonyms_en)
            names.extend((name, f"m:{metric.key}") for name in ours)
            topics.extend((topic, f"m:{metric.key}") for topic in (*metric.topics_zh, *metric.topics_en))
            self._functions[f"m:{metric.key}"] = metric.functions
            if metric.drives:
                self._drives[f"m:{metric.key}"] = f"m:{metric.drives}"
        words = [(word, f"t:{key}") for key, words in ideas() for word in words]
        self._names = PhraseBook(names, form=stem)
        self._topics = PhraseBook((*topics, *words), form=stem)
        content = repr((names, topics, words, sorted(self._drives.items()), sorted(self._functions.items())))
        self.fingerprint = hashlib.blake2b(content.encode(), digest_size=8).hexdigest()
        self._cached = lru_cache(maxsize=64)(self._read)

    def read(self, text: str) -> Mapping[str, float]:
        """The concepts of a text with their weights; a metric by its name weighs most."""
        return self._cached(text)

    def _read(self, text: str) -> Mapping[str, float]:
        weights: dict[str, float] = {}

        def note(concept: str, weight: float) -> None:
            weights[concept] = max(weights.get(concept, 0.0), weight)

        for hit in self._names.longest(text):
            note(hit.value, _NAMED)
            if hit.value in self._drives:
                note(self._drives[hit.value], _DRIVEN)
        # 小红书 serves five metrics, each of them a little: a topic says less the more it may mean.
        meant: dict[tuple[int, int], list[str]] = {}
        for hit in self._topics.every(text):
            if hit.value.startswith("t:"):
                note(hit.value, _IDEA)
            else:
                meant.setdefault((hit.start, hit.end), []).append(hit.value)
        for metrics in meant.values():
            for metric in metrics:
                note(metric, _TOPIC / len(metrics) ** 0.5)
        function = self._function(weights)
        if function:
            note(f"f:{function}", _FUNCTION)
        return weights

    def _function(self, weights: Mapping[str, float]) -> str | None:
        """Whose work it is: each metric speaks for its functions, the less the more of them it has."""
        votes: dict[str, float] = {}
        for concept, weight in weights.items():
            functions = self._functions.get(concept, ())
            for function in functions:
                votes[function] = votes.get(function, 0.0) + weight / len(functions) ** 0.5
        return max(votes, key=lambda function: (votes[function], function), default=None)


@cache
def built_in_concepts() -> Concepts:
    """The concepts of the built-in lexicon, read once per process."""
    return Concepts(lexicon().all())
