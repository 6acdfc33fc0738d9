"""The questions that only a person can answer: options to tap, own words, and the three ways out of a blank."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from assistant.asked import open_blanks
from assistant.export.layout import label_of
from assistant.locale import Words
from assistant.session import Answer, Answered, AskedLeader, MeasureFirst, State, Undone, open_questions
from assistant.types import Outcome, Question, Request
from assistant.ui.desk import Desk, backend
from assistant.ui.markup import el, esc, md

MOST = 3
_BLANKS = ("metric", "baseline", "target", "deadline", "owner")


def show_questions(desk: Desk, state: State, outcome: Outcome, say: Words) -> None:
    """At most MOST open questions, then what is settled already."""
    waiting = [q for q in open_questions(state) if _matters(q, state, outcome)]
    if not waiting:
        st.html(el("p", esc(say("ask.done" if state.answers else "ask.done_none")), "lead done"))
    else:
        st.html(el("h2", esc(say("ask.heading"))) + el("p", esc(say("ask.sub")), "sub"))
        for question in waiting[:MOST]:
            _question(desk, question, state, outcome, say)
        if len(waiting) > MOST:
            st.html(el("p", esc(say("ask.later", n=len(waiting) - MOST)), "aside"))
    settled = [(a, q) for a in state.answers for q in outcome.questions if q.id == a.question]
    if settled:
        st.html(el("h4", esc(say("ask.settled"))))
        for answer, question in settled:
            _settled(desk, answer, question, outcome, state, say)
    told = [*background(state, outcome), *_own_aim(state, outcome)]
    if told and state.request is not None and backend().where_text_goes() is not None:
        st.button(say("ask.rewrite"), key="rewrite", on_click=_rewrite, args=(desk, state.request, dict(told)))


def _matters(question: Question, state: State, outcome: Outcome) -> bool:
    """Whether a question still stands for something: one answer may have filled the blank of another.

    Which of several directions is asked by showing them, and needs no card.
    """
    if question.slot == "direction" and len(outcome.proposals) > 1:
        return not set(question.options) <= {p.title for p in outcome.proposals}
    if question.slot not in _BLANKS or not outcome.proposals:
        return True
    asked_for = {b.question for p in state.proposals for b in open_blanks(p, outcome.questions)}
    still_open = {b.question for p in outcome.proposals for b in open_blanks(p, outcome.questions)}
    return question.id not in asked_for or question.id in still_open


def _question(desk: Desk, question: Question, state: State, outcome: Outcome, say: Words) -> None:
    key = f"{question.id}_{len(state.answers)}"
    with st.container(key=f"ask_{question.id}"):
        about = _about(question, state, outcome)
        head = el("span", esc(about), "no") if about else ""
        st.html(el("p", head + el("span", esc(question.ask), "ask"), "question") + _why(question, say))
        if question.options:
            st.pills(
                md(question.ask),
                list(range(len(question.options))),
                format_func=lambda n: md(question.options[n]),
                key=f"pick_{key}",
                label_visibility="collapsed",
                on_change=_picked,
                args=(desk, question, f"pick_{key}"),
            )
        hint = f"ask.hint_{question.slot}"
        st.text_input(
            md(f"{say('ask.own')}: {question.ask}"),
            key=f"own_{key}",
            placeholder=say(hint if hint in say else "ask.hint_other"),
            label_visibility="collapsed",
            on_change=_typed,
            args=(desk, question, f"own_{key}"),
        )
        with st.container(key=f"ways_{question.id}", horizontal=True, gap="small"):
            st.button(
                say("ask.leader"),
                key=f"leader_{key}",
                type="tertiary",
                on_click=desk.apply,
                args=(AskedLeader(question.id),),
            )
            if question.slot == "baseline":
                with st.popover(say("ask.measure"), type="tertiary", key=f"measure_{key}"):
                    st.text_input(
                        say("ask.measure_hint"),
                        key=f"who_{key}",
                        on_change=_measure,
                        args=(desk, question, f"who_{key}"),
                    )
                    st.button(
                        say("ask.measure"),
                        key=f"measure_now_{key}",
                        on_click=_measure,
                        args=(desk, question, f"who_{key}"),
                    )


def _why(question: Question, say: Words) -> str:
    said = [question.why] if question.why else []
    if question.where:
        said.append(say("ask.where", where=question.where))
    return el("p", "<br>".join(esc(s) for s in said), "basis") if said else ""


def _about(question: Question, state: State, outcome: Outcome) -> str:
    """Which line of the proposal a question is about, by the ledger: its `about` may name a line of the draft."""
    if not outcome.proposals:
        return ""
    now = min(state.direction, len(outcome.proposals) - 1)
    asked = open_blanks(state.proposals[now], outcome.questions)
    target = next((b.target for b in asked if b.question == question.id), None)
    return label_of(outcome.proposals[now], target) if target else ""


def background(state: State, outcome: Outcome) -> list[tuple[str, str]]:
    """Questions with answers in words that found no place in the OKR itself: the leader may want to know them."""
    placed = {e.question for p in outcome.proposals for e in p.ledger if e.origin == "answer"}
    blanks = {b.question for p in state.proposals for b in open_blanks(p, outcome.questions)}
    questions = {q.id: q for q in outcome.questions}
    shown = [o for p in outcome.proposals for o in p.objectives]
    lines = {o.draft.text for o in shown} | {k.draft.text for o in shown for k in o.key_results}
    lines |= {p.title for p in outcome.proposals if p.title}
    found = []
    for answer in state.answers:
        question = questions.get(answer.question)
        if question is None or answer.way != "filled" or answer.question in placed | blanks:
            continue
        if question.slot == "parent" or " ".join(answer.text.split()) in lines:
            continue
        found.append((question.ask, answer.text))
    return found


def _own_aim(state: State, outcome: Outcome) -> list[tuple[str, str]]:
    """The objective in the person's own words: a model can write the key results anew for it."""
    asked = {q.id: q for q in outcome.questions if q.slot == "direction"}
    aims = {o.draft.text for p in outcome.proposals for o in p.objectives}
    return [
        (asked[a.question].ask, a.text)
        for a in state.answers
        if a.way == "filled"
        and a.question in asked
        and a.text not in asked[a.question].options
        and " ".join(a.text.split()) in aims
    ]


