"""A pasted sheet as rows of cells, whatever parts them: tabs, commas, semicolons, pipes, or wide gaps."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.parse.tables import cells_of, is_rule
from assistant.parse.words import Words, words_at
from assistant.text import plain
from assistant.text.late import late_compile

Grid = list[list[Words]]

_MARKS = ("\t", "|", ";", ",")
_GAP = late_compile(r"[ \u3000]{2,}|(?<=[)）])[ \u3000](?=\d)|(?<=[A-Za-z%])[ ](?=\d[\d.,]{0,12}[ \u3000]{2})")
_LINE = late_compile(r"[^\r\n]+")
_AMOUNT = late_compile(r"^[\s$€£¥≥≤<>~+-]*\d")
_GROUPED = late_compile(r"(?<=\d),(?=\d{3}(?!\d))")


def read_grid(text: str) -> Grid | None:
    """The rows of the sheet, or None where `text` is a list of lines.

    A line without the mark (a title above the table, a note below it) is a row of one cell.
    """
    lines = list(_lines(text))
    mark = _mark([words.text for words in lines])
    if mark is None:
        return None
    rows = [_cells(words, mark) for words in lines if not is_rule(plain(words.text))]
    return [row for row in rows if any(cell.text for cell in row)]


def _lines(text: str) -> Iterator[Words]:
    """The lines with words; one that ends inside a quoted cell goes on in the next."""
    start: int | None = None
    quotes = 0
    for match in _LINE.finditer(text):
        quotes += match.group().count('"')
        begin = match.start() if start is None else start
        if quotes % 2 and "\t" in text[begin : match.end()] and text.find('"', match.end()) >= 0:
            start = begin
            continue
        start, quotes = None, 0
        if match.group().strip():
            yield words_at(text, begin, match.end())


def _mark(lines: list[str]) -> str | None:
    """What parts the cells: most lines have it, and what it parts is short and holds an amount of its own."""
    for mark in _MARKS:
        if mark == ",":
            lines = [_GROUPED.sub("", line) for line in lines]
        flat = lines if mark == "\t" else [plain(line).strip("| ") for line in lines]
        rows = [line.split(mark) for line in flat if mark in line]
        if len(rows) < 2 or len(rows) * 2 < len(lines):
            continue
        if mark in ",;" and not _tabular(rows):
            continue
        return mark
    gaps = [_GAP.split(line.strip()) for line in lines if _GAP.search(line.strip())]
    return " " if len(gaps) >= 3 and len(gaps) * 3 >= len(lines) * 2 and _tabular(gaps) else None


def _tabular(rows: list[list[str]]) -> bool:
    """Whether commas part cells and not clauses: rows of one width, short cells, amounts that stand alone."""
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count)
    alone = sum(1 for row in rows if any(_AMOUNT.match(cell) for cell in row[1:]))
    short = all(len(cell) <= 60 for row in rows for cell in row[:2])
    return usual >= 2 and widths.count(usual) * 2 > len(rows) and alone * 2 >= len(rows) and short


def _cells(words: Words, mark: str) -> list[Words]:
    if mark == " ":
        cells = (
            [words.cut(0, 0)] if words.text.startswith(("  ", "\u3000")) else []
        )  # a heading with none over the names
        at = 0
        words = words.strip()
        for gap in _GAP.finditer(words.text):
            cells.append(words.cut(at, gap.start()))
            at = gap.end()
        return [*cells, words.cut(at)]
    if mark == "|":
        words = words.strip()
    if mark == "," and "，" in words.text and "," not in words.text:
        mark = "，"
    return [cell.strip("*`") for cell in cells_of(words, mark)]
