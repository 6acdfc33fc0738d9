"""A table's rows become objectives and key results by what its columns hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.parse.across import key_cells, read_across
from assistant.parse.build import Build
from assistant.parse.columns import header_kinds, is_across
from assistant.parse.context import settle_one
from assistant.parse.draft import Open
from assistant.parse.fields import Marks
from assistant.parse.labels import Label, read_label
from assistant.parse.lines import Line, read_line
from assistant.parse.markup import clean
from assistant.parse.tables import Table, cell_lines
from assistant.parse.words import Words, join
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Span

_META = ("progress", "weight", "confidence", "score", "priority", "status", "parent")
_SUM = late_compile(r"(?:合计|总计|小计|汇总|(?i:sum|(?:sub|grand )?total))\s*[:：]?")


def read_table(table: Table, build: Build, *, labelled: bool) -> None:
    """Adds the table's items. `labelled` says that objectives stand outside the table under labels of their own."""
    rows = [row for row in table.rows if any(cell.text.strip() for cell in row)]
    if not rows:
        return
    heading = [clean(cell).words.strip() for cell in rows[0]]
    if is_across([words.text for words in heading]):
        read_across(rows, build)
        return
    kinds = header_kinds([words.text for words in heading])
    if kinds and not _speaks(rows[0]):
        build.leave(_span(rows[0], table))
        rows = rows[1:]
    elif kinds is None and not any(_labels(row) for row in rows[:8]):
        width = max(len(row) for row in rows)
        kinds = ["o", "kr"] + [""] * (width - 2) if width > 1 else ["kr"]
        if len(rows) > 1 and not labelled and table.ruled:
            build.leave(_span(rows[0], table))
            rows = rows[1:]
    else:
        kinds = None
    if kinds is not None and "item" in kinds:
        _read_mixed(rows, kinds, heading, table, build)
        return
    if kinds is None or not {"o", "kr", "metric"} & set(kinds):
        for row in rows:
            _read_labelled(row, build, table)
        return
    if "o" not in kinds and _names_rows(kinds, heading, rows):
        kinds[0] = "o"
    reader = _Rows(build, table, kinds, heading, packed=_packed(rows, kinds))
    for row in rows:
        reader.read(row)


def _read_mixed(rows: list[list[Words]], kinds: list[str], heading: list[Words], table: Table, build: Build) -> None:
    """Objectives and key results in one column, told apart by what stands beside or before their words: O1, 1.1."""
    at = kinds.index("item")
    beside = at - 1 if at and kinds[at - 1] in ("", "label", "number") else None
    labels = [kind if place != beside else "label" for place, kind in enumerate(kinds)]
    readers = {
        role: _Rows(build, table, [role if kind == "item" else kind for kind in labels], heading)
        for role in ("o", "kr")
    }
    for row in rows:
        said = row[beside].text.strip() if beside is not None and beside < len(row) else ""
        label = read_label(said + " ") or read_label(row[at].text.strip() if at < len(row) else "")
        if label is not None and label.role in ("o", "kr"):
            role = label.role
        else:
            role = "o" if build.objective is None or re.fullmatch(r"\d{1,2}[.、]?", said) else "kr"
        readers[role].read(row)


@dataclass(slots=True)
class _Row:
    """The cells of a row by what they hold."""

    objective: Words | None = None
    label: Words | None = None
    keys: list[Words] = field(default_factory=list)
    start: Words | None = None
    targets: list[tuple[Words, Words]] = field(default_factory=list)
    unit: Words | None = None
    notes: list[Words] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)


class _Rows:
    """Reads the rows of a table with a heading; an empty objective's cell means the objective above."""

    def __init__(
        self, build: Build, table: Table, kinds: list[str], heading: list[Words], *, packed: bool = False
    ) -> None:
        self.build, self.table, self.kinds, self.heading, self.packed = build, table, kinds, heading, packed
        self.said = ""

    def read(self, cells: list[Words]) -> None:
        """Adds the items of one row."""
        whole = _span(cells, self.table)
        row = self._sort(cells)
        if row.keys and _SUM.fullmatch(row.keys[0].text.strip()):
            self.build.leave(whole)
            return
        if row.objective is not None:
            self._objective(row, whole)
        made: list[Open] = []
        for cell in row.keys:
            for piece in key_cells(cell, packed=self.packed):
                line = settle_one(read_line(piece))
                if line.label and line.label.role == "o" and line.label.number:
                    self.build.open_objective(line)
                else:
                    made.append(self._key_result(line, whole, row))
        for item in made:
            _share(item.marks, row.marks)
        if made:
            made[0].notes.extend(row.notes)

    def _sort(self, cells: list[Words]) -> _Row:
        row = _Row()
        for kind, head, cell in zip(self.kinds, self.heading, cells, strict=False):
            if not cell.text.strip():
                continue
            words = clean(cell).words.strip()
            if kind == "o":
                row.objective = cell
            elif kind in ("kr", "metric"):
                row.keys.append(cell)
            elif kind == "baseline":
                row.start = row.start or words
            elif kind == "target":
                row.targets.append((head, words))
            elif kind == "unit":
                row.unit = words
            elif kind == "note":
                row.notes.extend(clean(piece).words.strip() for piece in cell_lines(cell))
            elif kind in ("label", "number"):
                row.label = words
            elif kind == "owner" or (kind == "team" and "owner" not in self.kinds):
                row.marks.owner = row.marks.owner or words
            elif kind == "due":
                row.marks.due = row.marks.due or words
            elif kind == "tag":
                row.marks.tag(words.text)
            elif kind in _META:
                row.marks.put(kind, words.text)
        return row

    def _objective(self, row: _Row, whole: Span) -> None:
        assert row.objective is not None
        line = Line(whole.start, whole.end, clean(row.objective).strip())
        if line.text == self.said:
            return
        self.said = line.text
        label = read_label(line.text)
        if label and label.role == "o" and (label.firm or label.number):
            line.label = label
        named = read_label(row.label.text + " ") if row.label and not line.label else None
        item = self.build.open_objective(line)
        if named and named.role == "o" and named.number is not None:
            self.build.number(item, named)
        if not row.keys:
            _share(item.marks, row.marks)

    def _key_result(self, line: Line, whole: Span, row: _Row) -> Open:
        if line.label and line.label.role == "o":
            line.label = None
        found = read_label(row.label.text + " ") if row.label and not (line.label and line.label.number) else None
        self.build.turn_to(line.label or found)
        item = self.build.open_key_result(line)
        item.whole = line.span if line.text else whole
        if found and found.role == "kr":
            item.label, item.number = found.written, found.number
        amounts = _amounts(row)
        if amounts and "metric" in self.kinds:
            item.words = join([item.words, amounts], " ")
        elif amounts:
            item.marks.amounts = amounts
        return item


