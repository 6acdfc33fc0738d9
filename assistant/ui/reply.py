"""What the leader wrote back: pasted once, each remark then stands beside the line that it speaks of."""

from __future__ import annotations

import streamlit as st

from assistant.export.reply import Comment, read_reply
from assistant.locale import Words
from assistant.session import Replied, State
from assistant.types import Outcome
from assistant.ui.desk import Desk
from assistant.ui.markup import el, esc

_BOX = "reply_box"
# There while what stands in the box is not kept: the store was away.
_NOT_KEPT = "reply_not_kept"


def show_reply(desk: Desk, state: State, say: Words) -> None:
    """The box for the reply, folded away until there is one."""
    with st.expander(say("reply.heading"), expanded=bool(state.reply), key="reply"):
        st.html(el("p", esc(say("reply.sub")), "aside"))
        if _NOT_KEPT in st.session_state:
            _replied(desk)
        elif (st.session_state.get(_BOX) or "").strip() != state.reply:  # a line just begun keeps its empty line
            st.session_state[_BOX] = state.reply
        st.text_area(
            say("reply.heading"),
            key=_BOX,
            height=120,
            placeholder=say("reply.hint"),
            label_visibility="collapsed",
            on_change=_replied,
            args=(desk,),
        )


def comments(state: State, outcome: Outcome, sent: str) -> tuple[Comment, ...]:
    """The remarks of the reply that was pasted."""
    return read_reply(state.reply, outcome, state.direction, sent=sent) if state.reply else ()


def comment_html(said: list[str], say: Words) -> str:
    """The remarks on one line, or on the whole."""
    rows = "".join(el("p", esc(text)) for text in said)
    return el("div", el("span", esc(say("reply.from")), "from") + rows, "comment") if said else ""


def _replied(desk: Desk) -> None:
    st.session_state[_NOT_KEPT] = True
    desk.apply(Replied(st.session_state.get(_BOX) or ""))
    del st.session_state[_NOT_KEPT]
