"""Tables without lines: cells apart by tabs, commas, semicolons or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from assistant.parse.columns import HEADS, header_kinds, heads_columns, is_across
from assistant.parse.labels import read_label
from assistant.parse.words import Words, words_at
from assistant.text.late import late_compile

Rows = tuple[list[list[Words]], int]  # and the line behind the last

_WIDE = late_compile(r"\s{2,}")


def tabbed(document: str, lines: Sequence[Words], at: int) -> Rows | None:
    """A paste from a sheet: cells apart by tabs; a cell with line ends inside stands in quotes."""
    cells = separated(lines[at], "\t")
    if is_across([cell.text for cell in cells]):
        return _delimited(document, lines, at, "\t")
    if lines[at].text[:1] == "\t":
        return None
    heading = heads_columns([c.text for c in cells])
    if not heading and not _labelled_rows(lines[at : at + 6]):
        return None
    return _delimited(document, lines, at, "\t")


def _labelled_rows(lines: Sequence[Words]) -> bool:
    """Whether rows begin with labels and one of them has more than its words: KR1, 缺货率 4%, 阿梅."""
    rows = [separated(words, "\t") for words in lines if words.text.strip()]
    return len(rows) > 1 and all(len(row) > 1 and _numbered_label(row[0]) for row in rows) and max(map(len, rows)) > 2


def _numbered_label(cell: Words) -> bool:
    """Whether a cell holds a label and nothing else: KR1."""
    label = read_label(cell.text)
    return label is not None and label.number is not None and label.tail == "end"


def csv(document: str, lines: Sequence[Words], at: int) -> Rows | None:
    """Rows of a .csv under a heading, or whose quoted first cells are labels."""
    text = lines[at].text
    if len(text) <= 400 and text.startswith('"') and at + 1 < len(lines):
        rows = [separated(row, ",") for row in lines[at : at + 2]]
        if all(len(row) > 1 and _numbered_label(row[0]) for row in rows):
            return _delimited(document, lines, at, ",")
    for mark in (",", "，"):
        if text.count(mark) > 1 and _fielded_rows(lines[at : at + 3], mark):
            return _delimited(document, lines, at, mark)
    if len(text) > 400 or not HEADS.search(text):
        return None
    for mark in (",", "，", ";"):
        if max(len(cell) for cell in separated(lines[at], mark)) > 40:
            continue
        cells = separated(lines[at], mark)
        if len(cells) >= 2 and heads_columns([c.text for c in cells]):
            rows, stop = _delimited(document, lines, at, mark)
            return (rows, stop) if len(rows) > 1 else None
    return None


def _fielded_rows(lines: Sequence[Words], mark: str) -> bool:
    """Whether rows without a heading are a label, its words and fields: KR1,Return stays 30%,Ana,40%."""
    rows = [separated(words, mark) for words in lines if words.text.strip()]
    if len(rows) < 2 or len({len(row) for row in rows}) > 1 or len(rows[0]) < 3:
        return False
    labels = [read_label(row[0].text) for row in rows]
    return all(label is not None and label.tail == "end" for label in labels) and all(
        re.fullmatch(r"(?:\d{1,3}\s?[%％])?", row[-1].text) for row in rows
    )


def separated(words: Words, mark: str) -> list[Words]:
    """The cells of a row that `mark` parts; quotes go, and what stands inside them is one cell."""
    cells, start, quoted, fresh = [], 0, False, True
    for i, char in enumerate(words.text):
        if char == '"' and (quoted or fresh):
            quoted, fresh = not quoted, False
        elif char == mark and not quoted:
            cells.append(words.cut(start, i))
            start, fresh = i + 1, True
        elif fresh and not char.isspace():
            fresh = False
    cells.append(words.cut(start))
    return [_unquoted(cell) for cell in cells]


def _unquoted(cell: Words) -> Words:
    cell = cell.strip()
    text = cell.text
    if len(text) >= 2 and text[0] == text[-1] == '"':
        cell = cell.cut(1, len(text) - 1)
        if '""' in cell.text:
            cell = cell.without((m.start(), m.start() + 1) for m in re.finditer('""', cell.text))
    return cell.strip()


def _delimited(document: str, lines: Sequence[Words], at: int, mark: str) -> Rows:
    rows: list[list[Words]] = []
    stop = at
    while stop < len(lines):
        words, last = _whole_row(document, lines, stop)
        if not words.text.strip():
            if mark == "\t" and stop + 1 < len(lines) and "\t" in lines[stop + 1].text:
                stop += 1
                continue
            break
        cells = separated(words, mark)
        if len(cells) < 2 and (mark != "\t" or _ends(lines, last)):
            break
        rows.append(cells)
        stop = last + 1
    return rows, stop


def _whole_row(document: str, lines: Sequence[Words], at: int) -> tuple[Words, int]:
    """The row that begins at a line and the line it ends in: a cell in quotes may hold line ends."""
    words = lines[at]
    if words.text.count('"') % 2:
        for closing in range(at + 1, min(at + 40, len(lines))):
            if lines[closing].text.count('"') % 2:
                return words_at(document, words.span.start, lines[closing].span.end), closing
    return words, at


def _ends(lines: Sequence[Words], at: int) -> bool:
    """Whether no row with a tab follows: what stands there is prose behind the table."""
    return not any("\t" in line.text for line in lines[at + 1 : at + 3])


def aligned(lines: Sequence[Words], at: int) -> Rows | None:
    """Columns lined up by blanks under a heading, as a terminal or a mail prints them."""
    heading = _stretches(lines[at])
    if len(heading) < 2 or "kr" not in (header_kinds([cell.text for _, cell in heading]) or ()):
        return None
    starts = [start for start, _ in heading]
    rows = [[cell for _, cell in heading]]
    stop = at + 1
    while stop < len(lines):
        found = _stretches(lines[stop])
        if not found or (len(found) == 1 and found[0][0] == 0):
            break
        row = [Words() for _ in starts]
        for start, cell in found:
            row[min(range(len(starts)), key=lambda i: abs(starts[i] - start))] = cell
        rows.append(row)
        stop += 1
    return (rows, stop) if len(rows) > 1 else None


def _stretches(words: Words) -> list[tuple[int, Words]]:
    """What stands between wide gaps, each with its column on the screen: a Chinese character takes two."""
    text, out, at = words.text.rstrip(), [], 0
    column = 0
    for match in _WIDE.finditer(text + "  "):
        if match.start() > at:
            out.append((column, words.cut(at, match.start())))
        column += sum(1 + (east_asian_width(char) in "WF") for char in text[at : match.end()])
        at = match.end()
    return out
