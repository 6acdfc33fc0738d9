"""The start: one big box, the leader's OKR, one line on what you do, and where the text goes."""

from __future__ import annotations

import streamlit as st

from assistant.errors import OkrError
from assistant.locale import Words
from assistant.metrics import is_metric_list
from assistant.session import Typed
from assistant.ui.boxes import Box, box_key, elsewhere, fill_boxes, show_who_boxes, typed
from assistant.ui.bringing import show_bring_in
from assistant.ui.desk import Desk, backend
from assistant.ui.markup import el, esc, md
from assistant.ui.reach import where_it_goes

_FIELDS: tuple[Box, ...] = ("draft", "parent", "work", "cycle")
SAMPLES = ("growth", "engineer", "sales")
_FILES = ["docx", "xlsx", "csv", "txt", "md"]


def show_start(desk: Desk, say: Words) -> None:
    """The boxes, filled with what was typed before."""
    fill_boxes(desk, _FIELDS)
    elsewhere(desk, say)
    st.html(el("h1", esc(say("start.heading"))) + el("p", esc(say("start.sub")), "sub"))
    with st.container(key="desk"):
        st.text_area(
            say("start.draft"),
            key=box_key("draft"),
            height=260,
            placeholder=say("start.draft_hint"),
            on_change=typed,
            args=(desk, "draft"),
        )
        _under_the_box(desk, say)
        _seems_a_sheet(desk, say)
        show_who_boxes(desk, say, parent_hint="start.parent_hint", work_hint="start.work_hint")
        with st.container(key="send", horizontal=True, vertical_alignment="center", gap="medium"):
            st.button(say("start.send"), key="send_button", type="primary", on_click=_send, args=(desk, say))
            st.html(el("p", esc(where_it_goes(say)), "where"))
    if problem := st.session_state.pop("problem", None):
        st.html(el("p", esc(problem), "problem", role="alert"))


def _under_the_box(desk: Desk, say: Words) -> None:
    with st.container(key="under", horizontal=True, vertical_alignment="center"):
        with st.popover(say("start.file"), icon=":material/attach_file:", type="tertiary"):
            st.file_uploader(say("start.file_label"), type=_FILES, key="file", on_change=_read_file, args=(desk, say))
        show_bring_in(desk, say)
        st.html(el("p", esc(say("start.examples")), "aside"), width="content")
        for sample in SAMPLES:
            st.button(
                md(say(f"start.sample.{sample}.name")),
                key=f"sample_{sample}",
                type="tertiary",
                on_click=_play,
                args=(desk, say, sample),
            )
    if done := st.session_state.pop("file_done", None):
        st.html(el("p", esc(done), "aside done"))


def _seems_a_sheet(desk: Desk, say: Words) -> None:
    """The way to the leaders' page for what was pasted here and is a sheet of metrics."""
    text = desk.state.form.draft
    if not text.strip() or not is_metric_list(text):
        return
    with st.container(key="seems_sheet", horizontal=True, vertical_alignment="center"):
        st.html(el("p", esc(say("sheet.seems")), "aside"), width="content")
        st.button(say("sheet.sort_it"), key="to_sheet", type="tertiary", on_click=_to_sheet, args=(desk, text))


def _to_sheet(desk: Desk, text: str) -> None:
    st.session_state.pop(box_key("sheet"), None)
    desk.apply(Typed("sheet", text))
    st.query_params["view"] = "sheet"


def _read_file(desk: Desk, say: Words) -> None:
    from assistant.intake import read_bytes

    upload = st.session_state.get("file")
    if upload is None:
        return
    try:
        text = read_bytes(upload.getvalue(), upload.name).text
    except OkrError as error:
        st.session_state["problem"] = error.in_lang(say.lang)
        return
    st.session_state[box_key("draft")] = text
    st.session_state["file_done"] = say("start.file_done", name=upload.name)
    typed(desk, "draft")


def _play(desk: Desk, say: Words, sample: str) -> None:
    for field in ("draft", "parent", "work"):
        st.session_state[box_key(field)] = say(f"start.sample.{sample}.{field}")
    _send(desk, say)


def _send(desk: Desk, say: Words) -> None:
    for field in _FIELDS:
        typed(desk, field)
    if "elsewhere" in st.session_state:
        return
    if not desk.state.form.draft.strip():
        st.session_state["problem"] = say("start.empty")
        return
    try:
        desk.start(backend().request(desk.state.form))
    except OkrError as error:
        st.session_state["problem"] = error.in_lang(say.lang)
