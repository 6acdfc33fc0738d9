"""Text in columns of a terminal, where a Chinese character takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from assistant.text.late import late_compile

# Escape sequences in a pasted text would move the cursor or change colours; bidirectional marks reorder the line.
_UNSAFE = late_compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
# No line begins with these, and none ends with those.
_CLOSING = frozenset("。，、；：？！）」』》】〉”’,.;:?!)]}")
_OPENING = frozenset("（「『《【〈“‘([{")


def width(text: str) -> int:
    """The columns that `text` takes."""
    return sum(_width(c) for c in text)


def _width(char: str) -> int:
    if "\x20" <= char <= "\x7e":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, columns: int) -> str:
    """`text` with blanks up to `columns`."""
    return text + " " * max(columns - width(text), 0)


def safe(text: str) -> str:
    """`text` on one line with nothing in it that a terminal would obey; as many characters as before."""
    return _UNSAFE.sub(" ", text)


def folded(text: str, columns: int) -> Iterator[tuple[int, int]]:
    """The offsets of the lines into which `text` falls when no line is wider than `columns`.

    Breaks at blanks and beside Chinese characters; a word longer than a line is cut.
    """
    start = 0
    while start < len(text):
        end, room, good = start, columns, 0
        while end < len(text) and (end == start or _width(text[end]) <= room):
            room -= _width(text[end])
            end += 1
            if _breaks(text, end):
                good = end
        stop = end if end == len(text) else good or end
        yield start, start + len(text[start:stop].rstrip())
        start = stop
        while start < len(text) and text[start] == " ":
            start += 1


def wrapped(text: str, columns: int, indent: str) -> str:
    """`text` in lines of at most `columns`, those after the first behind `indent`; as it is with 0 columns."""
    if columns <= 0:
        return text
    return f"\n{indent}".join(text[a:b] for a, b in folded(text, max(columns - width(indent), 20)))


def _breaks(text: str, at: int) -> bool:
    """Whether a line may end before the character at `at`."""
    if at >= len(text) or text[at] == " ":
        return True
    if text[at] in _CLOSING or text[at - 1] in _OPENING:
        return False
    return text[at - 1] == " " or _width(text[at - 1]) == 2 or _width(text[at]) == 2
