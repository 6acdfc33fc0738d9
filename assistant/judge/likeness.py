"""Whether one line repeats another: word for word, reordered, or with only the figure or the person changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeVar

from assistant.lexicon import lexicon
from assistant.text import cjk_count, plain
from assistant.types import Item, Notice, OkrDocument, Sentence, Text

# Two lines beyond this share of common pieces say the same thing in another order.
_LIKE = 0.8
# Fewer pieces than this are shared by lines that have nothing to do with each other.
_FEWEST = 4
MOST_PAIRS = 40_000

_LATIN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_CJK = re.compile(r"[\u3400-\u9fff]")
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
    ]
)
_SMALL_ZH = frozenset("的了和与及并且在把将为对我们本各由从到至")

AnItem = TypeVar("AnItem", bound=Item)


class Pair(NamedTuple):
    """An item, the parent's item that it repeats, and whether word for word."""

    item: Item
    original: Item
    verbatim: bool


class _Print(NamedTuple):
    """What stays of a line when order, figures, dates, persons and small words are gone."""

    words: str
    pieces: frozenset[str]
    metrics: frozenset[str]
    amounts: frozenset[tuple[str, Decimal]]


def copies(items: Sequence[Item], parent: OkrDocument) -> tuple[list[Pair], Notice | None]:
    """Which of `items` repeat something of `parent`; a notice where there were too many to compare."""
    originals = [o for o in parent.items() if o.text.strip()]
    found: list[Pair] = []
    left = MOST_PAIRS
    for item in items:
        if left < len(originals):
            return found, too_many()
        left -= len(originals)
        for original in originals:
            verdict = same(item.sentence, original.sentence)
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
    one, other = _print(a), _print(b)
    if one.words and one.words == other.words:
        return True
    figured = bool(one.metrics) and one.metrics == other.metrics and bool(one.amounts) and one.amounts == other.amounts
    across = (cjk_count(a.text) > 0) != (cjk_count(b.text) > 0)
    if figured and (across or one.pieces <= other.pieces or other.pieces <= one.pieces):
        return False
    if len(one.pieces) < _FEWEST or len(other.pieces) < _FEWEST:
        return False if len(one.pieces) > 1 and one.pieces == other.pieces else None
    shared = len(one.pieces & other.pieces)
    if shared / max(len(one.pieces), len(other.pieces)) >= _LIKE:
        return False
    return None


@lru_cache(maxsize=1024)
def _print(sentence: Sentence) -> _Print:
    text = plain(sentence.text[:1000]).lower()
    words = re.sub(r"[\W_]+", "", text)
    masked = list(text)
    gone = [f.span for f in sentence.figures] + [d.span for d in sentence.dates]
    gone += [n.span for n in sentence.names if n.kind == "person"]
    for span in gone:
        for at in range(span.start, min(span.end, len(masked))):
            masked[at] = " "
    rest = "".join(masked)
    pieces = {w for w in _LATIN.findall(rest) if w not in _SMALL and not w.isdigit()}
    pieces |= {c for c in _CJK.findall(rest) if c not in _SMALL_ZH}
    return _Print(
        words=words,
        pieces=frozenset(pieces),
        metrics=frozenset(hit.metric.key for hit in lexicon().find(sentence.text[:1000])),
        amounts=frozenset((f.unit, f.value) for f in sentence.figures if f.value is not None),
    )
