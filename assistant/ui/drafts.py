"""My drafts: opened, renamed, duplicated, deleted with undo, and deleted for good."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.locale import Words
from assistant.store import Listed, new_id
from assistant.ui.desk import Desk
from assistant.ui.markup import el, esc
from assistant.ui.versions import local
from assistant.ui.visitor import visitor

_RENAMED, _REMOVED = "renamed", "removed_draft"


def show_drafts(desk: Desk, say: Words) -> None:
    """The list of one person's drafts, and what was deleted of it."""
    who = visitor()
    if not who.may_list:
        return
    owner = who.owner
    st.html(el("h1", esc(say("drafts.heading"))) + el("p", esc(say("drafts.sub")), "sub"))
    st.button(say("drafts.new"), key="new_draft", type="primary", on_click=open_draft, args=(new_id(),))
    if gone := st.session_state.get(_REMOVED):
        with st.container(key="removed", horizontal=True, vertical_alignment="center"):
            st.html(
                el("p", esc(say("drafts.removed", name=gone.name or say("drafts.untitled"))), "note", role="status")
            )
            st.button(say("drafts.undo"), key="undo_remove", type="tertiary", on_click=_put_back, args=(desk, gone))
    drafts = desk.store.drafts(owner)
    if not drafts:
        st.html(el("p", esc(say("drafts.none")), "lead"))
    with st.container(key="drafts"):
        for draft in drafts:
            _row(desk, draft, say)
    if removed := desk.store.drafts(owner, removed=True):
        with st.expander(say("drafts.bin", n=len(removed)), key="bin"):
            for draft in removed:
                with st.container(key=f"gone_{draft.id}", horizontal=True, vertical_alignment="center"):
                    st.html(_name(draft, say, this=False))
                    _way(say("drafts.put_back"), f"put_back_{draft.id}", _put_back, desk, draft)
                    _way(say("drafts.purge"), f"purge_{draft.id}", _purge, desk, draft)


def _row(desk: Desk, draft: Listed, say: Words) -> None:
    with st.container(key=f"draft_{draft.id}", horizontal=True, vertical_alignment="center"):
        if st.session_state.get(_RENAMED) == draft.id:
            st.text_input(
                say("drafts.rename_box"),
                value=draft.name,
                key=f"name_{draft.id}",
                label_visibility="collapsed",
                max_chars=100,
                on_change=_rename,
                args=(desk, draft),
            )
            _way(say("item.save"), f"rename_done_{draft.id}", _rename, desk, draft)
            return
        st.html(_name(draft, say, this=draft.id == desk.session))
        st.button(say("drafts.open"), key=f"open_{draft.id}", type="tertiary", on_click=open_draft, args=(draft.id,))
        st.button(say("drafts.rename"), key=f"rename_{draft.id}", type="tertiary", on_click=_ask_name, args=(draft,))
        _way(say("drafts.copy"), f"copy_{draft.id}", _copy, desk, draft)
        _way(say("drafts.remove"), f"remove_{draft.id}", _remove, desk, draft)


def _name(draft: Listed, say: Words, *, this: bool) -> str:
    about = say("drafts.time", time=local(draft.updated)) + (f" · {say('drafts.this')}" if this else "")
    return el(
        "p", el("span", esc(draft.name or say("drafts.untitled")), "words") + el("span", esc(about), "from"), "entry"
    )


def _way(label: str, key: str, act: Callable[[Desk, Listed], None], desk: Desk, draft: Listed) -> None:
    st.button(label, key=key, type="tertiary", on_click=act, args=(desk, draft))


def open_draft(session: str) -> None:
    """Another draft in this tab: what this tab typed and looked at belongs to the one before."""
    for key in list(st.session_state):
        del st.session_state[key]
    st.query_params["s"] = session
    st.query_params.pop("view", None)


def _ask_name(draft: Listed) -> None:
    st.session_state[_RENAMED] = draft.id


def _rename(desk: Desk, draft: Listed) -> None:
    desk.store.rename(draft.id, st.session_state.get(f"name_{draft.id}") or "")
    st.session_state.pop(_RENAMED, None)


def _copy(desk: Desk, draft: Listed) -> None:
    desk.store.duplicate(draft.id)


def _remove(desk: Desk, draft: Listed) -> None:
    desk.store.remove(draft.id)
    st.session_state[_REMOVED] = draft


def _put_back(desk: Desk, draft: Listed) -> None:
    desk.store.put_back(draft.id)
    st.session_state.pop(_REMOVED, None)


def _purge(desk: Desk, draft: Listed) -> None:
    desk.store.purge(draft.id)
    st.session_state.pop(_REMOVED, None)
