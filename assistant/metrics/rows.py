"""The rows of a table become metrics; headings, totals, notes and splits by person are told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.cycle import read_cycle
from assistant.metrics.cells import Scale, is_fraction, read_amount, unit_for
from assistant.metrics.columns import joined, read_columns, read_unit, retold
from assistant.metrics.grid import Grid
from assistant.metrics.known import known
from assistant.metrics.parts import read_parts
from assistant.metrics.words import is_measure, is_note, is_person, is_rate, is_total, period_of, unit_line
from assistant.numbers import read_dates, read_figures
from assistant.parse.words import Words, join
from assistant.text import cjk_count, plain
from assistant.text.late import late_compile
from assistant.types import Amount, Column, ColumnKind, Cycle, Lang, Left, LeftKind, MetricRow, Span, Text

_PART = late_compile(r"(?i)^\s*(?:其中|内含|含|of which|incl(?:uding|\.)?|thereof)\s*[:：]?\s*")


@dataclass(slots=True)
class Reading:
    """What was read so far."""

    rows: list[MetricRow]
    left: list[Left]
    notes: list[Text]
    cycle: Cycle | None = None
    columns: tuple[Column, ...] = ()


def read_table(grid: Grid, lang: Lang, cycle: Cycle | None, told: Mapping[int, ColumnKind]) -> Reading | None:
    """The metrics of a table, or None where no column of figures could be told.

    `told` says of single columns what they hold, whatever their headings say.
    """
    found = Reading([], [], [])
    unit = ""
    if (crossed := _crossed(grid)) is not None:
        _leave(found, "header", grid[0])
        grid = crossed
    columns: tuple[Column, ...] | None = None
    body: list[list[Words]] = []
    at = 0
    while at < len(grid):
        row = grid[at]
        cells = [cell.text for cell in row]
        following = [cell.text for cell in grid[at + 1]] if at + 1 < len(grid) else []
        if columns is None or not body:
            two = read_columns(joined(cells, following)) if following and _open(cells, following) else None
            head = read_columns(cells)
            if two is not None and (head is None or _gaps(cells)):
                columns, at = two, at + 2
                _leave(found, "header", [*row, *grid[at - 1]])
                continue
            if head is not None:
                columns, at = head, at + 1
                _leave(found, "header", row)
                continue
        at += 1
        filled = [cell for cell in row if cell.text]
        if len(filled) == 1 or (len(filled) == 2 and not any(_has_amount(c.text) for c in filled)):
            words = " ".join(c.text for c in filled)
            if is_total(words):
                _leave(found, "total", row)
                continue
            if said := unit_line(words) or ("" if body else read_unit(words)[1]):
                unit = said
                found.cycle = found.cycle or read_cycle(words)
                _leave(found, "title", row)
                continue
            if len(filled) == 1 and (not body or not read_figures(words) or is_note(words)):
                found.cycle = found.cycle or (read_cycle(words) if not body and len(words) < 60 else None)
                _leave(found, "note" if is_note(words) or (body and len(words) > 24) else "title", row)
                continue
        body.append(row)
    if not body:
        return None
    guessed = columns is None
    columns = columns or _guessed(body)
    if columns is None:
        return None
    columns = found.columns = retold(columns, told)
    if guessed:
        found.notes.append(_NO_HEADING)
    _read_body(_qualified(body, columns, lang), columns, unit, found, lang, cycle or found.cycle)
    if guessed:
        found.rows[:] = [
            replace(r, target=r.baseline, baseline=None) if r.target is None and r.baseline is not None else r
            for r in found.rows
        ]
    return found if found.rows or told else None


_STEP = late_compile(r"\s*(?P<from>[^\s→>]{1,12})\s*(?:→|->|=>|–>|到|to)\s*(?P<to>[^\s→>]{1,12})\s*")


def _crossed(grid: Grid) -> Grid | None:
    """Metrics across and shops down, each cell a step (820→1000), as rows of name, start and target; None if not so."""
    head, *body = grid
    if len(head) < 3 or not body or any(_has_amount(cell.text) for cell in head):
        return None
    cells = [cell.text for row in body for cell in row[1:] if cell.text]
    if not cells or sum(_STEP.fullmatch(cell) is not None for cell in cells) * 10 < len(cells) * 8:
        return None
    out: Grid = []
    for row in body:
        for metric, cell in zip(head[1:], row[1:], strict=False):
            if step := _STEP.fullmatch(cell.text):
                name = join([row[0], Words("" if cjk_count(metric.text) else " "), metric])
                out.append([name, cell.cut(*step.span("from")), cell.cut(*step.span("to"))])
    return out


_NO_HEADING = Text(
    "没有表头：一个数的当作目标，两个数的当作现状和目标，再多的记在旁边",
    "no heading: one figure was taken as the target, two as today and the target, more are kept beside it",
)


def _open(upper: Sequence[str], lower: Sequence[str]) -> bool:
    filled = [sum(1 for c in row if c) for row in (upper, lower)]
    return not any(_has_amount(c) for c in lower) and min(filled) >= 2


def _gaps(cells: Sequence[str]) -> bool:
    """Whether a heading has the gaps of merged cells."""
    return sum(1 for c in cells if not c) >= 1


def _has_amount(cell: str) -> bool:
    return bool(re.match(r"^[\s$€£¥≥≤<>~+\-(]*\d", plain(cell)))


def _guessed(body: Grid) -> tuple[Column, ...] | None:
    """The columns of a table without a heading: words, then up to three amounts."""
    width = max(len(row) for row in body)
    kinds: list[ColumnKind] = []
    for at in range(width):
        cells = [row[at].text for row in body if at < len(row) and row[at].text]
        amounts = sum(1 for c in cells if _has_amount(c) or read_figures(c))
        plain_words = sum(1 for c in cells if not _has_amount(c))
        if "name" not in kinds and cells and plain_words * 2 > len(cells) and amounts * 2 <= len(cells):
            kinds.append("name")
        elif cells and amounts * 2 >= len(cells):
            kinds.append("target")
        else:
            kinds.append("dim")
    goals = [at for at, kind in enumerate(kinds) if kind == "target"]
    if "name" not in kinds or not goals:
        return None
    if len(goals) >= 2:
        kinds[goals[0]] = "baseline"
    return tuple(Column(kind, "") for kind in kinds)


def _read_body(
    body: Grid, columns: tuple[Column, ...], unit: str, found: Reading, lang: Lang, cycle: Cycle | None
) -> None:
    fraction = _fractions(body, columns)
    main = _main_target(columns, cycle)
    start = _main_start(columns, body)
    shared = tuple(c.unit for c in columns if c.unit and c.kind in ("baseline", "target", "floor", "stretch"))[:1]
    said = ""
    units: list[str] = []
    for row in body:
        cells = {at: cell for at, cell in enumerate(row[: len(columns)]) if cell.text}
        names = [at for at, c in enumerate(columns) if c.kind == "name" and at in cells]
        name_at = names[-1] if names else None
        words = cells[name_at].text if name_at is not None else ""
        if any(is_total(cell.text) for cell in cells.values()):
            _leave(found, "total", row)
            continue
        if words and is_note(words) and not _figures(cells, columns):
            _leave(found, "note", row)
            continue
        dims = [cells[at].text for at, c in enumerate(columns) if c.kind == "dim" and at in cells]
        if not words and not (said and _figures(cells, columns)):
            _leave(found, "unread", row)
            continue
        said = words or said
        name, own = read_unit(said)
        name = re.sub(r"^\s*(?:\d{1,2}\s?[.、)）]|[-–•·*])\s*", "", name).strip(" ：:*")
        if not words and dims:
            name = f"{name}（{dims[-1]}）" if lang == "zh" else f"{name} ({dims[-1]})"
        given = next((cells[at].text for at, c in enumerate(columns) if c.kind == "unit" and at in cells), "")
        amounts: dict[int, Amount] = {}
        parts: tuple[Amount, ...] = ()
        for at, column in enumerate(columns):
            if column.kind not in ("baseline", "past", "target", "floor", "stretch") or at not in cells:
                continue
            hit = known(name)
            metric = hit.metric if hit else None
            chosen = unit_for(metric, name, (own, given, column.unit, unit, *shared))
            rate = fraction and not own and not given and is_rate(name) and is_fraction(cells[at].text)
            scale = Scale(unit="" if rate else chosen or ("%" if is_rate(name) else ""), fraction=bool(rate), lang=lang)
            if shares := read_parts(cells[at]):
                parts = shares
                continue
            amount = read_amount(cells[at], scale, heading=column.heading)
            if amount is not None:
                amounts[at] = amount
                if chosen and chosen not in (own, given):
                    units.append(chosen)
        if not amounts and name_at is not None and not is_measure(name):
            _leave(found, "note" if len(name) > 16 or is_note(name) else "title", row)
            continue
        owner, due = (
            next((cells[at].text for at, c in enumerate(columns) if c.kind == kind and at in cells), None)
            for kind in ("owner", "due")
        )
        goals = [at for at in amounts if columns[at].kind == "target"]
        aim = main if main in amounts else next(reversed(goals), None)
        reading = MetricRow(
            id="",
            name=name,
            text="",
            span=_span(row),
            unit=given or own,
            baseline=amounts.get(start) if start is not None else None,
            target=(amounts[aim] if aim is not None else None) or _of_kind("floor", columns, amounts),
            floor=_of_kind("floor", columns, amounts),
            stretch=_of_kind("stretch", columns, amounts),
            further=tuple(amounts[at] for at in goals if at != aim),
            owner=owner,
            due=due,
            parts=parts,
            period=period_of(f"{name} {columns[aim].heading if aim is not None else ''}"),
        )
        _add(found, reading, bool(dims) and not words)
    _fold_parts(found)
    _settle_parts(found.rows)
    if units:
        listed = "、".join(dict.fromkeys(units)), ", ".join(dict.fromkeys(units))
        found.notes.append(Text(f"单位{listed[0]}取自表头", f"the unit {listed[1]} is taken from the heading"))
    if fraction and any(a.text.endswith("%") for r in found.rows for a in (r.target, r.baseline) if a is not None):
        found.notes.append(Text("小数写的比率读成了百分数", "rates written as fractions were read as percentages"))


def _add(found: Reading, row: MetricRow, qualified: bool) -> None:
    """The row, or a share of a row above: 其中：张三, or a person's name."""
    named = _PART.sub("", row.name)
    goal = row.target or row.floor or row.stretch or row.baseline
    if found.rows and goal is not None and not qualified and (named != row.name or is_person(named)):
        whole = found.rows[-1]
        found.rows[-1] = replace(whole, parts=(*whole.parts, replace(goal, name=named)))
        return
    found.rows.append(row)


