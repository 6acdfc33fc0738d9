"""The check page: text pasted or files uploaded, the findings on the words, by the house rules that are chosen."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from assistant.errors import OkrError
from assistant.locale import Words
from assistant.present.console import review_text
from assistant.profiles import load_profile, profile_names
from assistant.settings import load_settings
from assistant.types import SEVERITIES, Review
from assistant.ui.comparison import show_comparison
from assistant.ui.findings import review_html, severity_word, source_titles
from assistant.ui.markup import el, esc

_FILES = ["docx", "xlsx", "csv", "txt", "md"]


def show_checking(say: Words) -> None:
    """The boxes, and below them one card of findings per text."""
    st.html(el("h1", esc(say("check.heading"))) + el("p", esc(say("check.sub")), "sub"))
    with st.container(key="checked"):
        text = st.text_area(say("check.text"), key="check_text", height=200, placeholder=say("start.draft_hint"))
        uploads = st.file_uploader(say("start.file_label"), type=_FILES, key="check_files", accept_multiple_files=True)
        left, middle, right = st.columns(3, gap="medium")
        with left:
            profile = st.selectbox(
                say("check.profile"),
                _rules(),
                format_func=lambda name: load_profile(name).title.in_lang(say.lang),
                key="check_profile",
            )
        with middle:
            other = st.selectbox(
                say("check.other"),
                [None, *(name for name in _rules() if name != profile)],
                format_func=lambda name: load_profile(name).title.in_lang(say.lang) if name else say("check.no_other"),
                key="check_other",
            )
        with right:
            heard = st.pills(
                say("check.show"),
                SEVERITIES,
                default=SEVERITIES,
                selection_mode="multi",
                format_func=lambda s: severity_word(s, say),
                key="check_show",
            )
        st.button(say("check.go"), key="check_go", type="primary")
    texts = [("", text)] if text.strip() else []
    for upload in uploads:
        try:
            from assistant.intake import read_bytes

            texts.append((upload.name, read_bytes(upload.getvalue(), upload.name).text))
        except OkrError as error:
            st.html(el("p", esc(f"{upload.name}: {error.in_lang(say.lang)}"), "problem", role="alert"))
    if not texts:
        st.html(el("p", esc(say("check.empty")), "aside"))
        return
    report = []
    for name, words in texts:
        review = _reviewed(words, profile)
        report.append(review_text(review, say.lang, path=name))
        review = replace(review, findings=tuple(f for f in review.findings if f.severity in heard))
        heading = el("h2", esc(name)) if name else ""
        st.html(heading + el("section", review_html(review, say, source_titles(say.lang), fixed=True), "card"))
    show_comparison(texts, load_profile(profile), load_profile(other) if other else None, say)
    st.download_button(
        say("check.report"), "\n\n".join(report), file_name="okr-check.txt", key="check_report", on_click="ignore"
    )


def _rules() -> list[str]:
    """The house rules saved on the page, then the built-in ones, the default first."""
    house = load_settings(offline=True).house_rules
    return [*([str(house)] if house.is_file() else []), *sorted(profile_names(), key="default".__ne__)]


def _reviewed(text: str, profile: str) -> Review:
    from assistant.api import review

    return review(text, profile=profile)
