"""Columns of a table that say whose an example is: industry, department, role, level. An empty cell means the one above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.parse.markup import clean
from assistant.parse.tables import Table
from assistant.text import plain

_KINDS = {
    "industry": re.compile(r"(?:所属)?行业|industry|sector", re.IGNORECASE),
    "function": re.compile(r"(?:所属)?部门|职能|function|departments?|dept\.?|team", re.IGNORECASE),
    "role": re.compile(r"角色|岗位(?:名称)?|职位|role|position|job(?: title)?|title", re.IGNORECASE),
    "level": re.compile(r"级别|职级|level", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Cells:
    """The part of a document that one row takes, and what its columns say; `heading` for the row of their names."""

    start: int
    end: int
    fields: dict[str, str] = field(default_factory=dict)
    heading: bool = False


def table_cells(table: Table) -> Iterator[Cells]:
    """Each row of a table whose heading names such a column; nothing for other tables."""
    rows = [row for row in table.rows if any(cell.text.strip() for cell in row)]
    if not rows:
        return
    names = [plain(clean(cell).words.text).strip(" *") for cell in rows[0]]
    kinds = [next((kind for kind, words in _KINDS.items() if words.fullmatch(name)), "") for name in names]
    spans = [[cell.span for cell in row if cell.runs] for row in rows]
    starts = [min((s.start for s in its), default=table.start) for its in spans]
    if any(kinds):
        yield Cells(starts[0], max((s.end for s in spans[0]), default=starts[0]), heading=True)
    said: dict[str, str] = {}
    for number, row in enumerate(rows[1:], 1):
        for kind, cell in zip(kinds, row, strict=False):
            words = clean(cell).words.text.strip()
            if kind and words:
                said = {**said, kind: words}
        end = starts[number + 1] if number + 1 < len(rows) else max(table.end, starts[number] + 1)
        yield Cells(starts[number], end, said if any(kinds) else {})
