"""The page from top to bottom: the boxes, then the draft's review, the proposal, the questions, what to take away."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from assistant.errors import OkrError, StoreError
from assistant.locale import Words, words
from assistant.session import Reopened
from assistant.store import new_id
from assistant.types import Lang
from assistant.ui.desk import Desk, language, open_desk
from assistant.ui.markup import el, esc
from assistant.ui.script_parts import keep_typed
from assistant.ui.start import show_start
from assistant.ui.visitor import Visitor, visitor

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
    told = st.empty()
    if trouble is not None:
        with told:
            _problem(trouble, say)
    who = visitor()
    try:
        _way_in(who, say) if who.must_sign_in else _body(who, say)
    except StoreError as error:
        from assistant.ui.outage import show_outage

        told.empty()  # a click ended in the same
        show_outage(error, say)
    except Exception as error:
        _problem(error, say)
    _foot(who, say)
    keep_typed()


def _way_in(who: Visitor, say: Words) -> None:
    from assistant.ui.sign_in import show_way_in

    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        _brand(say)
        _other_language(say)
    show_way_in(who, say)


def _not_theirs(say: Words) -> None:
    from assistant.ui.drafts import open_draft

    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        _brand(say)
        _other_language(say)
    st.html(el("p", esc(say("desk.not_yours")), "problem", role="alert"))
    st.button(say("drafts.new"), key="new_draft", type="primary", on_click=open_draft, args=(new_id(),))


def _foot(who: Visitor, say: Words) -> None:
    with st.container(key="bottom", horizontal=True, vertical_alignment="center"):
        st.html(el("p", esc(say("page.footer")), "footer"))
        if not who.must_sign_in:
            st.button(say("page.doctor"), key="view_doctor", type="tertiary", on_click=_look, args=("doctor",))
        if who.kind == "known":
            from assistant.ui.sign_in import show_signed_in

            show_signed_in(who, say)
    if who.kind == "unknown":
        st.html(el("p", esc(say("reach.warning")), "note"))


def _body(who: Visitor, say: Words) -> None:
    view = st.query_params.get("view", "")
    desk = open_desk(who)
    if desk is None:
        _not_theirs(say)
        return
    _header(desk, view, who, say)
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


def _header(desk: Desk, view: str, who: Visitor, say: Words) -> None:
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        _brand(say)
        if view:
            st.button(say("page.write"), key="view_write", type="tertiary", on_click=_look, args=("",))
        elif desk.state.phase != "start":
            st.button(say("run.again"), key="again", type="tertiary", on_click=_again, args=(desk,))
        for other_view in _VIEWS:
            if view != other_view and (other_view != "drafts" or who.may_list):
                label = say(f"page.{other_view}")
                st.button(label, key=f"view_{other_view}", type="tertiary", on_click=_look, args=(other_view,))
        _other_language(say)


def _brand(say: Words) -> None:
    name = el("span", "", "seal", aria_hidden="true") + el("span", esc(say("page.title")), "name")
    st.html(el("div", name + el("span", esc(say("page.tagline")), "tagline"), "brand"), width="content")


def _other_language(say: Words) -> None:
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
