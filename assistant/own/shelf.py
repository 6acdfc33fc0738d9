"""Where a company's own examples lie: YAML files in the folders of OKR_LIBRARY, or in `library` of the data folder.

A file is written beside its place and moved there when it is whole; several go in together or not at all, and no
file that is there is ever overwritten.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from assistant.errors import InputError
from assistant.knowledge.company import Problem
from assistant.library import Entry, Example, own_entries, own_paths
from assistant.settings import Settings
from assistant.types import Text


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry of the own library and the file it stands in."""

    path: Path
    entry: Entry

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.said.id


Stamp: TypeAlias = tuple[tuple[str, int, int], ...]


def stamp(folders: Sequence[Path]) -> Stamp:
    """What changes when a file of the own library does. Raises KnowledgeError where a folder is missing."""
    found = []
    for path in dict.fromkeys(own_paths(folders)):
        try:
            seen = path.stat()
        except OSError:  # taken away since the folder was listed
            continue
        found.append((str(path), seen.st_mtime_ns, seen.st_size))
    return tuple(found)


def kept(folders: Sequence[Path]) -> tuple[list[Kept], list[Problem]]:
    """Every sound entry of the own library in its order, and what is wrong with the others."""
    found: list[Kept] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for path in dict.fromkeys(own_paths(folders)):
        entries, wrong = own_entries(path, taken)
        found += [Kept(path, entry) for entry in entries]
        problems += wrong
    return found, problems


def place_for_new(settings: Settings) -> Path:
    """The folder that new examples go to: the first of OKR_LIBRARY, else the data folder's."""
    folders = [path for path in settings.library if not path.suffix]
    return folders[0] if folders else settings.stored_library


def store(
    folder: Path, files: Sequence[tuple[str, Sequence[Example]]], taken: Iterable[str]
) -> list[tuple[Path, list[Example]]]:
    """Writes each file's examples under ids of their own; all of them or none. Raises InputError where it cannot."""
    ids = set(taken)
    stored: list[tuple[Path, list[Example]]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, examples in files:
            if examples:
                stored.append(_write(folder, _stem(name), name, examples, ids))
    except OSError as error:
        for path, _ in stored:
            path.unlink(missing_ok=True)
        why = error.strerror or type(error).__name__
        raise InputError(
            "cannot_write",
            Text(
                f"写不进示例文件夹 {folder}：{why}。什么都没有存。",
                f"Cannot write to {folder}: {why}. Nothing was stored.",
            ),
        ) from error
    return stored


def remove(found: Sequence[Kept], ids: Sequence[str]) -> list[Kept]:
    """Takes the entries `ids` out of their files, the rest of each file stays as written; a file left empty goes.

    Raises InputError, before anything is touched, where an id is not there.
    """
    by_id = {one.id: one for one in found}
    missing = [ident for ident in ids if ident not in by_id]
    if missing:
        there = ", ".join(by_id) or "-"
        raise InputError(
            "no_such_example",
            Text(
                f"自己的库里没有 {'、'.join(missing)}。现有：{there}",
                f"There is no {', '.join(missing)}. There are: {there}",
            ),
        )
    gone = [by_id[ident] for ident in dict.fromkeys(ids)]
    for path in dict.fromkeys(one.path for one in gone):
        stays = [one for one in found if one.path == path and one not in gone]
        if stays:
            _cut(path, [one.entry for one in gone if one.path == path])
        else:
            path.unlink(missing_ok=True)
    return gone


def _cut(path: Path, entries: Sequence[Entry]) -> None:
    lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    for entry in sorted(entries, key=lambda e: -e.line):
        end = min(entry.end - 1, len(lines))
        # Remarks above the next entry are that entry's.
        while end > entry.line and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
            end -= 1
        del lines[entry.line - 1 : end]
    os.replace(_beside(path, "".join(lines)), path)


def _write(
    folder: Path, stem: str, name: str, examples: Sequence[Example], ids: set[str]
) -> tuple[Path, list[Example]]:
    """One file under the first free name; the name is taken by a link, which fails where somebody else was faster."""
    for number in range(1, 10_000):
        path = folder / (f"{stem}.yml" if number == 1 else f"{stem}-{number}.yml")
        if path.exists():
            continue
        named = [replace(example, id=_free(f"own-{path.stem}", at, ids)) for at, example in enumerate(examples, 1)]
        whole = _beside(path, _yaml(name, named))
        try:
            os.link(whole, path)
        except FileExistsError:
            continue
        finally:
            whole.unlink(missing_ok=True)
        ids.update(example.id for example in named)
        return path, named
    raise FileExistsError(17, "too many files of this name", str(folder / stem))


def _free(front: str, number: int, ids: set[str]) -> str:
    ident = f"{front}-{number:03d}"
    while ident in ids:
        ident += "x"
    return ident


def _beside(path: Path, text: str) -> Path:
    """The text in a file of its own beside `path`, safely on the disk."""
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    with waiting.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return waiting


def _yaml(name: str, examples: Sequence[Example]) -> str:
    import yaml

    rows = [_row(example) for example in examples]
    said = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=1_000_000)
    head = " ".join(name.split())
    return f"# {head}\n{said}"


def _row(example: Example) -> dict[str, Any]:
    row: dict[str, Any] = {"id": example.id, "lang": example.lang}
    row |= {key: value for key in ("function", "role", "level", "industry") if (value := getattr(example, key))}
    row |= {"type": example.type, "objective": example.objective}
    row["key_results"] = [{"text": k.text, "note": k.note} if k.note else k.text for k in example.key_results]
    return row | ({"why": example.why} if example.why else {})


def _stem(name: str) -> str:
    """A file name that every system takes, out of the source's."""
    stem = re.sub(r"[^\w-]+", "-", Path(name).stem, flags=re.ASCII).strip("-").lower()
    return stem[:40] or "examples"
