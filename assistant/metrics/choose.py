"""Which of a sheet's figures become key results, and under how many objectives: few enough to rally behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.lexicon import lexicon
from assistant.metrics.purpose import purpose_of
from assistant.metrics.sums import parts_of
from assistant.metrics.trays import counts_work
from assistant.profiles import Profile
from assistant.types import Board, MetricRow

MOST_OBJECTIVES = 3
# A house may allow five key results; a sheet fills every place there is, and then nobody rallies.
ENOUGH_KEY_RESULTS = 4
_MOST_DRIVERS = 2


@dataclass(slots=True)
class Group:
    """What belongs under one objective: the rows to win, then how, then what to guard; `work` is done for it."""

    wins: list[MetricRow]
    drives: list[MetricRow] = field(default_factory=list)
    guards: list[MetricRow] = field(default_factory=list)
    work: list[MetricRow] = field(default_factory=list)

    @property
    def rows(self) -> tuple[MetricRow, ...]:
        """The rows that become key results, in their order."""
        return (*self.wins, *self.drives, *self.guards)


def choose(board: Board, profile: Profile) -> tuple[Group, ...]:
    """The figures that matter, grouped; every row at most once, every group within the profile's count."""
    wins = _ranked([r for r in board.tray("win") if r.targets], board)
    if not wins:
        return ()
    most = max(1, min(profile.key_results.max, ENOUGH_KEY_RESULTS))
    guards = [r for r in board.tray("guard") if r.targets]
    drives = [r for r in board.tray("drive") if r.targets]
    room = most - 1 if guards and most > 1 else most
    themes = [wins] if len(wins) <= room else _parted(_themes(wins), room)
    themes = themes[: min(MOST_OBJECTIVES, profile.objectives.max)]
    groups = [Group(theme[:room]) for theme in themes]
    for group in groups:
        free = max(0, min(_MOST_DRIVERS, most - len(group.wins) - (1 if guards else 0)))
        taken = {r.id for g in groups for r in g.rows}
        near = [r for r in _by_use(drives, group, board) if r.id not in taken]
        group.drives = near[:free]
    _give_work(drives, groups)
    for row in _by_need(guards, groups):
        home = next((g for g in groups if _guarded_by(row, g) and len(g.rows) < most and not g.guards), None)
        home = home or next((g for g in groups[:1] if len(g.rows) < most and not g.guards), None)
        if home is not None:
            home.guards.append(row)
    return tuple(groups)


def _ranked(rows: list[MetricRow], board: Board) -> list[MetricRow]:
    """The rows that matter most first: those that show the purpose, then what others add up to, then the sheet's order."""
    purpose = purpose_of(board.purpose)
    summed = {s.row for s in board.sums}

    def rank(row: MetricRow) -> tuple[int, int, int]:
        shows = purpose is not None and row.metric in purpose.first
        return (0 if shows else 1, 0 if row.metric else 1, 0 if row.id in summed else 1)

    return sorted(rows, key=rank)


def _themes(rows: list[MetricRow]) -> list[list[MetricRow]]:
    """Rows of one trade together, in the order of their best row; what fits nowhere joins the first."""
    themes: list[list[MetricRow]] = []
    for row in rows:
        home = next((t for t in themes if any(_akin(row, other) for other in t)), None)
        if home is not None:
            home.append(row)
        elif row.metric is not None or not themes:
            themes.append([row])
        else:
            themes[0].append(row)
    return themes


def _parted(themes: list[list[MetricRow]], room: int) -> list[list[MetricRow]]:
    """Themes in portions of what one objective holds; a single row left over is no objective of its own."""
    out = []
    for theme in themes:
        for at in range(0, len(theme), room):
            portion = theme[at : at + room]
            if at == 0 or len(portion) > 1:
                out.append(portion)
    return out


def _akin(a: MetricRow, b: MetricRow) -> bool:
    first, second = lexicon().get(a.metric or ""), lexicon().get(b.metric or "")
    if first is None or second is None:
        return False
    linked = _drives(first.key, second.key) or _drives(second.key, first.key)
    return linked or bool(set(first.functions[:2]) & set(second.functions[:2]))


def _by_use(drives: list[MetricRow], group: Group, board: Board) -> list[MetricRow]:
    """The drivers of a group's rows, parts of an identity first; effort never before outcome."""
    keys = {r.metric for r in group.wins if r.metric}
    parts = {p for key in keys for p in parts_of(key, board)}

    def use(row: MetricRow) -> int:
        metric = lexicon().get(row.metric or "")
        if row.by_hand:
            return 0
        if metric is None or counts_work(row):
            return 3
        if metric.key in parts:
            return 0
        return 1 if any(_drives(metric.key, key) for key in keys) else 2

    return sorted((r for r in drives if use(r) < 3), key=use)


def _give_work(drives: list[MetricRow], groups: Sequence[Group]) -> None:
    """What counts work goes below the objective whose metric it drives."""
    for row in drives:
        if counts_work(row) and not row.by_hand and row.metric is not None:
            key = row.metric
            home = next((g for g in groups if any(_drives(key, r.metric or "") for r in g.rows)), None)
            if home is not None:
                home.work.append(row)


def _by_need(guards: list[MetricRow], groups: Sequence[Group]) -> list[MetricRow]:
    return sorted(guards, key=lambda row: 0 if any(_guarded_by(row, g) for g in groups) else 1)


def _guarded_by(row: MetricRow, group: Group) -> bool:
    metrics = [m for r in group.rows if (m := lexicon().get(r.metric or "")) is not None]
    return row.metric is not None and any(m.guardrail == row.metric for m in metrics)


def _drives(lower: str, upper: str) -> bool:
    """Whether one metric drives another, at most three steps up."""
    key: str | None = lower
    for _ in range(3):
        metric = lexicon().get(key) if key else None
        key = metric.drives if metric is not None else None
        if key == upper:
            return True
    return False
