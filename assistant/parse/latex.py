"""LaTeX lists and headings become bullets, indents and heading marks, which every other reader knows."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.parse.words import Words, join
from assistant.text.late import late_compile

_FRAME = late_compile(r"\s*\\(?P<name>begin|end|documentclass|usepackage|maketitle)\b\{?(?P<kind>[a-z]*\*?)")
_ITEM = late_compile(r"\s*\\item(?:\[[^\[\]]{0,60}\])?\s*")
_HEADING = late_compile(r"\s*\\(?P<depth>(?:sub){0,2})(?:section|paragraph|chapter)\*?\{(?P<words>[^{}]{1,400})\}\s*$")
_STYLED = late_compile(r"\\(?:textbf|textit|emph|underline|textsc)\{(?P<words>[^{}]{0,400})\}")
_LISTS = ("itemize", "enumerate", "description")


def is_latex(text: str) -> bool:
    """Whether the text holds a list in LaTeX."""
    return "\\item" in text and "\\begin{" in text


def read_latex(lines: Sequence[Words]) -> list[Words]:
    """The lines with marks of plain text in the place of LaTeX's commands."""
    out: list[Words] = []
    depth = 0
    for words in lines:
        text = words.text
        if frame := _FRAME.match(text):
            if frame["kind"] in _LISTS:
                depth = max(0, depth + (1 if frame["name"] == "begin" else -1))
            continue
        if heading := _HEADING.match(text):
            marks = "#" * (1 + len(heading["depth"]) // 3)
            out.append(join([Words(f"{marks} "), words.cut(*heading.span("words"))]))
            continue
        words = _unstyled(words)
        if item := _ITEM.match(words.text):
            words = join([Words("  " * max(depth - 1, 0) + "- "), words.cut(item.end())])
        out.append(words)
    return out


def _unstyled(words: Words) -> Words:
    gaps = []
    for match in _STYLED.finditer(words.text):
        gaps += [(match.start(), match.start("words")), (match.end("words"), match.end())]
    return words.without(gaps) if gaps else words
