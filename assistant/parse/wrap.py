"""Sentences broken over lines: the rest joins the line above when that one is long and has no end."""

from __future__ import annotations

from unicodedata import east_asian_width

from assistant.parse.draft import Open
from assistant.parse.lines import Line
from assistant.parse.prose import ends_sentence
from assistant.parse.words import join

_LONGEST = 1_000


def wraps(last: Line | None, line: Line, item: Open | None) -> bool:
    """Whether `line` is the rest of the item that `last` opened."""
    if last is None or item is None or line.gap or line.item or not item.words.text or ends_sentence(last.text):
        return False
    if item.whole.end != last.end or line.indent < last.indent or len(item.words) > _LONGEST:
        return False
    deeper = line.indent > item.indent
    if _hangs(last, line):
        return True
    above = last.text
    if line.text[:1].islower():
        return len(above) >= (40 if deeper else 55)
    if line.text[:1].isascii() or above[-1] in "：:；;":
        return False
    return len(above) >= (28 if deeper else 34) and (deeper or above[-1] not in "，,")


def _hangs(last: Line, line: Line) -> bool:
    """Whether the line stands right below the first word behind "KR1：", as a typist's hanging indent puts it."""
    label = last.label
    if label is None or label.number is None or last.item or last.text[label.end - 1 : label.end] != "：":
        return False
    return line.indent == last.indent + sum(1 + (east_asian_width(char) in "WF") for char in last.text[: label.end])


def extend(item: Open, line: Line) -> None:
    """Joins the line's words to the item's."""
    glue = " " if line.text[:1].isascii() else ""
    item.words = join([item.words, line.words], glue)
    item.whole = item.whole._replace(end=line.end)
