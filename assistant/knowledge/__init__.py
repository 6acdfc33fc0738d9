"""The knowledge files and their reader: YAML through the C loader.

Our own files are read as they are: they are proven by tests, and a start must not pay for it again. A company's files
come in through `assistant.knowledge.company`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.types import Text

FOLDER = Path(__file__).parent

# The C loader is ten times as fast; a Python built without libyaml still works.
YAML_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def builtin(name: str) -> Any:
    """One of our own files by its path under knowledge/ ("lists.yml"), as plain lists and dicts."""
    return yaml.load((FOLDER / name).read_bytes(), Loader=YAML_LOADER)


def builtin_rows(name: str) -> list[dict[str, str]]:
    """One of our own files that holds nothing but rows of `key: text` lines, read in a tenth of the time."""
    rows: list[dict[str, str]] = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("- "):
            rows.append({})
        if line.startswith(("- ", "  ")):
            key, _, text = line[2:].partition(": ")
            rows[-1][key] = text
    return rows


def builtin_files(folder: str) -> tuple[str, ...]:
    """The names of our own YAML files in a folder of knowledge/, sorted ("examples/sales.yml", ...)."""
    return tuple(f"{folder}/{path.name}" for path in sorted((FOLDER / folder).glob("*.yml")))


@dataclass(frozen=True, slots=True)
class Source:
    """A text that our rules and examples rest on."""

    key: str
    title: Text
    author: Text
    year: int | None


@cache
def sources() -> dict[str, Source]:
    """The sources by key."""
    return {
        key: Source(key, Text(**entry["title"]), Text(**entry["author"]), entry.get("year"))
        for key, entry in builtin("sources.yml").items()
    }
