"""House rules tried on texts that are there: what they would newly say, sentence by sentence, each to be called wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import streamlit as st

from assistant.errors import OkrError
from assistant.locale import Words
from assistant.present.dry_run import Said, dry_run
from assistant.profiles import Profile
from assistant.ui.findings import severity_kind, severity_word
from assistant.ui.markup import el, esc

_FILES = ["docx", "xlsx", "csv", "txt", "md"]
_WRONG = "rules_wrong"
_MOST = 60


def show_dry_run(old: Profile, new: Profile, say: Words) -> None:
    """A box and two uploads; below them what `new` says otherwise than `old`."""
    st.html(el("h2", esc(say("dry.heading"))) + el("p", esc(say("dry.sub")), "sub"))
    with st.container(key="dry"):
        text = st.text_area(say("dry.text"), key="dry_text", height=120)
        left, right = st.columns(2, gap="medium")
        with left:
            files = st.file_uploader(say("dry.files"), type=_FILES, key="dry_files", accept_multiple_files=True)
        with right:
            folder = st.file_uploader(
                say("dry.folder"), type=_FILES, key="dry_folder", accept_multiple_files="directory"
            )
    texts = [("", text)] if text.strip() else []
    for upload in (*files, *folder):
        try:
            from assistant.intake import read_bytes

            texts.append((upload.name, read_bytes(upload.getvalue(), upload.name).text))
        except OkrError as error:
            st.html(el("p", esc(f"{upload.name}: {error.in_lang(say.lang)}"), "problem", role="alert"))
    if not texts:
        st.html(el("p", esc(say("dry.empty")), "aside"))
        return
    found = [(name, dry_run(words, old, new)) for name, words in texts]
    wrong = st.session_state.setdefault(_WRONG, set())
    st.html(_summary(found, wrong, say))
    for n, (name, said, key) in enumerate(_rows(found)):
        if n == _MOST:
            st.html(el("p", esc(say("dry.more", n=sum(len(s) for _, s in found) - _MOST)), "aside"))
            break
        _row(name, said, key, key in wrong, n, say)


def _rows(found: list[tuple[str, tuple[Said, ...]]]) -> Iterator[tuple[str, Said, str]]:
    """What is newly or more gravely said, each with a key of its own."""
    for name, rows in found:
        for said in rows:
            if said.change in ("new", "graver"):
                yield name, said, f"{name}\n{said.finding.check}\n{said.line}\n{said.finding.quote}"


def _summary(found: list[tuple[str, tuple[Said, ...]]], wrong: set[str], say: Words) -> str:
    """How much changes, and for each check how often it was called wrong."""
    changes = Counter(said.change for _, rows in found for said in rows)
    if not changes:
        return el("p", esc(say("dry.same", n=len(found))), "lead", role="status")
    told = say("dry.told", new=changes["new"], graver=changes["graver"], gone=changes["gone"], milder=changes["milder"])
    checks: dict[str, list[bool]] = {}
    for _, said, key in _rows(found):
        checks.setdefault(said.finding.check, []).append(key in wrong)
    per = [
        el("li", esc(say("dry.per_check", check=c, n=len(v), wrong=sum(v))))
        for c, v in sorted(checks.items())
        if any(v)
    ]
    return el("p", esc(told), "lead", role="status") + (el("ul", "".join(per)) if per else "")


def _row(name: str, said: Said, key: str, is_wrong: bool, n: int, say: Words) -> None:
    finding = said.finding
    word = el("span", esc(severity_word(finding.severity, say)), f"word {severity_kind(finding.severity)}")
    line = el("p", esc(" · ".join(s for s in (name, said.line or say("review.whole")) if s)), "words")
    message = el("p", word + esc(finding.message.in_lang(say.lang)), "remark")
    with st.container(key=f"said_{n}", horizontal=True, vertical_alignment="center"):
        st.html(el("div", line + message, "said wrong" if is_wrong else "said"))
        st.button(
            say("dry.not_wrong" if is_wrong else "review.wrong"),
            key=f"wrong_{n}",
            type="tertiary",
            on_click=_toggle,
            args=(key,),
        )


def _toggle(key: str) -> None:
    wrong: set[str] = st.session_state.setdefault(_WRONG, set())
    wrong.symmetric_difference_update({key})
