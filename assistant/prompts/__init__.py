"""Prompts are releases: one file per prompt, version and language, and a stamp that is stored with every reply.

    prompt("draft", "zh") reads draft.v1.zh.jinja; its stamp is draft.v1@ and six digits of the text's digest

A template has a block per message, named by its role ("system", "user", "user_example", "assistant_example"). What a person typed enters only through the
`data` filter, between the fences <<< and >>>, which the filter makes sure it cannot close.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.types import Lang

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent
_FILE = re.compile(r"(?P<name>[a-z_]+)\.v(?P<version>\d+)\.(?P<lang>zh|en)\.jinja")
# Fences, the marks by which chat templates tell who speaks, tags of thinking, and characters that are not seen.
_FENCE = re.compile(r"<{2,}|>{2,}")
_SPEAKER = re.compile(r"<\|[^|<>\n]{0,40}\|>|</?think>|\[/?INST\]|<</?SYS>>", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt in one language; `stamp` names name, version and the exact words of both languages."""

    name: str
    version: int
    lang: Lang
    stamp: str

    def messages(self, values: Mapping[str, Any]) -> list[tuple[str, str]]:
        """The messages as (role, text), one per block of the template."""
        template = _environment().get_template(f"{self.name}.v{self.version}.{self.lang}.jinja")
        context = template.new_context(dict(values))
        return [(name.partition("_")[0], "".join(block(context)).strip()) for name, block in template.blocks.items()]


@functools.cache
def prompt(name: str, lang: Lang) -> Prompt:
    """The newest version of a prompt. Raises LookupError naming the prompts there are."""
    versions = [
        int(found["version"])
        for path in _FOLDER.glob("*.jinja")
        if (found := _FILE.fullmatch(path.name)) and found["name"] == name and found["lang"] == lang
    ]
    if not versions:
        raise LookupError(f"no prompt {name!r} in {lang!r}; available: {', '.join(names())}")
    version = max(versions)
    words = b"\n".join(path.read_bytes() for path in sorted(_FOLDER.glob(f"{name}.v{version}.*.jinja")))
    return Prompt(name, version, lang, f"{name}.v{version}@{hashlib.sha256(words).hexdigest()[:6]}")


def names() -> tuple[str, ...]:
    """The names of all prompts."""
    return tuple(sorted({found["name"] for path in _FOLDER.glob("*.jinja") if (found := _FILE.fullmatch(path.name))}))


def as_data(value: object) -> str:
    """What a person typed, with everything taken out that could end its fence or pose as another speaker."""
    text = _UNSEEN.sub("", str(value))
    text = _SPEAKER.sub(" ", text)
    return _FENCE.sub(
        lambda found: "‹" * len(found.group()) if found.group()[0] == "<" else "›" * len(found.group()), text
    )


def as_line(value: object) -> str:
    """The same on one line."""
    return re.sub(r"\s+", " ", as_data(value)).strip()


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FOLDER), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["data"] = as_data
    environment.filters["line"] = as_line
    return environment