def _settle_parts(rows: list[MetricRow]) -> None:
    """Shares stand below the last metric; where they add up to another one above it, they are its own."""
    for at, row in enumerate(rows):
        amount = sum((p.figure.value for p in row.parts if p.figure and p.figure.value is not None), Decimal(0))
        if row.parts and amount != _value(row):
            owner = next((n for n in range(at) if _value(rows[n]) == amount and not rows[n].parts), None)
            if owner is not None:
                rows[owner] = replace(rows[owner], parts=row.parts)
                rows[at] = replace(row, parts=())


def _fold_parts(found: Reading) -> None:
    """Rows without a known name that add up to the row above are its parts: 华东 300, 华南 200 below 签约额 500."""
    at = 0
    while at < len(found.rows):
        whole = found.rows[at]
        total = _value(whole)
        run = 0
        amount = Decimal(0)
        if total and not whole.parts:
            for row in found.rows[at + 1 : at + 13]:
                value = _value(row)
                if value is None or known(row.name) is not None or is_measure(row.name):
                    break
                run, amount = run + 1, amount + value
                if amount == total and run >= 2:
                    goals = [(r, r.target or r.floor) for r in found.rows[at + 1 : at + 1 + run]]
                    parts = tuple(replace(a, name=r.name) for r, a in goals if a is not None)
                    found.rows[at] = replace(whole, parts=parts)
                    del found.rows[at + 1 : at + 1 + run]
                    break
        at += 1


