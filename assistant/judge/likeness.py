"""Whether one line repeats another: word for word, reordered, or with only the figure or the person changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from assistant.judge.ties import metrics_in
from assistant.text import cjk_count, plain
from assistant.text.late import late_compile
from assistant.types import Item, Notice, OkrDocument, Sentence, Text

# Two lines beyond this share of common pieces say the same thing in another order.
_LIKE = 0.8
# Fewer pieces than this are shared by lines that have nothing to do with each other.
_FEWEST = 4
# From the same start to the same target, this share of common pieces is enough.
_SAME_WAY = 0.7
_FEWEST_ALIKE = 2
MOST_PAIRS = 40_000

_LATIN = late_compile(r"[a-z0-9]+(?:'[a-z]+)?")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "our",
        "their",
        "its",
        "is",
        "are",
        "be",
        "will",
        "we",
        "up",
        "down",
        "go",
        "goes",
        "rise",
        "rises",
        "fall",
        "falls",
        "rate",
    ]
)
_SMALL_ZH = frozenset("的了和与及并且在把将为对我们本各由从到至低高升降")

AnItem = TypeVar("AnItem", bound=Item)


class Pair(NamedTuple):
    """An item, the parent's item that it repeats, and whether word for word."""

    item: Item
    original: Item
    verbatim: bool


class Print(NamedTuple):
    """What stays of a line when order, figures, dates, persons and small words are gone."""

    words: str
    pieces: frozenset[str]
    amounts: frozenset[tuple[str, Decimal]]
    chinese: bool
    text: str


def copies(items: Sequence[Item], parent: OkrDocument) -> tuple[list[Pair], Notice | None]:
    """Which of `items` repeat something of `parent`; a notice where there were too many to compare."""
    originals = [(o, fingerprint(o.sentence)) for o in parent.items() if o.text.strip()]
    found: list[Pair] = []
    left = MOST_PAIRS
    for item in items:
        if left < len(originals):
            return found, too_many()
        left -= len(originals)
        own = fingerprint(item.sentence)
        for original, print_ in originals:
            verdict = alike(own, print_)
            if verdict is not None:
                found.append(Pair(item, original, verdict))
                break
    return found, None


def too_many() -> Notice:
    """What is said where not every pair was compared."""
    return Notice(
        "pairs_left_out",
        Text(
            "条目太多，只比较了前面一部分是否重复。",
            "There are too many items; only the first ones were compared for repetition.",
        ),
    )


def same(a: Sentence, b: Sentence) -> bool | None:
    """True for word for word, False for the same with another order, figure or person, None for two different lines."""
    return alike(fingerprint(a), fingerprint(b))


def alike(one: Print, other: Print) -> bool | None:
    """The same of two fingerprints: whoever compares many lines takes each one's once."""
    if one.words and one.words == other.words:
        return True
    across = one.chinese != other.chinese
    inside = one.pieces <= other.pieces or other.pieces <= one.pieces
    if one.amounts and one.amounts == other.amounts and (across or inside):
        measures = _measures(one)
        if measures and measures == _measures(other):
            return False
    shared = len(one.pieces & other.pieces)
    way = len(one.amounts) > 1 and one.amounts == other.amounts and one.chinese == other.chinese
    if way and shared >= _FEWEST_ALIKE and shared / min(len(one.pieces), len(other.pieces)) >= _SAME_WAY:
        return False  # the same start and target of the same thing: 退货率从 52% 降到 40%, 退货比例由 52% 降低至 40%
    if len(one.pieces) < _FEWEST or len(other.pieces) < _FEWEST:
        return False if len(one.pieces) > 1 and one.pieces == other.pieces else None
    if shared / max(len(one.pieces), len(other.pieces)) >= _LIKE:
        return False
    return None


def _measures(one: Print) -> frozenset[str]:
    return frozenset(hit.metric.key for hit in metrics_in(one.text))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def fingerprint(sentence: Sentence) -> Print:
    """What two lines are compared by."""
    text = plain(sentence.text[:1000]).lower()
    words = re.sub(r"[\W_]+", "", text)
    masked = list(text)
    gone = [f.span for f in sentence.figures] + [d.span for d in sentence.dates]
    gone += [n.span for n in sentence.names if n.kind == "person"]
    for span in gone:
        for at in range(span.start, min(span.end, len(masked))):
            masked[at] = " "
    rest = "".join(masked)
    pieces = {_singular(w) for w in _LATIN.findall(rest) if w not in _SMALL and not w.isdigit()}
    pieces |= {c for c in rest if "\u3400" <= c <= "\u9fff" and c not in _SMALL_ZH}
    return Print(
        words=words,
        pieces=frozenset(pieces),
        chinese=cjk_count(text) > 0,
        text=sentence.text[:600],
        amounts=frozenset((f.unit, f.value) for f in sentence.figures if f.value is not None),
    )
