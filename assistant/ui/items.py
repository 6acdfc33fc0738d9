"""The working OKR line by line: take it, reword it in place, keep the draft's own line, leave it out, put it back."""

from __future__ import annotations

import streamlit as st

from assistant.export.layout import numbered
from assistant.locale import Words
from assistant.session import Accepted, Edited, KeptMine, PutBack, Rejected, State, SteppedBack, reduce, shown_of
from assistant.types import Outcome
from assistant.ui.desk import Desk
from assistant.ui.kinds import show_type
from assistant.ui.letter import letter
from assistant.ui.markup import el, esc
from assistant.ui.proposals import Line, Said, lines_of, parked_html, remark_html
from assistant.ui.reply import comment_html, comments

_EDITING = "editing"
_SEEN = "editing_from"
_ELSEWHERE = "editing_elsewhere"


def show_items(desk: Desk, state: State, shown: Outcome, working: Outcome, now: int, say: Words) -> None:
    """Proposal `now` of `shown`, each line with what can be done about it; `working` says which lines are left."""
    numbers: dict[str, str] = {}
    for name, objective, rows in numbered(working.proposals[now]):
        numbers |= {objective.id: name, **{row.id: no for no, row in rows}}
    said_by: dict[str, list[str]] = {}
    for comment in comments(state, working, letter(state, working)):
        said_by.setdefault(comment.target, []).append(comment.text)
    said = Said(
        asked={a.question for a in state.answers if a.way == "leader"},
        decisions={d.target: d for d in state.decisions if d.direction == now},
        numbers=numbers,
        comments={target: comment_html(texts, say) for target, texts in said_by.items()},
    )
    several = len(shown.proposals[now].objectives) > 1
    with st.container(key="proposal"):
        if not working.proposals[now].complete:
            st.html(el("p", esc(say("proposal.unfinished")), "lead open"))
        for line in lines_of(shown, now, say, said):
            _line(desk, state, line, say, may_go=several or not line.objective)
        if said.comments.get(""):
            st.html(said.comments[""])
        if parked := parked_html(working.proposals[now], working, say):
            st.html(parked)
    if state.past:
        st.button(say("item.step_back"), key="step_back", type="tertiary", on_click=_step_back, args=(desk,))


def _line(desk: Desk, state: State, line: Line, say: Words, *, may_go: bool) -> None:
    with st.container(key=f"line_{line.target}"):
        st.html(line.html)
        if st.session_state.get(_EDITING) == line.target:
            _editor(desk, state, line, say)
            return
        decision = state.decision_on(line.target)
        verdict = decision.verdict if decision else None
        with st.container(key=f"do_{line.target}", horizontal=True, gap="small"):
            if verdict == "shelved":
                _way(desk, line, "put_back", PutBack(line.target), say)
                return
            if verdict == "rejected":
                _way(desk, line, "put_back", PutBack(line.target), say)
                st.text_input(
                    say("item.reason"),
                    value=decision.reason if decision else "",
                    key=f"reason_{line.target}",
                    placeholder=say("item.reason"),
                    label_visibility="collapsed",
                    on_change=_reason,
                    args=(desk, line.target),
                )
                return
            if verdict is None:
                _way(desk, line, "accept", Accepted(line.target), say)
            st.button(
                say("item.edit"),
                key=f"edit_{line.target}",
                type="tertiary",
                on_click=_edit,
                args=(line,),
            )
            if line.own and verdict != "mine":
                _way(desk, line, "mine", KeptMine(line.target), say)
            if may_go:
                _way(desk, line, "reject", Rejected(line.target), say)
            if verdict is not None:
                _way(desk, line, "put_back", PutBack(line.target), say)
            if line.objective:
                show_type(desk, state, line.target, say)


def _way(desk: Desk, line: Line, what: str, event: Accepted | KeptMine | Rejected | PutBack, say: Words) -> None:
    st.button(say(f"item.{what}"), key=f"{what}_{line.target}", type="tertiary", on_click=desk.apply, args=(event,))


def _editor(desk: Desk, state: State, line: Line, say: Words) -> None:
    """The line's words in a box; what the checks say of them stands below as they are typed."""
    key = f"words_{line.target}"
    st.session_state.setdefault(key, line.text)
    with st.container(key=f"editor_{line.target}"):
        words = st.text_area(say("item.words"), key=key, height="content", label_visibility="collapsed")
        st.html(_live(state, line, words, say))
        if theirs := st.session_state.get(_ELSEWHERE):
            st.html(el("p", esc(say("item.elsewhere", text=theirs)), "note", role="alert"))
        with st.container(key=f"save_{line.target}", horizontal=True, gap="small"):
            st.button(say("item.save"), key="save_words", type="primary", on_click=_save, args=(desk, line))
            st.button(say("item.cancel"), key="cancel_words", type="tertiary", on_click=_close, args=(line,))


def _live(state: State, line: Line, words: str, say: Words) -> str:
    """What the checks would say of the words in the box."""
    outcome = shown_of(reduce(state, Edited(line.target, words)))
    found = outcome.proposals[state.direction].findings if outcome and words.strip() else ()
    heard = [f for f in found if f.target == line.target and f.severity != "info"]
    if not heard:
        return el("p", esc(say("item.holds" if words.strip() else "item.empty")), "aside", role="status")
    return el("div", "".join(remark_html(f, " ".join(words.split()), say) for f in heard), "live", role="status")


def _text_of(state: State, target: str) -> str | None:
    """How a line of the chosen direction reads in `state`."""
    outcome = shown_of(state)
    if outcome is None or state.direction >= len(outcome.proposals):
        return None
    objectives = outcome.proposals[state.direction].objectives
    texts = {o.id: o.draft.text for o in objectives} | {k.id: k.draft.text for o in objectives for k in o.key_results}
    return texts.get(target)


def _edit(line: Line) -> None:
    st.session_state[_EDITING] = line.target
    st.session_state[_SEEN] = line.text
    st.session_state[f"words_{line.target}"] = line.text


def _close(line: Line) -> None:
    for key in (_EDITING, _SEEN, _ELSEWHERE, f"words_{line.target}"):
        st.session_state.pop(key, None)


def _save(desk: Desk, line: Line) -> None:
    words = " ".join((st.session_state.get(f"words_{line.target}") or "").split())
    latest = _text_of(desk.latest(), line.target)
    if latest is not None and latest != st.session_state.get(_SEEN) and latest != words:
        st.session_state[_SEEN] = st.session_state[_ELSEWHERE] = (
            latest  # another tab was here: said before it is replaced
        )
        return
    if words and words != latest:
        desk.apply(Edited(line.target, words))
    _close(line)


def _reason(desk: Desk, target: str) -> None:
    desk.apply(Rejected(target, st.session_state.get(f"reason_{target}") or ""))


def _step_back(desk: Desk) -> None:
    st.session_state.pop(_EDITING, None)
    desk.apply(SteppedBack())
