"""People, teams, systems and products named in a text."""

from __future__ import annotations

from assistant.types import Name


def read_names(text: str) -> tuple[Name, ...]:
    """Every name in `text`: @mentions, people, teams and departments, systems and products with a proper name."""
    raise NotImplementedError
