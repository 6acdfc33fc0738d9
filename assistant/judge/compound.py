"""Whether a key result holds two results that could be reached independently of each other.

A means and its effect, a product and the use of it, successive steps, a start and its target, a list under one verb
are one result: only two amounts, two finished things or two kinds of work of one and the same sort count as two.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.item.wanted import is_wanted_end
from assistant.judge import compound_chinese, compound_english
from assistant.judge.view import Line, Part
from assistant.types import Span


def compound(line: Line, parts: Sequence[Part]) -> Span | None:
    """The words of the second result, or None if there is one.

    Who wants how much of what stands before it tells no second one: 平均要等 25 分钟，主任说要降到 10 分钟.
    """
    found = compound_chinese.second_result(line, parts) if line.chinese else compound_english.second_result(line)
    wanted = found is not None and is_wanted_end(line.text[: found.start], line.text[found.start :])
    return None if wanted else found
