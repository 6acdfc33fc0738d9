"""How many runs one person may begin: a script that presses the button, or a stuck key, is held up before it costs."""

from __future__ import annotations

import math
import threading
import time
from collections import deque

from assistant.errors import InputError
from assistant.locale import both

_HOUR_S = 3600.0


class Limits:
    """Runs begun in the last hour, by whoever they count for; of this process only."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun: dict[str, deque[float]] = {}

    def count(self, whose: str, most: int) -> None:
        """Count one more run. Raises InputError, with the wait, where `most` were begun within the hour."""
        now = time.monotonic()
        with self._lock:
            for other in [w for w, begun in self._begun.items() if begun[-1] < now - _HOUR_S]:
                del self._begun[other]
            begun = self._begun.setdefault(whose, deque())
            while begun and begun[0] < now - _HOUR_S:
                begun.popleft()
            if len(begun) >= most:
                minutes = math.ceil((begun[0] + _HOUR_S - now) / 60)
                raise InputError("too_many", both("limits.runs", most=most, n=minutes))
            begun.append(now)
