"""A company's own examples on the page: pasted or uploaded, previewed as they would be stored, stored, removed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import streamlit as st

from assistant import roles
from assistant.errors import OkrError
from assistant.library import Example
from assistant.locale import Words
from assistant.own import Candidate, Reading, Source
from assistant.own.preview import as_known, completed, only, read_one
from assistant.own.private import blanked
from assistant.own.shelf import Kept, kept, place_for_new, remove, store
from assistant.present.own import private_said
from assistant.types import SEVERITIES
from assistant.ui.desk import backend
from assistant.ui.findings import severity_kind, severity_word
from assistant.ui.markup import Mark, el, esc, marked, md
from assistant.ui.visitor import visitor

_FILES = ["docx", "xlsx", "csv", "txt", "md", "yml", "yaml"]
_PREVIEW, _DONE, _PROBLEM, _ROUND = "own_preview", "own_done", "own_problem", "own_round"
# Beyond this share of the same words an example says what is there already: it waits to be ticked.
_NEARLY_THE_SAME = 0.8


class _Preview(NamedTuple):
    """What was read, and from what; a file that cannot be read has its reason instead."""

    digest: str
    readings: tuple[Reading, ...]
    problems: tuple[str, ...]


def show_adding(say: Words) -> None:
    """The place to add own examples; where nobody is known it says who can."""
    if not visitor().runs_it:
        st.html(el("p", esc(say("own.elsewhere")), "aside"))
        return
    if problem := st.session_state.pop(_PROBLEM, None):
        st.html(el("p", esc(problem), "problem", role="alert"))
    if done := st.session_state.get(_DONE):
        with st.container(key="own_done", horizontal=True, vertical_alignment="center"):
            st.html(el("p", esc(done.told), "note", role="status"))
            st.button(say("own.undo"), key="own_undo", type="tertiary", on_click=_take_back, args=(done.ids, say))
    number = st.session_state.get(_ROUND, 0)  # fresh boxes after each round: an upload cannot be emptied by code
    boxes = f"own_text_{number}", f"own_files_{number}"
    with st.expander(say("own.add"), key="own", expanded=any(st.session_state.get(box) for box in boxes)):
        st.html(el("p", esc(say("own.sub")), "aside"))
        text = st.text_area(say("own.text"), key=boxes[0], height=160, placeholder=say("own.text_hint"))
        uploads = st.file_uploader(say("own.files"), type=_FILES, key=boxes[1], accept_multiple_files=True)
        sources = [Source(upload.name, upload.getvalue()) for upload in uploads]
        if text.strip():
            sources.insert(0, Source(say("own.pasted"), text.encode()))
        if sources:
            _show_preview(_preview(sources, say), say)


def remove_button(example: Example, say: Words) -> None:
    """Takes an own example out of its file, once that was confirmed."""
    if not visitor().runs_it:
        return
    with st.popover(say("own.remove"), type="tertiary", key=f"remove_{example.id}"):
        st.html(el("p", esc(say("own.remove_sure")), "aside"))
        st.button(say("own.remove_go"), key=f"remove_go_{example.id}", on_click=_remove, args=([example.id], say))


# --- the preview --------------------------------------------------------------------------------------------------


def _preview(sources: Sequence[Source], say: Words) -> _Preview:
    """Read once and kept: every tick of a box runs the page again."""
    there = backend().examples()
    code = hashlib.blake2b(repr((say.lang, [*there], sources)).encode(), digest_size=16).hexdigest()
    before: _Preview | None = st.session_state.get(_PREVIEW)
    if before is not None and before.digest == code:
        return before
    known, readings, problems = list(there.values()), [], []
    for source in dict.fromkeys(sources):
        try:
            reading = read_one(source, known)
        except OkrError as error:
            problems.append(f"{source.name}: {error.in_lang(say.lang)}")
            continue
        known += as_known(reading)
        readings.append(reading)
    st.session_state[_PREVIEW] = preview = _Preview(code, tuple(readings), tuple(problems))
    return preview


def _show_preview(preview: _Preview, say: Words) -> None:
    for problem in preview.problems:
        st.html(el("p", esc(problem), "problem", role="alert"))
    readings = _filled_in(preview.readings, say)
    tag = preview.digest[:8]  # what was ticked for one file says nothing about another
    if not any(reading.candidates for reading in readings):
        for number, reading in enumerate(readings):
            _show_file(f"{tag}_{number}", reading, say, blank=False)
        return
    chosen = [only(reading, _ticked(f"{tag}_{number}", reading)) for number, reading in enumerate(readings)]
    private = private_said(chosen, say.lang)
    with st.container(key="own_store"):
        blank = bool(private) and st.checkbox(md(say("own.blank", found=private)), value=True, key="own_blank")
        n, of = (sum(len(reading.candidates) for reading in its) for its in (chosen, readings))
        if n < of:
            st.html(el("p", esc(say("own.some", n=n, of=of)), "aside"))
        st.button(
            say("own.store", n=n),
            key="own_go",
            type="primary",
            disabled=not n,
            on_click=_store,
            args=(chosen, blank, say),
        )
    for number, reading in enumerate(readings):
        _show_file(f"{tag}_{number}", reading, say, blank=blank)


def _filled_in(readings: Sequence[Reading], say: Words) -> list[Reading]:
    """The readings with what they leave open as it is said here."""
    examples = [one.example for reading in readings for one in reading.candidates]
    said: dict[str, str | None] = {"industry": None, "function": None, "role": None}
    if any(not getattr(e, field) for e in examples for field in said):
        st.html(el("p", esc(say("own.whose")), "aside"))
        for place, field in zip(st.columns(3, gap="small"), said, strict=True):
            with place:
                said[field] = _field(field, say)
    return [completed(reading, **said) for reading in readings]


def _field(field: str, say: Words) -> str | None:
    if field == "role":
        return st.text_input(say("own.role"), key="own_role").strip() or None
    entries = roles.industries() if field == "industry" else roles.functions()
    return st.selectbox(
        say(f"library.{field}"),
        list(entries),
        format_func=lambda key: md(_name(entries[key], say)),
        index=None,
        placeholder=say("own.open"),
        key=f"own_{field}",
    )


def _show_file(tag: str, reading: Reading, say: Words, *, blank: bool) -> None:
    results = sum(len(one.example.key_results) for one in reading.candidates)
    st.html(
        el("h4", esc(reading.file))
        + el("p", esc(say("own.read", n=len(reading.candidates), results=results)), "aside")
        + _left_out(reading, say)
    )
    for one in reading.candidates:
        with st.container(key=f"own_one_{tag}_{one.line}"):
            st.checkbox(md(_line(one, say)), value=_fit(one), key=_tick(tag, one))
            st.html(_words(one, say, blank=blank))


def _left_out(reading: Reading, say: Words) -> str:
    if not reading.left_out:
        return ""
    rows = "".join(
        el("li", el("span", esc(say("own.line", number=one.line)), "no") + esc(one.text)
           + el("span", esc(f" {one.reason.in_lang(say.lang)}"), "basis"))
        for one in reading.left_out
    )  # fmt: skip
    return el(
        "details", el("summary", esc(say("own.left_out", n=len(reading.left_out)))) + el("ul", rows), "more quiet"
    )


def _line(one: Candidate, say: Words) -> str:
    """Where an example stands and whose it is."""
    example = one.example
    lists = ((roles.industries(), example.industry), (roles.functions(), example.function))
    whose = [_name(entries[key], say) for entries, key in lists if key]
    whose += [example.role] if example.role else []
    return " · ".join([say("own.line", number=one.line), *(whose or [say("own.nobody")])])


def _name(entry: roles.ClosedList, say: Words) -> str:
    return entry.zh if say.lang == "zh" else entry.en


def _words(one: Candidate, say: Words, *, blank: bool) -> str:
    """The example as it would be stored, with what looks private marked where it would stay."""
    shown = blanked(one.example) if blank else one.example
    private = () if blank else one.private
    rows = "".join(el("li", _marked(k.text, [p.text for p in private])) for k in shown.key_results)
    parts = [el("p", _marked(shown.objective, [p.text for p in private]), "words"), el("ul", rows)]
    for severity in SEVERITIES:
        said = [f.message.in_lang(say.lang) for f in one.findings if f.severity == severity]
        if said and severity != "info":
            word = el("span", esc(severity_word(severity, say)), f"word {severity_kind(severity)}")
            parts.append(el("p", word + esc(" ".join(dict.fromkeys(said))), "remark"))
    if one.like:
        parts.append(el("p", esc(say("own.like", what=_alike(one))), "note"))
    return "".join(parts)


def _marked(text: str, private: Iterable[str]) -> str:
    places = ((text.find(words), words) for words in private)
    return marked(text, [Mark(at, at + len(words), "hit should") for at, words in places if at >= 0])


def _alike(one: Candidate) -> str:
    there = backend().examples()
    return "; ".join(
        f"{there[like.id].objective if like.id in there else like.id} ({like.share:.0%})" for like in one.like
    )


def _fit(one: Candidate) -> bool:
    """Whether an example is ticked from the start: not where it has an error, nor where it says what is there."""
    return not any(f.severity == "error" for f in one.findings) and not any(
        like.share >= _NEARLY_THE_SAME for like in one.like
    )


def _tick(tag: str, one: Candidate) -> str:
    return f"own_take_{tag}_{one.line}"


def _ticked(tag: str, reading: Reading) -> Iterator[bool]:
    return (bool(st.session_state.get(_tick(tag, one), _fit(one))) for one in reading.candidates)


# --- storing and removing -----------------------------------------------------------------------------------------


class _Stored(NamedTuple):
    told: str
    ids: tuple[str, ...]


def _store(readings: Sequence[Reading], blank: bool, say: Words) -> None:
    """Every ticked example of all files, or none."""
    files = [(r.file, [blanked(c.example) if blank else c.example for c in r.candidates]) for r in readings]
    settings = backend().settings()
    try:
        taken = [one.id for one in kept(settings.own_library)[0]] + list(backend().examples())
        done = store(place_for_new(settings), files, taken)
    except OkrError as error:
        st.session_state[_PROBLEM] = error.in_lang(say.lang)
        return
    ids = tuple(example.id for _, examples in done for example in examples)
    st.session_state[_DONE] = _Stored(say("own.stored", n=len(ids)), ids)
    _afresh()


def _take_back(ids: Sequence[str], say: Words) -> None:
    st.session_state.pop(_DONE, None)
    _remove(ids, say)


def _remove(ids: Sequence[str], say: Words) -> None:
    try:
        remove(_kept(), ids)
    except OkrError as error:
        st.session_state[_PROBLEM] = error.in_lang(say.lang)


def _kept() -> list[Kept]:
    return kept(backend().settings().own_library)[0]


def _afresh() -> None:
    """Empty boxes, and nothing ticked for files that come later."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    for key in list(st.session_state):
        if str(key).startswith(("own_take_", "own_blank", "own_role", "own_industry", "own_function", _PREVIEW)):
            del st.session_state[key]
