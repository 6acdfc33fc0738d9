"""What a page needs a browser for: the clipboard, keeping what is being typed, buttons inside written HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from assistant.locale import Words

_COPY_HTML = '<button type="button"></button>'
_COPY_CSS = """
button { font: inherit; font-size: 0.95rem; cursor: pointer; padding: 0.5rem 1.1rem; border-radius: 0.5rem;
  border: 1px solid var(--st-primary-color); background: transparent; color: var(--st-primary-color); }
button:hover { background: color-mix(in srgb, var(--st-primary-color) 10%, transparent); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""
# Where the page is not served from this machine or over https, browsers have no clipboard: the old way still works.
_COPY_JS = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = async () => {
    let done = true;
    try {
      await navigator.clipboard.writeText(data.text);
    } catch {
      const area = document.createElement("textarea");
      area.value = data.text;
      area.style.position = "fixed";
      area.style.opacity = "0";
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
    }
    button.textContent = done ? data.done : data.failed;
    setTimeout(() => { button.textContent = data.label; }, 1600);
  };
}
"""
# Streamlit sends a box's text when the box is left. A reload in the middle of typing would lose it, so a pause in
# typing counts as leaving; in the box that searches a short one. Composing Chinese with an input method is not a pause.
_KEEP_JS = """
export default function () {
  if (window.okrKeepsTyped) return;
  window.okrKeepsTyped = true;
  let timer;
  document.addEventListener("input", (event) => {
    const searched = event.target.closest?.(".st-key-query") != null;
    if (!searched && !(event.target instanceof HTMLTextAreaElement)) return;
    clearTimeout(timer);
    if (event.isComposing) return;
    timer = setTimeout(
      () => event.target.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), searched ? 250 : 700);
  });
}
"""

# Buttons inside written HTML: a click on one sends its data-* to the page.
_ACTS_JS = """
export default function ({ setTriggerValue }) {
  window.okrAct = (data) => setTriggerValue("act", data);
  if (window.okrActs) return;
  window.okrActs = true;
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-act]") : null;
    if (button) window.okrAct({ ...button.dataset });
  });
}
"""


def copy_button(text: str, label: str, say: Words, *, key: str) -> None:
    """A button that puts `text` on the clipboard and says so."""
    data = {"text": text, "label": label, "done": say("take.copied"), "failed": say("take.copy_failed")}
    _mounted("okr_copy", _COPY_HTML, _COPY_CSS, _COPY_JS)(key=key, data=data, width="content")


def keep_typed() -> None:
    """Send what is being typed at every pause, so that a reload loses none of it."""
    _mounted("okr_keep_typed", "<span></span>", "", _KEEP_JS)(key="keep_typed", height=1)


def listen(on_act: Callable[[Mapping[str, str]], None]) -> None:
    """Call `on_act` with the data of every button in written HTML that is clicked."""

    def told() -> None:
        sent = st.session_state["acts"]["act"]
        if isinstance(sent, Mapping):
            on_act({str(k): str(v) for k, v in sent.items()})

    _mounted("okr_acts", "<span></span>", "", _ACTS_JS)(key="acts", height=1, on_act_change=told)


@st.cache_resource(show_spinner=False)
def _mounted(name: str, html: str, css: str, js: str) -> Any:
    return component(name, html=html, css=css or None, js=js)
