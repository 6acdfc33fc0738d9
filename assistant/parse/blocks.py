"""A text as laid out: its lines with their marks read off, and its tables."""

from __future__ import annotations

from assistant.parse.inline import split_counted, split_labelled
from assistant.parse.latex import is_latex, read_latex
from assistant.parse.lines import Line, read_line, read_lines, split
from assistant.parse.tables import Table, find_tables
from assistant.parse.words import Words
from assistant.text.late import late_compile

# Far beyond any set of OKRs; what a longer paste holds behind that is left unread, and said so.
MAX_LINES = 40_000

Block = Line | Table

_LINE = late_compile(r"\S[^\r\n]*")
_ROW_OF_TAGS = late_compile(r"(?m)^[ \t]*\|.*</")
_TAGS = late_compile(r"(?m)^.*</")


def readable(text: str) -> int:
    """Up to where the text is read: all of it unless it has more lines than any OKRs have."""
    if len(text) < 2 * MAX_LINES:
        return len(text)
    for number, match in enumerate(_LINE.finditer(text), 1):
        if number == MAX_LINES:
            return match.end()
    return len(text)


def read_blocks(text: str) -> list[Block]:
    """The text's lines and tables."""
    if "</" in text and not _in_cells(text) and (page := _from_html(text)) is not None:
        return page
    out: list[Block] = []
    waiting: list[Words] = []
    physical = split(text)
    if is_latex(text):
        physical = read_latex(physical)
    for found in find_tables(text, physical):
        if isinstance(found, Table):
            out.extend(read_lines(waiting))
            waiting = []
            out.append(found)
        else:
            waiting.extend(part for line in split_labelled(found) for part in split_counted(line))
    out.extend(read_lines(waiting))
    return out


def _in_cells(text: str) -> bool:
    """Whether tags stand only in the cells of a table of pipes, where they part the lines of a cell."""
    return "|" in text and len(_ROW_OF_TAGS.findall(text)) == len(_TAGS.findall(text))


def _from_html(text: str) -> list[Block] | None:
    """The lines and tables of a page; None if the text is none."""
    from assistant.parse.html import HtmlTable, is_html, read_html

    if not is_html(text):
        return None
    out: list[Block] = []
    for found in read_html(text):
        if isinstance(found, HtmlTable):
            out.append(Table(found.rows, found.start, found.end))
            continue
        pieces = split_labelled(found.words) if found.words.text else [found.words]
        for piece in pieces:
            line = read_line(piece)
            line.level = found.level or line.level
            if found.depth:
                line.indent = 2 * found.depth
                line.bullet = line.bullet or found.bullet
            out.append(line)
    return out
