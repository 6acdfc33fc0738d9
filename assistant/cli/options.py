"""Options that several commands share, and how files and standard input are read."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from assistant.errors import InputError
from assistant.intake import Intake, read_bytes, read_file
from assistant.types import Lang, Text

LangOption = Literal["auto", "zh", "en"]
UiLang = Literal["zh", "en"]

FileArgument = Annotated[
    str | None,
    typer.Argument(metavar="[FILE]", help="A .txt, .md, .csv, .xlsx or .docx file; - or nothing for standard input."),
]
ParentOption = Annotated[Path | None, typer.Option("--parent", metavar="FILE", help="The parent's OKR.")]
CycleOption = Annotated[str | None, typer.Option("--cycle", metavar="C", help='The period, such as "2026 Q3".')]
ProfileOption = Annotated[
    str | None, typer.Option("--profile", metavar="NAME", help="House rules: a built-in name or a YAML file.")
]
TheLang = Annotated[LangOption, typer.Option("--lang", help="The draft's language.")]
TheUiLang = Annotated[UiLang | None, typer.Option("--ui-lang", help="The messages' language (default: the draft's).")]


class Shown(Enum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"


def read_input(file: str | None) -> Intake:
    """The text of FILE, or of standard input when FILE is - or missing.

    Raises InputError when it cannot be used, or when nothing was given and standard input is a terminal.
    """
    if file is not None and file != "-":
        return read_file(Path(file))
    if file is None and sys.stdin.isatty():
        raise InputError(
            "no_input",
            Text(
                zh="没有输入：请给一个文件，或用管道送进文本，例如 okr check draft.txt。",
                en="No input: name a file or pipe text in, for example okr check draft.txt.",
            ),
        )
    return read_bytes(sys.stdin.buffer.read(), "-")


def read_optional(path: Path | None) -> str | None:
    """The text of an optional file."""
    return read_file(path).text if path is not None else None


def read_answers(path: Path | None) -> Mapping[str, str]:
    """Answers from a .json or .yml file: question ids or slots to text.

    Raises InputError when the file is no flat mapping.
    """
    if path is None:
        return {}
    text = read_file(path).text
    try:
        if path.suffix.lower() == ".json":
            data: Any = json.loads(text)
        else:
            import yaml

            data = yaml.safe_load(text)
    except Exception as error:
        raise _bad_answers(path) from error
    if not isinstance(data, dict) or any(isinstance(v, dict | list) for v in data.values()):
        raise _bad_answers(path)
    return {str(k): str(v) for k, v in data.items() if v is not None}


def _bad_answers(path: Path) -> InputError:
    return InputError(
        "bad_answers",
        Text(
            zh=f'{path.name} 不是可用的回答文件：需要 JSON 或 YAML 的对应表，例如 {{"q1": "30% 到 45%"}}。',
            en=f'{path.name} holds no answers: it needs a JSON or YAML mapping such as {{"q1": "30% to 45%"}}.',
        ),
    )


def with_text(shape: Mapping[str, Any], intake: Intake) -> dict[str, Any]:
    """The JSON, with the decoded text that spans count into where the file was no plain text."""
    return {**shape, "text": intake.text} if intake.kind in ("docx", "xlsx") else dict(shape)


def print_json(value: Mapping[str, Any]) -> None:
    """Indented JSON, Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def ui(chosen: UiLang | None, draft: Lang) -> Lang:
    """The language for messages."""
    return chosen or draft
