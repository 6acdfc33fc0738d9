"""The library as a page: browsed or searched, each example with why and whence, and taken as the start of a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import streamlit as st

from assistant import roles
from assistant.blanks import write_blank
from assistant.checks import review
from assistant.item import read_sentence
from assistant.library import Example
from assistant.locale import Words, words
from assistant.own.preview import written_out
from assistant.parse import parse
from assistant.session import Typed
from assistant.store import new_id
from assistant.types import Figure, Lang
from assistant.ui.desk import Desk, backend
from assistant.ui.drafts import open_draft
from assistant.ui.findings import review_html, source_titles
from assistant.ui.markup import el, esc, md
from assistant.ui.own import remove_button, show_adding

_SHOWN = 12
_LANGS: tuple[Lang, ...] = ("zh", "en")
_MORE = "library_more"
# The number of an amount: its unit stays beside the blank.
_NUMBER = re.compile(r"\d[\d.,]*(?:\s?(?:[百千万亿]+|[kKmM](?![A-Za-z])|million|billion|thousand))?")
_LISTS: Mapping[str, Callable[[], dict[str, roles.ClosedList]]] = {
    "function": roles.functions,
    "industry": roles.industries,
    "level": roles.levels,
}


def show_library(desk: Desk, say: Words) -> None:
    """A box to search, lists to browse by, the examples found, and a place to add one's own."""
    st.html(el("h1", esc(say("library.heading"))) + el("p", esc(say("library.sub")), "sub"))
    show_adding(say)
    there = list(backend().examples().values())
    with st.container(key="seek"):
        query = st.text_input(say("library.query"), key="query", placeholder=say("library.query_hint")).strip()
        lang = _narrow(there, say)
    looked = backend().nearest(query, lang) if query else there
    found = [e for e in looked if lang in (None, e.lang) and _wanted(e)]
    if not found:
        st.html(el("p", esc(say("library.none")), "lead"))
        return
    shown = found[: _SHOWN * (1 + st.session_state.get(_MORE, 0))]
    said = say("library.nearest", n=len(shown)) if query else say("library.found", n=len(found), shown=len(shown))
    st.html(el("p", esc(said), "aside"))
    for number, example in enumerate(shown):
        with st.container(key=f"example_{example.id}"):
            st.html(_card(example, say.lang, opened=bool(query) and number == 0))
            with st.container(key=f"ways_{example.id}", horizontal=True):
                label = say("library.begin")
                key = f"begin_{example.id}"
                st.button(label, key=key, type="tertiary", on_click=_begin, args=(desk, example))
                if example.source == "own":
                    remove_button(example, say)
    if len(shown) < len(found):
        st.button(say("library.more"), key="more", on_click=_show_more)


def without_figures(text: str, lang: Lang) -> str:
    """A sentence with every figure and date that is not part of a name as a blank: they were somebody else's."""
    sentence = read_sentence(text, lang)
    blanks = [(f.span, _amount_blanked(f, lang)) for f in sentence.figures]
    if sentence.deadline is not None:
        blanks.append((sentence.deadline.span, write_blank("deadline", lang)))
    for span, said in sorted(blanks, reverse=True):
        text = text[: span.start] + said + text[span.end :]
    return text


def _amount_blanked(figure: Figure, lang: Lang) -> str:
    """The blank with the unit beside it. Of 7 of 9 nothing stays, of 8.5 out of 10 the scale does."""
    blank = write_blank("baseline" if figure.role == "baseline" else "target", lang)
    numbers = list(_NUMBER.finditer(figure.quote))
    if not numbers or figure.kind == "share":
        return blank
    last = numbers[0] if figure.kind == "score" else numbers[-1]
    return figure.quote[: numbers[0].start()] + blank + figure.quote[last.end() :]


def _narrow(there: Sequence[Example], say: Words) -> Lang | None:
    """The lists to narrow by; the language in which examples are preferred, None for both."""
    key = f"in_lang_{say.lang}"
    st.session_state.setdefault(key, say.lang)
    for place, (field, entries) in zip(st.columns(4, gap="small"), [*_LISTS.items(), ("lang", None)], strict=True):
        with place:
            if entries is None:
                st.selectbox(
                    say("library.in_lang"),
                    _LANGS,
                    format_func=lambda lang: say(f"library.{lang}"),
                    index=None,
                    placeholder=say("library.any"),
                    key=key,
                    on_change=_show_first,
                )
            else:
                _list(field, entries(), there, say)
    if any(e.source == "own" for e in there):
        st.toggle(say("library.only_own"), key="only_own", on_change=_show_first)
    chosen: Lang | None = st.session_state.get(key)
    return chosen


def _list(field: str, entries: Mapping[str, roles.ClosedList], there: Sequence[Example], say: Words) -> None:
    used = {getattr(e, field) for e in there}
    st.selectbox(
        say(f"library.{field}"),
        [key for key in entries if key in used],
        format_func=lambda key: md(_name(entries[key], say.lang)),
        index=None,
        placeholder=say("library.any"),
        key=field,
        on_change=_show_first,
    )


def _wanted(example: Example) -> bool:
    chosen = st.session_state
    if chosen.get("only_own") and example.source != "own":
        return False
    return all(chosen.get(field) in (None, getattr(example, field)) for field in _LISTS)


def _show_first() -> None:
    st.session_state.pop(_MORE, None)


def _show_more() -> None:
    st.session_state[_MORE] = st.session_state.get(_MORE, 0) + 1


def _name(entry: roles.ClosedList, lang: Lang) -> str:
    return entry.zh if lang == "zh" else entry.en


@lru_cache(maxsize=2000)
def _card(example: Example, lang: Lang, *, opened: bool) -> str:
    """The objective and whose it is; what opens has the key results, the reason, the source and what the checks say."""
    say = words(lang)
    whose = [say("proposal.example_own")] if example.source == "own" else []
    whose += [example.role] if example.role else []
    for field, entries in _LISTS.items():
        if (entry := entries().get(getattr(example, field))) is not None:
            whose.append(_name(entry, lang))
    summary = el("span", esc(example.objective), "words") + el("span", esc(" · ".join(whose)), "basis")
    parts = [el("ul", "".join(el("li", esc(k.text) + _note(k.note)) for k in example.key_results))]
    if example.why:
        parts.append(el("p", el("span", esc(say("library.why")), "no") + esc(example.why), "why"))
    if example.modelled_on:
        title = source_titles(lang).get(example.modelled_on, example.modelled_on)
        parts.append(el("p", esc(say("proposal.modelled_on", source=title)), "basis"))
    checked = review(parse(written_out(example), lang=example.lang))
    said = say("library.checks", n=len(checked.findings)) if checked.findings else say("library.checks_nothing")
    inside = review_html(checked, say, source_titles(lang), fixed=True) if checked.findings else ""
    parts.append(el("details", el("summary", esc(said)) + inside, "more") if inside else el("p", esc(said), "basis"))
    return el("details", el("summary", summary) + "".join(parts), "example", open="" if opened else None)


def _note(note: str | None) -> str:
    return el("span", esc(f" {note}"), "basis") if note else ""


def _begin(desk: Desk, example: Example) -> None:
    """A new draft in the shape of the example."""
    lines = [f"O {without_figures(example.objective, example.lang)}"]
    lines += [f"KR{n} {without_figures(k.text, example.lang)}" for n, k in enumerate(example.key_results, start=1)]
    session = new_id()
    desk.beside(session).apply(Typed("draft", "\n".join(lines)))
    open_draft(session)
