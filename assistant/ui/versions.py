"""The versions of a draft: kept by hand and before every new start, compared with what stands now, gone back to."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from assistant.export import text
from assistant.locale import Words
from assistant.session import State, outcome_of
from assistant.ui.desk import Desk
from assistant.ui.diff import changes
from assistant.ui.markup import Mark, el, esc, marked, md

_COMPARED = "compared"


def show_versions(desk: Desk, say: Words) -> None:
    """The list, folded away, with a way to keep one more."""
    state = desk.state
    versions = desk.store.versions(desk.session)
    if desk.job is not None:
        return
    with st.expander(say("version.heading"), key="versions"):
        if state.review is not None:
            st.button(say("version.keep"), key="keep_version", type="tertiary", on_click=desk.keep_version)
        if not versions:
            st.html(el("p", esc(say("version.none")), "aside"))
        for version in versions:
            name = say("version.name", number=version.number, time=local(version.created), name=version.name)
            with st.container(key=f"version_{version.number}", horizontal=True, vertical_alignment="center"):
                st.html(el("p", esc(name.strip(" ·"))))
                _ways(desk, version.number, say)
            if st.session_state.get(_COMPARED) == version.number and (old := desk.version(version.number)):
                st.html(_compared(old, state, say))


def local(time: datetime) -> str:
    """A moment of the store (UTC) in this machine's time."""
    return f"{time.replace(tzinfo=UTC).astimezone():%Y-%m-%d %H:%M}"


def _ways(desk: Desk, number: int, say: Words) -> None:
    compared = st.session_state.get(_COMPARED) == number
    st.button(
        md(say("version.close" if compared else "version.compare")),
        key=f"compare_{number}",
        type="tertiary",
        on_click=_compare,
        args=(None if compared else number,),
    )
    st.button(
        md(say("version.restore")), key=f"restore_{number}", type="tertiary", on_click=desk.go_back_to, args=(number,)
    )


def _compare(number: int | None) -> None:
    st.session_state[_COMPARED] = number


def _compared(old: State, new: State, say: Words) -> str:
    """What stands now with the words marked that the version did not have; below it the lines that are gone."""
    before, now = _lines(old), _lines(new)
    if before == now:
        return el("p", esc(say("version.same")), "aside")
    rows = []
    for line in now:
        if line in before:
            rows.append(el("p", esc(line)))
            continue
        twin = next((b for b in before if b.split(" ")[0] == line.split(" ")[0] and b not in now), "")
        diff = changes(twin, line)
        gone = "".join(el("span", esc(twin[slice(*span)]) + " ", "gone") for span in diff.gone)
        fresh = [Mark(*span, "fresh") for span in diff.new] or [Mark(0, len(line), "fresh")]
        rows.append(el("p", marked(line, fresh) + (" " + gone if gone else "")))
    numbers = {line.split(" ")[0] for line in now}
    lost = [b for b in before if b not in now and b.split(" ")[0] not in numbers]
    rows += [el("p", el("span", esc(line), "gone")) for line in lost]
    return el("div", el("p", esc(say("version.now")), "aside") + "".join(rows), "compared")


def _lines(state: State) -> list[str]:
    """The working OKR as lines of text; what stands in the box where there is none."""
    outcome = outcome_of(state)
    written = text(outcome, direction=state.direction) if outcome is not None else state.form.draft
    return [line for line in written.splitlines() if line.strip()]
