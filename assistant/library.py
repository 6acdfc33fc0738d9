"""The library of examples and pitfalls: built-in ones and a company's own, validated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.types import Lang, ObjectiveType


@dataclass(frozen=True, slots=True)
class ExampleKeyResult:
    text: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One OKR worth learning from. `source` is "built-in" or "own"; `modelled_on` a key of sources.yml or None."""

    id: str
    lang: Lang
    function: str
    role: str
    level: str
    industry: str
    type: ObjectiveType
    objective: str
    key_results: tuple[ExampleKeyResult, ...]
    why: str
    source: str = "built-in"
    modelled_on: str | None = None

    @property
    def text(self) -> str:
        """Objective and key results, one per line."""
        return "\n".join([self.objective, *(k.text for k in self.key_results)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitfall:
    """A worse and a better way to say one thing, with the check they teach."""

    id: str
    lang: Lang
    check: str
    worse: str
    better: str
    why: str


@dataclass(frozen=True, slots=True)
class Library:
    examples: tuple[Example, ...]
    pitfalls: tuple[Pitfall, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedList:
    """One entry of a closed list (a function, level or industry): its key, its names and the words people use."""

    key: str
    zh: str
    en: str
    synonyms: tuple[str, ...] = ()


def library(own: Sequence[Path] = ()) -> Library:
    """The built-in library and the folders or files in `own`. Raises KnowledgeError naming file, line and key."""
    raise NotImplementedError


def function_of(text: str | None) -> str | None:
    """The function's key that a role, title or department name speaks of ("后端开发", "HRBP"), or None."""
    raise NotImplementedError


def industry_of(text: str | None) -> str | None:
    """The industry's key that a text speaks of, or None."""
    raise NotImplementedError


def level_of(text: str | None) -> str | None:
    """The level's key (ceo, executive, director, manager, lead, ic, new) that a title speaks of, or None."""
    raise NotImplementedError
