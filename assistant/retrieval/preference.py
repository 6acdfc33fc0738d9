"""How well an example fits who is asking: function, role, industry, level, language. A preference, never a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.library import Example
from assistant.retrieval import Query
from assistant.retrieval.words import han_runs, latin_words, normal
from assistant.roles import function_nearness, function_of, industry_of, level_of, levels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WEIGHTS = {"function": 0.5, "role": 0.2, "industry": 0.4, "level": 0.12, "lang": 0.3}
# The closed lists together are shorter.
_MOST_KNOWN = 200
_KEY_OF = {"function": function_of, "industry": industry_of, "level": level_of}


class Preferences:
    """Scores every example at once against what is known of a person."""

    def __init__(self, examples: Sequence[Example]) -> None:
        import numpy as np

        self._values: dict[str, list[str]] = {}
        self._codes: dict[str, NDArray[np.int32]] = {}
        self._known: dict[tuple[str, str], NDArray[np.float32]] = {}
        for field in _WEIGHTS:
            numbers: dict[str, int] = {}
            codes = [numbers.setdefault(getattr(example, field), len(numbers)) for example in examples]
            self._values[field] = list(numbers)
            self._codes[field] = np.array(codes, dtype=np.int32)
        pairs = [_pairs(role) for role in self._values["role"]]
        self._role_sizes = np.array([max(1, len(its)) for its in pairs], dtype=np.float32)
        self._roles_with: dict[str, list[int]] = {}
        for number, its in enumerate(pairs):
            for pair in its:
                self._roles_with.setdefault(pair, []).append(number)

    def scores(self, query: Query) -> NDArray[np.float32] | None:
        """A fit from 0 to 1 for each example, None if nothing is known of the person."""
        import numpy as np

        wishes = self._wishes(query)
        if not wishes:
            return None
        total = np.zeros(len(self._codes["lang"]), dtype=np.float32)
        for field, fits in wishes.items():
            total += _WEIGHTS[field] * fits[self._codes[field]]
        return total / np.float32(sum(_WEIGHTS[field] for field in wishes))

    def _wishes(self, query: Query) -> dict[str, NDArray[np.float32]]:
        """For each thing that is known of the person: how well each value in the library fits it."""
        wishes: dict[str, NDArray[np.float32]] = {}
        function = self._key("function", query.function) or self._key("function", query.role)
        industry = self._key("industry", query.industry)
        level = self._key("level", query.level) or self._key("level", query.role)
        if function:
            wishes["function"] = self._fits("function", function, function_nearness)
        if industry:
            wishes["industry"] = self._fits("industry", industry, _same)
        if level:
            wishes["level"] = self._fits("level", level, _level_nearness)
        wanted = _pairs(query.role or "")
        if wanted:
            wishes["role"] = self._role_fits(wanted)
        if query.lang:
            wishes["lang"] = self._fits("lang", query.lang, _same)
        return wishes

    def _fits(self, field: str, wish: str, fit: Callable[[str, str], float]) -> NDArray[np.float32]:
        """How well each value of a field fits a key; worked out once, since keys come from closed lists."""
        import numpy as np

        known = self._known.get((field, wish))
        if known is None:
            known = np.array([fit(wish, value) for value in self._values[field]], dtype=np.float32)
            if len(self._known) < _MOST_KNOWN:
                self._known[field, wish] = known
        return known

    def _role_fits(self, wanted: frozenset[str]) -> NDArray[np.float32]:
        """The share of the shorter title's pairs that both titles have."""
        import numpy as np

        shared = np.zeros(len(self._role_sizes), dtype=np.float32)
        for pair in wanted:
            shared[self._roles_with.get(pair, [])] += 1
        return (shared / np.minimum(self._role_sizes, len(wanted))).astype(np.float32)

    def _key(self, field: str, written: str | None) -> str | None:
        if not written or not written.strip():
            return None
        return written if written in self._values[field] else _KEY_OF[field](written)


def _same(one: str, other: str) -> float:
    return float(one == other)


def _level_nearness(one: str, other: str) -> float:
    order = list(levels())
    if one not in order or other not in order:
        return float(one == other)
    return max(0.0, 1 - abs(order.index(one) - order.index(other)) / 3)


def _pairs(role: str) -> frozenset[str]:
    """Neighbouring characters of a Chinese title, words of an English one."""
    written = normal(role)
    pairs = (a + b for run in han_runs(written) for a, b in pairwise(run))
    return frozenset((*latin_words(written), *pairs))
