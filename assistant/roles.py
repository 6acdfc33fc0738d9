"""The closed lists of functions, levels and industries, and which of them a person's words speak of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.knowledge import builtin
from assistant.phrases import Found, PhraseBook
from assistant.text import plain
from assistant.text.late import late_compile


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedList:
    """One entry of a closed list: its key, its names, the words people use, and the keys nearest to it."""

    key: str
    zh: str
    en: str
    synonyms: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@cache
def functions() -> dict[str, ClosedList]:
    """The functions by key, in the order of knowledge/lists.yml."""
    return _entries("functions")


@cache
def levels() -> dict[str, ClosedList]:
    """The levels by key, the highest first and new people last."""
    return _entries("levels")


@cache
def industries() -> dict[str, ClosedList]:
    """The industries by key."""
    return _entries("industries")


def function_of(text: str | None) -> str | None:
    """The function's key that a role, title or department name speaks of ("后端开发", "HRBP"), or None."""
    return _headed(text, _book("functions"), functions())


def level_of(text: str | None) -> str | None:
    """The level's key (ceo, executive, director, manager, lead, ic, new) that a title speaks of, or None."""
    if not text:
        return None
    book = _book("levels")
    if any(hit.value == "new" for hit in book.longest(text)):
        return "new"
    return _headed(text, book, levels())


def industry_of(text: str | None) -> str | None:
    """The industry's key that a text speaks of, or None: the longest word decides, then the first."""
    if not text:
        return None
    if text.strip().casefold() in industries():
        return text.strip().casefold()
    hits = _book("industries").longest(text)
    return max(hits, key=lambda hit: (_weight(hit, text), -hit.start)).value if hits else None


def function_nearness(one: str, other: str) -> float:
    """How close two functions are: 1 for the same, 0.6 and less for neighbours, 0 for strangers."""
    if one == other:
        return 1.0
    return max(_step(one, other), _step(other, one))


def _step(one: str, other: str) -> float:
    near = functions()[one].near if one in functions() else ()
    return 0.6 - 0.1 * near.index(other) if other in near else 0.0


# A title names its head last in Chinese (财务系统测试 is a tester), and before the preposition in English (engineering
# manager for growth is an engineer); what comes after the first clause is a description.
_CLAUSE = late_compile(
    r"[,;:/|(){}\[\]。；：、|（）【】\n]|\b(?:for|at|in|on|of|with|to|who|from|supporting)\b|负责|服务于"
)
_LAST_BONUS = 1.5


def _headed(text: str | None, book: PhraseBook[str], known: Iterable[str]) -> str | None:
    if not text:
        return None
    if text.strip().casefold() in known:
        return text.strip().casefold()
    for clause in (*_CLAUSE.split(plain(text).casefold()), text):
        hits = book.longest(clause)
        if hits:
            last = hits[-1]
            best = max(hits, key=lambda hit: (_weight(hit, clause) + _LAST_BONUS * (hit is last), hit.start))
            return best.value
    return None


def _weight(hit: Found[str], text: str) -> float:
    """How telling a word is: Chinese characters count one each, up to four; a Latin word counts three."""
    latin = any(ch.isascii() and ch.isalpha() for ch in text[hit.start : hit.end])
    return 3.0 + 0.5 * (hit.size - 1) if latin else float(min(hit.size, 4))


@cache
def _book(name: str) -> PhraseBook[str]:
    return PhraseBook((word, entry.key) for entry in _entries(name).values() for word in (*entry.synonyms, entry.zh))


@cache
def _entries(name: str) -> dict[str, ClosedList]:
    return {
        row["key"]: ClosedList(
            key=row["key"],
            zh=row["name"]["zh"],
            en=row["name"]["en"],
            synonyms=tuple(row["words"]),
            near=tuple(row.get("near", ())),
        )
        for row in builtin("lists.yml")[name]
    }
