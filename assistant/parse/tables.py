"""Tables: markdown, org, AsciiDoc, a paste from a sheet, CSV, and those of HTML, as rows of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.parse.columns import HEADS, header_kinds, heads_columns
from assistant.parse.delimited import aligned, csv, separated, tabbed
from assistant.parse.lines import unquote
from assistant.parse.markup import clean
from assistant.parse.words import Words, join
from assistant.text.late import late_compile

_RULE = late_compile(r"(?=[^\n]*?[-=─━═—]{2})[\s|+:=\-─━═┼┿—│┃║┌┐└┘├┤┬┴╔╗╚╝╠╣╦╩╬]+")
_THIN_RULE = late_compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_BRANCH = late_compile(r"[\s|]{0,80}[|`+\\]-{1,3}\s+[^\s|-]")
_PIPE = late_compile(r"(?<!\\)[|｜│┃║]")
_FRAME = late_compile(r"\s*(?:[┌╔][─━═┬╦]+[┐╗]|[│┃║].*[│┃║])\s*")
_JIRA_HEAD = late_compile(r"(?:\|\|[^|]+)+\|\|")
_JIRA_CELL = late_compile(r"\|\|([^|]+)")
_ASCIIDOC = late_compile(r"\s*\|={3,}\s*")
_CELL_MARK = late_compile(r"(?:(?:\d+(?:\.\d+)?)?[+*]?[<^>.]{0,4}[aemslvdh]?)(?<!\\)\|")
_BREAK = late_compile(r"<br\s*/?>|</p>\s*<p>|</li>\s*<li>|\r\n|\n|\r|\\n(?=\d|KR|O\d)", re.IGNORECASE)


@dataclass(slots=True)
class Table:
    """Rows of cells; a cell is a list of the lines inside it."""

    rows: list[list[Words]]
    start: int
    end: int
    ruled: bool = False

    @property
    def keyed(self) -> bool:
        """Whether the table lists key results, or metrics, without a column for their objectives."""
        kinds = header_kinds([clean(cell).words.text for cell in self.rows[0]]) if self.rows else None
        return bool(kinds) and "o" not in (kinds or []) and bool({"kr", "metric"} & set(kinds or []))


def cell_lines(cell: Words) -> list[Words]:
    """The lines inside a cell: <br> and line ends inside quotes part them."""
    out, at = [], 0
    for match in _BREAK.finditer(cell.text):
        out.append(cell.cut(at, match.start()))
        at = match.end()
    out.append(cell.cut(at))
    kept = [piece.strip() for piece in out if piece.text.strip()]
    return kept or [cell.strip()]


def find_tables(document: str, physical: Sequence[Words]) -> list[Words | Table]:
    """The document's lines with each table's lines put together."""
    out: list[Words | Table] = []
    at = 0
    while at < len(physical):
        found = _read(document, physical, at)
        if found:
            table, at = found
            out.append(table)
        else:
            out.append(physical[at])
            at += 1
    return out


def _read(document: str, lines: Sequence[Words], at: int) -> tuple[Table, int] | None:
    text = lines[at].text
    if text.lstrip()[:1] in tuple("┌╔│┃║") and _FRAME.fullmatch(text):
        return _piped(lines, at)
    if "|" in text or "｜" in text:
        return None if _BRANCH.match(text) else _asciidoc(lines, at) or _piped(lines, at)
    if "\t" in text.strip():
        return _found(tabbed(document, lines, at), lines, at)
    if "==" in text or "list-table" in text:
        from assistant.parse.rst import list_table, simple_table

        return _found(simple_table(lines, at) or list_table(lines, at), lines, at)
    if "," in text or "，" in text or ";" in text:
        return _found(csv(document, lines, at), lines, at)
    if "  " in text.strip() and HEADS.search(text):
        return _found(aligned(lines, at), lines, at)
    return None


def _piped(lines: Sequence[Words], at: int) -> tuple[Table, int] | None:
    """A table of lines with pipes: a rule row behind the first, a heading, or two rows with outer pipes."""
    edged = unquote(lines[at])[0].text.strip().startswith(tuple("|｜+┌╔│┃║"))
    rows: list[list[Words]] = []
    ruled = False
    stop = at
    while stop < len(lines):
        words = unquote(lines[stop])[0].strip()
        text = words.text
        if not text and rows and _goes_on(lines, stop, len(rows[-1])):
            stop += 1
            continue
        rule = _RULE.fullmatch(text) or (len(rows) == 1 and _THIN_RULE.fullmatch(text))
        if not _PIPE.search(text) and not (rule and text.startswith(tuple("+┌├└╔╠╚"))):
            break
        if not rule and len(rows) == (2 if edged else 1) and not (ruled or _plausible(rows, edged)):
            return None
        if rule:
            ruled = ruled or len(rows) <= 1
        else:
            rows.append(_pipe_cells(words, edged))
        stop += 1
    if not rows or not (ruled or (len(rows) > 1 and _plausible(rows, edged))):
        return None
    table = _table(rows, lines, at, stop)
    table.ruled = ruled
    return table, stop


def _plausible(rows: list[list[Words]], edged: bool) -> bool:
    """Whether rows without a rule between them are a table."""
    if heads_columns([clean(cell).words.text for cell in rows[0]]):
        return True
    return edged and len(rows) > 1 and max(map(len, rows)) > 1


def _goes_on(lines: Sequence[Words], at: int, width: int) -> bool:
    """Whether a blank line only parts two groups of rows of one table."""
    if width < 2 or at + 1 >= len(lines):
        return False
    text = unquote(lines[at + 1])[0].text.strip()
    follows = unquote(lines[at + 2])[0].text.strip() if at + 2 < len(lines) else ""
    return text.startswith("|") and len(_PIPE.findall(text)) in (width, width + 1) and not _RULE.fullmatch(follows)


def _pipe_cells(words: Words, edged: bool) -> list[Words]:
    """The cells of a row; in a table without outer pipes a leading one stands behind an empty cell."""
    text = words.text
    if _JIRA_HEAD.fullmatch(text):
        return [words.cut(*match.span(1)).strip() for match in _JIRA_CELL.finditer(text)]
    cells, start = [], 0
    if edged and text[:1] in "|｜│┃║":
        start = 1
    for match in _PIPE.finditer(text, start):
        cells.append(words.cut(start, match.start()).strip())
        start = match.end()
    if start < len(text):
        cells.append(words.cut(start).strip())
    return cells


def _asciidoc(lines: Sequence[Words], at: int) -> tuple[Table, int] | None:
    """|=== around cells that stand one per line or several on a line; a blank line after the first row heads it."""
    if not _ASCIIDOC.fullmatch(lines[at].text):
        return None
    cells: list[Words] = []
    width = 0
    stop = at + 1
    while stop < len(lines) and not _ASCIIDOC.fullmatch(lines[stop].text):
        words = lines[stop].strip()
        if not words.text:
            width = width or len(cells)
        else:
            marks = list(_CELL_MARK.finditer(words.text))
            if not marks and cells:
                cells[-1] = join([cells[-1], words], "\n")
            ends = [*(mark.start() for mark in marks[1:]), len(words)] if marks else []
            cells.extend(words.cut(here.end(), end).strip() for here, end in zip(marks, ends, strict=True))
            if len(marks) > 1 and not width:
                width = len(marks)
        stop += 1
    if not cells or stop == len(lines):
        return None
    width = width or _columns(lines[at - 1].text if at else "") or 2
    rows = [cells[i : i + width] for i in range(0, len(cells), width)]
    return _table(rows, lines, at, min(stop + 1, len(lines))), min(stop + 1, len(lines))


def _columns(options: str) -> int:
    match = re.search(r"cols=\"?([^\"\]]{1,60})", options)
    if not match:
        return 0
    spec = match.group(1)
    return int(spec[: spec.index("*")]) if re.match(r"\d{1,2}\*", spec) else spec.count(",") + 1


def _found(rows: tuple[list[list[Words]], int] | None, lines: Sequence[Words], at: int) -> tuple[Table, int] | None:
    return (_table(rows[0], lines, at, rows[1]), rows[1]) if rows else None


def _table(rows: list[list[Words]], lines: Sequence[Words], at: int, stop: int) -> Table:
    start = lines[at].span.start
    end = max(lines[stop - 1].span.end, start)
    return Table(rows, start, end)


def cells_of(words: Words, mark: str) -> list[Words]:
    """The cells of one row that `mark` parts (a tab, a comma, a pipe), quotes and outer pipes taken off."""
    if mark == "|":
        return _pipe_cells(words, words.text.startswith(("|", "｜")))
    return separated(words, mark)


def is_rule(text: str) -> bool:
    """Whether a line only draws the rule below a table's heading."""
    return _RULE.fullmatch(text) is not None
