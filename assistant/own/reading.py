"""A file's text becomes candidates: what the parser reads as OKRs, with whose they are from headings, fields and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.library import Example, ExampleKeyResult
from assistant.own import LeftOut
from assistant.own.columns import Cells, table_cells
from assistant.own.headings import Headings, Reach, Who, read_heading
from assistant.parse import parse
from assistant.parse.blocks import read_blocks
from assistant.parse.lines import Line
from assistant.parse.tables import Table
from assistant.roles import function_of, industry_of, level_of
from assistant.text import language, length, plain
from assistant.types import Item, KeyResult, Objective, OkrDocument, Span, Text

_LONGEST_OBJECTIVE = {"zh": 90, "en": 45}
_LONGEST_KEY_RESULT = {"zh": 260, "en": 110}
_LINE = re.compile(r"[^\r\n]+")
_FIELD = re.compile(
    r"(?P<key>(?:所属)?行业|角色|岗位|职位|部门|职能|级别|职级|industry|sector|role|position|job title|department|function|level)"
    r"\s*[:：]\s*(?P<value>[^:：。]{1,40})$",
    re.IGNORECASE,
)
_FIELD_OF = {
    "industry": ("行业", "所属行业", "industry", "sector"),
    "function": ("部门", "职能", "department", "function"),
    "level": ("级别", "职级", "level"),
    "role": ("角色", "岗位", "职位", "role", "position", "job title"),
}
_REASONS = {
    "not-an-item": Text("不是目标也不是关键结果", "neither an objective nor a key result"),
    "no-key-results": Text("下面没有关键结果", "has no key results below it"),
    "no-objective": Text("上面没有写目标", "stands below no objective"),
    "prose": Text("读起来是说明文字，不像目标或关键结果", "reads like an explanation rather than an item"),
    "note": Text("是补充说明，例子里不存", "is a remark; examples keep none"),
    "dropped": Text("已经划掉", "is struck out"),
    "after-heading": Text("中间隔着别的标题，不属于上面的目标", "a heading stands between it and the objective"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An example as read, with the line of its objective and the headings above it."""

    line: int
    example: Example
    headings: tuple[str, ...] = ()


def left_out(line: int, text: str, code: str) -> LeftOut:
    """A line with the reason that goes with `code`."""
    return LeftOut(line, " ".join(text.split())[:200], code, _REASONS[code])


