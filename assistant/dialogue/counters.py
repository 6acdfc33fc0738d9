"""A counterexample over time: found, kept, and looked at again whenever the OKR reads otherwise."""

from __future__ import annotations

from typing import Literal

from assistant.lexicon import lexicon
from assistant.repair.align import likeness
from assistant.types import Counter, Proposal, Text

Stands = Literal["open", "closed", "moot"]
# Below this likeness a line that was told of is another line now; above it a line is the one that was proposed.
_SAME = 80.0
_CLOSES = 75.0

_SAID: dict[Stands, Text] = {
    "open": Text("之前那个反例还成立。", "The counterexample found before still holds."),
    "closed": Text(
        "之前那个反例补上了：现在有一条管着它。", "The gap found before is closed: a key result watches it now."
    ),
    "moot": Text(
        "之前那个反例说的那一条已经变了，要的话再找一次。",
        "The line that the counterexample was about reads otherwise now; ask again if you like.",
    ),
}


def retested(counter: Counter, proposal: Proposal) -> Stands:
    """Whether the gap is still open: closed by a line that measures it, moot where what it told of is gone."""
    rows = [k for o in proposal.objectives for k in o.key_results]
    for row in rows:
        if row.id in counter.about:
            continue
        measures = {hit.metric.key for hit in lexicon().find(row.draft.text)}
        if counter.metric is not None and counter.metric in measures:
            return "closed"
        if likeness_of(row.draft.text, counter.text) >= _CLOSES:
            return "closed"
    stands = [any(likeness_of(row.draft.text, line) >= _SAME for row in rows) for line in counter.lines]
    return "open" if all(stands) else "moot"


def likeness_of(one: str, other: str) -> float:
    """How alike two lines are by their words alone: two rates of one metric may be start and gap."""
    from rapidfuzz import fuzz

    return min(likeness(one, other), float(fuzz.ratio(one, other)) + 15.0)


def said_of(stands: Stands) -> Text:
    """What is told of a counterexample that was looked at again."""
    return _SAID[stands]
