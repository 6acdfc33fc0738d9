"""The boxes that people type into: filled with what was kept, kept as they change, two tabs never over each other."""

from __future__ import annotations

from datetime import date
from typing import Literal

import streamlit as st

from assistant.locale import Words
from assistant.session import Typed
from assistant.ui.desk import Desk
from assistant.ui.markup import el, esc

Box = Literal["draft", "parent", "work", "cycle", "sheet"]


def fill_boxes(desk: Desk, boxes: tuple[Box, ...]) -> None:
    """Put what was kept into the boxes that this visit has not touched yet."""
    form = desk.state.form
    for box in boxes:
        if box_key(box) not in st.session_state:
            kept = getattr(form, box)
            st.session_state[box_key(box)] = kept or (this_quarter() if box == "cycle" else "")
            _seen()[box] = kept


def box_key(box: str) -> str:
    """What a box is called in the visit's own memory."""
    return f"box_{box}"


def this_quarter(today: date | None = None) -> str:
    """ "2026 Q3": the quarter that `today` is in."""
    today = today or date.today()
    return f"{today.year} Q{(today.month + 2) // 3}"


def typed(desk: Desk, field: Box) -> None:
    """Keep what stands in a box, unless another tab changed it meanwhile: then the person says which one counts."""
    text = st.session_state[box_key(field)] or ""
    kept = getattr(desk.latest().form, field)
    if kept not in (text, _seen().get(field, kept)):
        st.session_state["elsewhere"] = field
        return
    desk.apply(Typed(field, text))
    _seen()[field] = text


def elsewhere(desk: Desk, say: Words) -> None:
    """Ask whose words count, where another tab changed a box meanwhile."""
    field = st.session_state.get("elsewhere")
    if field is None:
        return
    with st.container(key="elsewhere", horizontal=True, vertical_alignment="center"):
        st.html(el("p", esc(say("start.elsewhere", box=say(f"start.{field}"))), "note", role="alert"))
        st.button(
            say("start.take_theirs"), key="take_theirs", type="tertiary", on_click=_settle, args=(desk, field, False)
        )
        st.button(say("start.take_mine"), key="take_mine", type="tertiary", on_click=_settle, args=(desk, field, True))


def _seen() -> dict[str, str]:
    """What this tab last knew to be kept of each box: another tab may have kept something else since."""
    seen: dict[str, str] = st.session_state.setdefault("seen_form", {})
    return seen


def _settle(desk: Desk, field: Box, mine: bool) -> None:
    kept = getattr(desk.latest().form, field)
    _seen()[field] = kept
    if mine:
        typed(desk, field)
    else:
        st.session_state[box_key(field)] = kept
    st.session_state.pop("elsewhere", None)
