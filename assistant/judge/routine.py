"""Business as usual: work that goes on whatever the OKR says, watched but not in it."""

from __future__ import annotations

import re

_ROUTINE = re.compile(
    r"日常|例行|照常|常规|值班|值守|报销|琐事|杂事|工作照旧|(?i:\b(?:routine|day[- ]to[- ]day|business as usual|bau|"
    r"answer(?:ing)? (?:tickets|e?mails?|calls)|keep the lights on|on-call rota|admin chores)\b)"
)


def is_routine(text: str) -> bool:
    """Whether a line is business as usual: 处理日常退款, 报销, answer tickets."""
    return _ROUTINE.search(text) is not None
