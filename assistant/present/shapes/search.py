"""The JSON of `okr search`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from assistant.present.shapes.check import NoticeShape
from assistant.types import Lang


class SearchResultShape(TypedDict):
    """One example found."""

    id: str
    score: float
    parts: dict[str, float]
    lang: Lang
    function: str
    role: str
    level: str
    industry: str
    objective: str
    key_results: list[str]
    why: str
    source: str
    modelled_on: str | None


class SearchShape(TypedDict):
    """`okr search --format json`."""

    version: Literal[1]
    query: str
    results: list[SearchResultShape]
    notices: list[NoticeShape]
