"""Whether a pasted text is a list of metrics and no draft: said only where nothing speaks for a draft."""

from __future__ import annotations

from assistant.metrics.grid import read_grid
from assistant.metrics.known import known
from assistant.metrics.sheet import read_sheet
from assistant.parse.columns import header_kinds
from assistant.parse.labels import read_label
from assistant.text.late import late_compile
from assistant.types import Board, MetricRow

_FEW_IN_TABLE = 2
_FEW_IN_LIST = 4
_LONGEST_NAME = 16
_DRAFT = late_compile(
    r"(?im)^\s*(?:#+\s*)?(?:[-*•]\s*)?(?:o\s?\d?\b|okrs?\b|kr\s?\d|目标[一二三\d]?\s?[:：]|关键结果|objectives?\b|key results?\b)"
)
_MOST_CHARS = 20_000


def is_metric_list(text: str) -> bool:
    """Whether `text` is a sheet or list of metrics: amounts beside names, no objective, no key results, no tasks."""
    if len(text) > _MOST_CHARS or _DRAFT.search(text):
        return False
    grid = read_grid(text)
    if grid is not None and any(_labelled([c.text for c in row]) for row in grid[:12]):
        return False
    board = read_sheet(text)
    if any(row.parts for row in board.rows):
        return _mostly_known(board.rows)
    if grid is not None and any(left.kind == "header" for left in board.left):
        return len(board.rows) >= _FEW_IN_TABLE and any(row.targets for row in board.rows)
    return len(board.rows) >= _FEW_IN_LIST and _mostly_known(board.rows) and _bare(board)


def _labelled(cells: list[str]) -> bool:
    """Whether a row of a table says that it is an OKR."""
    kinds = header_kinds(cells) or []
    if "o" in kinds or "kr" in kinds:
        return True
    label = next((found for cell in cells[:3] if (found := read_label(f"{cell} "))), None)
    return label is not None and label.role in ("o", "kr") and label.number is not None


def _mostly_known(rows: tuple[MetricRow, ...]) -> bool:
    return sum(1 for row in rows if row.metric and known(row.name)) * 2 > len(rows)


def _bare(board: Board) -> bool:
    """Whether the lines are names with amounts and hardly anything else."""
    short = sum(1 for row in board.rows if len(row.name) <= _LONGEST_NAME or len(row.name.split()) <= 5)
    unread = sum(1 for left in board.left if left.kind == "unread")
    return short * 5 >= len(board.rows) * 4 and unread * 4 <= len(board.rows)
