"""Why a line of the draft stands beside the OKR, in one place: drafting gives the reason, taking away reads it."""

from __future__ import annotations

from assistant.text.script import traditional
from assistant.types import Parked, Text

ROUTINE = Text(zh="日常工作，放在看板上看着就好", en="business as usual: keep it in view")
SPLIT = Text(
    zh="这是分工，不是结果，合计已在关键结果里", en="this splits the work among people; the total is a key result"
)
UNCLEAR = Text(
    zh="还看不出它推动哪条结果，想好了再放进来",
    en="it is not clear yet which result it serves; move it up once you know",
)
BLANK_LINE = Text(zh="还空着，想好了再写", en="still empty: write it once you know")
BACKGROUND = Text(zh="读作说明，不是要做的事", en="read as background, not as work")
BESIDE = Text(zh="没读成哪条关键结果，先留在这里", en="read as a remark, not as a key result: kept in view")

_OWN_AFFAIR = (BLANK_LINE, BACKGROUND)


def is_for_the_author(parked: Parked) -> bool:
    """Whether a parked line is of no interest to anybody but its author: an empty line, words of introduction."""
    return any(_is(parked, reason) for reason in _OWN_AFFAIR)


def is_unclear(parked: Parked) -> bool:
    """Whether a parked line waits for its author to say which result it serves."""
    return _is(parked, UNCLEAR)


def _is(parked: Parked, reason: Text) -> bool:
    return parked.reason in (reason.zh, traditional(reason.zh), reason.en)
