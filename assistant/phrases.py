"""Finding many phrases in running text, in both scripts at once: one walk over the text's words and characters.

A Chinese character is a unit, a Latin word is a unit, a number is a unit; blanks and hyphens between units do not
count ("offer 接受率" is "offer接受率", "time-to-fill" is "time to fill"), other signs separate. So a Latin phrase is
found as whole words only, also beside Chinese, where a regular expression's word boundary fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from assistant.text import plain
from assistant.text.late import late_compile

_UNIT = late_compile(
    r"([A-Za-z\u00c0-\u024f]+)|([0-9]+(?:\.[0-9]+)?%?|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])|[^\s\-_&'\"·]"
)

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A phrase in a text: its offsets, how many units long it is, and what was stored for it."""

    start: int
    end: int
    size: int
    value: T


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A lower-case Latin word without its plural ending, roughly; the same for every form of the word."""
    word = word.casefold()
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


# Words whose ending is no inflection, or whose stem is another word ("market share" is not marketing).
_WHOLE = frozenset(
    ["marketing", "building", "buildings", "during", "morning", "evening", "string", "thing", "nothing", "something"]
)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A Latin word without its endings, roughly: migrate, migrating, migrated and migration are one."""
    word = word.casefold()
    if word in _WHOLE:
        return word
    word = singular(word)
    if len(word) > 6 and word.endswith("ation"):
        return word[:-3]
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            return word.rstrip("e") if len(word) > 3 else word
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def units(text: str, form: Callable[[str], str] = singular) -> tuple[list[str], list[tuple[int, int]]]:
    """The units of `text` (either width, either script) as they are compared, and where each stands.

    A unit is a Latin word in the given form, a number, a Chinese character or a separating sign.
    """
    matches = list(_UNIT.finditer(plain(text)))
    return [form(m[0]) if m.lastindex == 1 else m[0] for m in matches], [m.span() for m in matches]


class PhraseBook(Generic[T]):
    """Phrases and what they stand for; one phrase may stand for several things.

    The phrases are to be in Simplified characters and half width. A start pays for a phrase only when its first unit
    turns up in a text: thousands are known and few are said.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], form: Callable[[str], str] = singular) -> None:
        self._form = form
        self._waiting: dict[str, list[tuple[str, T]]] = {}
        self._roots: dict[str, _Node[T]] = {}
        for phrase, value in phrases:
            first = next((m for m in _UNIT.finditer(phrase) if m.lastindex), None)
            if first is not None:
                word = form(first[1]) if first[1] else first[0]
                self._waiting.setdefault(word, []).append((phrase, value))

    def every(self, text: str) -> Iterator[Found[T]]:
        """Every phrase at every place, overlapping ones too, in the order of their starts, shorter ones first.

        The walk from one place is as deep as the longest phrase, so the time is linear in the text.
        """
        words, places = units(text, self._form)
        count = len(words)
        for at, word in enumerate(words):
            if word not in self._waiting:
                continue
            node: _Node[T] | None = self._roots.get(word) or self._root(word)
            step = at
            while node is not None:
                for value in node.values:
                    yield Found(places[at][0], places[step][1], step - at + 1, value)
                step += 1
                node = node.children.get(words[step]) if step < count else None

    def longest(self, text: str) -> tuple[Found[T], ...]:
        """The phrases that do not overlap, longer ones before shorter ones, then earlier ones; in reading order."""
        found = sorted(self.every(text), key=lambda f: (f.start - f.end, f.start))
        taken: list[Found[T]] = []
        used: set[int] = set()
        for hit in found:
            # Both ends suffice: a longer hit was taken before, so no earlier taken one lies inside this one.
            if hit.start not in used and hit.end - 1 not in used:
                used.update(range(hit.start, hit.end))
                taken.append(hit)
        return tuple(sorted(taken, key=lambda f: f.start))

    def _root(self, word: str) -> _Node[T]:
        """The phrases that begin with `word`. Two threads may both build them: either result is the same."""
        node: _Node[T] = _Node()
        for phrase, value in self._waiting[word]:
            words, _ = units(phrase, self._form)
            end = node
            for unit in words[words.index(word) + 1 :]:
                end = end.children.setdefault(unit, _Node())
            end.values.append(value)
        self._roots[word] = node
        return node


class _Node(Generic[T]):
    __slots__ = ("children", "values")

    def __init__(self) -> None:
        self.children: dict[str, _Node[T]] = {}
        self.values: list[T] = []
