"""The picture of the alignment on the page: as an image for either screen, and in words."""

from __future__ import annotations

from base64 import b64encode

import streamlit as st

from assistant.export.alignment import alignment, told
from assistant.export.picture import Shape, picture_svg
from assistant.locale import Words
from assistant.types import Outcome
from assistant.ui.markup import el, esc

_SHAPES: tuple[Shape, ...] = ("wide", "narrow")


def show_alignment(outcome: Outcome, direction: int, say: Words) -> None:
    """The picture, folded away; below it the same in words."""
    with st.expander(say("picture.heading"), key="alignment"):
        st.html(alignment_html(outcome, direction, say))


def alignment_html(outcome: Outcome, direction: int, say: Words) -> str:
    """An image per screen width, of which the style sheet shows one, and the list of what it shows."""
    picture = alignment(outcome, lang=say.lang, direction=direction)
    rows = told(picture, outcome)
    images = "".join(
        el(
            "img",
            "",
            f"alignment {shape}",
            src=_as_source(picture_svg(picture, outcome, shape)),
            alt=say("picture.alt"),
        )
        for shape in _SHAPES
    )
    words = el(
        "details",
        el("summary", esc(say("picture.in_words"))) + el("ul", "".join(el("li", esc(r)) for r in rows)),
        "more",
    )
    return images.replace("</img>", "") + words


def _as_source(svg: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
