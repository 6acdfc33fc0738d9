"""Whether an objective is a commitment or an aspiration: said in place, or left open."""

from __future__ import annotations

import streamlit as st

from assistant.locale import Words
from assistant.session import State, Typified, outcome_of
from assistant.types import ObjectiveType
from assistant.ui.desk import Desk

_KINDS: tuple[ObjectiveType, ...] = ("committed", "aspirational")


def show_type(desk: Desk, state: State, target: str, say: Words) -> None:
    """The two kinds to tap; a second tap leaves it open."""
    key = f"type_{target}"
    st.session_state[key] = _kind(state, target)
    st.pills(
        say("kind.label"),
        _KINDS,
        key=key,
        format_func=lambda kind: say(f"export.type.{kind}"),
        label_visibility="collapsed",
        on_change=_typified,
        args=(desk, target, key),
        width="content",
    )


def _kind(state: State, target: str) -> ObjectiveType | None:
    outcome = outcome_of(state)
    proposal = outcome.proposals[min(state.direction, len(outcome.proposals) - 1)] if outcome else None
    return next((o.draft.type for o in proposal.objectives if o.id == target), None) if proposal else None


def _typified(desk: Desk, target: str, key: str) -> None:
    desk.apply(Typified(target, st.session_state.get(key)))
