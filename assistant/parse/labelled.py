"""Documents with labels: O and KR labels lead, and lines without one are judged by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.parse.build import Build, trim
from assistant.parse.draft import Open
from assistant.parse.inline import split_list, split_numbered, split_parts
from assistant.parse.labels import Label
from assistant.parse.lines import Line
from assistant.parse.marks import FIELD_LINE, read_field
from assistant.parse.markup import Styled
from assistant.parse.notes import note_head
from assistant.parse.outline import read_outline
from assistant.parse.period import is_period
from assistant.parse.prose import ends_sentence, is_prose, is_title
from assistant.parse.rows import read_table
from assistant.parse.tables import Table
from assistant.text import plain

Block = Line | Table


@dataclass(slots=True)
class _Section:
    """What stands between one objective's line and the next: key result labels, a "Key Results:" line, items."""

    keys: bool = False
    count: int = 0
    heads: bool = False
    items: bool = False


def is_labelled(blocks: Sequence[Block]) -> bool:
    """Whether any line carries a label of an objective or key result."""
    return any(isinstance(b, Line) and b.label and b.label.role in ("o", "kr", "krs") for b in blocks)


def read_labelled(blocks: Sequence[Block], build: Build) -> None:
    """Adds the items of a document with labels to `build`."""
    _Walk(blocks, build).run()


class _Walk:
    def __init__(self, blocks: Sequence[Block], build: Build) -> None:
        self.blocks = blocks
        self.build = build
        self.sections = _sections(blocks)
        self.section = _Section()
        self.has_o = any(isinstance(b, Line) and _role(b) == "o" for b in blocks)
        self.waiting: Open | None = None  # an objective whose label stands on a line of its own
        self.listing = False  # below a "Key Results:" line
        self.noting: int | None = None  # the indent of a line that heads notes
        self.closed = False  # below a heading that is no objective
        self.last: Line | None = None

    def run(self) -> None:
        for at, block in enumerate(self.blocks):
            if isinstance(block, Table):
                self.waiting = None
                read_table(block, self.build, labelled=True)
                continue
            if at in self.sections:
                self.section = self.sections[at]
            role = _role(block)
            if role == "o":
                self._objective(block)
            elif role == "kr":
                self._key_result(at, block)
            elif role == "krs":
                self._head(at, block)
            else:
                self._loose(at, block)
            self.last = block

    def _objective(self, line: Line) -> None:
        self.listing, self.noting, self.closed = False, None, False
        label = line.label
        build = self.build
        body = line.body
        parts = None
        if not (self.section.keys or self.section.items or self.section.heads):
            parts = split_list(body.words)
        item = build.open_objective(line)
        if parts:
            head, rest = parts
            item.words = trim(head)
            for part in rest:
                build.open_key_result(_part(line, part))
        numbered = split_numbered(item.words) if not parts else []
        if len(numbered) > 1:
            _ = numbered
        self.waiting = None if item.words.text else item
        if self.waiting and label and label.written.lower().endswith("s") and label.number is None:
            self.waiting = item

    def _key_result(self, at: int, line: Line) -> None:
        build = self.build
        label = line.label
        assert label is not None
        self.noting = None
        if self.closed:
            self.closed = False
            build.blank_objective(line.span)
        self._drop_empty_waiting()
        body = line.body
        if not body.words.text and label.number is None and self._heads_list(at, line):
            self._head(at, line)
            return
        if label.number is None:
            pieces = split_numbered(body.words)
            if len(pieces) == 1 and self.section.count == 1 and not self.section.items:
                parts = split_parts(body.words)
                pieces = parts if len(parts) > 2 else pieces
            if len(pieces) > 1:
                for piece in pieces:
                    build.open_key_result(_part(line, piece))
                return
        build.open_key_result(line)

    def _heads_list(self, at: int, line: Line) -> bool:
        """Whether "关键结果：" or "KR：" with nothing behind it stands above a list."""
        following = self._next(at)
        if not isinstance(following, Line):
            return isinstance(following, Table)
        if _role(following) == "kr":
            return following.label is not None and following.label.number is not None
        return _role(following) is None and not (following.gap and following.level)

    def _head(self, at: int, line: Line) -> None:
        self._drop_empty_waiting()
        self.listing, self.noting = True, None
        self.build.leave(line.span)
        self.build.kr = None
        body = line.body.words
        if body.text:
            pieces = split_numbered(body)
            parts = pieces if len(pieces) > 1 else (split_list(body) or (None, [body]))[1]
            for piece in parts:
                self.build.open_key_result(_part(line, piece))

    def _drop_empty_waiting(self) -> None:
        self.waiting = None

    def _next(self, at: int) -> Block | None:
        return self.blocks[at + 1] if at + 1 < len(self.blocks) else None

    def _loose(self, at: int, line: Line) -> None:
        build = self.build
        if line.level or (line.styled.all_bold and not line.item and not line.label):
            self._heading(at, line)
            return
        if self.closed:
            if self._owns_keys(at, line):
                self._adopt(line)
            else:
                build.leave(line.span)
            return
        if build.objective is None or (not self.has_o and self._owns_keys(at, line)):
            self._before(at, line)
            return
        if self.waiting is not None:
            self._fill(line)
            return
        if read_line_field(line, build):
            return
        head = note_head(line.text)
        if head is not None and (line.indent > self._base() or not line.item):
            self.noting = line.indent
            build.note(line.words.cut(head).strip())
            return
        if self.noting is not None and (line.indent > self.noting or line.item):
            build.note(line.words)
            return
        if line.item:
            self._item(at, line)
        else:
            self._plain(line)

    def _base(self) -> int:
        current = self.build.current
        return current.indent if current else 0

    def _heading(self, at: int, line: Line) -> None:
        build = self.build
        if self.waiting is not None and not is_title(line.text):
            self._fill(line)
            return
        self.noting = None
        objective = build.objective
        if (
            self._owns_keys(at, line)
            and not is_title(line.text)
            and (objective is None or objective.krs or self.closed)
        ):
            self._adopt(line)
            return
        if objective is not None and not objective.krs and not self.closed and objective.words.text:
            build.title(line)
            return
        build.title(line)
        self.closed = objective is not None
        self.listing = False

    def _owns_keys(self, at: int, line: Line) -> bool:
        """Whether key results follow before the next objective's label or the next heading of the same depth."""
        for block in self.blocks[at + 1 : at + 12]:
            if isinstance(block, Table):
                return not self.has_o
            role = _role(block)
            if role in ("kr", "krs"):
                return line.level > 0 or line.styled.all_bold or block.indent >= line.indent
            if role == "o" or block.level or not line.level and block.indent <= line.indent:
                return False
        return False

    def _adopt(self, line: Line) -> None:
        """A line without a label becomes an objective because key results stand under it."""
        self.closed = self.listing = False
        self.build.open_objective(line, line.styled)

    def _before(self, at: int, line: Line) -> None:
        build = self.build
        if self._owns_keys(at, line) and not is_title(line.text) and not is_prose(line.text):
            self._adopt(line)
        elif self.listing and (line.item or not is_prose(line.text)):
            build.open_key_result(line)
        else:
            build.title(line)

    def _fill(self, line: Line) -> None:
        """The words of an objective whose label stood alone."""
        item = self.waiting
        self.waiting = None
        if item is None:
            return
        filler = Build()
        filled = filler.open_objective(line, line.styled)
        item.words = filled.words
        item.indent = max(item.indent, 0)
        item.marks.owner = item.marks.owner or filled.marks.owner

    def _item(self, at: int, line: Line) -> None:
        build = self.build
        kr = build.kr
        objective = build.objective
        if kr is None:
            pending = not self.listing and (self.section.heads or self.section.keys)
            if pending:
                build.note(line.words)
            else:
                build.open_key_result(line)
            return
        if line.indent > kr.indent and (kr.bullet or kr.level == 0):
            build.note(line.words)
        elif self.section.keys and not kr.bullet:
            build.note(line.words)
        elif objective is not None and self.section.keys and not self.listing and line.indent > kr.indent:
            build.note(line.words)
        else:
            build.open_key_result(line)

    def _plain(self, line: Line) -> None:
        build = self.build
        current = build.current
        last = self.last
        if (
            last is not None
            and last.text
            and not line.gap
            and line.indent >= last.indent
            and _wraps(last, line, current)
        ):
            assert current is not None
            _extend(current, line.styled)
            return
        if current is not None and line.indent > current.indent and not line.gap:
            if last is not None and _continues(last, line) and current.words.text:
                _extend(current, line.styled)
            else:
                build.note(line.words)
            return
        section = self.section
        if (
            not (section.keys or section.items)
            and (not line.gap or build.kr is None or self.listing)
            and not is_prose(line.text)
        ):
            build.open_key_result(line)
            return
        build.leave(line.span)


