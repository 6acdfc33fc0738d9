"""Text as it is compared: one width, one script, lower case, the words that every OKR has left out."""

from __future__ import annotations

import re

from assistant.phrases import stem
from assistant.text import plain

# Nearness is a matter of the first page of a draft; the rest of a pasted megabyte would only cost time.
LONGEST = 4000

_LATIN_WORD = re.compile(r"[a-z]+[0-9]*")
_HAN_RUN = re.compile(r"[一-鿿㐀-䶿]+")
_LABEL = re.compile(r"(?:kr|o)[0-9]*")

# Words that every OKR has: they say nothing about what it is for.
_COMMON_WORDS = """
a an and are as at be by for from in into is it its of on or our per than that the their this to we with within will
up down more less least most over under each every all achieve reach increase improve reduce decrease raise
objective key result results kr okr okrs target goal quarter month year q1 q2 q3 q4 h1 h2
"""
_COMMON = frozenset(stem(word) for word in _COMMON_WORDS.split())
# Emptied before n-grams are taken, so that 从 12% 提升到 20% is not what two drafts have in common.
_EMPTY_HAN = re.compile(
    "目标|关键结果|提升|提高|达到|达成|降低|降到|减少|增加|完成|实现|以上|以内|不低于|不超过|至少|截至|季度|本季|年底|月底"
    "|上半年|下半年|[从由到至的了在和与为对将使被及并且其个]"
)


def normal(text: str) -> str:
    """`text` in half width, Simplified Chinese and lower case, cut to its first few thousand characters."""
    return plain(text[:LONGEST]).lower()


def latin_words(normalised: str) -> list[str]:
    """The stemmed Latin words that say something; labels such as KR2 and figures are none."""
    pieces = (stem(piece) for piece in _LATIN_WORD.findall(normalised) if not _LABEL.fullmatch(piece))
    return [piece for piece in pieces if piece not in _COMMON]


def han_runs(normalised: str) -> list[str]:
    """The unbroken stretches of Chinese, without the words that every OKR has."""
    return _HAN_RUN.findall(_EMPTY_HAN.sub(" ", normalised))
