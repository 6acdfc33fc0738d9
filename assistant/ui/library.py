"""The library as a page: browsed or searched, each example with why and whence, and taken as the start of a draft."""

from __future__ import annotations

import re

import streamlit as st

from assistant import roles
from assistant.blanks import write_blank
from assistant.item import read_sentence
from assistant.library import Example
from assistant.locale import Words
from assistant.session import Typed
from assistant.store import new_id
from assistant.types import Lang
from assistant.ui.desk import Desk, backend
from assistant.ui.drafts import open_draft
from assistant.ui.findings import source_titles
from assistant.ui.markup import el, esc, md

_SHOWN = 12
# The number of an amount: its unit stays beside the blank.
_NUMBER = re.compile(r"\d[\d.,]*(?:\s?(?:[百千万亿]+|[kKmM](?![A-Za-z])|million|billion|thousand))?")


def show_library(desk: Desk, say: Words) -> None:
    """A box to search, functions to browse by, and the examples found."""
    st.html(el("h1", esc(say("library.heading"))) + el("p", esc(say("library.sub")), "sub"))
    there = [e for e in backend().examples().values() if e.lang == say.lang]
    names = roles.functions()
    functions = [f for f in names if any(e.function == f for e in there)]
    with st.container(key="seek"):
        query = st.text_input(say("library.query"), key="query", placeholder=say("library.query_hint"))
        chosen = st.pills(
            say("library.function"),
            functions,
            format_func=lambda f: md(names[f].zh if say.lang == "zh" else names[f].en),
            key="function",
        )
    found = list(backend().nearest(query.strip(), say.lang)) if query.strip() else there
    if chosen:
        found = [e for e in found if e.function == chosen]
    if not found:
        st.html(el("p", esc(say("library.none")), "lead"))
        return
    st.html(el("p", esc(say("library.found", n=len(found), shown=min(len(found), _SHOWN))), "aside"))
    for example in found[:_SHOWN]:
        with st.container(key=f"example_{example.id}"):
            st.html(_card(example, say))
            st.button(
                say("library.begin"), key=f"begin_{example.id}", type="tertiary", on_click=_begin, args=(desk, example)
            )


def without_figures(text: str, lang: Lang) -> str:
    """A sentence with every figure and date that is not part of a name as a blank: they were somebody else's."""
    sentence = read_sentence(text, lang)
    blanks = [(f.span, f.quote, "baseline" if f.role == "baseline" else "target") for f in sentence.figures]
    if sentence.deadline is not None:
        blanks.append((sentence.deadline.span, sentence.deadline.text, "deadline"))
    for span, quote, slot in sorted(blanks, reverse=True):
        blank = write_blank(slot, lang)  # type: ignore[arg-type]
        number = _NUMBER.search(quote) if slot != "deadline" else None
        words = quote[: number.start()] + blank + quote[number.end() :] if number else blank
        text = text[: span.start] + words + text[span.end :]
    return text


def _card(example: Example, say: Words) -> str:
    aside = [say("proposal.example_own")] if example.source == "own" else []
    if example.role:
        aside.append(example.role)
    if example.modelled_on:
        titles = source_titles(say.lang)
        aside.append(say("proposal.modelled_on", source=titles.get(example.modelled_on, example.modelled_on)))
    rows = "".join(el("li", esc(k.text)) for k in example.key_results)
    parts = [el("p", esc(example.objective), "words"), el("ul", rows)]
    parts += [el("p", esc(example.why), "why"), el("p", esc(" · ".join(aside)), "basis")]
    return el("div", "".join(parts), "example")


def _begin(desk: Desk, example: Example) -> None:
    """A new draft in the shape of the example."""
    lines = [f"O {without_figures(example.objective, example.lang)}"]
    lines += [f"KR{n} {without_figures(k.text, example.lang)}" for n, k in enumerate(example.key_results, start=1)]
    session = new_id()
    desk.beside(session).apply(Typed("draft", "\n".join(lines)))
    open_draft(session)
