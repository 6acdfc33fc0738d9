"""Which of the leader's lines a key result serves: by what both measure, at most one level up, or by what both are about.

One word in common ties nothing: a share of spend serves no share of samples.
"""

from __future__ import annotations

import re

from assistant.blanks import read_blanks
from assistant.drafter.rules.case import Case, carried_by, keys_of
from assistant.drafter.rules.nearness import content_of
from assistant.lexicon import lexicon
from assistant.numbers import read_figures
from assistant.text import plain
from assistant.types import Item

_SURE = 0.5
_LEVELS = (1.0, 0.8)
_BESIDE = 0.5
_PER_WORD = {"zh": 0.3, "en": 0.35}
# What is measured without the word for its measure: 错发 in 错发率 is what 发错货 speaks of.
_CORE = re.compile(r"^(?P<core>[\u4e00-\u9fff]{2})(?:率|数|量|次数|时长|用时|件数|占比)")


def served(text: str, case: Case) -> tuple[str, ...]:
    """The leader's key result that `text` serves, () where nothing ties it to one beyond doubt."""
    parent = case.review.parent
    if parent is None:
        return ()
    items: list[Item] = [k for o in parent.objectives for k in o.key_results if k.text and not k.dropped]
    items = items or [o for o in parent.objectives if o.written]
    scores = [_tie(text, item, case) for item in items]
    best = max(scores, default=0.0)
    return (f"P.{items[scores.index(best)].id}",) if best >= _SURE else ()


def _drive_the_same(key: str, theirs: set[str], case: Case) -> bool:
    """Whether a metric moves the same as one of the leader's: failed requests, and orders that go through."""
    mine = lexicon().get(key)
    if mine is None or mine.drives is None or not mine.of_trade(case.function):
        return False
    return any((other := lexicon().get(k)) is not None and other.drives == mine.drives for k in theirs)


def _subject(text: str) -> str:
    """What a line is about: the words in front of its first amount or blank, all of them where it has none."""
    ends = [f.span.start for f in read_figures(text)] + [b.span.start for b in read_blanks(text)]
    before = text[: min(ends, default=len(text))]
    return before if content_of(before) else text


def _tie(text: str, item: Item, case: Case) -> float:
    """How surely a key result serves one line of the leader's, 0 to 1."""
    tie = 0.0
    theirs = set(carried_by(item.text))
    for key in keys_of(text):
        level, at = lexicon().get(key), 0
        while level is not None and at < len(_LEVELS):
            if level.key in theirs and level.of_trade(case.function):
                tie = max(tie, _LEVELS[at])
            level, at = lexicon().get(level.drives) if level.drives else None, at + 1
        tie = max(tie, _BESIDE if _drive_the_same(key, theirs, case) else 0.0)
    shared = content_of(_subject(text)) & content_of(_subject(item.text))
    tie = max(tie, min(_PER_WORD[case.lang] * len(shared), 0.9))
    core = _CORE.match(plain(text))
    if core and all(c in item.text for c in core["core"]):
        tie = max(tie, 0.7)
    return tie
