"""Reads the sets: typed, each line validated, what is wrong named by file, line and key."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from assistant.errors import InputError
from assistant.types import Text
from eval.marks import Case, Scorer

FOLDER = Path(__file__).parent / "cases"
SplitChoice = Literal["dev", "held", "all"]
_VERSION = re.compile(r"_v(\d+)$")


def load(scorer: Scorer, split: SplitChoice = "all", path: Path | None = None) -> Sequence[Case]:
    """The cases of a suite, from `path`, else from the newest version of its set; () where no set is there yet.

    Raises InputError naming file, line and key of what is wrong.
    """
    if path is None and scorer.cases is not None:
        found = list(scorer.cases())
    else:
        file = path or newest(scorer.file)
        found = list(_read(file, scorer)) if file is not None else []
    return [case for case in found if split in ("all", case.split)]


def newest(stem: str) -> Path | None:
    """The newest version of a set: review_v2.jsonl before review_v1.jsonl."""
    versions = sorted(FOLDER.glob(f"{stem}_v*.jsonl"), key=_version)
    return versions[-1] if versions else None


def fingerprint(stem: str) -> str | None:
    """The set's file as a short hash: a figure belongs to the text it was measured on."""
    file = newest(stem)
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12] if file is not None else None


def _version(path: Path) -> int:
    found = _VERSION.search(path.stem)
    return int(found[1]) if found else 0


def _read(path: Path, scorer: Scorer) -> Sequence[Case]:
    from pydantic import TypeAdapter, ValidationError

    shape: TypeAdapter[Any] = TypeAdapter(scorer.shape)
    cases: list[Case] = []
    seen: set[str] = set()
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            "cases_unreadable", Text(f"读不到 {path}。", f"{path} cannot be read: {error.strerror}.")
        ) from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = shape.validate_python(json.loads(line))
        except ValidationError as error:
            first = error.errors()[0]
            raise _wrong(path, number, ".".join(map(str, first["loc"])), first["msg"]) from error
        except json.JSONDecodeError as error:
            raise _wrong(path, number, "", f"no JSON: {error.msg}") from error
        if data["id"] in seen:
            raise _wrong(path, number, "id", f"{data['id']} is there twice")
        seen.add(data["id"])
        cases.append(Case(data["id"], scorer.name, data["lang"], data["split"], data))
    return cases


def _wrong(path: Path, line: int, key: str, what: str) -> InputError:
    where = f", {key}" if key else ""
    return InputError(
        "case_wrong",
        Text(
            f"{path.name} 第 {line} 行{where.replace(', ', '，')}：{what}。",
            f"{path.name}, line {line}{where}: {what}.",
        ),
    )
