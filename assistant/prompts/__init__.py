"""Prompts are releases: one file per prompt, version and language, and a stamp that is stored with every reply.

    BUILT_IN.prompt("draft", "zh") reads draft.v1.zh.jinja; its stamp is draft.v1@ and six digits of the text's digest

A template has a block per message, named by its role ("system", "user", "user_example", "assistant_example"). What a person typed enters only through the
`data` filter, between the fences <<< and >>>, which the filter makes sure it cannot close. Templates of one's own, which
replace some of these by name, are read by `own`.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError
from assistant.types import Lang, Text

if TYPE_CHECKING:
    from jinja2 import Environment, Template

FOLDER = Path(__file__).parent
_FILE = re.compile(r"(?P<name>[a-z_]+)\.v(?P<version>\d+)\.(?P<lang>zh|en)\.jinja")
# Fences, the marks by which chat templates tell who speaks, tags of thinking, and characters that are not seen.
_FENCE = re.compile(r"<{2,}|>{2,}")
_SPEAKER = re.compile(r"<\|[^|<>\n]{0,40}\|>|</?think>|\[/?INST\]|<</?SYS>>", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


@dataclass(frozen=True, slots=True)
class Words:
    """One file of a prompt, read: what its name says, and its text."""

    path: Path
    name: str
    version: int
    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt in one language; `stamp` names name, version and the exact words of both languages."""

    name: str
    version: int
    lang: Lang
    stamp: str
    words: Words

    def messages(self, values: Mapping[str, Any]) -> list[tuple[str, str]]:
        """The messages as (role, text), one per block of the template. Raises InputError where it cannot be filled."""
        template = _template(self.words.text)
        context = template.new_context(dict(values))
        try:
            return [
                (name.partition("_")[0], "".join(block(context)).strip()) for name, block in template.blocks.items()
            ]
        except Exception as error:  # a template of one's own can fail in any way
            raise InputError(
                "prompt_broken",
                Text(
                    f"提示词模板 {self.words.path} 填不进去：{error}。",
                    f"The prompt template {self.words.path} cannot be filled: {error}.",
                ),
            ) from error


@dataclass(frozen=True, slots=True)
class Prompts:
    """The prompts of a run by name and language; `replaced` names those that are not the built-in ones."""

    files: Mapping[tuple[str, str], Words]
    replaced: tuple[str, ...] = ()
    _stamps: dict[str, str] = field(default_factory=dict)

    def prompt(self, name: str, lang: Lang) -> Prompt:
        """The prompt called `name`. Raises LookupError naming the prompts there are."""
        words = self.files.get((name, lang))
        if words is None:
            raise LookupError(f"no prompt {name!r} in {lang!r}; available: {', '.join(self.names())}")
        return Prompt(name, words.version, lang, self.stamp(name), words)

    def stamp(self, name: str) -> str:
        """Name, version and the exact words of both languages: "draft.v1@1f0c2a"."""
        if name not in self._stamps:
            both = [words for key, words in sorted(self.files.items()) if key[0] == name]
            digest = hashlib.sha256("\n".join(words.text for words in both).encode()).hexdigest()[:6]
            self._stamps[name] = f"{name}.v{max(words.version for words in both)}@{digest}"
        return self._stamps[name]

    def names(self) -> tuple[str, ...]:
        """The names of all prompts."""
        return tuple(sorted({name for name, _ in self.files}))


def read_words(path: Path) -> Words | None:
    """The file of a prompt; None where its name is not that of one."""
    named = _FILE.fullmatch(path.name)
    if named is None:
        return None
    return Words(path, named["name"], int(named["version"]), named["lang"], path.read_text(encoding="utf-8"))


def newest(files: Iterable[Words]) -> dict[tuple[str, str], Words]:
    """Of each prompt and language the file with the highest version."""
    ordered = sorted(files, key=lambda words: words.version)
    return {(words.name, words.lang): words for words in ordered}


BUILT_IN = Prompts(newest(words for path in sorted(FOLDER.glob("*.jinja")) if (words := read_words(path))))


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
def environment() -> Environment:
    """The template language with its filters."""
    from jinja2 import Environment, StrictUndefined

    made = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["data"] = as_data
    made.filters["line"] = as_line
    return made


@functools.cache
def _template(text: str) -> Template:
    return environment().from_string(text)