def read_examples(text: str) -> tuple[list[Found], list[LeftOut]]:
    """The examples of a text in whatever layout, and the lines that are none."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]
        self._document: OkrDocument = parse(text)
        self._places = sorted(
            (item.span.start, item) for item in self._document.items() if isinstance(item, KeyResult) or item.text
        )
        self._headings = Headings()
        self._fields: dict[str, str] = {}
        self._at: list[tuple[int, Who, tuple[str, ...]]] = []
        self._ends: list[int] = []
        self._used: list[Span] = []
        self._cells: list[Cells] = []

    def read(self) -> tuple[list[Found], list[LeftOut]]:
        """What the text holds, and what was left out, in reading order."""
        self._look_around()
        found: list[Found] = []
        out: list[LeftOut] = []
        for objective in self._document.objectives:
            one, not_taken = self._example(objective)
            found += [one] if one else []
            out += not_taken
        out += self._rest()
        return found, sorted(out, key=lambda it: it.line)

    # --- what stands around the items ---------------------------------------------------------------------------

    def _look_around(self) -> None:
        blocks = read_blocks(self._text)
        starts = [start for start, _ in self._places]
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if isinstance(block, Table):
                self._cells += table_cells(block)
                continue
            at = bisect_right(starts, block.end - 1) - 1
            if not block.text or (at >= 0 and starts[at] >= block.start):
                continue
            if not block.label and not block.item and self._reads(block, self._heads(block, following)):
                self._used.append(block.span)
                self._at.append((block.start, self._who(), self._headings.trail()))

    def _heads(self, line: Line, following: Line | Table | None) -> bool:
        """Whether examples begin right below: the next line is an objective's, or a table."""
        if following is None:
            return False
        if isinstance(following, Table):
            return True
        at = bisect_right(self._places, line.end, key=lambda place: place[0])
        return (
            at < len(self._places)
            and isinstance(self._places[at][1], Objective)
            and self._places[at][0] < following.end
        )

    def _reads(self, line: Line, heads: bool) -> bool:
        """Whether the line says whose examples follow."""
        field = _FIELD.match(plain(line.text))
        if field:
            key = next(name for name, words in _FIELD_OF.items() if field["key"].casefold() in words)
            if key == "industry" or (key == "function" and "role" in self._fields):
                self._fields = {}
            self._fields[key] = line.text[field.start("value") : field.end("value")].strip()
            return True
        depth = line.level or (7 if line.styled.all_bold else 0)
        heading = read_heading(line.text, depth, self._document.lang, heads=heads)
        if heading is None:
            return False
        self._headings.see(heading)
        self._fields = {}
        if heading.reach < Reach.ROLE:
            self._ends.append(line.start)
        return True

    def _who(self) -> Who:
        return _with_fields(self._headings.who(), self._fields)

    def _stands(self, place: int) -> tuple[Who, tuple[str, ...]]:
        """Whose example begins at `place`, by its row's columns and by what stands above."""
        at = bisect_right(self._at, place, key=lambda entry: entry[0]) - 1
        who, trail = self._at[at][1:] if at >= 0 else (Who(), ())
        row = next((cells for cells in self._cells if cells.start <= place < cells.end), None)
        return _with_fields(who, row.fields if row else {}), trail

    # --- the examples -------------------------------------------------------------------------------------------

    def _example(self, objective: Objective) -> tuple[Found | None, list[LeftOut]]:
        line = self._line(objective.span.start)
        if objective.dropped:
            return None, self._all(objective, "dropped")
        if not objective.text.strip():
            return None, self._all(objective, "no-objective")
        if length(objective.text, self._document.lang) > _LONGEST_OBJECTIVE[self._document.lang]:
            return None, self._all(objective, "prose")
        taken: list[ExampleKeyResult] = []
        out = self._notes(objective)
        ended = next((end for end in self._ends if end > objective.span.start), len(self._text))
        for result in objective.key_results:
            words = _words(result, self._text)
            code = (
                "after-heading"
                if result.span.start > ended
                else "dropped"
                if result.dropped
                else "prose"
                if length(words, self._document.lang) > _LONGEST_KEY_RESULT[self._document.lang]
                else ""
            )
            if code or not words:
                out.append(left_out(self._line(result.span.start), words, code or "not-an-item"))
            else:
                taken.append(ExampleKeyResult(words))
                out += self._notes(result)
        if not taken:
            return None, [left_out(line, objective.text, "no-key-results"), *out]
        who, trail = self._stands(objective.span.start)
        text = _clean(objective.text)
        example = Example(
            id="",
            lang=language("\n".join([text, *(k.text for k in taken)])),
            function=who.function,
            role=who.role,
            level=who.level,
            industry=who.industry,
            type="committed",
            objective=text,
            key_results=tuple(taken),
            why="",
            source="own",
        )
        return Found(line=line, example=example, headings=trail), out

    def _notes(self, item: Item) -> list[LeftOut]:
        return [left_out(self._line(note.span.start), note.text, "note") for note in item.notes]

    def _all(self, objective: Objective, code: str) -> list[LeftOut]:
        items: Iterable[Item] = [objective, *objective.key_results] if objective.text else objective.key_results
        return [left_out(self._line(item.span.start), item.text, code) for item in items]

    def _rest(self) -> Iterator[LeftOut]:
        """The lines that neither became an item nor said whose the items are."""
        used = sorted(self._used)
        tables = [Span(cells.start, cells.end) for cells in self._cells if cells.heading]
        for span in self._document.unparsed:
            for piece in _LINE.finditer(self._text, *span):
                where = Span(*piece.span())
                known = (*_near(used, where), *tables)
                if piece.group().strip() and not any(_touch(where, other) for other in known):
                    yield left_out(self._line(where.start), piece.group(), "not-an-item")

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)


def _near(spans: Sequence[Span], where: Span) -> Sequence[Span]:
    at = bisect_right(spans, where.start, key=lambda span: span.start)
    return spans[max(0, at - 1) : at + 2]


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _with_fields(who: Who, fields: dict[str, str]) -> Who:
    """What fields and columns say goes before what headings say."""
    role = fields.get("role", "")
    function = function_of(fields.get("function")) or function_of(role)
    return replace(
        who,
        industry=industry_of(fields.get("industry")) or who.industry,
        function=function or who.function,
        level=level_of(fields.get("level")) or level_of(role) or who.level,
        role=role or fields.get("function", "") or who.role,
    )


def _words(result: KeyResult, document: str) -> str:
    """A key result's words, with the amounts and the date that stood in columns of their own."""
    apart = [document[r.source : r.source + r.length] for r in result.runs if r.at > len(result.text)]
    if not apart:
        return _clean(result.text)
    due = result.sentence.deadline.text if result.sentence.deadline else None
    amounts = " → ".join(part.strip() for part in apart if part.strip() != due)
    zh = language(result.text) == "zh"
    said = f"{result.text}{'：' if zh else ': '}{amounts}" if amounts else result.text
    if due and any(part.strip() == due for part in apart):
        said += f"，{due} 前" if zh else f" by {due}"
    return _clean(said)


def _clean(text: str) -> str:
    return " ".join(text.split())
