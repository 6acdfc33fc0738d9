"""The page from top to bottom: the boxes, then the draft's review, the proposal, the questions, what to take away."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.errors import OkrError
from assistant.locale import Words, words
from assistant.session import Reopened
from assistant.types import Lang
from assistant.ui.desk import Desk, language, open_desk
from assistant.ui.markup import el, esc
from assistant.ui.results import show_results
from assistant.ui.script_parts import keep_typed
from assistant.ui.start import show_start

_STYLE = Path(__file__).parent / "style.css"
# A Chinese font's quotation marks are twice as wide as English ones: in English a Latin font comes first.
_LATIN_FIRST = (
    "<style>:root { --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Noto Serif', 'Liberation Serif', "
    "'Songti SC', serif; } .stApp, .stHtml, .stHtml p, .stApp button, .stApp input, .stApp textarea, .stApp label, .stApp [data-testid=stMarkdownContainer] p "
    "{ font-family: -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', "
    "'Liberation Sans', Arial, 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif; }</style>"
)
_ICON = Path(__file__).parent / "icon.svg"


def show() -> None:
    """One run of the page."""
    lang = language()
    say = words(lang)
    st.set_page_config(page_title=say("page.title"), page_icon=str(_ICON), layout="wide")
    st.html(_STYLE)
    if lang == "en":
        st.html(_LATIN_FIRST)
    try:
        _body(say)
    except OkrError as error:  # a setting that cannot be used: said plainly, with what to do
        st.html(el("p", esc(error.in_lang(lang)), "problem", role="alert"))
    st.html(el("p", esc(say("page.footer")), "footer"))
    keep_typed()


def _body(say: Words) -> None:
    desk = open_desk()
    _header(desk, say)
    if desk.state.phase == "start":
        show_start(desk, say)
    else:
        show_results(desk, say)


def _header(desk: Desk, say: Words) -> None:
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        name = el("span", "", "seal", aria_hidden="true") + el("span", esc(say("page.title")), "name")
        st.html(el("div", name + el("span", esc(say("page.tagline")), "tagline"), "brand"), width="content")
        if desk.state.phase != "start":
            st.button(say("run.again"), key="again", type="tertiary", on_click=desk.apply, args=(Reopened(),))
        other: Lang = "en" if say.lang == "zh" else "zh"
        st.button(say("page.other_language"), key="language", type="tertiary", on_click=_speak, args=(other,))


def _speak(lang: Lang) -> None:
    st.query_params["lang"] = lang
