"""People, teams, systems and products named in a text."""

from __future__ import annotations

import re

from assistant.text import plain
from assistant.types import Name, Span

_MENTION = re.compile(r"(?<![A-Za-z0-9._])@\s?(?P<n>[A-Za-z][A-Za-z0-9._-]{0,30}[A-Za-z0-9]|[A-Za-z]|[一-龥]{1,8})")


def read_names(text: str) -> tuple[Name, ...]:
    """Every name in `text`: @mentions, people, teams and departments, systems and products with a proper name."""
    return names_in(text, plain(text))


def names_in(text: str, flat: str) -> tuple[Name, ...]:
    """`read_names` for a text whose plain form is at hand."""
    return tuple(
        Name(text[m.start("n") : m.end("n")], Span(m.start("n"), m.end("n")), "person") for m in _MENTION.finditer(flat)
    )