def _amounts(row: _Row) -> Words | None:
    """Start and target as one would write them: 8% → 4%（挑战值 3%）, with the unit of a column of its own."""
    if row.start is None and not row.targets:
        return None
    steps = [_with_unit(words, row.unit) for words in (row.start, *(t for _, t in row.targets[:1])) if words]
    text = join(steps, " → ")
    for head, words in row.targets[1:]:
        text = join([text, Words("（"), head, Words(" "), _with_unit(words, row.unit), Words("）")])
    return text


def _with_unit(words: Words, unit: Words | None) -> Words:
    bare = re.fullmatch(r"[\d.,+-]+", plain(words.text))
    return join([words, unit], "" if unit.text[:1] in "%％" else " ") if unit and bare else words


def _speaks(row: list[Words]) -> bool:
    """Whether a heading row holds an objective of its own: | O1：让修车少跑腿 | 负责人 |."""
    for cell in row:
        text = clean(cell).words.strip().text
        label = read_label(text)
        if label and label.role == "o" and label.number and text[label.end :].strip():
            return True
    return False


def _labels(row: list[Words]) -> bool:
    found = [read_label(clean(cell).words.strip().text) for cell in row[:3]]
    return any(label and label.role in ("o", "kr") for label in found)


def _names_rows(kinds: list[str], heading: list[Words], rows: list[list[Words]]) -> bool:
    """Whether the first column, under an empty heading, holds the objectives: | | KR1 | KR2 |."""
    if kinds[0] or heading[0].text or "kr" not in kinds:
        return False
    first = [clean(row[0]).words.strip().text for row in rows if row]
    return all(re.search(r"[^\W\d_]", text) for text in first if text) and any(first)


def _packed(rows: list[list[Words]], kinds: list[str]) -> bool:
    """Whether each row has an objective of its own, so that a cell holds all its key results."""
    if "o" not in kinds or kinds.count("kr") != 1:
        return False
    at = kinds.index("o")
    said = [row[at].text.strip() if at < len(row) else "" for row in rows]
    return all(said) and len(set(said)) == len(said)


def _share(marks: Marks, fields: Marks) -> None:
    """The row's fields go to its items."""
    for name in _META:
        marks.put(name, getattr(fields.meta, name) or "")
    for tag in fields.meta.tags:
        marks.tag(tag)
    marks.owner = marks.owner or fields.owner
    marks.due = marks.due or fields.due


def _read_labelled(row: list[Words], build: Build, table: Table) -> None:
    """A row with labels of its own: | O1 | 让修车少跑腿 |, | KR1 | 当天取车 | 小冯 | 30% |."""
    cells = [piece for cell in row if cell.text.strip() for piece in _labelled_pieces(cell)]
    item: Open | None = None
    at = 0
    while at < len(cells):
        line = settle_one(read_line(cells[at]))
        at += 1
        if line.label is None or line.label.role == "krs":
            if item is not None:
                _extra(line.words, item)
            continue
        if not line.body.words.text and at < len(cells):
            following = clean(cells[at]).strip()
            if read_label(following.words.text) is None:
                line.styled, line.label = following, _moved(line.label)
                at += 1
        item = build.open_objective(line) if line.label.role == "o" else build.open_key_result(line)
    if item is None:
        build.leave(_span(row, table))


def _labelled_pieces(cell: Words) -> list[Words]:
    """The cell cut into its key results if each carries a label."""
    pieces = key_cells(cell)
    labels = [read_label(clean(piece).words.strip().text) for piece in pieces]
    return pieces if all(label is not None and label.role == "kr" for label in labels) else [cell]


def _moved(label: Label) -> Label:
    """The label of words that stand in the next cell."""
    return replace(label, end=0, aside=None)


def _extra(words: Words, item: Open) -> None:
    """A further cell of a row without a heading: a percentage is the progress, a short name the owner."""
    text = words.text
    if re.fullmatch(r"\d{1,3}(?:\.\d+)?\s?[%％]", text):
        item.marks.put("progress", text)
    elif re.fullmatch(r"@?[\u4e00-\u9fff]{2,4}|@?[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14})?", text):
        item.marks.owner = item.marks.owner or words
    else:
        item.notes.append(words)


def _span(row: list[Words], table: Table) -> Span:
    spans = [cell.span for cell in row if cell.runs]
    if not spans:
        return Span(table.start, table.start)
    return Span(min(s.start for s in spans), max(s.end for s in spans))
