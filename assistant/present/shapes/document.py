"""The JSON of `okr parse`."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from assistant.present.shapes.check import CycleShape, KeyResultShape, NoticeShape, Offsets
from assistant.types import FigureKind, FigureOp, FigureRole, Lang


class FigureShape(TypedDict):
    """One amount; `value`, `low` and `high` are decimal strings in base units."""

    quote: str
    span: Offsets
    value: str | None
    low: str | None
    high: str | None
    op: FigureOp
    unit: str
    kind: FigureKind
    role: FigureRole
    sure: bool


class DeadlineShape(TypedDict):
    """A deadline as written and as a date."""

    text: str
    iso: str | None
    span: Offsets


class MetaShape(TypedDict):
    """What the layout carried beside the text."""

    weight: str | None
    progress: str | None
    confidence: str | None
    priority: str | None
    score: str | None
    status: str | None
    parent: str | None
    title: str | None
    tags: list[str]


class NoteShape(TypedDict):
    """A sub-item or remark."""

    text: str
    span: Offsets


class ParsedKeyResultShape(KeyResultShape):
    """A key result as understood."""

    span: Offsets
    figures: list[FigureShape]
    deadline: DeadlineShape | None
    owner: str | None
    meta: MetaShape
    notes: list[NoteShape]


class ParsedObjectiveShape(TypedDict):
    """An objective as understood."""

    id: str
    label: str
    text: str | None
    span: Offsets
    figures: list[FigureShape]
    deadline: DeadlineShape | None
    owner: str | None
    meta: MetaShape
    notes: list[NoteShape]
    key_results: list[ParsedKeyResultShape]


class ParseShape(TypedDict):
    """`okr parse --format json`."""

    version: Literal[1]
    lang: Lang
    cycle: CycleShape | None
    objectives: list[ParsedObjectiveShape]
    unparsed: list[Offsets]
    notices: list[NoticeShape]
    text: NotRequired[str]
