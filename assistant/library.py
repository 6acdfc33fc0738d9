"""The library of examples and pitfalls: built-in ones and a company's own, validated.

Our own files are proven by tests and read as they are. A company's file needs little: an objective and its key
results. What is left out is read from the text or stays empty; what is wrong is told with file, line and key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from assistant.errors import KnowledgeError
from assistant.knowledge import builtin, builtin_files, sources
from assistant.knowledge.company import OwnFile, Problem, own_file, problems_error
from assistant.knowledge.section import Section
from assistant.text import language
from assistant.types import Lang, ObjectiveType, Text

LANGS: tuple[Lang, ...] = ("zh", "en")
TYPES: tuple[ObjectiveType, ...] = ("committed", "aspirational")


@dataclass(frozen=True, slots=True)
class ExampleKeyResult:
    """A key result of an example; `note` says what its words leave open (how it is measured, where it starts)."""

    text: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One OKR worth learning from. `source` is "built-in" or "own"; `modelled_on` a key of sources.yml or None.

    `function`, `level` and `industry` are keys of the closed lists; in a company's own examples they may be "".
    """

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
    """Examples and pitfalls; `fingerprint` changes when, and only when, one of their words does."""

    examples: tuple[Example, ...]
    pitfalls: tuple[Pitfall, ...]
    fingerprint: str


def library(own: Sequence[Path] = ()) -> Library:
    """The built-in library and the folders or files in `own`. Raises KnowledgeError naming file, line and key."""
    if not own:
        return _builtin()
    ours = _builtin()
    examples, pitfalls = _own(own, {e.id for e in ours.examples} | {p.id for p in ours.pitfalls})
    return _library((*ours.examples, *examples), (*ours.pitfalls, *pitfalls))


@cache
def _builtin() -> Library:
    examples = (_example(row) for name in builtin_files("examples") for row in builtin(name))
    pitfalls = (Pitfall(**row) for name in builtin_files("pitfalls") for row in builtin(name))
    return _library(tuple(examples), tuple(pitfalls))


@cache
def search_words() -> dict[str, str]:
    """Words of both languages by which people look for a built-in example, by its id."""
    words: dict[str, str] = builtin("search_words.yml")
    return words


def _library(examples: tuple[Example, ...], pitfalls: tuple[Pitfall, ...]) -> Library:
    return Library(examples, pitfalls, sha256(repr((examples, pitfalls)).encode()).hexdigest()[:16])


def _example(row: dict[str, Any]) -> Example:
    results = tuple(
        ExampleKeyResult(part) if isinstance(part, str) else ExampleKeyResult(**part) for part in row["key_results"]
    )
    return Example(**{**row, "key_results": results})


# --- a company's own --------------------------------------------------------------------------------------------


def _own(paths: Sequence[Path], taken: set[str]) -> tuple[list[Example], list[Pitfall]]:
    """What the files hold."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(own_paths(paths)):
        found, wrong = own_entries(path, taken)
        entries.extend(found)
        problems.extend(wrong)
    if problems:
        raise problems_error(problems)
    said = [entry.said for entry in entries]
    return [e for e in said if isinstance(e, Example)], [p for p in said if isinstance(p, Pitfall)]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a company's file and the lines it takes there, the first and the one behind the last."""

    said: Example | Pitfall
    line: int
    end: int


def own_entries(path: Path, taken: set[str]) -> tuple[list[Entry], list[Problem]]:
    """The sound entries of one YAML file and what is wrong with the others; ids join `taken`.

    An entry that teaches a check by worse and better is a pitfall, any other an example. Raises KnowledgeError for a
    file that cannot be read at all.
    """
    return entries_of(own_file(path), taken)


def entries_of(file: OwnFile, taken: set[str]) -> tuple[list[Entry], list[Problem]]:
    """The same out of a file that was opened before."""
    entries: list[Entry] = []
    for number, row in enumerate(file.rows(), 1):
        before = len(file.problems)
        ident = row.text("id", f"own-{Path(file.name).stem}-{number:03d}")
        if ident in taken:
            row.wrong("id", f"编号“{ident}”已经有了", f'the id "{ident}" is already taken')
        taken.add(ident)
        said = _own_pitfall(row, ident) if row.has("worse") or row.has("better") else _own_example(row, ident)
        row.done()
        if len(file.problems) == before:
            entries.append(Entry(said, row.line, row.end))
    return entries, file.problems


def own_paths(paths: Sequence[Path]) -> Iterable[Path]:
    """The YAML files that `paths` name, folders opened. Raises KnowledgeError where one is missing."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix in {".yml", ".yaml"} and p.is_file())
        elif path.exists():
            yield path
        else:
            raise KnowledgeError(
                "library_missing",
                Text(zh=f"找不到示例文件或文件夹：{path}", en=f"there is no example file or folder {path}"),
            )


def _own_example(row: Section, ident: str) -> Example:
    objective = row.text("objective")
    results = []
    for part in row.rows("key_results", plain="text"):
        results.append(ExampleKeyResult(part.text("text"), part.text("note", "") or None))
        part.done()
    if not results:
        row.wrong("key_results", "至少要有一条关键结果", "at least one key result is needed")
    return Example(
        id=ident,
        lang=cast(Lang, row.choice("lang", LANGS, language(objective))),
        function=_listed(row, "function", "functions"),
        role=row.text("role", ""),
        level=_listed(row, "level", "levels"),
        industry=_listed(row, "industry", "industries"),
        type=cast(ObjectiveType, row.choice("type", TYPES, "committed")),
        objective=objective,
        key_results=tuple(results),
        why=row.text("why", ""),
        source="own",
        modelled_on=row.choice("modelled_on", tuple(sources()), "") or None,
    )


def _own_pitfall(row: Section, ident: str) -> Pitfall:
    worse = row.text("worse")
    return Pitfall(
        id=ident,
        lang=cast(Lang, row.choice("lang", LANGS, language(worse))),
        check=row.text("check"),
        worse=worse,
        better=row.text("better"),
        why=row.text("why", ""),
    )


def _listed(row: Section, key: str, name: str) -> str:
    """A key of the closed list `name`, which a company may also write as one of its names; "" where it is left out."""
    names = _names(name)
    written = row.text(key, "")
    known = names.get(written.casefold())
    if written and known is None:
        return row.choice(key, tuple(dict.fromkeys(names.values())), "")
    return known or ""


@cache
def _names(name: str) -> dict[str, str]:
    """The keys of a closed list by key, by Chinese and by English name."""
    names: dict[str, str] = {}
    for entry in builtin("lists.yml")[name]:
        names |= dict.fromkeys((entry["key"], *(word.casefold() for word in entry["name"].values())), entry["key"])
    return names
