"""Lines around a list without labels: a title or greeting is left out, but what it says of today and of what is wanted is not.

"Hi, I run the returns desk. 14% of orders came back, the boss wants 9%" is who writes, and a result.
"""

from __future__ import annotations

import re

from assistant.numbers import read_figures
from assistant.parse.build import Build
from assistant.parse.lines import Line, part_of
from assistant.text.late import late_compile

_WANTED = late_compile(
    r"(?:要|想|希望|争取|目标|力争|必须)[^,，。;；]{0,8}(?:降|压|缩|减|提|升|做|涨|控|到|至|达)|(?:降|压|缩|提|升|涨|做|控制)[^,，。;；]{0,3}(?:到|至|在)\s?\d"
    r"|\b(?:wants?|wanted|should (?:be|take)|needs? to|have to|must|goal is|target is|aim(?:ing)? (?:for|at)|asked (?:me |us )?(?:for|to)|expects?|"
    r"(?:bring|get|cut|take|push) (?:it|that|this|them) (?:down|up|under|below|to))\b",
    re.IGNORECASE,
)
_CLAUSE = late_compile(r"[，,。；;！!]\s*|(?<=[a-z)])\.\s+|\s[–—-]\s")


def leave(line: Line, build: Build) -> None:
    """A line that is no item by its place; where it says what is and what is wanted, that much is a key result."""
    said = _stated(line.text)
    if said is None:
        build.title(line)
    else:
        build.open_key_result(part_of(line, line.words.cut(*said).strip()))


def _stated(text: str) -> tuple[int, int] | None:
    """From the first clause with a figure to the last, if the line has an amount and says what is wanted."""
    wanted = _WANTED.search(text)
    figures = [f for f in read_figures(text) if f.value is not None]
    if wanted is None or not figures or not any(f.span.end > wanted.start() for f in figures):
        return None
    cuts = list(_CLAUSE.finditer(text))
    start = max((m.end() for m in cuts if m.end() <= figures[0].span.start), default=0)
    end = min((m.start() for m in cuts if m.start() >= figures[-1].span.end), default=len(text))
    return start, end if text.endswith((":", "：")) else len(text)
