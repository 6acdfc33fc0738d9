"""Tables whose columns are objectives: | | O1 … | O2 … | above rows of key results."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.parse.build import Build
from assistant.parse.context import settle_one
from assistant.parse.inline import split_labelled, split_numbered, split_parts
from assistant.parse.labels import read_label
from assistant.parse.lines import read_line
from assistant.parse.markup import clean
from assistant.parse.tables import cell_lines
from assistant.parse.words import Words
from assistant.text.late import late_compile

_BULLET = late_compile(r"(?:^|(?<=\s))[•●▪◦‣·]\s*(?=\S)")


def read_across(rows: Sequence[list[Words]], build: Build) -> None:
    """Adds each column's objective and key results."""
    for at, cell in enumerate(rows[0]):
        line = read_line(cell)
        line.label = read_label(line.text)
        if line.label is None or line.label.role != "o":
            build.leave(cell.span)
            continue
        item = build.open_objective(line)
        for row in rows[1:]:
            if at >= len(row) or not row[at].text.strip():
                continue
            if not item.words.text:
                build.fill(item, settle_one(read_line(row[at])))
                continue
            name = read_label(clean(row[0]).words.strip().text + " ") if at else None
            for piece in key_cells(row[at]):
                made = build.open_key_result(settle_one(read_line(piece)))
                if name and name.role == "kr" and not made.label:
                    made.label, made.number = name.written, name.number


def key_cells(cell: Words, *, packed: bool = False) -> list[Words]:
    """The key results of one cell: its lines, labelled runs, or 1、 2、 3、; in a `packed` one also what ； parts."""
    lines = [part for line in cell_lines(cell) for part in _bulleted(line)]
    pieces = [piece for line in lines for run in split_labelled(line) for piece in split_numbered(run)]
    return [part for piece in pieces for part in split_parts(piece)] if packed and len(pieces) == 1 else pieces


def _bulleted(words: Words) -> list[Words]:
    """A cell's line cut at its bullets if it begins with one: • a • b."""
    starts = [match.start() for match in _BULLET.finditer(words.text)]
    if len(starts) < 2 or starts[0] > 0:
        return [words]
    return [words.cut(start, end).strip() for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
