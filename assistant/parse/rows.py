"""A table's rows become objectives and key results by what its columns hold."""

from __future__ import annotations

from assistant.parse.build import Build
from assistant.parse.columns import header_kinds
from assistant.parse.context import settle_one
from assistant.parse.draft import Open
from assistant.parse.inline import split_labelled, split_numbered
from assistant.parse.labels import Label, read_label
from assistant.parse.lines import Line, read_line
from assistant.parse.marks import Marks, read_aside
from assistant.parse.markup import Styled, clean
from assistant.parse.tables import Table, cell_lines
from assistant.parse.words import Words, join
from assistant.types import Span

_META = ("progress", "weight", "confidence", "score", "priority", "status", "parent")


def read_table(table: Table, build: Build, *, labelled: bool) -> None:
    """Adds the table's items. `labelled` says that objectives stand outside the table under labels of their own."""
    rows = [row for row in table.rows if any(cell.text.strip() for cell in row)]
    if not rows:
        return
    kinds = header_kinds([clean(cell).words.text for cell in rows[0]])
    if kinds and not _speaks(rows[0]):
        build.leave(_span(rows[0], table))
        rows = rows[1:]
    elif kinds is None and not any(_labels(row) for row in rows[:8]):
        width = max(len(row) for row in rows)
        kinds = ["o", "kr"] + [""] * (width - 2) if width >= 2 else ["kr"]
        if len(rows) > 1 and not labelled and table.ruled:
            build.leave(_span(rows[0], table))
            rows = rows[1:]
    else:
        kinds = None
    if kinds is None or not {"o", "kr", "metric"} & set(kinds):
        _read_labelled(rows, kinds, build, table)
        return
    said = ""
    for row in rows:
        said = _read_row(row, kinds, build, table, said)


def _speaks(row: list[Words]) -> bool:
    """Whether a heading row holds an objective of its own: | O1：让退货少折腾 | 负责人 |."""
    for cell in row:
        styled = clean(cell).strip()
        label = read_label(styled.words.text)
        if label and label.role == "o" and label.number and styled.words.text[label.end :].strip():
            return True
    return False


def _labels(row: list[Words]) -> bool:
    return any((label := read_label(clean(cell).strip().words.text)) and label.role in ("o", "kr") for cell in row[:3])


def _read_row(row: list[Words], kinds: list[str], build: Build, table: Table, said: str) -> str:
    """One row of a table with a heading; gives back the text of the objective it belongs to."""
    whole = _span(row, table)
    fields = Marks()
    keys: list[Words] = []
    amounts: list[Words] = []
    objective: Words | None = None
    label_cell: Words | None = None
    notes: list[Words] = []
    for kind, cell in zip(kinds, row, strict=False):
        if not cell.text.strip():
            continue
        words = clean(cell).words.strip()
        if kind == "o":
            objective = cell
        elif kind in ("kr", "metric"):
            keys.append(cell)
        elif kind in ("baseline", "target"):
            amounts.append(words)
        elif kind == "owner":
            fields.owner = fields.owner or words
        elif kind == "due":
            fields.due = fields.due or words
        elif kind in _META:
            fields.put(kind, words.text)
        elif kind == "team" and fields.owner is None and "owner" not in kinds:
            fields.owner = words
        elif kind == "tag":
            fields.tag(words.text)
        elif kind == "note":
            notes.extend(clean(piece).words.strip() for piece in cell_lines(cell))
        elif kind == "label":
            label_cell = words
    if objective is not None:
        styled = clean(objective).strip()
        if styled.words.text != said:
            said = styled.words.text
            _objective(styled, whole, build, fields if not keys else None)
    shared: list[Open] = []
    for cell in keys:
        for piece in _pieces(cell):
            line = settle_one(read_line(piece))
            if line.label and line.label.role == "o" and line.label.number:
                build.open_objective(line)
                continue
            item = _key_result(line, whole, build, label_cell)
            if amounts and "metric" in kinds:
                item.words = join([item.words, join(amounts, " → ")], " ")
            elif amounts:
                item.marks.amounts = join(amounts, " → ")
            shared.append(item)
    for item in shared:
        _share(item.marks, fields)
        item.notes.extend(notes)
        notes = []
    return said


def _pieces(cell: Words) -> list[Words]:
    """The key results of one cell: its lines, labelled runs, or 1、 2、 3、."""
    lines = cell_lines(cell)
    out: list[Words] = []
    for line in lines:
        for run in split_labelled(line):
            out.extend(split_numbered(run))
    return out


def _objective(styled: Styled, whole: Span, build: Build, fields: Marks | None) -> None:
    line = Line(whole.start, whole.end, styled)
    _cut_label(line, "o")
    item = build.open_objective(line)
    if fields:
        _share(item.marks, fields)


def _key_result(line: Line, whole: Span, build: Build, label_cell: Words | None) -> Open:
    if line.label and line.label.role not in ("kr", "krs"):
        line.label = None
    item = build.open_key_result(line)
    item.whole = line.span if line.text else whole
    if label_cell and not item.label:
        found = read_label(label_cell.text + " ")
        if found and found.role == "kr":
            item.label, item.number = found.written, found.number
    return item


def _cut_label(line: Line, role: str) -> None:
    label = read_label(line.text)
    if label and label.role == role and (label.firm or label.number):
        line.label = label


def _share(marks: Marks, fields: Marks) -> None:
    """The row's fields go to its items."""
    for name in _META:
        value = getattr(fields.meta, name)
        if value:
            marks.put(name, value)
    for tag in fields.meta.tags:
        marks.tag(tag)
    marks.owner = marks.owner or fields.owner
    marks.due = marks.due or fields.due


def _read_labelled(rows: list[list[Words]], kinds: list[str] | None, build: Build, table: Table) -> None:
    """A table whose rows carry their own labels: | O1 | 让退货少折腾 |, | KR1 | 两天内寄出 | 小冯 |."""
    for row in rows:
        cells = [cell for cell in row if cell.text.strip()]
        used = False
        at = 0
        while at < len(cells):
            line = settle_one(read_line(cells[at]))
            label = line.label
            if label is None or label.role not in ("o", "kr"):
                at += 1
                continue
            if not line.body.words.text and at + 1 < len(cells):
                following = clean(cells[at + 1]).strip()
                other = read_label(following.words.text)
                if other is None or other.role not in ("o", "kr"):
                    line.styled = following
                    line.label = Label(label.role, label.written, 0, label.number, label.parent)
                    if label.aside:
                        read_aside("", Marks())
                    at += 1
            if label.role == "o":
                build.open_objective(line)
            else:
                build.open_key_result(line)
            used = True
            at += 1
        if not used:
            build.leave(_span(row, table))


def _span(row: list[Words], table: Table) -> Span:
    spans = [cell.span for cell in row if cell.runs]
    if not spans:
        return Span(table.start, table.start)
    return Span(min(s.start for s in spans), max(s.end for s in spans))
