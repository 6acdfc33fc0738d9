"""The JSON of `okr rules`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from assistant.types import Severity


class FlaggedShape(TypedDict):
    """A text that a check flags, and on which words."""

    text: str
    flags: list[str]


class FineShape(TypedDict):
    """A text that a check leaves alone."""

    text: str


class RuleShape(TypedDict):
    """One check as `okr rules` tells it."""

    id: str
    name: str
    severity: Severity
    scope: Literal["draft", "proposal"]
    off_by_default: bool
    reason: str
    message: str
    suggestion: str
    sources: list[str]
    bad: list[FlaggedShape]
    good: list[FineShape]


class RulesShape(TypedDict):
    """`okr rules --format json`."""

    version: Literal[1]
    checks: list[RuleShape]
