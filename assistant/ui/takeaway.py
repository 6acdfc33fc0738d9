"""The finish: the message to the leader and the Markdown, to copy or to keep."""

from __future__ import annotations

import streamlit as st

from assistant.asked import open_blanks
from assistant.export import markdown, message
from assistant.locale import Words
from assistant.session import AskedLeader, State
from assistant.session.ready import checklist, is_ready
from assistant.types import Outcome
from assistant.ui.desk import Desk
from assistant.ui.markup import el, esc
from assistant.ui.questions import background
from assistant.ui.script_parts import copy_button


def show_takeaway(desk: Desk, state: State, outcome: Outcome, say: Words) -> None:
    """The message as it would be sent now, and the Markdown beside it."""
    st.html(el("h2", esc(say("take.heading"))) + el("p", esc(say("take.sub")), "sub"))
    with st.container(key="take"):
        st.html(_missing(state, say))
        _unsettled(desk, state, outcome, say)
        direction = min(state.direction, len(outcome.proposals) - 1)
        asked = {a.question for a in state.answers if a.way == "leader"}
        letter = message(
            outcome,
            who=state.form.work,
            cycle=state.form.cycle,
            direction=direction,
            chosen=len(outcome.proposals) > 1,
            asked=asked,
            background=background(state, outcome),
        )
        page = markdown(outcome, direction=direction)
        left, right = st.tabs([say("take.message"), say("take.markdown")])
        with left:
            st.html(el("div", esc(letter), "letter"))
            copy_button(letter, say("take.copy_message"), say, key="copy_message")
        with right:
            st.html(el("div", esc(page), "letter plain"))
            with st.container(key="markdown_ways", horizontal=True, vertical_alignment="center"):
                copy_button(page, say("take.copy_markdown"), say, key="copy_markdown")
                st.download_button(
                    say("take.download"),
                    page,
                    file_name="okr.md",
                    mime="text/markdown",
                    key="download",
                    on_click="ignore",
                )


def _missing(state: State, say: Words) -> str:
    """What is missing before it can be shared: settled points in one line, open ones each with what to do."""
    points = checklist(state)
    done = [say(f"ready.{p.point}_done") for p in points if p.stand == "done"]
    rows = [el("p", el("span", "✓", "tick", aria_hidden="true") + esc(say("export.join").join(done)), "done")]
    rows += [
        el("p", el("span", "○", "ring", aria_hidden="true") + esc(say(f"ready.{p.point}", n=p.n)), f"point {p.stand}")
        for p in points
        if p.stand != "done"
    ]
    heading = esc(say("ready.heading" if is_ready(points) else "ready.heading_open"))
    return el("div", el("h4", heading) + "".join(rows if done else rows[1:]), "ready")


def _unsettled(desk: Desk, state: State, outcome: Outcome, say: Words) -> None:
    proposal = outcome.proposals[min(state.direction, len(outcome.proposals) - 1)]
    asked = {a.question for a in state.answers if a.way == "leader"}
    waiting = [b for b in open_blanks(proposal, outcome.questions) if b.question not in asked]
    if not waiting:
        return
    with st.container(key="unsettled", horizontal=True, vertical_alignment="center"):
        st.html(el("p", esc(say("take.unsettled")), "aside"))
        st.button(
            say("take.all_to_leader"), key="all_to_leader", type="tertiary", on_click=_ask_all, args=(desk, waiting)
        )


def _ask_all(desk: Desk, waiting: list[object]) -> None:
    for question in dict.fromkeys(getattr(b, "question", None) for b in waiting):
        if question:
            desk.apply(AskedLeader(question))
