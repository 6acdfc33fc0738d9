"""An OKR brought in from a file that was exported before: taken as it is, its lines to work on."""

from __future__ import annotations

import streamlit as st

from assistant.errors import OkrError
from assistant.export import text
from assistant.locale import Words
from assistant.types import Outcome, Request
from assistant.ui.desk import Desk

_FILES = ["docx", "xlsx", "md", "txt", "html", "json", "csv"]


def show_bring_in(desk: Desk, say: Words) -> None:
    """The way in for a file, folded away."""
    with st.popover(say("bring.open"), icon=":material/upload_file:", type="tertiary"):
        st.file_uploader(say("bring.label"), type=_FILES, key="bring_file", on_change=_bring, args=(desk, say))


def request_for(outcome: Outcome) -> Request:
    """The request that such an OKR would have come from: its own lines."""
    return Request(text=text(outcome, direction=0), lang=outcome.lang, cycle=outcome.review.cycle)


def _bring(desk: Desk, say: Words) -> None:
    from assistant.imported import bring_in
    from assistant.profiles import load_profile
    from assistant.settings import load_settings

    upload = st.session_state.get("bring_file")
    if upload is None:
        return
    try:
        profile = load_profile(load_settings(offline=True).profile)
        outcome = bring_in(upload.getvalue(), upload.name, profile)
    except OkrError as error:
        st.session_state["problem"] = error.in_lang(say.lang)
        return
    desk.bring_in(request_for(outcome), outcome)
