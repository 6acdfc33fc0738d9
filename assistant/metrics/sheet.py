"""A pasted sheet or list read back: its metrics with their amounts, and what is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from assistant.metrics.compose import row_text
from assistant.metrics.grid import read_grid
from assistant.metrics.known import known
from assistant.metrics.lines import read_lines
from assistant.metrics.rows import read_table
from assistant.metrics.words import is_spend
from assistant.text import cjk_count, language
from assistant.types import Board, ColumnKind, Cycle, FigureKind, Lang, MetricRow, Text

_TWICE = Text("写了两遍的行只算一次", "rows that stand twice count once")


def read_sheet(
    text: str,
    *,
    lang: Lang | None = None,
    cycle: Cycle | None = None,
    objective: str = "O1",
    columns: Mapping[int, ColumnKind] = MappingProxyType({}),
) -> Board:
    """The sheet in `text` with every row in the tray "watch"; no rows where it holds no metric.

    `cycle` picks among target columns of several periods. Ids are those of key results below `objective`. `columns`
    says what single columns (0 is the first) hold where their headings were read wrongly.
    """
    told: Lang = lang or language(text)
    grid = read_grid(text)
    found = (read_table(grid, told, cycle, columns) if grid is not None else None) or read_lines(text, told)
    if found is None:
        return Board(text=text, lang=told)
    once: dict[str, MetricRow] = {}
    for row in found.rows:
        once.setdefault(_finished(row, "", told).text, row)
    if len(once) < len(found.rows):
        found.notes.append(_TWICE)
    rows = tuple(_finished(row, f"{objective}.KR{n}", told) for n, row in enumerate(once.values(), start=1))
    return Board(
        text=text,
        lang=told,
        rows=rows,
        left=tuple(sorted(found.left, key=lambda one: one.span)),
        notes=tuple(dict.fromkeys(found.notes)),
        cycle=found.cycle,
        columns=found.columns,
    )


def _finished(row: MetricRow, target: str, lang: Lang) -> MetricRow:
    """The row with its id, its metric and its sentence."""
    hit = known(row.name, _kind(row))
    if hit is not None and hit.full and cjk_count(row.name):
        row = replace(row, name=hit.full)
    metric = hit.metric if hit is not None else None
    row = replace(row, id=target, metric=metric.key if metric else None, limit=_is_limit(row))
    return row if row.text else replace(row, text=row_text(row, metric, lang))


def _kind(row: MetricRow) -> FigureKind:
    amount = row.target or row.baseline
    return amount.figure.kind if amount is not None and amount.figure is not None else "unknown"


def _is_limit(row: MetricRow) -> bool:
    """Whether the target is a bound that holds already or has no start, or what already is."""
    if row.limit or row.target is None or row.target.figure is None:
        return row.limit
    figure = row.target.figure
    start = row.baseline.figure.value if row.baseline is not None and row.baseline.figure is not None else None
    if start is None or figure.value is None:
        return row.baseline is None and figure.op in ("le", "lt", "ge", "gt")
    if figure.op in ("le", "lt", "ge", "gt"):
        return start <= figure.value if figure.op in ("le", "lt") else start >= figure.value
    if is_spend(row.name) and start < figure.value:
        return True  # 410 万元 to 430 万元 of expenses is what may be spent, not what is to be reached
    return start == figure.value
