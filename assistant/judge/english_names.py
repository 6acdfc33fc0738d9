"""What an English name says: one certain thing, an end, a field of work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.judge.english_clause import STOP, Shape
from assistant.judge.english_ends import (
    ABLE,
    CADENCE,
    GRANTED,
    IN_EACH,
    IN_TIME,
    MOVED,
    NONE_LEFT,
    PLACED,
    PUT,
    READY,
    TRAILING,
)
from assistant.judge.english_words import Token, read_tokens
from assistant.judge.view import Line, Part
from assistant.judge.words import words
from assistant.types import Span

# More words than these are no name of a field: the clause says something that was not understood.
_LONG_NAME = 6
_OFTEN = frozenset(("regular", "ongoing", "continuous", "continued", "frequent", "constant"))
_BROAD = frozenset(words("en", "broad"))
_MILESTONES = frozenset(words("en", "milestones"))


def by_name(line: Line, text: str, tokens: Sequence[Token], built: Shape, whole: Span, vague: Span | None) -> Part:
    """What a clause says that is only a name."""
    content = [t for t in tokens if t.text not in STOP]
    way = MOVED.search(text)
    if way is not None and any(set(t.noun) & set("ghq") for t in content):
        at = whole.start - (len(text) - len(text.lstrip())) + way.start()
        return Part("outcome", False, whole, Span(at, at + len(way.group())))  # sales up on last year: by how much?
    if content and content[0].text in _OFTEN and len(content) > 1:
        return Part("activity", False, whole)
    wish = next((t for t in content[:3] if "v" in t.noun), None)
    if wish is not None:
        if wish is content[-1] and len(content) > 1 and "t" in content[-2].noun:
            return Part("activity", False, whole, Span(wish.start, wish.end))  # complaint process optimisation
        moved = any(set(t.noun) & set("qhgu") for t in content) or len(content) <= 5
        made = "t" in content[-1].noun and not any(set(t.noun) & set("qhgu") for t in content)
        return Part("output" if made else "outcome" if moved else "output", False, whole, Span(wish.start, wish.end))
    last = content[-1] if content else None
    if (
        last is not None
        and "v" in last.noun
        and len(content) <= 6
        and any(set(t.noun) & set("qg") for t in content[:-1])
    ):
        return Part("outcome", False, whole, Span(last.start, last.end))  # user activity clearly higher
    if READY.search(TRAILING.sub("", text)) and (len(content) > 1 or re.search(r"\d", text)):
        return Part("output", True, whole)
    if NONE_LEFT.search(text) and len(content) > 1:
        return Part("outcome", True, whole)
    if GRANTED.search(text) and len(content) > 1:
        return Part("outcome", True, whole)
    held = any("e" in t.noun and "t" not in t.noun for t in content)
    if held and line.sentence.deadline is not None and len(content) > 1:
        return Part("activity", True, whole)
    if CADENCE.search(text) and content:
        return Part("output" if any("t" in t.noun for t in content) else "activity", True, whole)
    if line.sentence.deadline is not None and (len(content) > 1 or any(t.text in _MILESTONES for t in content)):
        return Part("output", True, whole)  # cards in shops 1 May: with a day a name is something that will be there
    if IN_TIME.search(text) and len(content) > 1:
        return Part("outcome", True, whole)  # first reply within a day
    if _one_thing(tokens) or (any("t" in t.noun for t in content) and ABLE.search(text)):
        return Part("output", True, whole)
    product = next((t for t in content if "t" in t.noun), None)
    one = any(t.text in ("a", "an", "one") for t in tokens)
    placed = PLACED.search(text) is not None or PUT.search(text) is not None
    some = bool(content) and content[0].text.endswith("s") and not set(content[0].noun) & set("eghqu")
    placed = placed and (
        len(content) > 2 or (len(content) == 2 and (some or IN_EACH.search(text) is not None))
    )  # scales at both bins
    if held and re.search(r"\bas (?:per|planned|agreed|scheduled)\b", text):
        return Part("activity", False, whole)  # maintenance as per plan
    if placed or (product is not None and (len(content) >= 4 or (one and len(content) > 1))):
        return Part("output", True, whole)
    if len(content) >= _LONG_NAME:
        return Part("output", True, whole, unread=True)
    return Part("topic", False, whole)


def _one_thing(tokens: Sequence[Token]) -> bool:
    """Whether a name says which one thing will exist: "Buddy guide", "Booking page for the rig"; not "Templates"."""
    head: list[Token] = []
    after = False
    for token in tokens:
        if token.text in STOP:
            after = bool(head)
            if after:
                break
            continue
        if len(token.text) > 1:
            head.append(token)
    if not head or "t" not in head[-1].noun or set(head[-1].noun) & set("gh"):
        return False
    last = head[-1].text
    if last.endswith("s") and not last.endswith("ss"):
        return False
    return len(head) > (2 if last in _BROAD else 1) or after


def names_thing(text: str, apart: Span) -> bool:
    """Whether a text names something made, but for the words at `apart`: a thought leadership article."""
    return any(
        "t" in t.noun and t.text not in _BROAD and (t.end <= apart.start or t.start >= apart.end)
        for place, t in enumerate(read_tokens(text))
        if place or "b" not in t.form
    )