def _value(row: MetricRow) -> Decimal | None:
    goal = row.target or row.floor
    return goal.figure.value if goal is not None and goal.figure is not None else None


def _qualified(body: Grid, columns: tuple[Column, ...], lang: Lang) -> Grid:
    """Names that stand twice get the region or product of their row, carried down where its cell is merged."""
    at = next((n for n, c in enumerate(columns) if c.kind == "name"), None)
    dim = next((n for n, c in enumerate(columns) if c.kind == "dim"), None)
    if at is None or dim is None:
        return body
    names = [row[at].text for row in body if at < len(row)]
    out, above = [], Words()
    for row in body:
        above = row[dim] if dim < len(row) and row[dim].text else above
        name = row[at] if at < len(row) else Words()
        if name.text and names.count(name.text) > 1 and above.text and not is_total(above.text):
            pieces = (above, name) if lang == "zh" else (name, Words(" ("), above, Words(")"))
            row = [*row[:at], join(pieces), *row[at + 1 :]]
        out.append(row)
    return out


def _fractions(body: Grid, columns: tuple[Column, ...]) -> bool:
    """Whether the sheet writes rates as fractions: no bare amount of a rate is above one."""
    seen = False
    for row in body:
        names = [row[at].text for at, c in enumerate(columns) if c.kind == "name" and at < len(row) and row[at].text]
        units = [row[at].text for at, c in enumerate(columns) if c.kind == "unit" and at < len(row) and row[at].text]
        if not names or units or not is_rate(read_unit(names[-1])[0]) or read_unit(names[-1])[1]:
            continue
        for at, column in enumerate(columns):
            if column.kind in ("baseline", "target", "floor", "stretch") and at < len(row) and row[at].text:
                fits = is_fraction(row[at].text)
                if fits is False:
                    return False
                seen = seen or fits is True
    return seen


