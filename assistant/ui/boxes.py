"""The boxes that people type into: filled with what was kept, kept as they change, two tabs never over each other."""

from __future__ import annotations

from datetime import date
from typing import Literal

import streamlit as st

from assistant.errors import InputError, OkrError
from assistant.locale import Words, both
from assistant.session import Typed
from assistant.ui.desk import Desk
from assistant.ui.markup import el, esc
from assistant.ui.preset import cycle_for

# A company's whole sheet has a tenth of it; what is kept is read anew with every click.
_LONGEST = 200_000

Box = Literal["draft", "parent", "work", "cycle", "sheet"]


def fill_boxes(desk: Desk, boxes: tuple[Box, ...]) -> None:
    """Put what was kept into the boxes that this visit has not touched yet."""
    form = desk.state.form
    for box in boxes:
        if box_key(box) not in st.session_state:
            kept = getattr(form, box)
            st.session_state[box_key(box)] = kept or (_preset(form.draft) if box == "cycle" else "")
            _seen()[box] = kept
        elif box in _unkept():
            typed(desk, box)


def show_who_boxes(desk: Desk, say: Words, *, parent_hint: str, work_hint: str) -> None:
    """The boxes beside a draft or a sheet: the leader's OKR, what one does, the cycle."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.text_area(
            say("start.parent"),
            key=box_key("parent"),
            height=116,
            placeholder=say(parent_hint),
            on_change=typed,
            args=(desk, "parent"),
        )
    with right:
        st.text_input(
            say("start.work"),
            key=box_key("work"),
            placeholder=say(work_hint),
            on_change=typed,
            args=(desk, "work"),
        )
        st.text_input(say("start.cycle"), key=box_key("cycle"), on_change=typed, args=(desk, "cycle"))


def box_key(box: str) -> str:
    """What a box is called in the visit's own memory."""
    return f"box_{box}"


def _preset(draft: str) -> str:
    """The cycle that the draft speaks of, else that of the house rules for today; quarters where these cannot be read."""
    from assistant.profiles import load_profile
    from assistant.settings import load_settings

    try:
        length = load_profile(load_settings(offline=True).profile).cycle
    except OkrError:
        length = "quarter"
    return cycle_for(draft, length, date.today())


def typed(desk: Desk, field: Box) -> None:
    """Keep what stands in a box, unless another tab changed it meanwhile: then the person says which one counts.

    Raises InputError where it is longer than anything that is an OKR.
    """
    not_kept(field)  # until it is: where the store fails, the next run of the page tries again
    text = st.session_state[box_key(field)] or ""
    if len(text) > _LONGEST:
        _unkept().discard(field)
        raise InputError("too_long", both("limits.text", most=f"{_LONGEST:,}"))
    kept = getattr(desk.latest().form, field)
    if kept not in (text, _seen().get(field, kept)):
        st.session_state["elsewhere"] = field
        return
    desk.apply(Typed(field, text))
    _seen()[field] = text
    _unkept().discard(field)
    if field == "draft" and not desk.state.form.cycle and box_key("cycle") in st.session_state:
        st.session_state[box_key("cycle")] = _preset(text)


def not_kept(field: Box) -> None:
    """Note that what stands in a box is not in the store yet."""
    _unkept().add(field)


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


def _unkept() -> set[Box]:
    unkept: set[Box] = st.session_state.setdefault("unkept", set())
    return unkept


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
        _unkept().discard(field)
    st.session_state.pop("elsewhere", None)
