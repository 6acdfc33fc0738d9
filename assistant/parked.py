"""Why a line of the draft stands beside the OKR, in one place: drafting gives the reason, taking away reads it."""

from __future__ import annotations

from typing import Literal

from assistant.text.script import traditional
from assistant.types import Parked, Text

Why = Literal["author", "problem", "split", "unclear", "usual", "watched"]

ROUTINE = Text(zh="日常工作，放在看板上看着就好", en="business as usual: keep it in view")
SPLIT = Text(
    zh="这是分工，不是结果，合计已在关键结果里", en="this splits the work among people; the total is a key result"
)
SHARED = Text(zh="这是谁管哪块，不是结果", en="this says who looks after what; it is no result")
UNCLEAR = Text(
    zh="还看不出它推动哪条结果，想好了再放进来",
    en="it is not clear yet which result it serves; move it up once you know",
)
PROBLEM = Text(
    zh="说的是现在的问题，还差一个数得出来的指标，想好了就能成为结果",
    en="it says what is wrong today; with a figure that shows it, it becomes a result",
)
WATCHED = Text(
    zh="有数可看，放在看板上盯着：关键结果只留最要紧的几条",
    en="it has its figure and stays on the watch list: only what matters most is a key result",
)
BLANK_LINE = Text(zh="还空着，想好了再写", en="still empty: write it once you know")
BACKGROUND = Text(zh="读作说明，不是要做的事", en="read as background, not as work")
BESIDE = Text(zh="没读成哪条关键结果，先留在这里", en="read as a remark, not as a key result: kept in view")

_WHYS: dict[Why, tuple[Text, ...]] = {
    "author": (BLANK_LINE, BACKGROUND),
    "problem": (PROBLEM,),
    "split": (SPLIT, SHARED),
    "unclear": (UNCLEAR, BESIDE),
    "watched": (WATCHED,),
}


def why_parked(parked: Parked) -> Why:
    """What kind of reason a parked line has: "author" is of no interest to anybody else, "usual" for any other words."""
    said = parked.reason
    return next((why for why, texts in _WHYS.items() if any(_is(said, text) for text in texts)), "usual")


def _is(reason: str, text: Text) -> bool:
    return reason in (text.zh, traditional(text.zh), text.en)