def _main_target(columns: tuple[Column, ...], cycle: Cycle | None) -> int | None:
    """The column whose targets are drafted: the cycle's own, else one that names no period, else the last."""
    goals = [at for at, c in enumerate(columns) if c.kind == "target"]
    if len(goals) < 2:
        return goals[0] if goals else None
    if cycle is not None:
        for at in goals:
            own = read_cycle(columns[at].heading)
            if own is not None and (own.end == cycle.end if own.end and cycle.end else own.text in cycle.text):
                return at
    free = [at for at in goals if not read_dates(columns[at].heading)]
    return free[0] if free else goals[-1]


def _main_start(columns: tuple[Column, ...], body: Grid) -> int | None:
    """The column that says where things stand: today before last year, the latest before the rest."""
    for kind in ("baseline", "past"):
        starts = [
            at
            for at, c in enumerate(columns)
            if c.kind == kind and any(at < len(row) and _has_amount(row[at].text) for row in body)
        ]
        if starts:
            return starts[-1]
    return None


def _of_kind(kind: ColumnKind, columns: tuple[Column, ...], amounts: dict[int, Amount]) -> Amount | None:
    return next((a for at, a in amounts.items() if columns[at].kind == kind), None)


def _figures(cells: dict[int, Words], columns: tuple[Column, ...]) -> bool:
    kinds = ("baseline", "past", "target", "floor", "stretch")
    return any(columns[at].kind in kinds and _has_amount(cell.text) for at, cell in cells.items())


def _leave(found: Reading, kind: LeftKind, row: Sequence[Words]) -> None:
    words = [cell for cell in row if cell.text]
    found.left.append(Left(kind=kind, text=" ".join(cell.text for cell in words), span=_span(words)))


def _span(row: Sequence[Words]) -> Span:
    spans = [cell.span for cell in row if cell.text and cell.runs]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else Span(0, 0)