def _settled(desk: Desk, answer: Answer, question: Question, outcome: Outcome, state: State, say: Words) -> None:
    if answer.way == "leader":
        said = say("ask.to_leader")
    elif answer.way == "measure":
        said = " · ".join(s for s in (say("ask.to_measure"), answer.text) if s)
    else:
        said = answer.text
    about = _about(question, state, outcome)
    words = (el("span", esc(about), "no") if about else "") + esc(question.ask)
    still = {b.question for p in outcome.proposals for b in open_blanks(p, outcome.questions)}
    note = ""
    if answer.way == "filled" and question.slot in _BLANKS and question.id in still:
        note = el("p", esc(say("ask.not_read")), "basis")
    elif (question.ask, answer.text) in background(state, outcome):
        note = el("p", esc(say("ask.kept_in_mind")), "basis")
    with st.container(key=f"settled_{question.id}", horizontal=True, vertical_alignment="center"):
        st.html(el("p", words, "question small") + el("p", esc(said), "answer") + note)
        st.button(
            say("ask.undo"),
            key=f"undo_{question.id}",
            type="tertiary",
            on_click=desk.apply,
            args=(Undone(question.id),),
        )


def _rewrite(desk: Desk, request: Request, told: dict[str, str]) -> None:
    """Draft anew with what was said in words: the model reads it, code still traces every figure in it."""
    desk.start(replace(request, answers={**request.answers, **told}))


def _picked(desk: Desk, question: Question, key: str) -> None:
    picked = st.session_state.get(key)
    if picked is not None:
        desk.apply(Answered(question.id, question.options[picked]))


def _typed(desk: Desk, question: Question, key: str) -> None:
    if text := (st.session_state.get(key) or "").strip():
        desk.apply(Answered(question.id, text))


def _measure(desk: Desk, question: Question, key: str) -> None:
    desk.apply(MeasureFirst(question.id, (st.session_state.get(key) or "").strip()))
