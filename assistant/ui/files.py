"""The working OKR as files: Word, Excel, JSON and the rest, each made when it is asked for; Feishu's with its steps."""

from __future__ import annotations

import json
from collections.abc import Callable

import streamlit as st

from assistant.export import feishu_steps
from assistant.export.forms import FORMS
from assistant.locale import Words
from assistant.session import State
from assistant.types import Outcome
from assistant.ui.markup import el, esc

_OFFERED = ("docx", "xlsx", "md", "html", "json", "feishu")


def show_files(state: State, outcome: Outcome, say: Words) -> None:
    """One button per file, and what to do with the one for Feishu."""
    direction = min(state.direction, len(outcome.proposals) - 1)
    with st.container(key="files", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(el("p", esc(say("files.heading")), "aside"), width="content")
        for name in _OFFERED:
            st.download_button(
                say(f"files.{name}"),
                _maker(name, outcome, direction),
                file_name="okr_batch.json" if name == "feishu" else f"okr{_suffix(name)}",
                mime="application/json" if name == "json" else FORMS[name].mime,
                key=f"file_{name}",
                type="tertiary",
                on_click="ignore",
            )
    steps = el("summary", esc(say("files.feishu_steps"))) + el(
        "div", esc(feishu_steps(outcome, lang=say.lang, direction=direction)), "letter plain"
    )
    st.html(el("p", esc(say("files.back")), "aside") + el("details", steps, "more"))


def _suffix(name: str) -> str:
    return ".json" if name == "json" else FORMS[name].suffix


def _maker(name: str, outcome: Outcome, direction: int) -> Callable[[], bytes]:
    """What makes the file once its button is pressed: Word and Excel take longer than a page may."""

    def made() -> bytes:
        if name == "json":
            from assistant.present.wire_draft import draft_json

            return json.dumps(draft_json(outcome, outcome.lang), ensure_ascii=False, indent=2).encode()
        return FORMS[name].bytes(outcome, None, direction)

    return made
