"""After sending: what holds and what to mend, then the proposal beside the questions, then the message."""

from __future__ import annotations

import time
from collections.abc import Mapping

import streamlit as st

from assistant.library import Example
from assistant.locale import Words
from assistant.present.drafted import gloss_text
from assistant.session import Chosen, Dismissed, State, Stopped, outcome_of, review_of, shown_of
from assistant.types import Outcome, UsedExample
from assistant.ui.alignment import show_alignment
from assistant.ui.desk import Desk, backend
from assistant.ui.findings import review_html, source_titles
from assistant.ui.items import show_items
from assistant.ui.jobs import Job
from assistant.ui.markup import el, esc, md
from assistant.ui.proposals import proposal_html
from assistant.ui.questions import show_questions
from assistant.ui.receipt import receipt_html
from assistant.ui.script_parts import listen
from assistant.ui.takeaway import show_takeaway
from assistant.ui.talking import show_talk

_TICK_S = 0.5
_COLUMNS = (13, 7)


def show_results(desk: Desk, say: Words) -> None:
    """Everything a drafting run came to, or is coming to."""
    job = desk.job
    if job is not None and not job.over:
        _follow(desk, job, say)
    state = desk.state
    interrupted = state.phase == "running"  # and no run to be found: the process ended in the middle
    if interrupted:
        desk.apply(Stopped())
        state = desk.state
    _notices(state, say, interrupted)
    _review(state, say)
    listen(lambda told: _told(desk, told))
    shown, outcome = shown_of(state), outcome_of(state)
    if shown is None or outcome is None:
        return
    left, right = st.columns(_COLUMNS, gap="large")
    with left:
        _proposal(desk, state, shown, outcome, say)
        show_talk(desk, state, outcome, say)
    with right, st.container(key="side"):
        show_questions(desk, state, outcome, say)
    if outcome.proposals:
        show_alignment(outcome, min(state.direction, len(outcome.proposals) - 1), say)
        show_takeaway(desk, state, outcome, say)
    _leaned_on(outcome, say)


def _follow(desk: Desk, job: Job, say: Words) -> None:
    """Show a run as it goes on, then show the page anew with everything that can be tapped."""
    with st.container(key="progress", horizontal=True, vertical_alignment="center"):
        line = st.empty()
        st.button(say("run.stop"), key="stop", on_click=desk.apply, args=(Stopped(),))
    notices, review = st.empty(), st.empty()
    with st.columns(_COLUMNS, gap="large")[0]:
        proposals = st.empty()
    began, seen, shown = time.monotonic(), -1, ("", "", "")
    while True:
        version, state = job.wait(seen, _TICK_S)
        step = "reading" if state.review is None else "drafting" if state.proposals else "reviewing"
        waited = say("run.seconds", n=int(time.monotonic() - began))
        pulse = el("span", "", "pulse", aria_hidden="true")
        line.html(el("p", pulse + esc(f"{say(f'run.{step}')} · {waited}"), "progress"))
        if version != seen:
            seen = version
            now = _notices_html(state, say), _review_html(state, say), _proposals_html(state, say)
            for place, old, new in zip((notices, review, proposals), shown, now, strict=True):
                if new and new != old:
                    place.html(new)
            shown = now
        if job.over:
            st.rerun()


def _note(text: str) -> None:
    st.html(el("p", esc(text), "note", role="status"))


def _notices_html(state: State, say: Words) -> str:
    notices = list(state.notices)
    if state.outcome is not None and state.outcome.notice is not None and state.outcome.notice not in notices:
        notices.append(state.outcome.notice)
    return "".join(el("p", esc(n.text.in_lang(say.lang)), "note", role="status") for n in notices)


def _notices(state: State, say: Words, interrupted: bool) -> None:
    if html := _notices_html(state, say):
        st.html(html)
    if state.phase == "stopped":
        _note(say("run.interrupted" if interrupted else "run.stopped"))


def _review_html(state: State, say: Words) -> str:
    review = review_of(state)
    if review is None or (state.request is not None and state.request.mode == "metrics" and not review.findings):
        return ""  # the rows of a sheet were read back before: a list of them with nothing to say tells nothing new
    card = el("section", review_html(review, say, source_titles(say.lang)), "card")
    gloss = gloss_text(review, say.lang)
    return el("h2", esc(say("review.heading"))) + card + (el("p", esc(gloss), "sub") if gloss else "")


def _review(state: State, say: Words) -> None:
    if html := _review_html(state, say):
        st.html(html)


def _proposals_html(state: State, say: Words) -> str:
    outcome = outcome_of(state)
    if outcome is None or not any(p.objectives for p in outcome.proposals):
        return ""
    parts = []
    for n, proposal in enumerate(outcome.proposals):
        if proposal.title:
            parts.append(el("h4", esc(proposal.title), "direction"))
        parts.append(proposal_html(outcome, n, say))
    return el("h2", esc(say("proposal.heading"))) + el("section", "".join(parts), "card")


def _proposal(desk: Desk, state: State, shown: Outcome, outcome: Outcome, say: Words) -> None:
    there = [n for n, p in enumerate(shown.proposals) if p.objectives]
    if not there:
        st.html(el("section", el("p", esc(say("proposal.none")), "lead"), "card"))
        return
    untouched = all(k.draft.kept for p in shown.proposals for o in p.objectives for k in o.key_results)
    heading = el("h2", esc(say("proposal.heading_kept" if untouched else "proposal.heading")))
    st.html(heading + el("p", esc(say("proposal.sub")), "sub"))
    now = state.direction if state.direction in there else there[0]
    if len(there) > 1:
        titles = {n: shown.proposals[n].title or say("proposal.direction", n=n + 1) for n in there}
        st.session_state["direction"] = now
        st.segmented_control(
            say("proposal.choose"),
            there,
            key="direction",
            required=True,
            format_func=lambda n: md(titles[n]),
            on_change=lambda: desk.apply(Chosen(int(st.session_state["direction"]))),
        )
    show_items(desk, state, shown, outcome, now, say)
    if receipt := receipt_html(outcome, now, say):
        st.html(receipt)
    if outcome.notice is None:
        by = say("proposal.by_model", model=outcome.model) if outcome.model else say("proposal.by_rules")
        st.html(el("p", esc(by), "by"))


def _told(desk: Desk, told: Mapping[str, str]) -> None:
    """A button inside the written review: a remark is wrong."""
    if told.get("act") == "wrong":
        desk.apply(Dismissed(told.get("check", ""), told.get("line", "")))


def _leaned_on(outcome: Outcome, say: Words) -> None:
    known = backend().examples()
    cards = [_example(known[used.id], used, say) for used in outcome.examples if used.id in known]
    if cards:
        summary = el("summary", esc(say("proposal.examples", n=len(cards))))
        st.html(el("details", summary + "".join(cards), "more examples"))


def _example(example: Example, used: UsedExample, say: Words) -> str:
    aside = [say("proposal.example_own")] if used.source == "own" else []
    if used.modelled_on:
        aside.append(
            say("proposal.modelled_on", source=source_titles(say.lang).get(used.modelled_on, used.modelled_on))
        )
    aside.append(say("proposal.example_kinship", score=f"{used.score:.2f}"))
    rows = "".join(el("li", esc(k.text)) for k in example.key_results)
    parts = [el("p", esc(example.objective), "words"), el("ul", rows)]
    parts += [el("p", esc(example.why), "why"), el("p", esc(" · ".join(aside)), "basis")]
    return el("div", "".join(parts), "example")
