"""The start: one big box, the leader's OKR, one line on what you do, and where the text goes."""

from __future__ import annotations

from datetime import date
from typing import Literal

import streamlit as st

from assistant.errors import OkrError
from assistant.locale import Words
from assistant.session import Typed
from assistant.ui.desk import Desk, backend
from assistant.ui.markup import el, esc, md

_Field = Literal["draft", "parent", "work", "cycle"]
_FIELDS: tuple[_Field, ...] = ("draft", "parent", "work", "cycle")
SAMPLES = ("growth", "engineer", "sales")
_FILES = ["docx", "xlsx", "csv", "txt", "md"]
_LOCAL = ("localhost", "127.0.0.1", "::1")


def show_start(desk: Desk, say: Words) -> None:
    """The boxes, filled with what was typed before."""
    form = desk.state.form
    for field in _FIELDS:
        if _key(field) not in st.session_state:
            kept = getattr(form, field)
            st.session_state[_key(field)] = kept or (this_quarter() if field == "cycle" else "")
            _seen()[field] = kept
    _elsewhere(desk, say)
    st.html(el("h1", esc(say("start.heading"))) + el("p", esc(say("start.sub")), "sub"))
    with st.container(key="desk"):
        st.text_area(
            say("start.draft"),
            key=_key("draft"),
            height=260,
            placeholder=say("start.draft_hint"),
            on_change=_typed,
            args=(desk, "draft"),
        )
        _under_the_box(desk, say)
        left, right = st.columns([3, 2], gap="medium")
        with left:
            st.text_area(
                say("start.parent"),
                key=_key("parent"),
                height=116,
                placeholder=say("start.parent_hint"),
                on_change=_typed,
                args=(desk, "parent"),
            )
        with right:
            st.text_input(
                say("start.work"),
                key=_key("work"),
                placeholder=say("start.work_hint"),
                on_change=_typed,
                args=(desk, "work"),
            )
            st.text_input(say("start.cycle"), key=_key("cycle"), on_change=_typed, args=(desk, "cycle"))
        with st.container(key="send", horizontal=True, vertical_alignment="center", gap="medium"):
            st.button(say("start.send"), key="send_button", type="primary", on_click=_send, args=(desk, say))
            st.html(el("p", esc(where_it_goes(say)), "where"))
    if problem := st.session_state.pop("problem", None):
        st.html(el("p", esc(problem), "problem", role="alert"))


def where_it_goes(say: Words) -> str:
    """Which host gets the text once it is sent, or that none does, and who can read it."""
    host = backend().where_text_goes()
    if host is None:
        return say("start.nowhere")
    return say("start.goes_to_local" if host in _LOCAL else "start.goes_to", host=host)


def this_quarter(today: date | None = None) -> str:
    """ "2026 Q3": the quarter that `today` is in."""
    today = today or date.today()
    return f"{today.year} Q{(today.month + 2) // 3}"


def _under_the_box(desk: Desk, say: Words) -> None:
    with st.container(key="under", horizontal=True, vertical_alignment="center"):
        with st.popover(say("start.file"), icon=":material/attach_file:", type="tertiary"):
            st.file_uploader(say("start.file_label"), type=_FILES, key="file", on_change=_read_file, args=(desk, say))
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


def _key(field: str) -> str:
    return f"box_{field}"


def _seen() -> dict[str, str]:
    """What this tab last knew to be kept of each box: another tab may have kept something else since."""
    seen: dict[str, str] = st.session_state.setdefault("seen_form", {})
    return seen


def _typed(desk: Desk, field: _Field) -> None:
    """Keep what stands in a box, unless another tab changed it meanwhile: then the person says which one counts."""
    text = st.session_state[_key(field)] or ""
    kept = getattr(desk.latest().form, field)
    if kept not in (text, _seen().get(field, kept)):
        st.session_state["elsewhere"] = field
        return
    desk.apply(Typed(field, text))
    _seen()[field] = text


def _elsewhere(desk: Desk, say: Words) -> None:
    field = st.session_state.get("elsewhere")
    if field is None:
        return
    with st.container(key="elsewhere", horizontal=True, vertical_alignment="center"):
        st.html(el("p", esc(say("start.elsewhere", box=say(f"start.{field}"))), "note", role="alert"))
        st.button(
            say("start.take_theirs"), key="take_theirs", type="tertiary", on_click=_settle, args=(desk, field, False)
        )
        st.button(say("start.take_mine"), key="take_mine", type="tertiary", on_click=_settle, args=(desk, field, True))


def _settle(desk: Desk, field: _Field, mine: bool) -> None:
    kept = getattr(desk.latest().form, field)
    _seen()[field] = kept
    if mine:
        _typed(desk, field)
    else:
        st.session_state[_key(field)] = kept
    st.session_state.pop("elsewhere", None)


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
    st.session_state[_key("draft")] = text
    st.session_state["file_done"] = say("start.file_done", name=upload.name)
    _typed(desk, "draft")


def _play(desk: Desk, say: Words, sample: str) -> None:
    for field in ("draft", "parent", "work"):
        st.session_state[_key(field)] = say(f"start.sample.{sample}.{field}")
    _send(desk, say)


def _send(desk: Desk, say: Words) -> None:
    for field in _FIELDS:
        _typed(desk, field)
    if "elsewhere" in st.session_state:
        return
    if not desk.state.form.draft.strip():
        st.session_state["problem"] = say("start.empty")
        return
    try:
        desk.start(backend().request(desk.state.form))
    except OkrError as error:
        st.session_state["problem"] = error.in_lang(say.lang)
