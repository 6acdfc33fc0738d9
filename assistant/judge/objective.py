"""The first flaw of an objective: a label, a metric, routine, a task, a wish without direction; or none."""

from __future__ import annotations

import re

from assistant.judge import objective_chinese, objective_english
from assistant.judge.flaws import Judged
from assistant.judge.view import Line
from assistant.types import Span


def judge(line: Line) -> Judged:
    """What the objective lacks."""
    whole = Span(0, len(line.text))
    bare = list(line.text)
    for blank in line.sentence.blanks:
        for at in range(blank.span.start, min(blank.span.end, len(bare))):
            bare[at] = " "
    if not re.search(r"[^\W_]", "".join(bare)):
        return Judged("label_only", whole)
    if line.chinese:
        return objective_chinese.judge(line, whole)
    return objective_english.judge(line, whole)
