"""The JSON of `okr check`, and the parts that other commands print too."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from assistant.types import Lang, Severity

Offsets = tuple[int, int]


class CycleShape(TypedDict):
    """A period as written, with its first and last day where they are known."""

    text: str
    start: str | None
    end: str | None


class NoticeShape(TypedDict):
    """Something worth saying about the input that is no finding."""

    code: str
    text: str


class KeyResultShape(TypedDict):
    """A key result as `okr check` lists it."""

    id: str
    label: str
    text: str


class ObjectiveShape(TypedDict):
    """An objective as `okr check` lists it; `text` is null where none was written."""

    id: str
    label: str
    text: str | None
    key_results: list[KeyResultShape]


class RelatedShape(TypedDict):
    """Another place that a finding speaks of."""

    target: str
    span: Offsets | None


class FindingShape(TypedDict):
    """What one check saw at one place."""

    check: str
    name: str
    severity: Severity
    target: str
    quote: str
    span: Offsets | None
    message: str
    suggestion: str
    sources: list[str]
    position: str | None
    related: list[RelatedShape]


class UndecidedShape(TypedDict):
    """A check that could not judge an item, and why."""

    check: str
    target: str
    reason: str


class CountsShape(TypedDict):
    """How many findings of each severity."""

    error: int
    warning: int
    info: int


class IgnoredFindingShape(TypedDict):
    """A finding that is not reported: answered in the text, or known from a baseline."""

    check: str
    severity: Severity
    target: str
    quote: str
    span: Offsets | None
    by: Literal["line", "baseline"]
    reason: str | None


class IgnoredShape(TypedDict):
    """How many findings are answered in the text and how many known from a baseline, and which they are."""

    line: int
    baseline: int
    findings: list[IgnoredFindingShape]


class CheckShape(TypedDict):
    """`okr check --format json` for one text."""

    version: Literal[1]
    lang: Lang
    profile: str
    cycle: CycleShape | None
    objectives: list[ObjectiveShape]
    findings: list[FindingShape]
    undecided: list[UndecidedShape]
    notices: list[NoticeShape]
    counts: CountsShape
    ignored: IgnoredShape
    text: NotRequired[str]


class FileShape(CheckShape):
    """One file of a folder."""

    path: str


class FolderShape(TypedDict):
    """`okr check FOLDER --format json`."""

    version: Literal[1]
    files: list[FileShape]
    counts: CountsShape
