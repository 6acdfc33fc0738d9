"""Documents with labels: O and KR labels lead, and lines without one are judged by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.parse.build import Build, trim
from assistant.parse.draft import Open
from assistant.parse.fields import read_field
from assistant.parse.inline import split_headed, split_list, split_numbered, split_parts
from assistant.parse.labels import TEXT_FIELD
from assistant.parse.lines import Line, part_of
from assistant.parse.notes import heads_measures, measures, note_head
from assistant.parse.numbering import read_number
from assistant.parse.prose import is_prose, is_title, signs
from assistant.parse.ranks import style
from assistant.parse.rows import read_table
from assistant.parse.sections import Block, Section, labels_alone, role_of, sections
from assistant.parse.tables import Table
from assistant.parse.words import Words
from assistant.parse.wrap import extend, wraps
from assistant.text.late import late_compile

_AHEAD = 12
_TEXT_LINE = late_compile(rf"{TEXT_FIELD}\s?[:：]\s*")


def is_labelled(blocks: Sequence[Block]) -> bool:
    """Whether any line carries a label of an objective or key result."""
    return any(role_of(block) for block in blocks)


def read_labelled(blocks: Sequence[Block], build: Build) -> None:
    """Adds the items of a document with labels to `build`."""
    _Walk(blocks, build).run()


class _Walk:
    """Goes from line to line and remembers what the lines above leave open."""

    def __init__(self, blocks: Sequence[Block], build: Build) -> None:
        self.blocks = blocks
        self.build = build
        self.sections = sections(blocks)
        self.section = Section()
        self.has_o = any(role_of(block) == "o" for block in blocks)
        self.alone = labels_alone(blocks)
        self.waiting: Open | None = None  # an item whose label stands on a line of its own
        self.filled: Line | None = None  # the line that gave an objective below a bare "目标：" its words
        self.listing = False  # below a "Key Results:" line
        self.first: Line | None = None  # the line of an objective's first key result without a label
        self.spread = False  # below a "KR：" that is the only one, with more lines under its first
        self.noting: int | None = None  # the indent of a line that heads remarks
        self.closed = False  # below a heading that is no objective
        self.last: Line | None = None

    def run(self) -> None:
        for at, block in enumerate(self.blocks):
            if isinstance(block, Table):
                self.waiting = self.last = None
                read_table(block, self.build, labelled=True)
                continue
            self.section = self.sections.get(at, self.section)
            role = role_of(block)
            if role == "o":
                self._objective(at, block)
            elif role == "kr":
                self._key_result(at, block)
            elif role == "krs":
                self._head(block)
            elif block.level or (block.styled.all_bold and not block.item):
                self._heading(at, block)
            else:
                self._loose(at, block)
            self.last = block

    # --- lines with a label -----------------------------------------------------------------------------------

    def _objective(self, at: int, line: Line) -> None:
        self.listing, self.noting, self.closed, self.filled, self.spread = False, None, False, None, False
        self.first = None
        section = self.section
        if self._heads_objectives(at, line):
            self.build.leave(line.span)
            return
        parts = None
        if not (section.keys or section.items or section.heads):
            words = line.body.words
            parts = split_headed(words) or split_list(words) or _figured(words)
        item = self.build.open_objective(line)
        if parts:
            item.words = trim(parts[0])
            for part in parts[1]:
                self.build.open_key_result(part_of(line, part))
        self.waiting = None if item.words.text else item

    def _heads_objectives(self, at: int, line: Line) -> bool:
        """Whether "Objectives" or "目标：" with nothing behind it stands above objectives with labels of their own."""
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        label = line.label
        whole = label is not None and label.written[:3].lower() == "okr"  # "OKR #1" above "Objective: …"
        bare = label is not None and (label.number is None or whole) and not line.body.words.text
        table = isinstance(following, Table) and not following.keyed
        return bare and (table or role_of(following) == "o")

    def _key_result(self, at: int, line: Line) -> None:
        label = line.label
        assert label is not None
        self.noting, self.waiting, self.listing, self.spread = None, None, False, False
        if self.closed:
            self.closed = False
            self.build.blank_objective(line.span)
        words = line.body.words
        if label.number is None:
            if not words.text and self._heads_list(at):
                self._head(line)
                return
            pieces = split_numbered(words)
            if len(pieces) == 1 and self.section.keys == 1 and not self.section.items:
                parts = split_parts(words)
                pieces = parts if len(parts) > 2 else pieces
            if len(pieces) > 1:
                for piece in pieces:
                    self.build.open_key_result(part_of(line, piece))
                return
            self.spread = self.section.keys == 1
            number = read_number(words.text) if self.spread else None
            if number and number.sure and number.value == 1:
                self.build.open_key_result(part_of(line, words.cut(number.end)))
                return
        self.build.turn_to(label)
        self.build.turn_back(line.indent)
        item = self.build.open_key_result(line)
        if self.alone and not item.words.text:
            self.waiting = item

    def _heads_list(self, at: int) -> bool:
        """Whether "关键结果：" or "KR：" with nothing behind it stands above a list."""
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if not isinstance(following, Line):
            return following is not None
        if role_of(following) == "kr":
            return following.label is not None and following.label.number is not None
        return role_of(following) is None and not following.level

    def _head(self, line: Line) -> None:
        """A "Key Results:" line: what follows are key results, whether labelled or not."""
        if self.closed:
            self.closed = False
            self.build.blank_objective(line.span)
        self.waiting, self.listing, self.noting = None, True, None
        self.build.kr = None
        words = line.body.words
        if not words.text:
            self.build.leave(line.span)
            return
        pieces = split_numbered(words)
        for piece in pieces if len(pieces) > 1 else split_parts(words):
            self.build.open_key_result(part_of(line, piece))

    # --- lines without ------------------------------------------------------------------------------------------

    def _heading(self, at: int, line: Line) -> None:
        if self.waiting is not None and not is_title(line.text):
            self._fill(line)
            return
        objective = self.build.objective
        if note_head(line.text) is not None and objective is not None:
            self.noting = -1
            self.build.leave(line.span)
            return
        self.noting = None
        free = objective is None or bool(objective.krs) or self.closed
        if free and self._owns_keys(at, line) and not is_title(line.text):
            self._adopt(line)
            return
        self.build.title(line)
        if free or objective is None or not objective.words.text:
            self.closed, self.listing = objective is not None, False

    def _loose(self, at: int, line: Line) -> None:
        if self.waiting is None and self._names_part(at, line):
            self.build.title(line)
            return
        build = self.build
        if self.waiting is not None:
            self._fill(line)
        elif self.closed:
            if self._owns_keys(at, line):
                self._adopt(line)
            else:
                build.leave(line.span)
        elif build.objective is None or (not self.has_o and note_head(line.text) is None and self._owns_keys(at, line)):
            self._before(at, line)
        elif build.current is not None and read_field(line.words, build.current.marks):
            self.last = None
        elif self._remark(line):
            pass
        elif line.item:
            self._item(line)
        else:
            self._plain(line)

    def _names_part(self, at: int, line: Line) -> bool:
        """Whether a line right above an objective names the half-year, team or person that the objective is for."""
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if not isinstance(following, Line) or role_of(following) != "o":
            return False
        return is_title(line.text) or (line.bullet == "└" and following.indent > line.indent and len(line.text) < 24)

    def _owns_keys(self, at: int, line: Line) -> bool:
        """Whether key results follow before the next objective's label or the next line of the same depth."""
        for block in self.blocks[at + 1 : at + _AHEAD]:
            if isinstance(block, Table):
                return not self.has_o
            role = role_of(block)
            if role in ("kr", "krs"):
                return line.level > 0 or line.styled.all_bold or block.indent >= line.indent
            if role == "o" or block.level or (not line.level and block.indent <= line.indent):
                return False
        return False

    def _adopt(self, line: Line) -> None:
        """A line without a label becomes an objective because key results stand under it."""
        self.closed = self.listing = False
        self.build.open_objective(line, line.styled)

    def _before(self, at: int, line: Line) -> None:
        """A line above the first objective, or in a document that labels key results only."""
        if self._owns_keys(at, line) and not is_title(line.text) and not is_prose(line.text):
            self._adopt(line)
        elif self.listing and (line.item or not is_prose(line.text)):
            self.build.open_key_result(line)
        else:
            self.build.title(line)

    def _fill(self, line: Line) -> None:
        """The words of an item whose label stood alone."""
        item, self.waiting = self.waiting, None
        assert item is not None
        if named := _TEXT_LINE.match(line.text):
            line.styled = line.styled.cut(named.end())
        self.build.fill(item, line)
        self.filled = line if self.build.objective is item else self.filled

    def _remark(self, line: Line) -> bool:
        """A line such as 说明：… or 举措：, and the lines below the latter."""
        build = self.build
        if build.kr is None and not (self.section.keys or self.section.heads) and heads_measures(line.text):
            self.listing = True
            build.leave(line.span)
            return True
        shown = (
            measures(line.text) if build.kr is None and build.objective is not None and not self.section.keys else None
        )
        if shown is not None:
            for part in split_parts(line.words.cut(shown)):
                build.open_key_result(part_of(line, part))
            build.kr = None
            return True
        head = note_head(line.text)
        if head is not None and (
            not line.item
            or build.current is None
            or line.indent > build.current.indent
            or self.section.keys > 0
            or (self.first is not None and style(line) != style(self.first))
        ):
            self.noting = line.indent
            build.note(line.words.cut(head).strip())
            return True
        if self.noting is not None and (line.indent > self.noting or line.item or not line.gap):
            build.note(line.words)
            return True
        return False

    def _item(self, line: Line) -> None:
        build = self.build
        kr = build.kr
        if self.listing and build.turn_to_number(line.number):
            build.open_key_result(line)
            return
        labelled = self.section.keys > 0
        if self.filled is not None and not self.listing and _alike(line, self.filled) and (labelled or kr is None):
            build.open_objective(line, line.styled)  # 目标： above 1. … KR1 … 2. … KR1 …
        elif kr is None:
            if not self.listing and (self.section.heads or labelled):
                build.note(line.words)
            else:
                self.first = line
                build.open_key_result(line)
        elif self.first is not None and _below(line, self.first):
            build.note(line.words)
        elif self.spread and line.number is not None:
            build.open_key_result(line)
        elif (line.indent > kr.indent and (kr.bullet or not kr.level)) or (labelled and not kr.bullet):
            build.note(line.words)
        else:
            build.open_key_result(line)

    def _plain(self, line: Line) -> None:
        build, section, current = self.build, self.section, self.build.current
        alone = not (section.keys or section.items)  # nothing but plain lines below the objective
        deeper = current is not None and line.indent > current.indent
        if wraps(self.last, line, current) and (section.keys or (deeper and not alone)):
            assert current is not None
            extend(current, line)
        elif deeper and not line.gap and not (alone and build.kr is None):
            if self.spread and current is not None and current is build.kr:
                build.open_key_result(line).indent = current.indent
            else:
                build.note(line.words)
        elif self.last is not None and not self.last.label and signs(self.last.text, line.text):
            build.leave(line.span)
        elif alone and (not line.gap or self._spaced_out()) and not is_prose(line.text):
            self.first = self.first or line
            build.open_key_result(line)
        else:
            build.leave(line.span)

    def _spaced_out(self) -> bool:
        """Whether a blank line before a key result is nothing new: there was one before the first, or none came yet."""
        return self.build.kr is None or self.listing or (self.first is not None and self.first.gap)


def _below(line: Line, first: Line) -> bool:
    """Whether an item at the indent of numbered key results carries another mark and so stands below one of them."""
    return first.number is not None and line.indent == first.indent and style(line) != style(first)


def _alike(line: Line, other: Line) -> bool:
    return line.item and other.item and line.indent == other.indent and style(line) == style(other)


def _figured(words: Words) -> tuple[Words, list[Words]] | None:
    """An objective and key results between semicolons on one line, told by the figures in the later parts."""
    parts = split_parts(words)
    figures = sum(bool(re.search(r"\d", part.text)) for part in parts[1:])
    if len(parts) < 3 or figures < 2 or re.search(r"\d", parts[0].text):
        return None
    return parts[0], parts[1:]
