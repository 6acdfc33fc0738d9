"""The document under construction: objectives open, key results join them, the rest is kept as notes or unparsed."""

from __future__ import annotations

from dataclasses import fields, replace

from assistant.parse.draft import Open, struck
from assistant.parse.fields import Marks
from assistant.parse.labels import Label
from assistant.parse.lines import Line
from assistant.parse.marks import read_aside, read_back, read_front, read_lead_emoji
from assistant.parse.markup import Styled
from assistant.parse.notes import shown_below
from assistant.parse.numbering import ListNumber
from assistant.parse.words import Words
from assistant.text.late import late_compile
from assistant.types import Meta, Span

MAX_ITEMS = 40_000


class Build:
    """Collects items in reading order. `bare_priority`: P0 with no bracket in front of unlabelled items is a priority."""

    def __init__(self, *, bare_priority: bool = False) -> None:
        self.objectives: list[Open] = []
        self.holder: Open | None = None
        self.unparsed: list[Span] = []
        self.titles: list[Words] = []
        self.cycles: list[Words] = []
        self.bare_priority = bare_priority
        self.by_number: dict[int, Open] = {}
        self.count = 0
        self.full = False
        self.kr: Open | None = None

    @property
    def objective(self) -> Open | None:
        """The objective that takes the next key result."""
        return self.holder

    @property
    def current(self) -> Open | None:
        """The item that notes and fields belong to."""
        return self.kr or self.objective

    def open_objective(self, line: Line, styled: Styled | None = None, label: Label | None = None) -> Open:
        """A new objective with the line's words, those behind its label unless `styled` gives others."""
        if self._full(line.span):
            return Open(line.words, line.span)
        item = self._item(line, styled or line.body, label or line.label, objective=True)
        item.words = _unquoted(item.words.cut(0, shown_below(item.words.text)).rstrip(":："))
        self.objectives.append(item)
        if item.number is not None:
            self.by_number[item.number] = item
        self.holder, self.kr = item, None
        return item

    def open_key_result(self, line: Line, styled: Styled | None = None, label: Label | None = None) -> Open:
        """A new key result under the objective at hand, or under one that nobody wrote."""
        if self._full(line.span):
            return Open(line.words, line.span)
        item = self._item(line, styled or line.body, label or line.label, objective=False)
        item.words = _unquoted(item.words)
        if self.holder is None:
            self.blank_objective(item.whole)
        if self.holder is not None:
            self.holder.krs.append(item)
        self.kr = item
        return item

    def _full(self, span: Span) -> bool:
        """Whether no more items are taken; what stands at `span` is left unread then."""
        if self.full:
            self.leave(span)
            return True
        self.count += 1
        self.full = self.count >= MAX_ITEMS
        return False

    def number(self, item: Open, label: Label) -> None:
        """Gives an objective the number of a label that stood apart from its words."""
        item.label, item.number = item.label or label.written, label.number
        if label.number is not None:
            self.by_number[label.number] = item

    def turn_to(self, label: Label | None) -> None:
        """Goes back to the objective that a label names: O1-KR1 where all objectives were listed first.

        Behind O2 a label O1-KR1 is a slip when O1 has its key results already.
        """
        current = self.objective
        if label is None or label.parent is None or current is None or current.number in (None, label.parent):
            return
        found = self.by_number.get(label.parent)
        first = current is self.objectives[-1]
        if found is not None and not (first and (current.krs or found.krs)):
            self.holder = found

    def turn_back(self, indent: int) -> None:
        """Goes back to the objective further out when the next one stood below one of its key results."""
        if self.holder is not None and 0 < indent < self.holder.indent:
            outer = [item for item in reversed(self.objectives[-20:]) if item.indent < indent]
            self.holder = outer[0] if outer else self.holder

    def turn_to_number(self, number: ListNumber | None) -> bool:
        """Whether 2.1 leads to the second of the objectives that were listed before."""
        if number is None or len(number.values) != 2 or not 0 < number.values[0] <= len(self.objectives):
            return False
        self.holder = self.objectives[number.values[0] - 1]
        return True

    def pairs(self, count: int) -> bool:
        """Whether `count` key results belong one to each objective: as many were listed, all without any."""
        return 1 < count == len(self.objectives) and not any(objective.krs for objective in self.objectives)

    def fill(self, item: Open, line: Line) -> None:
        """Gives an item whose label stood on a line of its own the words of the line below."""
        filler = Build(bare_priority=self.bare_priority)
        objective = any(item is other for other in self.objectives)
        made = filler.open_objective(line, line.styled) if objective else filler.open_key_result(line, line.styled)
        marks, item.marks = item.marks, made.marks
        item.words, item.notes = made.words, [*item.notes, *made.notes]
        item.whole = item.whole._replace(end=max(item.whole.end, made.whole.end))
        item.marks.meta = merged(marks.meta, made.marks.meta)
        item.marks.owner = marks.owner or made.marks.owner
        item.marks.due = marks.due or made.marks.due

    def blank_objective(self, at: Span) -> None:
        """Opens an objective that nobody wrote, for key results that stand apart."""
        self.holder = Open(Words(), at)
        self.objectives.append(self.holder)
        self.kr = None

    def note(self, words: Words) -> None:
        """Hangs a remark on the item at hand."""
        if self.current is None:
            self.leave(words.span)
        elif words.text:
            self.current.notes.append(words)

    def leave(self, span: Span) -> None:
        """What stands at `span` is no part of any item."""
        if span.end > span.start:
            self.unparsed.append(span)

    def title(self, line: Line) -> None:
        """Leaves a line that may name the cycle."""
        self.titles.append(line.words)
        self.leave(line.span)

    def periods(self) -> list[Words]:
        """Where a cycle may be named: fields, titles, and brackets behind objectives."""
        behind = [o.marks.cycle for o in self.objectives if o.marks.cycle]
        return [*self.cycles, *self.titles, *behind]

    def _item(self, line: Line, styled: Styled, label: Label | None, *, objective: bool) -> Open:
        marks = line.marks
        if label and label.aside:
            read_aside(line.words.cut(*label.aside), marks)
        if line.box:
            marks.put("status", "done")
        head = head_of(styled.strip(), label)
        styled = titled(styled.strip(), marks) if label else styled
        words = trim(read_words(styled, marks, objective=objective, bare_priority=self.bare_priority and label is None))
        written = label.written if label else (line.number.written.strip(" .、:：") if line.number else "")
        return Open(
            words,
            line.span,
            written,
            label.number if label else None,
            label.parent if label else None,
            marks,
            indent=line.indent,
            bullet=bool(line.bullet or line.number),
            level=line.level,
            head=head,
        )


