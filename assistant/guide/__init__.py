"""The method guide: short sections on how OKRs are written, followed, scored and introduced, in both languages.

Each section names the sources its facts rest on; where the authorities differ it says who holds what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.knowledge import builtin, builtin_files
from assistant.types import Text

# A folded line of YAML ends in a blank, which Chinese does not have between its words.
_FOLDED = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideSection:
    """One thing worth knowing about the method. `words` are what people call it or ask for, in both languages."""

    id: str
    title: Text
    text: Text
    words: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def guide() -> dict[str, GuideSection]:
    """The sections by id, in reading order."""
    found = (_section(row) for name in builtin_files("guide") for row in builtin(name))
    return {section.id: section for section in found}


def _section(row: dict[str, Any]) -> GuideSection:
    return GuideSection(
        id=row["id"],
        title=Text(**row["title"]),
        text=Text(zh=_FOLDED.sub("", row["text"]["zh"]), en=row["text"]["en"]),
        words=(*row["words"]["zh"], *row["words"]["en"]),
        sources=tuple(row["sources"]),
    )
