"""House rules: counts, severities, switched-off checks and the position taken where the authorities disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.types import Severity, Text


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are allowed: below `min` or above `max` is a finding; `warn_*` are where it begins to be worth a word."""

    min: int
    warn_below: int
    warn_above: int
    max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    name: str
    title: Text
    objectives: Counts
    key_results: Counts
    severities: Mapping[str, Severity] = field(default_factory=dict)
    off: frozenset[str] = frozenset()
    positions: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def profile_names() -> tuple[str, ...]:
    """The built-in profiles."""
    raise NotImplementedError


def load_profile(name_or_path: str | Path = "default") -> Profile:
    """A built-in profile by name or a company's own YAML by path.

    Raises KnowledgeError naming line and key, or listing the built-in names when there is no such profile.
    """
    raise NotImplementedError