def read_words(styled: Styled, marks: Marks, *, objective: bool, bare_priority: bool) -> Words:
    """An item's words with everything that hangs on them read off into `marks`."""
    styled = read_lead_emoji(styled.strip(), marks)
    styled = read_front(styled, marks, bare_priority=bare_priority)
    styled = read_back(styled, marks, objective=objective)
    struck(styled, marks)
    return styled.words


_QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"'}


def _unquoted(words: Words) -> Words:
    """An objective without the quotes that the layout put around all of it."""
    closing = _QUOTES.get(words.text[:1])
    if closing is None or len(words) < 4 or words.text.find(closing, 1) != len(words) - 1:
        return words
    return words.cut(1, len(words) - 1)


def titled(styled: Styled, marks: Marks) -> Styled:
    """A bold small title in front of the words, as in "**KR1 排班：** 跑出…", goes into the meta."""
    if not styled.bold or styled.all_bold:
        return styled
    start, end = styled.bold[0]
    text = styled.words.text
    if start > 0 or end >= len(text) or end > 40:
        return styled
    title = text[:end].rstrip()
    after = text[end:].lstrip()
    if title.endswith((":", "：")):
        rest = styled.cut(end).strip()
    elif after.startswith((":", "：")):
        rest = styled.cut(len(text) - len(after) + 1).strip()
    else:
        return styled
    if rest.words.text:
        marks.meta = replace(marks.meta, title=title.rstrip(":： ").strip())
        return rest
    return styled


_HEAD = late_compile(r"(?P<head>[^\d:：,，。;；]{2,16}?)\s?(?:[:：]|\s[-–—]\s|——)", needs=": ： - – —")


def head_of(styled: Styled, label: Label | None) -> str:
    """What may be a small title: **排班**：跑出…, KR1 排班：跑出…; "" where a colon closed the label, or nothing is bold."""
    match = _HEAD.match(styled.words.text)
    if not match:
        return ""
    bold = bool(styled.bold) and not styled.all_bold and styled.bold[0][0] == 0
    inside = label is not None and label.number is not None and label.tail in ("blank", "dash", "glued")
    return match["head"] if (bold and styled.bold[0][1] >= match.end("head")) or inside else ""


_EMPTY = {"~", "null", "none", "-", "--", "—", "——", "/", "\\", "nil"}


def trim(words: Words) -> Words:
    """Without the signs that part items from each other; a sign that stands for nothing is nothing."""
    words = words.strip().rstrip(";；|｜").strip()
    if words.text.lower() in _EMPTY:
        return words.cut(0, 0)
    return words


def merged(first: Meta, second: Meta) -> Meta:
    """Both fields by field; what the first says stands."""
    tags = (*first.tags, *(tag for tag in second.tags if tag not in first.tags))
    gaps = {
        f.name: getattr(second, f.name) for f in fields(Meta) if f.name != "tags" and getattr(first, f.name) is None
    }
    return replace(first, tags=tags, **gaps)
