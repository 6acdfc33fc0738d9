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
fall drop climb rise shrink grow stay become make take get keep let run go come do does did done be been was were has
have had can could would should not no never without before after against below above between about last next first
half third second two three four five six seven eight nine ten dozen hundred thousand million week day hour minute
today now then when where who whom whose what which why how they them he she you i me my your his her own other some
something nobody nothing everyone everything any one once again still just only also alone instead far too very much
many few fewer average median share monthly weekly daily yearly annual january february march april june july august
september october november december monday tuesday wednesday thursday friday non per cent percent
"""
_COMMON = frozenset(stem(word) for word in _COMMON_WORDS.split())
# Emptied before n-grams are taken, so that 从 12% 提升到 20% is not what two drafts have in common.
_EMPTY_HAN = re.compile(
    "目标|关键结果|提升|提高|达到|达成|降低|降到|降至|减少|增加|完成|实现|缩短|以上|以内|以下|不低于|不超过|高于|低于|多于|少于|超过|至少|截至"
    "|平均|中位数?|目前|当前|如今|眼下|已经|过去|此前|之前|不再|只有|没有|我们|他们|自己|有人|愿意|可以|每[月周季天日年次位个家]|月均|日均|人均"
    "|去年|今年|往年|上年|全年|半年|年初|季度|本季|年底|月底|上半年|下半年|小时|分钟|百分点|万元|亿元|[一二两三四五六七八九十几]+[成月天周年季个次家]"
    "|[从由到至的了在和与为对将使被让把并且其个]"
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
