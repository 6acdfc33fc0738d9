"""A sheet put right by hand: what each column holds, in which tray each row belongs, what the figures are for."""

from __future__ import annotations

from zlib import crc32

import streamlit as st

from assistant.locale import Words
from assistant.metrics import COLUMN_NAMES, TRAY_NAMES, purpose_question
from assistant.session import Told
from assistant.types import Board, ColumnKind, MetricRow, Tray
from assistant.ui.desk import Desk
from assistant.ui.markup import el, esc, md

_KINDS = tuple(COLUMN_NAMES)
_TRAYS = tuple(TRAY_NAMES)


def show_columns(desk: Desk, board: Board, say: Words) -> None:
    """What each column was taken for; open where nothing could be read that way."""
    if not board.columns:
        return
    with st.expander(say("sheet.columns"), expanded=not board.rows, key="columns"):
        st.html(el("p", esc(say("sheet.columns_sub")), "aside"))
        with st.container(key="column_row", horizontal=True):
            for n, column in enumerate(board.columns, start=1):
                key = f"column_{_stamp(board)}_{n}"
                st.session_state[key] = column.kind if column.kind in COLUMN_NAMES else ""
                st.selectbox(
                    md(column.heading) or say("sheet.column", n=n),
                    _KINDS,
                    key=key,
                    format_func=lambda kind: COLUMN_NAMES[kind].in_lang(say.lang),
                    on_change=_column,
                    args=(desk, n, key),
                    width=150,
                )


def show_trays(desk: Desk, board: Board, say: Words) -> None:
    """The four trays with their rows; a select moves a row."""
    st.html(el("h2", esc(say("sheet.trays"))) + el("p", esc(say("sheet.trays_sub")), "sub"))
    with st.container(key="trays"):
        for tray in _TRAYS:
            rows = board.tray(tray)
            head = el("span", esc(TRAY_NAMES[tray].in_lang(say.lang)), "words") + el("span", str(len(rows)), "no")
            st.html(el("h3", head, f"tray {tray}") + el("p", esc(say(f"sheet.tray_{tray}")), "aside"))
            for row in rows:
                _row(desk, board, row, say)


def show_purpose(desk: Desk, board: Board, say: Words) -> None:
    """The one question before any draft: an option to tap, or own words."""
    question = purpose_question(board)
    said = board.purpose or ""
    with st.container(key="purpose"):
        st.html(el("p", esc(question.ask), "question") + el("p", esc(question.why), "basis"))
        pick, own = f"purpose_pick_{_stamp(board)}", "purpose_own"
        st.session_state[pick] = said if said in question.options else None
        st.pills(
            md(question.ask),
            question.options,
            format_func=md,
            key=pick,
            label_visibility="collapsed",
            on_change=_purpose,
            args=(desk, pick),
        )
        st.session_state[own] = "" if said in question.options else said
        st.text_input(
            say("sheet.purpose_own"),
            key=own,
            placeholder=say("sheet.purpose_hint"),
            label_visibility="collapsed",
            on_change=_purpose,
            args=(desk, own),
        )


def _row(desk: Desk, board: Board, row: MetricRow, say: Words) -> None:
    name = row.id.replace(".", "-")
    key = f"tray_{_stamp(board)}_{name}"
    with st.container(key=f"metric_{name}", horizontal=True, vertical_alignment="center"):
        reason = el("span", esc(row.reason.in_lang(say.lang)), "from")
        st.html(el("p", el("span", esc(row.text), "words") + reason, "entry"))
        st.session_state[key] = row.tray
        st.selectbox(
            say("sheet.tray_of", name=md(row.name)),
            _TRAYS,
            key=key,
            format_func=lambda tray: TRAY_NAMES[tray].in_lang(say.lang),
            label_visibility="collapsed",
            on_change=_move,
            args=(desk, row.id, key),
            width=150,
        )


def _stamp(board: Board) -> str:
    """Another sheet has other widgets: what was chosen for one says nothing of the next."""
    return f"{crc32(board.text.encode()):x}"


def _column(desk: Desk, n: int, key: str) -> None:
    kind: ColumnKind = st.session_state[key]
    desk.apply(Told(f"column{n}", kind or "-"))


def _move(desk: Desk, target: str, key: str) -> None:
    tray: Tray = st.session_state[key]
    desk.apply(Told(f"{target}.tray", tray))


def _purpose(desk: Desk, key: str) -> None:
    desk.apply(Told("purpose", st.session_state.get(key) or ""))
