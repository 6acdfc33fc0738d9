"""The two things a page needs a browser for: the clipboard, and keeping what is being typed."""

from __future__ import annotations

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
# typing counts as leaving. Composing Chinese with an input method is not a pause.
_KEEP_JS = """
export default function () {
  if (window.okrKeepsTyped) return;
  window.okrKeepsTyped = true;
  let timer;
  document.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    clearTimeout(timer);
    if (event.isComposing) return;
    timer = setTimeout(() => event.target.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 700);
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


@st.cache_resource(show_spinner=False)
def _mounted(name: str, html: str, css: str, js: str) -> Any:
    return component(name, html=html, css=css or None, js=js)
