"""Plain text in two scripts: folding that keeps offsets, scripts, languages, lengths."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.text.late import late_compile
from assistant.text.traditional import SIMPLIFIED, TRADITIONAL
from assistant.types import Lang

_Table = dict[int, int | str]

_WIDTH: _Table = {**{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, 0x3000: 0x20}

# What people type for the same sign. Each is one character for one, so that offsets hold.
_SIGNS: _Table = {
    ord(sign): twin
    for sign, twin in {
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u200a\u202f\t", " "),
        **dict.fromkeys("‐‑‒–—―−－", "-"),
        **dict.fromkeys("〜～∼", "~"),
        **dict.fromkeys("➜➔⟶⇒➡⭢↦", "→"),
        **dict.fromkeys("≧⩾", "≥"),
        **dict.fromkeys("≦⩽", "≤"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("╱∕⁄", "/"),
        "￥": "¥",
        "×": "x",
        "✕": "x",
        "○": "〇",
        "，": ",",
    }.items()
}
_PLAIN: _Table = {**str.maketrans(TRADITIONAL, SIMPLIFIED), **_WIDTH, **_SIGNS}


def any_of(*groups: str) -> str:
    """A pattern for any of the words in `groups`, the longest first; words stand apart by blanks, "_" is a blank."""
    words = sorted({word for group in groups for word in group.split()}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(word).replace("_", r"\s") for word in words) + ")"


_CJK = late_compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_WORD = late_compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?")


def fold(text: str) -> str:
    """`text` with each full-width ASCII form and the ideographic space as its half-width twin, one for one."""
    return text if text.isascii() else text.translate(_WIDTH)


def plain(text: str) -> str:
    """`text` for matching, one for one: folded, Simplified, with one dash, one tilde, one arrow, one quote mark.

    Offsets into the result are offsets into `text`. It is never shown to anybody.
    """
    if text.isascii():
        return text.replace("\t", " ")
    return _plain_line(text) if len(text) <= _LINE else text.translate(_PLAIN)


# Ten readers look at the same line, and nobody twice at a whole text.
_LINE = 200


@lru_cache(maxsize=1024)
def _plain_line(text: str) -> str:
    return text.translate(_PLAIN)


def cjk_count(text: str) -> int:
    """How many Chinese characters `text` holds."""
    return 0 if text.isascii() else sum(map(len, _CJK.findall(text)))


def word_count(text: str) -> int:
    """How many words in Latin letters `text` holds."""
    return len(_WORD.findall(text))


def language(text: str) -> Lang:
    """The language most of `text` is written in; "zh" when there is nothing to go by."""
    chinese, words = cjk_count(text), word_count(text)
    return "zh" if chinese >= words else "en"


def length(text: str, lang: Lang) -> int:
    """The length a reader feels: characters without blanks in Chinese, words in English."""
    return len("".join(text.split())) if lang == "zh" else len(text.split())
