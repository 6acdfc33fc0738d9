"""A company's own examples: read from files in whatever layout, previewed, blanked where they are private, stored.

What a file holds becomes candidates, each with where it stood, what the checks say, what it is close to and what
looks private; every line that became no candidate is told with a reason. Nothing is stored before it was shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.library import Example
from assistant.types import Finding, Text

PrivateKind = Literal["name", "amount", "customer", "contact"]
PRIVATE_KINDS: tuple[PrivateKind, ...] = ("name", "amount", "customer", "contact")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came, from a disk, an upload or a box to paste into; `name` ends as the file's does."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Private:
    """Something in a candidate's words that looks personal or confidential."""

    kind: PrivateKind
    text: str


@dataclass(frozen=True, slots=True)
class Like:
    """An example that is already there and says nearly the same: `share` of the words of both, 0 to 1."""

    id: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An example to be stored. `line` is where its objective stands, `headings` what stood above it, outermost first."""

    line: int
    example: Example
    headings: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    private: tuple[Private, ...] = ()
    like: tuple[Like, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that became no example, and why; `code` is for programs."""

    line: int
    text: str
    code: str
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one file gives."""

    file: str
    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
