"""The page from top to bottom: the boxes, then the draft's review, the proposal, the questions, what to take away."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from assistant.errors import OkrError, StoreError
from assistant.locale import Words, words
from assistant.session import Reopened
from assistant.types import Lang
from assistant.ui.desk import Desk, language, open_desk, person
from assistant.ui.markup import el, esc
from assistant.ui.script_parts import keep_typed
from assistant.ui.start import show_start

_LOG = logging.getLogger(__name__)
_STYLE = Path(__file__).parent / "style.css"
# A Chinese font's quotation marks are twice as wide as English ones: in English a Latin font comes first.
_LATIN_FIRST = (
    "<style>:root { --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Noto Serif', 'Liberation Serif', "
    "'Songti SC', serif; } .stApp, .stHtml, .stHtml p, .stApp button, .stApp input, .stApp textarea, .stApp label, .stApp [data-testid=stMarkdownContainer] p "
    "{ font-family: -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', "
    "'Liberation Sans', Arial, 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif; }</style>"
)
# What there is beside the draft itself, by its name in the address.
_VIEWS = ("sheet", "check", "rules", "library", "drafts")
_ICON = Path(__file__).parent / "icon.svg"


def show(trouble: Exception | None = None) -> None:
    """One run of the page; `trouble` is what a click just ended in."""
    lang = language()
    say = words(lang)
    st.set_page_config(page_title=say("page.title"), page_icon=str(_ICON), layout="wide")
    st.html(_STYLE)
    if lang == "en":
        st.html(_LATIN_FIRST)
    if trouble is not None:
        _problem(trouble, say)
    try:
        _body(say)
    except StoreError as error:
        from assistant.ui.outage import show_outage

        show_outage(error, say)
    except Exception as error:
        _problem(error, say)
    with st.container(key="bottom", horizontal=True, vertical_alignment="center"):
        st.html(el("p", esc(say("page.footer")), "footer"))
        if person() is not None:
            st.button(say("page.doctor"), key="view_doctor", type="tertiary", on_click=_look, args=("doctor",))
    keep_typed()


def _body(say: Words) -> None:
    desk = open_desk()
    view = st.query_params.get("view", "")
    _header(desk, view, say)
    if desk.job is not None and desk.job.unkept:
        st.html(el("p", esc(say("outage.run")), "note", role="status"))
    # Each page is loaded when it is first looked at: the first paint waits for none but its own.
    if view == "sheet":
        from assistant.ui.leaders import show_leaders

        show_leaders(desk, say)
    elif view == "drafts":
        from assistant.ui.drafts import show_drafts

        show_drafts(desk, say)
    elif view == "check":
        from assistant.ui.checking import show_checking

        show_checking(say)
    elif view == "rules":
        from assistant.ui.rules import show_rules

        show_rules(say)
    elif view == "doctor":
        from assistant.ui.doctor import show_doctor

        show_doctor(say)
    elif view == "library":
        from assistant.ui.library import show_library

        show_library(desk, say)
    else:
        _draft(desk, say)


def after_failure(error: Exception) -> bool:
    """Draw the page although a click on it ended in `error`: what was typed stays in its boxes, and it is said why."""
    show(error)
    return True


def _problem(error: Exception, say: Words) -> None:
    """What is wrong and what to do, in our own words; what nobody foresaw goes to the log."""
    if not isinstance(error, OkrError):
        _LOG.error("the page broke", exc_info=error)
    told = error.in_lang(say.lang) if isinstance(error, OkrError) else say("page.broken")
    st.html(el("p", esc(told), "problem", role="alert"))


def _draft(desk: Desk, say: Words) -> None:
    if desk.state.phase == "start":
        show_start(desk, say)
    else:
        from assistant.ui.results import show_results

        show_results(desk, say)
    if desk.state.review is not None or desk.store.versions(desk.session):
        from assistant.ui.versions import show_versions

        show_versions(desk, say)


def _header(desk: Desk, view: str, say: Words) -> None:
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        name = el("span", "", "seal", aria_hidden="true") + el("span", esc(say("page.title")), "name")
        st.html(el("div", name + el("span", esc(say("page.tagline")), "tagline"), "brand"), width="content")
        if view:
            st.button(say("page.write"), key="view_write", type="tertiary", on_click=_look, args=("",))
        elif desk.state.phase != "start":
            st.button(say("run.again"), key="again", type="tertiary", on_click=_again, args=(desk,))
        for other_view in _VIEWS:
            if view != other_view and (other_view != "drafts" or person() is not None):
                label = say(f"page.{other_view}")
                st.button(label, key=f"view_{other_view}", type="tertiary", on_click=_look, args=(other_view,))
        other: Lang = "en" if say.lang == "zh" else "zh"
        st.button(say("page.other_language"), key="language", type="tertiary", on_click=_speak, args=(other,))


def _look(view: str) -> None:
    if view:
        st.query_params["view"] = view
    else:
        st.query_params.pop("view", None)


def _again(desk: Desk) -> None:
    """Back to the boxes; what was come to stays as a version."""
    if desk.job is None:
        desk.keep_version()
    request = desk.state.request
    desk.apply(Reopened())
    if request is not None and request.mode == "metrics" and desk.state.form.sheet:
        _look("sheet")


def _speak(lang: Lang) -> None:
    st.query_params["lang"] = lang
