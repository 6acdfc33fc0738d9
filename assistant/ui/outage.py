"""While the drafts' database is away: the page says so, holds what was typed, and goes on by itself when it is back."""

from __future__ import annotations

import logging

import streamlit as st

from assistant.errors import OkrError, StoreError
from assistant.locale import Words
from assistant.ui.boxes import Box, box_key, not_kept
from assistant.ui.desk import store
from assistant.ui.markup import el, esc

_LOG = logging.getLogger(__name__)
_BOXES: tuple[Box, ...] = ("draft", "sheet", "parent", "work", "cycle")
_AGAIN_S = 3.0


def show_outage(error: StoreError, say: Words) -> None:
    """What is wrong, and the boxes as they stand, to go on typing in."""
    _LOG.warning("the drafts cannot be reached: %s", error)
    st.html(el("p", esc(error.in_lang(say.lang)), "problem", role="alert") + el("p", esc(say("outage.held")), "note"))
    # What stands in a box that one run of the page does not draw is forgotten by the next, unless it is set anew.
    for key, value in list(st.session_state.items()):
        if isinstance(key, str) and isinstance(value, str):
            st.session_state[key] = value
    with st.container(key="held"):
        for box in _BOXES:
            if st.session_state.get(box_key(box)):
                st.text_area(say(f"start.{box}"), key=box_key(box), on_change=not_kept, args=(box,))
    _wait(say)


@st.fragment(run_every=_AGAIN_S)
def _wait(say: Words) -> None:
    st.button(say("outage.again"), key="try_again", type="primary")
    try:
        store().count()
    except OkrError:
        return
    st.rerun()
