"""How the commands read files, folders and standard input, and how they print JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from assistant.errors import InputError
from assistant.intake import MAX_FILE_BYTES, Intake, read_bytes, read_file
from assistant.types import Text

SUFFIXES = frozenset({".txt", ".md", ".csv", ".xlsx", ".docx"})


class Source(NamedTuple):
    """One file to be read: the name it goes by, and its path (None: standard input)."""

    name: str
    path: Path | None

    def read(self) -> Intake:
        """Its text. Raises InputError when it cannot be used."""
        return _named(self.path) if self.path is not None else _standard_input()


def read_input(file: str | None) -> Intake:
    """The text of FILE, or of standard input when FILE is - or missing.

    Raises InputError when it cannot be used, or when nothing was given and standard input is a terminal.
    """
    return _source(file).read()


def read_optional(path: Path | None) -> str | None:
    """The text of an optional file."""
    return _named(path).text if path is not None else None


def read_piped() -> str:
    """What is piped in, "" where nothing is and nobody would have to type it."""
    if sys.stdin is None or sys.stdin.isatty():
        return ""
    data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    return read_bytes(data, "-").text if data.strip() else ""


def sources(files: Sequence[str]) -> tuple[list[Source], bool]:
    """What `files` name, folders opened, and whether they are to be told as several.

    Raises InputError when a folder holds nothing readable.
    """
    found: list[Source] = []
    for file in files:
        folder = Path(file)
        if file != "-" and folder.is_dir():
            found += [Source(str(path), path) for path in _files(folder)]
        else:
            found.append(_source(file))
    if not files:
        found.append(_source(None))
    return found, len(files) > 1 or any(file != "-" and Path(file).is_dir() for file in files)


def read_answers(path: Path | None) -> Mapping[str, str]:
    """Answers from a .json or .yml file: question ids or places to text.

    Raises InputError when the file is no flat mapping.
    """
    if path is None:
        return {}
    text = _named(path).text
    try:
        if path.suffix.lower() == ".json":
            data: Any = json.loads(text)
        else:
            import yaml

            data = yaml.load(text, Loader=yaml.BaseLoader)  # "q1: 1e3" and "no" stay as typed
    except Exception as error:
        raise _bad_answers(path) from error
    if not isinstance(data, dict) or any(isinstance(v, dict | list) for v in data.values()):
        raise _bad_answers(path)
    return {str(k): str(v) for k, v in data.items() if v is not None}


def with_text(shape: Mapping[str, Any], intake: Intake) -> dict[str, Any]:
    """The JSON, with the decoded text that spans count into where the file was no plain text."""
    return {**shape, "text": intake.text} if intake.kind in ("docx", "xlsx") else dict(shape)


def print_json(value: Mapping[str, Any]) -> None:
    """Indented JSON, Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _named(path: Path) -> Intake:
    """The file's text. Raises InputError with the file's name in front: there may be a draft, a parent and answers."""
    try:
        return read_file(path)
    except InputError as error:
        if path.name in error.text.en:
            raise
        raise InputError(error.code, Text(f"{path}：{error.text.zh}", f"{path}: {error.text.en}")) from error


def _source(file: str | None) -> Source:
    if file is not None and file != "-":
        return Source(file, Path(file))
    if file is None and (sys.stdin is None or sys.stdin.isatty()):
        raise InputError(
            "no_input",
            Text(
                "没有输入：请给一个文件，或用管道送进文本，例如 okr check draft.txt。",
                "No input: name a file or pipe text in, for example okr check draft.txt.",
            ),
        )
    return Source("-", None)


def _standard_input() -> Intake:
    if sys.stdin is None:
        raise InputError("no_input", Text("标准输入是关着的，请给一个文件。", "Standard input is closed; name a file."))
    # One byte more than may be read is enough to be told that it is too much; a pipe may never end.
    return read_bytes(sys.stdin.buffer.read(MAX_FILE_BYTES + 1), "-")


def _files(folder: Path) -> list[Path]:
    """The readable files below a folder, in order; hidden ones and the locks of Office left out."""
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        and path.is_file()
    )
    if not found:
        kinds = "、".join(sorted(SUFFIXES)), ", ".join(sorted(SUFFIXES))
        raise InputError(
            "no_files",
            Text(f"{folder} 里没有可读的文件（{kinds[0]}）。", f"{folder} holds no readable file ({kinds[1]})."),
        )
    return found


def _bad_answers(path: Path) -> InputError:
    return InputError(
        "bad_answers",
        Text(
            f'{path.name} 不是可用的回答文件：需要 JSON 或 YAML 的对应表，例如 {{"q1": "30% 到 45%"}}。',
            f'{path.name} holds no answers: it needs a JSON or YAML mapping such as {{"q1": "30% to 45%"}}.',
        ),
    )
