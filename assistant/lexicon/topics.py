"""Which metrics a task serves, told by the words of its work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from assistant.lexicon.metric import Metric
from assistant.phrases import Found, PhraseBook, singular, stem, units

# How much one topic says, by how many metrics share it: two of them make a good match, a common word none.
_TELLING = (0.62, 0.54, 0.47, 0.40, 0.36)
_COMMON = 0.32
_TASK = 0.72
# A word inside a longer known phrase (安全 in 安全培训) is hardly said in its own right.
_INSIDE = 0.3


class Topics:
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
