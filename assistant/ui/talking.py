"""The conversation on the page: what was said and what came of it, and one line to say the next thing."""

from __future__ import annotations

import time

import streamlit as st

from assistant.locale import Words
from assistant.session import State
from assistant.talk import Ground
from assistant.talk.chips import sayable
from assistant.types import Outcome, Turn
from assistant.ui.desk import Desk, backend
from assistant.ui.findings import source_titles
from assistant.ui.jobs import Job
from assistant.ui.markup import el, esc, md

_BOX = "say_next"
_TICK_S = 0.5
# How many turns are seen at once; the ones before are folded away.
_SEEN = 3


def show_talk(desk: Desk, state: State, outcome: Outcome, say: Words) -> None:
    """The turns so far, the line, and what can be said; () while nothing stands that could be talked about."""
    if not any(p.objectives for p in outcome.proposals):
        return
    with st.container(key="talk"):
        st.html(el("h4", esc(say("talk.heading"))))
        if earlier := state.turns[:-_SEEN]:
            summary = el("summary", esc(say("talk.earlier", n=len(earlier))))
            st.html(el("details", summary + "".join(_turn(t, say) for t in earlier), "more"))
        for turn in state.turns[-_SEEN:]:
            st.html(_turn(turn, say))
        job = desk.job
        if job is not None and job.alive:
            _wait(job, say)
            return
        st.text_input(
            say("talk.heading"),
            key=f"{_BOX}_{len(state.turns)}",
            placeholder=say("talk.hint"),
            label_visibility="collapsed",
            max_chars=600,
            on_change=_say,
            args=(desk, f"{_BOX}_{len(state.turns)}"),
        )
        _chips(desk, state, say)


def _turn(turn: Turn, say: Words) -> str:
    """One turn: the person's words, the reply, and on whose authority."""
    parts = [el("p", esc(turn.said), "you")]
    parts += [el("p", esc(line), "reply") for line in turn.reply.split("\n") if line.strip()]
    if turn.sources:
        titles = source_titles(say.lang)
        named = say("export.comma").join(titles.get(key, key) for key in turn.sources)
        parts.append(el("p", esc(say("talk.sources", titles=named)), "basis"))
    return el("div", "".join(parts), f"turn {turn.kind}", role="status")


def _chips(desk: Desk, state: State, say: Words) -> None:
    """Whole sentences to tap: those of the last reply, else what fits the OKR as it stands."""
    last = state.turns[-1].options if state.turns else ()
    with_model = backend().where_text_goes() is not None
    there = last or tuple(o.in_lang(say.lang) for o in sayable(Ground(state), with_model=with_model))
    whole = [o for o in there if not o.rstrip().endswith(("……", "..."))]  # one that is to be finished is typed
    with st.container(key="chips", horizontal=True, gap="small"):
        for n, sentence in enumerate(whole):
            key = f"chip_{len(state.turns)}_{n}"
            st.button(md(sentence), key=key, type="tertiary", on_click=desk.say, args=(sentence,))


def _wait(job: Job, say: Words) -> None:
    """Show that a reply is being written, with a way to stop it, then show the page anew."""
    with st.container(key="thinking", horizontal=True, vertical_alignment="center"):
        line = st.empty()
        st.button(say("run.stop"), key="stop_turn", on_click=job.drop)
    began, seen = time.monotonic(), -1
    while job.alive:
        waited = say("run.seconds", n=int(time.monotonic() - began))
        pulse = el("span", "", "pulse", aria_hidden="true")
        line.html(el("p", pulse + esc(f"{say('talk.thinking')} · {waited}"), "progress"))
        seen, _ = job.wait(seen, _TICK_S)
    st.rerun()


def _say(desk: Desk, key: str) -> None:
    sentence = " ".join((st.session_state.get(key) or "").split())
    if sentence:
        desk.say(sentence)
