"""The finish: what is missing, the message to the leader and the other papers, and the files to take away."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from assistant.asked import open_blanks
from assistant.export import markdown, publishing_note, weekly_report
from assistant.locale import Words
from assistant.session import AskedLeader, State
from assistant.session.ready import checklist, is_ready
from assistant.types import Outcome
from assistant.ui.desk import Desk
from assistant.ui.files import show_files
from assistant.ui.letter import letter, still_asking
from assistant.ui.markup import el, esc
from assistant.ui.questions import background
from assistant.ui.reply import show_reply
from assistant.ui.script_parts import copy_button


def show_takeaway(desk: Desk, state: State, outcome: Outcome, say: Words) -> None:
    """The papers as they would be sent now, each to copy; the files below."""
    st.html(el("h2", esc(say("take.heading"))) + el("p", esc(say("take.sub")), "sub"))
    with st.container(key="take"):
        st.html(_missing(state, say))
        _unsettled(desk, state, outcome, say)
        carried = still_asking(state, outcome)
        papers = dict(_papers(state, outcome, carried))
        for tab, (name, text) in zip(st.tabs([say(f"take.{name}") for name in papers]), papers.items(), strict=True):
            with tab:
                st.html(el("div", esc(text), "letter" if name == "message" else "letter plain"))
                copy_button(text, say(f"take.copy_{name}"), say, key=f"copy_{name}")
                if name == "message":
                    show_reply(desk, state, say)
        show_files(state, carried, say)


def _papers(state: State, outcome: Outcome, carried: Outcome) -> Iterator[tuple[str, str]]:
    direction = _direction(state, outcome)
    yield "message", letter(state, outcome)
    yield "markdown", markdown(carried, direction=direction)
    told = background(state, outcome)
    yield "note", publishing_note(outcome, direction=direction, who=state.form.work, background=told)
    yield "weekly", weekly_report(outcome, direction=direction)


def _direction(state: State, outcome: Outcome) -> int:
    return min(state.direction, len(outcome.proposals) - 1)


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
    proposal = outcome.proposals[_direction(state, outcome)]
    asked = {a.question for a in state.answers if a.way == "leader"}
    waiting = [b for b in open_blanks(proposal, outcome.questions) if b.question not in asked]
    if not waiting:
        return
    with st.container(key="unsettled", horizontal=True, vertical_alignment="center"):
        st.html(el("p", esc(say("take.unsettled")), "aside"))
        if any(b.question for b in waiting):
            questions = list(dict.fromkeys(b.question for b in waiting if b.question))
            st.button(
                say("take.all_to_leader"),
                key="all_to_leader",
                type="tertiary",
                on_click=_ask_all,
                args=(desk, questions),
            )


def _ask_all(desk: Desk, questions: list[str]) -> None:
    for question in questions:
        desk.apply(AskedLeader(question))
