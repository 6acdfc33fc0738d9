"""Four trays: what is to be won, what brings it about, what must not be lost, and what is only watched."""

from __future__ import annotations

from dataclasses import replace

from assistant.lexicon import Metric, lexicon
from assistant.metrics.sums import parts_of, work_out
from assistant.metrics.words import is_effort, is_harm, is_spend
from assistant.types import Board, Lang, MetricRow, Text, Tray

TRAY_NAMES: dict[Tray, Text] = {
    "win": Text("要赢", "to win"),
    "drive": Text("怎么赢", "how to win"),
    "guard": Text("守住", "must not lose"),
    "watch": Text("看板", "keep watching"),
}
_SPEND_SAID = Text("是花出去的，往前冲的时候不能失控", "it is money spent; it must not run away")
_BY_HAND = Text("你自己放的", "put here by hand")
_NO_TARGET = Text("没有目标值，先看着", "it has no target: watch it")
_VANITY = Text("只说明被看到，说明不了价值", "it shows exposure, not value")
_LIMIT = Text("写的是上限、下限或保持不变，是要守住的", "it is written as a bound or as staying put: keep it")
_EFFORT_SAID = Text("数的是做了多少事，不是带来什么", "it counts work, not what the work brings")
_HARM_SAID = Text("越少越好，往前冲的时候不能变差", "less of it is better; it must not get worse on the way")
_PART = Text("它和别的数一起构成「{name}」", "with others it makes up “{name}”")
_DRIVES = Text("它推动「{name}」", "it drives “{name}”")
_GUARDS = Text("冲「{name}」的时候最容易丢的就是它", "it is what suffers first when “{name}” is pushed")
_OUTCOME = Text("最终要看的结果", "a result in itself")
_UNKNOWN = Text(
    "词典里没有它，先当作要赢的，请你看一眼", "the lexicon does not know it: taken as one to win, please check"
)


def sort_rows(board: Board) -> Board:
    """The board with every row in the tray that the lexicon proposes, its reason, and the sums of the sheet."""
    placed = tuple(r if r.by_hand else _placed(r, board) for r in board.rows)
    board = replace(board, rows=placed)
    if not board.tray("win"):
        board = replace(board, rows=_promoted(board))
    return replace(board, sums=work_out(board))


def move(board: Board, target: str, tray: Tray) -> Board:
    """The board with the row `target` in another tray, by hand; an unknown row changes nothing."""
    rows = (replace(r, tray=tray, reason=_BY_HAND, by_hand=True) if r.id == target else r for r in board.rows)
    return replace(board, rows=tuple(rows))


def read_tray(word: str) -> Tray | None:
    """The tray that a word names: its key, or what it is called in either language."""
    said = word.strip().lower().replace("_", " ")
    for tray, name in TRAY_NAMES.items():
        if said in (tray, name.zh, name.en):
            return tray
    return None


def _placed(row: MetricRow, board: Board) -> MetricRow:
    tray, reason = _tray(row, board)
    return replace(row, tray=tray, reason=reason)


def _tray(row: MetricRow, board: Board) -> tuple[Tray, Text]:
    metric = lexicon().get(row.metric) if row.metric else None
    if not row.targets:
        return "watch", _NO_TARGET
    if row.limit:
        return "guard", _LIMIT
    if metric is None:
        if is_harm(row.name):
            return "guard", _HARM_SAID
        if is_spend(row.name):
            return "guard", _SPEND_SAID
        if is_effort(row.name):
            return "drive", _EFFORT_SAID
        return "win", _UNKNOWN
    if counts_work(row):
        return "drive", _EFFORT_SAID
    if metric.vanity:
        return "watch", _VANITY
    others = [r for r in board.rows if r.metric and r.metric != row.metric and r.targets and not r.limit]
    for other in others:
        if metric.key in parts_of(other.metric or "", board):
            return "drive", _about(_PART, other)
    above = _above(metric, {r.metric or "": r for r in others})
    if above is not None and not _is_harm(metric):
        return "drive", _about(_DRIVES, above)
    for other in others:
        pushed = lexicon().get(other.metric or "")
        if pushed is not None and pushed.guardrail == metric.key and pushed.direction == "up":
            return "guard", _about(_GUARDS, other)
    if _is_harm(metric) and any(not _is_harm(m) for r in others if (m := lexicon().get(r.metric or ""))):
        return "guard", _HARM_SAID
    if metric.kind == "money" and metric.direction == "down" and len(others) > 0:
        return "guard", _SPEND_SAID
    return "win", _OUTCOME


def counts_work(row: MetricRow) -> bool:
    """Whether a row counts what is done and not what it brings."""
    metric = lexicon().get(row.metric) if row.metric else None
    return is_effort(row.text) or (metric is not None and metric.nature != "outcome")


def _above(metric: Metric, rows: dict[str, MetricRow]) -> MetricRow | None:
    """The row of the sheet that the metric drives, one step or more up."""
    seen = {metric.key}
    key = metric.drives
    while key is not None and key not in seen:
        if key in rows:
            return rows[key]
        seen.add(key)
        upper = lexicon().get(key)
        key = upper.drives if upper is not None else None
    return None


def _is_harm(metric: Metric) -> bool:
    """Whether it counts what goes wrong: rates and counts that should fall."""
    return metric.direction == "down" and metric.kind in ("percent", "count")


def _promoted(board: Board) -> tuple[MetricRow, ...]:
    """A sheet of guardrails and drivers alone is won by its first ones: somebody has to run the service desk."""
    for tray in ("drive", "guard"):
        rows = [r for r in board.rows if r.tray == tray and r.metric and not (r.limit or r.by_hand or counts_work(r))]
        if rows:
            chosen = {r.id for r in rows}
            return tuple(replace(r, tray="win", reason=_OUTCOME) if r.id in chosen else r for r in board.rows)
    return board.rows


def _about(reason: Text, row: MetricRow) -> Text:
    return Text(reason.zh.format(name=row.name), reason.en.format(name=row.name))


def trays_text(board: Board, lang: Lang) -> list[str]:
    """One line for each tray that holds something: "要赢：DAU、月收入"."""
    colon, comma = ("：", "、") if lang == "zh" else (": ", ", ")
    return [
        f"{name.in_lang(lang)}{colon}{comma.join(r.name for r in board.tray(tray))}"
        for tray, name in TRAY_NAMES.items()
        if board.tray(tray)
    ]
