"""The leaders' page: a sheet of metrics read back, put right, sorted into four trays, asked about once, then drafted."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from assistant.cycle import read_cycle
from assistant.errors import OkrError
from assistant.locale import Words
from assistant.metrics import TRAY_NAMES, read_back, read_board
from assistant.types import Board
from assistant.ui.boxes import Box, box_key, elsewhere, fill_boxes, show_who_boxes, typed
from assistant.ui.desk import Desk, backend
from assistant.ui.markup import el, esc
from assistant.ui.reach import where_it_goes
from assistant.ui.sorting import show_columns, show_purpose, show_trays

_BOXES: tuple[Box, ...] = ("sheet", "parent", "work", "cycle")
_FILES = ["xlsx", "csv", "docx", "txt", "md"]


def show_leaders(desk: Desk, say: Words) -> None:
    """The sheet's box; below it what was read, the trays, the question, and the way on."""
    fill_boxes(desk, _BOXES)
    elsewhere(desk, say)
    st.html(el("h1", esc(say("sheet.heading"))) + el("p", esc(say("sheet.sub")), "sub"))
    with st.container(key="desk"):
        _boxes(desk, say)
    if problem := st.session_state.pop("problem", None):
        st.html(el("p", esc(problem), "problem", role="alert"))
    form = desk.state.form
    if not form.sheet.strip():
        return
    board = _board(form.sheet, form.cycle, tuple(sorted(form.told.items())))
    with st.container(key="board"):
        st.html(_read(board, say))
        show_columns(desk, board, say)
        if board.rows:
            show_trays(desk, board, say)
            show_purpose(desk, board, say)
            with st.container(key="send", horizontal=True, vertical_alignment="center", gap="medium"):
                st.button(say("sheet.send"), key="sheet_send", type="primary", on_click=_send, args=(desk, say))
                st.html(el("p", esc(where_it_goes(say)), "where"))


@lru_cache(maxsize=16)
def _board(sheet: str, cycle: str, told: tuple[tuple[str, str], ...]) -> Board:
    """The sheet as read: kept, because every tap draws the whole page anew."""
    return read_board(sheet, cycle=read_cycle(cycle), told=dict(told))


def _boxes(desk: Desk, say: Words) -> None:
    st.text_area(
        say("start.sheet"),
        key=box_key("sheet"),
        height=200,
        placeholder=say("sheet.hint"),
        on_change=typed,
        args=(desk, "sheet"),
    )
    with st.container(key="under", horizontal=True, vertical_alignment="center"):
        with st.popover(say("start.file"), icon=":material/attach_file:", type="tertiary"):
            st.file_uploader(
                say("start.file_label"), type=_FILES, key="sheet_file", on_change=_upload, args=(desk, say)
            )
        st.html(el("p", esc(say("start.examples")), "aside"), width="content")
        st.button(say("sheet.sample_name"), key="sheet_sample", type="tertiary", on_click=_play, args=(desk, say))
    if done := st.session_state.pop("sheet_done", None):
        st.html(el("p", esc(done), "aside done"))
    show_who_boxes(desk, say, parent_hint="sheet.parent_hint", work_hint="sheet.work_hint")


def _read(board: Board, say: Words) -> str:
    """What was read, what it adds up to, and what was left out."""
    if not board.rows:
        return el("p", esc(say("sheet.nothing")), "lead open", role="status")
    parts = [el("h2", esc(say("sheet.read"))), el("p", esc(read_back(board, say.lang)), "lead", role="status")]
    if board.sums:
        rows = "".join(el("li", esc(s.text)) for s in board.sums)
        parts.append(el("h4", esc(say("sheet.sums"))) + el("ul", rows))
    left = [one for one in board.left if one.kind not in ("header", "title")]
    if left:
        rows = "".join(el("li", esc(f"{say(f'sheet.left_{one.kind}')} {one.text}")) for one in left)
        parts.append(el("details", el("summary", esc(say("sheet.left", n=len(left)))) + el("ul", rows), "more"))
    counts = say("export.join").join(
        f"{name.in_lang(say.lang)} {len(board.tray(tray))}" for tray, name in TRAY_NAMES.items()
    )
    return "".join(parts) + el("p", esc(counts), "aside")


def _upload(desk: Desk, say: Words) -> None:
    from assistant.intake import read_bytes

    upload = st.session_state.get("sheet_file")
    if upload is None:
        return
    try:
        text = read_bytes(upload.getvalue(), upload.name).text
    except OkrError as error:
        st.session_state["problem"] = error.in_lang(say.lang)
        return
    st.session_state[box_key("sheet")] = text
    st.session_state["sheet_done"] = say("start.file_done", name=upload.name)
    typed(desk, "sheet")


def _play(desk: Desk, say: Words) -> None:
    st.session_state[box_key("sheet")] = say("sheet.sample")
    typed(desk, "sheet")


def _send(desk: Desk, say: Words) -> None:
    for box in _BOXES:
        typed(desk, box)
    if "elsewhere" in st.session_state:
        return
    try:
        desk.start(backend().sheet_request(desk.state.form))
    except OkrError as error:
        st.session_state["problem"] = error.in_lang(say.lang)
        return
    st.query_params.pop("view", None)
