"""HTML and Markdown pieces in which whatever people typed or a model wrote is text and nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

from assistant.types import Item, Span

# Control characters other than tab and newline show as boxes, and bidirectional overrides reorder what is around them.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:^=&])")


def esc(text: str) -> str:
    """`text` as HTML text, safe in attributes too."""
    return html.escape(_UNSEEN.sub("", text), quote=True)


def md(text: str) -> str:
    """`text` as a widget's label: no markup, no LaTeX, no :shortcodes:, one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(_UNSEEN.sub("", text).split()))


def el(name: str, content: str, cls: str = "", **attributes: str | None) -> str:
    """An element around `content`, which is HTML already; attribute values are escaped, None leaves one out."""
    shown = f' class="{esc(cls)}"' if cls else ""
    for key, value in attributes.items():
        if value is not None:
            shown += f' {key.rstrip("_").replace("_", "-")}="{esc(value)}"'
    return f"<{name}{shown}>{content}</{name}>"


class Mark(NamedTuple):
    """A stretch of a text that stands in its own element: its class and what it says on hover or tap."""

    start: int
    end: int
    cls: str
    tip: str | None = None
    shown: str | None = None


def marked(text: str, marks: Iterable[Mark]) -> str:
    """`text` as HTML with each mark in a span; of overlapping marks the first in the list wins."""
    taken: list[Mark] = []
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text) and all(mark.end <= t.start or mark.start >= t.end for t in taken):
            taken.append(mark)
    parts, at = [], 0
    for mark in sorted(taken):
        parts.append(esc(text[at : mark.start]))
        words = mark.shown if mark.shown is not None else text[mark.start : mark.end]
        parts.append(tipped(words, mark.cls, mark.tip))
        at = mark.end
    parts.append(esc(text[at:]))
    return "".join(parts)


def tipped(words: str, cls: str, tip: str | None) -> str:
    """A span that says `tip` on hover, on tap and to a screen reader."""
    if not tip:
        return el("span", esc(words), cls)
    return el("span", esc(words), f"{cls} tip", tabindex="0", role="note", data_tip=tip, aria_label=f"{words}: {tip}")


def within(item: Item, span: Span) -> Span | None:
    """The offsets in an item's own text of a document span, or None where they do not meet."""
    starts, ends = [], []
    for run in item.runs:
        low, high = max(span.start, run.source), min(span.end, run.source + run.length)
        if low < high:
            starts.append(run.at + low - run.source)
            ends.append(run.at + high - run.source)
    return Span(min(starts), max(ends)) if starts else None
