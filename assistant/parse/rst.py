"""Tables of reStructuredText: columns under rows of = signs, and list tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assistant.parse.words import Words
from assistant.text.late import late_compile

_BORDER = late_compile(r"\s*={2,}(?:\s+={2,})+\s*")
_LIST_TABLE = late_compile(r"\s*\.\.\s+list-table::")
_CELL = late_compile(r"(?P<indent>\s*)(?P<row>\*\s+)?-(?:\s+|$)")


def simple_table(lines: Sequence[Words], at: int) -> tuple[list[list[Words]], int] | None:
    """The rows of a table between borders of = signs, cells cut where the border has gaps; and the line behind it."""
    if not _BORDER.fullmatch(lines[at].text):
        return None
    edges = [m.start() for m in re.finditer(r"=+", lines[at].text)]
    rows: list[list[Words]] = []
    borders, stop = 1, at + 1
    while stop < len(lines):
        words = lines[stop]
        if _BORDER.fullmatch(words.text):
            borders += 1
            stop += 1
            following = lines[stop].text if stop < len(lines) else ""
            if borders >= 3 or not following.strip():
                break
            continue
        if words.text.strip():
            rows.append(_cells(words, edges))
        stop += 1
    return (rows, stop) if borders > 1 and rows else None


def _cells(words: Words, edges: list[int]) -> list[Words]:
    """The line cut at the columns' edges, a Chinese character being two columns wide."""
    places, column = [], 0
    for char in words.text:
        places.append(column)
        column += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    cuts = [next((i for i, place in enumerate(places) if place >= edge), len(words)) for edge in edges]
    return [words.cut(a, b).strip() for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)]


def list_table(lines: Sequence[Words], at: int) -> tuple[list[list[Words]], int] | None:
    """The rows of a list table, each "* - cell" with further "- cell" lines below; and the line behind it."""
    if not _LIST_TABLE.match(lines[at].text):
        return None
    rows: list[list[Words]] = []
    stop = at + 1
    while stop < len(lines):
        text = lines[stop].text
        match = _CELL.match(text)
        if match and (match["row"] or rows):
            if match["row"]:
                rows.append([])
            rows[-1].append(lines[stop].cut(match.end()).strip())
        elif text.strip() and (rows and not text.startswith(" ")):
            break
        stop += 1
    return (rows, stop) if rows else None