def read_line_field(line: Line, build: Build) -> bool:
    """Whether the line is a field of the current item."""
    current = build.current
    return current is not None and read_field(line.styled, current.marks)


def _continues(last: Line, line: Line) -> bool:
    """Whether a line with no mark of its own is the wrapped rest of the line above."""
    above = last.text
    if not above or ends_sentence(above) or line.label:
        return False
    if line.text[:1].islower():
        return len(above) >= 40
    return not line.text[:1].isascii() and len(above) >= 28


def _wraps(last: Line, line: Line, current: Open | None) -> bool:
    """Whether a line at the same indent is the rest of a sentence that a mail program broke."""
    if current is None or current.whole.end != last.end or line.label or ends_sentence(last.text):
        return False
    if line.text[:1].islower() and last.text.isascii():
        return len(last.text) + last.indent >= 55
    return not line.text[:1].isascii() and len(last.text) >= 34 and last.text[-1] not in "：:；;，,"


def _extend(item: Open, styled: Styled) -> None:
    from assistant.parse.words import join

    glue = " " if styled.words.text[:1].isascii() else ""
    item.words = join([item.words, styled.words], glue)


def _part(line: Line, words: object) -> Line:
    """A line of its own for one of several items on a line."""
    from assistant.parse.words import Words

    assert isinstance(words, Words)
    return Line(words.span.start, words.span.end, Styled(words), indent=line.indent, bullet=line.bullet)


def _role(line: Line) -> str | None:
    return line.label.role if line.label and line.label.role in ("o", "kr", "krs") else None


def _sections(blocks: Sequence[Block]) -> dict[int, _Section]:
    """By the index of an objective's line: what its section holds."""
    out: dict[int, _Section] = {0: _Section()}
    current = out[0]
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            current.keys = True
            continue
        role = _role(block)
        if role == "o":
            current = out[at] = _Section()
        elif role == "kr":
            current.keys = True
            current.count += 1
        elif role == "krs":
            current.heads = True
        elif block.level and at not in out:
            current = out[at] = _Section()
        elif block.item and not FIELD_LINE.match(plain(block.text)):
            current.items = True
    return out


__all__ = ["is_labelled", "read_labelled", "read_outline", "is_period", "Label", "re"]
