"""The doctor's page: what works here and what to do about what does not; no key is shown."""

from __future__ import annotations

import streamlit as st

from assistant.locale import Words
from assistant.ui.markup import el, esc
from assistant.ui.reach import show_reach
from assistant.ui.visitor import visitor


def show_doctor(say: Words) -> None:
    """Who can read what; and for whoever runs the page the same look as `okr doctor`, at the press of a button."""
    st.html(el("h1", esc(say("doctor.heading"))) + el("p", esc(say("doctor.sub")), "sub"))
    show_reach(say)
    who = visitor()
    if not who.runs_it:
        st.html(el("p", esc(say("doctor.not_here")), "lead"))
        return
    if who.kind == "known":
        from assistant.ui.often import show_common

        show_common(say)
    if st.button(say("doctor.look"), key="look", type="primary"):
        from assistant.doctor import examine

        st.session_state["checkups"] = examine()
    checkups = st.session_state.get("checkups")
    if checkups is None:
        return
    rows = []
    for one in checkups:
        mark = el("span", "✓" if one.ok else "!", "tick" if one.ok else "ring", aria_hidden="true")
        state = el("span", esc(say("doctor.ok" if one.ok else "doctor.broken")), "from")
        head = el("p", mark + el("span", esc(one.name.in_lang(say.lang)), "words") + state)
        advice = el("p", esc(one.advice.in_lang(say.lang)), "advice") if one.advice else ""
        rows.append(el("div", head + el("p", esc(one.seen.in_lang(say.lang)), "seen") + advice, "checkup"))
    st.html(el("section", "".join(rows), "card", role="status"))
