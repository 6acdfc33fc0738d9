"""Talk that names nothing to reach: catchwords, fervour in per cent, a key result that praises itself.

Each of these fools a check that looks for figures or for the words of a goal. What is counted must be something that
could be counted (9 次赋能 and 7 synergies are not), and a line about the line says nothing about the work.
"""

from __future__ import annotations

from functools import cache

from assistant.judge.words import words
from assistant.text.late import late_compile
from assistant.types import Figure, Lang, Span

# 做一家有温度的公司: the article of what one wants to be.
_ONE_OF_A_KIND = late_compile(r"(?:成为|做成|打造成?|变成|当好?|是|做)\s*$")
_LATIN = late_compile(r"[a-z]+(?:['’-][a-z]+)*")
_GLUE_ZH = frozenset("的地得和与及并且是为有且可已均都能够这那本此条该个项一我们了也而又、，。；：!！（）()“”\"' ")
_FEW = 2


def counts_nothing(text: str, figure: Figure) -> bool:
    """Whether an amount counts talk or fervour: 9 次赋能, 120% 的热情, 7 synergies, 一家 in 做一家有温度的公司."""
    after = text[figure.span.end : figure.span.end + 24]
    if figure.value == 1 and _ONE_OF_A_KIND.search(text[: figure.span.start]):
        return True
    tail = after.lstrip(" 大个项条轮次种层度座道场的")
    if tail[:1] >= "一":
        return any(tail[at:].startswith(_zh("hollow_counts")) for at in range(2))
    nouns = _LATIN.findall(after)[:3]
    return any(noun.rstrip("s") in _en("hollow_counts") for noun in nouns)


def catchword(text: str, *, chinese: bool) -> Span | None:
    """The first catchword of a line."""
    return _first(text, _zh("hollow") if chinese else _en_phrases(), whole_words=not chinese)


def about_itself(text: str, *, chinese: bool) -> bool:
    """Whether a line only says of itself that it is a good one: 本条已量化、可衡量; specific, measurable and time-bound."""
    return _about_itself_zh(text) if chinese else _about_itself_en(text)


def _about_itself_zh(text: str) -> bool:
    claims, at = 0, 0
    size = len(text)
    while at < size:
        length = next((n for n in range(min(6, size - at), 0, -1) if text[at : at + n] in _set("zh", "claims")), 0)
        if length:
            claims += 1
            at += length
            continue
        length = next((n for n in range(min(6, size - at), 0, -1) if text[at : at + n] in _set("zh", "claimed")), 0)
        if not length and text[at] not in _GLUE_ZH:
            return False
        at += length or 1
    return claims >= _FEW or (claims == 1 and any(word in text for word in _set("zh", "claimed")))


def _about_itself_en(text: str) -> bool:
    said = _LATIN.findall(text)
    claims = [word for word in said if word in _set("en", "claims")]
    rest = [
        w
        for w in said
        if w not in _set("en", "glue") and w not in _set("en", "claims") and w not in _set("en", "claimed")
    ]
    if rest or not claims:
        return False
    return len(claims) >= _FEW or any(word in _set("en", "claimed") for word in said)


def _first(text: str, listed: tuple[str, ...], *, whole_words: bool) -> Span | None:
    best: Span | None = None
    for word in listed:
        at = text.find(word)
        while at >= 0 and whole_words and _cut(text, at, at + len(word)):
            at = text.find(word, at + 1)
        if at >= 0 and (best is None or at < best.start):
            best = Span(at, at + len(word))
    return best


def _cut(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum() and text[end] != "s")


@cache
def _zh(name: str) -> tuple[str, ...]:
    return words("zh", name)


@cache
def _en(name: str) -> frozenset[str]:
    return frozenset(words("en", name))


@cache
def _en_phrases() -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words("en", "hollow"))


@cache
def _set(lang: Lang, name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words(lang, name))
