"""The JSON of `okr library`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from assistant.present.shapes.check import FindingShape
from assistant.types import Lang


class PrivateShape(TypedDict):
    """Something in an example's words that looks personal or confidential."""

    kind: Literal["name", "amount", "customer", "contact"]
    text: str


class LikeShape(TypedDict):
    """An example that is there already and says nearly the same."""

    id: str
    share: float


class CandidateShape(TypedDict):
    """An example that a file gives; `id` is null until it is stored."""

    id: str | None
    line: int
    headings: list[str]
    lang: Lang
    function: str
    role: str
    level: str
    industry: str
    objective: str
    key_results: list[str]
    findings: list[FindingShape]
    private: list[PrivateShape]
    like: list[LikeShape]


class LeftOutShape(TypedDict):
    """A line that became no example, and why."""

    line: int
    text: str
    code: str
    reason: str


class AddedFileShape(TypedDict):
    """What one file gives, and where it was stored."""

    path: str
    stored: str | None
    examples: list[CandidateShape]
    left_out: list[LeftOutShape]


class AddedCountsShape(TypedDict):
    """How much there is in all files together."""

    examples: int
    key_results: int
    left_out: int
    name: int
    amount: int
    customer: int
    contact: int


class LibraryAddShape(TypedDict):
    """`okr library add --format json`: a preview where `stored` is false."""

    version: Literal[1]
    stored: bool
    blanked: bool
    files: list[AddedFileShape]
    counts: AddedCountsShape


class LibraryEntryShape(TypedDict):
    """One entry of the own library; `function` to `industry` are "" where nothing is known."""

    id: str
    kind: Literal["example", "pitfall"]
    path: str
    line: int
    lang: Lang
    function: str
    role: str
    level: str
    industry: str
    text: str


class LibraryListShape(TypedDict):
    """`okr library list` and `remove --format json`."""

    version: Literal[1]
    entries: list[LibraryEntryShape]


class LibraryProblemShape(TypedDict):
    """Something wrong in a file of the own library."""

    path: str
    line: int
    key: str
    text: str


class LibraryFlawShape(TypedDict):
    """What the checks find in an own example."""

    id: str
    findings: list[FindingShape]


class LibraryValidateShape(TypedDict):
    """`okr library validate --format json`."""

    version: Literal[1]
    entries: int
    problems: list[LibraryProblemShape]
    flaws: list[LibraryFlawShape]


class LibraryIndexShape(TypedDict):
    """`okr library reindex --format json`; `notice` says why the index could not be written."""

    version: Literal[1]
    examples: int
    own: int
    built: bool
    seconds: float
    notice: str | None
