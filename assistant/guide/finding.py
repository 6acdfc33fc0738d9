"""Which sections of the guide answer a question: BM25 in which a section's title and names weigh more than its text.

Both languages stand in one section, so a question in either finds it. Single Chinese characters count a little,
because people ask 打几分 and write 打分; words that only make a question (怎么, what) do not count.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.guide import GuideSection, guide
from assistant.phrases import PhraseBook, stem, units

_K1, _B = 1.2, 0.5
_NAME, _TITLE, _BODY = 4.0, 3.0, 1.0
_CHARACTER = 0.25
# A question that says a section's own name for itself asks for that section, the more the longer the name.
_NAMED = 2.0
_ASKING = frozenset(
    "怎么什吗呢的了是我你他们和与就都也很太要可以能如何为该应在有这那个么样请问把被让给吧啊呀"
    "没会到对上下用做写中好想说一"
)
_ASKING_TEXT = """
a an and are as at be by can could do does for from have how i if in into is it its me my of on or our should so some
that the their them there they this to us was we what when where which who why will with would you your about tell
please vs okr okrs not no good make need want use get
"""
_ASKING_WORDS = frozenset(stem(word) for word in _ASKING_TEXT.split())
# A best score below this says that the guide does not speak of what was asked.
GUESS = 0.2


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A section and how well it fits the question, 0 to 1; below `GUESS` it is only the least far."""

    section: GuideSection
    score: float


def find_sections(question: str, k: int = 3) -> list[FoundSection]:
    """Up to `k` sections, best first; none where the question shares nothing with any of them."""
    return _index().best(question[:500], k)


class _Index:
    def __init__(self, sections: Iterable[GuideSection]) -> None:
        self._sections = list(sections)
        self._names = PhraseBook(
            ((name, s.id) for s in self._sections for name in (*s.words, s.title.zh, s.title.en)), form=stem
        )
        self._counts = [_weighted(section) for section in self._sections]
        self._lengths = [sum(counts.values()) for counts in self._counts]
        self._average = sum(self._lengths) / len(self._lengths)
        self._holding = Counter(term for counts in self._counts for term in counts)

    def best(self, question: str, k: int) -> list[FoundSection]:
        asked = {t: self._rarity(t) * (1.0 if len(t) > 1 else _CHARACTER) for t in _terms(question)}
        whole = sum(asked.values()) * (_K1 + 1) or 1.0
        named = self._named(question)
        found = []
        for section, counts, length in zip(self._sections, self._counts, self._lengths, strict=True):
            norm = _K1 * (1 - _B + _B * length / self._average)
            said = sum(w * n * (_K1 + 1) / (n + norm) for term, w in asked.items() if (n := counts.get(term, 0.0)))
            name = named.get(section.id, 0.0)
            score = (said / whole + name) / (1 + name)
            if score > 0:
                found.append(FoundSection(section, round(score, 4)))
        return sorted(found, key=lambda f: -f.score)[:k]

    def _named(self, question: str) -> dict[str, float]:
        """How much of the question each section's own names cover; a name that several have is worth less to each."""
        size = len(units(question)[0]) or 1
        there = {(hit.start, hit.end) for hit in self._names.longest(question)}
        hits = [hit for hit in self._names.every(question) if (hit.start, hit.end) in there]
        having = Counter((hit.start, hit.end) for hit in hits)
        worth: dict[str, float] = {}
        for hit in hits:
            part = _NAMED * hit.size / size / having[(hit.start, hit.end)]
            worth[hit.value] = worth.get(hit.value, 0.0) + part
        return worth

    def _rarity(self, term: str) -> float:
        holding = self._holding[term]
        return math.log(1 + (len(self._sections) - holding + 0.5) / (holding + 0.5))


def _weighted(section: GuideSection) -> dict[str, float]:
    """How often each term stands in a section, names and title counted several times."""
    counts: dict[str, float] = {}
    for weight, parts in (
        (_NAME, section.words),
        (_TITLE, (section.title.zh, section.title.en)),
        (_BODY, (section.text.zh, section.text.en)),
    ):
        for term in (term for part in parts for term in _terms(part)):
            counts[term] = counts.get(term, 0.0) + weight
    return counts


def _terms(text: str) -> list[str]:
    """Stems, numbers, Chinese characters and their pairs."""
    words, _ = units(text, stem)
    alone = [word for word in words if word[0].isalnum() and word not in _ASKING_WORDS and word not in _ASKING]
    pairs = [a + b for a, b in pairwise(words) if _is_han(a) and _is_han(b) and not (a in _ASKING and b in _ASKING)]
    return alone + pairs


def _is_han(unit: str) -> bool:
    return len(unit) == 1 and "\u3400" <= unit <= "\u9fff"


@cache
def _index() -> _Index:
    return _Index(guide().values())
