"""The board of a request: its sheet, sorted, with what the person moved and said the figures are for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from assistant.metrics.called import says_so
from assistant.metrics.columns import read_column
from assistant.metrics.sheet import read_sheet
from assistant.metrics.sums import work_out
from assistant.metrics.trays import move, read_tray, sort_rows
from assistant.parse import parse
from assistant.types import Board, Cycle, Lang, LeftKind, Request, Text

PURPOSE = "purpose"
# The purpose is asked before anything else, so its question always comes first.
FIRST_QUESTION = "q1"
_TRAY = ".tray"
_COLUMN = "column"
_LEFT: dict[LeftKind, Text] = {
    "total": Text("合计行没放进来", "total rows are left out"),
    "note": Text("说明没放进来", "notes are left out"),
}


def read_board(
    text: str,
    *,
    lang: Lang | None = None,
    cycle: Cycle | None = None,
    objective: str = "O1",
    told: Mapping[str, str] = MappingProxyType({}),
) -> Board:
    """The sheet in `text`, read back and sorted, with what the person said otherwise.

    `told` are answers: "column2" says what the second column holds, "O1.KR3.tray" where a row belongs, "purpose" what
    the figures are for.
    """
    columns = {
        int(k[len(_COLUMN) :]) - 1: kind
        for k, v in told.items()
        if _of_column(k) and (kind := read_column(v)) is not None
    }
    board = sort_rows(read_sheet(text, lang=lang, cycle=cycle, objective=objective, columns=columns))
    for key, word in told.items():
        if key.endswith(_TRAY) and (tray := read_tray(word)) is not None:
            board = move(board, key.removesuffix(_TRAY), tray)
    said = " ".join((told.get(PURPOSE) or told.get(FIRST_QUESTION) or "").split())
    return replace(board, purpose=said or None, sums=work_out(board))


def board_of(request: Request) -> Board | None:
    """The board that a request is about; None where it brings no metrics, or none could be read."""
    if request.mode != "metrics":
        return None
    sheet = request.metrics or request.text
    draft = request.text if request.metrics else ""
    told = tuple(
        sorted(
            (k, v)
            for k, v in request.answers.items()
            if k in (PURPOSE, FIRST_QUESTION) or k.endswith(_TRAY) or _of_column(k)
        )
    )
    board = _board(sheet, draft, request.cycle, told)
    return board if board.rows else None


@lru_cache(maxsize=16)
def _board(sheet: str, draft: str, cycle: Cycle | None, told: tuple[tuple[str, str], ...]) -> Board:
    objectives = len(parse(draft).objectives) if draft.strip() else 0
    return read_board(sheet, cycle=cycle, objective=f"O{objectives + 1}", told=dict(told))


def _of_column(key: str) -> bool:
    return key.startswith(_COLUMN) and key[len(_COLUMN) :].isdecimal()


def answers_of(board: Board, purpose: str | None = None) -> dict[str, str]:
    """The answers that tell a draft what was moved by hand and what the figures are for."""
    moved = {f"{row.id}{_TRAY}": row.tray for row in board.rows if row.by_hand}
    said = purpose or board.purpose
    return {**moved, **({PURPOSE: said} if said else {})}


def consumed(answers: Mapping[str, str], board: Board) -> dict[str, str]:
    """The answers that are left for the draft's questions: the trays are settled, the purpose answers the first one."""
    rest = {
        k: v
        for k, v in answers.items()
        if not _of_column(k) and not (k.endswith(_TRAY) and board.row(k.removesuffix(_TRAY)))
    }
    said = rest.pop(PURPOSE, None)
    return {FIRST_QUESTION: said, **rest} if said and FIRST_QUESTION not in rest else rest


def read_back(board: Board, lang: Lang) -> str:
    """What was read, in one sentence: how many metrics, whose units, and what was left out."""
    comma = "，" if lang == "zh" else ", "
    return comma.join(t.in_lang(lang) for t in _told(board)) + ("。" if lang == "zh" else ".")


def _told(board: Board) -> Iterator[Text]:
    n = len(board.rows)
    aimed = sum(1 for row in board.rows if row.targets)
    yield Text(f"{n} 个指标", f"{n} metric{'s' if n != 1 else ''}")
    if aimed < n:
        yield Text(f"{n - aimed} 个没有目标值", f"{n - aimed} without a target")
    yield from _of_columns(board)
    yield from board.notes
    parts = sum(len(row.parts) for row in board.rows)
    if parts:
        yield Text(f"{parts} 个数是分工", f"{parts} figures split the work")
    kinds = {one.kind for one in board.left}
    yield from (text for kind, text in _LEFT.items() if kind in kinds)
    unread = [one.text for one in board.left if one.kind == "unread"]
    if unread:
        first = unread[0] if len(unread[0]) <= 24 else unread[0][:23] + "…"
        yield Text(f"没读懂 {len(unread)} 行（{first}）", f"{len(unread)} line(s) could not be read (“{first}”)")


def _of_columns(board: Board) -> Iterator[Text]:
    """Several target columns by their own headings; floor and stretch only where the sheet says both."""
    pairs = [(r.floor, r.stretch) for r in board.rows if r.floor is not None and r.stretch is not None]
    if any(says_so(floor, "floor") and says_so(stretch, "stretch") for floor, stretch in pairs):
        yield Text("两列目标是保底和挑战", "two target columns are floor and stretch")
        return
    goals = dict.fromkeys(c.heading for c in board.columns if c.kind in ("target", "floor", "stretch") and c.heading)
    if len(goals) > 1:
        zh, en = "、".join(goals), ", ".join(goals)
        yield Text(f"{len(goals)} 列目标照表头叫：{zh}", f"{len(goals)} target columns: {en}")
